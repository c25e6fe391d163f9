"""Runs the notebooks, compares their outputs with the stored ones, makes README.md and the site.

Called by the Makefile and by tests/, from the project's root. nbdev's own commands do most of the work;
this file adds what they leave out: progress, a comparison of outputs, and a site without Quarto.
"""
import base64, io, os, re, shutil, subprocess, sys, time
from math import isclose
from pathlib import Path

import html, nbformat, yaml
from fastcore.script import call_parse
from latex2mathml.converter import convert
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter, MarkdownExporter
from nbdev.config import get_config
from nbdev.quarto import refresh_quarto_yml
from nbdev.serve import proc_nbs
from PIL import Image
from traitlets.config import Config

NUMBER = re.compile(r'[-+]?(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][-+]?\d+)?')


def notebooks(nbs='nbs'):
    "The numbered notebooks in order, then the home page"
    return sorted(Path(nbs).glob('[0-9]*.ipynb')) + [p for p in [Path(nbs)/'index.ipynb'] if p.exists()]


def flags(cell):
    "The `#|` directives of a cell, as a set such as {'export', 'eval: false'}"
    return {m.strip() for m in re.findall(r'^#\s*\|\s*(.+)', cell.source, re.M)}


def skipped(cell, skip=()):
    "Whether a run leaves this cell out: nbdev's rules, and the flags in `skip`"
    return cell.cell_type != 'code' or 'nbdev_export(' in cell.source or bool(flags(cell) & {'eval: false', *skip})


class Runner(NotebookClient):
    "Executes a notebook as nbdev does: cells that are not to be run keep their stored outputs"
    def __init__(self, nb, skip=(), **kwargs):
        super().__init__(nb, **kwargs)
        self.skip = skip

    async def async_execute_cell(self, cell, *args, **kwargs):
        return cell if skipped(cell, self.skip) else await super().async_execute_cell(cell, *args, **kwargs)


def reason(error):
    "Which cell stopped a notebook and why, without the colours of a terminal"
    return re.sub(r'\x1b\[[0-9;]*m', '', str(error))


def execute(path, data=None, skip=(), root='.'):
    "The notebook at `path`, executed on the sample or on the real catalogue in `data`"
    path = Path(path)
    env = {k: v for k, v in os.environ.items() if k != 'FASHIONREC_DATA'}
    env |= {'PYTHONPATH': os.pathsep.join(filter(None, [str(Path(root).resolve()), env.get('PYTHONPATH')])), 'PYTHONHASHSEED': '0'}
    if data: env['FASHIONREC_DATA'] = str(Path(data).resolve())
    nb = nbformat.read(path, 4)
    Runner(nb, skip, timeout=None, kernel_name='python3', extra_arguments=['--log-level=ERROR'], resources={'metadata': {'path': str(path.parent)}}).execute(env=env)
    return nb


def lighten(nb, colours=128):
    "Store the PNG figures of a notebook with a palette: a third to a half of their bytes, for the same look"
    for data in (o.data for c in nb.cells for o in c.get('outputs', []) if 'image/png' in o.get('data', {})):
        im = Image.open(io.BytesIO(base64.b64decode(data['image/png']))).convert('RGB')
        im.quantize(colours, dither=Image.Dither.NONE).save(f := io.BytesIO(), 'png', optimize=True)
        data['image/png'] = base64.b64encode(f.getvalue()).decode()


