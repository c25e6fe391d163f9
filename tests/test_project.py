"The project is in sync with its notebooks, locked, and says clearly what it misses."
import re
import subprocess
import sys
from configparser import ConfigParser
from difflib import unified_diff
from importlib.metadata import version

import nbformat
import notebooks
import pytest
from conftest import ROOT, run
from packaging.requirements import Requirement

NBS = notebooks.notebooks(ROOT/'nbs')


def differences(a, b, pattern):
    "The files under `a` and `b` that match `pattern` and are not the same in both, with a diff of each"
    names = sorted({p.relative_to(top) for top in (a, b) for p in top.rglob(pattern) if p.is_file() and '__pycache__' not in p.parts})
    for name in names:
        old, new = (p.read_text(encoding='utf-8').splitlines() if (p := top/name).exists() else [] for top in (a, b))
        if old != new: yield '\n'.join(list(unified_diff(old, new, f'{name} (here)', f'{name} (made anew)', lineterm=''))[:40])


def test_exported(project):
    "fashionrec/ is what nbdev_export makes of the notebooks"
    run('nbdev_export', cwd=project)
    if diff := '\n'.join(differences(ROOT/'fashionrec', project/'fashionrec', '*.py')): pytest.fail(f'Run nbdev_export.\n{diff}', pytrace=False)


def test_clean(project):
    "The notebooks hold no execution counts, cell ids of one run or private metadata"
    run('nbdev_clean', cwd=project)
    if diff := '\n'.join(differences(ROOT/'nbs', project/'nbs', '*.ipynb')): pytest.fail(f'Run nbdev_clean.\n{diff}', pytrace=False)


def test_readme(project):
    "README.md and its pictures are made from index.ipynb"
    run('python', 'tools/notebooks.py', 'readme', cwd=project)
    made = [{p.relative_to(top): p.read_bytes() for p in [top/'README.md', *(top/'nbs'/'images').glob('readme_*')]} for top in (ROOT, project)]
    assert made[0] == made[1], 'Run make outputs: README.md or its pictures are not what nbs/index.ipynb gives.'


def test_nbdev_test(project):
    "Every assertion of the notebooks holds, run by nbdev"
    run('nbdev_test', '--do_print', cwd=project)


@pytest.mark.parametrize('path', NBS, ids=lambda p: p.stem)
def test_outputs(path, project):
    "The stored text outputs are what the notebook gives today"
    stored = nbformat.read(path, 4)
    try: fresh = notebooks.execute(project/'nbs'/path.name, skip=['slow'], root=project)
    except notebooks.CellExecutionError as e: pytest.fail(f'{path.name}: {notebooks.reason(e)}', pytrace=False)
    if sys.version_info < (3, 11): pytest.skip('executed; the stored outputs come from the packages of Python 3.11 and later')
    report = [f'cell {i}:\n' + '\n'.join(unified_diff(old.splitlines(), new.splitlines(), 'stored', 'fresh', lineterm=''))
              for i, old, new in notebooks.compare(stored, fresh, skip=['slow'])]
    if report: pytest.fail(f'{path.name} gives other outputs than the stored ones (make outputs renews them)\n\n' + '\n\n'.join(report), pytrace=False)


@pytest.mark.parametrize('old,new,same', [
    ('accuracy .893', 'accuracy  .888', True), ('60x80', '60x80', True), ('loss 0.512', 'loss 0.515', True), ('loss 0.512', 'loss 0.712', False),
    ('a  1\nb 10', 'a 1\nb 10', True), ('n 10', 'n 11', False), ('Shirts 0.91', 'Tops 0.91', False), ('1.5', '1.5 2.5', False)])
def test_same_text(old, new, same):
    "Words and whole numbers are compared exactly, decimals within the tolerance"
    assert notebooks.same_text(old, new) == same


@pytest.fixture(scope='module')
def settings():
    "settings.ini as setup.py reads it"
    cfg = ConfigParser(delimiters=['='])
    cfg.read(ROOT/'settings.ini', encoding='utf-8')
    return cfg['DEFAULT']


def locked():
    "The constraints that hold for this Python: name -> version"
    reqs = [Requirement(l) for l in (ROOT/'constraints.txt').read_text().splitlines() if l and l[0] != '#']
    return {r.name: str(r.specifier).removeprefix('==') for r in reqs if not r.marker or r.marker.evaluate()}


def test_locked(settings):
    "constraints.txt names an exact version of every requirement, and that version is installed"
    lock = locked()
    wanted = [Requirement(r) for r in (settings['requirements'] + ' ' + settings['dev_requirements']).split()]
    for req in (r for r in wanted if not r.marker or r.marker.evaluate()):
        name = re.sub(r'[-_.]+', '-', req.name).lower()
        assert name in lock, f'constraints.txt does not name {name}'
        assert req.specifier.contains(lock[name]), f'{req} excludes the locked version {lock[name]}'
        assert version(name) == lock[name], f'{name} {version(name)} is installed, {lock[name]} is locked: make install'


def test_lock_is_portable():
    "No address, path or local version in constraints.txt"
    text = (ROOT/'constraints.txt').read_text()
    assert not re.search(r'://|^-|\+cpu|\+cu|@|file:', text, re.M)


def test_names_agree(settings):
    "settings.ini, the package and the installed metadata name one version"
    import fashionrec
    assert settings['version'] == fashionrec.__version__ == version('fashionrec')


