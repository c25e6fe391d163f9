"The project is in sync with its notebooks, locked, and says clearly what it misses."

import io
import os
import re
import shutil
import subprocess
import sys
from configparser import ConfigParser
from difflib import unified_diff
from importlib.metadata import version

import install
import nbformat
import notebooks
import progress
import pytest
import reader
from conftest import ROOT, run
from packaging.requirements import Requirement

NBS = notebooks.notebooks(ROOT / 'nbs')
NOT_RUN = ['slow', 'notest']  # Flags of cells that nbdev_test leaves out, see settings.ini


def page_name(path):
    "A page as the navigation names it, without its suffix"
    return notebooks.name_of(path, ROOT / 'nbs').removesuffix('.ipynb')


def differences(a, b, pattern):
    "The files under `a` and `b` that match `pattern` and differ, with a diff of each"

    def lines(path):
        return path.read_text(encoding='utf-8').splitlines() if path.exists() else []

    found = {path.relative_to(top) for top in (a, b) for path in top.rglob(pattern)}
    for name in sorted(path for path in found if '__pycache__' not in path.parts):
        old, new = lines(a / name), lines(b / name)
        if old != new:
            diff = unified_diff(old, new, f'{name} (here)', f'{name} (made anew)', lineterm='')
            yield '\n'.join(list(diff)[:40])


@pytest.mark.fast
def test_exported(project):
    "fashionrec/ is what nbdev_export makes of the notebooks"
    run('nbdev_export', cwd=project)
    diff = '\n'.join(differences(ROOT / 'fashionrec', project / 'fashionrec', '*.py'))
    if diff:
        pytest.fail(f'Run nbdev_export.\n{diff}', pytrace=False)


@pytest.mark.fast
def test_clean(project):
    "The notebooks hold no execution counts, cell ids of one run or private metadata"
    run('nbdev_clean', cwd=project)
    diff = '\n'.join(differences(ROOT / 'nbs', project / 'nbs', '*.ipynb'))
    if diff:
        pytest.fail(f'Run nbdev_clean.\n{diff}', pytrace=False)


@pytest.mark.fast
def test_lint():
    "Lines of at most 100 columns, one statement each, names that exist: ruff has no complaint"
    run('ruff', 'check', '--no-cache', cwd=ROOT)


@pytest.mark.fast
def test_columns_of_the_package():
    "No line of the package has more than 100 columns, but the lists of names that nbdev writes"
    long = []
    for path in sorted((ROOT / 'fashionrec').glob('*.py')):
        if path.name == '_modidx.py':
            continue
        source = path.read_text(encoding='utf-8')
        text = re.sub(r'^__all__ = \[.*?\]$', '', source, flags=re.M | re.S)
        long += [f'{path.name}: {line}' for line in text.splitlines() if len(line) > 100]
    assert not long, '\n'.join(long)


@pytest.mark.fast
def test_readme(project):
    "README.md and its pictures are made from index.ipynb"

    def made(top):
        files = [top / 'README.md', *(top / 'nbs' / 'images').glob('readme_*')]
        return {path.relative_to(top): path.read_bytes() for path in files}

    run('python', 'tools/notebooks.py', 'readme', cwd=project)
    message = 'Run make outputs: README.md or its pictures are not what nbs/index.ipynb gives.'
    assert made(ROOT) == made(project), message


@pytest.mark.parametrize('path', NBS, ids=page_name)
def test_pages(path, executed):
    """Every assertion of a page holds under `nbdev_test`, and its text outputs are the stored ones.

    One execution serves both: tools/tested.py keeps what the cells gave.
    """
    status, printed, outputs = executed(path)
    if status:
        pytest.fail(f'nbdev_test of {path.name} failed:\n{printed}', pytrace=False)
    stored = nbformat.read(path, 4)
    fresh = notebooks.with_outputs(stored, outputs)
    name = page_name(path)
    report = [f'{name} gives other outputs than the stored ones (make outputs renews them)']
    for number, old, new in notebooks.compare(stored, fresh, skip=NOT_RUN):
        diff = unified_diff(old.splitlines(), new.splitlines(), 'stored', 'fresh', lineterm='')
        report.append(f'cell {number}:\n' + '\n'.join(diff))
    if len(report) > 1:
        pytest.fail('\n\n'.join(report), pytrace=False)


@pytest.mark.fast
@pytest.mark.parametrize(
    'old,new,same',
    [
        ('accuracy .893', 'accuracy  .888', True),
        ('60x80', '60x80', True),
        ('loss 0.512', 'loss 0.515', True),
        ('loss 0.512', 'loss 0.712', False),
        ('a  1\nb 10', 'a 1\nb 10', True),
        ('n 10', 'n 11', False),
        ('Shirts 0.91', 'Tops 0.91', False),
        ('1.5', '1.5 2.5', False),
    ],
)
def test_same_text(old, new, same):
    "Words and whole numbers are compared exactly, decimals within the tolerance"
    assert notebooks.same_text(old, new) == same


