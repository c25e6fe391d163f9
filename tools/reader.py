"""What readers of the pages meet in an environment of their own: the last cell, and what is needed.

`python tools/reader.py` writes both into every page, the navigation into nbs/sidebar.yml, and the
tables of pages into the home page.
A page that is run in Jupyter from its first to its last cell changes nothing of the package, and
needs no tool of those who develop it.
"""
import ast
import re
import sys
from configparser import ConfigParser
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, packages_distributions, requires
from pathlib import Path

import nbformat
import yaml
from notebooks import name_of, notebooks, shelf
from packaging.requirements import Requirement

EXPORT = '''#| hide
# Exports the page where that is asked for, as in: FASHIONREC_EXPORT=1 jupyter lab nbs
import os
if os.environ.get('FASHIONREC_EXPORT'):
    import nbdev
    nbdev.nbdev_export()'''
NOTE = '*To run this page yourself:* '
FROM_JUPYTER = {'ipython'} # What running a page in Jupyter brings along


def canonical(name):
    "The name of a distribution as package indexes compare it"
    return re.sub(r'[-_.]+', '-', name).lower()


def settings(path='settings.ini'):
    "The settings that setup.py and nbdev read"
    cfg = ConfigParser(delimiters=['='])
    cfg.read(path, encoding='utf-8')
    return cfg['DEFAULT']


def required(names):
    "The distributions that a line of requirements names"
    return {canonical(Requirement(name).name) for name in names.split()}


def brought(name):
    "The distributions that one brings along when it is installed"
    try:
        lines = requires(name) or ()
    except PackageNotFoundError:
        return set()
    wanted = [Requirement(line) for line in lines]
    return {canonical(r.name) for r in wanted if not r.marker or r.marker.evaluate({'extra': ''})}


def closure(names):
    "The distributions `names`, and all that come with them"
    found, todo = set(), set(names)
    while todo:
        name = todo.pop()
        found.add(name)
        todo |= brought(name) - found
    return found


def module_of(call):
    "The module that a call imports, as import_module('faiss') or import_module(f'bokeh.{name}')"
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, 'id', '')
    text = call.args[0] if name in ('import_module', '__import__') and call.args else None
    if isinstance(text, ast.JoinedStr):
        text = text.values[0]
    value = text.value if isinstance(text, ast.Constant) else ''
    return value.partition('.')[0]


