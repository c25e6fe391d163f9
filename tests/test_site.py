"The site: every page is there, in reading order, and no internal link is broken."

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections import Counter
from html import unescape
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import brand
import headers
import llms
import nbformat
import notebooks
import pytest
import reader
import reference
import website
import yaml
from conftest import NOT_COPIED, ROOT, run
from nbdev.config import get_config
from PIL import Image

# What a browser fetches by itself; a link is only followed by the reader
SOURCES = ('script', 'img', 'iframe', 'source', 'video', 'audio', 'embed', 'input', 'track')
FETCHED = dict.fromkeys(SOURCES, 'src') | {'object': 'data'}
FETCHED_LINKS = {
    'stylesheet',
    'icon',
    'preload',
    'modulepreload',
    'prefetch',
    'preconnect',
    'dns-prefetch',
    'manifest',
}
IN_STYLE = re.compile(r'(?:@import\s+|url\()\s*(?:url\()?["\']?((?:https?:)?//[^"\')\s;]+)')
IN_MODULE = re.compile(r'(?:import\s*\(|from|import)\s*["\']((?:https?:)?//[^"\']+)')


class Page(HTMLParser):
    "The anchors and the links of a page, and what it asks other servers for"

    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.asked, self.inside = set(), [], [], None
        self.feed(path.read_text(encoding='utf-8'))

    def handle_starttag(self, tag, attrs):
        attrs = {name: value or '' for name, value in attrs}
        self.inside = tag
        self.ids |= {attrs[name] for name in ('id', 'name') if attrs.get(name)}
        if tag != 'base':  # Where links begin, on the page for missing addresses
            self.links += [attrs[name] for name in ('href', 'src') if attrs.get(name)]
        fetched = attrs.get(FETCHED.get(tag, ''), '')
        if tag == 'link' and FETCHED_LINKS & set(attrs.get('rel', '').split()):
            fetched = attrs.get('href', '')
        self.asked += [fetched] if re.match(r'(https?:)?//', fetched) else []
        self.asked += IN_STYLE.findall(attrs.get('style', ''))
        for size in filter(str.strip, attrs.get('srcset', '').split(',')):
            self.links.append(size.split()[0])
            self.asked += [size] if re.match(r'\s*(https?:)?//', size) else []
        if 'srcdoc' in attrs:  # A page within the page
            inner = Page.__new__(Page)
            HTMLParser.__init__(inner)
            inner.ids, inner.links, inner.asked, inner.inside = set(), [], [], None
            inner.feed(attrs['srcdoc'])
            self.asked += inner.asked

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside == 'style':
            self.asked += IN_STYLE.findall(data)
        if self.inside == 'script':
            self.asked += IN_MODULE.findall(data)


@pytest.fixture(scope='module')
def pages(tmp_path_factory):
    "The pages of the site that the stored outputs give: name -> Page"
    ignore = shutil.ignore_patterns(*NOT_COPIED)
    project = shutil.copytree(ROOT, tmp_path_factory.mktemp('site') / 'fashionrec', ignore=ignore)
    run('python', 'tools/notebooks.py', 'site', cwd=project)
    docs = project / '_docs'
    return docs, {p.relative_to(docs): Page(p) for p in docs.rglob('*.html')}


def broken(docs, pages):
    "The internal links that lead nowhere, as (page, link)"
    for name, page in pages.items():
        for link in page.links:
            url = urlsplit(link)
            if url.scheme or url.netloc:
                continue
            target = (docs / name.parent / unquote(url.path)).resolve() if url.path else docs / name
            if target.is_dir():
                target /= 'index.html'
            if not target.exists():
                yield name, link
            elif url.fragment and target.suffix == '.html':
                if unquote(url.fragment) not in pages[target.relative_to(docs.resolve())].ids:
                    yield name, link


def test_no_broken_link(pages):
    "Every internal link leads to a page, a file and an anchor that exist"
    assert not (bad := list(broken(*pages))), '\n'.join(f'{name}: {link}' for name, link in bad)


def test_broken_links_are_found(tmp_path):
    "A missing page, a missing anchor and a missing picture are each reported"
    page = tmp_path / 'a.html'
    page.write_text(
        '<p id="x"><a href="b.html">1</a><a href="a.html#y">2</a>'
        '<img src="c.png" srcset="d.png 2x"><a href="#x">4</a><a href="https://a.b">5</a>'
    )
    found = broken(tmp_path, {Path('a.html'): Page(page)})
    assert [link for _, link in found] == ['b.html', 'a.html#y', 'c.png', 'd.png']


