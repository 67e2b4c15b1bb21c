# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what it costs to turn to a week, on a desktop with a display."""

import os
import sys

import counting

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journeys"))

from desktop import Desktop  # pylint: disable=wrong-import-position


class Agenda:
    """A program that turns to a week. A context manager."""

    def __init__(self, program):
        self.program = program
        self.desktop = Desktop()

    def __enter__(self):
        self.desktop.__enter__()
        return self

    def __exit__(self, *unused):
        self.desktop.__exit__()

    def report(self, name, aim, many, few, share=1):
        """Prints two ratios: so much stored against so little, divided among so many."""
        # What draws takes minutes, and differs by less than the ratio is told to.
        for shown, words, runs in ((), name, 3), (("--page",), name + ", in the window", 1):
            counts = [counting.least([self.program, str(n), *shown], self.desktop.env, runs=runs)
                      for n in (many, few)]
            counting.report(words, aim, counts[0] / share, counts[1])
