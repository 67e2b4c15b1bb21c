# Copyright (C) 2026 The Pupitre authors
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""TAP for the programs of this suite."""

import sys


class Report:
    """TAP, one line a case; goes on after a failure."""

    def __init__(self):
        self.count = 0
        self.failed = 0

    def case(self, name, function, *arguments):
        self.count += 1
        try:
            function(*arguments)
            print(f"ok {self.count} - {name}", flush=True)
        except Exception as error:  # a test reports whatever went wrong
            self.failed += 1
            print(f"not ok {self.count} - {name}", flush=True)
            for line in f"{type(error).__name__}: {error}".splitlines()[:12]:
                print("# " + line, flush=True)

    def end(self):
        print(f"1..{self.count}")
        sys.exit(1 if self.failed else 0)
