"""Runs the notebooks, compares their outputs with the stored ones, makes README.md and the site.

Called by the Makefile and by tests/, from the project's root. nbdev's own commands do most
of the work; this file adds what they leave out: progress, a comparison of outputs, and a README.
"""
import base64
import io
import json
import os
import re
import shutil
import subprocess
import sys
import time
from asyncio import CancelledError
from contextlib import contextmanager
from math import isclose
from pathlib import Path
from statistics import median
from threading import Event, Thread

import nbformat
from fastcore.script import call_parse
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, DeadKernelError
from nbconvert import MarkdownExporter
from PIL import Image
from progress import Bar, duration, measured
from traitlets.config import Config

sys.path.insert(0, str(Path(__file__).parents[1]))
from setup import LICENCES, settings # noqa: E402

NUMBER = re.compile(r'[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?')
README_DISPLAY = ['image/png', 'image/jpeg', 'text/markdown', 'text/html', 'text/plain']


FAILED = 3 # Exit status where pages failed and all others were executed
STOPPED = 130 # Exit status after Ctrl-C
SHELVES = ('howto', 'results') # Folders of pages that export nothing


def shelf(nbs, name):
    "The pages of a shelf, its first page first"
    pages = sorted((Path(nbs)/name).glob('[!.]*.ipynb'))
    return sorted(pages, key=lambda page: page.stem != 'index')


def notebooks(nbs='nbs'):
    "The numbered notebooks in order, those of the shelves, then the home page"
    numbered = sorted(Path(nbs).glob('[0-9]*.ipynb'))
    shelves = [page for name in SHELVES for page in shelf(nbs, name)]
    home = Path(nbs)/'index.ipynb'
    return numbered + shelves + ([home] if home.exists() else [])


def name_of(page, nbs='nbs'):
    "A page as the navigation names it: '01_data.ipynb', 'results/tagging.ipynb'"
    return Path(page).relative_to(nbs).as_posix()


def flags(cell):
    "The `#|` directives of a cell, as a set such as {'export', 'eval: false'}"
    return {match.strip() for match in re.findall(r'^#\s*\|\s*(.+)', cell.source, re.M)}


def skipped(cell, skip=()):
    "Whether a run leaves this cell out: nbdev's rules, and the flags in `skip`"
    if cell.cell_type != 'code' or 'nbdev_export(' in cell.source:
        return True
    return bool(flags(cell) & {'eval: false', *skip})


class Runner(NotebookClient):
    "Executes a notebook as nbdev does: cells that are not to be run keep their stored outputs"
    def __init__(self, nb, skip=(), **kwargs):
        super().__init__(nb, **kwargs)
        self.skip = skip

    async def async_execute_cell(self, cell, *args, **kwargs):
        if skipped(cell, self.skip):
            return cell
        try:
            return await super().async_execute_cell(cell, *args, **kwargs)
        except (CellExecutionError, DeadKernelError) as error:
            error.cell_number = f'{self.nb.cells.index(cell) + 1} of {len(self.nb.cells)}'
            raise


def reason(error):
    "Which cell stopped a notebook and why, without the colours of a terminal"
    cell = getattr(error, 'cell_number', None)
    text = re.sub(r'\x1b\[[0-9;]*m', '', str(error))
    return text if cell is None else f'cell {cell}:\n{text}'


def environment(data=None, root='.'):
    "The environment that notebooks are executed in, on the sample or the catalogue in `data`"
    env = {name: value for name, value in os.environ.items() if name != 'FASHIONREC_DATA'}
    paths = [str(Path(root).resolve()), env.get('PYTHONPATH')]
    # No news to a page's reader: tqdm finds no widgets, fastai compiles with what torch gives up
    quiet = 'ignore:IProgress not found,ignore:`torch.jit.script` is deprecated'
    env |= {'PYTHONPATH': os.pathsep.join(filter(None, paths)), 'PYTHONHASHSEED': '0'}
    env['PYTHONWARNINGS'] = quiet
    if data:
        env['FASHIONREC_DATA'] = str(Path(data).resolve())
    return env


