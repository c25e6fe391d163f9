"""The reference of the site, from the package's own source.

nbdev draws a signature from what Python knows when the page is run. That shows private classes,
writes `NoneType` for a parameter whose default is None, every class as a function, and the comment
of `**kwargs` as that of the result. Here a signature is the text in the source, comments included.
"""
import ast
import inspect
import re
from functools import cached_property
from importlib import import_module

INHERITED = ('Call self as a function.', 'Return repr(self).', 'Return str(self).',
             'Initialize self.')
CODE = re.compile(r'```python\n.*?\n```', re.S)
HEADING = re.compile(r'^#+ ([\w.]+)$', re.M)


def symbol(module, name):
    "What `name`, such as 'Catalogue.images', is in the module; None where it is not"
    found = import_module(module)
    for part in name.split('.'):
        found = inspect.getattr_static(found, part, None)
    return found


def is_private(name):
    "Whether a part of a dotted name begins with one underscore"
    parts = name.split('.')
    return any(part.startswith('_') and not part.startswith('__') for part in parts)


def function_of(found):
    "The function behind a property, a class method or a static method"
    if isinstance(found, property):
        return found.fget
    if isinstance(found, (classmethod, staticmethod)):
        return found.__func__
    for attribute in ('f', 'func'): # fastcore's class methods, functools.cached_property
        if attribute in getattr(found, '__dict__', {}):
            return getattr(found, attribute)
    return found


def tree_of(found):
    "The source of a function or class, without the indentation of its class, and its syntax tree"
    source = inspect.cleandoc('\n' + inspect.getsource(found))
    return source, ast.parse(source).body[0]


def bases(tree):
    "What a class derives from, as it is written: '(ValueError)'"
    names = [ast.unparse(base) for base in tree.bases]
    return f'({", ".join(names)})' if names else ''


class Header:
    "The lines of a function from its name to the colon, one parameter a line where they stand so"
    def __init__(self, source, tree):
        self.lines, self.tree = source.splitlines(), tree

    @cached_property
    def text(self):
        "From the bracket after the name to the last line before the body"
        first = self.tree.lineno - 1
        last = self.tree.body[0].lineno - 1
        if last == first: # A function on one line
            return self.lines[first][:self.tree.body[0].col_offset].rstrip()
        return '\n'.join(self.lines[first:last]).rstrip()

    def without_self(self):
        "The header without `self` or `cls`, which nobody passes"
        first = [*self.tree.args.posonlyargs, *self.tree.args.args][:1]
        if not first or first[0].arg not in ('self', 'cls'):
            return self.text
        typed = rf'\b{first[0].arg}\b(?:\s*:\s*[\w.\'"]+)?,?[ ]*'
        alone = re.sub(rf'\n\s*{typed}(?:#[^\n]*)?(?=\n)', '', self.text, count=1)
        return alone if alone != self.text else re.sub(typed, '', self.text, count=1)


def of_function(found):
    "The signature of a function or method as its source has it"
    source, tree = tree_of(function_of(found))
    return Header(source, tree).without_self()


def of_class(found):
    "How a class is called: its parameters, the fields of a dataclass, or what it derives from"
    source, tree = tree_of(found)
    name = f'class {tree.name}{bases(tree)}'
    methods = [part for part in tree.body if isinstance(part, ast.FunctionDef)]
    own = [method for method in methods if method.name == '__init__']
    if own:
        header = Header(source, own[0]).without_self()
        header = re.sub(r'^\s*def __init__', f'class {tree.name}', header)
        return re.sub(r'\n    ', '\n', header)
    fields = [part for part in tree.body if isinstance(part, ast.AnnAssign)]
    if not fields:
        return f'{name}:'
    lines = source.splitlines()[fields[0].lineno-1:fields[-1].end_lineno]
    return f'{name}:\n' + '\n'.join(lines)


def signature(module, name):
    "The signature of a public name of a module; None where the source can't be found"
    found = symbol(module, name)
    if found is None:
        return None
    try:
        return of_class(found) if inspect.isclass(found) else of_function(found)
    except (OSError, TypeError, SyntaxError, IndentationError):
        return None


def entry(text, module):
    """One entry of the reference, mended; None where it is to be left out.

    `text` is the Markdown that nbdev's `show_doc` gives.
    """
    heading = HEADING.search(text)
    if not heading:
        return text
    name = heading[1]
    if is_private(name) or ('.__' in name and any(doc in text for doc in INHERITED)):
        return None
    text = text.replace(heading[0], heading[0].replace('__', r'\_\_'))
    header = signature(module, name)
    if header:
        text = CODE.sub(lambda _: f'```python\n{header}\n```', text, count=1)
    return text


def mend(nb, module):
    "Mend the reference in a processed notebook; cells of private names are left out"
    kept = []
    for cell in nb.cells:
        last = cell.source.rstrip().split('\n')[-1]
        if cell.cell_type == 'code' and last.startswith('show_doc('):
            shown = [o.data for o in cell.outputs if 'text/markdown' in o.get('data', {})]
            texts = [entry(data['text/markdown'], module) for data in shown]
            if None in texts:
                continue
            for data, text in zip(shown, texts):
                data['text/markdown'] = text
        kept.append(cell)
    nb.cells = kept
