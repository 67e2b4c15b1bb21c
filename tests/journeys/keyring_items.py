# SPDX-License-Identifier: GPL-3.0-or-later
"""What the keyring shows of its items without being asked for their secrets."""

import re

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
