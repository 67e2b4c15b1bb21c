#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""From nothing to a child, with the keyboard alone: an account is made, a forgotten password is
replaced, and a child is refused, then accepted."""

import re

import steps
from tap import expect
from test_names import expect_names
from wait import until

ADDRESS = 'nouvelle@demo.exemple'
PASSWORD = 'Cartable2026'
TOM = {'last': 'Exemple', 'first': 'Tom', 'born': '2020-06-18', 'number': '1235902'}


def newest_code(program, address):
    """Returns the code of the newest e-mail, as a person would read it in the mail program."""
    letters = until(lambda: program.portal(f'mailbox?to={address}'), 'no e-mail')
    return letters[0]['code']


def ask_for_code(program, link):
    program.find_in_front('text', 'Password')
    program.press('push button', link)
    program.find_in_front('push button', 'Get a Verification Code')
    steps.type_into(program, 'E-mail', ADDRESS)
    expect_names(program)
    program.key('Return')
    program.find_in_front('label', re.compile('^A code of 6 digits was sent to ' + ADDRESS))


def verify(program):
    """A wrong code is said; the right one is accepted with a hyphen in its middle."""
    code = newest_code(program, ADDRESS)
    steps.type_into(program, 'Verification code', '000000' if code != '000000' else '000001')
    program.key('Return')
    sentence = program.find_in_front('alert', re.compile('.')).name
    expect('code' in sentence, f'not a sentence on the code: {sentence}')
    expect_names(program)
    steps.type_into(program, 'Verification code', f'{code[:3]}-{code[3:]}')
    program.key('Return')
    program.find_in_front('heading', 'Choose a Password')


def choose_password(program, password):
    program.type(password)
    until(lambda: program.look('label', re.compile('^A digit: done$')), 'nothing is ticked')
    program.key('Return')
    program.type(password)
    until(lambda: program.look('label', re.compile('^Twice the same: done$')), 'not the same')
    expect_names(program)
    program.key('Return')


def land(program):
    """A parent without a child lands on the form, with the focus in it."""
    program.find_in_front('list item', re.compile('^School service centre'))
    program.find_in_front('label', re.compile(f'^Is {ADDRESS} the address that the school uses'))
    expect_names(program)
    until(lambda: program.focus() and 'School service centre' in program.focus().name,
          lambda: f'the focus is at {program.focus() and program.focus().name}')


def choose_centre(program):
    """Found without its accents and capitals."""
    program.key('Return')
    program.find_in_front('list', 'School service centres')
    expect_names(program)
    program.type('exemples')
    until(lambda: len(program.all('label', re.compile('^Centre de services scolaire'),
                                  within=('list', 'School service centres'))) == 1,
          'the list is not searched')
    program.key('Return')
    program.find_in_front('label', 'Centre de services scolaire des Exemples')


def fill_in(program, child):
    """Types from field to field, from the last name on; Return leads to the next."""
    for field, value in (('Last name', child['last']), ('First name', child['first']),
                         ('Date of birth (year-month-day)', child['born']),
                         ('Record number or permanent code', child['number'])):
        steps.type_into(program, field, value)
        program.key('Return')


def refused(program):
    """Another first name: the portal's reason, what to check, and all that was typed."""
    fill_in(program, {**TOM, 'first': 'Thomas'})
    sentence = program.find('alert', re.compile('names')).name
    expect('accents' in sentence, f'not a sentence on the names: {sentence}')
    program.find('heading', 'What to Check, in This Order')
    expect(program.read('text', 'First name') == 'Thomas', 'the first name is lost')
    expect(program.read('text', 'Record number or permanent code') == TOM['number'],
           'the number is lost')
    expect_names(program)


def accepted(program):
    """The focus is in the names already."""
    fill_in(program, TOM)
    program.find_in_front('label', 'Tom Is Associated')
    expect_names(program)
    posts = program.portal_calls('^POST .*enfants')
    expect(len(posts) == 2, f'not one request for each attempt: {posts}')
    program.key('Return')  # Go to the Portal
    program.find('dialog', 'Choose a PIN?')  # offered after the first child
    expect_names(program)
    program.key('Escape')
    program.gone('dialog', 'Choose a PIN?')
    program.find('list item', re.compile('^Tom, '))
    program.find_in_front('list', 'Messages')


def sign_out(program):
    steps.choose_sign_out(program)
    steps.answer_sign_out(program, 'Sign Out')
    program.press('push button', 'Use Another Account')


def new_password(program):
    choose_password(program, 'Cartable2027')
    program.find('list item', re.compile('^Tom, '))


def journey(tap, desktop):
    program = tap.step('the window opens', steps.start, desktop)
    tap.step('a code is asked for a new account', ask_for_code, program, 'Create an Account')
    tap.step('a wrong code is said, the right one accepted', verify, program)
    tap.step('the password is ticked while it is typed', choose_password, program, PASSWORD)
    tap.step('the form for the first child is there', land, program)
    tap.step('a service centre is found', choose_centre, program)
    tap.step('a child is refused, and all stays', refused, program)
    tap.step('the child is accepted', accepted, program)
    tap.step('the parent signs out', sign_out, program)
    tap.step('the password is forgotten', ask_for_code, program, 'Forgotten Password?')
    tap.step('the address is proved again', verify, program)
    tap.step('a new password opens the account', new_password, program)
    tap.step('it closes in order', lambda: program.quit())
    tap.step('it has complained of nothing', steps.expect_tidy, program)


if __name__ == '__main__':
    steps.run('account', journey)
