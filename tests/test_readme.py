"What README.md tells a newcomer: examples that run, links that lead somewhere, stored figures."

import ast
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
import reader
import yaml
from conftest import ROOT, clean_env
from PIL import Image

from fashionrec.files import load_result

README = (ROOT / 'README.md').read_text(encoding='utf-8')
BLOCKS = re.findall(r'^```python\n(.*?)^```', README, re.M | re.S)

SHELL = [
    line.partition(' #')[0].strip()
    for block in re.findall(r'^```sh\n(.*?)^```', README, re.M | re.S)
    for line in block.splitlines()
]
RUN_BY_TESTS = (  # In the environment of the wheel: tests/test_wheel.py
    'fashionrec tag photo.jpg',
    'fashionrec page photo.jpg',
    'fashionrec search "red shoes"',
    'fashionrec serve',
)
FETCHED = 'fetches from a package index'
WHOLE = 'is the gate itself, or needs what the gate has not'
NOT_RUN = {
    'pip install .': FETCHED,
    "pip install '.[serve]'": FETCHED,
    "pip install '.[notebooks]'": FETCHED,
    "uv pip install '.[serve]' --torch-backend=cpu": FETCHED,
    "pip install torch torchvision --index-url INDEX && pip install '.[serve]'": FETCHED,
    'jupyter lab nbs': 'waits for a browser',
    'make run': WHOLE,
    'make test': WHOLE,
    'make run DATA=/path/to/fashion-product-images-small': WHOLE,
    '.venv/bin/fashionrec page photo.jpg --data /path/to/fashion-product-images-small': WHOLE,
    '.venv/bin/fashionrec bench --data /path/to/fashion-product-images-small': WHOLE,
}

# Runs the examples as a notebook would: one name space, and the value of each last line
RUNNER = '''
import ast, json, sys, warnings
from fashionrec.tables import between
values, names = [], {}
for block in json.load(sys.stdin):
    tree = ast.parse(block)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, 'README.md', 'exec'), names)
    if last is not None:
        values.append(eval(compile(ast.Expression(last.value), 'README.md', 'eval'), names))
tags, drawn_page, own_page = values
march = between('2024-03-01', '2024-03-31')
print('RESULT', json.dumps(dict(
    tags=tags.tag.to_dict(),
    pages=[type(page).__name__ for page in (drawn_page, own_page)],
    similar=own_page.similar.index.astype(str).tolist(),
    dtypes=names['cat'].products.dtypes.astype(str).to_dict(),
    ids=names['cat'].products.index.astype(str).tolist(),
    prices=names['cat'].products['price'].astype(str).tolist(),
    in_march=names['cat'].subset({'added': march}).products['added'].tolist(),
    problems=names['cat'].problems[['kind', 'column']].values.tolist())))
'''

# An ordinary table: text with commas and quotes, numbers, money, dates, gaps, a list
SHOP = '''
import csv
from pathlib import Path
from PIL import Image
from fashionrec.sample import draw_sample
products, pictures = draw_sample(48)
Path('pictures').mkdir()
with open('products.csv', 'w', newline='', encoding='utf-8') as file:
    out = csv.writer(file)
    out.writerow(['sku', 'name', 'kind', 'baseColour', 'price', 'grams', 'added', 'sizes'])
    for number, (product, picture) in enumerate(zip(products.itertuples(), pictures)):
        grams = '' if number % 7 == 0 else 100 + 13*number
        name = f'"{product.articleType}" for {product.gender}, new'
        colour = '' if number == 5 else product.baseColour
        added = f'2024-{1 + number % 12:02}-{1 + number % 28:02}'
        out.writerow([f'S{number:03}', name, product.articleType, colour, f'₹{1000 + 37*number:,}',
                      grams, added, "['S', 'M']"])
        Image.fromarray(picture).save(f'pictures/S{number:03}.jpg')
Image.fromarray(pictures[10]).save('photo.jpg')
'''


