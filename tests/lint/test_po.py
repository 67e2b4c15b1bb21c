#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""French is complete, follows the sources, and keeps the typographic usage of Québec."""

import os
import re

from french import NBSP, behind, faults_of, unsound
from tap import ROOT, Tap, files, read

# What marks a text for translation, by the ending of the file that holds it.
MARKS = {
    '.c': re.compile(r'\b(?:N?C?_|ngettext|g_dn?gettext|g_dpgettext2?) ?\('),
    '.h': re.compile(r'\b(?:N?C?_) ?\("'),
    '.ui': re.compile(r'translatable="(?:yes|1|true)"'),
    '.gschema.xml': re.compile(r'<summary>'),
    '.desktop.in.in': re.compile(r'^Name=', re.MULTILINE),
    '.metainfo.xml.in.in': re.compile(r'<summary>'),
}

def marked():
    """Yields the files of the tree that hold a text to translate."""
    for path in files():
        if not path.startswith(('src' + os.sep, 'data' + os.sep)):
            continue
        for ending, mark in MARKS.items():
            if path.endswith(ending) and mark.search(read(path)):
                yield path


def listed():
    return [line for line in read('po/POTFILES.in').splitlines()
            if line and not line.startswith('#')]


def misplaced():
    """Yields what is wrong with POTFILES.in."""
    names = listed()
    if names != sorted(names):
        yield 'po/POTFILES.in is not sorted'
    for path in sorted(set(marked()) - set(names)):
        yield f'po/POTFILES.in does not list {path}'
    for path in names:
        if not os.path.exists(os.path.join(ROOT, path)):
            yield f'po/POTFILES.in lists {path}, which does not exist'


def mixed_up(catalogue):
    """Yields where our own PIN has in French the name of the number that a school gives."""
    for entry in catalogue.split('\n\n'):
        ours, french = re.split(r'^msgstr', entry, maxsplit=1, flags=re.MULTILINE) \
            if re.search(r'^msgstr', entry, re.MULTILINE) else ('', '')
        if re.search(r'\bPINs?\b', ours) and not re.search(r'\bNIP\b', ours) and 'NIP' in french:
            yield f'a PIN is no NIP: {french.strip()}'


# The same words as Meson's preset for programs that use GLib.
EXTRACT = (
    'xgettext', '--files-from=po/POTFILES.in', '--from-code=UTF-8', '--add-comments',
    '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2', '--keyword=NC_:1c,2',
    '--keyword=g_dcgettext:2', '--keyword=g_dngettext:2,3', '--keyword=g_dpgettext2:2c,3',
    '--flag=N_:1:pass-c-format', '--flag=C_:2:pass-c-format', '--flag=NC_:2:pass-c-format', '-o')


def main():
    tap = Tap()
    tap.check('each file with a text to translate is listed', misplaced())
    tap.check('the catalogue is sound', unsound('po/fr.po'))
    tap.check('French follows the sources', behind('po/fr.po', *EXTRACT))
    tap.check('French keeps the usage of Québec', faults_of(read('po/fr.po')))
    tap.check('our PIN and the NIP of the school have two names',
              [*mixed_up(read('po/fr.po')), *mixed_up(read('help/fr/fr.po'))])
    tap.must_fail('a PIN called NIP is found', mixed_up('msgid "PIN"\nmsgstr "NIP"\n'))
    for planted in ('Vraiment ?', f'Vraiment{NBSP}!', 'Courriel : un', 'Courriel:', '«Oui»',
                    "l'école", 'Un e-mail', 'Attendez...', r'Le \"bulletin\"', f'«{NBSP}Oui »'):
        tap.must_fail(f'{planted} is found', faults_of(f'msgstr "{planted}"\n'))
    for right in ('Vraiment?', f'Courriel{NBSP}: un', f'«{NBSP}Oui{NBSP}»', 'L’école; les cours!',
                  'Ouvrir https://exemple.test:80/', 'Attendez…'):
        tap.check(f'{right} is right', faults_of(f'msgstr "{right}"\n'))
    tap.end()


if __name__ == '__main__':
    main()
