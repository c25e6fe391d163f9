"Readers copy how-to pages: what a page shows is enough to run it, in an empty folder."

import os
import re
import shutil
import subprocess
import sys

import nbformat
import notebooks
import pytest
from conftest import ROOT
from test_reader import run_cells

PAGES = {path.stem: path for path in notebooks.shelf(ROOT / 'nbs', 'howto')}
FOLLOWED = ['own_catalogue', 'kaggle', 'search']  # Others where FASHIONREC_COPY=all says so
NOT_SHOWN = re.compile(r'hide\b')
BUILTINS = 'builtins=["display"]'  # Of IPython


def shown(path):
    "The code cells that a reader of the site sees, without those that only show what to type"
    cells = [cell for cell in nbformat.read(path, 4).cells if cell.cell_type == 'code']
    seen = []
    for cell in cells:
        flags = notebooks.flags(cell)
        if not any(NOT_SHOWN.match(flag) for flag in flags) and 'eval: false' not in flags:
            seen.append(cell)
    return seen


@pytest.fixture(scope='module')
def site(tmp_path_factory):
    "The package as a wheel installs it, away from the project"
    site = tmp_path_factory.mktemp('site')
    ignore = shutil.ignore_patterns('__pycache__')
    shutil.copytree(ROOT / 'fashionrec', site / 'fashionrec', ignore=ignore)
    shutil.copytree(ROOT / 'data', site / 'fashionrec' / 'assets', ignore=ignore)
    return site


@pytest.mark.fast
@pytest.mark.parametrize('name', PAGES)
def test_what_is_shown_is_whole(name, tmp_path):
    "No shown cell needs a name that only a hidden one has"
    script = tmp_path / f'{name}.py'
    script.write_text('\n\n'.join(cell.source for cell in shown(PAGES[name])), encoding='utf-8')
    options = ['--isolated', '--select', 'F821', '--config', BUILTINS, '--output-format', 'concise']
    command = [sys.executable, '-m', 'ruff', 'check', *options, script]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.fast
@pytest.mark.parametrize('name', PAGES)
def test_pages_are_short(name):
    "A how-to page has at most 30 cells, and says what goes wrong"
    cells = nbformat.read(PAGES[name], 4).cells
    assert len(cells) <= 30
    headings = re.findall('^## (.+)', '\n'.join(cell.source for cell in cells), re.M)
    wrong = any('what goes wrong' in heading.lower() for heading in headings)
    assert wrong or name == 'try'


@pytest.mark.slow
@pytest.mark.parametrize('name', PAGES)
def test_followed_by_copying(name, site, tmp_path):
    "What is shown runs in an empty folder, cell by cell, and leaves nothing there"
    if name not in FOLLOWED and os.environ.get('FASHIONREC_COPY') != 'all':
        pytest.skip('FASHIONREC_COPY=all is not set: not all how-to pages are copied')
    empty = tmp_path / 'empty'
    empty.mkdir()
    cells = [cell.source for cell in shown(PAGES[name]) if 'slow' not in notebooks.flags(cell)]
    done = run_cells(cells, empty, PYTHONPATH=str(site), FASHIONREC_CACHE=str(tmp_path / 'cache'))
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-3000:]
    assert f'ALL RUN {len(cells)}' in done.stdout
    assert not list(empty.iterdir())
