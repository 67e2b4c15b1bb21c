#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The scripts: sound, fed by one list of packages, and counting right."""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

from tap import ROOT, Tap, files, read

sys.path.insert(0, os.path.join(ROOT, 'tests'))
import count  # noqa: E402

SCRIPTS = ('data/demo.sh', 'tests/run.sh', 'tests/debian13.sh')
LINE = re.compile(r'[a-z0-9][a-z0-9+.-]+ +USE(,USE)* +\S.*$'
                  .replace('USE', '(build|run|test|tour|debian13)'))


def bad_lines():
    seen = set()
    for number, line in enumerate(read('data/packages.txt').splitlines(), 1):
        if not line or line.startswith('#'):
            continue
        name = line.split()[0]
        if not LINE.match(line):
            yield f'data/packages.txt:{number}: {line}'
        if name in seen:
            yield f'data/packages.txt:{number}: {name} stands there twice'
        seen.add(name)


def lists_of_their_own():
    """Yields scripts that install packages without the one list."""
    for path in files(ROOT, '.sh', 'run'):
        if re.search(r'apt(-get)? install|apt-get .*install', read(path)):
            if path != 'data/packages.sh':
                yield path
    for path in SCRIPTS:
        if 'data/packages.sh"\n' not in read(path):
            yield f'{path} does not source data/packages.sh'


def needed_to_configure(text):
    """Returns the programs and libraries that a meson.build looks for, but those that are always
    there."""
    return set(re.findall(r"(?:find_program|dependency)\('([^']+)'", text)) - {'env', 'threads'}


def unbuildable():
    """Yields what tests look for before they run: data/demo.sh configures the tree without it."""
    for path in files(ROOT, 'meson.build'):
        if path.startswith('tests/'):
            for name in sorted(needed_to_configure(read(path))):
                yield f'{path} looks for {name} when the tree is configured'


def shellcheck():
    scripts = [path for path in files(ROOT, '.sh')] + ['.ci/run']
    answer = subprocess.run(['shellcheck', '-x', '-P', 'SCRIPTDIR', *scripts], cwd=ROOT,
                            stdout=subprocess.PIPE, text=True, check=False)
    return answer.stdout.splitlines()


def not_posix():
    for path in files(ROOT, '.sh'):
        first = read(path).splitlines()[0]
        if first not in ('#!/bin/sh', '# shellcheck shell=sh'):
            yield f'{path}: {first}'


def elsewhere():
    """Yields what is wrong when a script starts on a distribution without apt."""
    with tempfile.TemporaryDirectory() as tools:
        for tool in ('dirname', 'sh', 'awk', 'sort', 'fold', 'sed', 'id', 'mktemp', 'rm', 'cat'):
            os.symlink(shutil.which(tool), os.path.join(tools, tool))
        for script in ('data/demo.sh', 'tests/run.sh'):
            answer = subprocess.run([shutil.which('sh'), os.path.join(ROOT, script)],
                                    env={'PATH': tools}, stdout=subprocess.PIPE,
                                    stderr=subprocess.STDOUT, text=True, check=False)
            if answer.returncode == 0 or 'libgtk-4-dev' not in answer.stdout:
                yield f'{script}: {answer.returncode}: {answer.stdout[-300:]}'


def counted(*tests):
    return count.count(json.dumps({'name': 'n', 'result': result, 'stdout': out})
                       for result, out in tests)[:3]


def miscounted():
    for expected, tests in (
            ((2, 0, 0), [('OK', '1..2\nok 1 - a\nok 2 - b\n')]),
            ((1, 0, 0), [('OK', 'no points')]),
            ((1, 1, 0), [('FAIL', 'ok 1 a\nnot ok 2 b\n')]),
            ((1, 1, 0), [('ERROR', 'ok 1 a\n')]),
            ((0, 1, 0), [('TIMEOUT', None)]),
            ((1, 0, 1), [('OK', 'ok 1 a\nok 2 b # SKIP no display\n')]),
            ((0, 0, 1), [('SKIP', '1..0 # SKIP nothing\n')]),
            ((0, 0, 0), [])):
        if counted(*tests) != expected:
            yield f'{tests}: {counted(*tests)}'


def ends(log, status):
    """Returns last line and exit status of count.py for a log of meson."""
    with tempfile.NamedTemporaryFile('w', suffix='.json') as file:
        file.write(log)
        file.flush()
        answer = subprocess.run([sys.executable, os.path.join(ROOT, 'tests', 'count.py'),
                                 file.name, str(status)], stdout=subprocess.PIPE, text=True,
                                check=False)
    return answer.stdout.splitlines()[-1], answer.returncode


def wrong_ends():
    passed = json.dumps({'name': 'n', 'result': 'OK', 'stdout': 'ok 1 a\n'})
    for log, status, expected in ((passed, 0, ('1 passed, 0 failed', 0)),
                                  (passed, 1, ('1 passed, 1 failed', 1)),
                                  ('', 0, ('0 passed, 0 failed', 1))):
        if ends(log, status) != expected:
            yield f'{log!r} with status {status}: {ends(log, status)}'


def main():
    tap = Tap()
    tap.check('each line of the list of packages says what for and why', bad_lines())
    tap.check('there is one list of packages', lists_of_their_own())
    tap.check('the tree is configured without what only tests need', unbuildable())
    tap.must_fail('what tests look for is found', needed_to_configure("a = find_program('xvfb')"))
    tap.check('shellcheck finds nothing', shellcheck())
    tap.check('scripts are POSIX', not_posix())
    tap.check('elsewhere the packages are named, and nothing is done', elsewhere())
    tap.check('points are counted as meson judged them', miscounted())
    tap.check('the last line and the exit status tell the truth', wrong_ends())
    tap.end()


if __name__ == '__main__':
    main()
