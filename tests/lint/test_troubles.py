#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever tells a parent of an error also leads to the page of the help about it."""

import os
import re
import tempfile

from tap import ROOT, Tap, files, read

WINDOW = os.path.join('src', 'ui') + os.sep

# Its words stand on the cover sheet of the folder: on paper nothing leads anywhere.
ON_PAPER = ('pupitre-tax-job.c',)

# An error as words: our own sentence for it, or the system's in a sentence of ours.
SAID = re.compile(r'_dup_sentence \(|\b_\("[^";]*%[^";]*"\),[^;]*error->message', re.DOTALL)
LED = re.compile(r'(error_topic|unlock_text)_find|pupitre_trouble_say|pupitre_window_add_trouble'
                 r'|pupitre_help_toast_new|signals\[TROUBLE\]')  # its page leads there
MAKES_WORDS = re.compile(r'^pupitre_\w+_dup_sentence \(const GError \*error\)', re.MULTILINE)

LABEL = re.compile(r'<class name="error"/>')
BUTTON = 'win.help-topic'


def faults(root):
    """Yields each file of the window that tells of an error and does not lead to the help."""
    for path in files(root, '.c', '.ui'):
        if not path.startswith(WINDOW) or os.path.basename(path) in ON_PAPER:
            continue
        text = read(path, root)
        if path.endswith('.ui'):
            if LABEL.search(text) and BUTTON not in text:
                yield f'{path}: a label for errors, and no button for the help'
        elif SAID.search(text) and not LED.search(text) and not MAKES_WORDS.search(text):
            yield f'{path}: says an error, and names no page of the help'


def planted(name, text):
    with tempfile.TemporaryDirectory() as root:
        path = os.path.join(root, WINDOW, name)
        os.makedirs(os.path.dirname(path))
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return list(faults(root))


def main():
    tap = Tap()
    tap.check('each error that is said leads to the help', faults(ROOT))
    tap.must_fail('a sentence alone is found', planted(
        'pupitre-planted.c', 'say (self, pupitre_error_text_dup_sentence (error));\n'))
    tap.must_fail('the words of the system alone are found', planted(
        'pupitre-planted.c', 'text = g_strdup_printf (_("“%s”: %s"),\n  name, error->message);\n'))
    tap.must_fail('a label alone is found', planted(
        'pupitre-planted.ui', '<style><class name="error"/></style>\n'))
    tap.check('a sentence with its page is right', planted(
        'pupitre-planted.c', 'sentence = pupitre_error_text_dup_sentence (error);\n'
        'pupitre_window_add_trouble (window, sentence, pupitre_error_topic_find (error));\n'))
    tap.check('a line of the log is right', planted(
        'pupitre-planted.c', 'g_warning ("It is not kept: %s", error->message);\n'))
    tap.end()


if __name__ == '__main__':
    main()