@pytest.mark.fast
def test_flags_agree(settings):
    "The cells that are not compared are those that nbdev_test leaves out"
    assert sorted(settings['tst_flags'].split()) == sorted(NOT_RUN)


@pytest.mark.fast
def test_pages_of_the_shelves_are_found(tmp_path):
    "Numbered pages, the shelves with their first page first, the home page last"
    names = ['index', '01_data', 'results/b', 'results/index', 'howto/c', 'results/.hidden']
    for name in names:
        path = tmp_path / f'{name}.ipynb'
        path.parent.mkdir(exist_ok=True)
        path.touch()
    found = [notebooks.name_of(page, tmp_path) for page in notebooks.notebooks(tmp_path)]
    wanted = ['01_data', 'howto/c', 'results/index', 'results/b', 'index']
    assert found == [f'{name}.ipynb' for name in wanted]


@pytest.fixture(scope='module')
def settings():
    "settings.ini as setup.py reads it"
    cfg = ConfigParser(delimiters=['='])
    cfg.read(ROOT / 'settings.ini', encoding='utf-8')
    return cfg['DEFAULT']


def locked():
    "The constraints that hold for this Python: name -> version"
    lines = (ROOT / 'constraints.txt').read_text().splitlines()
    reqs = [Requirement(line) for line in lines if line and line[0] != '#']
    here = [req for req in reqs if not req.marker or req.marker.evaluate()]
    return {req.name: str(req.specifier).removeprefix('==') for req in here}


@pytest.mark.fast
def test_locked(settings):
    "constraints.txt names an exact version of every requirement, and that version is installed"
    lock = locked()
    names = [name for name in settings if name.endswith('requirements')]
    wanted = [Requirement(req) for name in names for req in settings[name].split()]
    for req in (r for r in wanted if not r.marker or r.marker.evaluate()):
        name = re.sub(r'[-_.]+', '-', req.name).lower()
        assert name in lock, f'constraints.txt does not name {name}'
        assert req.specifier.contains(lock[name]), f'{req} excludes the locked version {lock[name]}'
        installed = version(name)
        message = f'{name} {installed} is installed, {lock[name]} is locked: make install'
        assert installed == lock[name], message


@pytest.mark.fast
def test_lock_is_portable():
    "No address, path or local version in constraints.txt"
    text = (ROOT / 'constraints.txt').read_text()
    assert not re.search(r'://|^-|\+cpu|\+cu|@|file:', text, re.M)


@pytest.mark.fast
def test_names_agree(settings):
    "settings.ini, the package and the installed metadata name one version"
    import fashionrec

    assert settings['version'] == fashionrec.__version__ == version('fashionrec')


def make(project, *args):
    return subprocess.run(
        ['make', *args], cwd=project, capture_output=True, text=True, stdin=subprocess.DEVNULL
    )


@pytest.mark.fast
def test_help(project):
    "make alone lists the commands"
    out = make(project).stdout
    assert all(command in out for command in ('make run DATA=PATH', 'make check', 'make test'))


@pytest.mark.parametrize(
    'args,message',
    [
        (['PYTHON=/bin/false'], 'PYTHON=/bin/false is not a Python of version 3.11 or later'),
        (['PYTHON=/nowhere/python'], 'PYTHON=/nowhere/python is not a Python'),
        (['NEED_GB=9999999'], 'The disk is too full: installing needs 9999999 GB'),
    ],
)
@pytest.mark.parametrize('goal', ['run', 'test'])
def test_what_is_missing(project, goal, args, message):
    "A missing thing is named, make fails, and nothing half-made is left"
    res = make(project, goal, *args)
    assert res.returncode and message in res.stderr
    assert not (project / '.venv').exists()


def test_no_python(project, tmp_path):
    "Without any fitting Python the message says which were tried"
    tools = tmp_path / 'bin'
    tools.mkdir()
    for name in ('sh', 'git', 'make'):
        (tools / name).symlink_to(shutil.which(name))
    res = subprocess.run(
        ['make', 'run'], cwd=project, env={'PATH': str(tools)}, capture_output=True, text=True
    )
    assert res.returncode and 'No Python of version 3.11 or later was found' in res.stderr


