# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what stands in the whole memory of a running program."""

import os
import re

CHUNK = 1 << 24
MAPPING = re.compile(r'^([0-9a-f]+)-([0-9a-f]+) r')


def count(pid, needles):
    """Returns how often each of the needles, which are bytes, is in the memory of a process."""
    counts = [0] * len(needles)
    longest = max(map(len, needles))
    with open(f'/proc/{pid}/maps', encoding='utf-8') as file:
        maps = [MAPPING.match(line) for line in file]
    with open(f'/proc/{pid}/mem', 'rb', buffering=0) as memory:
        for start, end in (map(lambda text: int(text, 16), found.groups())
                           for found in maps if found):
            for chunk in read(memory.fileno(), start, end, longest):
                for i, needle in enumerate(needles):
                    counts[i] += chunk.count(needle)
    return counts


def read(memory, start, end, overlap):
    """Yields the bytes of a mapping, those at the joint of two chunks with both."""
    tail = b''
    while start < end:
        try:
            part = os.pread(memory, min(CHUNK, end - start), start)
        except (OSError, OverflowError):  # what the kernel keeps for itself
            return
        if not part:
            return
        yield tail + part
        tail = part[-(overlap - 1):] if overlap > 1 else b''
        start += len(part)
