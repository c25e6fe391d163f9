"""Stubs of the package, from its source: `python tools/stubs.py` writes fashionrec/*.pyi.

nbdev exports methods as functions with fastcore's `@patch`, which editors and type checkers do not
see. In a stub they stand in their class, wherever the page that adds them is. Unlike fastcore's
`py2pyi` this reads the source only: nothing is imported, and classes of other modules are known.
"""
import ast
import sys
from pathlib import Path

KEPT = {'dataclass', 'contextmanager', 'property', 'classmethod', 'staticmethod', 'overload',
        'abstractmethod'} # Decorators that a type checker understands
HEAD = '# Made from the source by `make stubs`; edit the notebook.\n'
STUB_BODY = ast.Expr(ast.Constant(...))


def name_of(node):
    "The name of a decorator or a base, such as 'patch' of `@patch(as_prop=True)`"
    if isinstance(node, ast.Call):
        node = node.func
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, 'id', '')


def option(node, name):
    "Whether a decorator is called with an option that is true"
    return any(word.arg == name for word in getattr(node, 'keywords', ()))


def patch_of(function):
    "The `@patch` decorator of a function; None where it has none"
    return next((node for node in function.decorator_list if name_of(node) == 'patch'), None)


def patched_classes(function):
    "The names of the classes that a patched function is added to"
    annotation = function.args.args[0].annotation
    if isinstance(annotation, ast.BinOp): # self:A|B
        return [name_of(annotation.left), name_of(annotation.right)]
    return [name_of(part) for part in getattr(annotation, 'elts', [annotation])]


def with_none(annotation, default):
    "The annotation of a parameter whose default is None may be None"
    missing = isinstance(default, ast.Constant) and default.value is None
    if not annotation or not missing or 'None' in ast.unparse(annotation):
        return annotation
    return ast.BinOp(annotation, ast.BitOr(), ast.Constant(None))


def type_of(annotation):
    "An annotation that a type checker can read; None where it is no type"
    if annotation is None:
        return None
    calls = any(isinstance(node, ast.Call) for node in ast.walk(annotation))
    return None if calls else annotation


def stub_arguments(arguments):
    "Parameters with their types; defaults are only said to be there"
    plain = [*arguments.posonlyargs, *arguments.args]
    defaults = [None]*(len(plain) - len(arguments.defaults)) + arguments.defaults
    pairs = [*zip(plain, defaults), *zip(arguments.kwonlyargs, arguments.kw_defaults)]
    for argument, default in pairs:
        argument.annotation = with_none(type_of(argument.annotation), default)
    for argument in filter(None, (arguments.vararg, arguments.kwarg)):
        argument.annotation = type_of(argument.annotation)
    arguments.defaults = [ast.Constant(...) for _ in arguments.defaults]
    arguments.kw_defaults = [default and ast.Constant(...) for default in arguments.kw_defaults]


def docstring_of(node):
    "The docstring of a function or class, as a list of no or one statement"
    text = ast.get_docstring(node)
    return [ast.Expr(ast.Constant(text))] if text else []


def stub_function(function, method=False):
    "A function without its body; a patched one as the method that it becomes"
    patch = patch_of(function)
    decorators = [node for node in function.decorator_list if name_of(node) in KEPT]
    if any(name_of(node) == 'cached_property' for node in function.decorator_list):
        decorators.append(ast.Name('property'))
    if option(patch, 'as_prop'):
        decorators.append(ast.Name('property'))
    if option(patch, 'cls_method'):
        decorators.append(ast.Name('classmethod'))
    stub_arguments(function.args)
    if patch or method:
        for argument in function.args.args[:1]:
            argument.annotation = None
    function.decorator_list = decorators
    function.returns = type_of(function.returns)
    function.body = [*docstring_of(function), STUB_BODY]
    return function


def attributes(method):
    "The attributes that a method sets on `self`, with the type of a parameter of the same name"
    types = {argument.arg: argument.annotation for argument in method.args.args}
    found = {}
    for node in ast.walk(method):
        stored = isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store)
        if stored and getattr(node.value, 'id', '') == 'self':
            found.setdefault(node.attr, None)
        if isinstance(node, ast.Call) and name_of(node) == 'store_attr':
            found |= {name: types[name] for name in types if name != 'self'}
    return found


def attribute(name):
    "An attribute of which only the name is known"
    return ast.AnnAssign(ast.Name(name), ast.Name('Any'), None, 1)


def stub_class(node, added):
    "A class without bodies, with the methods that pages add to it"
    node.decorator_list = [deco for deco in node.decorator_list if name_of(deco) in KEPT]
    fields, methods, names = [], {}, {}
    for part in node.body:
        if isinstance(part, ast.FunctionDef):
            names |= attributes(part)
            methods[part.name] = stub_function(part, method=True)
        elif isinstance(part, ast.AnnAssign):
            part.annotation = type_of(part.annotation) or ast.Name('Any')
            part.value = part.value and ast.Constant(...)
            fields.append(part)
        elif isinstance(part, ast.Assign):
            names |= {target.id: None for target in part.targets if isinstance(target, ast.Name)}
    for method in added:
        names |= attributes(method)
        methods[method.name] = stub_function(method)
    known = {field.target.id for field in fields} | set(methods)
    extra = [attribute(name) for name in names if name not in known]
    doc = docstring_of(node)
    node.body = [*doc, *fields, *extra, *methods.values()] or [STUB_BODY]
    return node


