# SPDX-License-Identifier: GPL-3.0-or-later
"""What the keyring shows of its items without being asked for their secrets, and what it holds of
them."""

import base64
import re

from gi.repository import Gio, GLib

COLLECTION = '/org/freedesktop/secrets/collection/login'


def items(desktop):
    """Returns label and attributes of each item of the keyring, as text."""
    found = []
    answer = get(desktop, COLLECTION, 'Collection', 'Items')
    for path in re.findall(r"'(/[^']+)'", answer):
        found.append(' '.join(get(desktop, path, 'Item', name) for name in ('Label', 'Attributes')))
    return [item for item in found if 'upitre' in item]


def get(desktop, path, interface, name):
    return desktop.call(desktop.env, 'org.freedesktop.secrets', path,
                        'org.freedesktop.DBus.Properties.Get',
                        f'org.freedesktop.Secret.{interface}', name)


def key(desktop):
    """Returns the key of the only account, as bytes and as the text that the keyring holds."""
    flags = (Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT |
             Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
    bus = Gio.DBusConnection.new_for_address_sync(desktop.env['DBUS_SESSION_BUS_ADDRESS'], flags,
                                                  None, None)

    def ask(path, interface, method, arguments):
        return bus.call_sync('org.freedesktop.secrets', path, interface, method, arguments, None,
                             Gio.DBusCallFlags.NONE, 5000, None).unpack()

    _, session = ask('/org/freedesktop/secrets', 'org.freedesktop.Secret.Service', 'OpenSession',
                     GLib.Variant('(sv)', ('plain', GLib.Variant('s', ''))))
    texts = []
    paths, = ask(COLLECTION, 'org.freedesktop.DBus.Properties', 'Get',
                 GLib.Variant('(ss)', ('org.freedesktop.Secret.Collection', 'Items')))
    for path in paths:
        secret, = ask(path, 'org.freedesktop.Secret.Item', 'GetSecret',
                      GLib.Variant('(o)', (session,)))
        texts += re.findall(rb'(?m)^key=([A-Za-z0-9_-]{43})$', bytes(secret[2]))
    bus.close_sync(None)
    text, = texts
    return base64.urlsafe_b64decode(text + b'='), text
