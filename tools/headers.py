"""What every page of the site says of itself, and where its reader can go from it.

In its head: title, description, the one address it has, the picture of a shared link, the icon, and
the same page as Markdown. Under its title: its notebook here, on the repository, in Colab and on
Kaggle, and the source of its module. All of it is text: nothing is fetched before a reader clicks.
"""
import html
import re
import shutil
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import urlsplit

import nbformat
from notebooks import name_of, notebooks
from reader import heading, shelves

NOTEBOOKS = 'notebooks'  # Folder of the site that the notebooks are downloaded from
NUMBER = re.compile(r'^\d+[a-z]*_')
MODULE = re.compile(r'^#\| *default_exp +(\w+)', re.M)
COLAB = 'https://colab.research.google.com/github/{user}/{repo}/blob/{branch}/{path}'
KAGGLE = 'https://kaggle.com/kernels/welcome?src={url}/blob/{branch}/{path}'
# The page for missing addresses is shown at any depth: its links start at the site's root,
# but where somebody looks at it in another place, such as on their own machine
ROOTED = """<base href="{root}"><script>
if (!location.pathname.startsWith("{root}")) document.querySelector("base").remove();
</script>"""


def published(name):
    "The page of the site that a notebook becomes: '02a_tagging.ipynb' → 'tagging'"
    path = Path(name)
    return path.with_name(NUMBER.sub('', path.stem)).as_posix()


@dataclass
class Notebook:
    "A notebook of the site: where it lies, and what it says of itself"
    path: Path  # The file
    name: str  # Below its folder: 'howto/onnx.ipynb'

    @cached_property
    def said(self):
        "Title and summary"
        return heading(self.path)

    @cached_property
    def module(self):
        "The module that it exports to, None where it exports nothing"
        first = nbformat.read(self.path, 4).cells[0]
        found = MODULE.search(first.source)
        return found and found[1]

    @property
    def page(self):
        "The page that it becomes, without .html"
        return published(self.name)


def found_in(nbs):
    "Page of the site → its notebook"
    found = [Notebook(path, name_of(path, nbs)) for path in notebooks(nbs)]
    return {notebook.page: notebook for notebook in found}


def site_address(cfg):
    "Where the site is published: 'https://…/fashionrec/'"
    return f'{cfg.doc_host}{cfg.doc_baseurl}/'


def links(notebook, up, cfg):
    "Where a reader can go from a page: (icon, text, address)"
    where = dict(user=cfg.user, repo=cfg.repo, branch=cfg.branch, url=cfg.git_url,
                 path=f'{cfg.nbs_path.name}/{notebook.name}')
    yield 'download', 'Notebook', f'{up}{NOTEBOOKS}/{notebook.name}'
    yield 'github', 'Repository', '{url}/blob/{branch}/{path}'.format(**where)
    yield 'play-circle', 'Colab', COLAB.format(**where)
    yield 'play-circle', 'Kaggle', KAGGLE.format(**where)
    if notebook.module:
        source = f'{cfg.lib_path.name}/{notebook.module}.py'
        yield 'file-code', source, f'{cfg.git_url}/blob/{cfg.branch}/{source}'
    yield 'markdown', 'Markdown', f'{Path(notebook.page).name}.html.md'


def row(notebook, up, cfg):
    "The links of a page as one row under its title"
    made = []
    for icon, text, address in links(notebook, up, cfg):
        saved = ' download' if icon == 'download' else ''
        made.append(f'<a href="{html.escape(address)}"{saved}><i class="bi bi-{icon}"></i> '
                    f'{html.escape(text)}</a>')
    return f'<nav class="page-links" aria-label="This page elsewhere">{" ".join(made)}</nav>'


def head(name, title, summary, up, cfg):
    "What the head of a page says to browsers, search engines and whoever shows a link to it"
    base = site_address(cfg)
    address = base if name == 'index' else f'{base}{name}.html'
    shown = title if name == 'index' else f'{title} – {cfg.title}'
    said = [('property', 'og:type', 'website'), ('property', 'og:site_name', cfg.title),
            ('property', 'og:title', shown), ('property', 'og:description', summary),
            ('property', 'og:url', address), ('property', 'og:image', f'{base}card.png'),
            ('property', 'og:image:width', '1200'), ('property', 'og:image:height', '630'),
            ('property', 'og:image:alt', f'{cfg.title}: {cfg.description}'),
            ('name', 'twitter:card', 'summary_large_image'), ('name', 'twitter:title', shown),
            ('name', 'twitter:description', summary), ('name', 'twitter:image', f'{base}card.png')]
    tags = [f'<meta {kind}="{key}" content="{html.escape(text)}">' for kind, key, text in said]
    twin = f'{Path(name).name}.html.md'
    tags += [f'<link rel="canonical" href="{address}">',
             f'<link rel="icon" href="{up}favicon.svg" type="image/svg+xml">',
             f'<link rel="alternate icon" href="{up}favicon.png" type="image/png" sizes="32x32">',
             f'<link rel="alternate" type="text/markdown" href="{twin}">',
             f'<link rel="describedby" type="text/markdown" href="{up}llms.txt">']
    return '\n'.join(tags)


