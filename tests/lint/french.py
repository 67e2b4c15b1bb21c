# SPDX-License-Identifier: GPL-3.0-or-later
"""What a French catalogue must be: sound, complete, and in the typographic usage of Québec."""

import os
import re
import subprocess
import tempfile

from tap import ROOT

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


def run(*words):
    """Returns what a program prints, with its errors, and its status."""
    return subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          text=True, check=False, env={**os.environ, 'LC_ALL': 'C.UTF-8'})


def unsound(catalogue):
    """Yields what msgfmt has to say about a catalogue."""
    answer = run('msgfmt', '--check', '--check-accelerators=_', '-o', os.devnull, catalogue)
    if answer.returncode != 0 or 'warning' in answer.stdout:
        yield from answer.stdout.splitlines()


def behind(catalogue, *extract):
    """Yields each text of the sources without French, and each fuzzy or forgotten one; extract is
    the command that writes a template to the file whose name ends it."""
    with tempfile.TemporaryDirectory() as folder:
        template = os.path.join(folder, 'template.pot')
        merged = os.path.join(folder, 'merged.po')
        answer = run(*extract, template)
        if answer.returncode != 0:
            yield from answer.stdout.splitlines()
            return
        run('msgmerge', '--quiet', '--no-fuzzy-matching', '-o', merged, catalogue, template)
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
        # Addresses and marks are no prose.
        prose = re.sub(r'(?:https?|file|mailto):\S*|<[^>]*>', '', form)
        for line in prose.split(r'\n'):
            for name, rule in RULES:
                if rule.search(line):
                    yield f'{name}: {line}'