def test_interrupted_install(project):
    "An installation that fails is not taken for a complete one, and the reason stays visible"
    (project / '.venv' / 'bin').mkdir(parents=True)
    stub = project / '.venv' / 'bin' / 'python'
    stub.write_text(
        '#!/bin/sh\ncase "$*" in *install*) echo "No space left on device" >&2; exit 1;; esac\n'
    )
    stub.chmod(0o755)
    for _ in range(2):
        res = make(project, 'run')
        assert res.returncode and 'No space left on device' in res.stderr
        assert 'The installation stopped' in res.stderr
        assert not (project / '.venv' / '.installed').exists()


@pytest.fixture
def small(tmp_path):
    "Two small notebooks in a folder of their own; `write` replaces the code of the first"

    def write(*cells):
        folder = tmp_path / 'nbs'
        folder.mkdir(exist_ok=True)
        for name, sources in (('00_first', cells), ('01_second', ['2 + 2'])):
            code = [nbformat.v4.new_code_cell(source) for source in sources]
            nbformat.write(nbformat.v4.new_notebook(cells=code), folder / f'{name}.ipynb')
        return tmp_path

    return write


def test_run_leaves_the_notebooks_alone(small):
    "A run on a catalogue writes into copies: no photo of it can get into the notebooks"
    printing = "print(os.environ['FASHIONREC_DATA'])"
    folder = small('import os', printing, '#| eval: false\n1/0', reader.EXPORT)
    before = {p.name: p.read_bytes() for p in (folder / 'nbs').iterdir()}
    (folder / 'shop').mkdir()
    tool = ROOT / 'tools' / 'notebooks.py'
    out = run('python', tool, 'run', '--to', '_run', '--data', 'shop', cwd=folder).stdout
    assert '1/2 00_first.ipynb' in out and '2/2 01_second.ipynb' in out
    assert 'the catalogue in shop' in out
    assert before == {p.name: p.read_bytes() for p in (folder / 'nbs').iterdir()}
    printed = nbformat.read(folder / '_run' / '00_first.ipynb', 4).cells[1].outputs[0].text
    assert printed.strip() == str((folder / 'shop').resolve())


def test_run_names_what_failed(small):
    "A page that fails is named with its cell and the error; the others are executed; make fails"
    folder = small('1', "raise ValueError('no such product')", '2')
    res = run(
        'python', ROOT / 'tools' / 'notebooks.py', 'run', '--to', '_run', cwd=folder, check=False
    )
    assert res.returncode == notebooks.FAILED
    told = ('00_first.ipynb failed in cell 2 of 3', 'raise ValueError', 'no such product')
    assert all(text in res.stdout for text in told)
    assert '1 of 2 notebooks failed' in res.stdout and '\x1b[' not in res.stdout
    second = nbformat.read(folder / '_run' / '01_second.ipynb', 4)
    assert second.cells[0].outputs[0].data['text/plain'] == '4'


def test_a_kernel_that_dies(small):
    "A page whose process ends is a page that fails"
    folder = small('import os', 'os._exit(1)')
    tool = ROOT / 'tools' / 'notebooks.py'
    res = run('python', tool, 'run', '--to', '_run', cwd=folder, check=False)
    assert res.returncode == notebooks.FAILED
    assert 'failed in cell 2 of 2' in res.stdout and '2/2 01_second' in res.stdout


class Terminal(io.StringIO):
    "What is written to a terminal"

    def isatty(self):
        return True


@pytest.mark.fast
def test_bar():
    "A bar redraws its line on a terminal, fits into it, and is silent elsewhere"
    terminal, log = Terminal(), io.StringIO()
    for out in (terminal, log):
        bar = progress.Bar('Executing', out)
        bar.draw(0.5, '3 of 6 pages', left=90)
        bar.draw(1, 'a' * 500)
        bar.clear()
    lines = terminal.getvalue().split('\r\x1b[K')
    assert log.getvalue() == '' and lines[0] == lines[-1] == '' and len(lines) == 4
    assert '3 of 6 pages, about 2 min left' in lines[1] and lines[1].count('█') == 15
    assert max(map(len, lines)) < shutil.get_terminal_size().columns
    durations = [progress.duration(seconds) for seconds in (3.2, 59, 240, 5000)]
    assert durations == ['3 s', '59 s', '4 min', '1 h 23 min']


@pytest.mark.fast
def test_pace():
    "What is left: the seconds that the other pages took where they were measured, at this pace"
    pace = notebooks.Pace(['00_sample.ipynb', 'new.ipynb'])
    pace.seconds = {'00_sample.ipynb': 10, 'new.ipynb': 30}
    assert pace.left() == 40 and pace.left(running=5) == 35
    pace.done, pace.taken = ['00_sample.ipynb'], 20
    assert pace.left() == 60 and pace.left(running=100) == 0


