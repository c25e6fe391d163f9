"What the tests share: a copy of the project, its executed pages, and the real catalogue if any."

import os
import shutil
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Semaphore

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOT_COPIED = (
    '.git',
    '.venv',
    '_docs',
    '_proc',
    '_run',
    'real',
    'build',
    'dist',
    '__pycache__',
    '.pytest_cache',
    '.ruff_cache',
    '.mypy_cache',
    '.ipynb_checkpoints',
    '*.egg-info',
)
NOT_FOR_CHILDREN = ('FASHIONREC_DATA', 'MAKEFLAGS', 'MAKELEVEL', 'MFLAGS')

# Pages are executed beside the tests: two processes of one thread each, none of which spins
os.environ.setdefault('OMP_NUM_THREADS', '1')
os.environ.setdefault('OMP_WAIT_POLICY', 'PASSIVE')


def clean_env(root, **extra):
    "The environment of a subprocess that works on the copy of the project in `root`, on the sample"
    env = {name: value for name, value in os.environ.items() if name not in NOT_FOR_CHILDREN}
    return env | {'PYTHONPATH': str(root), 'OMP_NUM_THREADS': '1', **extra}


def run(*args, cwd, check=True, **extra):
    "Run a command of this Python's environment in `cwd`; a failure shows what it printed"
    tool = Path(sys.executable).with_name(args[0])
    command = [str(tool) if tool.exists() else args[0], *map(str, args[1:])]
    res = subprocess.run(
        command,
        cwd=cwd,
        env=clean_env(cwd, **extra),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if check and res.returncode:
        pytest.fail(f'{" ".join(map(str, args))} failed:\n{res.stdout}', pytrace=False)
    return res


def copy_of_project(folder):
    "A copy of the project in a new folder"
    return shutil.copytree(ROOT, folder, ignore=shutil.ignore_patterns(*NOT_COPIED))


@pytest.fixture
def project(tmp_path):
    "A copy of the project: tests change the copy, never the files being worked on"
    return copy_of_project(tmp_path / 'fashionrec')


@pytest.fixture(scope='session')
def real():
    "The real catalogue's folder, which the environment variable FASHIONREC_REAL names"
    path = os.environ.get('FASHIONREC_REAL')
    if not path:
        pytest.skip('FASHIONREC_REAL does not name the real catalogue')
    assert (Path(path) / 'styles.csv').exists(), f'FASHIONREC_REAL={path} holds no styles.csv'
    return Path(path)


class Pages:
    """Executes pages with `nbdev_test`, beside the tests that need none of them.

    While other tests run, one page at a time; two once a test waits for a page.
    """

    def __init__(self, paths, folder):
        self.folder = folder
        self.project = copy_of_project(folder / 'fashionrec')
        self.slots = Semaphore(1)
        self.pool = ThreadPoolExecutor(2)
        longest = sorted(paths, key=lambda path: -path.stat().st_size)
        self.jobs = {path: self.pool.submit(self.execute, path) for path in longest}
        self.waited = False

    def execute(self, path):
        "The exit status of `nbdev_test`, what it printed, and the file with the page's outputs"
        page = path.relative_to(ROOT)
        outputs = self.folder / f'{page.as_posix().replace("/", "-")}.json'
        command = ('python', 'tools/tested.py', page, outputs)
        with self.slots:
            done = run(*command, cwd=self.project, check=False, PYTHONHASHSEED='0')
        return done.returncode, done.stdout, outputs

    def __call__(self, path):
        "What `execute` gave for a page, waited for"
        if not self.waited:
            self.waited = True
            self.slots.release()  # The tests wait: their processor is free
        return self.jobs[path].result()

    def stop(self):
        "Begin no further page"
        self.pool.shutdown(cancel_futures=True)


def pytest_terminal_summary(terminalreporter):
    "What was left out, and why, in so many words: what is skipped in silence looks checked"
    skipped = terminalreporter.stats.get('skipped', [])
    reasons = Counter(str(report.longrepr[-1]).removeprefix('Skipped: ') for report in skipped)
    for reason, count in reasons.items():
        terminalreporter.write_line(f'LEFT OUT, {count} tests: {reason}', yellow=True, bold=True)


PAGES = []


def needs_pages(item):
    "Whether a test asks for an executed page"
    return 'executed' in getattr(item, 'fixturenames', ())


def pytest_collection_modifyitems(items):
    "Tests that need executed pages come last"
    items.sort(key=needs_pages)


def pytest_collection_finish(session):
    "The pages that the selected tests need"
    PAGES.extend(item.callspec.params['path'] for item in session.items if needs_pages(item))


@pytest.fixture(scope='session', autouse=True)
def pages_beside(tmp_path_factory):
    "Execution of the pages begins with the first test"
    pages = Pages(PAGES, tmp_path_factory.mktemp('pages')) if PAGES else None
    yield pages
    if pages:
        pages.stop()


@pytest.fixture(scope='session')
def executed(pages_beside):
    "Function of a page's path: what `nbdev_test` said of it, and where its outputs are"
    return pages_beside
