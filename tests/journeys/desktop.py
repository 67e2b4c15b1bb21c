# SPDX-License-Identifier: GPL-3.0-or-later
"""A desktop of the test's own: display, bus, accessibility, keyring, window manager, folders.

Everything it writes is under one folder, so that what a program leaves behind can be found.
"""

import os
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib

from accessibility import Accessibility
from wait import until

KEYRING_PASSWORD = 'correct horse'

# A bus on which nothing can be started, as on a computer without a keyring.
BARE_BUS = '''<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
'''


class Desktop:
    """What a person's computer has before the program starts. A context manager."""

    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix='journey-')
        self.processes = []
        self._accessibility = None
        self.env = self._environment()
        self.log = open(self.path('desktop.log'), 'wb')

    def __enter__(self):
        try:
            self._start_display()
            self.env['DBUS_SESSION_BUS_ADDRESS'] = self.start_bus('session')
            self._start(['openbox', '--sm-disable'])
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *unused):
        for process in reversed(self.processes):
            process.terminate()
        for process in reversed(self.processes):
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        self.log.close()
        shutil.rmtree(self.folder, ignore_errors=True)

    def path(self, *names):
        """Returns a path below the desktop's folder."""
        return os.path.join(self.folder, *names)

    def _environment(self):
        env = {name: os.environ[name] for name in ('PATH', 'ASAN_OPTIONS', 'UBSAN_OPTIONS')
               if name in os.environ}
        for variable, name in (('HOME', 'home'), ('XDG_RUNTIME_DIR', 'run'), ('TMPDIR', 'tmp'),
                               ('XDG_CACHE_HOME', 'home/.cache')):
            env[variable] = self.path(name)
            os.makedirs(env[variable], mode=0o700)
        env.update(LANG='C.UTF-8', TZ='America/Toronto', GDK_BACKEND='x11', GSK_RENDERER='cairo',
                   # Nothing is drawn by OpenGL, and looking for it at each start takes long (the
                   # first is for GTK 4.8, the second for later ones).
                   GDK_DEBUG='gl-disable', GDK_DISABLE='gl',
                   GIO_USE_VFS='local', NO_AT_BRIDGE='0',
                   # The demonstration keeps its key in a file unless it is told to use a keyring.
                   SECRET_BACKEND='service')
        return env

    def _start(self, command, **options):
        options = {'env': self.env, 'stdout': self.log, 'stderr': self.log, **options}
        process = subprocess.Popen(command, **options)
        self.processes.append(process)
        return process

    def _start_with_line(self, command, option):
        """Starts a program that writes a line to a descriptor when it is ready; returns the line
        and the process."""
        reading, writing = os.pipe()
        process = self._start([*command, *(word.format(writing) for word in option)],
                              pass_fds=[writing])
        os.close(writing)
        with os.fdopen(reading) as pipe:
            line = pipe.readline().strip()
        if not line:
            raise RuntimeError(f'{command[0]} does not start')
        return line, process

    def _start_display(self):
        number, _ = self._start_with_line(
            ['Xvfb', '-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-fbdir', self.folder],
            ['-displayfd', '{}'])
        self.env['DISPLAY'] = ':' + number

    def start_bus(self, name, bare=False):
        """Starts a message bus and returns its address; on a bare one nothing can be started."""
        folder = self.path('bus-' + name)
        os.makedirs(folder, mode=0o700)
        command = ['dbus-daemon', '--nofork', '--address=unix:dir=' + folder]
        if bare:
            config = os.path.join(folder, 'bus.conf')
            with open(config, 'w', encoding='utf-8') as file:
                file.write(BARE_BUS.format(folder=folder))
            command.append('--config-file=' + config)
        else:
            command.append('--session')
        line, _ = self._start_with_line(command, ['--print-address={}'])
        return line

    def start_keyring(self, locked=False, **env):
        """Starts a keyring, unlocked or not, and waits until it is on its bus."""
        env = {**self.env, **env}
        command = ['gnome-keyring-daemon', '--foreground', '--components=secrets']
        if not locked:
            command.append('--unlock')
        process = self._start(command, env=env, stdin=subprocess.PIPE)
        if not locked:
            process.stdin.write(KEYRING_PASSWORD.encode())
        process.stdin.close()
        self._until_on_bus(env)
        if not locked:
            until(lambda: 'collection' in self.call(
                env, 'org.freedesktop.secrets', '/org/freedesktop/secrets',
                'org.freedesktop.Secret.Service.ReadAlias', 'default'), 'no default collection')
        return process

    def start_fake_keyring(self, mode, **env):
        """Starts a keyring of tests/store that behaves badly and waits until it is on its bus."""
        fake = os.path.join(os.path.dirname(__file__), '..', 'store', 'fake_secrets.py')
        env = {**self.env, **env}
        self._start([sys.executable, fake, mode], env=env)
        self._until_on_bus(env)

    def _until_on_bus(self, env):
        until(lambda: self.call(env, 'org.freedesktop.DBus', '/org/freedesktop/DBus',
                                'org.freedesktop.DBus.NameHasOwner', 'org.freedesktop.secrets')
              == '(true,)', 'no keyring on the bus')

    def install_help_viewer(self):
        """Installs a viewer of help that only notes what it is asked for; returns the path of the
        note."""
        note = self.path('help-asked')
        folder = self.path('home', '.local', 'share', 'applications')
        os.makedirs(folder, exist_ok=True)
        files = {
            'viewer.sh': f'printf "%s" "$1" >"{note}.part" && mv "{note}.part" "{note}"\n',
            'viewer.desktop': '[Desktop Entry]\nType=Application\nName=Viewer\n'
                              f'Exec=sh {folder}/viewer.sh %u\n'
                              'MimeType=x-scheme-handler/help;\n',
            'mimeapps.list': '[Default Applications]\nx-scheme-handler/help=viewer.desktop\n',
        }
        for name, content in files.items():
            with open(os.path.join(folder, name), 'w', encoding='utf-8') as file:
                file.write(content)
        return note

    def stop(self, process):
        """Ends a process of the desktop and waits for its end."""
        process.terminate()
        process.wait()
        self.processes.remove(process)

    @staticmethod
    def call(env, name, path, method, *arguments):
        """Calls a method on the bus of env and returns what it answers, '' for an error."""
        command = ['gdbus', 'call', '--session', '--dest', name, '--object-path', path, '--method',
                   method, *arguments]
        return subprocess.run(command, env=env, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                              text=True, check=False).stdout.strip()

    def accessibility_address(self):
        """Returns the address of the accessibility bus, which the session bus starts."""
        answer = self.call(self.env, 'org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus.GetAddress')
        return answer.split("'")[1]

    def accessibility(self):
        """Returns the one connection to the accessibility bus."""
        if self._accessibility is None:
            self._accessibility = Accessibility(self.accessibility_address())
        return self._accessibility

    def take_picture(self, path):
        """Saves what the display shows as a PNG."""
        with open(self.path('Xvfb_screen0'), 'rb') as file:
            data = file.read()
        # A window dump: a header of 32-bit numbers, a table of colours, then the pixels.
        header = struct.unpack('>25I', data[:100])
        width, height, stride, n_colours = header[4], header[5], header[12], header[19]
        start = header[0] + 12 * n_colours
        rows = bytearray()
        for y in range(height):
            row = data[start + y * stride:start + y * stride + 4 * width]
            pixels = bytearray(3 * width)
            pixels[0::3], pixels[1::3], pixels[2::3] = row[2::4], row[1::4], row[0::4]
            rows += b'\0' + pixels
        with open(path, 'wb') as file:
            file.write(b'\x89PNG\r\n\x1a\n')
            for kind, content in ((b'IHDR', struct.pack('>2I5B', width, height, 8, 2, 0, 0, 0)),
                                  (b'IDAT', zlib.compress(bytes(rows), 1)), (b'IEND', b'')):
                file.write(struct.pack('>I', len(content)) + kind + content
                           + struct.pack('>I', zlib.crc32(kind + content)))