DESCRIPTION = re.compile(r'<meta name="description"')
OURS = re.compile(r'<meta (?:property="og:|name="twitter:)[^>]*>'
                  r'|<link rel="(?:canonical|icon)"[^>]*>')
TITLE_BLOCK = re.compile(r'(<header id="title-block-header".*?</header>)', re.S)
BODY = re.compile(r'(<body[^>]*>)')


def dress(text, name, notebook, up, cfg):
    "A rendered page with what it says of itself in its head, and its links under its title"
    title, summary = notebook.said
    made = head(name, title, summary, up, cfg)
    if not DESCRIPTION.search(text):
        made = f'<meta name="description" content="{html.escape(summary)}">\n{made}'
    text = OURS.sub('', text).replace('</head>', f'{made}\n</head>', 1)
    place = TITLE_BLOCK if TITLE_BLOCK.search(text) else BODY
    shown = row(notebook, up, cfg)
    return place.sub(lambda match: match[1] + shown, text, count=1)


def dress_missing(text, cfg):
    "The page for addresses that do not exist: no search engine lists it, and it works at any depth"
    root = f'{urlsplit(site_address(cfg)).path}'
    made = (f'<head>{ROOTED.format(root=root)}<meta name="robots" content="noindex">'
            '<link rel="icon" href="favicon.svg" type="image/svg+xml">')
    return OURS.sub('', text).replace('<head>', made, 1)


SHELF = re.compile(r'<a class="(sidebar-item-text [^"]*)" (data-bs-toggle="collapse" '
                   r'data-bs-target="(#[\w-]+)") role="navigation"')


def reachable(text):
    "A page whose shelves open by keyboard too: what opens one is a link, with the role of a button"
    return SHELF.sub(r'<a class="\1" href="\3" \2 role="button"', text)


def mark_shelf(text, shelf):
    "A page whose shelf is marked in the navbar, not only that of the page that it leads to"
    entry = re.compile(rf'(<a class="nav-link)("[^>]*><span class="menu-text">{shelf}<)')
    return entry.sub(r'\1 active\2', text, count=1)


def open_shelves(text, numbers):
    "A page with some shelves of its sidebar open; those of the renderer are open where it stands"
    for number in numbers:
        name = f'quarto-sidebar-section-{number}'
        closed = re.compile(rf'(data-bs-target="#{name}"[^>]*aria-expanded=")false')
        text = closed.sub(r'\1true', text)
        text = re.sub(rf' collapsed("[^>]*data-bs-target="#{name}")', r'\1', text)
        text = re.sub(rf'(id="{name}" class="collapse [^"]*)"', r'\1 show"', text)
    return text


def copy_notebooks(found, out):
    "The notebooks themselves, to be downloaded from the site"
    for notebook in found.values():
        target = out/NOTEBOOKS/notebook.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(notebook.path, target)


def dress_all(nbs, out, cfg):
    "Dress the pages of a rendered site, which come from the notebooks of a folder"
    found = found_in(nbs)
    shelf_of = {published(name): shelf for shelf, topics in shelves(nbs).items()
                for names in topics.values() for name in names}
    for path in sorted(out.rglob('*.html')):
        name = path.relative_to(out).with_suffix('').as_posix()
        text = reachable(path.read_text(encoding='utf-8'))
        if name in shelf_of:
            text = mark_shelf(text, shelf_of[name])
        if name in found:
            text = dress(text, name, found[name], '../'*name.count('/'), cfg)
        elif name == '404':
            text = dress_missing(text, cfg)
        if name in ('index', '404'): # On no shelf: the first two show what there is
            text = open_shelves(text, (1, 2))
        path.write_text(text, encoding='utf-8')
    copy_notebooks(found, out)
    leave_out(out/'sitemap.xml', '404.html')


def leave_out(sitemap, page):
    "Take a page out of the list that search engines read"
    if sitemap.exists():
        text = sitemap.read_text(encoding='utf-8')
        rows = re.compile(rf'\s*<url>(?:(?!</url>).)*/{re.escape(page)}</loc>.*?</url>', re.S)
        sitemap.write_text(rows.sub('', text), encoding='utf-8')
