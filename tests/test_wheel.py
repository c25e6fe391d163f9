"The wheel, installed where no dev tool can be imported: package, assets and console script work."

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
import sysconfig
import tarfile
import zipfile
from importlib.metadata import PackageNotFoundError, distribution, distributions
from pathlib import Path
from urllib.request import urlopen

import pytest
import test_readme
from browsing import free_port, running
from conftest import NOT_COPIED, ROOT, run
from packaging.metadata import Metadata
from packaging.requirements import Requirement

# Put into the second environment: whatever is no requirement of fashionrec cannot be imported there
# and is not there for who asks first, as torch does
BLOCKER = '''
import importlib.util, sys
def probe(name, package=None, find=importlib.util.find_spec):
    return None if name.partition('.')[0] in BLOCKED else find(name, package)
importlib.util.find_spec = probe
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] in BLOCKED:
            raise ModuleNotFoundError(f'{name} is no requirement of fashionrec', name=name)
BLOCKED = %r
sys.meta_path.insert(0, Blocker())
'''


def canonical(name):
    return re.sub(r'[-_.]+', '-', name).lower()


def required(name, found=None, extras=()):
    "The distributions that `name` brings when it is installed, by name"
    found = set() if found is None else found
    if (canonical(name), extras) in found:
        return found
    found.add((canonical(name), extras))
    try:
        lines = distribution(name).requires or ()
    except PackageNotFoundError:
        return found
    for req in map(Requirement, lines):
        asked = ('', *extras)
        if not req.marker or any(req.marker.evaluate({'extra': extra}) for extra in asked):
            required(req.name, found, tuple(sorted(req.extras)))
    return found


@pytest.fixture(scope='module')
def wheel(tmp_path_factory):
    "The wheel, built from a copy of the project"
    tmp = tmp_path_factory.mktemp('wheel')
    ignore = shutil.ignore_patterns(*NOT_COPIED)
    project = shutil.copytree(ROOT, tmp / 'project', ignore=ignore)
    options = ['--quiet', '--no-deps', '--no-build-isolation', '-w', tmp / 'dist']
    run('python', '-m', 'pip', 'wheel', *options, '.', cwd=project)
    return next((tmp / 'dist').glob('*.whl'))


@pytest.fixture(scope='module')
def python(wheel, tmp_path_factory):
    "The Python of a second environment: the wheel, what it requires, and nothing else"
    return environment(wheel, tmp_path_factory.mktemp('second') / 'env')


@pytest.fixture(scope='module')
def serving(wheel, tmp_path_factory):
    "The same with what `[serve]` brings, as the README installs it"
    return environment(wheel, tmp_path_factory.mktemp('serving') / 'env', ('serve',))


def environment(wheel, env, extras=()):
    """The Python of an environment with a wheel and what it requires.

    Other packages come from the environment of the tests, by a file of paths, but for those that
    the wheel does not require. That the index has them, and that they can be installed together,
    is not proven here: see CONTRIBUTING.md.
    """
    subprocess.run([sys.executable, '-m', 'venv', '--without-pip', env], check=True)
    python = env / 'bin' / 'python'
    options = ['--quiet', '--no-deps', '--no-index']
    run('python', '-m', 'pip', '--python', python, 'install', *options, wheel, cwd=env)
    site = next((env / 'lib').glob('python*')) / 'site-packages'
    packages = {sysconfig.get_path(kind) for kind in ('purelib', 'platlib')}
    (site / 'first.pth').write_text('\n'.join(packages))
    needed = {name for name, _ in required('fashionrec', extras=extras)}
    modules = {}
    for found in distributions():
        files = [file for file in found.files or () if file.suffix == '.py']
        modules[canonical(found.name)] = {file.parts[0].removesuffix('.py') for file in files}
    allowed = set().union(*(modules.get(name, set()) for name in needed))
    blocked = set().union(*modules.values()) - allowed - {'..'}
    assert {'nbdev', 'pytest', 'jupyterlab', 'nbclient'} <= blocked
    (site / 'sitecustomize.py').write_text(BLOCKER % sorted(blocked))
    return python


@pytest.fixture(scope='module')
def sdist(wheel):
    "The source distribution, built from the same copy of the project"
    project = wheel.parents[1] / 'project'
    options = ['--sdist', '--no-isolation', '--outdir', wheel.parent]
    run('python', '-m', 'build', *options, '.', cwd=project)
    return next(wheel.parent.glob('*.tar.gz'))


def metadata_of(wheel):
    "What a wheel says of itself"
    with zipfile.ZipFile(wheel) as file:
        name = next(name for name in file.namelist() if name.endswith('.dist-info/METADATA'))
        return file.read(name)


def newcomer(python):
    "The variables of somebody who has the second environment and no settings"
    env = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(('PYTHON', 'FASHIONREC'))
    }
    return env | dict(FASHIONREC_CACHE=str(python.parents[2] / 'cache'))


def second(python, *args, cwd=None, **options):
    "Run something of the second environment, outside the project"
    res = subprocess.run(
        [python.with_name(args[0]), *args[1:]],
        cwd=cwd or python.parents[1],
        env=newcomer(python),
        capture_output=True,
        text=True,
        **options,
    )
    assert res.returncode == 0, res.stdout + res.stderr
    return res.stdout


