#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turning the week of a family of five children, of which everything is stored: for each item
shown, against a family of one.

Usage: bench-family.py PROGRAM
"""

import os
import sys
import tempfile

import counting

CHILDREN = 5


def main():
    with tempfile.TemporaryDirectory() as place:
        environment = dict(os.environ, TMPDIR=place)
        one = counting.least([sys.argv[1], "1"], environment)
        five = counting.least([sys.argv[1], str(CHILDREN)], environment)
    counting.report("an item of the week of five children", 1.10, five / CHILDREN, one)


main()
