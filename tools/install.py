"""Installs what constraints.txt pins into the Python that runs this, and shows how far it is.

`python tools/install.py UV` uses the uv at that path, or pip where it is empty; both install the
same packages. What they print goes to a file and is shown where they fail: a bar and three lines
are all that one needs else. Standard library only, since nothing is installed yet.
"""
import os
import platform
import re
import subprocess
import sys
import sysconfig
import time
from pathlib import Path
from threading import Thread

from progress import Bar, duration, measured

FOR_GPUS = re.compile(r'nvidia-|cuda-|triton') # Packages for x86-64 Linux alone
SIZE = re.compile(r'\(([\d.]+) ?([kMG])i?B\)')
MB = dict(k=1e-3, M=1, G=1e3)
UV_FETCHES = re.compile(r'^Downloading ([\w.-]+) \(')
UV_FETCHED = re.compile(r'^ *Downloaded ([\w.-]+)')
PIP_FETCHES = re.compile(r'^ +(?:Downloading|Using cached) (?:\S*/)?([\w.]+)-\d\S*'
                         r'\.(?:whl|tar\.gz) \(')
PIP_PLACES = re.compile(r'^Installing collected packages: (.*)')
LAST = 25 # Lines that are shown where it fails
SMALL = .4 # MB of a package of which nothing is known


def canonical(name):
    "A package's name as indexes compare it"
    return re.sub(r'[-_.]+', '-', name).lower()


def known_sizes():
    "Name → MB of the large packages, as measured; those for GPUs only where they are installed"
    gpus = (sys.platform, platform.machine()) == ('linux', 'x86_64')
    sizes = measured('megabytes').items()
    return {name: size for name, size in sizes if gpus or not FOR_GPUS.match(name)}


class Progress:
    "What uv or pip has fetched and unpacked, read from its lines and from the environment's folder"
    def __init__(self, sizes, pinned):
        self.sizes = sizes
        self.expected = dict.fromkeys(pinned, SMALL) | sizes
        self.fetched, self.pending, self.unpacking = set(), set(), False

    def read(self, line):
        "Take notice of a line"
        if found := UV_FETCHES.match(line) or PIP_FETCHES.match(line):
            number, unit = SIZE.search(line).groups()
            self.expected[canonical(found[1])] = float(number)*MB[unit]
        if found := UV_FETCHED.match(line):
            self.fetched.add(canonical(found[1]))
        if found := PIP_FETCHES.match(line): # It says so before it fetches
            self.fetched |= self.pending
            self.pending = {canonical(found[1])}
        if found := PIP_PLACES.match(line):
            names = map(canonical, found[1].split(', '))
            self.expected = {name: self.expected.get(name, SMALL) for name in names}
        self.unpacking = self.unpacking or bool(found) or line.startswith('Prepared ')

    def megabytes(self, names):
        "MB of some packages"
        return sum(self.expected.get(name, SMALL) for name in names)

    def draw(self, bars, before):
        "Show the share that is done, by MB"
        total = self.megabytes(self.expected)
        if not self.unpacking:
            done = self.megabytes(self.fetched)
            words = f'{done/1000:.1f} of {total/1000:.1f} GB' if done else 'looking up packages'
            bars[0].draw(done/total, words)
            return
        placed = installed() - before
        words = f'{len(placed)} of {len(self.expected)} packages'
        bars[1].draw(self.megabytes(placed & {*self.expected})/total, words)


def installed():
    "The packages in the folder of this environment"
    folder = Path(sysconfig.get_path('purelib'))
    return {canonical(path.name.split('-')[0]) for path in folder.glob('*.dist-info')}


def command(uv):
    "What installs: uv, or pip"
    what = ['-e', '.[dev]', '-c', 'constraints.txt']
    if uv:
        return [uv, 'pip', 'install', '--python', sys.executable, *what]
    options = ['--disable-pip-version-check', '--progress-bar', 'off']
    return [sys.executable, '-m', 'pip', 'install', *options, *what]


def pinned():
    "The packages of constraints.txt"
    lines = Path('constraints.txt').read_text(encoding='utf-8').splitlines()
    return [canonical(line.split('==')[0]) for line in lines if '==' in line and line[0] != '#']


def follow(process, progress, log):
    "Read what installs, line by line, and keep the lines"
    for line in process.stdout:
        log.write(line)
        progress.read(line)


def shown(process, progress, log, before):
    "Draw bars until the process ends"
    reader = Thread(target=follow, args=(process, progress, log))
    reader.start()
    bars = [Bar('Fetching '), Bar('Unpacking')]
    while reader.is_alive():
        if not progress.unpacking:
            bars[1].begin = time.monotonic()
        progress.draw(bars, before)
        reader.join(.3)
    bars[0].clear()
    return process.wait()


def install(uv):
    "Install, and give the exit status of what installs"
    progress, before = Progress(known_sizes(), pinned()), installed()
    begin = time.monotonic()
    path = Path(sys.prefix)/'install.log'
    with path.open('w', encoding='utf-8') as log:
        env = os.environ | dict(PYTHONUNBUFFERED='1', NO_COLOR='1')
        process = subprocess.Popen(command(uv), text=True, encoding='utf-8', errors='replace',
                                   stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=env)
        status = shown(process, progress, log, before)
    if status:
        lines = path.read_text(encoding='utf-8').splitlines()
        print(*lines[-LAST:], f'\nAll that was said is in {path}', sep='\n', file=sys.stderr)
        return status
    new = len(installed() - before)
    print(f'  {new} packages in {duration(time.monotonic() - begin)}', flush=True)
    return 0


if __name__ == '__main__':
    sys.exit(install(sys.argv[1]))
