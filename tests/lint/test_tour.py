#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The check of the tour's pictures finds what is missing, of another size, or not French."""

import os
import struct
import sys
import tempfile

from tap import ROOT, Tap

sys.path.insert(0, os.path.join(ROOT, 'tests'))
import tour  # noqa: E402

STATES = ['message', 'messages', 'messages-empty', 'report-cards']


def save(folder, name, size=None, colour=b'\0'):
    """Writes the head of a PNG, of the size that its name says."""
    width, height = size or tour.SIZES[name.split('.')[3]]
    with open(os.path.join(folder, name), 'wb') as file:
        file.write(b'\x89PNG\r\n\x1a\n\0\0\0\rIHDR' + struct.pack('>II', width, height)
                   + name.split('.')[1].encode() + colour)


def after(change):
    """Returns the faults of a complete folder after one change to it."""
    with tempfile.TemporaryDirectory() as folder:
        for name in tour.expected(STATES):
            save(folder, name)
        change(folder)
        return list(tour.faults(folder, STATES))


def copy_english(folder):
    with open(os.path.join(folder, 'messages.en.dark.wide.png'), 'rb') as english:
        content = english.read()
    with open(os.path.join(folder, 'messages.fr.dark.wide.png'), 'wb') as french:
        french.write(content)


def main():
    tap = Tap()
    names = list(tour.expected(STATES))
    tap.check('a page has eight pictures, another state of it two',
              [] if len(names) == 26 and 'messages-empty.en.dark.narrow.png' in names
              and 'report-cards.fr.light.narrow.png' in names else names)
    tap.check('a complete folder has no fault', after(lambda folder: None))
    for name, change in (
            ('a missing picture', lambda folder: os.unlink(os.path.join(folder, names[0]))),
            ('a picture of another size', lambda folder: save(folder, names[0], (999, 700))),
            ('an English picture under a French name', copy_english),
            ('a picture of no page', lambda folder: save(folder, 'agenda.fr.dark.wide.png'))):
        tap.must_fail(f'{name} is found', after(change))
    tap.end()


if __name__ == '__main__':
    main()
