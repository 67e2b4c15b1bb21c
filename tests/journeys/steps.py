# SPDX-License-Identifier: GPL-3.0-or-later
"""What a parent does in more than one journey."""

import os
import re
import sys

from desktop import Desktop
from program import Program
from tap import Journey, expect
from wait import until

EMAIL = 'parent@demo.exemple'
PASSWORD = 'Pupitre2026'
FAMILY = ['Léa', 'Noé', 'Mila']
RECORD_NUMBERS = ['1234567', '1234410', '2301188']
# What each child's school of the demonstration offers (src/demo/demo-families.c) among the tiles
# that this program can have, in the order of the sidebar; and the one that the program adds.
OFFERED = {
    'Léa': ['Agenda', 'Absences', 'Homework', 'Results', 'Finances', 'Record', 'Messages',
            'Resources', 'Registration', 'What Changed'],
    'Noé': ['Agenda', 'Absences', 'Homework', 'Results', 'Finances', 'Record', 'Messages',
            'Resources', 'Registration', 'What Changed'],
    'Mila': ['Agenda', 'Absences', 'Finances', 'Record', 'Messages', 'Registration', 'What Changed'],
}
PAGES = os.path.join(os.path.dirname(__file__), '..', '..', 'src', 'ui', 'pupitre-pages.c')
# Of a child: what is of the family has no school that offers it.
TILE = re.compile(r'PUPITRE_TILE_[A-Z]+,\s*N_\("([^"]+)"\),\s*"[^"]*"(?!,\s*\.of_family)')
SIGN_OUT = re.compile('^Sign Out')  # of which account, or of the one that is named
PAGE_COUNT = re.compile(r'^Page \d+ of (\d+)$')


def run(name, journey_function, keyring=True):
    """Runs a journey on a desktop of its own and ends the process with its exit code."""
    with Desktop() as desktop:
        journey = Journey(name, lambda step: desktop.take_picture(
            os.path.join(os.environ['PUPITRE_BUILD'], 'meson-logs', f'journey-{step}.png')))
        if keyring:
            desktop.start_keyring()
        journey_function(journey, desktop)
        code = journey.end()
    sys.exit(code)


def start(desktop, *arguments, **env):
    """Starts the demonstration and waits for its window."""
    program = Program(desktop, *(arguments or ['--demo']), **env)
    program.wait_for_window()
    return program


def sign_in(program, stay=False):
    """Signs in on the sign-in page, whose address is filled in, and waits for the children."""
    type_password(program, end=None if stay else 'Return')
    if stay:
        program.press('check box', 'Stay signed in')
        program.press('push button', 'Sign In')
    wait_for_family(program)


def type_password(program, end='Return'):
    """Types the password where the focus is, which has to be its field, and the key at its end."""
    program.find_in_front('text', 'Password')
    program.type(PASSWORD)
    until(lambda: password_is(program, PASSWORD),
          lambda: f'the password is not in its field; the focus is {describe_focus(program)}')
    if end is not None:
        program.key(end)


def describe_focus(program):
    focus = program.focus()
    return f'at {focus.role} {focus.name!r}' if focus else 'not told'


def password_is(program, text):
    """Says whether the field in front holds a password; newer versions of GTK read dots to all but
    the parent."""
    return program.find_in_front('text', 'Password').text() in (text, '●' * len(text))


def wait_for_family(program):
    for name in FAMILY:
        program.find('list item', re.compile(f'^{name}, '))


def open_messages(program, child='Noé'):
    """Opens the messages of a child and returns the names of the rows."""
    tiles = choose_child(program, child)
    program.key(f'alt+{tiles.index("Messages") + 1}')
    program.find_in_front('list', 'Messages')
    return until(lambda: message_rows(program), lambda: f'no message\n{program.describe()}')


def children(program):
    """Returns the first names of the children in the sidebar, in its order."""
    return [name.split(',')[0] for name in program.all('list item', within=('list', 'Children'))]


def choose_child(program, name):
    """Chooses a child with the keyboard and returns the names of its tiles."""
    program.key(f'ctrl+{children(program).index(name) + 1}')
    program.find('list', name)
    return tile_names(program, name)


def tile_names(program, child):
    """Returns the names of a child's tiles, without what is said of their news."""
    names = program.all('list item', within=('list', child))
    return [name.split(',')[0] for name in names]


def expected_tiles(child):
    """Returns the tiles that a child has to have: those of its school for which there is a page."""
    with open(PAGES, encoding='utf-8') as file:
        built = TILE.findall(file.read())
    expect({'Results', 'Messages'} <= set(built), f'the pages with a tile are not found: {built}')
    unknown = set(built) - {tile for tiles in OFFERED.values() for tile in tiles}
    expect(not unknown, f'nothing is known of who has {unknown}')
    return [tile for tile in OFFERED[child] if tile in built]