def sidebar():
    "The notebooks that the navigation names, in order"
    text = (ROOT / 'nbs' / 'sidebar.yml').read_text(encoding='utf-8')
    return list(website.listed(yaml.safe_load(text)['website']['sidebar']['contents']))


def title(path):
    "The title of a notebook"
    cells = nbformat.read(path, 4).cells
    return next(cell.source.splitlines()[0][2:] for cell in cells if cell.source.startswith('# '))


@pytest.mark.fast
def test_every_notebook_is_in_the_sidebar():
    "The navigation names each notebook once, the product page first, the drawing page last"
    names = sidebar()
    pages = [notebooks.name_of(page, ROOT / 'nbs') for page in notebooks.notebooks(ROOT / 'nbs')]
    assert sorted(names) == sorted(pages)
    assert names[:2] == ['index.ipynb', '06_recommender.ipynb']
    assert names[-2:] == ['00_sample.ipynb', '00a_garments.ipynb'] == reader.LAST


@pytest.mark.fast
def test_four_shelves():
    "The sidebar is Home and four shelves; only Results and Reference have topics"
    text = (ROOT / 'nbs' / 'sidebar.yml').read_text(encoding='utf-8')
    home, *shelves = yaml.safe_load(text)['website']['sidebar']['contents']
    assert home == {'text': 'Home', 'href': 'index.ipynb'}
    assert [shelf['section'] for shelf in shelves] == ['Learn', 'How to', 'Results', 'Reference']
    topics = {
        shelf['section']: [part['section'] for part in shelf['contents'] if 'section' in part]
        for shelf in shelves
    }
    assert topics['Learn'] == topics['How to'] == []
    assert topics['Reference'] == [*reader.TOPICS, 'Drawings']


@pytest.mark.fast
def test_tables_of_the_home_page():
    "They are made again as they are, and keep what is written around them and of a page"
    home = nbformat.read(ROOT / 'nbs' / 'index.ipynb', 4)
    text = next(cell.source for cell in home.cells if '## Reference' in cell.source)
    assert reader.home_tables(text, ROOT / 'nbs') == text
    written = (
        'Before\n\n## Learn\n\nRead in order.\n\n| | page | what you get |\n|---|---|---|\n'
        '| 01 | [Data](01_data.ipynb) | our words |\n\n## New\n\nBetween\n\n## How to\n\nTasks.\n\n'
        '## After\n\nThe rest\n'
    )
    made = reader.home_tables(written, ROOT / 'nbs')
    assert made.startswith('Before\n\n## Learn\n\nRead in order.\n\n|')
    assert (
        '| 01 | [Data](01_data.ipynb) | our words |' in made
        and '\n## How to\n\nTasks.\n\n|' in made
    )
    assert made.endswith('\n\n## New\n\nBetween\n\n## After\n\nThe rest\n')
    assert reader.home_tables('No table', ROOT / 'nbs') == 'No table'


@pytest.mark.fast
def test_one_name_a_page():
    "The tables of the home page list the pages in the order of the navigation, by their titles"
    home = '\n'.join(cell.source for cell in nbformat.read(ROOT / 'nbs' / 'index.ipynb', 4).cells)
    rows = re.findall(r'^\| (\w*) \| \[([^\]]+)\]\(([^)]+)\)', home, re.M)
    assert [name for *_, name in rows] == sidebar()[1:]
    for number, shown, name in rows:
        wanted = '' if '/' in name else name.partition('_')[0]
        assert (number, shown) == (wanted, title(ROOT / 'nbs' / name))


def test_every_page_leads_to_every_page(pages):
    "The pages are called by their module, and each links to all"
    docs, found = pages
    names = {p.stem.split('_', 1)[1] for p in (ROOT / 'nbs').glob('[0-9]*.ipynb')} | {'index'}
    shelved = [page for name in notebooks.SHELVES for page in notebooks.shelf(ROOT / 'nbs', name)]
    names |= {notebooks.name_of(page, ROOT / 'nbs').removesuffix('.ipynb') for page in shelved}
    assert {name.with_suffix('').as_posix() for name in found} >= names
    for name, page in found.items():
        if name.with_suffix('').as_posix() in names:
            links = {os.path.normpath(name.parent / link) for link in page.links}
            missing = {f'{other}.html' for other in names} - links
            assert not missing, f'{name} does not link to {missing}'


