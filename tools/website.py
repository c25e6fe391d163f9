"""The site: made from the outputs that the notebooks hold, complete in itself.

nbdev processes the notebooks, Quarto or smalldocs renders them. This file mends what both leave:
links, the reference, formulas, and whatever a page would ask of another server. A page looks the
same from a server, from a file and without a network. What pages say of themselves, and the site
for programs, are in headers.py and llms.py.
"""
import ast
import html
import json
import re
import shutil
import subprocess
import sys
from importlib import metadata, resources
from pathlib import Path

import brand
import headers
import llms
import nbformat
import reference
import tryout
import yaml
from latex2mathml.converter import convert
from nbconvert import HTMLExporter
from nbdev.config import get_config
from nbdev.quarto import refresh_quarto_yml
from nbdev.serve import proc_nbs

OUTPUT_FILE = re.compile(r'output-file: ([\w-]+)\.html')
OUTPUT_LINE = re.compile(r'output-file: [\w-]+\.html\\n')
PYTHON_BLOCK = re.compile(r'```python\n.*?\n```', re.S)
FORMULA = re.compile(r'<span class="math (\w+)">\\[\[(](.*?)\\[\])]</span>', re.S)
TEX = re.compile(r'(`+.*?`+)|\$\$(.+?)\$\$|\$([^$\n]+)\$', re.S)
KATEX = re.compile(r'<(?:link|script)[^>]*/katex@[^>]*>(?:</script>)?')
FONTS = re.compile(r'@import\s+(?:url\(\s*)?["\']?(?:https?:)?//[^)"\'\s]*["\']?\)?[^;{}]*;')
BOKEH = re.compile(r'https://cdn\.bokeh\.org/bokeh/release/(bokeh[a-z-]*)-([\d.]+)\.min\.js')

# A page that was opened as a file may not fetch its index; it may load it as a script
SEARCH = """// Search in a page that was opened as a file: the index comes as a script when needed
(() => {
  if (location.protocol !== "file:") return;
  const offset = document.querySelector('meta[name="smalldocs:offset"]')?.content || "./";
  const other = window.fetch;
  const load = (done, failed) => {
    const script = document.createElement("script");
    script.src = offset + "search.js";
    script.onload = () => done(new Response(JSON.stringify(window.searchIndex)));
    script.onerror = failed;
    document.head.append(script);
  };
  window.fetch = (address, ...rest) =>
    String(address).endsWith("search.json") ? new Promise(load) : other(address, ...rest);
})();
"""


def unlink(code):
    "A block of code without the links that nbdev puts into it"
    return re.sub(r'\[(`[^`]+`)\]\([^)\s]+\)', r'\1', code[0])


TEST = re.compile(r'test_(?:eq|ne|close|eq_type|is|shuffled)|assert_\w+')


def is_test(statement):
    "Whether a statement only checks; a `test_fail` stays, since it shows what a user would read"
    if isinstance(statement, ast.Assert):
        return True
    if not isinstance(statement, ast.Expr) or not isinstance(statement.value, ast.Call):
        return False
    called = ast.unparse(statement.value.func).rpartition('.')[2]
    return bool(TEST.fullmatch(called))


def usage(source):
    "An example without the tests in it; as it is where nothing would be left or it is not Python"
    try:
        statements = ast.parse(source).body
    except SyntaxError: # A line for the shell
        return source
    tests = [statement for statement in statements if is_test(statement)]
    lines = {number for test in tests for number in range(test.lineno, test.end_lineno + 1)}
    kept = [line for number, line in enumerate(source.split('\n'), 1) if number not in lines]
    left = '\n'.join(kept).strip()
    return left if len(tests) < len(statements) else source


def show_usage(nb):
    "Leave the tests out of the cells of a page that show what they gave"
    for cell in nb.cells:
        if cell.cell_type == 'code' and cell.outputs:
            cell.source = usage(cell.source)


LINK_IN_LINK = re.compile(r'\[([^\[\]]*)\[(`[^`]+`)\]\([^)\s]+\)([^\[\]]*)\]\(([^)\s]+)\)')


def one_link(markdown):
    "Markdown in which a name inside the text of a link has no link of its own, as nbdev gives it"
    return LINK_IN_LINK.sub(r'[\1\2\3](\4)', markdown)


def mend_links(nb):
    "Let each link in the prose of a page be one link"
    for cell in nb.cells:
        if cell.cell_type == 'markdown':
            cell.source = one_link(cell.source)


def markdown_outputs(nb):
    "The outputs of a notebook that are Markdown"
    outputs = [o for cell in nb.cells for o in cell.get('outputs', [])]
    return [o.data for o in outputs if 'text/markdown' in o.get('data', {})]


