#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What each text of the tree must have, and must not."""

import os
import re

from french import faults_of
from tap import ROOT, Tap, files, read

# By what its name ends with, each file that must say its licence near its top.
SOURCES = ('.c', '.h', '.py', '.sh', '.ui', '.css', '.page', 'meson.build', '.xml', '.in')

BINARY = ('.png', '.jpg', '.jpeg', '.pdf', '.db', '.gz', '.bin', '.mo', '.pyc')

LEFT_OVER = re.compile(r'\b(TO' r'DO|FIX' r'ME|XX' r'X|not impl' r'emented)\b', re.IGNORECASE)
# Folders of one machine, and hosts of package registries: a build must need neither.
MACHINE = re.compile(r'(/ho' r'me/[a-z]|/ro' r'ot/|/wo' r'rk/|/t' r'mp/[a-z]|deb\.deb' r'ian\.org'
                     r'|py' r'pi\.org|npm' r'js\.|crates\.io|snapshot\.deb' r'ian|flat' r'hub\.org)')
# A path as it stands in the README: in back quotes, of a folder or file at the top.
NAMED = re.compile(r'`(?:sh )?((?:src|data|po|help|tests|\.ci)(?:/[A-Za-z0-9_./-]*)?|COPYING)(?=[ `])')
SYNC = re.compile(r'\w_sync \(')

def texts():
    """Yields path and text of each file that is not a picture or another binary."""
    for path in files():
        if not path.endswith(BINARY):
            yield path, read(path)

def without_licence():
    for path, text in texts():
        if path.endswith(SOURCES) and text.strip():
            if 'SPDX-License-Identifier: ' not in text[:1000]:
                yield path

def lines_matching(pattern, where=lambda path: True):
    for path, text in texts():
        if not where(path):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if pattern.search(line):
                yield f'{path}:{number}: {line.strip()[:80]}'

def untidy():
    """Yields what .editorconfig forbids: blanks at the end of a line, tabs, a missing newline."""
    for path, text in texts():
        if not path.endswith(('.c', '.h', '.py', '.sh', '.ui', '.build', '.md', '.page')):
            continue
        if text and not text.endswith('\n'):
            yield f'{path}: no newline at the end'
        for number, line in enumerate(text.splitlines(), 1):
            if line != line.rstrip():
                yield f'{path}:{number}: blanks at the end'
            elif '\t' in line:
                yield f'{path}:{number}: a tab'

def missing_of_readme():
    """Yields what the README names and the tree has not, and a README without French first."""
    readme = read('README.md')
    names = NAMED.findall(readme)
    for name in sorted(set(names)):
        if not os.path.exists(os.path.join(ROOT, name)):
            yield f'README.md names {name}'
    if not {'data/demo.sh', 'tests/run.sh', 'data/packages.txt'} <= set(names):
        yield 'README.md does not name both commands and the list of packages'
    if not 0 < readme.find('portail des parents') < readme.find('parents’ portal'):
        yield 'README.md does not begin in French'


def main():
    tap = Tap()
    tap.check('each source says its licence', without_licence())
    tap.check('nothing is left over', lines_matching(LEFT_OVER, lambda path: path != 'COPYING'))
    tap.check('no path of a machine, no host of a registry', lines_matching(MACHINE))
    tap.check('nothing blocks in the user interface',
              lines_matching(SYNC, lambda path: path.startswith('src/ui/')
                             and path.endswith('.c')))
    tap.check('texts are tidy', untidy())
    tap.check('what the README names exists', missing_of_readme())
    french = read('README.md').split('\n---\n')[0].split('\n', 1)[1]
    french = re.sub(r'!\[([^]]*)\]\([^)]*\)', r'\1', french)  # of a picture, what it says
    french = re.sub('[ \n]+', ' ', french)
    tap.check('the French of the README keeps the usage of Québec',
              faults_of(f'msgstr "{french}"\n'))
    tap.end()

if __name__ == '__main__':
    main()
