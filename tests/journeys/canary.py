# SPDX-License-Identifier: GPL-3.0-or-later
"""Looks for words of a family in whatever a program has left behind."""

import os
import re

# The demonstration portal's own memory: on a real computer, it is the portal's. And the screen of
# the test, which is made of pixels.
EXCLUDED = re.compile(r'/portal\.db(-wal|-shm|-journal)?$|/Xvfb_screen0$')


def traces(folder, words):
    """Yields where under a folder one of the words stands in clear text.

    In a file of bytes, a short word could stand by chance; it counts there only in quotation marks,
    as in the portal's answers.
    """
    for path in files(folder):
        with open(path, 'rb') as file:
            content = file.read()
        binary = b'\0' in content
        for word in words:
            needle = f'"{word}"' if binary and len(word) < 7 else word
            for encoding in ('utf-8', 'utf-16-le', 'latin-1'):
                if needle.encode(encoding, 'ignore') in content:
                    yield f'{os.path.relpath(path, folder)}: {word}'
                    break


def files(folder):
    """Yields each regular file under a folder, but for those of the demonstration portal."""
    for each, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(each, name)
            if os.path.isfile(path) and not os.path.islink(path) and not EXCLUDED.search(path):
                yield path
