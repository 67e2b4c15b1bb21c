#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The vault against a real gnome-keyring on a private bus in each of its states, against a service
that misbehaves, against libsecret's file back end, and against nothing at all.

Usage: test_vault.py PROBE, a program that does to the keyring what its arguments say."""

import os
import shutil
import subprocess
import sys
import tempfile
import time

PROBE = sys.argv[1]
HERE = os.path.dirname(os.path.abspath(__file__))
CANARIES = (b'canari@demo.exemple', b'mot-de-passe-canari')
KEYRING_PASSWORD = 'clef'
LONG = '30000'    # a limit, in milliseconds, that no good run comes near
SHORT = '800'
PATIENCE = 60

BARE_BUS = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:tmpdir={}</listen><auth>EXTERNAL</auth>
<policy context="default"><allow send_destination="*" eavesdrop="true"/>
<allow eavesdrop="true"/><allow own="*"/></policy></busconfig>'''


def wait_for(condition, what):
    """Asks until the answer is true."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        answer = condition()
        if answer:
            return answer
        time.sleep(0.02)
    raise RuntimeError(f'{what}: not within {PATIENCE} s')


class Session:
    """A private home and run-time folder, bus and, where a prompt can come, display."""

    def __init__(self, services=True, display=False):
        self.folder = tempfile.mkdtemp(prefix='pupitre-vault-')
        self.processes = []
        self.env = {name: value for name, value in os.environ.items()
                    if name not in ('DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'SECRET_BACKEND',
                                    'GNOME_KEYRING_CONTROL', 'SSH_AUTH_SOCK')
                    and not name.startswith('XDG_')}
        for name, key in (('home', 'HOME'), ('run', 'XDG_RUNTIME_DIR'), ('data', 'XDG_DATA_HOME'),
                          ('config', 'XDG_CONFIG_HOME'), ('cache', 'XDG_CACHE_HOME')):
            self.env[key] = os.path.join(self.folder, name)
            os.mkdir(self.env[key], 0o700)
        self.env.update(GDK_BACKEND='x11', NO_AT_BRIDGE='1', GTK_A11Y='none')
        if display:
            self.start_display()
        self.start_bus(services)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        for process in reversed(self.processes):
            self.stop(process)
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self, command, **options):
        env = dict(self.env)
        # What is not ours may warn as it likes.
        env.pop('G_DEBUG', None)
        process = subprocess.Popen(command, env=env, stderr=subprocess.DEVNULL, **options)
        self.processes.append(process)
        return process

    def stop(self, process):
        self.processes.remove(process)
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def start_display(self):
        server = self.start(['Xvfb', '-displayfd', '1', '-screen', '0', '800x600x24', '-nolisten',
                             'tcp'], stdout=subprocess.PIPE)
        self.env['DISPLAY'] = ':' + server.stdout.readline().decode().strip()

    def start_bus(self, services):
        command = ['dbus-daemon', '--nofork', '--print-address', '1']
        if services:
            command.append('--session')
        else:
            path = os.path.join(self.folder, 'bus.conf')
            with open(path, 'w', encoding='utf-8') as file:
                file.write(BARE_BUS.format(self.env['XDG_RUNTIME_DIR']))
            command.append('--config-file=' + path)
        bus = self.start(command, stdout=subprocess.PIPE)
        self.env['DBUS_SESSION_BUS_ADDRESS'] = bus.stdout.readline().decode().strip()

    def has_secrets(self):
        return b'boolean true' in subprocess.run(
            ['dbus-send', '--session', '--print-reply', '--dest=org.freedesktop.DBus', '/',
             'org.freedesktop.DBus.NameHasOwner', 'string:org.freedesktop.secrets'],
            env=self.env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False).stdout

    def start_keyring(self, unlock):
        command = ['gnome-keyring-daemon', '--foreground', '--components=secrets']
        keyring = self.start(command + (['--unlock'] if unlock else []), stdin=subprocess.PIPE,
                             stdout=subprocess.DEVNULL)
        if unlock:
            keyring.stdin.write(KEYRING_PASSWORD.encode())
        keyring.stdin.close()
        wait_for(self.has_secrets, 'gnome-keyring')
        return keyring

    def start_fake(self, mode):
        fake = self.start(['/usr/bin/python3', os.path.join(HERE, 'fake_secrets.py'), mode])
        wait_for(self.has_secrets, 'the fake service')
        return fake

    def probe(self, *arguments, tolerant=False, answer=None):
        """Runs the probe and returns its lines; answers each prompt that opens meanwhile."""
        env = dict(self.env)
        if tolerant:
            # Libsecret warns, and what it never answers is never freed.
            env.pop('G_DEBUG', None)
            env['ASAN_OPTIONS'] = 'detect_leaks=0'
        with tempfile.TemporaryFile() as out:
            process = subprocess.Popen([PROBE, *arguments], env=env, stdout=out)
            try:
                wait_for(lambda: self.tend(process, answer), 'the probe')
            finally:
                process.kill()
                process.wait()
            if process.returncode != 0:
                return [f'exit {process.returncode}']
            out.seek(0)
            return out.read().decode().splitlines()

    def tend(self, process, answer):
        if process.poll() is not None:
            return True
        if answer is not None:
            windows = self.xdotool('search', '--onlyvisible', '--class', 'gcr-prompter').split()
            for window in windows[:1]:
                self.xdotool('windowfocus', '--sync', window)
                answer(self)
        return False

    def xdotool(self, *arguments):
        return subprocess.run(['xdotool', *arguments], env=self.env, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, check=False, timeout=20).stdout.decode()

    def leaks(self):
        """Names the files that hold what only the keyring may know."""
        found = []
        for folder, _, names in os.walk(self.folder):
            for name in names:
                path = os.path.join(folder, name)
                if os.path.isfile(path):
                    with open(path, 'rb') as file:
                        content = file.read()
                    found += [f'{name} holds {canary}' for canary in CANARIES if canary in content]
        return found


