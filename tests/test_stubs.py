"The stubs are those of the source, and a type checker passes over them and over their use."

import ast
import sys

import pytest
import stubs
from conftest import ROOT, run


@pytest.mark.fast
def test_stubs_are_in_sync():
    "fashionrec/*.pyi is what tools/stubs.py makes of the source"
    made = stubs.stubs(ROOT / 'fashionrec')
    assert set((ROOT / 'fashionrec').glob('*.pyi')) == set(made), 'Run make stubs.'
    for path, text in made.items():
        stored = path.read_text(encoding='utf-8')
        assert ast.dump(ast.parse(stored)) == ast.dump(ast.parse(text)), f'{path.name}: make stubs'
    assert (ROOT / 'fashionrec' / 'py.typed').exists()


def test_type_checker():
    "mypy finds no error in the stubs and none in their use, but those that are expected there"
    run('mypy', 'fashionrec', 'tests/typed_use.py', '--python-executable', sys.executable, cwd=ROOT)


SOURCE = """
from dataclasses import dataclass
from fastcore.basics import patch
from .lower import Base
class Shop:
    "A shop"
    def __init__(self, name:str, size=None): self.name = name
@patch
def sell(self:Shop, product, price:float=None)->bool: "Sell"
@patch(cls_method=True)
def open(cls:Shop, name): return cls(name)
@patch(as_prop=True)
def full(self:Shop)->bool: return True
@patch
def added(self:Base, shop:Shop)->Shop: return shop
__getattr__ = former_names(__name__, lower='helper')
"""
LOWER = """
class Base: pass
def helper(x:int)->int: return x
"""


@pytest.mark.fast
def test_patched_methods_stand_in_their_class(tmp_path):
    "Also where another page adds them; None as a default is a type; former names are imported"
    (tmp_path / 'upper.py').write_text(SOURCE)
    (tmp_path / 'lower.py').write_text(LOWER)
    made = {path.stem: text for path, text in stubs.stubs(tmp_path).items()}
    shop = next(node for node in ast.parse(made['upper']).body if isinstance(node, ast.ClassDef))
    shown = ast.unparse(shop)
    assert 'name: Any' in shown or 'name: str' in shown
    assert 'def sell(self, product, price: float | None=...) -> bool:' in shown
    assert '@classmethod\n    def open(cls, name):' in shown
    assert '@property\n    def full(self) -> bool:' in shown
    assert 'from .lower import helper as helper' in made['upper']
    assert 'def added(self, shop: Shop) -> Shop:' in made['lower']
    assert 'from .upper import Shop' in made['lower']
