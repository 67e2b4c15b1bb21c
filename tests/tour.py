#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Saves pictures of every page: tour.py BUILD FOLDER.

Runs the program tests/ui/tour of the build once in each language, on a display and a bus of its
own, with French really in force, then holds what it saved against what the program registers:
each picture is there, has the size that its name says, and is not the English one under a French
name.
"""

import os
import subprocess
import sys
import tempfile

SIZES = {'wide': (1000, 700), 'narrow': (360, 720)}
LOCALES = {'en': 'C.UTF-8', 'fr': 'fr_CA.UTF-8'}
BASE = [(language, theme, width) for language in LOCALES for theme in ('light', 'dark')
        for width in SIZES]
OTHER = [('fr', 'light', 'wide'), ('en', 'dark', 'narrow')]


def picture_size(path):
    """Returns width and height of a PNG, or None for something else."""
    with open(path, 'rb') as file:
        head = file.read(24)
    if head[:8] != b'\x89PNG\r\n\x1a\n':
        return None
    return int.from_bytes(head[16:20], 'big'), int.from_bytes(head[20:24], 'big')

# Pages whose names begin with that of another page and a hyphen.
OWN_PAGES = ('results-subject', 'finances-family', 'messages-family', 'registration-form')


def expected(states):
    """Yields the name of each picture of the registered states (PAGE or PAGE-STATE)."""
    for state in states:
        for language, theme, width in (OTHER if is_other_state(state, states) else BASE):
            yield f'{state}.{language}.{theme}.{width}.png'


def is_other_state(name, names):
    """Says whether a name is another state of a registered page. A page may have a hyphen in its
    own name ('report-cards'), and begin like another one."""
    return name not in OWN_PAGES and any(name.startswith(page + '-') for page in names)


def faults(folder, states):
    """Yields what is wrong with the pictures of a folder."""
    for name in expected(states):
        path = os.path.join(folder, name)
        if not os.path.exists(path):
            yield f'{name}: missing'
            continue
        if picture_size(path) != SIZES[name.split('.')[3]]:
            yield f'{name}: {picture_size(path)}'
    for name in expected(states):
        english = name.replace('.fr.', '.en.')
        paths = [os.path.join(folder, each) for each in (name, english)]
        if name != english and all(map(os.path.exists, paths)):
            first, second = (open(path, 'rb').read() for path in paths)
            if first == second:
                yield f'{name}: the same picture as {english}'
    unknown = set(os.listdir(folder)) - set(expected(states))
    for name in sorted(unknown):
        if name.endswith('.png'):
            yield f'{name}: no registered page has this name'


def environment(work, build):
    """Returns an environment without anything of the person's own desktop."""
    kept = {name: os.environ[name] for name in ('PATH', 'TMPDIR') if name in os.environ}
    folders = {}
    for variable, name in (('HOME', 'home'), ('XDG_RUNTIME_DIR', 'run'), ('LOCPATH', 'locale')):
        folders[variable] = os.path.join(work, name)
        os.makedirs(folders[variable], mode=0o700, exist_ok=True)
    return {**kept, **folders, 'GDK_BACKEND': 'x11', 'GSK_RENDERER': 'cairo', 'GTK_A11Y': 'none',
            'GSETTINGS_BACKEND': 'memory', 'GIO_USE_VFS': 'local', 'TZ': 'America/Toronto',
            'GSETTINGS_SCHEMA_DIR': os.path.join(build, 'data')}


def start_display(env):
    """Starts a display of its own and returns its process; sets DISPLAY in env."""
    reading, writing = os.pipe()
    display = subprocess.Popen(['Xvfb', '-displayfd', str(writing), '-screen', '0', '1280x1024x24',
                                '-nolisten', 'tcp'], pass_fds=[writing], env=env,
                               stderr=subprocess.DEVNULL)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        number = pipe.readline().strip()
    if not number:
        raise SystemExit('Xvfb does not start')
    env['DISPLAY'] = ':' + number
    return display


def main():
    build, folder = map(os.path.abspath, sys.argv[1:3])
    program = os.path.join(build, 'tests', 'ui', 'tour')
    states = subprocess.run([program, '--list'], stdout=subprocess.PIPE, text=True,
                            check=True).stdout.split()
    for name in os.listdir(folder):
        if name.endswith('.png'):
            os.unlink(os.path.join(folder, name))

    with tempfile.TemporaryDirectory() as work:
        env = environment(work, build)
        subprocess.run(['localedef', '--no-archive', '-i', 'fr_CA', '-f', 'UTF-8',
                        os.path.join(env['LOCPATH'], LOCALES['fr'])], check=True)
        display = start_display(env)
        try:
            for language, locale in LOCALES.items():
                subprocess.run(['dbus-run-session', '--', program, language, folder], check=True,
                               env={**env, 'LANG': locale})
        finally:
            display.terminate()
            display.wait()

    wrong = list(faults(folder, states))
    for fault in wrong:
        print('tour:', fault, file=sys.stderr)
    print(f'{len(list(expected(states)))} pictures in {folder}' if not wrong
          else f'{len(wrong)} faults in {folder}')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
