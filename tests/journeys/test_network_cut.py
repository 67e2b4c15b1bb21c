#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What was read once is read again without a network, and after a power cut."""

import re

import canary
import steps
from tap import expect
from wait import until

STALE = r'^The portal does not answer\. Received today at \d+:\d\d\.$'

FRESH = r'^Received from the portal today at \d+:\d\d · kept offline$'


def visit(program, kept):
    steps.sign_in(program, stay=True)
    kept['messages'] = steps.open_messages(program)
    kept['cards'] = steps.open_report_cards(program)
    expect(len(kept['cards']) > 1, f'too few report cards: {kept["cards"]}')
    kept['pages'] = open_card(program, kept['cards'][0])
    close_document(program)


def open_card(program, row):
    """Opens a report card and returns what its page count says."""
    program.tab_to('list item', row)
    program.key('Return')
    return program.find_in_front('label', steps.PAGE_COUNT).name


def close_document(program):
    program.key('Escape')
    program.gone('label', steps.PAGE_COUNT)


def cut_and_quit(program):
    steps.cut_network(program)
    program.quit()


def same_cards(program, kept):
    steps.wait_for_family(program)
    rows = steps.open_report_cards(program)
    expect(rows == kept['cards'], f'{rows} instead of {kept["cards"]}')
    steps.trust_line(program, STALE)


def same_messages(program, kept):
    rows = steps.open_messages(program)
    expect([words(row) for row in rows] == [words(row) for row in kept['messages']],
           f'{rows} instead of {kept["messages"]}')
    steps.trust_line(program, STALE)


def words(row):
    """Returns the name of a row without what changes when it has been seen."""
    return re.sub('^New message, ', '', row)


def opened_card(program, kept):
    steps.open_report_cards(program)
    pages = open_card(program, kept['cards'][0])
    expect(pages == kept['pages'], f'{pages} instead of {kept["pages"]}')
    steps.trust_line(program, STALE)
    close_document(program)


def unopened_card(program, kept):
    program.tab_to('list item', kept['cards'][1])
    program.key('Return')
    program.find_in_front('label', 'Nothing to Show')
    program.find_in_front(None, re.compile('^The portal does not answer'))
    expect(program.look('label', steps.PAGE_COUNT) is None, 'there are pages without a document')
    program.key('Escape')
    program.gone_from_front('label', 'Nothing to Show')


def try_again_without_network(program, kept):
    """Trying again changes nothing of what is shown."""
    program.press('push button', 'Try Again')
    steps.trust_line(program, STALE)
    same_cards(program, kept)


def network_back(program):
    """The parent asked to stay signed in: the password is not asked for again."""
    steps.demonstration(program, 'Cut the Network')
    until(lambda: not program.portal('state')['cut'], 'the network stays cut')
    # As long as the last try goes on, F5 waits for it.
    def is_fresh():
        if program.look(None, steps.trust_pattern(FRESH), in_front=True) is not None:
            return True
        program.key('F5')
        return False

    until(is_fresh, 'nothing comes from the portal again')
    steps.trust_line(program, FRESH)


def killed(program):
    steps.open_messages(program)
    steps.demonstration(program, 'Slow Portal')
    until(lambda: program.portal('state')['slow'] > 0, 'the portal is not slow')
    program.portal('state', faults=['api:delay:ms=60000'])
    program.key('F5')
    until(lambda: program.portal('state')['waiting'] > 0, 'nothing is asked')
    program.kill()


def after_power_cut(program, kept):
    steps.wait_for_family(program)
    rows = steps.open_messages(program)
    expect([words(row) for row in rows] == [words(row) for row in kept['messages']],
           f'{rows} instead of {kept["messages"]}')
    rows = steps.open_report_cards(program)
    expect(rows == kept['cards'], f'{rows} instead of {kept["cards"]}')
    pages = open_card(program, kept['cards'][0])
    expect(pages == kept['pages'], f'{pages} instead of {kept["pages"]}')


def nothing_in_clear(desktop):
    found = list(canary.traces(desktop.folder, [*steps.FAMILY, *steps.RECORD_NUMBERS, steps.EMAIL,
                                                steps.PASSWORD, 'Exemple']))
    expect(not found, 'in clear text: ' + ', '.join(found))


def journey(tap, desktop):
    kept = {}
    first = tap.step('the window opens', steps.start, desktop)
    tap.step('messages and a report card are visited', visit, first, kept)
    tap.step('the network is cut and the program closed', cut_and_quit, first)
    second = tap.step('it starts again', steps.start, desktop)
    tap.step('the same report cards, with when they came', same_cards, second, kept)
    tap.step('the same messages, with when they came', same_messages, second, kept)
    tap.step('the report card opens again', opened_card, second, kept)
    tap.step('one that was never opened says why not', unopened_card, second, kept)
    tap.step('trying again says the same', try_again_without_network, second, kept)
    tap.step('the network comes back', network_back, second)
    tap.step('it is killed in the middle of a refresh', killed, second)
    third = tap.step('it starts after the kill', steps.start, desktop)
    tap.step('nothing is lost', after_power_cut, third, kept)
    tap.step('it closes in order', lambda: third.quit())
    tap.step('nothing is in clear text', nothing_in_clear, desktop)
    for program in (first, second, third):
        tap.step('it has complained of nothing', steps.expect_tidy, program)


if __name__ == '__main__':
    steps.run('network-cut', journey)
