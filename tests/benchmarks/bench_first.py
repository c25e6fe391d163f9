"""From `git clone` to the first product page: `fashionrec bench first`.

Each part in seconds of the clock and of the processor, with the load of the machine before it:
installing what constraints.txt pins, by pip and by uv, with an empty cache and with a filled one;
then, in an environment that the README's commands make in a clone, the first and the second
`fashionrec page`, `fashionrec tag`, and `fashionrec serve` until its first page shows products.
`--options "--rounds '' --commits '059dcbc HEAD' --tools 'pip uv'"` does the second alone, for a
former commit by pip and for this one by uv. `--options "--pages FILE"` takes the seconds of each
page from what `make run` printed into a file; `make run` estimates by them what is left.

Writes data/results/first.json. Packages are fetched from PyPI, about 3.5 GB each time, and the
disk needs 8 GB for each environment.
"""

import os
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from importlib.metadata import version
from hashlib import sha256
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from fastcore.script import call_parse
from measuring import save_parts

from PIL import Image

from fashionrec.files import save_result
from fashionrec.sample import draw_sample

ROOT = Path(__file__).resolve().parents[2]
LARGE = re.compile(r'^Downloading ([\w.-]+) \(([\d.]+)MiB\)', re.M)
PAGE = re.compile(r'^ *\d+/\d+ (\S+\.ipynb) +(?:(\d+) h )?(?:(\d+) min|(\d+) s)?', re.M)
EXTRAS = {'everything': '.[dev]', 'the app': '.[serve]'}


def environment(folder, *bins):
    "The environment of a newcomer: no settings but where packages are cached"
    left_out = ('PYTHON', 'FASHIONREC', 'PIP_FIND', 'UV_', 'VIRTUAL_ENV', 'OMP_')
    env = {name: value for name, value in os.environ.items() if not name.startswith(left_out)}
    env['PATH'] = os.pathsep.join([*map(str, bins), env['PATH']])
    caches = dict(PIP_CACHE_DIR=f'{folder}/pip', UV_CACHE_DIR=f'{folder}/uv')
    return env | caches | dict(PIP_CONFIG_FILE=os.devnull, FASHIONREC_CACHE=f'{folder}/learnt')


