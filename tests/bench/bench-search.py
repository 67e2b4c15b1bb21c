#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""The search over ten thousand messages against FTS5 alone: making the index, with and without the
unsealing of what is stored, and looking in it: for a word that few have, for one that most have,
and for two.

Usage: bench-search.py PROGRAM MAKE-ANSWER
"""

import os
import subprocess
import sys
import tempfile

import counting


def main():
    program, maker = sys.argv[1:]
    with tempfile.TemporaryDirectory() as place:
        answer = place + "/answer.json"
        subprocess.run([sys.executable, maker, answer], check=True)
        environment = dict(os.environ, TMPDIR=place)

        def count(*words):
            return counting.least([program, words[0], answer, *words[1:]], environment)

        control = count("fill-control")
        fill = count("fill")
        unseal = count("unseal")
        counting.report("index of ten thousand messages", 1.50, fill, control)
        counting.report("unsealing and reading them", 1.50, unseal, control)
        counting.report("both together", 1.50, fill + unseal, control)
        for words in ("bullet", "e", "reunion theat"):
            counting.report(f"looking for “{words}”", 1.50, count("find", words),
                            count("find-control", words))


main()