def former(node):
    "Imports of the names that moved to other modules, from `__getattr__ = former_names(...)`"
    for word in node.value.keywords:
        names = [ast.alias(name, name) for name in ast.literal_eval(word.value).split()]
        yield ast.ImportFrom(word.arg, names, 1)


def exported(node):
    "An import of the package's own names, which may be imported from here too"
    if getattr(node, 'level', 0):
        names = [ast.alias(alias.name, alias.asname or alias.name) for alias in node.names]
        return ast.ImportFrom(node.module, names, node.level)
    return node


def stub_assignment(node):
    "A name of a module: what `__all__` says, where names moved to, or that it is there"
    names = [target.id for target in node.targets if isinstance(target, ast.Name)]
    if names == ['__getattr__'] and isinstance(node.value, ast.Call):
        return list(former(node))
    if names == ['__all__']:
        return [node]
    return [attribute(name) for name in names]


class Module:
    "The source of a module: its tree, its classes, and where each of its names comes from"
    def __init__(self, path):
        self.path = path
        self.tree = ast.parse(path.read_text(encoding='utf-8'))
        self.functions = [node for node in self.tree.body if isinstance(node, ast.FunctionDef)]
        self.classes = [node for node in self.tree.body if isinstance(node, ast.ClassDef)]
        self.origin = {}
        for node in self.tree.body:
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                self.origin |= {alias.asname or alias.name: node for alias in node.names}
        self.defined = {node.name for node in self.classes}
        for node in [*self.classes, *self.functions]:
            self.origin[node.name] = ast.ImportFrom(path.stem, [ast.alias(node.name)], 1)

    def patched(self):
        "Class → the functions of this module that are added to it"
        found = {}
        for function in filter(patch_of, self.functions):
            for name in patched_classes(function):
                found.setdefault(name, []).append(function)
        return found


def imports_for(method, page, module):
    "What a method that another page adds needs to be imported for its types"
    for node in ast.walk(method):
        if isinstance(node, ast.Name) and node.id not in module.origin and node.id in page.origin:
            source = page.origin[node.id]
            if isinstance(source, ast.ImportFrom):
                yield ast.ImportFrom(source.module, [ast.alias(node.id)], source.level)
            else:
                yield source


def quoted(module):
    "Imports of the modules that types in quotes name, as in 'matplotlib.path.Path'"
    functions = [node for node in ast.walk(module.tree) if isinstance(node, ast.FunctionDef)]
    types = [node.returns for node in functions]
    types += [argument.annotation for node in functions for argument in node.args.args]
    for node in types:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and '.' in node.value:
            yield ast.Import([ast.alias(node.value.rpartition('.')[0])])


def lazy(module, modules):
    "Imports of the names in `__all__` that other modules define and a `__getattr__` finds"
    for node in module.tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], 'id', '') == '__all__':
            for name in set(ast.literal_eval(node.value)) - module.origin.keys():
                homes = [page.path.stem for page in modules if name in page.defined]
                yield from (ast.ImportFrom(home, [ast.alias(name, name)], 1) for home in homes[:1])


def stub(module, modules):
    "The text of the stub of a module"
    added, needed = {}, []
    for page in modules:
        for name, functions in page.patched().items():
            if name in {node.name for node in module.classes}:
                methods = [ast.parse(ast.unparse(function)).body[0] for function in functions]
                added.setdefault(name, []).extend(methods)
    body = [ast.ImportFrom('typing', [ast.alias('Any')], 0)]
    for node in ast.parse(ast.unparse(module.tree)).body:
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            body.append(exported(node))
        elif isinstance(node, ast.ClassDef):
            body.append(stub_class(node, added.get(node.name, [])))
        elif isinstance(node, ast.FunctionDef) and not patch_of(node):
            if node.name != '__getattr__': # What it gives is imported below
                body.append(stub_function(node))
        elif isinstance(node, ast.Assign):
            body += stub_assignment(node)
    stubbed = {node.name: node for node in body if isinstance(node, ast.ClassDef)}
    for page in modules:
        if page is not module:
            for name in page.patched().keys() & stubbed.keys():
                for method in stubbed[name].body:
                    needed += imports_for(method, page, module)
    needed += [*quoted(module), *lazy(module, modules)]
    found = sorted({ast.unparse(node) for node in needed})
    return HEAD + '\n'.join([*found, ast.unparse(ast.Module(body, []))]) + '\n'


def stubs(package='fashionrec'):
    "Path of each stub of a package → its text"
    paths = [path for path in sorted(Path(package).glob('*.py')) if path.stem != '_modidx']
    modules = [Module(path) for path in paths]
    return {module.path.with_suffix('.pyi'): stub(module, modules) for module in modules}


def main(package='fashionrec'):
    "Write the stubs of a package, and remove those of modules that are no more"
    made = stubs(package)
    for path in Path(package).glob('*.pyi'):
        if path not in made:
            path.unlink()
    for path, text in made.items():
        path.write_text(text, encoding='utf-8')
    print(f'{len(made)} stubs')


if __name__ == '__main__':
    main(*sys.argv[1:])