def test_content(wheel):
    "The wheel holds the modules, the assets and the licence; no notebook, no test, no photo"
    names = set(zipfile.ZipFile(wheel).namelist())
    code, data = ROOT / 'fashionrec', ROOT / 'data'
    shipped = [*code.rglob('*.py'), *code.rglob('*.pyi'), code / 'py.typed']
    modules = {f'fashionrec/{path.relative_to(code)}' for path in shipped}
    globs = ('*.csv', '*.json', 'results/*.json', 'weights/**/*')
    files = [path for glob in globs for path in data.glob(glob) if path.is_file()]
    assets = {f'fashionrec/assets/{path.relative_to(data)}' for path in files}
    info = {name for name in names if '.dist-info/' in name}
    assert names - info == modules | assets | {'fashionrec/assets/__init__.py'}
    assert any(name.endswith('LICENSE') for name in info)


def test_source_distribution(wheel, sdist, tmp_path):
    "The sdist holds what the wheel is made of, and makes the same wheel; no notebook, no test"
    with tarfile.open(sdist) as file:
        files = [Path(member.name) for member in file.getmembers() if member.isfile()]
        file.extractall(tmp_path, filter='data')
    assert len({path.parts[0] for path in files}) == 1
    names = {str(Path(*path.parts[1:])) for path in files}
    code = {f'fashionrec/{path.name}' for path in (ROOT / 'fashionrec').glob('*.py*')}
    assert {'settings.ini', 'setup.py', 'LICENSE', 'README.md', *code} <= names
    assert not [name for name in names if name.startswith(('nbs/', 'tests/', 'data/real'))]
    assert {Path(name).suffix for name in names} <= {
        *('', '.py', '.pyi', '.typed', '.ini', '.toml', '.cfg', '.txt', '.md', '.in'),
        *('.csv', '.json', '.safetensors'),
    }
    options = ['--quiet', '--no-deps', '--no-build-isolation', '-w', tmp_path / 'dist']
    run('python', '-m', 'pip', 'wheel', *options, f'./{files[0].parts[0]}', cwd=tmp_path)
    again = zipfile.ZipFile(next((tmp_path / 'dist').glob('*.whl'))).namelist()
    assert sorted(again) == sorted(zipfile.ZipFile(wheel).namelist())


def test_metadata(wheel, sdist):
    "What a package index reads: valid, with Pythons, licence and extras of settings.ini"
    import setup

    cfg = setup.settings()
    meta = Metadata.from_email(metadata_of(wheel), validate=True)
    assert (meta.name, str(meta.version)) == (cfg['lib_name'], cfg['version'])
    assert str(meta.requires_python) == f">={cfg['min_python']}"
    assert cfg['pythons'].split()[0] == cfg['min_python']
    shown = {line.rpartition(' :: ')[2] for line in meta.classifiers if 'Python ::' in line}
    assert set(cfg['pythons'].split()) <= shown
    assert meta.license_expression == setup.LICENCES[cfg['license']]
    assert {'hub', 'serve', 'onnx', 'notebooks', 'dev'} <= set(meta.provides_extra)
    assert meta.description_content_type == 'text/markdown'
    if shutil.which('twine'):  # The release does it in any case
        run('twine', 'check', '--strict', wheel, sdist, cwd=wheel.parent)


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
    out = second(python, 'python', '-W', 'ignore', '-c', code)
    file, names, n, shape = json.loads(out.splitlines()[-1])
    assert Path(file).is_relative_to(python.parents[1])
    assert {p.stem for p in (ROOT / 'fashionrec').glob('[a-z]*.py')} <= set(names)
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
        with pytest.raises(AssertionError, match='is no requirement of fashionrec'):
            second(python, 'python', '-c', f'import {name}')


def test_console_script(python):
    "`fashionrec --help` works, and says what the command is for"
    assert 'page' in second(python, 'fashionrec', '--help')


@pytest.mark.slow
def test_examples_of_the_readme(serving, tmp_path):
    "Every Python example, one after the other, beside an ordinary table and a folder of pictures"
    folder = tmp_path / 'shop'
    folder.mkdir()
    command = ['python', '-W', 'ignore', '-c']
    second(serving, *command, test_readme.SHOP, cwd=folder)
    before = sorted(path.name for path in folder.iterdir())
    given = json.dumps(test_readme.BLOCKS)
    out = second(serving, *command, test_readme.RUNNER, cwd=folder, input=given)
    test_readme.check_examples(json.loads(out.split('RESULT ')[-1]))
    assert sorted(path.name for path in folder.iterdir()) == before  # Nothing is left behind


@pytest.mark.slow
def test_commands_of_the_readme(serving, tmp_path):
    "Every command of the README that needs no network, beside a photo, and `fashionrec serve`"
    folder = tmp_path / 'shop'
    folder.mkdir()
    second(serving, 'python', '-W', 'ignore', '-c', test_readme.SHOP, cwd=folder)
    said = {}
    for line in test_readme.RUN_BY_TESTS:
        words = shlex.split(line)
        if words[1] != 'serve':
            said[words[1]] = second(serving, *words, cwd=folder)
    assert 'Handbags' in said['tag'] and 'Shoes' in said['search']
    assert '<html' in (folder / 'page.html').read_text(encoding='utf-8')
    port = free_port()
    command = [serving.with_name('fashionrec'), 'serve', '--port', str(port)]
    url = f'http://127.0.0.1:{port}/'
    log = tmp_path / 'serve.log'
    with running(command, url, log, cwd=folder, env=newcomer(serving)):
        with urlopen(url) as answer:
            assert 'fashionrec' in answer.read().decode()


def test_links_of_the_description(wheel):
    "What a package index shows of README.md has no link that needs the project's folder"
    description = metadata_of(wheel).decode()
    targets = re.findall(r'\]\(([^)\s]+)\)', description)
    assert targets and all(target.startswith(('https://', '#')) for target in targets)