def execute(path, data=None, skip=(), root='.'):
    "The notebook at `path`, executed on the sample or on the real catalogue in `data`"
    nb = nbformat.read(path, 4)
    runner = Runner(nb, skip, timeout=None, kernel_name='python3',
                    extra_arguments=['--log-level=ERROR'],
                    resources={'metadata': {'path': str(Path(path).parent)}})
    runner.execute(env=environment(data, root))
    return nb


def lighten(nb, colours=128):
    "Store the PNG figures with a palette: a third to a half of their bytes, for the same look"
    outputs = [o.get('data', {}) for cell in nb.cells for o in cell.get('outputs', [])]
    for data in (data for data in outputs if 'image/png' in data):
        figure = Image.open(io.BytesIO(base64.b64decode(data['image/png']))).convert('RGB')
        file = io.BytesIO()
        figure.quantize(colours, dither=Image.Dither.NONE).save(file, 'png', optimize=True)
        data['image/png'] = base64.b64encode(file.getvalue()).decode()


def copy_notebooks(nbs, to, data):
    "A fresh folder `to` with the notebooks and what they show; the originals stay as they are"
    if data and not Path(data).exists():
        sys.exit(f'DATA={data}: there is no such file or folder.')
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(nbs, to, ignore=shutil.ignore_patterns('.*', '__pycache__'))


def run(to: str='',   # Folder for the executed copies; empty: write the outputs into the notebooks
        data: str='', # A folder or zip of the real catalogue; empty: the sample
        nbs: str='nbs', # Folder of the notebooks
        only: str=''): # Patterns of the pages to execute, such as 'results/*'; all when empty
    "Execute the notebooks in reading order, one line each; the others follow one that fails"
    data = data and str(Path(data).expanduser())
    if to:
        copy_notebooks(nbs, to, data)
    todo = notebooks(nbs)
    if only:
        named = [path.relative_to(nbs).with_suffix('') for path in todo]
        todo = [path for path, name in zip(todo, named) if any(map(name.match, only.split()))]
    if not todo:
        sys.exit(f'There is no numbered notebook in {nbs}/.')
    on = f'the catalogue in {data}' if data else 'the embedded sample'
    print(f'Executing {len(todo)} notebooks on {on}', flush=True)
    begin = time.time()
    try:
        failed = dict(executed(todo, data, nbs, to))
    except (KeyboardInterrupt, CancelledError, AssertionError): # What nbclient makes of Ctrl-C
        print(f'\nStopped. What was executed is in {to or nbs}; the next run begins anew.')
        sys.exit(STOPPED)
    print(f'{len(todo) - len(failed)} executed in {duration(time.time() - begin)}', flush=True)
    for path, why in failed.items():
        print(f'\n{path} failed in {why}', flush=True)
    if failed:
        print(f'\n{len(failed)} of {len(todo)} notebooks failed.', flush=True)
        sys.exit(FAILED)


def executed(todo, data, nbs, to):
    "Execute pages in order, one line each; yields those that fail, with cell and error"
    pace = Pace([name_of(path, nbs) for path in todo])
    for number, path in enumerate(todo, 1):
        name, start = name_of(path, nbs), time.time()
        line = f'  {number:>{len(str(len(todo)))}}/{len(todo)} {name:34}'
        try:
            with pace.page(name):
                nb = execute(path, data)
        except (CellExecutionError, DeadKernelError) as error:
            print(f'{line} failed after {duration(time.time() - start)}', flush=True)
            yield path, reason(error)
            continue
        lighten(nb)
        nbformat.write(nb, Path(to or nbs)/name)
        rest = f', about {duration(pace.left())} left' if number < len(todo) else ''
        print(f'{line}{duration(time.time() - start):>6}{rest}', flush=True)


