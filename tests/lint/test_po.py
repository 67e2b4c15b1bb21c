#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""French is complete, follows the sources, and keeps the typographic usage of Québec."""

import os
import re
import subprocess
import tempfile

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

NBSP = '\N{NO-BREAK SPACE}'
RULES = (
    ('a space before ; ! or ?', re.compile(rf'[ {NBSP}\u202f][;!?]')),
    ('no no-break space before a colon', re.compile(rf'[^{NBSP}]:(?=[ {NBSP}\\]|$)')),
    ('no no-break space after «', re.compile(rf'«[^{NBSP}]|«$')),
    ('no no-break space before »', re.compile(rf'[^{NBSP}]»|^»')),
    ('a straight quotation mark', re.compile(r'\\"')),
    ('a straight apostrophe', re.compile(r"\w'\w")),
    ('three full stops for an ellipsis', re.compile(r'\.\.\.')),
    ('two spaces', re.compile(r'\S  +\S')),
    ('a word that is not used in Québec', re.compile(
        r'\b(e-?mails?|mails?|week-end|commission scolaire|collège|élève en difficulté)\b',
        re.IGNORECASE)),
)


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


def run(*words):
    """Returns what a program of gettext prints, with its errors."""
    return subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False, env={**os.environ, 'LC_ALL': 'C.UTF-8'})


def unsound():
    answer = run('msgfmt', '--check', '--check-accelerators=_', '-o', os.devnull, 'po/fr.po')
    if answer.returncode != 0 or 'warning' in answer.stdout:
        yield from answer.stdout.splitlines()


def behind():
    """Yields each text of the sources without French, and each fuzzy or forgotten one."""
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'pupitre.pot')
        merged = os.path.join(folder, 'fr.po')
        answer = run('xgettext', '--files-from=po/POTFILES.in', '--from-code=UTF-8',
                     '--add-comments', '--keyword=_', '--keyword=N_', '--keyword=C_:1c,2',
                     '--keyword=NC_:1c,2', '--keyword=g_dcgettext:2', '--keyword=g_dngettext:2,3',
                     '--keyword=g_dpgettext2:2c,3', '--flag=N_:1:pass-c-format',
                     '--flag=C_:2:pass-c-format', '--flag=NC_:2:pass-c-format',
                     '-o', template)
        if answer.returncode != 0:
            yield from answer.stdout.splitlines()
            return
        run('msgmerge', '--quiet', '--no-fuzzy-matching', '-o', merged, 'po/fr.po', template)
        for kind in ('untranslated', 'only-fuzzy', 'only-obsolete'):
            left = run('msgattrib', f'--{kind}', '--no-wrap', merged).stdout
            for text in re.findall(r'^(?:#~ )?msgid "(.+)"$', left, re.MULTILINE):
                yield f'{kind}: {text}'


def french(text):
    """Yields each French text of a catalogue, its lines joined."""
    for form in re.findall(r'^msgstr(?:\[\d\])? ((?:".*"\n?)+)', text, re.MULTILINE):
        joined = ''.join(line[1:-1] for line in form.splitlines())
        if joined and not joined.startswith('Project-Id-Version'):
            yield joined


def faults_of(text):
    """Yields each breach of the typographic usage in a catalogue."""
    for form in french(text):
        # An address or a shell word is no prose.
        prose = re.sub(r'(?:https?|file|mailto):\S*', '', form)
        for line in prose.split(r'\n'):
            for name, rule in RULES:
                if rule.search(line):
                    yield f'{name}: {line}'


def main():
    tap = Tap()
    tap.check('each file with a text to translate is listed', misplaced())
    tap.check('the catalogue is sound', unsound())
    tap.check('French follows the sources', behind())
    tap.check('French keeps the usage of Québec', faults_of(read('po/fr.po')))
    for planted in ('Vraiment ?', f'Vraiment{NBSP}!', 'Courriel : un', 'Courriel:', '«Oui»',
                    "l'école", 'Un e-mail', 'Attendez...', r'Le \"bulletin\"', f'«{NBSP}Oui »'):
        tap.must_fail(f'{planted} is found', faults_of(f'msgstr "{planted}"\n'))
    for right in ('Vraiment?', f'Courriel{NBSP}: un', f'«{NBSP}Oui{NBSP}»', 'L’école; les cours!',
                  'Ouvrir https://exemple.test:80/', 'Attendez…'):
        tap.check(f'{right} is right', faults_of(f'msgstr "{right}"\n'))
    tap.end()


if __name__ == '__main__':
    main()