def test_formulas_need_no_network(pages):
    "Formulas are set when the site is built, not by a script from another server"
    docs, found = pages
    if not rendered_by_smalldocs():
        pytest.skip('the pages are not rendered by smalldocs')
    for name in found:
        text = (docs / name).read_text(encoding='utf-8')
        text = re.sub(r'data:[\w/+-]+;base64,[\w+/=]+', '', text)  # Where any word may occur
        assert '<span class="math' not in text and 'katex' not in text.lower(), name
    assert '<math' in (docs / 'eigenfaces.html').read_text(encoding='utf-8')


def test_settings_reach_the_site(pages):
    "nbs/nbdev.yml is what settings.ini says"
    docs, _ = pages
    made = (docs.parent / 'nbs' / 'nbdev.yml').read_text()
    assert made == (ROOT / 'nbs' / 'nbdev.yml').read_text(), 'Run make docs.'


def rendered_by_smalldocs():
    return not shutil.which('quarto') and sys.version_info >= (3, 11)


def test_no_other_server_is_asked(pages):
    "Neither a page, nor what is within it, nor a style sheet asks another server for anything"
    docs, found = pages
    asked = {str(name): page.asked for name, page in found.items() if page.asked}
    for path in docs.rglob('*.css'):
        text = re.sub(r'/\*.*?\*/', '', path.read_text(encoding='utf-8'), flags=re.S)
        if addresses := IN_STYLE.findall(text):
            asked[path.name] = addresses
    assert not asked


@pytest.mark.fast
@pytest.mark.parametrize(
    'page',
    [
        '<script src="https://a.b/c.js"></script>',
        '<link rel="stylesheet" href="//a.b/c.css">',
        '<link rel="preconnect" href="https://a.b">',
        '<img src="http://a.b/c">',
        '<img srcset="c.png 1x, https://a.b/c 2x">',
        '<style>@import url(https://a.b/c?x=1;2);</style>',
        '<p style="background: url(\'https://a.b/c\')">',
        '<iframe srcdoc=\'<script src="https://a.b/c.js"></script>\'></iframe>',
        '<script type="module">import x from "https://a.b/c.js"</script>',
    ],
)
def test_requests_are_found(page, tmp_path):
    "Each way in which a page may ask another server is noticed; a link to it is none"
    (tmp_path / 'a.html').write_text(page + '<a href="https://d.e">d</a>')
    assert len(Page(tmp_path / 'a.html').asked) == 1


def test_search_works_from_a_file(pages):
    "The index of the search is there as a script too, whole, and every page loads what reads it"
    docs, found = pages
    if not rendered_by_smalldocs():
        pytest.skip('the pages are not rendered by smalldocs')
    script = (docs / 'search.js').read_text(encoding='utf-8')
    entries = json.loads(script.removeprefix('window.searchIndex = ').rstrip().removesuffix(';'))
    assert entries == json.loads((docs / 'search.json').read_text(encoding='utf-8'))
    assert len(entries) > 100
    for name, page in found.items():
        up = '../' * (len(name.parts) - 1)
        assert f'{up}site_libs/search-file.js' in page.links, name


def test_shelves_open_where_the_reader_is(pages):
    "On a page its shelf and topic are open, and marked in the navbar; the home page shows two"
    docs, _ = pages
    if not rendered_by_smalldocs():
        pytest.skip('the pages are not rendered by smalldocs')

    def opened(page):
        text = (docs / page).read_text(encoding='utf-8')
        part = r'data-bs-target="#(quarto-sidebar-section-\d+)"[^>]*><span[^>]*>([^<]+)'
        names = dict(re.findall(part, text))
        shown = re.findall(r'<ul id="(quarto-sidebar-section-\d+)" class="[^"]* show"', text)
        return [names[name] for name in shown]

    assert opened('tagging.html') == ['Reference', 'Tags']
    assert opened('results/index.html') == ['Results'] and opened('data.html') == ['Learn']
    assert opened('index.html') == opened('404.html') == ['Learn', 'How to']
    marked = re.compile(r'<a class="nav-link active"[^>]*><span class="menu-text">([^<]+)')
    for page, shelf in {'tagging': ['Reference'], 'howto/onnx': ['How to'], 'index': []}.items():
        assert marked.findall((docs / f'{page}.html').read_text(encoding='utf-8')) == shelf


