#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Secret Service that behaves as badly as its argument says, for what no real one does on demand:

good      unlocked, keeps items
prompted  locked; its prompt unlocks at once
dismissed locked; its prompt is dismissed at once
hanging   locked; its prompt never ends
mistyped  locked; its prompt ends with a value of the wrong type, after which libsecret 0.20 never
          returns, not even when it is cancelled
silent    never answers the opening of a session
dying     ends itself in the middle of a search
stranger  unlocked, and somebody else's text lies under the attributes of the program

A program that has been served well can meet another mode later: SetMode() changes to it, and also to
these, which do something to what is kept and are good after that:

emptied   all items are gone
spoilt    the text of all items is somebody else's
rekeyed   the data key in all items is another one"""

import os
import sys

import dbus
import dbus.mainloop.glib
import dbus.service
from gi.repository import GLib

SECRET = 'org.freedesktop.Secret.'
ROOT = '/org/freedesktop/secrets'
COLLECTION = ROOT + '/collection/main'
ALIAS = ROOT + '/aliases/default'
PROMPT = ROOT + '/prompt/p'
NONE = dbus.ObjectPath('/')
LOCKED_MODES = ('prompted', 'dismissed', 'hanging', 'mistyped')


class State:
    mode = sys.argv[1]
    locked = mode in LOCKED_MODES
    items = {}
    collections = []


def paths(names):
    return dbus.Array([dbus.ObjectPath(name) for name in names], signature='o')


class Properties(dbus.service.Object):
    """The properties of an object, read anew each time."""

    def values(self):
        return {}

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature='s', out_signature='a{sv}')
    def GetAll(self, interface):
        return dbus.Dictionary(self.values(), signature='sv')

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature='ss', out_signature='v')
    def Get(self, interface, name):
        return self.values()[name]

    @dbus.service.method(dbus.PROPERTIES_IFACE, in_signature='ssv')
    def Set(self, interface, name, value):
        pass


class Item(Properties):
    def __init__(self, bus, path, attributes, secret):
        super().__init__(bus, path)
        self.path, self.attributes, self.secret = path, attributes, secret
        State.items[path] = self

    def values(self):
        return {'Locked': State.locked, 'Label': 'item', 'Created': dbus.UInt64(0),
                'Modified': dbus.UInt64(0),
                'Attributes': dbus.Dictionary(self.attributes, signature='ss')}

    def rekey(self):
        lines = bytes(self.secret).split(b'\n')
        self.secret = dbus.ByteArray(b'\n'.join(
            b'key=' + line[4:20].swapcase() + line[20:] if line.startswith(b'key=') else line
            for line in lines))

    @dbus.service.method(SECRET + 'Item', in_signature='o', out_signature='(oayays)')
    def GetSecret(self, session):
        if State.locked:
            raise dbus.DBusException('locked', name='org.freedesktop.Secret.Error.IsLocked')
        return (session, dbus.ByteArray(), self.secret, 'text/plain')

    @dbus.service.method(SECRET + 'Item', out_signature='o')
    def Delete(self):
        del State.items[self.path]
        self.remove_from_connection()
        return NONE


class Collection(Properties):
    def tell(self):
        self.PropertiesChanged(SECRET + 'Collection', {'Locked': dbus.Boolean(State.locked)}, [])

    @dbus.service.signal(dbus.PROPERTIES_IFACE, signature='sa{sv}as')
    def PropertiesChanged(self, interface, changed, invalidated):
        pass

    def values(self):
        return {'Locked': State.locked, 'Label': 'main', 'Items': paths(State.items),
                'Created': dbus.UInt64(0), 'Modified': dbus.UInt64(0)}

    @dbus.service.method(SECRET + 'Collection', in_signature='a{sv}(oayays)b', out_signature='oo',
                         byte_arrays=True)
    def CreateItem(self, properties, secret, replace):
        attributes = properties[SECRET + 'Item.Attributes']
        same = [path for path, item in State.items.items() if item.attributes == attributes]
        if replace and same:
            State.items[same[0]].secret = secret[2]
            return (dbus.ObjectPath(same[0]), NONE)
        path = f'{COLLECTION}/{len(State.items) + 1}'
        Item(self.connection, path, attributes, secret[2])
        return (dbus.ObjectPath(path), NONE)


class Prompt(dbus.service.Object):
    @dbus.service.method(SECRET + 'Prompt', in_signature='s')
    def Prompt(self, window):
        if State.mode == 'prompted':
            State.locked = False
            self.Completed(False, paths([COLLECTION]))
        elif State.mode == 'dismissed':
            self.Completed(True, paths([]))
        elif State.mode == 'mistyped':
            self.Completed(False, 'nonsense')

    @dbus.service.method(SECRET + 'Prompt')
    def Dismiss(self):
        pass

    @dbus.service.signal(SECRET + 'Prompt', signature='bv')
    def Completed(self, dismissed, result):
        pass


class Service(Properties):
    def values(self):
        return {'Collections': paths([COLLECTION])}

    @dbus.service.method(SECRET + 'Service', in_signature='sv', out_signature='vo',
                         async_callbacks=('answer', 'refuse'))
    def OpenSession(self, algorithm, value, answer, refuse):
        if State.mode == 'silent':
            return
        if algorithm == 'plain':
            answer(dbus.String('', variant_level=1), dbus.ObjectPath(ROOT + '/session/s'))
        else:
            refuse(dbus.DBusException('plain alone',
                                      name='org.freedesktop.DBus.Error.NotSupported'))

    @dbus.service.method(SECRET + 'Service', in_signature='s', out_signature='o')
    def ReadAlias(self, name):
        return dbus.ObjectPath(COLLECTION if name == 'default' else '/')

    @dbus.service.method(SECRET + 'Service', in_signature='ao', out_signature='aoo')
    def Unlock(self, objects):
        if State.locked:
            return (paths([]), dbus.ObjectPath(PROMPT))
        return (objects, NONE)

    @dbus.service.method('io.github.pupitre.Test', in_signature='s')
    def SetMode(self, mode):
        State.mode = mode
        State.locked = mode in LOCKED_MODES
        for collection in State.collections:
            collection.tell()
        for item in list(State.items.values()):
            if mode == 'emptied':
                item.Delete()
            elif mode == 'spoilt':
                item.secret = dbus.ByteArray(b'{"password": 1}')
            elif mode == 'rekeyed':
                item.rekey()

    @dbus.service.method(SECRET + 'Service', in_signature='a{ss}', out_signature='aoao')
    def SearchItems(self, attributes):
        if State.mode == 'dying':
            os._exit(0)
        found = paths(path for path, item in State.items.items()
                      if attributes.items() <= item.attributes.items())
        return (paths([]), found) if State.locked else (found, paths([]))

    @dbus.service.method(SECRET + 'Service', in_signature='aoo', out_signature='a{o(oayays)}')
    def GetSecrets(self, items, session):
        return dbus.Dictionary({} if State.locked else
                               {path: State.items[path].GetSecret(session) for path in items},
                               signature='o(oayays)')


def main():
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    State.collections = [Collection(bus, COLLECTION), Collection(bus, ALIAS)]
    exported = [Service(bus, ROOT), Prompt(bus, PROMPT)]
    if State.mode == 'stranger':
        exported.append(Item(bus, COLLECTION + '/x',
                             {'application': 'io.github.pupitre.Pupitre.Test', 'account': 'x'},
                             dbus.ByteArray(b'{"password": 1}')))
    name = dbus.service.BusName('org.freedesktop.secrets', bus)
    GLib.MainLoop().run()
    return exported, name


if __name__ == '__main__':
    main()
