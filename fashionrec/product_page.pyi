# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['ProductPage']
import base64, html, io, json, re
from dataclasses import dataclass, field
import matplotlib.pyplot as plt, numpy as np, pandas as pd
from fastcore.basics import patch
from .columns import column_kind as column_kind
from PIL import Image, ImageOps
from textwrap import shorten, wrap

@dataclass
class ProductPage:
    """What is known about one product or photo"""
    title: str
    photo: Image.Image
    tags: pd.DataFrame
    similar: pd.DataFrame
    pictures: list
    properties: pd.DataFrame
    filters: dict
    notes: list = ...
    name: str | None = ...

    def __str__(self):
        ...

    def _under(self):
        ...

    def plot(self, width: float=...):
        """The page as a figure"""
        ...

    def _repr_png_(self):
        ...

    def to_html(self) -> str:
        """The page as self-contained HTML"""
        ...

    def to_dict(self, pictures: bool=...) -> dict:
        """The page as plain values"""
        ...

    def to_json(self, pictures: bool=..., indent: int | None=...) -> str:
        """The page as JSON"""
        ...

def _said(value):
    """A value as text for readers"""
    ...

def _missing(value):
    ...

def _fact(row):
    """The value of one row of `tags` or `properties`, and how it is known"""
    ...

def _facts(df):
    """`tags` or `properties` as text: a value, and how it is known"""
    ...

def _write_facts(ax, head, df, most=...):
    """A short table of facts as text on axes"""
    ...

def _show_picture(ax, im, text):
    """A picture on axes, its text below"""
    ...
_NAMES: Any

def _squeezed(name):
    ...

def _name_column(products):
    """The column that names products best; None where there is none"""
    ...

def _name(row, id, column=...):
    """The name of one product, its id where it has none"""
    ...
_STYLE: Any

def _img(im, alt=...):
    """A picture inside a frame, written into the page"""
    ...

def _html_facts(head, df):
    """Facts as an HTML table under a heading"""
    ...

def _html_card(im, id, row, column):
    """One similar product: picture, name, and what it shares"""
    ...

def _html_document(title, body):
    """A whole document around the body of a page"""
    ...

def _json_value(value):
    """A value as JSON has it"""
    ...

def _json_picture(im):
    ...
