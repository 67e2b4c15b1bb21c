#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An evening of school life with the keyboard alone: the week, what is done, a motive and its receipt,
an absence to come that is announced and withdrawn again, and a motive that leaves when the network is
back, once."""

import datetime
import re
import zoneinfo

import steps
from accessibility import CHECKED
from tap import expect
from test_names import expect_names
from wait import until

CHILD = 'Noé'
WEEK = re.compile('^Week of ')
DAY = re.compile('^(Today|Yesterday|[MTWFS][a-z]+day, )')
ANNOUNCE = re.compile('^Tell the school of an absence to come')
FIRST_DAY = 'First day (year-month-day)'
EXPLANATION = 'Explanation, if you wish'
NO_CLASS = 'There is no class on this day: nothing to announce.'
PREVIEW = re.compile('^The school is going to receive:')
WITHDRAW = re.compile('^Withdraw What Was Announced')
APPOINTMENT = ('11', 'Rendez-vous médical ou professionnel')
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


def choose(program, role, name, downs):
    """Opens a drop-down, goes down with the arrow key, row by row, and chooses."""
    program.tab_to(role, name)
    for key in ('Return', *['Down'] * downs):
        expect(program.key_to_focus(key), f'{key} leads nowhere')
    program.key('Return')


def submit(program):
    program.tab_to('push button', 'Submit')
    program.key('Return')


def choose_motive(program):
    """Chooses the first motive for the first absence that waits for one."""
    open_tile(program, 'Absences')
    until(lambda: waiting(program) > 0, 'nothing waits for a motive')
    program.tab_to('combo box', DAY)  # which may be out of sight above
    program.find_in_front('list', 'To motivate')
    choose(program, 'combo box', DAY, 1)
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


def type_class_day(program):
    """Types the days after today until there is class on one, and returns it."""
    day = datetime.datetime.now(zoneinfo.ZoneInfo('America/Toronto')).date()
    for _ in range(40):  # the winter holidays are long
        day += datetime.timedelta(1)
        if day.weekday() >= 5:
            continue
        steps.type_into(program, FIRST_DAY, day.isoformat())
        words = f'{day:%A}, {day:%B} {day.day}'
        note = program.find_in_front('label', re.compile(f'^({words}|{NO_CLASS})')).name
        if note != NO_CLASS:
            return words
    raise TimeoutError('no class in the next weeks')


def announce(program, kept):
    """A rendez-vous, by the list of motives of the school; Tab comes to each field in turn."""
    program.press('list item', ANNOUNCE)
    program.find_in_front('label', 'Announce an Absence')
    expect_names(program)
    steps.tab_to_field(program, FIRST_DAY)
    kept['day'] = type_class_day(program)
    choose(program, 'combo box', 'Motive', 2)
    steps.tab_to_field(program, EXPLANATION)
    steps.type_into(program, EXPLANATION, 'Dentiste')
    preview = program.find_in_front('label', PREVIEW).name
    for words in (kept['day'], APPOINTMENT[1], 'Dentiste'):
        expect(words in preview, f'{words!r} is not in what is sent: {preview}')
    submit(program)
    program.find_in_front('list', 'Absences announced')
    until(lambda: rows(program, 'notices'), 'it does not arrive')
    row, = rows(program, 'notices')
    expect((row['motif'], row['explication'], row.get('retire')) == (APPOINTMENT[0], 'Dentiste', None),
           f'not what was chosen: {row}')


def withdraw(program, kept):
    row = ('list item', re.compile(f'^{kept["day"]}.*Dentiste'))
    program.press('push button', 'Withdraw', within=row)
    dialog = ('dialog', WITHDRAW)
    program.find(*dialog)
    program.press('push button', 'Withdraw', within=dialog)
    program.gone(*dialog)
    until(lambda: rows(program, 'notices')[0].get('retire'), 'the portal has it still')
    program.gone_from_front(*row)
    program.find_in_front('list item',
                          re.compile(f'^Announcement withdrawn, .*{kept["day"]}'))
    expect(len(rows(program, 'notices')) == 1, f'{rows(program, "notices")}')


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
    kept = {}
    program = tap.step('the window opens', steps.start, desktop)
    tap.step('signing in', steps.sign_in, program)
    tap.step('a week and back', week, program)
    tap.step('homework is done', done, program)
    tap.step('an absence is motivated', motivate, program)
    tap.step('its receipt', receipt, program)
    tap.step('an absence is announced', announce, program, kept)
    tap.step('and withdrawn', withdraw, program, kept)
    tap.step('the network is cut in the middle', cut, program)
    tap.step('it is back, and each is there once', back, program)
    tap.step('it closes in order', lambda: program.quit())
    tap.step('it has complained of nothing', steps.expect_tidy, program)


if __name__ == '__main__':
    steps.run('school-life', journey)
