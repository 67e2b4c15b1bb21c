#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Turning the week of a family of five children, of which everything is stored: for each item
shown, against a family of one; without a window, and to the frame in which a window shows it.

Usage: bench-family.py PROGRAM
"""

import sys

import agenda

CHILDREN = 5


def main():
    with agenda.Agenda(sys.argv[1]) as bench:
        bench.report("an item of the week of five children", 1.10, CHILDREN, 1, share=CHILDREN)


main()