class Watched:
    "Runs commands one by one, and takes their time"

    def __init__(self, env):
        self.env, self.rows = env, {}

    def run(self, name, command, cwd):
        "Run a command, keep its row, and give what it printed"
        load, busy, start = os.getloadavg()[0], children(), time.perf_counter()
        done = subprocess.run([*map(str, command)], cwd=cwd, env=self.env, text=True,
                              stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        self.keep(name, start, busy, load)
        if done.returncode:
            raise RuntimeError(f'{command} failed:\n{done.stdout[-3000:]}')
        return done.stdout

    def keep(self, name, start, busy, load):
        "Keep what a part took"
        row = dict(seconds=round(time.perf_counter() - start, 1),
                   processor_seconds=round(children() - busy, 1), load=round(load, 1))
        self.rows[name] = row
        print(f'  {name}: {row}', flush=True)


def children():
    "Processor seconds of all commands that have ended"
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def venv_command(tool, folder):
    "Makes an environment as tools/venv.sh does"
    if tool == 'pip':
        return [sys.executable, '-m', 'venv', folder]
    return ['uv', 'venv', '--quiet', '--seed', '--python', sys.executable, folder]


def install_command(tool, python, what, *options):
    "Installs the project of a folder and what it needs"
    if tool == 'pip':
        return [python, '-m', 'pip', 'install', *options, what]
    return ['uv', 'pip', 'install', '--python', python, *options, what]


def measure_install(top, clone, tool):
    "One tool, with an empty cache and with what this filled; what it installed, and large files"
    cache, env, sizes = top / f'cache-{tool}', top / 'env', {}
    watched = Watched(environment(cache))
    for state in ('empty cache', 'filled cache'):
        shutil.rmtree(env, ignore_errors=True)
        print(tool, state, flush=True)
        watched.run(f'{state}: environment', venv_command(tool, env), top)
        pins = ('-c', clone / 'constraints.txt')
        command = install_command(tool, env / 'bin/python', EXTRAS['everything'], *pins)
        said = watched.run(f'{state}: packages', command, clone)
        files = [file.stat().st_size for file in cache.rglob('*') if file.is_file()]
        watched.rows[f'{state}: packages']['cache_mb'] = round(sum(files) / 1e6)
        sizes |= {name: float(size) for name, size in LARGE.findall(said)}
    freeze = [env / 'bin/python', '-m', 'pip', 'freeze', '--exclude-editable']
    frozen = subprocess.run(freeze, capture_output=True, check=True).stdout
    packages = dict(number=len(frozen.splitlines()), sha256=sha256(frozen).hexdigest()[:16])
    rows = watched.rows | dict(version=tool_version(tool, env), packages=packages)
    return rows, {name: size for name, size in sorted(sizes.items()) if size >= 5}


def tool_version(tool, env):
    "The version of what installed"
    if tool == 'uv':
        return subprocess.run(['uv', '--version'], capture_output=True, text=True).stdout.split()[1]
    command = [env / 'bin/python', '-m', 'pip', '--version']
    return subprocess.run(command, capture_output=True, text=True).stdout.split()[1]


def until_products(watched, command, folder):
    "Start the app, ask for its first page until products are on it, and stop it"
    load, busy, start = os.getloadavg()[0], children(), time.perf_counter()
    answered = None
    with open(folder / 'serve.log', 'w') as log:
        process = subprocess.Popen(command, cwd=folder, env=watched.env, stdout=log, stderr=log)
    try:
        while True:
            if process.poll() is not None or time.perf_counter() - start > 900:
                raise RuntimeError((folder / 'serve.log').read_text())
            text = asked('http://127.0.0.1:8799/')
            if text and answered is None:
                answered = round(time.perf_counter() - start, 1)
            if 'class="card' in text or "class='card" in text:
                break
            time.sleep(.1)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(60)
    watched.keep('serve, until products are shown', start, busy, load)
    watched.rows['serve, until it answers'] = dict(seconds=answered)


def asked(url):
    "What a server answers; nothing where it does not yet"
    try:
        with urlopen(url, timeout=60) as answer:
            return answer.read().decode()
    except (URLError, OSError):
        return ''


def measure_first(top, commit, tool, photo):
    "A newcomer's way: clone, install the app, the first page"
    folder = top / f'first-{commit}'
    folder.mkdir()
    env = folder / 'env'
    watched = Watched(environment(top / f'cache-{tool}', env / 'bin'))
    watched.env['FASHIONREC_CACHE'] = str(folder / 'learnt')
    print(commit, tool, flush=True)
    watched.run('clone', ['git', 'clone', '--quiet', ROOT, folder / 'clone'], folder)
    subprocess.run(['git', 'checkout', '--quiet', commit], cwd=folder / 'clone', check=True)
    watched.run('environment', venv_command(tool, env), folder)
    command = install_command(tool, env / 'bin/python', EXTRAS['the app'])
    watched.run('packages of the app', command, folder / 'clone')
    shutil.copy(photo, folder / 'photo.jpg')
    command = env / 'bin/fashionrec'
    for name, args in (('tag, first', ['tag', 'photo.jpg']), ('tag, second', ['tag', 'photo.jpg']),
                       ('page, first', ['page', 'photo.jpg']),
                       ('page, second', ['page', 'photo.jpg'])):
        watched.run(name, [command, *args], folder)
    shutil.rmtree(folder / 'learnt')
    until_products(watched, [command, 'serve', '--port', '8799'], folder)
    way = ('clone', 'environment', 'packages of the app')
    sums = {name: round(sum(watched.rows[part]['seconds'] for part in (*way, name)), 1)
            for name in ('tag, first', 'page, first', 'serve, until products are shown')}
    shutil.rmtree(folder)
    return watched.rows | dict(tool=tool, from_clone=sums)


def seconds_of_pages(file):
    "Page → seconds, as `make run` printed them"
    found = {}
    for name, hours, minutes, seconds in PAGE.findall(Path(file).read_text(encoding='utf-8')):
        found[name] = int(hours or 0)*3600 + int(minutes or 0)*60 + int(seconds or 0)
    return found


@call_parse
def main(
    rounds: str = 'pip uv',  # What installs, one after the other; none when empty
    commits: str = 'HEAD',  # Of which the way to the first page is measured; none when empty
    tools: str = '',  # What installs for each of these commits: uv for all when empty
    pages: str = '',  # File with what `make run` printed: takes the seconds of pages from it
    out: str = 'data/results',  # Folder for the results
    data: str = '',  # Not used: a newcomer has the drawn sample
):
    "Measure the way from a clone to the first product page"
    setting = dict(catalogue='sample', torch=version('torch'))
    if pages:
        save_parts(out, 'first', dict(pages=seconds_of_pages(pages)))
        return
    if not shutil.which('uv'):
        print('There is no uv here (pip install uv): its rows are not measured.')
        rounds = rounds.replace('uv', '')
    with tempfile.TemporaryDirectory() as temporary:
        top = Path(temporary)
        subprocess.run(['git', 'clone', '--quiet', ROOT, top / 'clone'], check=True)
        for tool in rounds.split():
            rows, sizes = measure_install(top, top / 'clone', tool)
            values = setting | dict(install={tool: rows})
            save_result(Path(out), 'first', f'install by {tool}', values)
            if sizes:
                save_parts(out, 'first', dict(megabytes=sizes))
        Image.fromarray(draw_sample(11)[1][10]).resize((900, 1200)).save(top / 'photo.jpg')
        names, by = commits.split(), tools.split()
        by = by or ['uv' if shutil.which('uv') else 'pip'] * len(names)
        for name, tool in zip(names, by):
            row = measure_first(top, name, tool, top / 'photo.jpg')
            part = f'first page by {tool}, {name}'
            save_result(Path(out), 'first', part, setting | {'first': {name: row}})