def run(to: str='',   # Folder for the executed copies; empty: write the outputs into the notebooks themselves
        data: str='', # A folder or zip of the real catalogue; empty: the sample
        nbs: str='nbs'): # Folder of the notebooks
    "Execute the notebooks in reading order, one line each"
    data = data and str(Path(data).expanduser())
    if to:
        if data and not Path(data).exists(): sys.exit(f'DATA={data}: there is no such file or folder.')
        shutil.rmtree(to, ignore_errors=True)
        shutil.copytree(nbs, to, ignore=shutil.ignore_patterns('.*', '__pycache__'))
    todo, begin = notebooks(nbs), time.time()
    if not todo: sys.exit(f'There is no numbered notebook in {nbs}/.')
    print(f'Executing {len(todo)} notebooks on ' + (f'the catalogue in {data}' if data else 'the embedded sample'), flush=True)
    for i, path in enumerate(todo, 1):
        print(f'  {i}/{len(todo)} {path.name:28}', end='', flush=True)
        start = time.time()
        try: nb = execute(path, data)
        except CellExecutionError as e: sys.exit(f'failed after {time.time()-start:.0f} s\n\n{path}: {reason(e)}')
        lighten(nb)
        nbformat.write(nb, Path(to or nbs)/path.name)
        print(f'{time.time()-start:5.0f} s', flush=True)
    print(f'All executed in {time.time()-begin:.0f} s', flush=True)


def text_of(cell):
    "What a cell printed or displayed as text: no pictures, no stderr, no memory addresses"
    out = [o.text if o.output_type == 'stream' else o.get('data', {}).get('text/plain', '')
           for o in cell.outputs if o.get('name') != 'stderr']
    return re.sub(r' at 0x[0-9a-f]+|<Figure size [^>]*>', '', '\n'.join(''.join(t) for t in out)).strip()


def same_text(old, new, rtol=.05, atol=.02):
    "Whether two outputs agree: words and whole numbers exactly, decimal numbers within 5 % or .02"
    def words(t): return re.sub(r'[\s\-=+|]+', ' ', NUMBER.sub('#', t)).strip()
    def close(a, b): return isclose(float(a), float(b), rel_tol=rtol, abs_tol=atol) if '.' in a + b else int(float(a)) == int(float(b))
    a, b = NUMBER.findall(old), NUMBER.findall(new)
    return words(old) == words(new) and len(a) == len(b) and all(map(close, a, b))


def compare(stored, fresh, skip=()):
    """The cells whose fresh text differs from the stored one, as (cell number, stored, fresh).

    A cell flagged `#| varies: true` shows words or counts that follow from trained weights, which may differ
    between processors: of it only the number of lines is compared.
    """
    for i, (a, b) in enumerate(zip(stored.cells, fresh.cells)):
        if skipped(a, skip): continue
        old, new = text_of(a), text_of(b)
        if 'varies: true' in flags(a): ok = len(old.splitlines()) == len(new.splitlines())
        else: ok = same_text(old, new)
        if not ok: yield i, old, new


def readme(nbs: str='nbs', # Folder of index.ipynb
           to: str='README.md'): # File to write; its pictures go to `nbs`/images
    "Make README.md from the home page"
    nb = nbformat.read(Path(nbs)/'index.ipynb', 4)
    nb.cells = [c for c in nb.cells if not flags(c) & {'hide', 'include: false'}]
    for c in nb.cells:
        if c.cell_type == 'code' and 'echo: false' in flags(c): c.metadata['transient'] = {'remove_source': True}
        if c.cell_type == 'code': c.source = re.sub(r'^#\s*\|.*\n?', '', c.source, flags=re.M)
        else: c.source = re.sub(r'\]\((?!\w+:|#|/)([^)]+)\)', rf']({nbs}/\1)', c.source)
    nb.metadata['language_info'] = {'name': 'python'}
    config = Config(NbConvertBase={'display_data_priority': ['image/png', 'image/jpeg', 'text/markdown', 'text/html', 'text/plain']})
    text, res = MarkdownExporter(config=config).from_notebook_node(nb, {'unique_key': 'readme', 'output_files_dir': f'{nbs}/images'})
    text = re.sub(r'<style.*?</style>\n?|<script.*?</script>\n?', '', text, flags=re.S)
    text = '<!-- Made from nbs/index.ipynb by `make outputs`; edit that notebook. -->\n\n' + re.sub(r'\n{3,}', '\n\n', text).strip() + '\n'
    root = Path(to).parent
    for old in (root/nbs/'images').glob('readme_*'): old.unlink()
    for name, content in res.get('outputs', {}).items():
        (root/name).parent.mkdir(parents=True, exist_ok=True)
        (root/name).write_bytes(content)
    Path(to).write_text(text, encoding='utf-8')


