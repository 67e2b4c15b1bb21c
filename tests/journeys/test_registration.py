#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A registration for next year with the keyboard alone: begun, left, found again after the program was
closed, looked through, sent once, and its receipt."""

import re

import steps
from tap import expect
from test_names import expect_names
from test_school_life import choose, submit
from wait import until

CHILD = 'Léa'
OPEN = re.compile('^Open until ')


def rows(program):
    """Returns what parents have registered, of the portal's database."""
    return program.portal('attendance')['registrations']


def open_tile(program):
    steps.choose_child(program, CHILD)
    program.key(steps.tile_key('Registration', CHILD))
    program.find_in_front('label', OPEN)


def begin(program):
    """What is missing is said when one wants to go on."""
    open_tile(program)
    expect_names(program)
    program.tab_to('push button', 'Fill In the Form')
    program.key('Return')
    program.find_in_front('label', 'Services')
    expect_names(program)
    choose(program, 'combo box', re.compile('^Service de garde'), 2)
    program.tab_to('push button', 'Preview')
    program.key('Return')
    program.find_in_front('label', 'The school wants an answer to this.')
    expect(not rows(program), 'something was sent')


def go_on(program):
    """The draft is there again, and what is missing is added."""
    open_tile(program)
    program.tab_to('push button', 'Continue the Draft')
    program.key('Return')
    program.find_in_front('label', 'Sporadique')
    choose(program, 'combo box', re.compile('^Surveillance des dîners'), 2)
    choose(program, 'combo box', re.compile('^Transport scolaire'), 1)
    program.tab_to('push button', 'Preview')
    program.key('Return')
    program.find_in_front('list', 'What the School Is Going to Receive')
    expect_names(program)


def send(program):
    submit(program)
    program.find_in_front('label', 'Done: the school has it')
    row, = rows(program)
    expect('SPO' in row['reponses'] and row['droit'] == 'inscription', f'not what was chosen: {row}')


def receipt(program):
    program.tab_to('push button', 'Receipt')
    program.key('Return')
    program.find_in_front(None, re.compile(rows(program)[0]['numero']))
    program.find_in_front(None, re.compile('Service de garde: Sporadique'))
    expect(len(rows(program)) == 1, f'not once: {rows(program)}')


def journey(tap, desktop):
    program = tap.step('the window opens', steps.start, desktop)
    tap.step('signing in', steps.sign_in, program, True)
    tap.step('the form is begun', begin, program)
    tap.step('it closes in order', lambda: program.quit())
    program = tap.step('the window opens again', steps.start, desktop)
    tap.step('the children are there', steps.wait_for_family, program)
    tap.step('the draft is gone on with', go_on, program)
    tap.step('it is sent once', send, program)
    tap.step('its receipt', receipt, program)
    tap.step('it closes in order again', lambda: program.quit())
    tap.step('it has complained of nothing', steps.expect_tidy, program)


if __name__ == '__main__':
    steps.run('registration', journey)