def make(project, *args):
    return subprocess.run(['make', *args], cwd=project, capture_output=True, text=True, stdin=subprocess.DEVNULL)


def test_help(project):
    "make alone lists the commands"
    assert 'make run DATA=PATH' in (out := make(project).stdout) and 'make test' in out


@pytest.mark.parametrize('args,message', [
    (['PYTHON=/bin/false'], 'PYTHON=/bin/false is not a Python of version 3.10 or later'),
    (['PYTHON=/nowhere/python'], 'PYTHON=/nowhere/python is not a Python'),
    (['NEED_GB=9999999'], 'The disk is too full: installing needs 9999999 GB')])
@pytest.mark.parametrize('goal', ['run', 'test'])
def test_what_is_missing(project, goal, args, message):
    "A missing thing is named, make fails, and nothing half-made is left"
    res = make(project, goal, *args)
    assert res.returncode and message in res.stderr
    assert not (project/'.venv').exists()


def test_no_python(project, tmp_path):
    "Without any fitting Python the message says which were tried"
    (tools := tmp_path/'bin').mkdir()
    for name in ('sh', 'git', 'make'): (tools/name).symlink_to(subprocess.check_output(['which', name], text=True).strip())
    res = subprocess.run(['make', 'run'], cwd=project, env={'PATH': str(tools)}, capture_output=True, text=True)
    assert res.returncode and 'No Python of version 3.10 or later was found' in res.stderr


def test_interrupted_install(project):
    "An installation that fails is not taken for a complete one, and the reason stays visible"
    (project/'.venv'/'bin').mkdir(parents=True)
    stub = project/'.venv'/'bin'/'python'
    stub.write_text('#!/bin/sh\ncase "$*" in *install*) echo "No space left on device" >&2; exit 1;; esac\n')
    stub.chmod(0o755)
    for _ in range(2):
        res = make(project, 'run')
        assert res.returncode and 'No space left on device' in res.stderr and 'The installation stopped' in res.stderr
        assert not (project/'.venv'/'.installed').exists()


@pytest.fixture
def small(tmp_path):
    "Two small notebooks in a folder of their own; `write` replaces the code of the first"
    def write(*cells):
        (folder := tmp_path/'nbs').mkdir(exist_ok=True)
        for name, code in (('00_first', cells), ('01_second', ['2 + 2'])):
            nbformat.write(nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(c) for c in code]), folder/f'{name}.ipynb')
        return tmp_path
    return write


def test_run_leaves_the_notebooks_alone(small):
    "A run on a catalogue writes into copies: no photo of it can get into the notebooks"
    folder = small('import os', "print(os.environ['FASHIONREC_DATA'])", '#| eval: false\n1/0', '#| hide\nimport nbdev; nbdev.nbdev_export()')
    before = {p.name: p.read_bytes() for p in (folder/'nbs').iterdir()}
    (folder/'shop').mkdir()
    out = run('python', ROOT/'tools'/'notebooks.py', 'run', '--to', '_run', '--data', 'shop', cwd=folder).stdout
    assert '1/2 00_first.ipynb' in out and '2/2 01_second.ipynb' in out and 'the catalogue in shop' in out
    assert before == {p.name: p.read_bytes() for p in (folder/'nbs').iterdir()}
    assert nbformat.read(folder/'_run'/'00_first.ipynb', 4).cells[1].outputs[0].text.strip() == str((folder/'shop').resolve())


def test_run_names_what_failed(small):
    "A failing cell stops the run, and the message holds the notebook, the code and the error"
    folder = small("raise ValueError('no such product')")
    res = run('python', ROOT/'tools'/'notebooks.py', 'run', '--to', '_run', cwd=folder, check=False)
    assert res.returncode and all(t in res.stdout for t in ('00_first.ipynb', 'raise ValueError', 'no such product'))
    assert 'second' not in res.stdout and '\x1b[' not in res.stdout


def test_stale_outputs_are_found(small):
    "The comparison reports a changed word; it ignores a hair's breadth, and the words of a flagged cell"
    path = small("print('Shirts', .912)", "#| varies: true\nprint('Tops 3')", '#| slow\n1')/'nbs'/'00_first.ipynb'
    fresh = notebooks.execute(path, skip=['slow'])
    def reported(*texts):
        stored = nbformat.read(path, 4)
        for cell, text in zip(stored.cells, texts): cell.outputs = [nbformat.v4.new_output('stream', text=text)]
        return [i for i, *_ in notebooks.compare(stored, fresh, skip=['slow'])]
    assert reported('Shirts .915', 'Tops 4', 'anything') == []
    assert reported('Tops .912', 'Tops 3\nand more') == [0, 1]


def test_missing_data(project):
    "A wrong DATA= is named before anything runs"
    res = run('python', 'tools/notebooks.py', 'run', '--to', '_run', '--data', '/nowhere/fashion', cwd=project, check=False)
    assert res.returncode and 'DATA=/nowhere/fashion: there is no such file or folder.' in res.stdout


def test_nothing_real_is_stored():
    "No row, JSON or photo of the real catalogue is in the repository"
    names = subprocess.run(['git', 'ls-files'], cwd=ROOT, capture_output=True, text=True).stdout.splitlines()
    assert not [n for n in names if re.search(r'(^|/)(images|styles)/\d+\.(jpg|json)$|(^|/)styles\.csv$', n)]
