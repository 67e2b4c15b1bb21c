# SPDX-License-Identifier: GPL-3.0-or-later
"""The accessible tree of a program, as a screen reader asks for it: AT-SPI, straight on its bus.

A tree is asked for with all its questions under way at once, and is what the program said at one
moment: nothing in it is remembered from before. (With the usual library, which asks one question
after the other, the same tree takes five times as long.)
"""

from gi.repository import Gio, GLib

ACCESSIBLE = 'org.a11y.atspi.Accessible'
COMPONENT = 'org.a11y.atspi.Component'
PROPERTIES = 'org.freedesktop.DBus.Properties'
ROOT = '/org/a11y/atspi/accessible/root'
REGISTRY = 'org.a11y.atspi.Registry'
NOTHING = '/org/a11y/atspi/null'

# Numbers of the protocol. Other roles are called by their number.
ROLES = {
    2: 'alert', 7: 'check box', 8: 'check menu item', 11: 'combo box', 16: 'dialog', 20: 'filler',
    23: 'frame', 27: 'image', 29: 'label', 31: 'list', 32: 'list item', 33: 'menu', 35: 'menu item',
    39: 'panel', 41: 'popup menu', 43: 'push button', 48: 'scroll bar', 50: 'separator',
    61: 'text', 62: 'toggle button', 69: 'window', 75: 'application', 79: 'entry', 83: 'heading',
    88: 'link', 99: 'grouping', 116: 'static', 130: 'switch',
}
ACTIVE, CHECKED, FOCUSED = 1, 4, 12
WINDOW_COORDINATES = 1

PATIENCE_MS = 10000
SOME = 20
UNASKED = object()
GET_NAME = GLib.Variant('(ss)', (ACCESSIBLE, 'Name'))


