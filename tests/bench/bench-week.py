#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turning to a week of which everything is stored: with a whole school year beside it, against
that week alone.

Usage: bench-week.py PROGRAM
"""

import os
import sys
import tempfile

import counting


def main():
    with tempfile.TemporaryDirectory() as place:
        environment = dict(os.environ, TMPDIR=place)
        alone = counting.least([sys.argv[1], "1"], environment)
        year = counting.least([sys.argv[1], "40"], environment)
    counting.report("a week of a stored year", 1.05, year, alone)


main()