def page_names(files):
    "The names of pages as nbdev's links have them: '01_data.ipynb' → 'data'"
    found = {path.name: OUTPUT_FILE.search(path.read_text(encoding='utf-8')) for path in files}
    return {name: match[1] for name, match in found.items() if match}


def localise(proc, rename):
    """Mend the processed notebooks: the reference, examples without their tests, links.

    `rename` gives the pages the names that nbdev's links use, which Quarto does by itself.
    """
    cfg = get_config()
    home = f'{cfg.doc_host}{cfg.doc_baseurl}/'
    shelved = list(proc.glob('*/*.ipynb'))
    files = [*proc.glob('*.ipynb'), *proc.glob('*.yml'), *proc.glob('*.md')]
    names = page_names(files)
    for path in [*files, *shelved]:
        text = path.read_text(encoding='utf-8')
        if path in shelved:
            text = OUTPUT_LINE.sub('', text)
        if path.suffix == '.ipynb':
            up = '../' if path in shelved else ''
            nb = nbformat.reads(text.replace(home, up), 4)
            if path not in shelved and path.name in names and names[path.name] != 'index':
                module = f'{cfg.lib_path.name}.{names[path.name]}'
                reference.mend(nb, module.removesuffix('.__init__'))
            show_usage(nb)
            mend_links(nb)
            for data in markdown_outputs(nb):
                data['text/markdown'] = PYTHON_BLOCK.sub(unlink, data['text/markdown'])
            text = nbformat.writes(nb)
        if rename:
            for old, new in names.items():
                text = text.replace(old, f'{new}.ipynb').replace(f'output-file: {new}.html\\n', '')
        path.unlink()
        renamed = rename and path not in shelved and path.name in names
        name = f'{names[path.name]}.ipynb' if renamed else path.name
        path.with_name(name).write_text(text, encoding='utf-8')


def mathml(formula, display=False):
    "A formula in TeX as MathML, which browsers show; a displayed one scrolls where it is wide"
    if display:
        return f'<span class="formula">{convert(html.unescape(formula), display="block")}</span>'
    return convert(html.unescape(formula), display='inline')


def set_maths(page):
    "Write the formulas of a rendered page as MathML: no script from another server"
    return KATEX.sub('', FORMULA.sub(lambda m: mathml(m[2], m[1] == 'display'), page))


def set_tex(markdown):
    "Write the formulas of Markdown as MathML; code stays"
    def formula(match):
        code, display, inline = match.groups()
        return code or mathml(display or inline, display=bool(display))
    return TEX.sub(formula, markdown)


def as_notebook(path):
    "A notebook, or a page of Markdown as one"
    if path.suffix == '.ipynb':
        return nbformat.read(path, 4)
    text = path.read_text(encoding='utf-8').rpartition('---\n')[2]
    return nbformat.v4.new_notebook(cells=[nbformat.v4.new_markdown_cell(text)])


def plain_pages(proc, out):
    "Pages with a row of links, where neither Quarto nor smalldocs can be had"
    out.mkdir()
    sidebar = yaml.safe_load((proc/'sidebar.yml').read_text(encoding='utf-8'))
    entries = listed(sidebar['website']['sidebar']['contents'])
    pages = [page.removesuffix('.ipynb') for page in entries]
    exporter = HTMLExporter(exclude_input_prompt=True, exclude_output_prompt=True,
                            mathjax_url='', require_js_url='', jquery_url='', mermaid_js_url='')
    for path in sorted([*proc.glob('*.ipynb'), *proc.glob('*/*.ipynb'), *proc.glob('404.md')]):
        name = path.relative_to(proc).with_suffix('.html')
        up = '../'*(len(name.parts) - 1)
        links = ' · '.join(f'<a href="{up}{page}.html">{page}</a>' for page in pages)
        nb = as_notebook(path)
        for cell in nb.cells:
            if cell.cell_type == 'markdown':
                cell.source = set_tex(cell.source)
        text, _ = exporter.from_notebook_node(nb)
        text = re.sub(r'<script[^>]*src=""[^>]*>\s*</script>', '', text)
        text = re.sub(r'<script type="module">.*?mermaid.*?</script>', '', text, flags=re.S)
        text = re.sub(r'(href="[^":]+)\.ipynb', r'\1.html', text)
        bar = rf'\1<nav style="padding: 1em 2em">{links}</nav>'
        text = re.sub(r'(<body[^>]*>)', bar, text, count=1)
        text = re.sub(r'\b(id="[^"]+"|href="#[^"]+")', lambda m: m[0].lower(), text)
        (out/name).parent.mkdir(exist_ok=True)
        (out/name).write_text(text, encoding='utf-8')


