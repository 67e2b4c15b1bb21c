#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A parent who has consented closes the window, and the program goes on; whoever starts it again finds
the same window."""

import os
import subprocess

import steps
from program import Program, alive
from tap import expect
from wait import until


def give_consent(desktop):
    """As the preferences keep it, of the demonstration."""
    folder = desktop.path('home', '.config', 'pupitre-demo')
    os.makedirs(folder, exist_ok=True)
    with open(os.path.join(folder, 'settings.ini'), 'w', encoding='utf-8') as file:
        file.write('[io/github/pupitre/Pupitre]\nbackground=true\n')


def windows(program):
    """Returns how many windows of the program are on the screen."""
    found = subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(program.process.pid)],
                           env=program.env, check=False, stdout=subprocess.PIPE,
                           stderr=subprocess.DEVNULL, text=True)
    return len(found.stdout.split())


def close(program):
    expect(windows(program) > 0, 'there is no window to close')
    program.key('ctrl+w')
    until(lambda: windows(program) == 0, 'the window is still there')
    expect(alive(program.process.pid), 'the program has ended')


def start_in_background(desktop, program):
    """As the desktop does at the start of a session: what runs already is not called up."""
    again = Program(desktop, '--demo', '--background')
    code = again.wait()
    expect(code == 0, f'the second start ended with {code}')
    expect(windows(program) == 0, 'the window was called up')


def open_again(desktop, program):
    again = Program(desktop, '--demo')
    code = again.wait()
    expect(code == 0, f'the second start ended with {code}')
    program.wait_for_window()
    steps.wait_for_family(program)


def journey(tap, desktop):
    give_consent(desktop)
    program = steps.start(desktop)
    tap.step('the parent stays signed in', steps.sign_in, program, True)
    tap.step('the window closes, and the program goes on', close, program)
    tap.step('a start without a window shows none', start_in_background, desktop, program)
    tap.step('another start opens the same window', open_again, desktop, program)
    tap.step('quitting ends it', program.quit)
    tap.step('it has complained of nothing', steps.expect_tidy, program)


if __name__ == '__main__':
    steps.run('background', journey)