def localise(proc, rename):
    """Mend the processed notebooks: links to the package's own pages stay inside the site, and none stands inside code.

    `rename` gives the pages the names that nbdev's links use, which Quarto does by itself.
    """
    cfg, files = get_config(), [*proc.glob('*.ipynb'), *proc.glob('*.yml')]
    found = {p.name: re.search(r'output-file: ([\w-]+)\.html', p.read_text(encoding='utf-8')) for p in files}
    names = {old: m[1] for old, m in found.items() if m and rename}
    def unlink(code): return re.sub(r'\[(`[^`]+`)\]\([^)\s]+\)', r'\1', code[0])
    for p in files:
        text = p.read_text(encoding='utf-8')
        if p.suffix == '.ipynb':
            nb = nbformat.reads(text.replace(f'{cfg.doc_host}{cfg.doc_baseurl}/', ''), 4)
            for d in (o.data for c in nb.cells for o in c.get('outputs', []) if 'text/markdown' in o.get('data', {})):
                d['text/markdown'] = re.sub(r'```python\n.*?\n```', unlink, d['text/markdown'], flags=re.S)
            text = nbformat.writes(nb)
        for old, new in names.items(): text = text.replace(old, f'{new}.ipynb').replace(f'output-file: {new}.html\\n', '')
        p.unlink()
        p.with_name(f'{names[p.name]}.ipynb' if p.name in names else p.name).write_text(text, encoding='utf-8')


def set_maths(out):
    "Write the formulas of smalldocs' pages as MathML, which browsers show by themselves: no script from another server"
    def mathml(m): return convert(html.unescape(m[2]), display='block' if m[1] == 'display' else 'inline')
    for page in out.glob('*.html'):
        text = re.sub(r'<span class="math (\w+)">\\[\[(](.*?)\\[\])]</span>', mathml, page.read_text(encoding='utf-8'), flags=re.S)
        page.write_text(re.sub(r'<(?:link|script)[^>]*/katex@[^>]*>(?:</script>)?', '', text), encoding='utf-8')


def plain_pages(proc, out):
    "Pages with a row of links for navigation, where neither Quarto nor smalldocs can be had (Python 3.10)"
    out.mkdir()
    listed = yaml.safe_load((proc/'sidebar.yml').read_text(encoding='utf-8'))['website']['sidebar']['contents']
    pages = [Path(p['href'] if isinstance(p, dict) else p).stem for p in listed]
    links = ' · '.join(f'<a href="{p}.html">{p}</a>' for p in pages)
    for path in sorted(proc.glob('*.ipynb')):
        text, _ = HTMLExporter(exclude_input_prompt=True, exclude_output_prompt=True).from_filename(str(path))
        text = re.sub(r'(href="[^":]+)\.ipynb', r'\1.html', text)
        text = re.sub(r'(<body[^>]*>)', rf'\1<nav style="padding: 1em 2em">{links}</nav>', text, count=1)
        text = re.sub(r'\b(id="[^"]+"|href="#[^"]+")', lambda m: m[0].lower(), text)
        (out/f'{path.stem}.html').write_text(text, encoding='utf-8')


def site(nbs: str='nbs', # Folder of the executed notebooks
         to: str='_docs'): # Folder of the site
    "Render the site from the outputs that are stored in the notebooks"
    refresh_quarto_yml()
    proc, quarto = proc_nbs(nbs, force=True), shutil.which('quarto')
    localise(proc, rename=not quarto)
    out, smalldocs = proc/get_config().doc_path.name, Path(sys.executable).with_name('smalldocs')
    if quarto: subprocess.run([quarto, 'render', str(proc), '--no-execute', '--no-cache'], check=True)
    elif smalldocs.exists():
        subprocess.run([smalldocs, 'render', '--quiet', proc], check=True)
        set_maths(out)
    else: plain_pages(proc, out)
    shutil.rmtree(to, ignore_errors=True)
    shutil.move(out, to)


if __name__ == '__main__': call_parse({f.__name__: f for f in (run, readme, site)}[sys.argv.pop(1)])
