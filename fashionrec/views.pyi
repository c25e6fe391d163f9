# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['LOOKS', 'FORMS', 'CSS', 'JS', 'ICON', 'address', 'product_address', 'framed', 'card', 'cards', 'chips', 'choice', 'number_box', 'button_form', 'photo_form', 'document']
from urllib.parse import quote, urlencode
import numpy as np, pandas as pd
from .product_page import STYLE as STYLE, product_name as product_name
from fastcore.xml import A, Body, Button, Details, Div, Figcaption, Figure, Footer
from fastcore.xml import Form, Head, Header, Html, Img, Input, Label, Li, Link, Main, Meta, Nav
from fastcore.xml import Option, P, Script, Select, Small, Span, Summary, Title, Ul, to_xml

def address(path: str, **params) -> str:
    """A link with what is asked"""
    ...

def product_address(id, kind: str=...) -> str:
    """Where a product is"""
    ...

def framed(id, alt: str):
    """The picture of a product, fetched when it is about to be seen"""
    ...

def card(id, row: pd.Series, column=..., said: str=..., compare: str=...):
    """One product: picture, name, and why it is here"""
    ...

def cards(table: pd.DataFrame, column=..., compare=...):
    """Products side by side"""
    ...

def chips(links: dict, verb: str=...):
    """What is asked for, each removable; None where there is nothing"""
    ...

def choice(name: str, label: str, counts: dict, chosen: str=...):
    """A box to choose one value, or any"""
    ...

def number_box(name: str, label: str, value: str=...):
    """A box for a number, which may be left blank"""
    ...

def button_form(action: str, token: str, text: str, quiet: bool=..., **values):
    """A button that changes something"""
    ...

def photo_form(token: str, title: str=...):
    """A form to choose, drop, paste or take photos; sent at once where scripts run"""
    ...

def _file(name):
    """A stylesheet or script of the app"""
    ...

def document(title: str, *body, active: str=..., shop: str=..., files: tuple=...) -> str:
    """A whole page"""
    ...
LOOKS: Any
FORMS: Any
CSS: Any
JS: Any
ICON: Any
