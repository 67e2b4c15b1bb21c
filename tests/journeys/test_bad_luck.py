#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A computer without a keyring, with a locked one or one that waits for ever, without a message bus,
without a display."""

import os
import re
import subprocess

import steps
from tap import expect
from wait import until

NOTE = re.compile('you can sign in for this session only')


def new_home(desktop, name):
    """Returns the environment of another person on the same display."""
    home = desktop.path(name)
    os.makedirs(home, mode=0o700)
    return {'HOME': home, 'XDG_CACHE_HOME': os.path.join(home, '.cache'),
            'AT_SPI_BUS_ADDRESS': desktop.accessibility_address()}


def session_only(program, home):
    """Signs in, reads, closes; nothing may be left, and a keyring that was refused asks no more."""
    program.find_in_front('label', NOTE)
    program.find_in_front('push button', 'Help About This')
    expect(program.look('check box', 'Stay signed in') is None, 'staying signed in is offered')
    steps.type_password(program)
    steps.wait_for_family(program)
    steps.open_messages(program)
    steps.trust_line(program, r'^Received from the portal today at \d+:\d\d$')
    rows = steps.open_report_cards(program)
    program.tab_to('list item', rows[0])
    program.key('Return')
    program.find_in_front('label', steps.PAGE_COUNT)
    close(program, home)


def close(program, home):
    program.quit()
    left = list(left_behind(home))
    expect(not left, f'left behind: {left}')


def left_behind(home):
    """Yields what of a copy is under a home; the settings and the portal's memory are none."""
    for folder, folders, names in os.walk(os.path.join(home, '.local', 'share', 'pupitre-demo')):
        yield from (os.path.join(folder, name) for name in folders)
        yield from (os.path.join(folder, name) for name in names
                    if not name.startswith('portal.db'))


def cancel_prompt(program):
    """Waits until the keyring asks for its password, refuses, and waits until it asks no more."""
    until(lambda: prompts(program), 'the keyring does not ask')

    def refused():
        if prompts(program):
            program.key('Escape')
        return not prompts(program)

    until(refused, 'the keyring goes on asking')


def prompts(program):
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--name', 'Keyring'],
                           env=program.env, stdout=subprocess.PIPE, text=True, check=False)
    return found.stdout.strip()


def locked_keyring(desktop):
    env = new_home(desktop, 'locked')
    env['DBUS_SESSION_BUS_ADDRESS'] = desktop.start_bus('locked')
    desktop.stop(desktop.start_keyring(**env))
    desktop.start_keyring(locked=True, **env)
    program = steps.Program(desktop, '--demo', **env)
    cancel_prompt(program)
    program.wait_for_window()
    return program, env['HOME']


def hanging_keyring(desktop):
    """The keyring asks, and nobody answers: the window says so, and there is a way on."""
    env = new_home(desktop, 'hanging')
    env['DBUS_SESSION_BUS_ADDRESS'] = desktop.start_bus('hanging', bare=True)
    desktop.start_fake_keyring('hanging', **env)
    program = steps.start(desktop, **env)
    program.find_in_front('label', 'Waiting for the Keyring')
    program.find_in_front('push button', 'Help About This')
    program.press('push button', 'Continue Without It')
    program.find_in_front('label', NOTE)
    program.type('x')
    until(lambda: steps.password_is(program, 'x'), 'the password has not the focus')
    close(program, env['HOME'])
    return program


def bare_bus(desktop):
    env = new_home(desktop, 'bare')
    env['DBUS_SESSION_BUS_ADDRESS'] = desktop.start_bus('bare', bare=True)
    return steps.start(desktop, **env), env['HOME']


def no_bus(desktop):
    """Without a bus nothing can be read from the window: the toolkit's accessibility needs one.
    What is typed tells in what the portal is asked."""
    env = new_home(desktop, 'busless')
    env.update(DBUS_SESSION_BUS_ADDRESS='unix:path=' + desktop.path('nothing'), GTK_A11Y='none')
    program = steps.Program(desktop, '--demo', **env)
    until(lambda: active_process(desktop) == program.process.pid,
          lambda: f'no active window\n{program.output()[-2000:]}')
    until(lambda: typed(program, steps.PASSWORD, '/communications/'), 'the sign-in does nothing')
    until(lambda: typed(program, None, '/bulletins/', steps.tile_key('Results')),
          'Alt and a number do nothing')
    close(program, env['HOME'])
    return program


def typed(program, text, asked, key='Return'):
    """Types, and says whether the portal has been asked for something since the start."""
    if not program.portal_calls(asked):
        if text is not None:
            program.key('ctrl+a')
            program.type(text)
        program.key(key)
    try:
        return until(lambda: program.portal_calls(asked), '', 5)
    except TimeoutError:
        return False


def active_process(desktop):
    found = subprocess.run(['xdotool', 'getactivewindow', 'getwindowpid'], env=desktop.env,
                           stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                           check=False)
    return int(found.stdout or 0)


def no_display(desktop):
    env = {**new_home(desktop, 'blind'), 'DISPLAY': None}
    program = steps.Program(desktop, '--demo', **env)
    code = program.wait()
    expect(code == 1, f'ended with {code}')
    expect('display' in program.output().lower(), f'it does not say why: {program.output()}')


def journey(tap, desktop):
    for text, begin in (('no keyring', bare_bus), ('a locked keyring', locked_keyring)):
        started = tap.step(f'{text}: the window opens', begin, desktop) or (None,)
        tap.step(f'{text}: this session only, and nothing is left', session_only, *started)
        tap.step(f'{text}: it has complained of nothing', steps.expect_tidy, started[0])
    program = tap.step('a keyring whose question nobody answers', hanging_keyring, desktop)
    tap.step('a keyring whose question nobody answers: no complaint', steps.expect_tidy, program)
    program = tap.step('no message bus: the keyboard works, and nothing is left', no_bus, desktop)
    tap.step('no message bus: it has complained of nothing', steps.expect_tidy, program)
    tap.step('no display: said, and no crash', no_display, desktop)


if __name__ == '__main__':
    steps.run('bad-luck', journey, keyring=False)
