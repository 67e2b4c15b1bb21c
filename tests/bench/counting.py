# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts instructions under callgrind.

Without address randomisation, and the least of three runs: the same work then counts the same
whatever else the machine does. A benchmark never fails for being slow; it fails when it can not
be measured.
"""

import os
import re
import subprocess
import sys
import tempfile

RUNS = 3


def count(command, environment, folder, whole):
    output = os.path.join(folder, "callgrind.out")
    values = dict(environment, GSK_RENDERER="cairo", GTK_A11Y="none",
                  GSETTINGS_BACKEND="memory", GIO_USE_VFS="local")
    for name in ("MALLOC_PERTURB_", "MALLOC_CHECK_", "G_DEBUG"):
        values.pop(name, None)
    run = subprocess.run(
        ["setarch", "-R", "valgrind", "--tool=callgrind",
         "--instr-atstart=" + ("yes" if whole else "no"),
         "--callgrind-out-file=" + output, *command],
        env=values, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=600)
    if run.returncode != 0:
        sys.exit("The run failed:\n" + run.stdout)
    total = 0
    for name in os.listdir(folder):
        path = os.path.join(folder, name)
        with open(path, encoding="utf-8", errors="replace") as file:
            found = re.search(r"^totals: (\d+)", file.read(), re.M)
        total += int(found.group(1)) if found else 0
        os.remove(path)
    if total == 0:
        sys.exit("Nothing was counted:\n" + run.stdout)
    return total


def least(command, environment, whole=False):
    """The instructions of the cheapest of three runs: all of them (whole), or what the program
    itself asks to be counted."""
    with tempfile.TemporaryDirectory() as folder:
        return min(count(command, environment, folder, whole) for _ in range(RUNS))


def report(name, aim, value, base):
    print(f"{name}: {value / base:.2f} times the control (aim: at most {aim:.2f}); "
          f"{value / 1e6:.1f} against {base / 1e6:.1f} million instructions", flush=True)
