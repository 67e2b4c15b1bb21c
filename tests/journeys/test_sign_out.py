#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Close, sign out, and sign out and erase."""

import os
import re

import keyring_items
import steps
from tap import expect
from wait import until


# What is asked in the name of a parent.
ASKS = re.compile('/api/|authentificationinfo|SelfAsserted|/connect/login')


def visit(program, kept):
    steps.sign_in(program)
    kept['rows'] = steps.open_messages(program)
    steps.trust_line(program, 'kept offline$')
    program.quit()


def copy_opens(program, kept):
    """After a close without 'stay signed in': the copy, at once, and a way to sign in."""
    steps.wait_for_family(program)
    rows = steps.open_messages(program)
    expect(rows == kept['rows'], f'{rows} instead of {kept["rows"]}')
    steps.trust_line(program, r'^You are not signed in to the portal\. Received today at ')
    expect(not program.portal_calls('/api/'), 'the portal was asked without a session')


def sign_in_again(program):
    program.press('push button', 'Sign In')
    program.find_in_front('label', 'Sign in again to receive what is new.')
    steps.sign_in(program)
    steps.trust_line(program, '^Received from the portal today at ')


def sign_out(program):
    leave(program, 'Sign Out')
    until(lambda: program.portal_calls('^GET /connect/logout'), 'the portal was not told')
    nothing_of_family(program)


def nothing_leaves(program):
    """Keys that would ask the portal for something do not, once it has been told."""
    program.key('F5', 'ctrl+1', 'alt+1')
    program.key('ctrl+question')
    program.find(None, re.compile(r'\bKeyboard shortcuts'))
    program.key('Escape')
    program.gone(None, re.compile(r'\bKeyboard shortcuts'))
    calls = program.portal_calls('')
    logout = next(i for i, call in enumerate(calls) if call.startswith('GET /connect/logout'))
    asked = [call for call in calls[logout:] if ASKS.search(call)]
    expect(not asked, f'asked after the sign-out: {asked}')


def leave(program, answer):
    steps.choose_sign_out(program)
    steps.answer_sign_out(program, answer)
    program.find_in_front('text', 'Password')


def nothing_of_family(program):
    words = re.compile('|'.join(steps.FAMILY + ['École', 'Received']))

    def left():
        return [node.name for node in program.nodes() if words.search(node.name)]

    until(lambda: not left(), lambda: f'something of the family is left: {left()}')


def asks_for_password(program):
    program.find_in_front('text', 'Password')
    program.find_in_front('alert', 'Signed Out')
    nothing_of_family(program)
    asked = program.portal_calls(ASKS.pattern)
    expect(not asked, f'asked before the password was typed: {asked}')
    program.portal('state', cut=True)


def wrong_password_offline(program):
    program.type('Wrong2026')
    program.key('Return')
    program.find('alert', 'This is not right. Try again.')
    nothing_of_family(program)


def right_password_offline(program, kept):
    program.type(steps.PASSWORD)
    program.key('Return')
    steps.wait_for_family(program)
    rows = steps.open_messages(program)
    expect(rows == kept['rows'], f'{rows} instead of {kept["rows"]}')


def erase(desktop, program):
    data = os.path.join(desktop.env['HOME'], '.local', 'share', 'pupitre-demo')
    expect(account_folders(data), 'there is no copy to erase')
    expect(keyring_items.items(desktop), 'there is no key to erase')
    leave(program, 'Sign Out and Erase')
    nothing_of_family(program)
    until(lambda: not account_folders(data), lambda: f'left: {account_folders(data)}')
    until(lambda: not keyring_items.items(desktop), 'the key is left in the keyring')


def account_folders(data):
    return [name for name in os.listdir(data) if os.path.isdir(os.path.join(data, name))]


def forgotten(program):
    steps.type_password(program)
    program.find('alert', 'The portal does not answer.')


def journey(tap, desktop):
    kept = {}
    first = tap.step('the window opens', steps.start, desktop)
    tap.step('messages are visited and the window closed', visit, first, kept)
    second = tap.step('it starts again', steps.start, desktop)
    tap.step('the copy opens and says that nobody is signed in', copy_opens, second, kept)
    tap.step('signing in from the trust line', sign_in_again, second)
    tap.step('signing out leaves nothing on the screen', sign_out, second)
    tap.step('no request leaves any more', nothing_leaves, second)
    tap.step('it closes in order', lambda: second.quit())
    third = tap.step('it starts once more', steps.start, desktop)
    tap.step('it asks for the password', asks_for_password, third)
    tap.step('a wrong password without a network', wrong_password_offline, third)
    tap.step('the right password without a network', right_password_offline, third, kept)
    tap.step('signing out and erasing', erase, desktop, third)
    tap.step('without a network there is nothing to open', forgotten, third)
    tap.step('it closes in order', lambda: third.quit())
    for program in (first, second, third):
        tap.step('it has complained of nothing', steps.expect_tidy, program)


if __name__ == '__main__':
    steps.run('sign-out', journey)
