#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""An answer of five megabytes, from its bytes to the committed transaction, against json-glib's
parse of it alone.

Usage: bench-ingest.py PROGRAM MAKE-ANSWER
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
        control = counting.least([program, "control", answer], environment)
        subject = counting.least([program, "subject", answer], environment)
    counting.report("storing five megabytes", 1.60, subject, control)


main()
