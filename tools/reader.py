"""What readers of the pages meet in an environment of their own: the last cell, and what is needed.

`python tools/reader.py` writes both into every page, with a cell that installs the package where it
is opened in Colab or on Kaggle. It writes the navigation, four shelves, into nbs/sidebar.yml, and
the tables of pages into the home page.
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
# Colab and Kaggle open a page alone: the package comes from the repository, of the page's branch
INSTALL = '''#| hide
#| eval: false
"In Colab and on Kaggle: install the package and what this page needs; elsewhere do nothing"
import os
if {{'COLAB_RELEASE_TAG', 'KAGGLE_KERNEL_RUN_TYPE'}} & {{*os.environ}}:
    pip = get_ipython().find_line_magic('pip')
    {commands}'''
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


def is_install(cell):
    "Whether a cell is the one that installs the package in Colab and on Kaggle"
    return cell.cell_type == 'code' and 'KAGGLE_KERNEL_RUN_TYPE' in cell.source


def code_cells(nb):
    "The code cells of a page but those that install the package and export the page"
    cells = [cell for cell in nb.cells if cell.cell_type == 'code']
    return [cell for cell in cells if not is_export(cell) and not is_install(cell)]


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


def versions(names, cfg):
    "The requirements of the extra `notebooks` that name these distributions: 'bokeh>=3.4'"
    lines = cfg['notebooks_requirements'].split()
    return [line for line in lines if canonical(Requirement(line).name) in names]


def install(names, cfg):
    "The cell that installs the package, and these distributions, in Colab and on Kaggle"
    source = f"{cfg['lib_name']} @ git+{cfg['git_url']}@{cfg['branch']}"
    wanted = [[source], *([versions(names, cfg)] if names else [])]
    quoted = [' '.join(f'"{line}"' for line in lines) for lines in wanted]
    commands = [f"pip('install -q {lines}')" for lines in quoted]
    cell = nbformat.v4.new_code_cell(INSTALL.format(commands='\n    '.join(commands)))
    cell.id = 'inst4ll0'
    return cell


def title_cell(nb):
    "The cell with the title and the summary of a page"
    prose = [cell for cell in nb.cells if cell.cell_type == 'markdown']
    return next(cell for cell in prose if cell.source.startswith('# '))


def prepare(nb, cfg):
    "Give a page the cell that installs, the last cell that exports only when asked, and its needs"
    title = title_cell(nb)
    nb.cells = [cell for cell in nb.cells if not is_install(cell)]
    nb.cells.insert(nb.cells.index(title) + 1, install(needs(nb, cfg), cfg))
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


# Names of the pages of a shelf in reading order; others follow
LEARN = '06 01 02 03 04 05 05a'
HOWTO = 'first own_catalogue kaggle photos search customers fine_tune serve scale hub onnx try'
PAPER = ('index paper_data paper_labels paper_models paper_eigenfaces paper_similarity '
         'paper_fragile paper_page paper_conclusion report')
LAST = ['00_sample.ipynb', '00a_garments.ipynb'] # Drawings: what hardly anybody needs to read
# The shelf Reference: what a reader looks for → the numbers of its pages, in reading order
TOPICS = {
    'Use': '09 06a 06k',
    'App': '07 06b 06c 06ca 06cb 06d 06e 06f 06g 06h 06i 06j',
    'Tags': '02a 02b 02c 02d 01c 01d 05f 01b 00b 00n',
    'Search': '04c 01e 03e 03a 03b 03c 03d 04a 04b',
    'Properties': '04d 04e 04f',
    'Recommendations': '05e 04h 00m 04j 04k 04l 05c 05d 04g 04i',
    'Scale': '08 08a 08aa 08b 08c',
    'Tables': '00i 00j 00k 00g 01a 00e 00f 00h 00l',
    'Foundations': '00c 00d 00o 00p',
}
ROW = re.compile(r'^\| \w* \| \[[^\]]*\]\(([^)]+)\) \| (.*) \|$', re.M)
SECTION = re.compile(r'^##+ (.+)\n((?:(?!##).*\n?)*)', re.M)


def in_order(names, order):
    "Names of pages, those of `order` first"
    by_stem = {Path(name).stem: name for name in names}
    known = [by_stem[stem] for stem in order.split() if stem in by_stem]
    return known + [name for name in names if name not in known]


def reference_topics(nbs='nbs'):
    "The shelf Reference: topic → its pages; those of no topic in the last one, then the drawings"
    names = sorted(path.name for path in Path(nbs).glob('[0-9]*.ipynb'))
    by_number = {name.partition('_')[0]: name for name in names}
    found = {title: [by_number[number] for number in numbers.split() if number in by_number]
             for title, numbers in TOPICS.items()}
    placed = {*sum(found.values(), []), *LAST, *(by_number.get(number) for number in LEARN.split())}
    found[list(TOPICS)[-1]] += [name for name in names if name not in placed]
    return found | {'Drawings': [name for name in LAST if name in names]}


def shelves(nbs='nbs'):
    """The navigation of a folder of notebooks: shelf → topic → its pages.

    The topic '' holds the pages that stand on the shelf itself.
    """
    by_number = {path.name.partition('_')[0]: path.name for path in Path(nbs).glob('[0-9]*.ipynb')}
    tasks = [name_of(page, nbs) for page in shelf(nbs, 'howto')]
    results = in_order([name_of(page, nbs) for page in shelf(nbs, 'results')], PAPER)
    paper = [name for name in results if re.match('paper_|index|report', Path(name).name)]
    found = {
        'Learn': {'': [by_number[number] for number in LEARN.split() if number in by_number]},
        'How to': {'': in_order(tasks, HOWTO)},
        'Results': {'': paper, 'Measured': [name for name in results if name not in paper]},
        'Reference': reference_topics(nbs),
    }
    kept = {title: {topic: names for topic, names in topics.items() if names}
            for title, topics in found.items()}
    return {title: topics for title, topics in kept.items() if topics}


def entry(name, nbs):
    "A page as the sidebar names it: without the name of its shelf, under which it stands"
    title, _ = heading(Path(nbs)/name)
    short = re.sub(r'^(?:Results|The paper): |: results$', '', title)
    if short == title:
        return name
    shown = short if re.match('[a-z]+[A-Z]', short) else short[0].upper() + short[1:]
    return {'text': shown, 'href': name}


def listing(topics, nbs):
    "The entries of a shelf: its own pages, then its topics"
    for topic, names in topics.items():
        entries = [entry(name, nbs) for name in names]
        yield from [{'section': topic, 'contents': entries}] if topic else entries


def sidebar(nbs='nbs'):
    "The text of nbs/sidebar.yml: the four shelves, in the navbar too"
    found = shelves(nbs)
    home = {'text': 'Home', 'href': 'index.ipynb'}
    parts = [{'section': title, 'contents': list(listing(topics, nbs))}
             for title, topics in found.items()]
    first = [{'text': title, 'href': next(iter(topics.values()))[0]}
             for title, topics in found.items()]
    made = {'website': {'navbar': {'left': first}, 'sidebar': {'contents': [home, *parts]}}}
    return yaml.safe_dump(made, sort_keys=False, indent=2)


def heading(path):
    "Title and summary of a page"
    lines = title_cell(nbformat.read(path, 4)).source.splitlines()
    summary = next((line[2:] for line in lines if line.startswith('> ')), '')
    return lines[0].removeprefix('# '), summary.replace('|', '/')


def table_of(names, said, nbs):
    "A table of pages: number, title, and what one gets"
    rows = ['| | page | what you get |', '|---|---|---|']
    for name in names:
        shown, summary = heading(Path(nbs)/name)
        number = '' if '/' in name else name.partition('_')[0]
        rows.append(f'| {number} | [{shown}]({name}) | {said.get(name) or summary} |')
    return '\n'.join(rows)


def home_tables(text, nbs='nbs'):
    """The home page's tables of pages, a section a shelf, with a table a topic.

    What a section begins with, and what a page is for, stay as they are written there.
    """
    found = shelves(nbs)
    topics = [topic for shelf in found.values() for topic in shelf]
    parts = list(SECTION.finditer(text))
    ours = [part for part in parts if part[1] in {*found, *topics}]
    if not ours:
        return text
    said = dict(ROW.findall(text))
    intro = {part[1]: re.split(r'^\|', part[2], maxsplit=1, flags=re.M)[0].strip() for part in ours}
    made = []
    for title, topics in found.items():
        made += [f'## {title}', intro.get(title)]
        for topic, names in topics.items():
            made += [f'### {topic}', intro.get(topic)] if topic else []
            made.append(table_of(names, said, nbs))
    start, end = ours[0].start(), ours[-1].end()
    between = [part[0].strip() for part in parts if start < part.start() < end and part not in ours]
    block = '\n\n'.join(filter(None, [*made, *between]))
    rest = text[end:]
    return f'{text[:start]}{block}\n' + (f'\n{rest}' if rest else '')


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
    title = home.cells.index(title_cell(home))
    home.cells = [cell for cell in home.cells if not is_install(cell)]
    home.cells.insert(title + 1, install(needs(home, cfg), cfg))
    for cell in home.cells:
        if cell.cell_type == 'markdown':
            cell.source = home_tables(cell.source, nbs)
    nbformat.write(home, Path(nbs)/'index.ipynb')


if __name__ == '__main__':
    main()
