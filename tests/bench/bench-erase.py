#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Erasing: until the key is gone, with ten thousand messages stored against none.

Usage: bench-erase.py BUILD-FOLDER

Each on a desktop of its own, with a keyring as a parent's computer has one; what is erased is
stored anew for each run.
"""

import os
import subprocess
import sys

import counting

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journeys"))

from desktop import Desktop  # pylint: disable=wrong-import-position


def erase(build, messages):
    """The instructions until so many messages, and all else, can no longer be read."""
    programs = os.path.join(build, "tests", "bench")
    with Desktop() as desktop:
        desktop.start_keyring()
        subprocess.run([programs + "/bench-prepare", desktop.folder, str(messages)],
                       env=desktop.env, check=True, timeout=120)
        return counting.least([programs + "/bench-erase", desktop.path("portal.ini")],
                              desktop.env, runs=1)


def main():
    build = sys.argv[1]
    many, none = (min(erase(build, messages) for _ in range(counting.RUNS))
                  for messages in (10000, 0))
    counting.report("erasing ten thousand messages", 1.05, many, none)


main()
