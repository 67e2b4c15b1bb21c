# SPDX-License-Identifier: GPL-3.0-or-later
"""The program, as a parent with a screen reader and a keyboard works it."""

import json
import os
import re
import signal
import subprocess
import urllib.error
import urllib.request

from accessibility import ACTIVE, FOCUSED
from wait import PATIENCE, until

# Noise of the machine, not of the program.
HARMLESS = re.compile(r'Screen coordinates not supported|dconf|Failed to set fd limit'
                      r'|XRANDR|no screen|Vulkan|libEGL|theme parser|Theme parsing')


class Program:
    """One run of the program on a desktop."""

    def __init__(self, desktop, *arguments, executable='src/ui/pupitre', **env):
        build = os.environ['PUPITRE_BUILD']
        self.desktop = desktop
        self.log = desktop.path(f'pupitre-{len(desktop.processes)}.log')
        self.env = {**desktop.env, 'GSETTINGS_SCHEMA_DIR': os.path.join(build, 'data'),
                    'G_MESSAGES_DEBUG': 'all', **env}
        for name in [name for name, value in self.env.items() if value is None]:
            del self.env[name]
        command = [os.path.join(build, executable), *arguments]
        with open(self.log, 'ab') as log:
            self.process = subprocess.Popen(command, env=self.env, stdout=log, stderr=log)
        desktop.processes.append(self.process)

    # How it ends

    def wait(self, patience=20):
        """Waits until the program has ended and returns its exit code."""
        code = self.process.wait(patience)
        self.desktop.processes.remove(self.process)
        return code

    def quit(self):
        """Closes the window as a parent does and waits until nothing runs any more."""
        portal = self.portal_process()
        self.key('ctrl+q')
        code = self.wait()
        if code != 0:
            raise AssertionError(f'the program ended with {code}: {self.errors()}')
        until(lambda: not alive(portal), 'the demonstration portal outlives the program')

    def kill(self):
        """Ends the program as a power cut would."""
        portal = self.portal_process()
        self.process.send_signal(signal.SIGKILL)
        self.wait()
        until(lambda: not alive(portal), 'the demonstration portal outlives the program')

    def output(self):
        """Returns what the program has printed so far."""
        with open(self.log, encoding='utf-8', errors='replace') as log:
            return log.read()

    def errors(self):
        """Returns the lines of warnings and worse that the program has printed."""
        return [line for line in self.output().splitlines()
                if re.search(r'WARNING|CRITICAL|ERROR', line) and not HARMLESS.search(line)]

    # What is on the screen

    def nodes(self):
        """Returns every widget of the program, as the tree is now."""
        for owner, path, pid in self.desktop.accessibility().applications():
            if pid == self.process.pid:
                return list(self.desktop.accessibility().tree(owner, path))
        return []

    def look(self, role, name, within=None, in_front=False):
        """Returns the first node of a role (None for any) whose name is, or matches, name.

        within: a role and a name of what it has to be in. in_front: whether it has to be on the
        page in front; pages behind it are in the tree too. Returns None without one."""
        for node in self.nodes():
            if (fits(node, role, name) and (within is None or is_within(node, *within))
                    and (not in_front or node.is_in_front())):
                return node
        return None

    def find(self, role, name, within=None, in_front=False):
        """Waits for such a node and returns it."""
        return until(lambda: self.look(role, name, within, in_front),
                     lambda: f'no {role} {name!r} among:\n{self.describe()}')

    def find_in_front(self, role, name):
        """Waits for such a node on the page in front and returns it."""
        return self.find(role, name, in_front=True)

    def gone(self, role, name):
        """Waits until there is no such node any more."""
        until(lambda: self.look(role, name) is None,
              lambda: f'{role} {name!r} stays:\n{self.describe()}')

    def gone_from_front(self, role, name):
        """Waits until no such node is on the page in front any more."""
        until(lambda: self.look(role, name, in_front=True) is None,
              lambda: f'{role} {name!r} stays in front:\n{self.describe()}')

    def all(self, role, name=re.compile('.'), within=None):
        """Returns the names of every node of a role."""
        return [node.name for node in self.nodes() if fits(node, role, name)
                and (within is None or is_within(node, *within))]

    def describe(self):
        """Returns what of the tree has a name, as text."""
        lines = [f'{"  " * len(list(node.lineage()))}{node.role} {node.name[:80]!r}'
                 for node in self.nodes()
                 if node.name and not re.match('(Gtk|Adw)[A-Z]', node.name)
                 and node.parent is not None and node.parent.role != 'list item']
        return '\n'.join(lines)

    def read(self, role, name):
        """Returns the text that an entry holds."""
        return self.find(role, name).text()

    def focus(self):
        """Returns the node that has the focus, None where nothing says so, as in an entry row."""
        node = self.desktop.accessibility().focus()
        return node if node is not None and node.has_state(FOCUSED) else None

    # What a parent does

    def wait_for_window(self):
        """Waits until the program's window has the keyboard. The window manager does not always
        give it to a window that comes while it is busy; a parent clicks into the window then."""
        def is_active():
            return any(node.role == 'frame' and node.has_state(ACTIVE) for node in self.nodes())

        try:
            return until(is_active, '', 5)
        except TimeoutError:
            subprocess.run(['xdotool', 'search', '--onlyvisible', '--pid', str(self.process.pid),
                            'windowactivate'], env=self.env, check=False,
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            return until(is_active,
                         lambda: f'no active window of the program\n{self.output()[-2000:]}')

    def key(self, *keys):
        """Presses keys, each given as 'ctrl+1'."""
        xdotool(self.env, 'key', '--clearmodifiers', *keys)

    def type(self, text):
        """Types a text where the focus is."""
        xdotool(self.env, 'type', '--clearmodifiers', '--delay', '2', text)

    def turn_wheel(self, button, held):
        """Turns the wheel by one notch over the middle of the window, up (4) or down (5), while a
        key is held."""
        window, shape = (run_xdotool(self.env, *command) for command in (
            ['getactivewindow'], ['getactivewindow', 'getwindowgeometry', '--shell']))
        width, height = (int(re.search(f'{name}=(\\d+)', shape)[1]) for name in ('WIDTH', 'HEIGHT'))
        xdotool(self.env, 'mousemove', '--window', window.strip(), str(width * 2 // 3),
                str(height // 2), 'keydown', held, 'click', str(button), 'keyup', held)

    def key_to_focus(self, key, patience=PATIENCE):
        """Presses a key and returns the node that gets the focus by it, None if none does."""
        return self.desktop.accessibility().focus_after(lambda: self.key(key), patience)

    def tab(self):
        """Presses Tab and returns the node that has the focus then; None where, as in an entry
        row, nothing says that it has it."""
        return self.key_to_focus('Tab', 0.4)

    def tab_to(self, role, name, within=None):
        """Moves the focus with Tab until it is on such a node."""
        seen = []
        for _ in range(60):
            node = self.focus()
            if node and fits(node, role, name) and (within is None or is_within(node, *within)):
                return
            seen.append(node and (node.role, node.name))
            self.tab()
        raise TimeoutError(f'Tab never comes to {role} {name!r}; it was at {seen}')

    def press(self, role, name, within=None):
        """Waits for a button, box or row, goes to it with Tab and presses it."""
        self.find(role, name, within)
        self.tab_to(role, name, within)
        self.key('space' if role in ('check box', 'switch') else 'Return')

    def choose_in_menu(self, name):
        """Goes down the menu that has just been opened, from its first item, and chooses one."""
        def next_item():
            focus = self.focus()
            return focus if (focus and 'menu item' in focus.role
                             and (item is None or focus.path != item.path)) else None

        item = None
        seen = []
        while item is None or not fits(item, None, name):
            if item is not None:
                self.key('Down')
            item = until(next_item, lambda: f'no {name!r} in the menu: {seen}')
            seen.append(item.name)
        self.key('Return')

    # The portal behind the demonstration

    def portal_process(self):
        """Returns the process id of the demonstration portal that the program has started."""
        children = f'/proc/{self.process.pid}/task/{self.process.pid}/children'
        try:
            with open(children, encoding='ascii') as file:
                pids = file.read().split()
        except OSError:
            return None
        return next((int(pid) for pid in pids if name_of(pid).startswith('pupitre-demo')), None)

    def portal(self, path, **body):
        """Asks the demonstration portal's own controls, below /demonstration/."""
        address = f'http://127.0.0.1:{listening_port(self.portal_process())}/demonstration/{path}'
        data = json.dumps(body).encode() if body else None
        request = urllib.request.Request(address, data=data, headers={
            'X-Demonstration': '1', 'Content-Type': 'application/json'})
        with urllib.request.urlopen(request, timeout=20) as answer:
            return json.load(answer)

    def portal_calls(self, pattern):
        """Returns the requests that the portal has had, as 'METHOD PATH', that match a pattern."""
        calls = (f"{each['method']} {each['path']}" for each in self.portal('log'))
        return [call for call in calls if re.search(pattern, call)]


def fits(node, role, name):
    """Says whether a node has a role (None: any) and a name, or one that matches a pattern."""
    if role is not None and node.role != role:
        return False
    if isinstance(name, re.Pattern):
        return name.search(node.name) is not None
    # The mnemonic of a button is part of its name, which can be said twice.
    plain = node.name.replace('_', '')
    return name in (node.name, plain) or plain == f'{name} {name}'


def is_within(node, role, name):
    return any(fits(each, role, name) for each in node.lineage())


def xdotool(env, *arguments):
    subprocess.run(['xdotool', *arguments], env=env, check=True, stdout=subprocess.DEVNULL)


def run_xdotool(env, *arguments):
    """Returns what it prints."""
    return subprocess.run(['xdotool', *arguments], env=env, check=True, stdout=subprocess.PIPE,
                          text=True).stdout


def alive(pid):
    """Says whether a process still runs; one that only waits to be buried does not."""
    try:
        with open(f'/proc/{pid}/stat', encoding='utf-8') as file:
            return file.read().rpartition(')')[2].split()[0] != 'Z'
    except OSError:
        return False


def name_of(pid):
    try:
        with open(f'/proc/{pid}/cmdline', encoding='utf-8') as file:
            return os.path.basename(file.read().split('\0')[0])
    except OSError:
        return ''


def listening_port(pid):
    """Returns the port on which a process listens at 127.0.0.1."""
    folder = f'/proc/{pid}/fd'
    links = {os.readlink(os.path.join(folder, name)) for name in os.listdir(folder)
             if os.path.islink(os.path.join(folder, name))}
    with open(f'/proc/{pid}/net/tcp', encoding='ascii') as file:
        for line in file.readlines()[1:]:
            fields = line.split()
            address, port = fields[1].split(':')
            if address == '0100007F' and fields[3] == '0A' and f'socket:[{fields[9]}]' in links:
                return int(port, 16)
    raise LookupError('the demonstration portal does not listen')