@pytest.mark.fast
def test_shelves_open_by_keyboard():
    "What opens a shelf is a link to it, which the Tab key reaches and Enter follows"
    closed = (
        '<a class="sidebar-item-text sidebar-link text-start" data-bs-toggle="collapse" '
        'data-bs-target="#quarto-sidebar-section-1" role="navigation" aria-expanded="false">L</a>'
    )
    made = headers.reachable(closed)
    assert 'href="#quarto-sidebar-section-1"' in made and 'role="button"' in made
    assert 'aria-expanded="true"' in headers.open_shelves(made, [1])


@pytest.fixture(scope='module')
def notebook_of():
    "Page of the site → its notebook"
    return headers.found_in(ROOT / 'nbs')


def test_pages_lead_elsewhere(pages, notebook_of):
    "Every page links to its notebook, here and on the repository, to Colab, Kaggle and its source"
    docs, found = pages
    cfg = get_config(path=ROOT)
    for page, notebook in notebook_of.items():
        links = found[Path(f'{page}.html')].links
        up = '../' * page.count('/')
        file = f'{cfg.git_url}/blob/{cfg.branch}/nbs/{notebook.name}'
        assert f'{up}notebooks/{notebook.name}' in links and file in links, page
        assert (docs / 'notebooks' / notebook.name).read_bytes() == notebook.path.read_bytes()
        repository = file.removeprefix('https://github.com/')
        assert f'https://colab.research.google.com/github/{repository}' in links, page
        assert f'https://kaggle.com/kernels/welcome?src={file}' in links, page
        source = f'{cfg.git_url}/blob/{cfg.branch}/fashionrec/{notebook.module}.py'
        assert bool(notebook.module) == (source in links), page
        assert not notebook.module or (ROOT / 'fashionrec' / f'{notebook.module}.py').exists()
        assert f'{Path(page).name}.html.md' in links and f'{up}llms.txt' in links, page


def test_heads(pages, notebook_of):
    "Every page says once what it is, where it is, and which picture a link to it shows"
    docs, found = pages
    base = headers.site_address(get_config(path=ROOT))
    for page in notebook_of:
        text = (docs / f'{page}.html').read_text(encoding='utf-8')
        head = text[: text.index('</head>')]
        said = re.findall(r'<meta (?:property|name)="([^"]+)" content=["\'](.*?)["\']>', head)
        values = dict(said)
        assert all(number == 1 for number in Counter(name for name, _ in said).values()), page
        assert values['og:image'] == values['twitter:image'] == f'{base}card.png', page
        assert values['description'] and values['og:description'] and values['og:title'], page
        address = base if page == 'index' else f'{base}{page}.html'
        assert re.findall(r'<link rel="canonical" href="([^"]+)"', head) == [address], page
        assert values['og:url'] == address
    card = docs / 'card.png'
    assert Image.open(card).size == brand.CARD and card.stat().st_size < 150_000
    assert (docs / 'favicon.svg').stat().st_size < 1000
    assert Image.open(docs / 'favicon.png').size == (32, 32)


LISTED = re.compile(r'- \[(.+)\]\((\S+)\): (.+)')


def test_llms_txt(pages, notebook_of):
    "It begins with name and summary, and lists the Markdown of every page once, by shelf"
    docs, _ = pages
    base = headers.site_address(get_config(path=ROOT))
    text = (docs / 'llms.txt').read_text(encoding='utf-8')
    intro, *sections = re.split(r'^## (.+)\n', text, flags=re.M)
    assert re.match(r'# fashionrec\n\n> \w.+\n', intro) and '\n#' not in intro
    assert sections[::2] == ['Start', 'Learn', 'How to', 'Results', 'Reference', 'Optional']
    lines = [line for part in sections[1::2] for line in part.splitlines() if line]
    rows = [LISTED.fullmatch(line) for line in lines]
    assert all(rows), [line for line, row in zip(lines, rows) if not row]
    listed = [row[2].removeprefix(base) for row in rows]
    assert sorted(listed) == sorted(f'{page}.html.md' for page in notebook_of)
    optional = len(LISTED.findall(sections[-1]))
    context = (docs / 'llms-ctx.txt').read_text(encoding='utf-8')
    assert context.startswith('<project ') and context.endswith('</project>\n')
    assert len(re.findall('^<doc title=', context, re.M)) == len(rows) - optional