class Pace:
    "How long the rest of the pages may take: as measured, at the pace of this machine"
    def __init__(self, names):
        self.known = measured('pages')
        usual = median(self.known.values()) if self.known else 1
        self.seconds = {name: self.known.get(name, usual) for name in names}
        self.done, self.taken = [], 0
        self.bar = Bar('Executing')

    def left(self, running=0):
        "Seconds that the rest may take, `running` seconds after a page began"
        done = sum(self.seconds[name] for name in self.done)
        pace = self.taken/done if done else 1
        return max(pace*(sum(self.seconds.values()) - done) - running, 0)

    @contextmanager
    def page(self, name):
        "Draw the bar while a page is executed"
        begin, ended = time.time(), Event()
        drawing = Thread(target=self.draw, args=(name, begin, ended))
        drawing.start()
        try:
            yield
        finally:
            ended.set()
            drawing.join()
            self.bar.clear()
            self.done.append(name)
            self.taken += time.time() - begin

    def draw(self, name, begin, ended):
        "Draw the bar until the page has ended"
        while self.bar.drawn and not ended.wait(.5):
            if not (self.known or self.done): # Nothing says yet how long a page takes
                self.bar.draw(0, name, 0)
                continue
            left = self.left(time.time() - begin)
            so_far = self.taken + time.time() - begin
            self.bar.draw(so_far/(so_far + left + 1e-9), name, left)


def text_of(cell):
    "What a cell printed or displayed as text: no pictures, no stderr, no memory addresses"
    texts = []
    for output in cell.outputs:
        if output.output_type == 'stream' and output.name != 'stderr':
            texts.append(output.text)
        elif output.output_type != 'stream':
            texts.append(output.get('data', {}).get('text/plain', ''))
    joined = '\n'.join(''.join(text) for text in texts)
    return re.sub(r' at 0x[0-9a-f]+|<Figure size [^>]*>', '', joined).strip()


def words_of(text):
    "A text without its numbers and the lines of its tables"
    return re.sub(r'[\s\-=+|]+', ' ', NUMBER.sub('#', text)).strip()


def same_number(old, new, rtol=.05, atol=.02):
    "Whether two numbers agree: whole ones exactly, decimal ones within 5 % or .02"
    if '.' in old + new:
        return isclose(float(old), float(new), rel_tol=rtol, abs_tol=atol)
    return int(float(old)) == int(float(new))


def same_text(old, new):
    "Whether two outputs agree: words and whole numbers exactly, decimal numbers nearly"
    before, after = NUMBER.findall(old), NUMBER.findall(new)
    if words_of(old) != words_of(new) or len(before) != len(after):
        return False
    return all(map(same_number, before, after))


def with_outputs(nb, file):
    "A copy of a notebook with the outputs that tools/tested.py wrote to a file, and no others"
    outputs = json.loads(Path(file).read_text(encoding='utf-8'))
    fresh = nbformat.from_dict(nb)
    for cell in code_of(fresh):
        cell.outputs = nbformat.from_dict(outputs.get(cell.id, []))
    return fresh


def code_of(nb):
    "The code cells of a notebook"
    return [cell for cell in nb.cells if cell.cell_type == 'code']


def compare(stored, fresh, skip=()):
    """The cells whose fresh text differs from the stored one, as (cell number, stored, fresh).

    A cell flagged `#| varies: true` shows words or counts that follow from trained weights, which
    may differ between processors: of it only the number of lines is compared.
    """
    for number, (before, after) in enumerate(zip(stored.cells, fresh.cells)):
        if skipped(before, skip):
            continue
        old, new = text_of(before), text_of(after)
        if 'varies: true' in flags(before):
            same = len(old.splitlines()) == len(new.splitlines())
        else:
            same = same_text(old, new)
        if not same:
            yield number, old, new


def readme_cells(nb, nbs):
    "The cells of the home page as README.md has them: no directives, links from the root"
    cells = [cell for cell in nb.cells if not flags(cell) & {'hide', 'include: false'}]
    for cell in cells:
        if cell.cell_type != 'code':
            link = rf'\1{nbs}/'
            cell.source = re.sub(r'(\]\(|src="|srcset=")(?!\w+:|#|/)', link, cell.source)
            continue
        if 'echo: false' in flags(cell):
            cell.metadata['transient'] = {'remove_source': True}
        cell.source = re.sub(r'^#\s*\|.*\n?', '', cell.source, flags=re.M)
    return cells


