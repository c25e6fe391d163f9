"The site: every page is there, in reading order, and no internal link is broken."
import shutil
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml
from conftest import NOT_COPIED, ROOT, run


class Page(HTMLParser):
    "The anchors and the links of a page"
    def __init__(self, path):
        super().__init__()
        self.ids, self.links = set(), []
        self.feed(path.read_text(encoding='utf-8'))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids |= {attrs[k] for k in ('id', 'name') if attrs.get(k)}
        self.links += [attrs[k] for k in ('href', 'src') if attrs.get(k)]


@pytest.fixture(scope='module')
def pages(tmp_path_factory):
    "The pages of the site that the stored outputs give: name -> Page"
    project = shutil.copytree(ROOT, tmp_path_factory.mktemp('site')/'fashionrec', ignore=shutil.ignore_patterns(*NOT_COPIED))
    run('python', 'tools/notebooks.py', 'site', cwd=project)
    docs = project/'_docs'
    return docs, {p.relative_to(docs): Page(p) for p in docs.rglob('*.html')}


def broken(docs, pages):
    "The internal links that lead nowhere, as (page, link)"
    for name, page in pages.items():
        for link in page.links:
            url = urlsplit(link)
            if url.scheme or url.netloc: continue
            target = (docs/name.parent/unquote(url.path)).resolve() if url.path else docs/name
            if target.is_dir(): target /= 'index.html'
            if not target.exists(): yield name, link
            elif url.fragment and target.suffix == '.html' and unquote(url.fragment) not in pages[target.relative_to(docs.resolve())].ids:
                yield name, link


def test_no_broken_link(pages):
    "Every internal link leads to a page, a file and an anchor that exist"
    assert not (bad := list(broken(*pages))), '\n'.join(f'{name}: {link}' for name, link in bad)


def test_broken_links_are_found(tmp_path):
    "A missing page, a missing anchor and a missing picture are each reported"
    (tmp_path/'a.html').write_text('<p id="x"><a href="b.html">1</a><a href="a.html#y">2</a><img src="c.png"><a href="#x">4</a><a href="https://a.b">5</a>')
    assert [l for _, l in broken(tmp_path, {Path('a.html'): Page(tmp_path/'a.html')})] == ['b.html', 'a.html#y', 'c.png']


def test_every_notebook_is_in_the_sidebar():
    "The navigation names each notebook once, in reading order, the home page first"
    listed = yaml.safe_load((ROOT/'nbs'/'sidebar.yml').read_text())['website']['sidebar']['contents']
    assert [p['href'] if isinstance(p, dict) else p for p in listed] == ['index.ipynb'] + sorted(p.name for p in (ROOT/'nbs').glob('[0-9]*.ipynb'))


def test_every_page_leads_to_every_page(pages):
    "The pages are called by their module, and each links to all"
    docs, found = pages
    names = {p.stem.split('_', 1)[1] for p in (ROOT/'nbs').glob('[0-9]*.ipynb')} | {'index'}
    assert {p.stem for p in found if p.parent == Path('.')} >= names
    for name, page in found.items():
        if name.stem in names: assert {f'{n}.html' for n in names} <= set(page.links), f'{name} does not link to every page'


def test_formulas_need_no_network(pages):
    "Formulas are set when the site is built, not by a script from another server"
    docs, found = pages
    if shutil.which('quarto') or sys.version_info < (3, 11): pytest.skip('the pages are not rendered by smalldocs')
    for name in found:
        text = (docs/name).read_text(encoding='utf-8')
        assert '<span class="math' not in text and 'katex' not in text.lower(), name
    assert '<math' in (docs/'eigenfaces.html').read_text(encoding='utf-8')


def test_settings_reach_the_site(pages):
    "nbs/nbdev.yml is what settings.ini says"
    docs, _ = pages
    assert (docs.parent/'nbs'/'nbdev.yml').read_text() == (ROOT/'nbs'/'nbdev.yml').read_text(), 'Run make docs.'
