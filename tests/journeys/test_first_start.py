#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The first start: sign in, read a message, open a report card; and nothing of it in clear text."""

import os
import re

import canary
import keyring_items
import steps
from tap import expect
from wait import until

ENGLISH_DATE = re.compile(r'(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day, [A-Z][a-z]+ \d+, \d{4}')


def first_window(program):
    program.find('label', 'Demonstration: the password is ' + steps.PASSWORD)
    expect(program.read('text', 'E-mail') == steps.EMAIL, 'the address is not filled in')
    expect(not program.all('list item', re.compile('Léa')), 'a child is shown before the sign-in')


def wrong_password(program):
    program.type('Wrong2026')
    program.key('Return')
    # The portal's own sentence, in the language of the interface.
    sentence = program.find_in_front('alert', re.compile('.')).name
    expect('password' in sentence, f'not a sentence on the password: {sentence}')
    expect(program.read('text', 'E-mail') == steps.EMAIL, 'the address is lost')
    attempts = program.portal_calls('^POST .*SelfAsserted')
    expect(len(attempts) == 1, f'the password was sent more than once: {attempts}')
    program.key('ctrl+a')
    program.type('x')
    until(lambda: steps.password_is(program, 'x'), 'the password has not the focus')


def right_password(program):
    program.key('ctrl+a')
    steps.sign_in(program)
    attempts = program.portal_calls('^POST .*SelfAsserted')
    expect(len(attempts) == 2, f'not one request for each attempt: {attempts}')
    names = steps.children(program)
    expect(sorted(names) == sorted(steps.FAMILY), f'the children are {names}')


def tiles(program):
    offered = [steps.choose_child(program, name) for name in steps.FAMILY]
    expected = [steps.expected_tiles(name) for name in steps.FAMILY]
    expect(offered == expected, f'the tiles are {offered} instead of {expected}')


def read_message(program, kept):
    rows = steps.open_messages(program)
    expect(all(rows), f'a row has no name: {rows}')
    kept['titles'] = [re.sub('^New message, ', '', row).split(',')[0] for row in rows]
    heading = steps.open_message(program)
    expect(heading in rows[0], f'{heading!r} is open instead of {rows[0]!r}')
    program.find('label', ENGLISH_DATE)
    kept['headings'] = [heading]
    program.key('Escape')
    program.find_in_front('list', 'Messages')
    expect(not steps.message_rows(program)[0].startswith('New'), 'what was read is still new')


def open_attachment(program):
    steps.open_message(program, re.compile('With attachment'))
    program.tab_to('list item', re.compile(r'\.pdf$'))
    program.key('Return')
    program.find_in_front('label', steps.PAGE_COUNT)
    program.key('Escape')
    program.find_in_front('heading', re.compile('.'))
    program.key('Escape')
    program.find_in_front('list', 'Messages')


def open_report_card(program):
    rows = steps.open_report_cards(program)
    expect(len(rows) > 2, f'too few report cards: {rows}')
    steps.trust_line(program, '^Received from the portal today at .* kept offline$')
    program.tab_to('list item', rows[0])
    program.key('Return')
    pages = program.find_in_front('label', steps.PAGE_COUNT).name
    expect(int(steps.PAGE_COUNT.search(pages).group(1)) >= 2, f'a report card of {pages}')


def percent(program):
    name = program.find(None, re.compile(r'^Zoom \d+%')).name
    return int(re.search(r'\d+', name).group())


def zoom(program):
    first = percent(program)
    program.key('ctrl+plus')
    until(lambda: percent(program) > first, f'the zoom stays at {first}')
    second = percent(program)
    program.key('ctrl+minus')
    until(lambda: percent(program) < second, f'the zoom stays at {second}')
    program.key('ctrl+0')
    until(lambda: percent(program) == 100, lambda: f'the zoom is {percent(program)}')


def zoom_with_wheel(program):
    program.turn_wheel(4, 'ctrl')
    until(lambda: percent(program) == 110, lambda: f'the zoom is {percent(program)}')
    program.turn_wheel(5, 'ctrl')
    until(lambda: percent(program) == 100, lambda: f'the zoom is {percent(program)}')
    program.turn_wheel(5, 'shift')  # goes to another place, and no farther away
    expect(percent(program) == 100, f'the zoom is {percent(program)}')


def back(program):
    program.key('Escape')
    program.gone('label', steps.PAGE_COUNT)
    expect(steps.report_card_rows(program), 'the list of report cards is not there')


def nothing_in_clear(desktop, program, kept):
    words = [*steps.FAMILY, *steps.RECORD_NUMBERS, steps.EMAIL, steps.PASSWORD, 'Exemple',
             *(title for title in kept['titles'] + kept['headings'] if len(title) > 3)]
    shown = [f for f in canary.files(desktop.path('home')) if 'pupitre-demo' in f]
    expect(any(os.path.basename(f) == 'cache.db' for f in shown), f'there is no copy: {shown}')
    found = list(canary.traces(desktop.folder, words))
    expect(not found, 'in clear text: ' + ', '.join(found))
    items = keyring_items.items(desktop)
    expect(items, 'the keyring holds nothing')
    for item in items:
        expect(not any(word in item for word in words), f'the keyring shows {item}')
    planted = desktop.path('home', 'planted')
    with open(planted, 'w', encoding='utf-8') as file:
        file.write(f'{{"titre":"{kept["titles"][0]}"}}')
    expect(list(canary.traces(desktop.folder, words)), 'the planted word is not found')
    os.unlink(planted)


def journey(tap, desktop):
    kept = {}
    program = tap.step('the window opens', steps.start, desktop)
    tap.step('the address is filled in and the password told', first_window, program)
    tap.step('a wrong password is said and not tried again', wrong_password, program)
    tap.step('the right password brings the three children', right_password, program)
    tap.step('each child has the tiles that the school offers', tiles, program)
    tap.step('a message opens, and is no longer new', read_message, program, kept)
    tap.step('its attachment opens', open_attachment, program)
    tap.step('a report card opens and tells its pages', open_report_card, program)
    tap.step('keys zoom', zoom, program)
    tap.step('the wheel zooms with Ctrl', zoom_with_wheel, program)
    tap.step('Escape leads back', back, program)
    tap.step('nothing is in clear text while it runs', nothing_in_clear, desktop, program, kept)
    tap.step('it closes in order', lambda: program.quit())
    tap.step('nothing is in clear text afterwards', nothing_in_clear, desktop, program, kept)
    tap.step('it has complained of nothing', lambda: steps.expect_tidy(program))


if __name__ == '__main__':
    steps.run('first-start', journey)
