#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several accounts in one window, with the keyboard alone: others are added, one is left, and one is
taken away."""

import os
import re

import keyring_items
import steps
from tap import expect
from wait import until

FIRST = steps.EMAIL
SECOND = 'parent2@demo.exemple'  # the other parent of Noé
OTHERS = 'volume@demo.exemple'
THEIR_CHILDREN = ['Alice', 'Benjamin', 'Charlotte', 'Dorian', 'Émile']


def visit(program):
    steps.sign_in(program)
    steps.open_messages(program)
    line = steps.trust_line(program, '^Received from the portal').name
    expect(FIRST not in line, f'the only account is named: {line}')


def open_preferences(program):
    program.key('ctrl+comma')
    program.find('list item', 'Add an Account…')


def choose_to_add(program):
    """From the preferences, which lead to the sign-in page."""
    open_preferences(program)
    program.press('list item', 'Add an Account…')
    program.gone('list item', 'Add an Account…')
    program.find_in_front('text', 'Password')


def expect_children(program, names):
    """Waits until each of them is in the sidebar, once."""
    until(lambda: sorted(steps.children(program)) == sorted(names),
          lambda: f'{steps.children(program)} instead of {names}')


def add_second(program):
    choose_to_add(program)
    until(lambda: program.read('text', 'E-mail') == SECOND, 'it is not offered')
    steps.type_password(program)
    expect_children(program, steps.FAMILY)  # Noé is seen through both, and is there once
    steps.open_messages(program)
    steps.trust_line(program, re.escape(FIRST) + '$')


def add_others(program):
    choose_to_add(program)
    program.type(OTHERS)
    until(lambda: program.read('text', 'E-mail') == OTHERS, 'the focus is not in the address')
    program.key('Return')
    steps.type_password(program)
    expect_children(program, steps.FAMILY + THEIR_CHILDREN)
    steps.open_messages(program, 'Charlotte')
    steps.trust_line(program, re.escape(OTHERS) + '$')


def leave_others(program):
    """From the menu, which asks which account is meant."""
    steps.choose_sign_out(program)
    program.tab_to(None, OTHERS)
    program.key('space')
    steps.answer_sign_out(program, 'Sign Out')
    expect_children(program, steps.FAMILY)
    until(lambda: program.portal_calls('^GET /connect/logout'), 'the portal was not told')
    expect(program.look(None, re.compile('Charlotte')) is None, 'a child of theirs is left')
    steps.open_messages(program)
    steps.trust_line(program, re.escape(FIRST) + '$')


def take_first_away(desktop, program):
    """From its row in the preferences, with its copy and its key; the others stay."""
    data = os.path.join(desktop.env['HOME'], '.local', 'share', 'pupitre-demo')
    kept = len(folders(data)), len(keyring_items.items(desktop))
    expect(kept == (3, 3), f'not a copy and a key each: {kept}')
    open_preferences(program)
    program.find(None, OTHERS)  # locked, and named
    program.press('list item', re.compile('^' + re.escape(FIRST)))
    program.press('push button', 'Sign Out…')
    steps.answer_sign_out(program, 'Sign Out and Erase')
    until(lambda: len(folders(data)) == 2, lambda: f'left: {folders(data)}')
    until(lambda: len(keyring_items.items(desktop)) == 2, 'its key is left in the keyring')
    program.key('Escape')
    program.gone('list item', 'Add an Account…')


def folders(data):
    return [name for name in os.listdir(data) if os.path.isdir(os.path.join(data, name))]


def second_stays(program):
    """Noé is still there, now read through the other parent's account."""
    expect_children(program, ['Noé'])
    steps.open_messages(program)
    line = steps.trust_line(program, '^Received from the portal').name
    expect(SECOND not in line, f'the only account is named: {line}')
    expect(program.look(None, re.compile(re.escape(FIRST))) is None, 'the first is left')


def journey(tap, desktop):
    program = tap.step('the window opens', steps.start, desktop)
    tap.step('one account, that need not be named', visit, program)
    tap.step('the other parent’s account is added, and a child of both is there once', add_second,
             program)
    tap.step('the children of all accounts are in one list', add_others, program)
    tap.step('signing out of one leaves the others', leave_others, program)
    tap.step('another is taken away in the preferences', take_first_away, desktop, program)
    tap.step('the last one has its child', second_stays, program)
    tap.step('it closes in order', lambda: program.quit())
    tap.step('it has complained of nothing', steps.expect_tidy, program)


if __name__ == '__main__':
    steps.run('accounts', journey)
