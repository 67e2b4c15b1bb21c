#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""The start of the program with the stored rows of the family of volume.

Usage: bench-start.py BUILD-FOLDER

Two ratios of instructions: against an empty window, and ten thousand messages against a hundred.
Each on a desktop of its own, with a keyring as a parent's computer has one: libsecret's file
would add half a start of key derivation that no parent waits for.
"""

import os
import subprocess
import sys

import counting

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journeys"))

from desktop import Desktop  # pylint: disable=wrong-import-position

# Starts differ by less than the ratios are told to, and each takes half a minute.
RUNS = 2


def measure(build, messages, child="first"):
    """The instructions until the first frame that shows one of so many messages; None: until the
    first frame of an empty window. The child that has so many need not be the one that a start
    shows first: "voluminous" turns to that one."""
    programs = os.path.join(build, "tests", "bench")
    with Desktop() as desktop:
        desktop.env.update(GSETTINGS_SCHEMA_DIR=os.path.join(build, "data"))
        if messages is None:
            return counting.least([programs + "/bench-window"], desktop.env, whole=True,
                                  runs=RUNS)
        desktop.start_keyring()
        subprocess.run([programs + "/bench-prepare", desktop.folder, str(messages)],
                       env=desktop.env, check=True, timeout=120)
        return counting.least([programs + "/bench-start", child, "--portal",
                               desktop.path("portal.ini")], desktop.env, whole=True, runs=RUNS)


def main():
    build = sys.argv[1]
    control = measure(build, None)
    start = measure(build, 10000)
    few = measure(build, 100, "voluminous")
    many = measure(build, 10000, "voluminous")
    counting.report("start to stored rows", 1.30, start, control)
    counting.report("ten thousand messages against a hundred", 1.10, many, few)


main()