def test_twins(pages, notebook_of):
    "The Markdown of a page is small, whole and plain, and its links lead to files"
    docs, _ = pages
    for page in notebook_of:
        file = docs / f'{page}.html.md'
        text = file.read_text(encoding='utf-8')
        assert text.startswith('# ') and 500 < len(text) < 60_000, page
        prose = re.sub(r'^(```|~~~~).*?^\1$|`[^`]+`', '', text, flags=re.S | re.M)
        assert not re.search(r'data:\w+/|<(div|table|style|img|svg)\b', prose), page
        for link in re.findall(r'\]\(([^)\s:#]+)[)#]', prose):
            assert (file.parent / link).exists(), (page, link)
    tagging = (docs / 'tagging.html.md').read_text(encoding='utf-8')
    assert '### Tagger.tag\n' in tagging and '](efficientnet.html.md)' in tagging
    assert '```python\n' in tagging and 'probability' in tagging


@pytest.mark.fast
def test_twin_of_a_notebook():
    "Prose and what was printed stay; pictures, tags, hidden source and long outputs do not"
    cell, shown = nbformat.v4.new_code_cell, nbformat.v4.new_output
    table = {'text/html': '<table></table>', 'text/plain': 'a  b\n1  2'}
    figure = {'image/png': 'AAAA', 'text/plain': '<Figure size 10x10>'}
    reference = '---\n\n[source](https://a.b/c.py){target="_blank"}\n\n### f\n\n*Adds `<a>`*'
    nb = nbformat.v4.new_notebook(
        cells=[
            nbformat.v4.new_raw_cell("---\ntitle: A page\ndescription: 'Says: much'\n---\n"),
            nbformat.v4.new_markdown_cell(
                '<!-- made -->\nSee [that](01a_other.ipynb#x), `[this](b.ipynb)` <b>now</b>.'
            ),
            cell('f(1)', outputs=[shown('execute_result', table), shown('display_data', figure)]),
            cell(
                '#| echo: false\nshow(f)',
                outputs=[shown('display_data', {'text/markdown': reference})],
            ),
            cell('many()', outputs=[shown('stream', text=('y' * 80 + '\n') * 100)]),
        ]
    )
    made = llms.twin(nb)
    assert made.startswith(
        '# A page\n\n> Says: much\n\nSee [that](other.html.md), `[this](b.ipynb)` now.'
    )
    assert '```python\nf(1)\n```\n\n```\na  b\n1  2\n```\n\n### f\n\n*Adds `<a>`*' in made
    assert 'show(f)' not in made and 'Figure' not in made and made.count('y' * 80) < 40


@pytest.mark.fast
@pytest.mark.parametrize(
    'name,page',
    [
        ('02a_tagging.ipynb', 'tagging'),
        ('06ca_workers.ipynb', 'workers'),
        ('howto/onnx.ipynb', 'howto/onnx'),
        ('index.ipynb', 'index'),
    ],
)
def test_published(name, page):
    "The page that a notebook becomes has its name without the number"
    assert headers.published(name) == page


@pytest.mark.fast
def test_pages_left_out_of_the_site_map(tmp_path):
    "Only the named page goes"
    rows = [
        f'  <url>\n    <loc>https://a.b/{name}</loc>\n  </url>\n' for name in ('1.html', '404.html')
    ]
    (tmp_path / 'sitemap.xml').write_text(f'<urlset>\n{"".join(rows)}</urlset>\n')
    headers.leave_out(tmp_path / 'sitemap.xml', '404.html')
    assert (tmp_path / 'sitemap.xml').read_text() == f'<urlset>\n{rows[0]}</urlset>\n'


BROWSERS = ('chromium', 'chromium-browser', 'google-chrome')
CHROMIUM = next(filter(None, map(shutil.which, BROWSERS)), None)


