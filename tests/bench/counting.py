# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts instructions under callgrind.

Without address randomisation, and the least of a few runs: the same work then counts the same
whatever else the machine does. A benchmark never fails for being slow; it fails when it can not
be measured.
"""

import os
import re
import subprocess
import sys
import tempfile

RUNS = 3
# A run takes half a minute on an idle machine, one that draws much two.
PATIENCE = 900


def run_to_end(command, values):
    try:
        return subprocess.run(command, env=values, stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, text=True, timeout=PATIENCE, check=False)
    except subprocess.TimeoutExpired as late:
        sys.exit(f"Not at its end after {PATIENCE} s: {' '.join(command)}\n"
                 + (late.stdout or b"").decode(errors="replace"))


def count(command, environment, folder, whole):
    output = os.path.join(folder, "callgrind.out")
    values = dict(environment, GSK_RENDERER="cairo", GTK_A11Y="none",
                  GSETTINGS_BACKEND="memory", GIO_USE_VFS="local")
    for name in ("MALLOC_PERTURB_", "MALLOC_CHECK_", "G_DEBUG"):
        values.pop(name, None)
    run = run_to_end(["setarch", "-R", "valgrind", "--tool=callgrind",
                      "--instr-atstart=" + ("yes" if whole else "no"),
                      "--callgrind-out-file=" + output, *command], values)
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


def least(command, environment, whole=False, runs=RUNS):
    """The instructions of the cheapest of some runs: all of them (whole), or what the program
    itself asks to be counted."""
    with tempfile.TemporaryDirectory() as folder:
        return min(count(command, environment, folder, whole) for _ in range(runs))


def report(name, aim, value, base):
    print(f"{name}: {value / base:.2f} times the control (aim: at most {aim:.2f}); "
          f"{value / 1e6:.1f} against {base / 1e6:.1f} million instructions", flush=True)
