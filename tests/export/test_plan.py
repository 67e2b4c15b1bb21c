#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the paper of a week and of a cycle back: test_plan.py PROGRAM LOCALES."""

import os
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lint'))
from paper import Paper, check_black, check_size, missing, words  # noqa: E402
from tap import Tap  # noqa: E402


def check_week(paper):
    yield from missing(paper, 'Semaine du 23 novembre', 'Noé Exemple · École de la Prée',
                       'Reçu du portail à 7:05', 'Monday 23', 'Jour 3', 'Journée pédagogique',
                       'Français, langue d’enseignement', 'B-214 · Noël Exemple', 'Annulé',
                       'Éducation physique', 'Retenue à purger', 'B-118 → B-201', 'To do',
                       'Homework Fiche n° 4', 'Lesson to learn Verbes en -ir',
                       'Evaluation Dictée Français')
    if len(paper.pages) != 1 or 'Page 1' in paper.text:
        yield f'{len(paper.pages)} pages'


def check_full(paper):
    yield from missing(paper, 'Retenue à purger', 'Verbes en -ir')
    if len(paper.pages) != 1 or paper.text.count('Révision du chapitre') != 8:
        yield f'{len(paper.pages)} pages'


def check_french(paper):
    yield from missing(paper, 'Lundi 23', 'À faire', 'Devoir Fiche n° 4', 'Leçon Verbes en -ir',
                       'Évaluation Dictée Français')


def check_crowd(paper):
    yield from missing(paper, *(f'Cours {day}-{row}-{i}' for day in range(7) for row in range(17)
                                for i in range(4 if row == 16 else 1)))
    if len(paper.pages) < 2:
        yield f'{len(paper.pages)} pages'
    for number, page in enumerate(paper.pages, 1):
        for text in ('Semaine du 23 novembre', 'Monday 23', 'Sunday 29',
                     f'Page {number} of {len(paper.pages)}'):
            if text not in words(page):
                yield f'page {number} does not say {text}'
    if paper.text.count('8:30') != 1:
        yield 'an hour stands twice'


def check_cycle(paper):
    yield from missing(paper, *(f'Cours {day}-{period}' for day in range(1, 11)
                                for period in range(1, 5)))
    if len(paper.pages) != 1:
        yield f'{len(paper.pages)} pages'
    # Five days side by side, and under them the others.
    text = words(paper.pages[0])
    if 'Jour 1 Jour 2 Jour 3 Jour 4 Jour 5' not in text or \
            'Jour 6 Jour 7 Jour 8 Jour 9 Jour 10' not in text:
        yield text[:300]


def check_long(paper):
    yield from missing(paper, *(f'Activité {i} & <autres>' for i in range(40)))
    if not 2 <= len(paper.pages) <= 8:
        yield f'{len(paper.pages)} pages'
    if 'x…' not in paper.text:
        yield 'a name without end has no end'


def check_family(paper):
    names = ('Noé', 'Léa', 'Mila')
    yield from missing(paper, *(f'{name[0]} {name}' for name in names),
                       *(f'{8 + lesson}:{i}0 Cours {name} {day}-{lesson}'
                         for i, name in enumerate(names) for day in range(4) for lesson in range(5)),
                       *(f'Homework Travail {name} {day}' for name in names for day in range(5)))
    # A child's things stand in its row and in no other.
    rows = [paper.text.find(f'{name[0]} {name}') for name in names] + [len(paper.text)]
    for i, name in enumerate(names):
        row = paper.text[rows[i]:rows[i + 1]]
        for other in names:
            if (f'Cours {other}' in row or f'Travail {other}' in row) != (other == name):
                yield f'{name}: {row[:300]}'
    if len(paper.pages) > 2:
        yield f'{len(paper.pages)} pages'


def check_empty(paper):
    yield from missing(paper, 'Monday 23', 'Friday 27', 'Nothing is planned.')


def main():
    tap = Tap()
    with tempfile.TemporaryDirectory() as folder:
        week = Paper(folder, 'week')
        tap.check('a week says all of it', list(check_week(week)))
        tap.check('a week is Letter', list(check_size(week)))
        tap.check('a week needs no colour', list(check_black(week)))
        tap.check('a full week keeps to one page', list(check_full(Paper(folder, 'full'))))
        crowd = Paper(folder, 'crowd')
        tap.check('twenty lessons a day take several pages', list(check_crowd(crowd)))
        tap.check('several pages are Letter', list(check_size(crowd)))
        tap.check('several pages stay within their edges', list(check_black(crowd)))
        tap.check('a cycle of ten days', list(check_cycle(Paper(folder, 'cycle'))))
        long = Paper(folder, 'long')
        tap.check('names and crowds without end', list(check_long(long)))
        tap.check('they stay within their edges', list(check_black(long)))
        family = Paper(folder, 'family')
        tap.check('a family, child under child', list(check_family(family)))
        tap.check('a family needs no colour', list(check_black(family)))
        tap.check('a week of summer', list(check_empty(Paper(folder, 'empty'))))
        tap.check('in French', list(check_french(Paper(folder, 'week', sys.argv[2]))))
    tap.end()


if __name__ == '__main__':
    main()
