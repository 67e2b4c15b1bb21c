#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds the layers: which folder may include what. The build holds most of it, by giving each
folder its own include paths; headers that live in the system's one folder, it cannot."""

import os
import re
import tempfile

from tap import ROOT, Tap, files, read

# Folder -> (folders of ours, headers of libraries) that it may include, besides itself and GLib.
LAYERS = {
    'core': ((), ()),
    'portal': (('core',), ('libsoup/', 'json-glib/', 'libxml/')),
    'store': (('core',), ('sqlite3.h', 'sodium.h', 'libsecret/')),
    'export': (('core',), ('libical/', 'cairo', 'pango/')),
    'sync': (('core', 'portal', 'store'), ()),
    'render': ((), ('poppler.h', 'cairo', 'gdk-pixbuf/', 'seccomp.h', 'fontconfig/', 'linux/')),
    'ui': (('core', 'sync', 'export'), ('gtk/', 'gdk/', 'gsk/', 'adwaita.h', 'cairo.h', 'pango/',
                                        'graphene.h')),
    'demo': ((), ('libsoup/', 'json-glib/', 'sqlite3.h', 'cairo', 'pango/')),
}

# What crosses a layer on purpose: (folder, header) -> why.
CROSSINGS = {
    ('ui', 'pupitre-render-protocol.h'): 'both sides of the helper\'s wire speak of one protocol',
    ('ui', 'pupitre-render-sheet.h'): 'the paper is part of it: who chooses says what it holds',
    ('render', 'pupitre-render-escape.h'): 'of tests/render, for a helper that tries to escape',
}

GLIB = ('glib.h', 'glib-object.h', 'glib-unix.h', 'glib/', 'gio/')

LIBC = re.compile(r'(arpa/|net/|netinet/|sys/)?[a-z0-9_]+\.h$')
NOT_LIBC = ('sqlite3.h', 'sodium.h', 'seccomp.h', 'poppler.h', 'cairo.h', 'adwaita.h',
            'graphene.h', 'secret.h', 'zlib.h')

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def owners(root):
    """Returns which layer each header of ours belongs to, by its file name."""
    return {os.path.basename(path): path.split(os.sep)[1]
            for path in files(root, '.h') if path.startswith('src' + os.sep)}


def allowed(layer, sign, header, owner):
    """Says whether a file of a layer may include a header."""
    ours, libraries = LAYERS[layer]
    name = os.path.basename(header)
    if (layer, name) in CROSSINGS:
        return True
    if name in owner:
        return owner[name] == layer or owner[name] in ours
    if sign == '"':
        return header == 'config.h' or name.endswith('-resources.h')
    if header.startswith(GLIB + libraries):
        return True
    return LIBC.match(header) is not None and header not in NOT_LIBC


def faults(root):
    """Yields each include that crosses a layer in the tree at root."""
    owner = owners(root)
    for path in files(root, '.c', '.h'):
        parts = path.split(os.sep)
        if parts[0] != 'src':
            continue
        if parts[1] not in LAYERS:
            yield f'{path}: no layer has this name'
            continue
        for sign, header in INCLUDE.findall(read(path, root)):
            if not allowed(parts[1], sign, header, owner):
                yield f'{path}: includes {header}'


def planted(layer, line):
    """Returns the faults of a small tree in which a file of a layer holds one include line."""
    with tempfile.TemporaryDirectory() as root:
        for path, text in (('src/core/pupitre-child.h', ''), ('src/store/pupitre-store.h', ''),
                           (f'src/{layer}/pupitre-planted.c', f'#include <glib.h>\n{line}\n')):
            os.makedirs(os.path.join(root, os.path.dirname(path)), exist_ok=True)
            with open(os.path.join(root, path), 'w', encoding='utf-8') as file:
                file.write(text)
        return list(faults(root))


def main():
    tap = Tap()
    tap.check('each layer includes only what it may', faults(ROOT))
    for layer, line in (
            ('core', '#include <gtk/gtk.h>'), ('core', '#include "pupitre-store.h"'),
            ('portal', '#include <sqlite3.h>'), ('portal', '#include "pupitre-store.h"'),
            ('store', '# include <libsoup/soup.h>'), ('sync', '#include <gtk/gtk.h>'),
            ('sync', '#include <sodium.h>'), ('render', '#include <gtk/gtk.h>'),
            ('render', '#include "pupitre-child.h"'), ('ui', '#include <poppler.h>'),
            ('ui', '#include <sqlite3.h>'), ('ui', '#include "../store/pupitre-store.h"'),
            ('ui', '#include <seccomp.h>'), ('ui', '#include <gdk-pixbuf/gdk-pixbuf.h>'),
            ('demo', '#include "pupitre-child.h"'), ('demo', '#include <poppler.h>'),
            ('demo', '#include <gtk/gtk.h>')):
        tap.must_fail(f'{line} planted in {layer} is found', planted(layer, line))
    for layer, line in (('store', '#include "pupitre-child.h"'), ('store', '#include <sqlite3.h>'),
                        ('core', '#include <string.h>'), ('demo', '#include <sys/prctl.h>'),
                        ('ui', '#include <gtk/gtk.h>')):
        tap.check(f'{line} is right in {layer}', planted(layer, line))
    tap.end()


if __name__ == '__main__':
    main()