def imported(cells):
    "The top-level modules that code cells import, wherever in a cell"
    found = set()
    for cell in cells:
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.Import):
                found |= {name.name.partition('.')[0] for name in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level:
                found.add(node.module.partition('.')[0])
            elif isinstance(node, ast.Call):
                found.add(module_of(node))
    return found - {'', *sys.stdlib_module_names}


def is_export(cell):
    "Whether a cell is the one that exports the page"
    return cell.cell_type == 'code' and 'nbdev_export()' in cell.source


def code_cells(nb):
    "The code cells of a page but the one that exports it"
    return [cell for cell in nb.cells if cell.cell_type == 'code' and not is_export(cell)]


@lru_cache
def distributions():
    "Top-level module → the distributions that it comes with"
    return packages_distributions()


def distribution_of(module):
    "The distribution that a module comes with; the module's own name where it is not installed"
    return canonical(distributions().get(module, [module])[0])


def needs(nb, cfg):
    "The distributions that a page needs beyond the package, in alphabetical order"
    package = closure(required(cfg['requirements'])) | {cfg['lib_name']} | FROM_JUPYTER
    return sorted({distribution_of(module) for module in imported(code_cells(nb))} - package)


def note(names):
    "One line for the top of a page: how to run it, and what it needs"
    beyond = 'the package is all it needs'
    if names:
        beyond = f'it needs {" and ".join(names)} beyond the package'
    return f"{NOTE}`pip install '.[notebooks]'`, then `jupyter lab nbs`; {beyond}."


def title_cell(nb):
    "The cell with the title and the summary of a page"
    prose = [cell for cell in nb.cells if cell.cell_type == 'markdown']
    return next(cell for cell in prose if cell.source.startswith('# '))


def prepare(nb, cfg):
    "Give a page the last cell that exports only when asked, and the line that says what it needs"
    title = title_cell(nb)
    kept = [line for line in title.source.splitlines() if not line.startswith(NOTE)]
    title.source = '\n'.join(kept).rstrip() + f'\n\n{note(needs(nb, cfg))}'
    last = [cell for cell in nb.cells if is_export(cell)]
    if last:
        last[-1].source = EXPORT
        last[-1].outputs = []
    elif any('default_exp' in cell.source for cell in nb.cells[:1]):
        cell = nbformat.v4.new_code_cell(EXPORT)
        cell.id = 'exp0rt00'
        nb.cells.append(cell)
    return nb


LAST = ['00_sample.ipynb', '00a_garments.ipynb'] # Drawings: what hardly anybody needs to read
# What a reader looks for → the numbers of its pages, in reading order
TOPICS = {
    'Use': '06a 07 06b 06c 06ca 06d 06e 06f 06g 06h 06i 06j 06k 09',
    'Tags': '02a 02b 02c 02d 01c 01d 05f 01b 00b 00n',
    'Search': '04c 01e 03e 03a 03b 03c 03d 04a 04b 08b',
    'Properties': '04d 04e 04f',
    'Recommendations': '05e 04h 00m 04j 04k 04l 05c 05d 04g 04i 08c',
    'Tables': '00i 00j 00k 00g 01a 00e 00f 00h 00l',
    'Foundations': '00c 00d 00o',
}
SECTIONS = {'howto': 'How to', 'results': 'Results'}
ROW = re.compile(r'^\| \w* \| \[[^\]]*\]\(([^)]+)\) \| (.*) \|$', re.M)


def numbered(nbs):
    "The names of the numbered pages: lessons from 01 on, then what they stand on"
    names = [path.name for path in sorted(Path(nbs).glob('[0-9]*.ipynb'))]
    return sorted(names, key=lambda name: name.startswith('00'))


def sections(nbs='nbs'):
    """The navigation of a folder of notebooks: title of each section → its pages.

    The section Learn stays as nbs/sidebar.yml has it. All other numbered pages follow by topic,
    those of none in the last topic, then the shelves, and the drawings last.
    """
    text = (Path(nbs)/'sidebar.yml').read_text(encoding='utf-8')
    learn = yaml.safe_load(text)['website']['sidebar']['contents'][1]['contents']
    names = numbered(nbs)
    learn = [name for name in learn if name in names]
    drawings = [name for name in LAST if name in names]
    by_number = {name.partition('_')[0]: name for name in names}
    found = {'Learn': learn}
    for title, numbers in TOPICS.items():
        found[title] = [by_number[number] for number in numbers.split() if number in by_number]
    found[title] += [name for name in names if name not in {*sum(found.values(), []), *drawings}]
    for folder, title in SECTIONS.items():
        found[title] = [name_of(page, nbs) for page in shelf(nbs, folder)]
    return {title: pages for title, pages in (found | {'Drawings': drawings}).items() if pages}


def sidebar(nbs='nbs'):
    "The text of nbs/sidebar.yml"
    home = {'text': 'Home', 'href': 'index.ipynb'}
    parts = [{'section': title, 'contents': names} for title, names in sections(nbs).items()]
    made = {'website': {'sidebar': {'contents': [home, *parts]}}}
    return yaml.safe_dump(made, sort_keys=False, indent=2)


def heading(path):
    "Title and summary of a page"
    lines = title_cell(nbformat.read(path, 4)).source.splitlines()
    summary = next((line[2:] for line in lines if line.startswith('> ')), '')
    return lines[0].removeprefix('# '), summary.replace('|', '/')


def home_tables(text, nbs='nbs'):
    "The home page's tables of pages, one a section: what a page is for stays as written there"
    said = dict(ROW.findall(text))
    for title, names in sections(nbs).items():
        rows = ['| | page | what you get |', '|---|---|---|']
        for name in names:
            shown, summary = heading(Path(nbs)/name)
            number = '' if '/' in name else name.partition('_')[0]
            rows.append(f'| {number} | [{shown}]({name}) | {said.get(name) or summary} |')
        table = '\n'.join(rows)
        section = re.compile(rf'(^##+ {title}\n(?:(?!^\||^## ).*\n)*)(?:^\|.*\n?)+', re.M)
        text = section.sub(lambda match: f'{match[1]}{table}\n', text, count=1)
    return text


def main(nbs='nbs'):
    "Prepare every page of a folder but the home page, and write what leads to them"
    cfg = settings()
    for path in notebooks(nbs):
        if path == Path(nbs)/'index.ipynb':
            continue
        nb = nbformat.read(path, 4)
        before = nbformat.writes(nb)
        prepare(nb, cfg)
        if nbformat.writes(nb) != before:
            nbformat.write(nb, path)
        print(f'{name_of(path, nbs):28} {", ".join(needs(nb, cfg)) or "-"}')
    (Path(nbs)/'sidebar.yml').write_text(sidebar(nbs), encoding='utf-8')
    home = nbformat.read(Path(nbs)/'index.ipynb', 4)
    for cell in home.cells:
        if cell.cell_type == 'markdown':
            cell.source = home_tables(cell.source, nbs)
    nbformat.write(home, Path(nbs)/'index.ipynb')


if __name__ == '__main__':
    main()
