#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An evening of school life with the keyboard alone: the week, what is done, a motive and its receipt,
and another one that leaves when the network is back, once."""

import re

import steps
from accessibility import CHECKED
from tap import expect
from test_names import expect_names
from wait import until

CHILD = 'Noé'
WEEK = re.compile('^Week of ')
DAY = re.compile('^(Today|Yesterday|[MTWFS][a-z]+day, )')
READY = re.compile('^1 motive is ready')


def open_tile(program, tile):
    program.key(steps.tile_key(tile, CHILD))


def week(program):
    """Ctrl+Page Down and Ctrl+Page Up lead to the week after and back."""
    steps.choose_child(program, CHILD)
    open_tile(program, 'Agenda')
    this = program.find_in_front(None, WEEK).name
    program.key('ctrl+Next')
    until(lambda: (program.look(None, WEEK, in_front=True) or program).name != this, 'it stays')
    program.key('ctrl+Prior')
    until(lambda: program.look(None, re.compile('^' + this), in_front=True), 'no way back')


def boxes(program):
    """Returns the boxes of what is to be done on the page in front."""
    return [node for node in program.nodes()
            if node.role == 'check box' and node.name.startswith('Done: ') and node.is_in_front()]


def done(program):
    """A box is ticked with the space bar, and says so in words."""
    open_tile(program, 'Homework')
    for _ in range(6):  # a week of holidays may have none
        program.find_in_front('label', 'Homework')
        if boxes(program):
            break
        program.key('ctrl+Prior')
    program.tab_to('check box', re.compile('^Done: '))
    program.key('space')
    until(lambda: [box for box in boxes(program) if box.has_state(CHECKED)],
          'no box is ticked')


def waiting(program):
    """Returns how many absences wait for a motive, as the tile says."""
    name = program.all('list item', re.compile('^Absences'), within=('list', CHILD))[0]
    match = re.search(r', (\d+) waits? for you', name)
    return int(match[1]) if match else 0


def rows(program, table):
    """Returns what the parent has written in the portal's database."""
    return [row for row in program.portal('attendance')[table] if row['courriel']]


def submit(program):
    program.tab_to('push button', 'Submit')
    program.key('Return')


def choose_motive(program):
    """Chooses the first motive for the first absence that waits for one."""
    open_tile(program, 'Absences')
    until(lambda: waiting(program) > 0, 'nothing waits for a motive')
    program.find_in_front('list', 'To motivate')
    program.tab_to('combo box', DAY)
    program.key('Return', 'Down', 'Return')
    program.find_in_front('label', READY)


def motivate(program):
    choose_motive(program)
    expect_names(program)
    before = waiting(program)
    submit(program)
    until(lambda: waiting(program) == before - 1, 'the tile counts it still')
    expect(len(rows(program, 'motives')) == 1, f'not once: {rows(program, "motives")}')


def receipt(program):
    program.tab_to('push button', 'Receipt')
    program.key('Return')
    program.find_in_front(None, re.compile(rows(program, 'motives')[0]['cle']))
    program.key('Escape')
    program.find_in_front('list', 'To motivate')


def cut(program):
    """Without a network nobody knows whether it has arrived, and that is said."""
    program.portal('state', cut=True)
    choose_motive(program)
    submit(program)
    program.find_in_front('label', re.compile('^Not known yet'))
    expect(len(rows(program, 'motives')) == 1, 'it has arrived')


def back(program):
    program.portal('state', cut=False)
    program.key('F5')
    until(lambda: len(rows(program, 'motives')) == 2, 'it does not leave', 100)
    program.gone_from_front('label', re.compile('^Not known yet'))
    absences = {row['absence'] for row in rows(program, 'motives')}
    expect(len(absences) == len(rows(program, 'motives')) == 2, f'{rows(program, "motives")}')


def journey(tap, desktop):
    program = tap.step('the window opens', steps.start, desktop)
    tap.step('signing in', steps.sign_in, program)
    tap.step('a week and back', week, program)
    tap.step('homework is done', done, program)
    tap.step('an absence is motivated', motivate, program)
    tap.step('its receipt', receipt, program)
    tap.step('the network is cut in the middle', cut, program)
    tap.step('it is back, and each is there once', back, program)
    tap.step('it closes in order', lambda: program.quit())
    tap.step('it has complained of nothing', steps.expect_tidy, program)


if __name__ == '__main__':
    steps.run('school-life', journey)
