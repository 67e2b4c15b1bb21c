#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Started by the desktop: its entry leads to the message bus, which starts the program, once."""

import os
import re
import shutil
import subprocess
import sys

import steps
from program import HARMLESS, Program, alive
from tap import expect
from wait import until

NAME = 'io.github.pupitre.Pupitre'
BUS = ('org.freedesktop.DBus', '/org/freedesktop/DBus')
# As a desktop does it, which is still there when the program comes: the bus forgets what is asked by
# somebody who has left.
CLICK = '''
import sys
from gi.repository import Gio, GLib
loop = GLib.MainLoop()
Gio.DesktopAppInfo.new(sys.argv[1] + '.desktop').launch([], None)
Gio.bus_watch_name(Gio.BusType.SESSION, sys.argv[1], Gio.BusNameWatcherFlags.NONE,
                   lambda *unused: loop.quit(), None)
loop.run()
'''


class Activated(Program):
    """The program that owns its name on the bus, which somebody else has started."""

    def __init__(self, desktop, pid):
        self.desktop = desktop
        self.env = desktop.env
        self.process = type('Process', (), {'pid': pid})
        self.log = desktop.path('desktop.log')


def install(desktop):
    """Puts the entry of the desktop and that of the bus where a package puts them."""
    build = os.environ['PUPITRE_BUILD']
    data = desktop.path('home', '.local', 'share')
    folders = {kind: os.path.join(data, kind) for kind in ('applications', 'dbus-1/services')}
    for folder in folders.values():
        os.makedirs(folder)
    with open(os.path.join(build, 'data', f'{NAME}.service'), encoding='utf-8') as file:
        text = file.read()
    # It is not installed where the entry says.
    text, count = re.subn('^Exec=/.*/pupitre ', f'Exec={build}/src/ui/pupitre ', text, flags=re.M)
    expect(count == 1, f'no program in {text!r}')
    with open(os.path.join(folders['dbus-1/services'], f'{NAME}.service'), 'w',
              encoding='utf-8') as file:
        file.write(text)
    shutil.copy(os.path.join(build, 'data', f'{NAME}.desktop'), folders['applications'])
    # A bus that reads these entries, and what a session tells it.
    desktop.env['XDG_DATA_HOME'] = data
    desktop.env['DBUS_SESSION_BUS_ADDRESS'] = desktop.start_bus('activating')
    desktop.start_keyring()
    subprocess.run(['dbus-update-activation-environment',
                    f'GSETTINGS_SCHEMA_DIR={os.path.join(build, "data")}'],
                   env=desktop.env, check=True)


def launch(desktop):
    """Does what a click on the icon does. An entry whose program is not there is none."""
    path = os.path.join(os.environ['PUPITRE_BUILD'], 'src', 'ui') + ':' + desktop.env['PATH']
    subprocess.run([sys.executable, '-c', CLICK, NAME],
                   env={**desktop.env, 'PATH': path}, check=True, timeout=20)


def owner(desktop):
    """Returns the process that has the program's name on the bus, 0 for none."""
    answer = desktop.call(desktop.env, *BUS, f'{BUS[0]}.GetConnectionUnixProcessID', NAME)
    match = re.search(r'uint32 (\d+)', answer)
    return int(match[1]) if match else 0


def first_launch(desktop):
    expect(owner(desktop) == 0, 'it runs already')
    launch(desktop)
    program = Activated(desktop, until(lambda: owner(desktop), 'nobody takes the name'))
    program.wait_for_window()
    program.find_in_front('push button', 'Sign In')
    with open(f'/proc/{program.process.pid}/cmdline', encoding='utf-8') as file:
        command = file.read().split('\0')
    expect('--gapplication-service' in command, f'the bus has not started it: {command}')
    return program


def windows(program):
    return [node for node in program.nodes() if node.role == 'frame']


def launch_again(desktop, program):
    """Another click brings the same window."""
    launch(desktop)
    answer = desktop.call(desktop.env, NAME, '/' + NAME.replace('.', '/'),
                          'org.freedesktop.Application.Activate', '{}')
    expect(answer == '()', f'Activate answers {answer!r}')
    expect(owner(desktop) == program.process.pid, 'another program runs')
    expect(len(windows(program)) == 1, f'{len(windows(program))} windows')


def close(desktop, program):
    program.key('ctrl+q')
    until(lambda: not alive(program.process.pid), 'it goes on running')
    expect(owner(desktop) == 0, 'the name has an owner still')


def tidy(program):
    """The bus notes what the program says."""
    found = [line for line in program.output().splitlines()
             if re.search(r'pupitre.*(WARNING|CRITICAL|ERROR)', line) and not HARMLESS.search(line)]
    expect(not found, 'the program complains: ' + '\n'.join(found[:20]))


def journey(tap, desktop):
    tap.step('the entries are installed', install, desktop)
    for text in ('a click starts it', 'a click starts it anew'):
        program = tap.step(text, first_launch, desktop)
        tap.step('another one brings the same window', launch_again, desktop, program)
        tap.step('it closes in order', close, desktop, program)
        tap.step('it has complained of nothing', tidy, program)


if __name__ == '__main__':
    steps.run('activation', journey, keyring=False)
