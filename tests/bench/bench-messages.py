#!/usr/bin/python3
# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Ten thousand messages in the program: a scroll of three hundred steps against a bare list of as
many rows of two labels, with the rows bound and the frames that came late; and a key pressed in the
search, until what was found is listed, against FTS5 alone.

Usage: bench-messages.py BUILD-FOLDER [scroll|keypress]
"""

import os
import subprocess
import sys

import counting

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "journeys"))

from desktop import Desktop  # pylint: disable=wrong-import-position

MESSAGES = 10000
# One that few messages have, and one that many do.
WORDS = ("bullet", "fraction")


class Bench:
    """A desktop on which that many messages are stored."""

    def __init__(self, build, desktop):
        self.programs = os.path.join(build, "tests", "bench")
        self.desktop = desktop
        desktop.env.update(GSETTINGS_SCHEMA_DIR=os.path.join(build, "data"))
        desktop.start_keyring()
        subprocess.run([self.programs + "/bench-prepare", desktop.folder, str(MESSAGES)],
                       env=desktop.env, check=True, timeout=300)

    def command(self, *words):
        portal = [] if words[0] == "scroll-control" else ["--portal",
                                                          self.desktop.path("portal.ini")]
        return [self.programs + "/bench-messages", *words, *portal]

    def count(self, *words):
        return counting.least(self.command(*words), self.desktop.env, runs=1)

    def tell(self, name, *words):
        """Runs without counting, for the rows and the frames."""
        env = dict(self.desktop.env, GSK_RENDERER="cairo", GTK_A11Y="none")
        run = subprocess.run(self.command(*words), env=env, stdout=subprocess.PIPE, text=True,
                             check=True, timeout=300)
        print(f"{name}: {run.stdout.strip()}", flush=True)

    def scroll(self):
        control = ("scroll-control", str(MESSAGES))
        self.tell("bare list", *control)
        self.tell("messages", "scroll")
        counting.report("scroll of ten thousand messages", 1.30, self.count("scroll"),
                        self.count(*control))

    def keypress(self):
        for word in WORDS:
            counting.report(f"last letter of “{word}”, to the rows", 1.50,
                            self.count("keypress", word), self.count("keypress-control", word))


def main():
    build, wanted = sys.argv[1], sys.argv[2:]
    with Desktop() as desktop:
        bench = Bench(build, desktop)
        for name in wanted or ("scroll", "keypress"):
            getattr(bench, name)()


main()
