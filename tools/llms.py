"""The site for readers that are programs: llms.txt, and each page as Markdown beside it.

As llmstxt.org proposes: `llms.txt` names the project and lists its pages by shelf, each with one
line; the page at `x.html` is Markdown at `x.html.md`. The Markdown is what the page shows without
its pictures: prose, code, the reference, and what the cells gave as text.
"""
import html
import re

import nbformat
import yaml
from headers import found_in, published, site_address
from notebooks import flags
from reader import shelves

OPTIONAL = ('Foundations', 'Drawings', 'Measured')  # Topics that most questions can do without
LONGEST = 3000  # Characters of one output
COLOURS = re.compile(r'\x1b\[[0-9;]*m')
REFERENCE_HEAD = re.compile(r'^---\n+(?:\[source\]\(([^)]*)\)\{[^}]*\})?\n*')
CODE = r'(`+[^`]+`+)'  # A span of code, which stays as it is
PAGE_LINK = re.compile(CODE + r'|\]\(([^)\s:#]+)\.(?:ipynb|html)(?:#[^)\s]*)?\)')
HTML = re.compile(CODE + r'|!\[[^\]]*\]\(data:[^)]*\)|<(style|script|svg)\b.*?</\2>|<!--.*?-->'
                  r'|</?[a-z][^<>]*>', re.S)
FENCE = re.compile(r'(^```.*?^```$)', re.S | re.M)


def outside_code(change, text):
    "A text with its parts changed that are not blocks of code"
    parts = FENCE.split(text)
    return ''.join(part if part.startswith('```') else change(part) for part in parts)


def relinked(text):
    "Markdown whose links to pages of the site lead to their Markdown"
    def mended(match):
        code, target = match.groups()
        return code or f']({published(target)}.html.md)'
    return outside_code(lambda part: PAGE_LINK.sub(mended, part), text)


def without_html(text):
    "Markdown without tags and without pictures that are embedded in it; code stays"
    plain = outside_code(lambda part: HTML.sub(lambda match: match[1] or '', part), text)
    return re.sub(r'\n{3,}', '\n\n', plain).strip()


def fenced(text, kind=''):
    "A text as a block of code"
    fence = '```' if '```' not in text else '~~~~'
    return f'{fence}{kind}\n{text}\n{fence}'


def plain_text(output):
    "What an output says as text; None where it is a picture, a widget or nothing"
    if output.output_type == 'stream':
        text = output.text if output.name != 'stderr' else ''
    elif output.output_type == 'error':
        text = '\n'.join(output.traceback)
    else:
        text = output.data.get('text/plain', '')
    text = COLOURS.sub('', ''.join(text)).rstrip()
    if not text or re.fullmatch(r'<[^\n]*>', text):
        return None
    return text if len(text) <= LONGEST else f'{text[:LONGEST].rpartition(chr(10))[0]}\n…'


def output_text(output):
    "An output as Markdown; None where it has nothing to read"
    shown = output.get('data', {}).get('text/markdown')
    if not shown:
        text = plain_text(output)
        return text and fenced(text)
    shown = REFERENCE_HEAD.sub('', ''.join(shown))
    return relinked(without_html(shown))


def cell_texts(cell):
    "What a cell of a processed notebook shows, as Markdown"
    asked = {flag.replace(' ', '') for flag in flags(cell)}
    if cell.cell_type == 'markdown':
        yield relinked(without_html(cell.source))
    elif cell.cell_type == 'code' and 'include:false' not in asked:
        source = re.sub(r'^#\s*\|.*\n?', '', cell.source, flags=re.M).strip()
        if source and 'echo:false' not in asked:
            yield fenced(source, 'python')
        if 'output:false' not in asked:
            for output in cell.outputs:
                yield output_text(output)


def twin(nb):
    "A processed notebook as Markdown"
    said = yaml.safe_load(nb.cells[0].source.strip().strip('-'))
    summary = said.get('description')
    parts = [f"# {said['title']}", summary and f'> {summary}']
    for cell in nb.cells[1:]:
        parts += cell_texts(cell)
    return '\n\n'.join(filter(None, parts)) + '\n'


def twins(proc, pages):
    "Page of the site → its Markdown, from the processed notebooks"
    found = {}
    for path in sorted([*proc.glob('*.ipynb'), *proc.glob('*/*.ipynb')]):
        page = published(path.relative_to(proc).as_posix())
        if page in pages:
            found[page] = twin(nbformat.read(path, 4))
    return found


def sections(nbs):
    "Titles of llms.txt → the names of their pages: the shelves, and what can be left out"
    found = shelves(nbs)
    listed = {shelf: [name for topic, names in topics.items() if topic not in OPTIONAL
                      for name in names] for shelf, topics in found.items()}
    rest = [name for topics in found.values() for topic in topics if topic in OPTIONAL
            for name in topics[topic]]
    return {'Start': ['index.ipynb']} | listed | {'Optional': rest}


def notes(cfg):
    "What a program should know before it opens a page"
    return f"""\
- Every page is a notebook: prose, code, and what the code gave. The outputs come from an embedded
  catalogue of drawn products; the pages under Results show what was measured on Kaggle's.
- Install it with Python {cfg.min_python} or later: `pip install git+{cfg.git_url}`.
- Begin with `from fashionrec import Catalogue, Recommender, Tagger`.
- The page `x.html` is Markdown at `x.html.md`; all pages but the optional ones are in
  [one file]({site_address(cfg)}llms-ctx.txt)."""


def index(nbs, cfg):
    "The text of llms.txt"
    pages = found_in(nbs)
    lines = [f'# {cfg.title}', '', f'> {cfg.description}', '', notes(cfg)]
    for title, names in sections(nbs).items():
        lines += ['', f'## {title}', '']
        for name in names:
            shown, summary = pages[published(name)].said
            address = f'{site_address(cfg)}{published(name)}.html.md'
            lines.append(f'- [{shown}]({address}): {summary}')
    return '\n'.join(lines) + '\n'


def context(nbs, cfg, found):
    "All pages but the optional ones in one text, as llms_txt2ctx makes it"
    pages = found_in(nbs)
    parts = [f'<project title="{cfg.title}" summary="{html.escape(cfg.description)}">']
    for title, names in sections(nbs).items():
        if title == 'Optional':
            continue
        tag = title.lower().replace(' ', '-')
        parts.append(f'<{tag}>')
        for name in names:
            shown, summary = pages[published(name)].said
            parts.append(f'<doc title="{html.escape(shown)}" desc="{html.escape(summary)}">')
            parts += [found[published(name)].rstrip(), '</doc>']
        parts.append(f'</{tag}>')
    return '\n'.join([*parts, '</project>']) + '\n'


def write(nbs, proc, out, cfg):
    "Write the Markdown of each page, llms.txt and llms-ctx.txt into the site"
    found = twins(proc, found_in(nbs))
    for page, text in found.items():
        (out/f'{page}.html.md').write_text(text, encoding='utf-8')
    (out/'llms.txt').write_text(index(nbs, cfg), encoding='utf-8')
    (out/'llms-ctx.txt').write_text(context(nbs, cfg, found), encoding='utf-8')
