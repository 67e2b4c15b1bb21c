#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Lock and unlock without a network, with the keyboard alone."""

import re

import keyring_items
import memory
import steps
from program import Program
from tap import expect
from wait import until


def open_window(desktop):
    """The program does not let others of the same person read its memory: this one does."""
    program = Program(desktop, '--demo', executable='tests/journeys/front-desk',
                      PUPITRE_TEST_POLICY=desktop.path('no-settings.ini'))
    program.wait_for_window()
    return program


def visit(program, desktop, kept):
    steps.sign_in(program, stay=True)
    kept['key'] = [*keyring_items.key(desktop), ('password=' + steps.PASSWORD).encode()]
    kept['rows'] = steps.open_messages(program)
    steps.trust_line(program, 'kept offline$')
    program.portal('state', cut=True)


def lock(program, kept):
    program.key('ctrl+l')
    program.find_in_front('alert', 'Locked')
    nothing_of_family(program)
    kept['calls'] = len(program.portal_calls(''))


def no_key(program, kept):
    """Nor, beside a real keyring, the text that came over the bus or went there."""
    def left():
        return memory.count(program.process.pid, kept['key'])

    until(lambda: not any(left()), lambda: f'in memory are {left()} of key, key as text, password')


def has_key(program, kept):
    counts = memory.count(program.process.pid, kept['key'])
    print(f'# open: {counts[0]} of the key, {counts[1]} of the key as text, '
          f'{counts[2]} of the kept password')
    expect(counts[0] > 0, 'the key is not seen while it is in use')


def nothing_of_family(program):
    words = re.compile('|'.join(steps.FAMILY + [steps.EMAIL, 'École', 'Received']))

    def left():
        return [node.name for node in program.nodes() if words.search(node.name)]

    until(lambda: not left(), lambda: f'something of the family is left: {left()}')


def wrong_password(program, kept):
    """After keys that would ask the portal for something: nothing leaves, not even to be refused."""
    program.key('F5', 'ctrl+1', 'alt+1')
    program.type('Wrong2026')
    program.key('Return')
    program.find('alert', 'This is not right. Try again.')
    nothing_of_family(program)
    calls = len(program.portal_calls(''))
    expect(calls == kept['calls'], f'{calls - kept["calls"]} requests left while it was locked')


def right_password(program, kept):
    program.type(steps.PASSWORD)
    program.key('Return')
    steps.wait_for_family(program)
    rows = steps.open_messages(program)
    expect(rows == kept['rows'], f'{rows} instead of {kept["rows"]}')


def journey(tap, desktop):
    kept = {}
    program = tap.step('the window opens', open_window, desktop)
    tap.step('messages are visited, and the network is cut', visit, program, desktop, kept)
    tap.step('the key is in memory while it is open', has_key, program, kept)
    tap.step('Ctrl+L leaves nothing on the screen', lock, program, kept)
    tap.step('nor of the key in memory', no_key, program, kept)
    tap.step('a wrong password, and nothing is sent', wrong_password, program, kept)
    tap.step('the right password opens the same again', right_password, program, kept)
    tap.step('the key is in memory again', has_key, program, kept)
    tap.step('a second lock leaves nothing either', lock, program, kept)
    tap.step('nor of the key', no_key, program, kept)
    tap.step('it closes in order', lambda: program.quit())
    tap.step('it has complained of nothing', steps.expect_tidy, program)


if __name__ == '__main__':
    steps.run('lock', journey)
