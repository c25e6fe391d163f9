"What the tests share: a copy of the project to work in, and the real catalogue where there is one."
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
NOT_COPIED = ('.git', '.venv', '_docs', '_proc', '_run', 'real', 'build', 'dist', '__pycache__', '.pytest_cache',
              '.ipynb_checkpoints', '*.egg-info')


def clean_env(root, **extra):
    "The environment of a subprocess that works on the copy of the project in `root`, on the sample"
    env = {k: v for k, v in os.environ.items() if k not in ('FASHIONREC_DATA', 'MAKEFLAGS', 'MAKELEVEL', 'MFLAGS')}
    return env | {'PYTHONPATH': str(root), 'OMP_NUM_THREADS': '1', **extra}


def run(*args, cwd, check=True, **extra):
    "Run a command of this Python's environment in `cwd`; what it prints is in the error when it fails"
    tool = Path(sys.executable).with_name(args[0])
    res = subprocess.run([str(tool) if tool.exists() else args[0], *map(str, args[1:])], cwd=cwd, env=clean_env(cwd, **extra),
                         stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if check and res.returncode: pytest.fail(f'{" ".join(map(str, args))} failed:\n{res.stdout}', pytrace=False)
    return res


@pytest.fixture
def project(tmp_path):
    "A copy of the project: tests change the copy, never the files being worked on"
    return shutil.copytree(ROOT, tmp_path/'fashionrec', ignore=shutil.ignore_patterns(*NOT_COPIED))


@pytest.fixture(scope='session')
def real():
    "The real catalogue's folder, which the environment variable FASHIONREC_REAL names"
    if not (path := os.environ.get('FASHIONREC_REAL')): pytest.skip('FASHIONREC_REAL does not name the real catalogue')
    assert (Path(path)/'styles.csv').exists(), f'FASHIONREC_REAL={path} holds no styles.csv'
    return Path(path)
