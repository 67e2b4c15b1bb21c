#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads the paper of a week and of a cycle back: test_plan.py PROGRAM LOCALES."""

import os
import re
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lint'))
from tap import Tap  # noqa: E402


def run(*command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=60, **options).stdout


def read(path):
    """Returns the text of each page."""
    text = run('pdftotext', '-layout', path, '-').decode()
    return text.split('\f')[:-1]


def words(page):
    """Returns what a page says, in one line."""
    return ' '.join(page.split())


class Paper:
    """A plan that the program has drawn."""

    def __init__(self, folder, case, locale=None):
        self.path = os.path.join(folder, f'{case}.pdf')
        environment = dict(os.environ)
        if locale is not None:
            environment.update(LOCPATH=locale, LC_ALL='fr_CA.UTF-8', LANGUAGE='fr')
        with open(self.path, 'wb') as file:
            file.write(run(sys.argv[1], case, env=environment))
        self.pages = read(self.path)
        self.text = words(run('pdftotext', '-raw', self.path, '-').decode())


def check_size(paper):
    """Yields each page that is not Letter."""
    boxes = re.findall(r'^Page +\d+ size: +([\d.]+) x ([\d.]+)',
                       run('pdfinfo', '-f', '1', '-l', '99', paper.path).decode(), re.MULTILINE)
    if len(boxes) != len(paper.pages):
        yield f'{len(boxes)} sizes for {len(paper.pages)} pages'
    for width, height in boxes:
        if abs(float(width) - 792) > 0.1 or abs(float(height) - 612) > 0.1:
            yield f'{width} x {height}'


def check_black(paper):
    """Yields what is not grey, or touches the edge that a printer leaves white."""
    prefix = paper.path[:-4]
    run('pdftoppm', '-r', '50', paper.path, prefix)
    for name in sorted(os.listdir(os.path.dirname(prefix))):
        path = os.path.join(os.path.dirname(prefix), name)
        if not path.startswith(prefix + '-') or not name.endswith('.ppm'):
            continue
        with open(path, 'rb') as file:
            _, size, _, data = file.read().split(b'\n', 3)
        width, height = map(int, size.split())
        if data[0::3] != data[1::3] or data[0::3] != data[2::3]:
            yield f'{name} has a colour'
        edge = 50 // 4
        for y in range(height):
            row = data[3 * width * y:3 * width * (y + 1)]
            outside = row if y < edge or y >= height - edge else row[:3 * edge] + row[-3 * edge:]
            if outside.count(255) != len(outside):
                yield f'{name}: line {y} has ink at the edge'
                break


def missing(paper, *texts):
    return [text for text in texts if text not in paper.text]


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
        tap.check('a week of summer', list(check_empty(Paper(folder, 'empty'))))
        tap.check('in French', list(check_french(Paper(folder, 'week', sys.argv[2]))))
    tap.end()


if __name__ == '__main__':
    main()
