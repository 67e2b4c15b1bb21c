#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads a year's calendar file back: with python3-icalendar, and with khal as a parent would."""

import datetime
import os
import subprocess
import sys
import tempfile

import icalendar

sys.path.insert(0, os.path.join(os.path.dirname(__file__), '..', 'lint'))
from tap import Tap  # noqa: E402

STAMP = '2026-11-27T10:00:00-05:00'
LATER = '2026-12-01T10:00:00-05:00'
LESSON = 'Noé: Français, langue; \\d’enseignement (day %d)'


def make(program, stamp, portal='mozaik', guid='guid-of-noe', record='7654321'):
    return subprocess.run([program, stamp, portal, guid, record], stdout=subprocess.PIPE, check=True,
                          timeout=60).stdout


def read(program, *arguments, **child):
    return icalendar.Calendar.from_ical(make(program, *arguments, **child))


def weekdays():
    first = datetime.date(2026, 8, 27)
    days = (first + datetime.timedelta(days=i) for i in range(300))
    return [day for day in days if day.weekday() < 5]


def check_form(data):
    """Yields what RFC 5545 does not allow in the bytes of a file."""
    if not data.endswith(b'END:VCALENDAR\r\n'):
        yield 'it does not end as it should'
    for number, line in enumerate(data.split(b'\r\n'), 1):
        if b'\n' in line or b'\r' in line:
            yield f'line {number} has a bare end'
        if len(line) > 75:
            yield f'line {number} has {len(line)} bytes'


def by_summary(calendar, name):
    return {str(entry['summary']): entry for entry in calendar.walk(name)}


def check_lessons(calendar):
    """Yields each lesson that is not at its hour on the wall, or not of its day of the cycle."""
    found = {}
    for event in calendar.walk('VEVENT'):
        start = event['dtstart'].dt
        if isinstance(start, datetime.datetime) and 'Français' in event['summary']:
            found[start.replace(tzinfo=None)] = event
    days = weekdays()
    if len(found) != 4 * len(days):
        yield f'{len(found)} lessons, not {4 * len(days)}'
    for i, day in enumerate(days):
        for period in range(4):
            wall = datetime.datetime(day.year, day.month, day.day, 8, 30)
            wall += datetime.timedelta(minutes=90 * period)
            event = found.get(wall)
            if event is None:
                yield f'no lesson at {wall}'
                continue
            # Standard time from the first Sunday of November to the second of March.
            winter = datetime.date(2026, 11, 1) <= day < datetime.date(2027, 3, 14)
            if event['dtstart'].dt.utcoffset() != datetime.timedelta(hours=-5 if winter else -4):
                yield f'{wall} is {event["dtstart"].dt.utcoffset()} from UTC'
            if event['dtend'].dt - event['dtstart'].dt != datetime.timedelta(minutes=75):
                yield f'{wall} does not last 75 minutes'
            if event['dtstart'].params.get('TZID') != 'America/Toronto':
                yield f'{wall} is not of the zone'
            if str(event['summary']) != LESSON % (i % 9 + 1):
                yield f'{wall} is {event["summary"]}'
            if str(event['location']) != 'B-214':
                yield f'{wall} is at {event["location"]}'


def check_odd(calendar):
    """Yields what is wrong with the entries that are not plain lessons."""
    events, tasks = by_summary(calendar, 'VEVENT'), by_summary(calendar, 'VTODO')
    day = datetime.date
    for name, start, end in (
            ('Noé: Sortie', day(2026, 11, 28), day(2026, 11, 30)),
            ('Noé: Congé du changement d’heure', day(2026, 11, 1), day(2026, 11, 2)),
            ('Noé: Pedagogic day', day(2026, 11, 1), day(2026, 11, 2)),
            ('Noé: Fermeture', day(2026, 11, 1), day(2026, 11, 2)),
            ('Noé: Evaluation, Français: Fiche', day(2026, 11, 24), day(2026, 11, 25))):
        event = events.get(name)
        if event is None:
            yield f'no {name}'
        elif (event['dtstart'].dt, event['dtend'].dt) != (start, end):
            yield f'{name} is from {event["dtstart"].dt} to {event["dtend"].dt}'
    if str(events['Noé: Annulé'].get('status')) != 'CANCELLED':
        yield 'a cancelled lesson does not say so'
    if 'November 28, 2026 at 13:00' not in str(events['Noé: Déplacé']['description']):
        yield f'a moved lesson says {events["Noé: Déplacé"]["description"]!r}'
    if str(events['Noé: Detention']['description']) != 'Retards':
        yield 'a detention does not say why'
    statuses = sorted(str(task['status']) for task in calendar.walk('VTODO'))
    if statuses != ['COMPLETED', 'NEEDS-ACTION']:
        yield f'tasks are {statuses}'
    task = tasks.get('Noé: Français: Fiche')
    if task is None or task['due'].dt != day(2026, 11, 24):
        yield f'the task is {task}'
    elif str(task['description']) != 'Lire le chapitre 4,\npuis; répondre.':
        yield f'the task says {task["description"]!r}'


