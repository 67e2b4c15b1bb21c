#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the cover sheet of a tax folder back: test_tax.py PROGRAM LOCALES."""

import os
import re
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lint'))
from paper import Paper, check_black, check_size, missing  # noqa: E402
from tap import Tap  # noqa: E402

UPRIGHT = (612, 792)


def plain(paper):
    """Returns what the paper says, with ordinary spaces only."""
    return re.sub(r'\s+', ' ', paper.text)


def lacking(paper, *texts):
    return [text for text in texts if text not in plain(paper)]


def check_long(paper):
    """Every slip, each page after a cover of several pages."""
    yield from missing(paper, *(f'No. N{100 + i}' for i in range(60)))
    cover = len(paper.pages)
    if cover < 2:
        yield f'{cover} pages'
    pages = [int(each) for each in re.findall(r'page (\d+)', plain(paper))]
    if pages != list(range(cover + 1, cover + 61)):
        yield str(pages)


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        short = Paper(folder, 'short')
        tap.check('the cover says all of it', lacking(
            short, 'Tax Folder 2025', 'parent@demo.exemple', 'March 2, 2026', 'Noé · École du Fleuve',
            'No. N100', 'page 2', 'Total of Noé: box C $1,234.50, box D $1,000.25, box E $234.25',
            'Total of all children: box C $2,469.00, box D $2,000.50, box E $468.50',
            'Mila · École des Érables', 'No slip and no statement of this year.', 'Missing', 'Not given by the portal',
            'Léa: no slip of 2025 for the daycare'))
        tap.check('it is Letter', list(check_size(short, UPRIGHT)))
        tap.check('it needs no colour and stays within its edges', list(check_black(short)))
        tap.check('a long one names every page', list(check_long(Paper(folder, 'long'))))
        french = Paper(folder, 'short', sys.argv[2])
        tap.check('in French', lacking(
            french, 'Dossier fiscal 2025', '2 mars 2026', 'No N100', 'page 2',
            'Total de Noé : case C : 1 234,50 $, case D : 1 000,25 $, case E : 234,25 $',
            'Total de tous les enfants : case C : 2 469,00 $, case D : 2 000,50 $, '
            'case E : 468,50 $',
            'Aucun relevé et aucun état de compte de cette année.', 'Il manque',
            'Léa : aucun relevé de 2025 pour le service de garde'))
        english = [word for word in ('Total of', 'box ', 'Missing', 'Tax', 'slip', 'statement')
                   if word in plain(french)]
        tap.check('and nothing in English', english)
    tap.end()


if __name__ == '__main__':
    main()