def cancel_prompt(session):
    session.xdotool('key', 'Escape')


def answer_prompt(session):
    # All is selected first: the prompt may get a second answer before it has gone.
    session.xdotool('key', 'ctrl+a')
    session.xdotool('type', KEYRING_PASSWORD)
    session.xdotool('key', 'Return')


class Tap:
    def __init__(self):
        self.number = 0
        self.failed = 0

    def check(self, name, lines, expected, leaks=()):
        self.number += 1
        good = lines == expected and not leaks
        self.failed += not good
        print(f"{'ok' if good else 'not ok'} {self.number} - {name}", flush=True)
        if not good:
            print(f'{name}: {lines} instead of {expected}, {list(leaks)}', file=sys.stderr)

    def end(self):
        print(f'1..{self.number}')
        sys.exit(1 if self.failed else 0)


ONE = 'load ok 1 0 canari@demo.exemple'
NONE = 'load ok 0 0 -'


def test_gnome_keyring(tap):
    with Session() as session:
        keyring = session.start_keyring(unlock=True)
        tap.check('unlocked: kept, changed, removed',
                  session.probe(LONG, 'load', 'save', 'load', 'save', 'load', 'remove', 'load',
                                'remove'),
                  [NONE, 'save ok', ONE, 'save ok', ONE, 'remove ok', NONE, 'remove ok'])
        tap.check('unlocked: cancelled by the program', session.probe(LONG, 'cancel', 'load'),
                  ['load CANCELLED', NONE])
        tap.check('unlocked: two accounts', session.probe(LONG, 'save') +
                  session.probe(LONG, 'save', 'load'),
                  ['save ok', 'save ok', ONE.replace('1', '2', 1)], session.leaks())
        session.stop(keyring)
        tap.check('gone and started again by the bus, locked, without a display',
                  session.probe(LONG, 'load'), ['load VAULT_LOCKED'])


def test_locked_keyring(tap):
    with Session(display=True) as session:
        session.stop(session.start_keyring(unlock=True))
        keyring = session.start_keyring(unlock=True)
        tap.check('kept for later', session.probe(LONG, 'save'), ['save ok'])
        session.stop(keyring)

        keyring = session.start_keyring(unlock=False)
        tap.check('starts locked, prompt cancelled: load',
                  session.probe(LONG, 'load', answer=cancel_prompt), ['load VAULT_LOCKED'])
        tap.check('starts locked, prompt cancelled: save',
                  session.probe(LONG, 'save', answer=cancel_prompt), ['save VAULT_LOCKED'])
        tap.check('starts locked, prompt cancelled: remove',
                  session.probe(LONG, 'remove', answer=cancel_prompt), ['remove VAULT_LOCKED'])
        tap.check('starts locked, nobody answers the prompt', session.probe(SHORT, 'load'),
                  ['load VAULT_TIMEOUT'])
        session.stop(keyring)

        session.start_keyring(unlock=False)
        tap.check('starts locked, prompt answered',
                  session.probe(LONG, 'load', 'save', answer=answer_prompt), [ONE, 'save ok'],
                  session.leaks())


