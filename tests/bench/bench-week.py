#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turning to a week of which everything is stored: with a whole school year beside it, against
that week alone; without a window, and to the frame in which a window shows it.

Usage: bench-week.py PROGRAM
"""

import sys

import agenda

WEEKS = 40


def main():
    with agenda.Agenda(sys.argv[1]) as bench:
        bench.report("a week of a stored year", 1.05, WEEKS, 1)


main()