class Accessibility:
    """A connection to the accessibility bus."""

    def __init__(self, address):
        flags = Gio.DBusConnectionFlags
        self.connection = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)
        self._focus = None
        self._has_moved = False
        self._picks = {}
        self.connection.signal_subscribe(None, 'org.a11y.atspi.Event.Object', 'StateChanged', None,
                                         'focused', Gio.DBusSignalFlags.NONE, self._on_focused)
        # A newer GTK tells its events only when somebody has asked for some.
        self.call(REGISTRY, '/org/a11y/atspi/registry', REGISTRY, 'RegisterEvent', '(sass)',
                  'object:state-changed:focused', [], '')

    def _on_focused(self, _connection, owner, path, _interface, _signal, parameters):
        if parameters[1]:
            self._focus = (owner, path)
            self._has_moved = True
        elif self._focus == (owner, path):
            self._focus = None

    def focus(self):
        """Returns the node of which a program has last said that it has the focus; None without
        one."""
        while GLib.MainContext.default().iteration(False):
            pass
        return self.node(*self._focus) if self._focus is not None else None

    def focus_after(self, action, patience):
        """Does something, and returns the node that gets the focus by it; None if none has got it
        in so many seconds."""
        def give_up():
            over.append(True)

        over = []
        self.focus()  # what has been said so far is of no interest
        self._has_moved = False
        action()
        timeout = GLib.timeout_add(int(patience * 1000), give_up)
        while not over:
            if self._has_moved and self._focus is not None:
                GLib.source_remove(timeout)
                return self.focus()
            GLib.MainContext.default().iteration(True)
        return None

    def node(self, owner, path):
        """Returns the node at a path, which can be asked for what it is in; None if it has
        vanished."""
        node = Node(self, owner, path, UNASKED)
        try:
            node.take_role(self.call(owner, path, ACCESSIBLE, 'GetRole'))
            node.take_name(self.call(owner, path, PROPERTIES, 'Get', '(ss)', ACCESSIBLE, 'Name'))
        except GLib.Error:
            return None
        return node

    def call(self, owner, path, interface, method, signature=None, *arguments):
        """Calls a method and returns what it answers."""
        parameters = GLib.Variant(signature, arguments) if signature else None
        answer = self.connection.call_sync(owner, path, interface, method, parameters, None,
                                           Gio.DBusCallFlags.NONE, PATIENCE_MS, None).unpack()
        return answer[0] if answer else None

    def applications(self):
        """Returns owner, path and process id of each program on the bus."""
        found = []
        for owner, path in self.call(REGISTRY, ROOT, ACCESSIBLE, 'GetChildren'):
            try:
                pid = self.call('org.freedesktop.DBus', '/org/freedesktop/DBus',
                                'org.freedesktop.DBus', 'GetConnectionUnixProcessID', '(s)', owner)
            except GLib.Error:  # it has just left
                continue
            found.append((owner, path, pid))
        return found

    def picks(self, owner):
        """Says whether a program looks for what is at a point as it does for a click: GTK 4.8 does,
        newer ones go by bounds alone, also those of pages that are behind."""
        if owner not in self._picks:
            version = self.call(owner, ROOT, PROPERTIES, 'Get', '(ss)',
                                'org.a11y.atspi.Application', 'Version')
            self._picks[owner] = [int(part) for part in version.split('.')[:2]] < [4, 10]
        return self._picks[owner]

    def ask_all(self, questions, otherwise):
        """Asks nodes at once where they are: node, method, signature and arguments of each question.
        Returns the answers, otherwise in place of that of a node that has vanished."""
        answers = [otherwise] * len(questions)
        pending = len(questions)

        def done(connection, result, place):
            nonlocal pending
            pending -= 1
            try:
                answers[place] = connection.call_finish(result).unpack()[0]
            except GLib.Error:
                pass

        for place, (node, method, signature, arguments) in enumerate(questions):
            self.connection.call(node.owner, node.path, COMPONENT, method,
                                 GLib.Variant(signature, arguments), None,
                                 Gio.DBusCallFlags.NONE, PATIENCE_MS, None, done, place)
        while pending > 0:
            GLib.MainContext.default().iteration(True)
        return answers

    def tree(self, owner, path, whole=False, some=SOME):
        """Returns the node at a path with what is below it.

        Of a long list only some rows; unless the whole is asked for, nothing of what tells all by its
        name."""
        pending = 0

        def ask(node, interface, method, parameters, take):
            def done(connection, result):
                nonlocal pending
                pending -= 1
                try:
                    take(node, connection.call_finish(result).unpack()[0])
                except GLib.Error:  # it has vanished meanwhile
                    node.alive = False

            nonlocal pending
            pending += 1
            self.connection.call(owner, node.path, interface, method, parameters, None,
                                 Gio.DBusCallFlags.NONE, PATIENCE_MS, None, done)

        def take_children(node, children):
            if node.role == 'list' and some is not None:
                children = children[:some]
            node.children = [visit(child, node) for _, child in children]

        def take_role_and_look_below(node, role):
            node.take_role(role)  # the name has come before
            if whole or not node.tells_all():
                ask(node, ACCESSIBLE, 'GetChildren', None, take_children)

        def visit(where, parent):
            node = Node(self, owner, where, parent)
            ask(node, PROPERTIES, 'Get', GET_NAME, Node.take_name)
            ask(node, ACCESSIBLE, 'GetRole', None, take_role_and_look_below)
            return node

        root = visit(path, None)
        while pending > 0:
            GLib.MainContext.default().iteration(True)
        return root


