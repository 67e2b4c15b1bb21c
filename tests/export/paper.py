# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of paper have in common: a PDF that a program draws, read back with poppler's tools."""

import os
import re
import subprocess
import sys


def run(*command, **options):
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=60, **options).stdout


def read(path):
    """Returns the text of each page."""
    text = run('pdftotext', '-layout', path, '-').decode()
    return text.split('\f')[:-1]


def words(page):
    """Returns what a page says, in one line."""
    return ' '.join(page.split())


class Paper:
    """What the program has drawn."""

    def __init__(self, folder, case, locale=None):
        self.path = os.path.join(folder, f'{case}.pdf')
        environment = dict(os.environ)
        if locale is not None:
            environment.update(LOCPATH=locale, LC_ALL='fr_CA.UTF-8', LANGUAGE='fr')
        with open(self.path, 'wb') as file:
            file.write(run(sys.argv[1], case, env=environment))
        self.pages = read(self.path)
        self.text = words(run('pdftotext', '-raw', self.path, '-').decode())


def check_size(paper, side=(792, 612)):
    """Yields each page that is not Letter: lying, unless another size is asked for."""
    boxes = re.findall(r'^Page +\d+ size: +([\d.]+) x ([\d.]+)',
                       run('pdfinfo', '-f', '1', '-l', '99', paper.path).decode(), re.MULTILINE)
    if len(boxes) != len(paper.pages):
        yield f'{len(boxes)} sizes for {len(paper.pages)} pages'
    for width, height in boxes:
        if abs(float(width) - side[0]) > 0.1 or abs(float(height) - side[1]) > 0.1:
            yield f'{width} x {height}'


def check_black(paper):
    """Yields what is not grey, or touches the edge that a printer leaves white."""
    prefix = paper.path[:-4]
    run('pdftoppm', '-r', '50', paper.path, prefix)
    for name in sorted(os.listdir(os.path.dirname(prefix))):
        path = os.path.join(os.path.dirname(prefix), name)
        if not path.startswith(prefix + '-') or not name.endswith('.ppm'):
            continue
        with open(path, 'rb') as file:
            _, size, _, data = file.read().split(b'\n', 3)
        width, height = map(int, size.split())
        if data[0::3] != data[1::3] or data[0::3] != data[2::3]:
            yield f'{name} has a colour'
        edge = 50 // 4
        for y in range(height):
            row = data[3 * width * y:3 * width * (y + 1)]
            outside = row if y < edge or y >= height - edge else row[:3 * edge] + row[-3 * edge:]
            if outside.count(255) != len(outside):
                yield f'{name}: line {y} has ink at the edge'
                break


def missing(paper, *texts):
    return [text for text in texts if text not in paper.text]