def listed(contents):
    "The notebooks that a sidebar names, in order, those of its sections included"
    for entry in contents:
        if isinstance(entry, str):
            yield entry
        elif 'contents' in entry:
            yield from listed(entry['contents'])
        else:
            yield entry['href']


def local_scripts(page, out, up=''):
    "Copy Bokeh's scripts into the site where a page asks Bokeh's server for them"
    for name, version in set(BOKEH.findall(page)):
        installed = metadata.version('bokeh')
        if installed != version:
            sys.exit(f'A map was made with Bokeh {version}, and {installed} is installed: '
                     'run its page again (make outputs).')
        script = resources.files('bokeh')/'server'/'static'/'js'/f'{name}.min.js'
        target = out/'site_libs'/'bokeh'/f'{name}.min.js'
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(script.read_bytes())
    return BOKEH.sub(rf'{up}site_libs/bokeh/\1.min.js', page)


PRIVATE = re.compile(r'<a\b[^>]*\bhref="[^"#]*#_[^"]*"[^>]*>(.*?)</a>', re.S)


def unlink_private(page):
    "A page without links to private names, which the reference leaves out"
    return PRIVATE.sub(r'\1', page)


METHOD = re.compile(r'(href="([^"#:]*)#(\w+))(\.\w+)"')


def link_to_classes(page, path, anchors):
    """A page whose links to a method that stands in its class lead to the class

    nbdev links every name that it knows; the reference has an entry for methods added by `@patch`.
    """
    def mended(match):
        start, file, owner, method = match.groups()
        known = anchors.get((path.parent/file).resolve() if file else path.resolve(), ())
        return match[0] if owner + method in known or owner not in known else f'{start}"'
    return METHOD.sub(mended, page)


IN_CONTENTS = re.compile(r'(<a [^>]*\bid="toc-[^>]*>)([\w.]+)(</a>)')


def break_names(page):
    "A page whose contents break a long name after a dot or an underscore, not inside a word"
    def broken(match):
        start, name, end = match.groups()
        return start + re.sub(r'([._])(?=.)', r'\1<wbr>', name) + end
    return IN_CONTENTS.sub(broken, page)


def embed_search(page, up=''):
    "A page that finds its search index also when it is opened as a file"
    script = f'<script src="{up}site_libs/search-file.js"></script>'
    return page.replace('</head>', f'{script}</head>', 1)


def complete(out):
    "Mend the rendered site so that it asks no other server for anything"
    for path in out.rglob('*.css'):
        text = path.read_text(encoding='utf-8')
        path.write_text(FONTS.sub('', text), encoding='utf-8')
    index = out/'search.json'
    if index.exists():
        entries = json.dumps(json.loads(index.read_text(encoding='utf-8')), ensure_ascii=False)
        (out/'search.js').write_text(f'window.searchIndex = {entries};\n', encoding='utf-8')
        (out/'site_libs'/'search-file.js').write_text(SEARCH, encoding='utf-8')
    paths = sorted(out.rglob('*.html'))
    anchors = {path.resolve(): set(re.findall(r'\bid="([^"]+)"', path.read_text(encoding='utf-8')))
               for path in paths}
    for path in paths:
        up = '../'*(len(path.relative_to(out).parts) - 1) # From a page of a shelf to the top
        text = set_maths(path.read_text(encoding='utf-8'))
        text = local_scripts(text, out, up)
        text = unlink_private(text)
        text = link_to_classes(text, path, anchors)
        text = break_names(text)
        if index.exists():
            text = embed_search(text, up)
        path.write_text(text, encoding='utf-8')
    for path in sorted(out.glob('howto/*.html')):
        tryout.mount(path)


def publish(nbs, proc, out):
    "Add what browsers, search engines and programs look for: heads, links, icons, Markdown"
    cfg = get_config()
    headers.dress_all(nbs, out, cfg)
    brand.write(out, cfg.title, cfg.description)
    llms.write(nbs, proc, out, cfg)


def render(nbs, to):
    "Render the site from the outputs that are stored in the notebooks of a folder"
    refresh_quarto_yml()
    proc = proc_nbs(nbs, force=True)
    quarto = shutil.which('quarto')
    smalldocs = Path(sys.executable).with_name('smalldocs')
    localise(proc, rename=not quarto)
    out = proc/get_config().doc_path.name
    if quarto:
        subprocess.run([quarto, 'render', str(proc), '--no-execute', '--no-cache'], check=True)
    elif smalldocs.exists():
        subprocess.run([smalldocs, 'render', '--quiet', proc], check=True)
    else:
        plain_pages(proc, out)
    complete(out)
    publish(nbs, proc, out)
    shutil.rmtree(to, ignore_errors=True)
    shutil.move(out, to)
