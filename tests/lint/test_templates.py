#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A template can be made before any other: its class makes sure that those named in it are there."""

import re

from tap import ROOT, Tap, files, read

OBJECT = re.compile('<object class="(Pupitre[A-Za-z]+)"')


def type_macro(name):
    """Returns the macro that is the type of a class."""
    words = re.findall('[A-Z][a-z]*', name)
    return '_'.join(words[:1] + ['TYPE'] + words[1:]).upper()


def missing(template, source):
    """Yields each class of ours that a template names and its source does not make sure of."""
    for name in sorted(set(OBJECT.findall(template))):
        if not re.search(rf'\(.*\b{type_macro(name)}\)', source):
            yield name


def faults(root):
    for path in files(root, '.ui'):
        text = read(path, root)
        if '<template class="Pupitre' in text:
            for name in missing(text, read(path[:-len('.ui')] + '.c', root)):
                yield f'{path}: names {name}, of which its class does not make sure'


def main():
    tap = Tap()
    template = '<template class="PupitreLockView"><object class="PupitreBanner"/></template>'
    tap.check('each class of a template is there before it', faults(ROOT))
    tap.must_fail('a class that is not made sure of is found', missing(template, 'int x;'))
    tap.check('one that is made sure of is right',
              missing(template, 'g_type_ensure (PUPITRE_TYPE_BANNER);'))
    tap.end()


if __name__ == '__main__':
    main()