@pytest.mark.skipif(not CHROMIUM, reason='there is no Chromium here')
def test_search_in_a_browser(pages, tmp_path):
    "A word typed into a page that was opened as a file is found, in colours that can be read"
    docs, _ = pages
    if not rendered_by_smalldocs():
        pytest.skip('the pages are not rendered by smalldocs')
    typed = """<script>addEventListener('load', () => {
      const box = document.querySelector('.smalldocs-search'), input = box.querySelector('input');
      input.value = 'similar';
      input.dispatchEvent(new Event('input'));
      const wait = () => {
        const found = box.querySelectorAll('.search-result');
        if (!found.length) return setTimeout(wait, 100);
        const colour = part => getComputedStyle(box.querySelector(part));
        const back = colour('.smalldocs-search-results').backgroundColor;
        const title = colour('.search-result-title').color;
        const text = colour('.search-result-text').color;
        const seen = `on ${back} title ${title} text ${text} END`;
        document.body.innerHTML = `FOUND ${found.length} ${seen}`;
      };
      wait();
    });</script></body>"""
    text = (docs / 'index.html').read_text(encoding='utf-8')
    (docs / 'typed.html').write_text(text.replace('</body>', typed), encoding='utf-8')
    flags = [
        '--headless',
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--dump-dom',
        '--disable-background-networking',
        f'--user-data-dir={tmp_path}',
        '--virtual-time-budget=20000',
    ]
    shown = subprocess.run(
        [CHROMIUM, *flags, (docs / 'typed.html').as_uri()],
        capture_output=True,
        text=True,
        timeout=120,
    ).stdout
    (docs / 'typed.html').unlink()
    found = re.search(r'FOUND (\d+) on (.*?) title (.*?) text (.*?) END', unescape(shown))
    assert found and int(found[1]) > 3, shown[-2000:]

    def brightness(colour):
        return sum(map(int, re.findall(r'\d+', colour)[:3])) / 3

    back, title, text = map(brightness, found.groups()[1:])
    assert abs(back - title) > 120 and abs(back - text) > 80, found.groups()


class Published(BaseHTTPRequestHandler):
    "The site below /fashionrec/, as it is published: what does not exist is answered with 404.html"

    docs, asked = None, None

    def do_GET(self):
        path = self.docs / urlsplit(self.path).path.removeprefix('/fashionrec/')
        there = self.path.startswith('/fashionrec/') and path.is_file()
        self.asked[self.path] = there
        self.send_response(200 if there else 404)
        kinds = {'.css': 'text/css', '.js': 'text/javascript', '.svg': 'image/svg+xml'}
        self.send_header(
            'Content-Type', kinds.get(path.suffix, 'text/html') if there else 'text/html'
        )
        self.end_headers()
        self.wfile.write((path if there else self.docs / '404.html').read_bytes())

    def log_message(self, *args):
        "Nothing is printed"


