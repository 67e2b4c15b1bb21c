#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Whatever takes the focus or can be pressed has a name, on every page and in both languages."""

import re

import steps
from tap import expect
from test_keyboard import make_french
from wait import until

# What one works with. A pane that scrolls takes the focus too, and has nothing to say.
ROLES = {'push button', 'toggle button', 'check box', 'switch', 'text', 'entry', 'link', 'list',
         'list item', 'menu item', 'check menu item', 'combo box', 'slider'}
# The toolkit's own search in its window of preferences, which ours does without.
TOOLKITS = {'GtkSearchEntry'}
CLASS = re.compile('^(Gtk|Adw|Pupitre)[A-Z]')


def nameless(program):
    """Returns role and lineage of each control without a name or with that of a class."""
    found = []
    for owner, path, pid in program.desktop.accessibility().applications():
        if pid != program.process.pid:
            continue
        for node in program.desktop.accessibility().tree(owner, path, whole=True):
            if node.role == 'list' and not node.children:  # the tiles of nobody, not shown
                continue
            if node.name in TOOLKITS:
                continue
            if is_offered(node):
                continue
            if node.role in ROLES and (not node.name.strip() or CLASS.match(node.name)):
                around = [each.name for each in node.lineage() if each.name.strip()]
                found.append((node.role, node.name, around[:4]))
    return found


def is_offered(node):
    """Says whether a node is a row of what there is to choose in a combo box: the toolkit's own row,
    which is read by the words in it."""
    return (node.role == 'list item' and any(each.role == 'combo box' for each in node.lineage())
            and any(each.name.strip() and not CLASS.match(each.name) for each in below(node)))


def below(node):
    for child in node.children:
        yield child
        yield from below(child)


def expect_names(program):
    found = nameless(program)
    expect(not found, '\n'.join(map(str, found)))


def words(language):
    if language == 'fr':
        return {'password': 'Mot de passe', 'preferences': 'Copie à lire hors ligne',
                'sign-in': 'Se connecter', 'sign-out': 'Se déconnecter…', 'cancel': 'Annuler'}
    return {'password': 'Password', 'preferences': 'Copy for reading offline',
            'sign-in': 'Sign In', 'sign-out': 'Sign Out…', 'cancel': 'Cancel'}


def sign_in_page(program, texts):
    """At once, or from the copy that the start before has left."""
    if program.look('list item', re.compile('^Noé, ')):
        program.press('push button', texts['sign-in'])
    expect_names(program)
    program.find_in_front('text', texts['password'])
    program.type(steps.PASSWORD)
    program.key('Return')
    steps.wait_for_family(program)


def message_pages(program, texts):
    program.key('ctrl+1', steps.tile_key('Messages', 'Léa'))
    program.find_in_front('list', 'Messages')
    until(lambda: steps.message_rows(program), 'no message')
    expect_names(program)
    steps.open_message(program)
    expect_names(program)
    program.key('Escape')
    program.gone_from_front('heading', re.compile('.'))


def document_page(program):
    program.key(steps.tile_key('Results', 'Léa'))
    rows = until(lambda: steps.report_card_rows(program), 'no report card')
    expect_names(program)
    program.tab_to('list item', rows[0])
    program.key('Return')
    program.find_in_front('label', re.compile(r'^Page \d+ (of|de) \d+$'))
    expect_names(program)


def windows(program, texts):
    """The preferences, and what asks before signing out. The window of shortcuts is the toolkit's
    own, down to its nameless buttons."""
    program.key('ctrl+comma')
    program.find(None, texts['preferences'])
    expect_names(program)
    program.press('push button', texts['sign-out'])
    program.find('push button', texts['cancel'])
    expect_names(program)
    program.key('Escape')
    program.gone('push button', texts['cancel'])
    program.key('Escape')
    program.gone(None, texts['preferences'])


def journey(tap, desktop):
    for language, env in (('en', {}), ('fr', make_french(desktop))):
        texts = words(language)
        program = tap.step(f'{language}: the window opens', lambda: steps.start(desktop, **env))
        tap.step(f'{language}: the sign-in page', sign_in_page, program, texts)
        tap.step(f'{language}: messages, a message', message_pages, program, texts)
        tap.step(f'{language}: report cards, a document', document_page, program)
        tap.step(f'{language}: preferences, signing out', windows, program, texts)
        tap.step(f'{language}: it closes in order', lambda: program.quit())
        tap.step(f'{language}: it has complained of nothing', steps.expect_tidy, program)


if __name__ == '__main__':
    steps.run('names', journey)
