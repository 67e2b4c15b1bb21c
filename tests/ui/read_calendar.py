#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints a line for each entry of a calendar file: what it is, its day, its UID and its title.

With --khal, the file is given to khal too, which has to take it without a word of complaint.
"""

import datetime
import os
import subprocess
import sys
import tempfile

import icalendar


def kind_of(entry):
    if entry.name == 'VTODO':
        return 'homework'
    title = str(entry['summary'])
    if 'Evaluation, ' in title:
        return 'evaluation'
    if title.endswith('Detention'):
        return 'detention'
    return 'lesson' if isinstance(entry['dtstart'].dt, datetime.datetime) else 'day'


def check_khal(path):
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, 'calendar'))
        with open(os.path.join(folder, 'config'), 'w', encoding='utf-8') as file:
            file.write(f'[calendars]\n[[school]]\npath = {folder}/calendar\n'
                       '[locale]\nlocal_timezone = America/Toronto\n'
                       'default_timezone = America/Toronto\n'
                       f'[sqlite]\npath = {folder}/khal.db\n')
        environment = dict(os.environ, HOME=folder, XDG_CONFIG_HOME=folder, XDG_DATA_HOME=folder,
                           XDG_CACHE_HOME=folder, LC_ALL='C.UTF-8')
        done = subprocess.run(['khal', '-c', os.path.join(folder, 'config'), 'import', '--batch',
                               '-a', 'school', path], stdout=subprocess.PIPE,
                              stderr=subprocess.STDOUT, env=environment, text=True, check=False)
        if done.returncode != 0 or 'rror' in done.stdout or 'arning' in done.stdout:
            sys.exit(done.stdout)


def main():
    path = sys.argv[-1]
    with open(path, 'rb') as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    for entry in calendar.walk():
        if entry.errors:
            sys.exit(str(entry.errors))
        if entry.name not in ('VEVENT', 'VTODO'):
            continue
        start = (entry['dtstart'] if 'dtstart' in entry else entry['due']).dt
        print(kind_of(entry), start.strftime('%Y-%m-%d'), entry['uid'], entry['summary'], sep='\t')
    if '--khal' in sys.argv:
        check_khal(path)


if __name__ == '__main__':
    main()
