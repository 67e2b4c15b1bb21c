#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a desktop reads of the program is valid. The files made by the build are the arguments."""

import configparser
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ET

from tap import ROOT, Tap, files, read

ID = 'io.github.pupitre.Pupitre'
LANG = '{http://www.w3.org/XML/1998/namespace}lang'


def run(*words):
    """Yields what a checker says, when it is not content."""
    answer = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                            check=False)
    if answer.returncode != 0 or re.search(r'\b(warning|error|W|E):', answer.stdout):
        yield from answer.stdout.splitlines() or ['the checker failed without a word']


def without_french(desktop):
    keys = configparser.ConfigParser(interpolation=None)
    keys.optionxform = str
    keys.read(desktop, encoding='utf-8')
    for key in ('Name', 'Comment'):
        if f'{key}[fr]' not in keys['Desktop Entry']:
            yield f'{os.path.basename(desktop)}: no {key} in French'


def metainfo_faults(path):
    """Yields what a software centre asks for beyond what appstreamcli checks."""
    root = ET.parse(path).getroot()
    summaries = {node.get(LANG): node.text for node in root.findall('summary')}
    for language in (None, 'fr'):
        summary = summaries.get(language) or ''
        if not 10 <= len(summary) <= 35 or summary.endswith('.'):
            yield f'summary in {language}: {summary!r}'
    if root.findtext('id') != ID or root.findtext('launchable') != ID + '.desktop':
        yield 'the identifiers do not agree'
    if root.find('content_rating').get('type') != 'oars-1.1':
        yield 'no OARS 1.1 rating'
    if not root.findall('description/p[@xml:lang="fr"]', {'xml': LANG[1:-5]}):
        yield 'no description in French'
    version = re.search(r"version: '([^']+)'", read('meson.build')).group(1)
    if root.find('releases/release').get('version') != version:
        yield 'the newest release has another version than the build'


def icon_faults():
    """Yields icons that are not square, or that a recolouring desktop cannot recolour."""
    for path in files(ROOT, '.svg'):
        svg = ET.fromstring(read(path))
        size = (svg.get('width'), svg.get('height'))
        symbolic = path.endswith('-symbolic.svg')
        if size != (('16', '16') if symbolic else ('128', '128')):
            yield f'{path}: {size}'
        fills = {node.get('fill') for node in svg.iter()} - {None}
        if symbolic and fills != {'#2e3436'}:
            yield f'{path}: {fills}'


def main():
    tap = Tap()
    desktops = [path for path in sys.argv[1:] if path.endswith('.desktop')]
    metainfos = [path for path in sys.argv[1:] if path.endswith('.metainfo.xml')]
    tap.check('the build made two desktop files and one description',
              [] if (len(desktops), len(metainfos)) == (2, 1) else sys.argv[1:])
    for path in desktops:
        name = os.path.basename(path)
        tap.check(f'{name} is valid', run('desktop-file-validate', path))
        tap.check(f'{name} speaks French', without_french(path))
    for path in metainfos:
        tap.check('the metainfo is valid', run('appstreamcli', 'validate', '--no-net', path))
        tap.check('the metainfo says what is asked for', metainfo_faults(path))
    tap.check('the schema is valid', run('glib-compile-schemas', '--strict', '--dry-run',
                                         os.path.join(ROOT, 'data')))
    tap.check('icons are square and can be recoloured', icon_faults())
    tap.end()


if __name__ == '__main__':
    main()
