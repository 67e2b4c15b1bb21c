#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A front desk that several people use: from the start to Finish with the keyboard alone, and nothing
of the first is there for the second."""

import os
import re
import signal
import sys

from gi.repository import Gio, GLib

import canary
import memory
import steps
from program import Program
from tap import expect
from wait import until

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'contract'))
import signin  # noqa: E402

SOURCE = os.path.join(os.path.dirname(__file__), '..', '..')
EMAIL = 'volume@demo.exemple'
# Another one than everybody's, which the program knows by heart for the demonstration.
PASSWORD = 'Gomme2027rose'
CHILDREN = ['Alice', 'Benjamin', 'Charlotte', 'Dorian', 'Émile']
CHILD = 'Charlotte'
# What must be nowhere on the disk. A short name could be there by chance: with what is around it.
WORDS = [EMAIL, PASSWORD, '"Alice"', '"Benjamin"', 'Charlotte', '"Dorian"', '"Émile"', '1236001',
         '1236002', '1236003', '2301602', '2301605', 'École primaire des Pins',
         'École secondaire du Fleuve', 'Maternelle des Érables', 'École primaire des Moissons',
         'volume@', 'prenom', 'dateNaissance', 'accessToken']
SETTINGS = '[Pupitre]\nSharedComputer=true\nPortal={portal}\nIdleSeconds={seconds}\nForbid=save;open\n'


class Desk:
    """A portal that outlives the program, and the settings of the computer that name it."""

    def __init__(self, desktop):
        self.desktop = desktop
        self.portal = signin.Portal(signin.program(), '--messages', '60')
        self.policy = desktop.path('pupitre.ini')
        self.profile = desktop.path('portal.ini')
        with open(os.path.join(SOURCE, 'data', 'portals', 'demonstration.ini'),
                  encoding='utf-8') as file:
            text = file.read().replace('{port}', str(self.portal.port))
        with open(self.profile, 'w', encoding='utf-8') as file:
            file.write(text)
        self.set_idle(3600)
        change_password(self.portal)

    def set_idle(self, seconds):
        with open(self.policy, 'w', encoding='utf-8') as file:
            file.write(SETTINGS.format(portal=self.profile, seconds=seconds))

    def start(self):
        # The bus of the session stands for that of the system, too.
        program = Program(self.desktop, executable='tests/journeys/front-desk',
                          PUPITRE_TEST_POLICY=self.policy,
                          DBUS_SYSTEM_BUS_ADDRESS=self.desktop.env['DBUS_SESSION_BUS_ADDRESS'])
        program.wait_for_window()
        return program

    def calls(self):
        """Returns the requests that the portal has had, but for our own questions."""
        return [f"{each['method']} {each['path']}" for each in self.portal.control('GET', 'log')
                if not each['path'].startswith('/demonstration/')]


def change_password(portal):
    browser = signin.Browser(portal)
    browser.open_reset()
    for answer in (browser.send_code(EMAIL), browser.verify_code(EMAIL, browser.read_code(EMAIL)),
                   browser.submit_fields({'email': EMAIL})):
        expect(answer.json() == {'status': '200'}, answer.json())
    browser.read_settings(browser.confirm())
    answer = browser.submit_fields({'newPassword': PASSWORD, 'reenterPassword': PASSWORD})
    expect(answer.json() == {'status': '200'}, answer.json())
    browser.post_form(browser.confirm())


def owner(program):
    """Returns the name under which the program is on the accessibility bus: each start has another."""
    return next((name for name, _, pid in program.desktop.accessibility().applications()
                 if pid == program.process.pid), None)


def begin(desk, kept):
    program = desk.start()
    program.find('label', 'This computer is always shared')
    expect(program.look('check box', 'Stay signed in') is None, 'staying signed in is offered')
    program.find_in_front('push button', 'Finish')
    kept['fresh'] = memory.count(program.process.pid, needles())
    expect(not any(kept['fresh']), f'the program knows it before: {kept["fresh"]}')
    return program


def needles():
    return [PASSWORD.encode(), CHILD.encode(), EMAIL.encode()]


def sign_in(program):
    program.type(EMAIL)
    program.key('Return')
    program.type(PASSWORD)
    until(lambda: steps.password_is(program, PASSWORD), 'the password is not in its field')
    program.key('Return')
    for name in CHILDREN:
        program.find('list item', re.compile(f'^{name}, '))


def read(program):
    steps.open_messages(program, CHILD)
    steps.trust_line(program, '^Received from the portal today at ')
    program.key('ctrl+l')  # there is nothing to lock, there is something to finish
    rows = steps.open_report_cards(program, CHILD)
    program.tab_to('list item', rows[0])
    program.key('Return')
    program.find_in_front('label', steps.PAGE_COUNT)
    expect(program.look('push button', re.compile('^Save'), in_front=True) is None
           or not steps_enabled(program, 'Save'), 'saving is offered')


def steps_enabled(program, name):
    node = program.look('push button', re.compile('^' + name), in_front=True)
    return node is not None and node.has_state(24)  # sensitive


def nothing_written(desk):
    """Says what of the family is in the folders that outlive the program."""
    left = [trace for folder in ('home', 'run', 'tmp')
            for trace in canary.traces(desk.desktop.path(folder), WORDS)]
    expect(not left, f'left behind: {left}')


def all_in_memory(program, kept):
    program.process.send_signal(signal.SIGUSR1)
    kept['key'] = bytes.fromhex(until(
        lambda: re.search(r'^KEY ([0-9a-f]{64})$', program.output(), re.MULTILINE),
        'the program does not say its key').group(1))
    counts = memory.count(program.process.pid, [CHILD.encode(), kept['key']])
    expect(all(counts), f'the search finds nothing of what is there: {counts}')


def finish(desk, program, kept):
    desk.set_idle(16)
    kept['owner'] = owner(program)
    program.key('alt+f')
    started_afresh(program, kept)
    calls = desk.calls()
    expect(any(call.startswith('GET /connect/logout') for call in calls),
           f'the portal was not told: {calls[-5:]}')
    kept['calls'] = len(calls)


def started_afresh(program, kept):
    until(lambda: owner(program) not in (None, kept['owner']), 'it does not start afresh')
    program.wait_for_window()
    kept['owner'] = owner(program)
    program.find_in_front('text', 'Password')
    expect(program.read('text', 'E-mail') == '', 'the address of the first is there')
    expect(program.look(None, re.compile(CHILD)) is None, 'a child of the first is there')


def nothing_in_memory(program, kept):
    counts = memory.count(program.process.pid, [*needles(), kept['key']])
    expect(not any(counts), f'copies of password, child, address and key: {counts}')


def no_more_calls(desk, kept):
    expect(len(desk.calls()) == kept['calls'], f'asked since: {desk.calls()[kept["calls"]:]}')


def counted_down(program, kept):
    program.type('someone@demo.exemple')
    program.find('label', 'Are You Still There?')
    program.key('Shift_L')
    program.gone('label', 'Are You Still There?')
    expect(program.read('text', 'E-mail') == 'someone@demo.exemple', 'a key of the countdown typed')
    program.find('label', 'Are You Still There?')
    started_afresh(program, kept)


def counted_down_before_dialog(desk, program, kept):
    """The countdown is seen whatever is open, and it ends as it does otherwise."""
    program.type('x')
    program.key('ctrl+question')
    program.find(None, re.compile(r'\bKeyboard shortcuts'))
    program.find('dialog', 'Are You Still There?')
    program.key('Shift_L')
    program.gone('dialog', 'Are You Still There?')
    program.find(None, re.compile(r'\bKeyboard shortcuts'))
    program.find('dialog', 'Are You Still There?')
    desk.set_idle(3600)
    started_afresh(program, kept)
    expect(program.look(None, re.compile(r'\bKeyboard shortcuts')) is None, 'it is still open')


def says(bus, name, path, interface, signal):
    """A service of the desktop says that something is so."""
    bus.call_sync('org.freedesktop.DBus', '/org/freedesktop/DBus', 'org.freedesktop.DBus',
                  'RequestName', GLib.Variant('(su)', (name, 4)), None, Gio.DBusCallFlags.NONE, -1,
                  None)
    bus.emit_signal(None, path, interface, signal, GLib.Variant('(b)', (True,)))
    bus.flush_sync(None)


def finished_from_outside(desk, program, kept, *signal):
    """Signs in, and the desktop says that the parent leaves: nothing of it stays."""
    flags = Gio.DBusConnectionFlags
    bus = Gio.DBusConnection.new_for_address_sync(
        desk.desktop.env['DBUS_SESSION_BUS_ADDRESS'],
        flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)
    before = len(desk.calls())
    sign_in(program)
    says(bus, *signal)
    started_afresh(program, kept)
    calls = desk.calls()[before:]
    expect(any(call.startswith('GET /connect/logout') for call in calls),
           f'the portal was not told: {calls[-5:]}')
    nothing_written(desk)
    bus.close_sync(None)


def close(program):
    program.key('ctrl+q')
    expect(program.wait() == 0, 'it ends badly')


def journey(tap, desktop):
    kept = {}
    desk = Desk(desktop)
    program = tap.step('a front desk says that it is shared', begin, desk, kept)
    tap.step('signing in, with the keyboard', sign_in, program)
    tap.step('messages and a report card are read', read, program)
    tap.step('all of it is in memory', all_in_memory, program, kept)
    tap.step('and nothing of it on the disk', nothing_written, desk)
    tap.step('Finish ends the session and starts afresh', finish, desk, program, kept)
    tap.step('nothing is left in memory', nothing_in_memory, program, kept)
    tap.step('nothing is left on the disk', nothing_written, desk)
    tap.step('nobody there: a countdown, that a key stops, and then afresh', counted_down, program,
             kept)
    tap.step('nothing was asked of the portal since', no_more_calls, desk, kept)
    tap.step('the same before another window', counted_down_before_dialog, desk, program, kept)
    tap.step('a locked screen finishes', finished_from_outside, desk, program, kept,
             'org.gnome.ScreenSaver', '/org/gnome/ScreenSaver', 'org.gnome.ScreenSaver',
             'ActiveChanged')
    tap.step('sleep finishes', finished_from_outside, desk, program, kept,
             'org.freedesktop.login1', '/org/freedesktop/login1', 'org.freedesktop.login1.Manager',
             'PrepareForSleep')
    tap.step('it closes in order', close, program)
    tap.step('it has complained of nothing', steps.expect_tidy, program)
    desk.portal.__exit__()


if __name__ == '__main__':
    steps.run('shared', journey)
