#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The help: valid pages that lead somewhere, all of them in French too, for a browser as well.
The argument is the folder of the build that holds the pages for a browser."""

import glob
import os
import re
import sys
import xml.etree.ElementTree as ET

from french import behind, faults_of, run, unsound
from tap import ROOT, Tap, read

MALLARD = '{http://projectmallard.org/1.0/}'


def pages():
    return sorted(os.path.basename(path) for path in glob.glob(os.path.join(ROOT, 'help/C/*.page')))


def page_faults():
    """Yields pages without title, description or the identifier that their name says."""
    build = read('help/meson.build')
    for name in pages():
        page = ET.fromstring(read(f'help/C/{name}'))
        if page.get('id') != name.removesuffix('.page'):
            yield f'{name}: its identifier is {page.get("id")}'
        if not page.findtext(MALLARD + 'title') or not page.findtext(f'{MALLARD}info/{MALLARD}desc'):
            yield f'{name}: no title or no description'
        if f"'{name}'" not in build:
            yield f'{name}: not in help/meson.build'


def checked():
    for check in ('links', 'orphans', 'ids'):
        answer = run('yelp-check', check, 'help/C')
        if answer.returncode != 0 or answer.stdout.strip():
            yield f'{check}: {answer.stdout.strip()}'


def browser_faults(folder):
    """Yields what is missing of the pages for a browser, and what they would fetch."""
    for language in ('C', 'fr'):
        for name in pages():
            path = os.path.join(folder, language, name.replace('.page', '.html'))
            if not os.path.exists(path):
                yield f'{language}/{name}: not made'
                continue
            with open(path, encoding='utf-8') as file:
                html = file.read()
            if re.search(r'(?:src|href)="(?:https?:)?//', html):
                yield f'{path}: needs a network'
            if 'Pupitre' not in html or (language == 'fr') != ('lang="fr"' in html):
                yield f'{path}: not in its language'


def main():
    tap = Tap()
    tap.check('pages have what a page has', page_faults())
    tap.check('pages lead somewhere', checked())
    tap.check('the French of the help is sound', unsound('help/fr/fr.po'))
    tap.check('the French of the help follows the pages',
              behind('help/fr/fr.po', 'sh', '-c', 'itstool -o "$0" help/C/*.page'))
    tap.check('the French of the help keeps the usage of Québec', faults_of(read('help/fr/fr.po')))
    tap.check('pages for a browser are complete', browser_faults(sys.argv[1]))
    tap.end()


if __name__ == '__main__':
    main()
