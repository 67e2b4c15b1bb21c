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
stranger  unlocked, and somebody else's text lies under the attributes of the program"""

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
MODE = sys.argv[1]


class State:
    locked = MODE in ('prompted', 'dismissed', 'hanging', 'mistyped')
    items = {}


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

    @dbus.service.method(SECRET + 'Item', in_signature='o', out_signature='(oayays)')
    def GetSecret(self, session):
        return (session, dbus.ByteArray(), self.secret, 'text/plain')

    @dbus.service.method(SECRET + 'Item', out_signature='o')
    def Delete(self):
        del State.items[self.path]
        self.remove_from_connection()
        return NONE


class Collection(Properties):
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
        if MODE == 'prompted':
            State.locked = False
            self.Completed(False, paths([COLLECTION]))
        elif MODE == 'dismissed':
            self.Completed(True, paths([]))
        elif MODE == 'mistyped':
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
        if MODE == 'silent':
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

    @dbus.service.method(SECRET + 'Service', in_signature='a{ss}', out_signature='aoao')
    def SearchItems(self, attributes):
        if MODE == 'dying':
            os._exit(0)
        found = paths(path for path, item in State.items.items()
                      if attributes.items() <= item.attributes.items())
        return (paths([]), found) if State.locked else (found, paths([]))

    @dbus.service.method(SECRET + 'Service', in_signature='aoo', out_signature='a{o(oayays)}')
    def GetSecrets(self, items, session):
        return {path: State.items[path].GetSecret(session) for path in items}


def main():
    dbus.mainloop.glib.DBusGMainLoop(set_as_default=True)
    bus = dbus.SessionBus()
    exported = [Service(bus, ROOT), Collection(bus, COLLECTION), Collection(bus, ALIAS),
                Prompt(bus, PROMPT)]
    if MODE == 'stranger':
        exported.append(Item(bus, COLLECTION + '/x',
                             {'application': 'io.github.pupitre.Pupitre.Test', 'account': 'x'},
                             dbus.ByteArray(b'{"password": 1}')))
    name = dbus.service.BusName('org.freedesktop.secrets', bus)
    GLib.MainLoop().run()
    return exported, name


if __name__ == '__main__':
    main()
