"A reader's environment: pages run whole where no tool of the developers can be imported."

import json
import subprocess
import sys

import nbformat
import notebooks
import pytest
import reader
from conftest import ROOT, clean_env

HOME = ROOT / 'nbs' / 'index.ipynb'
PAGES = [path for path in notebooks.notebooks(ROOT / 'nbs') if path != HOME]

# Runs all code cells as a kernel does, where some modules cannot be imported
KERNEL = '''
import json, sys
from IPython.core.interactiveshell import InteractiveShell
class Blocker:
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] in BLOCKED:
            raise ModuleNotFoundError(f'No module named {name!r}', name=name)
request = json.load(sys.stdin)
BLOCKED = request['blocked']
sys.meta_path.insert(0, Blocker())
shell = InteractiveShell.instance()
for source in request['cells']:
    result = shell.run_cell(source)
    if not result.success: sys.exit('stopped at:\\n' + source)
print('ALL RUN', len(request['cells']))
'''
BLOCKED = [
    'nbdev',
    'execnb',
    'ghapi',
    'fastgit',
    'faiss',
    'bokeh',
    'pytest',
    'nbclient',
    'nbconvert',
    'smalldocs',
]


def run_cells(cells, folder, **extra):
    "Run cells in a fresh process in `folder`; without nbdev, faiss and Bokeh"
    request = json.dumps(dict(cells=cells, blocked=BLOCKED))
    env = clean_env(ROOT, MPLBACKEND='agg', **extra)
    return subprocess.run(
        [sys.executable, '-W', 'ignore', '-c', KERNEL],
        input=request,
        cwd=folder,
        env=env,
        capture_output=True,
        text=True,
    )


def prepared(path):
    "A page as `python tools/reader.py` leaves it"
    return reader.prepare(nbformat.read(path, 4), reader.settings(ROOT / 'settings.ini'))


@pytest.mark.fast
@pytest.mark.parametrize('path', PAGES, ids=lambda path: notebooks.name_of(path, ROOT / 'nbs'))
def test_pages_are_prepared(path):
    "Every page says what it needs, and its last cell exports only when asked"
    stored = nbformat.writes(nbformat.read(path, 4))
    assert stored == nbformat.writes(prepared(path)), 'Run make pages.'


@pytest.mark.fast
def test_the_sidebar_is_made():
    "nbs/sidebar.yml names all pages as tools/reader.py lists them"
    stored = (ROOT / 'nbs' / 'sidebar.yml').read_text(encoding='utf-8')
    assert stored == reader.sidebar(ROOT / 'nbs'), 'Run make pages.'


@pytest.mark.fast
def test_the_extra_has_what_pages_need():
    "What any page needs beyond the package comes with `pip install '.[notebooks]'`"
    cfg = reader.settings(ROOT / 'settings.ini')
    extra = reader.closure(reader.required(cfg['notebooks_requirements']))
    for path in PAGES:
        missing = set(reader.needs(nbformat.read(path, 4), cfg)) - extra
        assert not missing, f'{path.name}: add {missing} to notebooks_requirements in settings.ini'


@pytest.mark.fast
def test_needs_are_found():
    "Imports anywhere in a cell are found, also those of modules named in a string"
    cells = [
        'import os, numpy as np, faiss',
        'def f():\n    from bokeh.plotting import figure',
        "importlib.import_module('usearch.index')",
        "import_module(f'lancedb.{name}')",
    ]
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    found = reader.needs(nb, reader.settings(ROOT / 'settings.ini'))
    assert found == ['bokeh', 'faiss-cpu', 'lancedb', 'usearch']


@pytest.mark.fast
def test_preparing_twice_changes_nothing():
    "A page that is prepared stays as it is, and its first line stays one line"
    once = prepared(PAGES[0])
    text = nbformat.writes(once)
    assert nbformat.writes(reader.prepare(once, reader.settings(ROOT / 'settings.ini'))) == text
    assert text.count(reader.NOTE) == 1


# Runs a cell with a `%pip` that only says what it was asked for
ASKED = '''
import sys
from IPython.core.interactiveshell import InteractiveShell
shell = InteractiveShell.instance()
shell.register_magic_function(lambda line: print('ASKED', line), magic_name='pip')
result = shell.run_cell(sys.stdin.read())
sys.exit(not result.success)
'''


@pytest.mark.fast
@pytest.mark.parametrize('where', [None, 'COLAB_RELEASE_TAG', 'KAGGLE_KERNEL_RUN_TYPE'])
def test_install_cell(where, tmp_path):
    "In Colab and on Kaggle a page installs the package and what it needs; elsewhere nothing"
    cfg = reader.settings(ROOT / 'settings.ini')
    cell = reader.install(['bokeh', 'faiss-cpu'], cfg)
    env = clean_env(ROOT) | ({where: 'x'} if where else {})
    command = [sys.executable, '-W', 'ignore', '-c', ASKED]
    done = subprocess.run(
        command, input=cell.source, cwd=tmp_path, env=env, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stdout + done.stderr
    wanted = [
        f'ASKED install -q "fashionrec @ git+{cfg["git_url"]}@main"',
        'ASKED install -q "faiss-cpu>=1.13" "bokeh>=3.4"',
    ]
    assert done.stdout.splitlines() == (wanted if where else [])


@pytest.mark.fast
def test_pages_install_before_they_import():
    "The cell stands right after the title, once, on the home page too, and the site hides it"
    for path in [*PAGES, HOME]:
        cells = nbformat.read(path, 4).cells
        title = next(number for number, cell in enumerate(cells) if cell.source.startswith('# '))
        found = [number for number, cell in enumerate(cells) if reader.is_install(cell)]
        assert found == [title + 1], path.name
        assert notebooks.flags(cells[title + 1]) == {'hide', 'eval: false'}


@pytest.mark.fast
def test_last_cell(tmp_path):
    "The last cell does nothing without nbdev, and exports where that is asked for"
    done = run_cells([reader.EXPORT], tmp_path)
    assert done.returncode == 0 and 'ALL RUN 1' in done.stdout, done.stdout + done.stderr
    assert not list(tmp_path.iterdir())
    asked = run_cells([reader.EXPORT], tmp_path, FASHIONREC_EXPORT='1')
    assert asked.returncode and 'nbdev' in asked.stdout + asked.stderr


def test_a_page_runs_whole(tmp_path):
    "A light page runs from its first to its last cell, and the package stays as it is"
    before = {path.name: path.read_bytes() for path in (ROOT / 'fashionrec').glob('*.py')}
    page = prepared(ROOT / 'nbs' / '00c_files.ipynb')
    cells = [
        cell.source
        for cell in page.cells
        if cell.cell_type == 'code' and 'eval: false' not in notebooks.flags(cell)
    ]
    done = run_cells(cells, tmp_path)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert f'ALL RUN {len(cells)}' in done.stdout
    assert before == {path.name: path.read_bytes() for path in (ROOT / 'fashionrec').glob('*.py')}
