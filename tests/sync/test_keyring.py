#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Unlocking after a lock with the keyring in each of its states: what it comes to, that there is a way
on from there, and that nothing of the family is written in the clear.

Usage: test_keyring.py PROBE, a program that does with its accounts what the lines of its input say."""

import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, os.pardir, 'store'))
import test_vault as vault  # noqa: E402

PROBE = sys.argv[1]
vault.CANARIES = (b'parent@demo.exemple', b'Pupitre2026', 'Noé'.encode(), b'Exemple')

OPEN = 'ok kept'
FOR_NOW = 'ok for-now'
LOCKED = 'ok locked'


class Program:
    """The probe, told one thing after another."""

    def __init__(self, session, tolerant=False):
        env = dict(session.env)
        if tolerant:
            # Libsecret warns, and what it never answers is never freed.
            env.pop('G_DEBUG', None)
            env['ASAN_OPTIONS'] = 'detect_leaks=0'
        self.session = session
        self.out = tempfile.TemporaryFile()
        self.process = subprocess.Popen([PROBE, os.path.join(session.folder, 'accounts')], env=env,
                                        stdin=subprocess.PIPE, stdout=self.out)

    def __enter__(self):
        return self

    def __exit__(self, *problem):
        self.process.kill()
        self.process.wait()
        self.out.close()

    def lines(self):
        self.out.seek(0)
        return self.out.read().decode().splitlines()

    def say(self, line, answer=None):
        """Returns what it came to; answers each prompt that opens meanwhile."""
        n_before = len(self.lines())
        self.process.stdin.write(f'{line}\n'.encode())
        self.process.stdin.flush()
        ended = vault.wait_for(lambda: len(self.lines()) > n_before or
                               self.session.tend(self.process, answer) and 'ended', line)
        if ended == 'ended':
            return f'exit {self.process.wait()}'
        return self.lines()[n_before].split(' ', 1)[1]

    def end(self):
        """Lets it close its accounts."""
        self.process.stdin.close()
        return f'exit {self.process.wait(vault.PATIENCE)}'

    def begin(self):
        """Opens the accounts of a new computer, and locks them."""
        self.say('load')
        return [self.say('sign-in'), self.say('lock')]


def set_mode(session, mode):
    subprocess.run(['dbus-send', '--session', '--print-reply', '--dest=org.freedesktop.secrets',
                    '/org/freedesktop/secrets', 'io.github.pupitre.Test.SetMode', f'string:{mode}'],
                   env=session.env, stdout=subprocess.DEVNULL, check=True)


def close_keyring(session):
    """What a desktop can do at any time."""
    subprocess.run(['dbus-send', '--session', '--print-reply', '--dest=org.freedesktop.secrets',
                    '/org/freedesktop/secrets', 'org.freedesktop.Secret.Service.Lock',
                    'array:objpath:/org/freedesktop/secrets/collection/login'],
                   env=session.env, stdout=subprocess.DEVNULL, check=True)


def test_gnome_keyring(tap):
    with vault.Session(display=True) as session:
        session.stop(session.start_keyring(unlock=True))
        keyring = session.start_keyring(unlock=True)
        with Program(session) as program:
            tap.check('open keyring: begin', program.begin(), [OPEN, LOCKED])
            tap.check('open keyring', [program.say('wrong'), program.say('unlock')],
                      ['WRONG_SECRET locked', OPEN])

            program.say('lock')
            close_keyring(session)
            tap.check('closed meanwhile: cancelled', [program.say('unlock', vault.cancel_prompt)],
                      ['VAULT_LOCKED locked'])
            tap.check('closed meanwhile: answered', [program.say('unlock', vault.answer_prompt)],
                      [OPEN])

            program.say('lock')
            session.stop(keyring)
            keyring = session.start_keyring(unlock=False)
            tap.check('started anew, locked: cancelled',
                      [program.say('unlock', vault.cancel_prompt)], ['VAULT_LOCKED locked'])
            tap.check('started anew, locked: answered',
                      [program.say('unlock', vault.answer_prompt)], [OPEN], session.leaks())

        # Libsecret says twice what came of a prompt that was given up, and warns of itself.
        with Program(session, tolerant=True) as program:
            tap.check('next start', [program.say('load'), program.say('lock')], [OPEN, LOCKED])
            close_keyring(session)
            program.say(f'limit {vault.SHORT}')
            tap.check('closed meanwhile: nobody answers the prompt', [program.say('unlock')],
                      ['VAULT_TIMEOUT locked'])
            tap.check('closed meanwhile: signs in instead', [program.say('aside'), program.end()],
                      [FOR_NOW, 'exit 0'], session.leaks())


def test_gone(tap):
    with vault.Session(services=False) as session:
        keyring = session.start_keyring(unlock=True)
        with Program(session) as program:
            tap.check('service gone: begin', program.begin(), [OPEN, LOCKED])
            session.stop(keyring)
            tap.check('service gone', [program.say('unlock'), program.say('unlock')],
                      ['VAULT_ABSENT locked'] * 2)
            keyring = session.start_keyring(unlock=True)
            tap.check('service back', [program.say('unlock'), program.say('lock')], [OPEN, LOCKED])
            session.stop(keyring)
            tap.check('service gone: signs in instead',
                      [program.say('unlock'), program.say('aside'), program.say('lock'),
                       program.say('wrong'), program.say('unlock'), program.say('lock')],
                      ['VAULT_ABSENT locked', FOR_NOW, LOCKED, 'WRONG_SECRET locked', FOR_NOW,
                       LOCKED], session.leaks())
            session.start_keyring(unlock=True)
            tap.check('service back after that', [program.say('unlock'), program.end()],
                      [FOR_NOW, 'exit 0'])
        with Program(session) as program:
            tap.check('service back at the next start',
                      [program.say('load'), program.say('sign-in'), program.end()],
                      [OPEN, OPEN, 'exit 0'], session.leaks())


def test_bad_service(tap):
    for mode, outcome in (('prompted', OPEN), ('dismissed', 'VAULT_LOCKED locked'),
                          ('hanging', 'VAULT_TIMEOUT locked'), ('mistyped', 'VAULT_TIMEOUT locked'),
                          ('dying', 'VAULT_ABSENT locked')):
        with vault.Session(services=False) as session:
            session.start_fake('good')
            with Program(session, tolerant=mode == 'mistyped') as program:
                begun = program.begin()
                program.say(f'limit {vault.SHORT}')
                set_mode(session, mode)
                tap.check(f'fake service: {mode}', begun + [program.say('unlock')],
                          [OPEN, LOCKED, outcome])
                if mode == 'dying':
                    session.start_fake('good')
                elif mode != 'prompted':
                    set_mode(session, 'good')
                if mode != 'prompted':
                    # What died has forgotten everything.
                    tap.check(f'fake service: {mode}, then good', [program.say('unlock')],
                              ['NOT_STORED locked' if mode == 'dying' else OPEN])
                    program.say('lock')
                tap.check(f'fake service: {mode}: signs in instead',
                          [program.say('aside'), program.end()], [OPEN, 'exit 0'], session.leaks())


def test_changed(tap):
    for mode, outcome in (('emptied', 'NOT_STORED locked'), ('spoilt', 'NOT_STORED locked'),
                          ('rekeyed', OPEN)):
        with vault.Session(services=False) as session:
            session.start_fake('good')
            with Program(session) as program:
                begun = program.begin()
                set_mode(session, mode)
                tap.check(f'what is kept: {mode}', begun + [program.say('unlock')],
                          [OPEN, LOCKED, outcome])
                program.say('lock')
                tap.check(f'what is kept: {mode}: signs in instead',
                          [program.say('aside'), program.say('lock'), program.say('unlock'),
                           program.end()], [OPEN, LOCKED, OPEN, 'exit 0'], session.leaks())


def test_nothing(tap):
    with vault.Session(services=False) as session:
        with Program(session) as program:
            tap.check('no keyring', [program.say('load'), program.say('sign-in'),
                                     program.say('lock'), program.say('wrong'),
                                     program.say('unlock'), program.end()],
                      ['VAULT_ABSENT none', FOR_NOW, LOCKED, 'WRONG_SECRET locked', FOR_NOW,
                       'exit 0'], session.leaks())


def test_file_backend(tap):
    with vault.Session(services=False) as session:
        path = os.path.join(session.folder, 'data', 'test.keyring')
        session.env.update(DBUS_SESSION_BUS_ADDRESS='unix:path=/nonexistent', SECRET_BACKEND='file',
                           SECRET_FILE_TEST_PATH=path,
                           SECRET_FILE_TEST_PASSWORD=vault.KEYRING_PASSWORD,
                           # It never frees what GIO gives it of a file. Ours is looked at above.
                           ASAN_OPTIONS='detect_leaks=0')
        with Program(session) as program:
            tap.check('file back end: begin', program.begin(), [OPEN, LOCKED])
            tap.check('file back end', [program.say('unlock'), program.end()], [OPEN, 'exit 0'],
                      session.leaks())
        session.env['SECRET_FILE_TEST_PASSWORD'] = 'another'
        with Program(session) as program:
            tap.check('file back end: wrong password',
                      [program.say('load'), program.say('sign-in'), program.say('lock'),
                       program.say('unlock'), program.end()],
                      ['ok none', OPEN, LOCKED, OPEN, 'exit 0'], session.leaks())
        with open(path, 'wb') as file:
            file.write(b'not a keyring')
        with Program(session) as program:
            tap.check('file back end: not a keyring',
                      [program.say('load'), program.say('sign-in'), program.say('lock'),
                       program.say('unlock'), program.end()],
                      ['VAULT_DAMAGED none', FOR_NOW, LOCKED, FOR_NOW, 'exit 0'],
                      session.leaks())


def main():
    tap = vault.Tap()
    for test in (test_gnome_keyring, test_gone, test_bad_service, test_changed, test_nothing,
                 test_file_backend):
        test(tap)
    tap.end()


if __name__ == '__main__':
    main()