def test_no_collection(tap):
    with Session(display=True) as session:
        session.start_keyring(unlock=False)
        tap.check('no default collection: nothing is stored', session.probe(LONG, 'load', 'remove'),
                  [NONE, 'remove ok'])
        tap.check('no default collection: prompt for a new one cancelled',
                  session.probe(LONG, 'save', answer=cancel_prompt), ['save VAULT_LOCKED'],
                  session.leaks())
    with Session() as session:
        session.start_keyring(unlock=False)
        tap.check('no default collection and no display for the prompt',
                  session.probe(LONG, 'save'), ['save VAULT_LOCKED'], session.leaks())


def test_bad_service(tap):
    for mode, expected in (('good', ['save ok', ONE, 'remove ok']),
                           ('prompted', ['save ok', ONE, 'remove ok']),
                           ('dismissed', ['save VAULT_LOCKED', 'load VAULT_LOCKED',
                                          'remove VAULT_LOCKED'])):
        with Session(services=False) as session:
            session.start_fake(mode)
            tap.check(f'fake service: {mode}', session.probe(LONG, 'save', 'load', 'remove'),
                      expected)
    for mode in ('hanging', 'mistyped', 'silent'):
        with Session(services=False) as session:
            session.start_fake(mode)
            tap.check(f'fake service: {mode}',
                      session.probe(SHORT, 'load', 'save', tolerant=mode == 'mistyped'),
                      # A prompt that nobody answered is not shown again by itself.
                      ['load VAULT_TIMEOUT',
                       'save VAULT_TIMEOUT' if mode == 'silent' else 'save VAULT_LOCKED'])
    with Session(services=False) as session:
        session.start_fake('dying')
        tap.check('fake service: dying', session.probe(LONG, 'load', 'load'),
                  ['load VAULT_ABSENT', 'load VAULT_ABSENT'])
        session.start_fake('good')
        tap.check('a service that came back', session.probe(LONG, 'save', 'load'), ['save ok', ONE])
    with Session(services=False) as session:
        session.start_fake('stranger')
        tap.check('fake service: stranger', session.probe(LONG, 'load', 'save', 'load'),
                  ['load ok 0 1 -', 'save ok', 'load ok 1 1 canari@demo.exemple'])


def test_nothing(tap):
    absent = ['load VAULT_ABSENT', 'save VAULT_ABSENT', 'remove VAULT_ABSENT']
    with Session(services=False) as session:
        tap.check('no service', session.probe(LONG, 'load', 'save', 'remove'), absent,
                  session.leaks())
        session.env['DBUS_SESSION_BUS_ADDRESS'] = 'unix:path=/nonexistent'
        tap.check('no bus', session.probe(LONG, 'load', 'save', 'remove'), absent, session.leaks())


def test_file_backend(tap):
    with Session(services=False) as session:
        path = os.path.join(session.folder, 'data', 'test.keyring')
        session.env.update(DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent', SECRET_BACKEND='file',
                           SECRET_FILE_TEST_PATH=path, SECRET_FILE_TEST_PASSWORD=KEYRING_PASSWORD,
                           # It never frees what GIO gives it of a file. Ours is looked at above.
                           ASAN_OPTIONS='detect_leaks=0')
        tap.check('file back end: kept, changed, removed',
                  session.probe(LONG, 'load', 'save', 'load', 'save', 'load', 'remove', 'load'),
                  [NONE, 'save ok', ONE, 'save ok', ONE, 'remove ok', NONE])
        tap.check('file back end: kept for later', session.probe(LONG, 'save') +
                  session.probe(LONG, 'load'), ['save ok', ONE], session.leaks())
        with open(path, 'wb') as file:
            file.write(b'not a keyring')
        tap.check('file back end: not a keyring', session.probe(LONG, 'load', 'save'),
                  ['load VAULT_DAMAGED', 'save VAULT_DAMAGED'])


def main():
    tap = Tap()
    for test in (test_gnome_keyring, test_locked_keyring, test_no_collection, test_bad_service,
                 test_nothing, test_file_backend):
        test(tap)
    tap.end()


if __name__ == '__main__':
    main()