def uids(calendar):
    return [str(entry['uid']) for name in ('VEVENT', 'VTODO') for entry in calendar.walk(name)]


def check_uids(program, calendar):
    """Yields what would double an entry that a program has imported before."""
    if len(set(uids(calendar))) != len(uids(calendar)):
        yield 'two entries have one UID'
    if uids(calendar) != uids(read(program, LATER)):
        yield 'the same entries have other UIDs in a later file'
    if uids(calendar) != uids(read(program, STAMP, guid='guid-for-another-account')):
        yield 'the same entries have other UIDs in a file of another account'
    for uid in uids(calendar):
        if 'guid' in uid or 'FRA' in uid or '7654321' in uid:
            yield f'{uid} says whose it is'


def check_children(program, calendar):
    """Yields what would let the entries of one child take the place of those of another."""
    for difference in ({'record': '7654322'}, {'portal': 'other'}):
        if set(uids(calendar)) & set(uids(read(program, STAMP, **difference))):
            yield f'two children have one UID, with {difference}'


def khal(folder, *arguments):
    environment = dict(os.environ, HOME=folder, XDG_CONFIG_HOME=folder, XDG_DATA_HOME=folder,
                       XDG_CACHE_HOME=folder, LC_ALL='C.UTF-8')
    return subprocess.run(['khal', '-c', os.path.join(folder, 'config'), *arguments],
                          stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=environment,
                          text=True, timeout=90, check=False)


def check_khal(data):
    """Yields what khal does not take, or shows otherwise than it is."""
    with tempfile.TemporaryDirectory() as folder:
        os.mkdir(os.path.join(folder, 'calendar'))
        with open(os.path.join(folder, 'config'), 'w', encoding='utf-8') as file:
            file.write(f'[calendars]\n[[school]]\npath = {folder}/calendar\n'
                       '[locale]\nlocal_timezone = America/Toronto\n'
                       'default_timezone = America/Toronto\ntimeformat = %H:%M\n'
                       'dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n'
                       'datetimeformat = %Y-%m-%d %H:%M\n'
                       'longdatetimeformat = %Y-%m-%d %H:%M\n'
                       f'[sqlite]\npath = {folder}/khal.db\n')
        path = os.path.join(folder, 'year.ics')
        with open(path, 'wb') as file:
            file.write(data)
        done = khal(folder, 'import', '--batch', '-a', 'school', path)
        if done.returncode != 0 or 'rror' in done.stdout or 'arning' in done.stdout:
            yield f'import: {done.returncode}, {done.stdout[:500]}'
            return
        for first, last, text in (
                ('2026-10-30', '2026-10-30', '08:30-09:45 Noé: Français'),
                ('2026-11-02', '2026-11-02', '08:30-09:45 Noé: Français'),
                ('2027-03-15', '2027-03-15', '08:30-09:45 Noé: Français'),
                ('2026-11-26', '2026-11-26', '16:05-16:50 Noé: Detention'),
                ('2026-11-24', '2026-11-24', 'Noé: Evaluation, Français: Fiche')):
            shown = khal(folder, 'list', first, last).stdout
            if text not in shown:
                yield f'{first} to {last} does not show {text!r} but {shown[:500]!r}'


def main():
    tap = Tap()
    data = make(sys.argv[1], STAMP)
    calendar = icalendar.Calendar.from_ical(data)
    tap.check('lines end and fold as the standard wants', list(check_form(data)))
    tap.check('no entry has an error', [str(entry.errors) for entry in calendar.walk()
                                        if entry.errors])
    tap.check('there is one zone, of our own rules',
              [] if data.count(b'BEGIN:VTIMEZONE') == 1 and b'19' not in
              data[data.index(b'BEGIN:VTIMEZONE'):data.index(b'END:VTIMEZONE')]
              else ['not so'])
    tap.check('lessons stand at their hours, all year', list(check_lessons(calendar)))
    tap.check('whole days, changes, detentions and tasks', list(check_odd(calendar)))
    tap.check('UIDs stay', list(check_uids(sys.argv[1], calendar)))
    tap.check('each child has its own', list(check_children(sys.argv[1], calendar)))
    tap.check('khal takes the year and shows it', list(check_khal(data)))
    tap.end()


if __name__ == '__main__':
    main()
