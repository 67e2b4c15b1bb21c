#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the paper of receipts back: test_receipts.py PROGRAM LOCALES."""

import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lint'))
from paper import Paper, check_black, check_size, missing, words  # noqa: E402
from tap import Tap  # noqa: E402

UPRIGHT = (612, 792)
LONG = 400


def number_of(receipt):
    return f'00000000-0000-4000-8000-{receipt:012}'


def check_one(paper):
    yield from missing(paper, 'Noé', 'Fièvre & toux', 'R-1', number_of(1))
    if len(paper.pages) != 1 or 'Page 1' in paper.text or 'continued' in paper.text:
        yield f'{len(paper.pages)} pages'


def check_several(paper):
    """Each receipt is whole on one page."""
    if len(paper.pages) < 3:
        yield f'{len(paper.pages)} pages'
    for number in range(1, 13):
        pages = [words(page) for page in paper.pages if f'R-{number} ' in words(page) + ' ']
        if len(pages) != 1 or number_of(number) not in pages[0]:
            yield f'receipt {number} stands on {len(pages)} pages'
    for number, page in enumerate(paper.pages, 1):
        if f'Page {number} of {len(paper.pages)}' not in words(page):
            yield f'page {number} has no number'
    if 'continued' in paper.text:
        yield 'a receipt is cut in two'


def check_long(paper):
    """Nothing is left out, and what follows is whole."""
    yield from missing(paper, *(f'mot{i}' for i in range(LONG)), 'R-1', number_of(1), 'R-2', number_of(2))
    if len(paper.pages) < 2:
        yield f'{len(paper.pages)} pages'
    if re.findall(r'mot\d+', paper.text) != [f'mot{i}' for i in range(LONG)]:
        yield 'the words are in another order, or stand twice'
    if 'Motive given (continued)' not in words(paper.pages[1]):
        yield words(paper.pages[1])[:200]


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        one = Paper(folder, 'one')
        tap.check('a receipt says all of it', list(check_one(one)))
        tap.check('it is Letter', list(check_size(one, UPRIGHT)))
        several = Paper(folder, 'several')
        tap.check('several are each on one page', list(check_several(several)))
        tap.check('they need no colour and stay within their edges', list(check_black(several)))
        long = Paper(folder, 'long')
        tap.check('one without end goes on', list(check_long(long)))
        tap.check('its pages are Letter', list(check_size(long, UPRIGHT)))
        tap.check('it stays within its edges', list(check_black(long)))
        tap.check('in French', missing(Paper(folder, 'long', sys.argv[2]), '(suite)', 'Page 2 de'))
    tap.end()


if __name__ == '__main__':
    main()
