#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""With the keyboard alone, and in French."""

import os
import re
import subprocess

import steps
from tap import expect
from wait import until

LOCALE = 'fr_CA.UTF-8'
FRENCH_RECEIVED = re.compile('^Reçu du portail aujourd’hui à ')
FRENCH_DATE = re.compile('^(lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche) '
                         r'\d+(er)? \w+ \d{4}')


def tab_order(program):
    """From the password, which has the focus, forward over every control of the page, and around.

    Neither field is seen to have the focus, so what is typed there tells."""
    program.find('text', 'Password')
    program.type('x')
    until(lambda: steps.password_is(program, 'x'), 'the password has not the focus')
    seen = []
    for _ in range(12):
        node = program.tab()
        seen.append((node.role, node.name) if node else ('', ''))
    # GTK 4.8 calls the button of a menu one to push, later ones a toggle.
    wanted = ['Stay signed in', 'Sign In', 'Main Menu']
    found = [name for role, name in seen
             if name in wanted and (role == 'check box' or role.endswith(' button'))]
    expect(found[:3] == wanted, f'the order is {seen}')


def return_signs_in(program):
    steps.tab_to_field(program, 'Password')
    program.key('ctrl+a')
    steps.sign_in(program)


def children_and_tiles(program):
    for name in (*steps.FAMILY, 'Noé'):
        steps.choose_child(program, name)
    program.key(steps.tile_key('Results'))
    until(lambda: steps.report_card_rows(program), 'Alt and a number do not open the tile')
    program.key(steps.tile_key('Messages'))
    program.find_in_front('list', 'Messages')


def refresh(program):
    until(lambda: steps.message_rows(program), 'no message')
    before = len(program.portal_calls('/communications/'))
    program.key('F5')
    until(lambda: len(program.portal_calls('/communications/')) > before, 'F5 asks nothing')


def message_and_back(program):
    steps.open_message(program)
    program.key('Escape')
    program.gone_from_front('heading', re.compile('.'))
    program.find_in_front('list', 'Messages')


def save_document(program, desktop):
    """Ctrl+S, then a path in the dialog for files."""
    program.key(steps.tile_key('Results'))
    rows = until(lambda: steps.report_card_rows(program), 'no report card')
    program.tab_to('list item', rows[0])
    program.key('Return')
    program.find_in_front('label', steps.PAGE_COUNT)
    path = desktop.path('home', 'report.pdf')
    program.key('ctrl+s')
    program.find('push button', 'Save')
    program.key('ctrl+a')
    program.type(path)
    program.key('Return')
    until(lambda: os.path.exists(path) and os.path.getsize(path) > 0, 'nothing is saved')
    with open(path, 'rb') as file:
        expect(file.read(5) == b'%PDF-', 'what is saved is no PDF')
    program.gone('push button', 'Save')
    program.key('Escape')
    until(lambda: steps.report_card_rows(program), 'Escape does not lead back')


def help_on_page(program, note):
    """F1 opens the help on the page in front."""
    for tile, title, topic in (('Messages', 'Messages', 'messages'),
                               ('Results', 'Report Cards', 'results')):
        program.key(steps.tile_key(tile))
        program.find_in_front('label', title)
        program.key('F1')
        until(lambda: os.path.exists(note), 'no help is asked for')
        with open(note, encoding='utf-8') as file:
            asked = file.read()
        os.unlink(note)
        expect(asked == f'help:pupitre/{topic}', f'{asked!r} instead of {topic}')


def shortcuts(program):
    program.key('ctrl+question')
    program.find(None, re.compile(r'\bKeyboard shortcuts'))
    program.key('Escape')
    program.gone(None, re.compile(r'\bKeyboard shortcuts'))


def preferences(program):
    program.key('ctrl+comma')
    program.find(None, 'Copy for reading offline')
    expect(program.look(None, steps.EMAIL) is not None, 'whose account it is, is not said')
    program.key('Escape')
    program.gone(None, 'Copy for reading offline')


def make_french(desktop):
    """Makes a French locale, which a bare machine lacks."""
    folder = desktop.path('locale')
    os.makedirs(folder)
    subprocess.run(['localedef', '--no-archive', '-i', 'fr_CA', '-f', 'UTF-8',
                    os.path.join(folder, LOCALE)], check=True)
    return {'LOCPATH': folder, 'LANG': LOCALE, 'LANGUAGE': 'fr'}


def french_messages(program):
    steps.wait_for_family(program)
    program.key('ctrl+1', steps.tile_key('Messages', 'Léa'))
    program.find_in_front('list', 'Messages')
    until(lambda: steps.message_rows(program), 'no message')
    steps.open_message(program)
    program.find('label', FRENCH_DATE)
    program.key('Escape')
    program.gone_from_front('heading', re.compile('.'))


def french_session(program):
    """The copy has opened; signing in again, from the page that says so."""
    steps.trust_line(program, '^Vous n’êtes pas connecté')
    program.press('push button', 'Se connecter')
    program.find('label', 'Démonstration\u00a0: le mot de passe est ' + steps.PASSWORD)
    program.find('text', 'Mot de passe')
    program.type('Wrong2026')
    program.key('Return')
    sentence = program.find_in_front('alert', re.compile('.')).name
    expect('mot de passe' in sentence, f'the portal did not answer in French: {sentence}')
    program.key('ctrl+a')
    program.type(steps.PASSWORD)
    program.key('Return')
    steps.trust_line(program, FRENCH_RECEIVED.pattern)


def french_report_cards(program):
    program.key('ctrl+1', steps.tile_key('Results', 'Léa'))
    rows = until(lambda: steps.report_card_rows(program), 'no report card')
    expect(rows[0].startswith('Étape '), f'not French: {rows}')
    program.find(None, re.compile('^Mis à jour '))


def journey(tap, desktop):
    note = desktop.install_help_viewer()
    program = tap.step('the window opens', steps.start, desktop)
    tap.step('Tab comes to every control of the sign-in page', tab_order, program)
    tap.step('Return signs in', return_signs_in, program)
    tap.step('Ctrl and a number, Alt and a number', children_and_tiles, program)
    tap.step('F5', refresh, program)
    tap.step('a message and back', message_and_back, program)
    tap.step('Ctrl+S saves a report card', save_document, program, desktop)
    tap.step('the help on this page', help_on_page, program, note)
    tap.step('the shortcuts', shortcuts, program)
    tap.step('the preferences', preferences, program)
    tap.step('it closes in order', lambda: program.quit())
    french = tap.step('the window opens in French',
                      lambda: steps.start(desktop, **make_french(desktop)))
    tap.step('messages in French', french_messages, french)
    tap.step('signing in in French', french_session, french)
    tap.step('report cards in French', french_report_cards, french)
    tap.step('it closes in order', lambda: french.quit())
    for each in (program, french):
        tap.step('it has complained of nothing', steps.expect_tidy, each)


if __name__ == '__main__':
    steps.run('keyboard', journey)