class Node:
    """A widget as the accessible tree describes it."""

    def __init__(self, accessibility, owner, path, parent):
        self.accessibility = accessibility
        self.owner = owner
        self.path = path
        self._parent = parent
        self.children = []
        self.role = ''
        self.name = ''
        self.alive = True

    @property
    def parent(self):
        """What it is in; None for a window, and for what has vanished."""
        if self._parent is UNASKED:
            try:
                _, path = self._get('Accessible', 'Parent')
            except GLib.Error:
                path = NOTHING
            known = path not in (ROOT, NOTHING)
            self._parent = self.accessibility.node(self.owner, path) if known else None
        return self._parent

    def take_role(self, role):
        self.role = ROLES.get(role, f'role {role}')

    def take_name(self, name):
        self.name = name

    def tells_all(self):
        """Says whether nothing of interest is below: its name says all that it holds."""
        if self.role == 'panel':  # what a row of a long list holds
            return bool(self.name) and self.parent is not None and self.parent.role == 'list item'
        return self.role in ('label', 'image', 'scroll bar', 'text', 'check box')

    def __iter__(self):
        """Yields the node and all below it, parents before children."""
        if self.alive:
            yield self
            for child in self.children:
                yield from child

    def lineage(self):
        """Yields the node and what it is in, from the inside out."""
        node = self
        while node is not None:
            yield node
            node = node.parent

    def has_state(self, state):
        """Says whether it has a state now."""
        try:
            return bool(self._call('Accessible', 'GetState')[0] >> state & 1)
        except GLib.Error:  # it has vanished
            return False

    def _call(self, interface, method, signature=None, *arguments):
        return self.accessibility.call(self.owner, self.path, 'org.a11y.atspi.' + interface, method,
                                       signature, *arguments)

    def _get(self, interface, name):
        return self.accessibility.call(self.owner, self.path, PROPERTIES, 'Get', '(ss)',
                                       'org.a11y.atspi.' + interface, name)

    def text(self):
        """Returns the text that an entry holds."""
        return self._call('Text', 'GetText', '(ii)', 0, self._get('Text', 'CharacterCount'))

    def is_in_front(self):
        """Says whether a click would meet it: pages behind are in the tree too."""
        frame = next((each for each in self.lineage() if each.role in ('frame', 'dialog')), None)
        try:
            x, y, width, height = self._extents()
            _, _, window_width, window_height = frame._extents()
            # Near its top; at its edge, since an icon in it may be nothing to a screen reader; and,
            # for what is longer than the window, in the middle of the page.
            points = [(x + width // 2, y + min(height // 2, 24)), (x + 3, y + height // 2),
                      (window_width * 2 // 3, window_height // 2)]
            is_met = self._is_at if self.accessibility.picks(self.owner) else self._is_on_top
            return any(x <= left < x + width and y <= top < y + height
                       and is_met(frame, left, top) for left, top in points)
        except (GLib.Error, AttributeError):  # it has vanished, or is in no window
            return False

    def _extents(self):
        return self._call('Component', 'GetExtents', '(u)', WINDOW_COORDINATES)

    def _is_at(self, frame, left, top):
        """Says whether what is at a point of the window is this node, or in it, or just around."""
        path = self._find_at(frame, left, top)
        if path == NOTHING:  # what has never been asked for has no path yet
            self.accessibility.tree(self.owner, self.path, whole=True, some=None)
            path = self._find_at(frame, left, top)
        if self.parent is not None and path == self.parent.path:
            return True
        while path not in (self.path, frame.path, ROOT, NOTHING):
            _, path = self.accessibility.call(self.owner, path, PROPERTIES, 'Get', '(ss)',
                                              ACCESSIBLE, 'Parent')
        return path == self.path

    def _is_on_top(self, frame, left, top):
        """Says whether this node is what is shown at a point of the window: everything that it is in
        reaches there, and nothing that is drawn later lies over it. Of a page that was shown before
        an empty frame is left in the tree; one that has never been shown is there whole."""
        around, over = [], []
        for node in self.lineage():
            around.append(node)
            if node is frame:
                break
            siblings = node.parent.children
            if node in siblings:
                over += [each for each in siblings[siblings.index(node) + 1:]
                         if any(below.name for below in each)]
        nodes = around + over
        ask_all = self.accessibility.ask_all
        boxes = ask_all([(node, 'GetExtents', '(u)', (WINDOW_COORDINATES,)) for node in nodes],
                        (0, 0, 0, 0))
        # What has never been shown has no bounds, thus not even its own corner in them.
        shown = ask_all([(node, 'Contains', '(iiu)', (*box[:2], WINDOW_COORDINATES))
                         for node, box in zip(nodes, boxes)], False)
        covers = [x <= left < x + width and y <= top < y + height for x, y, width, height in boxes]
        n_around = len(around)
        return (shown[0] and all(covers[:n_around])
                and not any(map(all, zip(shown[n_around:], covers[n_around:]))))

    @staticmethod
    def _find_at(frame, left, top):
        _, path = frame._call('Component', 'GetAccessibleAtPoint', '(iiu)', left, top,
                              WINDOW_COORDINATES)
        return path
