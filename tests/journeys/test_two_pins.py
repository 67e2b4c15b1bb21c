#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Two accounts, each with a PIN of its own, with the keyboard alone: locked together, and opened one
after the other."""

import re

import steps
from test_accounts import OTHERS, THEIR_CHILDREN, choose_to_add, expect_children, open_preferences
from wait import until

# They begin with the figure that tab_to_field() leaves in a field.
PINS = {steps.EMAIL: '0111', OTHERS: '0222'}


def add_others(program):
    """In the place of the address that is offered."""
    choose_to_add(program)
    program.key('shift+Tab')
    steps.type_into(program, 'E-mail', OTHERS)
    program.key('Return')
    steps.type_password(program)
    expect_children(program, steps.FAMILY + THEIR_CHILDREN)


def choose_pin(program, email):
    """In the row of an account in the preferences."""
    row = re.compile('^' + re.escape(email))
    program.press('list item', row)
    program.press('push button', 'Choose…', within=('list item', row))
    program.find('text', 'The same PIN again')
    program.type(steps.PASSWORD)
    for field in ('New PIN, 4 to 8 digits', 'The same PIN again'):
        steps.tab_to_field(program, field)
        program.type(PINS[email][1:])
    program.key('Return')
    program.gone('text', 'The same PIN again')
    program.find('push button', 'Change…', within=('list item', row))


def choose_pins(program):
    open_preferences(program)
    for email in PINS:
        choose_pin(program, email)
    program.key('Escape')
    program.gone('list item', 'Add an Account…')


def expect_nothing_of(program, names):
    """Waits until none of the names is anywhere, not even for a screen reader."""
    words = re.compile('|'.join(map(re.escape, names)))

    def left():
        return [node.name for node in program.nodes() if words.search(node.name)]

    until(lambda: not left(), lambda: f'something is left: {left()}')


def lock(program):
    program.key('ctrl+l')
    program.find_in_front('alert', 'Locked')
    expect_nothing_of(program, steps.FAMILY + THEIR_CHILDREN + list(PINS))


def open_first(program):
    """By its own PIN; of the other there is no more than that it stayed locked."""
    program.type(PINS[steps.EMAIL])
    program.key('Return')
    expect_children(program, steps.FAMILY)
    program.find('list item', 'Open a Locked Account…')
    expect_nothing_of(program, THEIR_CHILDREN + [OTHERS])


def open_second(program):
    """The PIN of the first is not one for it."""
    program.press('list item', 'Open a Locked Account…')
    program.find(None, OTHERS)
    program.type(PINS[steps.EMAIL])
    program.key('Return')
    program.find('alert', 'This is not right. Try again.')
    expect_nothing_of(program, THEIR_CHILDREN)
    program.type(PINS[OTHERS])
    program.key('Return')
    expect_children(program, steps.FAMILY + THEIR_CHILDREN)


def journey(tap, desktop):
    program = tap.step('the window opens', steps.start, desktop)
    tap.step('a parent signs in', steps.sign_in, program)
    tap.step('another account is added', add_others, program)
    tap.step('each gets a PIN', choose_pins, program)
    tap.step('Ctrl+L leaves nothing of either', lock, program)
    tap.step('the PIN of one opens that one', open_first, program)
    tap.step('its own PIN opens the other', open_second, program)
    tap.step('it closes in order', lambda: program.quit())
    tap.step('it has complained of nothing', steps.expect_tidy, program)


if __name__ == '__main__':
    steps.run('two-pins', journey)