@pytest.mark.skipif(not CHROMIUM, reason='there is no Chromium here')
@pytest.mark.parametrize('missing', ['old.html', 'howto/old/older.html'])
def test_missing_page(pages, tmp_path, missing):
    "An address that does not exist, at any depth, shows a page whose style and links work"
    docs, _ = pages
    handler = type('Handler', (Published,), dict(docs=docs, asked={}))
    server = ThreadingHTTPServer(('127.0.0.1', 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--dump-dom']
    address = f'http://127.0.0.1:{server.server_port}/fashionrec/{missing}'
    folder = f'--user-data-dir={tmp_path}'
    shown = subprocess.run(
        [CHROMIUM, *flags, folder, '--virtual-time-budget=5000', address],
        capture_output=True,
        text=True,
        timeout=120,
    ).stdout
    server.shutdown()
    asked = handler.asked
    assert [path for path, there in asked.items() if not there] == [f'/fashionrec/{missing}'], asked
    assert asked['/fashionrec/site_libs/smalldocs.css'] and asked['/fashionrec/styles.css']
    assert 'This page does not exist' in shown


def test_reference_is_clean(pages):
    "The reference shows no private name, no type that was only guessed, no inherited description"
    docs, found = pages
    for name in found:
        text = unescape(re.sub(r'<[^>]+>', '', (docs / name).read_text(encoding='utf-8')))
        for wrong in ('Call self as a function', 'NoneType=None', '__main__.', 'Return repr(self)'):
            assert wrong not in text, f'{name}: {wrong}'
    whole = ''.join((docs / name).read_text(encoding='utf-8') for name in found)
    headings = re.findall(r'<h3[^>]*>(.*?)</h3>', whole)
    names = [re.sub(r'<[^>]+>', '', heading) for heading in headings]
    assert len(names) > 100
    assert not [name for name in names if re.match(r'[\w.]+$', name) and reference.is_private(name)]


EXAMPLE = '''
from dataclasses import dataclass
from fastcore.basics import patch

class Trouble(ValueError):
    "Bad news"

@dataclass
class Pair:
    "Two numbers"
    left:int # The first
    right:int=2 # The second

class _Hidden:
    def shown(self): "Not for readers"

class Shop:
    "A shop"
    def __init__(self,
        name:str, # What it is called
        size=None, # How large
    ):
        self.name = name

    def __len__(self): return 3

@patch
def sell(self:Shop,
    product, # An id
    price=None, # Money
    **kwargs, # Passed on to the till
)->bool: # Whether it was sold
    "Sell a product"

@patch(cls_method=True)
def open(cls:Shop, name): "Open a shop"
'''


@pytest.mark.fast
@pytest.mark.parametrize(
    'name,shown',
    [
        ('Trouble', 'class Trouble(ValueError):'),
        ('Pair', 'class Pair:\n    left:int # The first\n    right:int=2 # The second'),
        ('Shop', 'class Shop(\n    name:str, # What it is called\n    size=None, # How large\n):'),
        ('Shop.open', 'def open(name):'),
        (
            'Shop.sell',
            'def sell(\n    product, # An id\n    price=None, # Money\n'
            '    **kwargs, # Passed on to the till\n)->bool: # Whether it was sold',
        ),
    ],
)
def test_signatures(name, shown, tmp_path, monkeypatch):
    "A signature is the text of the source: comments stay where they are, None gets no type"
    (tmp_path / 'example_of_reference.py').write_text(EXAMPLE)
    monkeypatch.syspath_prepend(tmp_path)
    assert reference.signature('example_of_reference', name) == shown


@pytest.mark.fast
@pytest.mark.parametrize(
    'source,shown',
    [
        ('x = f(2)\ntest_eq(x, 4)\nx', 'x = f(2)\nx'),
        ('assert f(2) == (\n    4\n)\nf(2)', 'f(2)'),
        ('pd.testing.assert_frame_equal(a, b)\na', 'a'),
        ('with open(p) as file: test_eq(file.read(), 1)\np', None),  # Not a statement of its own
        ("test_fail(lambda: f(-1), contains='below 0')\nf(1)", None),  # The message is shown
        ('test_eq(f(2), 4)', None),  # Nothing would be left
        ('!ls', None),
        ('contest_eq(1)\n1', None),
    ],
)
def test_usage(source, shown):
    "The site shows an example without its tests; errors and what is not Python stay"
    assert website.usage(source) == (source if shown is None else shown)


@pytest.mark.fast
@pytest.mark.parametrize(
    'markdown,mended',
    [
        ('an [[`Embedder`](a.html#x)](03d.ipynb) knows', 'an [`Embedder`](03d.ipynb) knows'),
        ('[the [`keep`](a.html) mask](b.ipynb)', '[the `keep` mask](b.ipynb)'),
        ('[`keep`](a.html) and [that](b.ipynb)', None),
        ('`x[[0]](1)`', None),
    ],
)
def test_one_link(markdown, mended):
    "A name inside the text of a link has no link of its own"
    assert website.one_link(markdown) == (mended or markdown)


@pytest.mark.fast
def test_names_break_at_their_parts():
    "In the contents of a page, and nowhere else"
    link = '<li><a href="#x" id="toc-x" class="nav-link">{}</a> {}</li>'
    whole = link.format('Recommender.properties_of', 'a.b')
    parts = link.format('Recommender.<wbr>properties_<wbr>of', 'a.b')
    assert website.break_names(whole) == parts


def test_no_markdown_is_left(pages):
    "No page shows a link as it is written"
    docs, found = pages
    for name in found:
        text = (docs / name).read_text(encoding='utf-8')
        text = re.sub(r'<(pre|code|script|style)\b.*?</\1>', '', text, flags=re.S)
        shown = unescape(re.sub(r'<[^>]+>', '', text))
        assert not re.search(r'\]\([\w./#-]+\)', shown), name


@pytest.mark.fast
@pytest.mark.parametrize(
    'name,kept',
    [
        ('_Hidden.shown', False),
        ('Shop._secret', False),
        ('Shop.sell', True),
        ('Shop.__len__', False),
        ('Shop.__add__', True),
    ],
)
def test_private_entries(name, kept):
    "Private names, and special methods without words of their own, are left out of the reference"
    doc = '*Both shops in one*' if kept else '*Call self as a function.*'
    text = f'---\n\n### {name}\n\n```python\ndef x():\n```\n\n{doc}'
    assert (reference.entry(text, 'json') is not None) == kept