def python(code, folder, **kwargs):
    "Run code in a folder with the package of this project; a failure shows what it printed"
    run = subprocess.run(
        [sys.executable, '-c', code],
        cwd=folder,
        env=clean_env(ROOT, FASHIONREC_CACHE=str(Path(folder).parent / 'cache')),
        capture_output=True,
        text=True,
        **kwargs,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout


@pytest.mark.fast
def test_examples_can_be_read():
    "README has examples, each is Python, and all that they import is there"
    assert len(BLOCKS) >= 3
    lines = [line for block in BLOCKS for line in block.splitlines()]
    imports = sorted({line for line in lines if line.startswith(('import ', 'from '))})
    for block in BLOCKS:
        ast.parse(block)
    python('\n'.join(imports), ROOT)


def check_examples(result):
    "What the examples gave, run beside the table of SHOP"
    assert result['tags']['articleType'] == 'Handbags' and len(result['tags']) == 7
    assert result['pages'] == ['ProductPage', 'ProductPage']
    assert result['ids'] == [f'S{number:03}' for number in range(48)]
    # Said, nothing is lost
    assert result['problems'] == [['guess', 'price'], ['list column', 'sizes']]
    prices = [float(price) for price in result['prices']]
    assert prices == [1000 + 37 * number for number in range(48)]
    assert result['dtypes']['grams'].lower().startswith(('float', 'int'))
    assert len(result['in_march']) == 4
    assert all(day.startswith('2024-03') for day in result['in_march'])
    assert 'articleType' in result['dtypes']
    assert result['similar'] and set(result['similar']) <= set(result['ids'])


@pytest.mark.fast
def test_every_shell_line_is_known():
    "Each line of the shell examples is executed by tests/test_wheel.py, or said not to be and why"
    known = {*RUN_BY_TESTS, *NOT_RUN}
    assert SHELL and [line for line in SHELL if line not in known] == []
    assert {*RUN_BY_TESTS} <= {*SHELL}


@pytest.mark.fast
def test_links_lead_to_files():
    "Every link of README that is no address leads to a file of the project"
    links = re.findall(r'\]\((?!\w+:|#)([^)\s]+)\)', README)
    missing = [link for link in links if not (ROOT / link).exists()]
    assert links and not missing, missing


@pytest.mark.fast
def test_links_on_a_package_index():
    "What a package index shows has no link and no picture that needs the project's folder"
    import setup

    cfg = setup.settings()
    text = setup.description(README, cfg)
    targets = re.findall(r'\]\(([^)\s]+)\)', text)
    assert targets and all(target.startswith(('https://', '#')) for target in targets)
    pictures = re.findall(r'!\[[^\]]*\]\(([^)\s]+)\)', text)
    assert pictures and all('/raw/' in picture for picture in pictures)
    shown = re.findall(r'<(?:img|source)\b[^>]*\bsrc(?:set)?="([^"]+)"', text)
    raw = f"{cfg['git_url']}/raw/{cfg['branch']}/"
    assert raw + 'nbs/images/product_page.png' in shown
    for address in [*pictures, *shown]:
        assert address.startswith(raw) and (ROOT / address.removeprefix(raw)).is_file(), address


@pytest.mark.fast
def test_picture_at_the_top():
    "A product page, wide enough and light enough, in both colour schemes, before any text"
    before = README.partition('<picture>')[0]
    assert len([line for line in before.splitlines() if line and '](' not in line]) <= 3
    for name in re.findall(r'src(?:set)?="(nbs/images/product_page\w*\.png)"', README):
        with Image.open(ROOT / name) as image:
            assert 1300 < image.width < 1500 and image.height < image.width
        assert (ROOT / name).stat().st_size <= 250_000


@pytest.mark.fast
def test_buttons_open_a_page_that_installs():
    "Colab's and Kaggle's buttons name a page of this repository; its first cell installs there"
    import setup

    cfg = setup.settings()
    owner = cfg['git_url'].removeprefix('https://github.com/')
    found = re.findall(r'\]\((https://(?:colab\.\S+|kaggle\.com/kernels)\S+)\)', README)
    pages = [address.rpartition(f"{owner}/blob/{cfg['branch']}/")[2] for address in found]
    assert len(pages) == 2 and len({*pages}) == 1
    code = [cell for cell in nbformat.read(ROOT / pages[0], 4).cells if cell.cell_type == 'code']
    assert reader.is_install(code[0]) # What it does there: test_reader.py


@pytest.mark.fast
def test_rivals_are_the_strongest():
    "No stored rival is better than the one that the table of the home page names"

    def stored(name):
        return load_result(name, folder=ROOT / 'data' / 'results')

    rows = [line.split(' | ') for line in README.splitlines() if re.match(r'\| .* \| ', line)]
    named = {
        row[0].removeprefix('| '): float(re.match(r'[\d.]+', row[1])[0])
        for row in rows
        if re.match(r'0\.\d{3}', row[1])
    }
    rankers = stored('clicks')['all_windows']['table']
    others = {name: ranker for name, ranker in rankers.items() if name != 'model'}
    best = max(ranker['nDCG@6 mean'] for ranker in others.values())
    table = stored('similarity')['table']
    nearest = max(row['P@5']['mean'] for name, row in table.items() if name != 'fashion')
    paper = [model for model in stored('paper_models')['models'] if model['tags'] == 'combined']
    retrained = max(model['best'] for model in paper)
    typed = stored('words')['natural']['test']
    bm25 = max(way['nDCG@6']['mean'] for name, way in typed.items() if name.startswith('BM25'))
    wanted = {'nDCG@6': best, 'P@5': nearest, "the paper's products: all": retrained}
    wanted['needs typed'] = bm25
    for start, figure in wanted.items():
        shown = [value for row, value in named.items() if row.startswith(start)]
        assert shown == [round(figure, 3)], start


@pytest.mark.fast
def test_the_paper_and_how_to_cite():
    "The paper is named, and CITATION.cff agrees with settings.ini"
    import setup

    cfg = setup.settings()
    cite = yaml.safe_load((ROOT / 'CITATION.cff').read_text(encoding='utf-8'))
    assert 'Product Recommendation System with Deep Learning' in README
    assert str(cite['version']) == cfg['version']
    assert cite['repository-code'] == cfg['git_url']
    assert cite['authors'] == [{'name': cfg['author']}]
    assert cite['license'] == setup.LICENCES[cfg['license']]
    entry = dict(re.findall(r'^  (\w+) = \{+(.*?)\}+,$', README, re.M))
    assert entry == dict(title=cite['title'], author=cfg['author'], version=cfg['version'],
                         license=cite['license'], url=cfg['git_url'])


@pytest.mark.fast
def test_a_release_is_one_version():
    "The newest part of the changelog is the version of settings.ini; each Python is tested"
    import setup

    cfg = setup.settings()
    changes = (ROOT / 'CHANGELOG.md').read_text(encoding='utf-8')
    [newest, *_] = re.findall('^## (.+)$', changes, re.M)
    assert newest in ('Unreleased', cfg['version'])
    assert f"\n## {cfg['version']}\n" in changes
    flow = yaml.safe_load((ROOT / '.github/workflows/test.yaml').read_text(encoding='utf-8'))
    assert flow['jobs']['test']['strategy']['matrix']['python'] == cfg['pythons'].split()
    for path in (ROOT / '.github' / 'workflows').glob('*.yaml'):
        used = re.findall(r'uses: (\S+)', path.read_text(encoding='utf-8'))
        outside = [name for name in used if not name.startswith('./')]
        assert all(re.search(r'@v\d', name) for name in outside), path.name