def tile_key(tile, child='Noé'):
    """Returns the key that opens a tile of a child, in any language and where nothing can be read
    from the window."""
    return f'alt+{expected_tiles(child).index(tile) + 1}'


def message_rows(program):
    """Returns the names of the messages' rows on the page in front."""
    return [name for name in message_list(program) if is_message(name)]


def message_list(program):
    """Returns the names of all rows of the messages on the page in front, headings too."""
    page = program.look('list', 'Messages', in_front=True)
    if page is None:
        return []
    return [row.name for row in page.accessibility.tree(page.owner, page.path, some=None).children]


def is_message(name):
    """Says whether a row is a message's; a heading is a period alone."""
    return ', ' in name


def open_message(program, which=re.compile('')):
    """Opens the first message of the page in front whose row matches, and returns its title.

    With the keyboard, row by row: a newer GTK tells nothing of the rows that are out of sight."""
    until(lambda: message_rows(program), 'no message')
    program.tab_to('list item', re.compile(''), within=('list', 'Messages'))
    program.key('Home')
    row = until(lambda: is_first(program, program.focus()), 'Home does not lead to the first row')
    while not (is_message(row.name) and which.search(row.name)):
        program.key('Down')
        row = until(lambda: next_row(program, row), lambda: f'no row after {row.name!r}')
    program.key('Return')
    return program.find_in_front('heading', re.compile('.')).name


def is_first(program, row):
    """Returns a row if it is the first of the messages, or None."""
    return row if row and row.name == message_list(program)[0] else None


def next_row(program, row):
    """Returns the row that has the focus once it is another, or None."""
    focus = program.focus()
    return focus if focus and (focus.path, focus.name) != (row.path, row.name) else None


def open_report_cards(program, child='Noé'):
    """Opens the report cards of a child and returns the names of the rows."""
    tiles = choose_child(program, child)
    program.key(f'alt+{tiles.index("Results") + 1}')
    return until(lambda: report_card_rows(program), lambda: f'no card\n{program.describe()}')


def report_card_rows(program):
    return program.all('list item', re.compile('^(Term|Whole|Étape)'))


def trust_pattern(pattern):
    """Returns the pattern, compiled, of what a page says at its foot. What came today came yesterday
    where midnight passes at the school meanwhile."""
    return re.compile(pattern.replace('today', '(today|yesterday)'))


def trust_line(program, pattern):
    """Waits until the page in front says, at its foot, something that matches a pattern."""
    return program.find_in_front(None, trust_pattern(pattern))


def demonstration(program, item):
    """Chooses an item of the Demonstration menu."""
    program.press(None, 'Demonstration')
    program.choose_in_menu(item)


def type_into(program, field, text):
    """Types where the focus is, which has to be a field of that name, instead of what is there."""
    def texts():
        return [node.text() for node in program.nodes()
                if node.role == 'text' and node.name == field]

    until(texts, lambda: f'no {field}\n{program.describe()}')
    program.key('ctrl+a')
    program.type(text)
    until(lambda: text in texts(), lambda: f'{field} does not hold {text}, but {texts()}')


def tab_to_field(program, field):
    """Moves the focus with Tab until what is typed lands in a field of that name. GTK 4.8 does not
    say that an entry row has the focus, later ones do; of anything else that is said."""
    for _ in range(60):
        node = program.tab()
        if ((node is None or (node.role, node.name) == ('text', field))
                and takes_typing(program, field)):
            return
    raise TimeoutError(f'Tab never comes to {field!r}:\n{program.describe()}')


def takes_typing(program, field):
    """Types a figure, and says whether it lands in a field of that name; takes it back elsewhere."""
    def texts():
        return {node.path: (node.name, node.text()) for node in program.nodes()
                if node.role == 'text'}

    def changed():
        return [name for path, (name, text) in texts().items() if before.get(path) != (name, text)]

    before = texts()
    program.key('End', '0')
    try:
        name, = until(changed, '', 3)
    except TimeoutError:
        return False
    if name != field:
        program.key('BackSpace')
    return name == field


def choose_sign_out(program):
    """Chooses to sign out in the main menu and waits for the question."""
    program.key('F10')
    program.choose_in_menu('Sign Out…')
    program.find('dialog', SIGN_OUT)


def answer_sign_out(program, button):
    """Answers the question with one of its buttons."""
    program.press('push button', button, within=('dialog', SIGN_OUT))
    program.gone('dialog', SIGN_OUT)


def cut_network(program):
    demonstration(program, 'Cut the Network')
    until(lambda: program.portal('state')['cut'], 'the network is not cut')


def expect_tidy(program):
    """Fails when the program has complained of itself."""
    expect(not program.errors(), 'the program complains: ' + '\n'.join(program.errors()[:20]))
