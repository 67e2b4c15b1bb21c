#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Counts what 'meson test' ran: the last line is 'N passed, N failed'.

Usage: count.py TESTLOG.JSON STATUS, with meson's own exit status. Each TAP point counts as one;
a program without points, or one that fails without a failed point, counts as one. Fails when
something failed, when meson says so, and when nothing ran at all.
"""

import json
import re
import sys

POINT = re.compile(r'^(ok|not ok)\b[^#\n]*(#\s*skip\b.*)?', re.IGNORECASE | re.MULTILINE)


def points(text):
    """Returns the numbers of points passed, failed and skipped in a TAP output."""
    passed = failed = skipped = 0
    for word, directive in POINT.findall(text or ''):
        if directive:
            skipped += 1
        elif word.lower() == 'ok':
            passed += 1
        else:
            failed += 1
    return passed, failed, skipped


def count(lines):
    """Returns passed, failed, skipped and the names of what failed, of a testlog.json."""
    total = [0, 0, 0]
    failures = []
    for line in lines:
        if not line.strip():
            continue
        test = json.loads(line)
        result = test['result']
        passed, failed, skipped = points(test.get('stdout'))
        if result == 'SKIP':
            passed, failed, skipped = 0, 0, max(1, skipped)
        elif result in ('OK', 'EXPECTEDFAIL'):
            # Meson has the last word: what it takes for passed has no failed point.
            passed, failed = (passed, 0) if passed or skipped else (1, 0)
        else:
            failed = max(1, failed)
            failures.append(f"{test['name']}: {result}")
        for index, number in enumerate((passed, failed, skipped)):
            total[index] += number
    return *total, failures


def main():
    try:
        with open(sys.argv[1], encoding='utf-8') as log:
            passed, failed, skipped, failures = count(log)
    except FileNotFoundError:
        passed, failed, skipped, failures = 0, 0, 0, []
    status = int(sys.argv[2])

    if status and not failed:
        failed = 1
        failures.append(f'meson test ended with status {status}')
    for failure in failures:
        print('failed:', failure)
    if skipped:
        print(f'{skipped} skipped')
    print(f'{passed} passed, {failed} failed')
    return 1 if failed or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
