# SPDX-License-Identifier: GPL-3.0-or-later
"""TAP for the lint programs, and the list of the tree's own files."""

import os
import sys

ROOT = os.path.realpath(os.path.join(os.path.dirname(__file__), '..', '..'))


class Tap:
    """Prints one point for each check, with what is wrong under it."""

    def __init__(self):
        self.number = 0
        self.failed = 0

    def check(self, name, faults):
        """Passes when faults is empty; otherwise prints each one."""
        self.number += 1
        faults = list(faults)
        if faults:
            self.failed += 1
        print(f"{'not ok' if faults else 'ok'} {self.number} - {name}")
        for fault in faults:
            print(f'{name}: {fault}', file=sys.stderr)

    def must_fail(self, name, faults):
        """Passes when a planted fault was found: a check that finds nothing checks nothing."""
        self.check(name, [] if list(faults) else ['the planted fault was not found'])

    def end(self):
        print(f'1..{self.number}')
        sys.exit(1 if self.failed else 0)


def files(root=ROOT, *suffixes):
    """Yields the path of each file of the tree, relative to root: no build, cache or git folder."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(name for name in folders
                            if not name.startswith(('build', '_', '.git'))
                            or (folder != root and name.startswith('build')))
        for name in sorted(names):
            path = os.path.relpath(os.path.join(folder, name), root)
            if path != '.git' and (not suffixes or name.endswith(suffixes)):
                yield path


def read(path, root=ROOT):
    """Returns the text of a file of the tree."""
    with open(os.path.join(root, path), encoding='utf-8') as file:
        return file.read()