BADGE = '''<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" \
aria-label="{label}: {value}">
<clipPath id="round"><rect width="{width}" height="20" rx="3"/></clipPath>
<g clip-path="url(#round)" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" fill="#fff">
<rect width="{width}" height="20" fill="#44403c"/>
<rect x="{left}" width="{right}" height="20" fill="{colour}"/>
<text x="6" y="14" textLength="{label_length}">{label}</text>
<text x="{at}" y="14" textLength="{value_length}">{value}</text>
</g></svg>
'''


def badge(label, value, colour):
    "A badge as a file of its own: a page that shows it asks no other server"
    lengths = [round(6.6*len(text)) for text in (label, value)]
    left, right = (length + 12 for length in lengths)
    return BADGE.format(
        label=label, value=value, colour=colour, width=left + right, left=left, right=right,
        at=left + 6, label_length=lengths[0], value_length=lengths[1]).encode()


def badges():
    "The badges of the home page by name, as settings.ini says"
    cfg = settings()
    pythons = cfg['pythons'].split()
    return dict(
        licence=badge('licence', LICENCES[cfg['license']], '#15803d'),
        python=badge('python', f'{pythons[0]} – {pythons[-1]}', '#1d4ed8'),
        docs=badge('docs', 'pages', '#1d4ed8'),
        colab=badge('open in', 'Colab', '#b45309'), kaggle=badge('open on', 'Kaggle', '#0e7490'))


def readme(nbs: str='nbs', # Folder of index.ipynb
           to: str='README.md'): # File to write; its pictures go to `nbs`/images
    "Make README.md from the home page"
    nb = nbformat.read(Path(nbs)/'index.ipynb', 4)
    nb.cells = readme_cells(nb, nbs)
    nb.metadata['language_info'] = {'name': 'python'}
    config = Config(NbConvertBase={'display_data_priority': README_DISPLAY})
    exporter = MarkdownExporter(config=config)
    pictures = {'unique_key': 'readme', 'output_files_dir': f'{nbs}/images'}
    text, resources = exporter.from_notebook_node(nb, pictures)
    text = re.sub(r'<style.*?</style>\n?|<script.*?</script>\n?', '', text, flags=re.S)
    text = re.sub(r'\n{3,}', '\n\n', text).strip()
    note = '<!-- Made from nbs/index.ipynb by `make outputs`; edit that notebook. -->'
    root = Path(to).parent
    for old in (root/nbs/'images').glob('readme_*'):
        old.unlink()
    made = {f'{nbs}/images/readme_badge_{name}.svg': svg for name, svg in badges().items()}
    for name, content in (resources.get('outputs', {}) | made).items():
        (root/name).parent.mkdir(parents=True, exist_ok=True)
        (root/name).write_bytes(content)
    Path(to).write_text(f'{note}\n\n{text}\n', encoding='utf-8')


def site(nbs: str='nbs', # Folder of the executed notebooks
         to: str='_docs'): # Folder of the site
    "Render the site from the outputs that are stored in the notebooks"
    from website import render # nbdev takes seconds to import
    render(nbs, to)


def changed(seconds: int=100): # Begin no further page after so many seconds
    "Run nbdev_test on the pages that differ from the last commit, as long as there is time"
    command = ['git', 'status', '--porcelain', '--untracked-files=all', '--', 'nbs']
    listed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    paths = [Path(line[3:].split(' -> ')[-1].strip('"')) for line in listed.splitlines()]
    pages = [path for path in paths if path.suffix == '.ipynb' and path.exists()]
    begin = time.time()
    for page in pages:
        if time.time() - begin > seconds:
            sys.exit(f'There was no time for {page} and later pages: make test')
        print(f'  {page}', flush=True)
        tested = Path(__file__).with_name('tested.py')
        if subprocess.run([sys.executable, tested, page, os.devnull], env=environment()).returncode:
            sys.exit(f'{page} fails.')


if __name__ == '__main__':
    commands = {command.__name__: command for command in (run, readme, site, changed)}
    call_parse(commands[sys.argv.pop(1)])