UV_SAYS = """Resolved 3 packages in 4.05s
   Building fashionrec @ file:///project
Downloading torch (528.9MiB)
 Downloaded torch
      Built fashionrec @ file:///project
Prepared 3 packages in 31.11s
Installed 3 packages in 1.89s
 + fashionrec==0.2.0 (from file:///project)
 + torch==2.14.1
"""
PIP_SAYS = """Obtaining file:///project
Collecting torch>=2.14 (from fashionrec==0.2.0)
  Downloading torch-2.14.1-cp311-cp311-manylinux_2_28_x86_64.whl.metadata (26 kB)
  Downloading torch-2.14.1-cp311-cp311-manylinux_2_28_x86_64.whl (554.6 MB)
  Using cached scikit_learn-1.9.1-cp311-cp311-manylinux_2_27_x86_64.whl (9.3 MB)
Installing collected packages: torch, scikit-learn, fashionrec
Successfully installed fashionrec-0.2.0 scikit-learn-1.9.1 torch-2.14.1
"""


@pytest.mark.fast
@pytest.mark.parametrize('said,size,placed', [(UV_SAYS, 528.9, 5), (PIP_SAYS, 554.6, 5)])
def test_progress_of_an_installation(said, size, placed):
    "How far uv and pip are is read from their lines"
    reader = install.Progress({}, ['torch', 'scikit-learn'])
    lines = said.splitlines()
    for line in lines[:placed]:
        reader.read(line)
    assert reader.expected['torch'] == size and 'torch' in reader.fetched
    assert not reader.unpacking
    for line in lines[placed:]:
        reader.read(line)
    assert reader.unpacking


@pytest.mark.parametrize('fails', [False, True])
def test_uv_installs(project, tmp_path, fails):
    "make takes the uv that is there, shows none of its lines unless it fails, and UV= takes pip"
    tools = tmp_path / 'bin'
    tools.mkdir()
    uv = tools / 'uv'
    last = 'echo "no such package"; exit 1' if fails else 'echo " + torch==2.14.1"'
    uv.write_text(
        '#!/bin/sh\ncase "$*" in --version) echo uv 0.0;;\n'
        f'venv*) {sys.executable} -m venv --without-pip .venv;;\n'
        f'*) echo "$*" > asked; {last};; esac\n'
    )
    uv.chmod(0o755)
    env = os.environ | dict(PATH=f'{tools}:{os.environ["PATH"]}')
    res = subprocess.run(
        ['make', 'install', 'NEED_GB=1'], cwd=project, env=env, capture_output=True, text=True
    )
    asked = (project / 'asked').read_text()
    assert asked.startswith('pip install --python ') and '-c constraints.txt' in asked
    assert bool(res.returncode) == fails and ('no such package' in res.stderr) == fails
    assert ' + torch' not in res.stdout + res.stderr and 'by uv' in res.stdout
    assert (project / '.venv' / '.installed').exists() != fails
    (project / '.venv' / '.installed').unlink(missing_ok=True)
    assert "UV='' " in make(project, '-n', 'install', 'UV=').stdout


def test_stale_outputs_are_found(small):
    "A changed word is reported; a hair's breadth and the words of a flagged cell are not"
    folder = small("print('Shirts', .912)", "#| varies: true\nprint('Tops 3')", '#| slow\n1')
    path = folder / 'nbs' / '00_first.ipynb'
    fresh = notebooks.execute(path, skip=['slow'])

    def reported(*texts):
        stored = nbformat.read(path, 4)
        for cell, text in zip(stored.cells, texts):
            cell.outputs = [nbformat.v4.new_output('stream', text=text)]
        return [i for i, *_ in notebooks.compare(stored, fresh, skip=['slow'])]

    assert reported('Shirts .915', 'Tops 4', 'anything') == []
    assert reported('Tops .912', 'Tops 3\nand more') == [0, 1]


def test_missing_data(project):
    "A wrong DATA= is named before anything runs"
    args = ['run', '--to', '_run', '--data', '/nowhere/fashion']
    res = run('python', 'tools/notebooks.py', *args, cwd=project, check=False)
    assert res.returncode
    assert 'DATA=/nowhere/fashion: there is no such file or folder.' in res.stdout


@pytest.mark.fast
def test_nothing_real_is_stored():
    "No row, JSON or photo of the real catalogue is in the repository"
    listed = subprocess.run(['git', 'ls-files'], cwd=ROOT, capture_output=True, text=True)
    names = listed.stdout.splitlines()
    real = re.compile(r'(^|/)(images|styles)/\d+\.(jpg|json)$|(^|/)styles\.csv$')
    assert not [name for name in names if real.search(name)]
