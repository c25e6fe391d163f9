"The wheel, installed where no dev tool can be imported: the package, its assets and its console script work."
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import zipfile
from importlib.metadata import PackageNotFoundError, distribution, distributions
from pathlib import Path

import pytest
from conftest import NOT_COPIED, ROOT, run
from packaging.requirements import Requirement

# Put into the second environment: whatever is no requirement of fashionrec cannot be imported there
BLOCKER = '''
import sys
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] in BLOCKED: raise ModuleNotFoundError(f'{name} is no requirement of fashionrec', name=name)
BLOCKED = %r
sys.meta_path.insert(0, Blocker())
'''


def canonical(name): return re.sub(r'[-_.]+', '-', name).lower()


def required(name, found=None, extras=()):
    "The distributions that `name` brings when it is installed, by name"
    found = set() if found is None else found
    if (canonical(name), extras) in found: return found
    found.add((canonical(name), extras))
    try: reqs = [Requirement(r) for r in distribution(name).requires or ()]
    except PackageNotFoundError: return found
    for r in reqs:
        if not r.marker or any(r.marker.evaluate({'extra': e}) for e in ('', *extras)): required(r.name, found, tuple(sorted(r.extras)))
    return found


@pytest.fixture(scope='module')
def wheel(tmp_path_factory):
    "The wheel, built from a copy of the project"
    tmp = tmp_path_factory.mktemp('wheel')
    project = shutil.copytree(ROOT, tmp/'project', ignore=shutil.ignore_patterns(*NOT_COPIED))
    run('python', '-m', 'pip', 'wheel', '--quiet', '--no-deps', '--no-build-isolation', '-w', tmp/'dist', '.', cwd=project)
    return next((tmp/'dist').glob('*.whl'))


@pytest.fixture(scope='module')
def python(wheel, tmp_path_factory):
    "The Python of a second environment: the wheel, the requirements of the first environment, and nothing else"
    env = tmp_path_factory.mktemp('second')/'env'
    subprocess.run([sys.executable, '-m', 'venv', '--without-pip', env], check=True)
    python = env/'bin'/'python'
    run('python', '-m', 'pip', '--python', python, 'install', '--quiet', '--no-deps', '--no-index', wheel, cwd=env)
    site = next((env/'lib').glob('python*'))/'site-packages'
    (site/'first.pth').write_text('\n'.join({sysconfig.get_path(k) for k in ('purelib', 'platlib')}))
    needed = {name for name, _ in required('fashionrec')}
    tops = {canonical(d.name): {f.parts[0].removesuffix('.py') for f in d.files or () if f.suffix == '.py'} for d in distributions()}
    blocked = set().union(*tops.values()) - set().union(*(tops.get(n, set()) for n in needed)) - {'..'}
    assert {'nbdev', 'pytest', 'jupyterlab', 'nbclient'} <= blocked
    (site/'sitecustomize.py').write_text(BLOCKER % sorted(blocked))
    return python


def second(python, *args):
    "Run something of the second environment, outside the project"
    env = {k: v for k, v in os.environ.items() if not k.startswith(('PYTHON', 'FASHIONREC'))}
    res = subprocess.run([python.with_name(args[0]), *args[1:]], cwd=python.parents[1], env=env, capture_output=True, text=True)
    assert res.returncode == 0, res.stdout + res.stderr
    return res.stdout


def test_content(wheel):
    "The wheel holds the modules, the assets and the licence; no notebook, no test, no photo"
    names = set(zipfile.ZipFile(wheel).namelist())
    modules = {f'fashionrec/{p.relative_to(ROOT/"fashionrec")}' for p in (ROOT/'fashionrec').rglob('*.py')}
    assets = {f'fashionrec/assets/{p.relative_to(ROOT/"data")}' for glob in ('*.csv', '*.json', 'results/*.json', 'weights/**/*') for p in (ROOT/'data').glob(glob) if p.is_file()}
    info = {n for n in names if '.dist-info/' in n}
    assert names - info == modules | assets | {'fashionrec/assets/__init__.py'}
    assert any(n.endswith('LICENSE') for n in info)


def test_runs_without_dev_tools(python):
    "Every module imports, and a sample is drawn"
    code = '''
import importlib, json, pkgutil, fashionrec
from fashionrec.sample import draw_sample
names = [m.name for m in pkgutil.iter_modules(fashionrec.__path__)]
for n in names: importlib.import_module(f'fashionrec.{n}')
products, images = draw_sample(3)
print(json.dumps([fashionrec.__file__, names, len(products), list(images.shape)]))
'''
    file, names, n, shape = json.loads(second(python, 'python', '-W', 'ignore', '-c', code).splitlines()[-1])
    assert Path(file).is_relative_to(python.parents[1])
    assert {p.stem for p in (ROOT/'fashionrec').glob('[a-z]*.py')} <= set(names)
    assert n == 3 and shape == [3, 80, 60, 3]


def test_shipped_weights(python):
    "The shipped tagger loads from the wheel, with no network, and tags a photo"
    code = '''
import socket
def refuse(*_): raise OSError('no network')
socket.socket.connect = refuse
from fashionrec.classification import Tagger
from fashionrec.resnet_similarity import Embedder
from fashionrec.sample import draw_sample
photo = draw_sample(1)[1][0]
print(len(Tagger.pretrained().tag(photo)), *Embedder().embed([photo]).shape)
'''
    assert second(python, 'python', '-W', 'ignore', '-c', code).split()[-3:] == ['7', '1', '128']


def test_dev_tools_are_blocked(python):
    "The second environment really has no dev tool"
    for name in ('nbdev', 'pytest', 'jupyterlab'):
        with pytest.raises(AssertionError, match='is no requirement of fashionrec'): second(python, 'python', '-c', f'import {name}')


def test_console_script(python):
    "`fashionrec --help` works, and says what the command is for"
    assert 'page' in second(python, 'fashionrec', '--help')
