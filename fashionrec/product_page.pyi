# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['STYLE', 'said', 'is_missing', 'fact', 'facts', 'name_column', 'product_name', 'ProductPage', 'clipped', 'picture_frame', 'facts_table', 'product_card', 'json_value']
import json, re
import numpy as np, pandas as pd
from dataclasses import dataclass, field
from fastcore.basics import patch
from .columns import column_kind as column_kind, plain as plain
from .photos import data_uri as data_uri
from PIL import Image
from textwrap import wrap

def said(value) -> str:
    """A value as text for readers"""
    ...

def is_missing(value) -> bool:
    """Whether a cell says nothing"""
    ...
_SURE: Any

def fact(row: pd.Series) -> tuple:
    """One tag or property for readers"""
    ...

def facts(table: pd.DataFrame) -> pd.DataFrame:
    """Tags or properties for readers"""
    ...
_NAMES: Any

def _squeezed(name):
    """A column's name without case, blanks and punctuation"""
    ...

def _reads_as_names(column):
    """Whether most values differ, and most are of several words"""
    ...

def name_column(products: pd.DataFrame):
    """The column that names products best"""
    ...

def product_name(row: pd.Series, id, column=...) -> str:
    """The name of one product, its id where it has none"""
    ...

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
    nearness: object = ...
    query: object = ...

    def __post_init__(self):
        ...

    def __getattr__(self, name):
        ...

    @property
    def heading(self) -> str:
        """The heading of the similar products"""
        ...

    @property
    def is_bare(self) -> bool:
        """Whether there is nothing to show but the photo"""
        ...

    def __repr__(self):
        ...

    def __str__(self):
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

def clipped(text: str, most: int) -> str:
    """The beginning of a text"""
    ...

def _write_facts(ax, head, table, size, most=...):
    """A short table of facts as text of `size` points on axes"""
    ...

def _show_picture(ax, image, text=..., size=...):
    """A picture on axes, its text of `size` points below"""
    ...

def _plot_bare(page, width):
    """A figure of the photo and the notes"""
    ...

def _show_similar(figure, grid, page, columns, rows, size):
    """The similar products on a grid of axes"""
    ...
STYLE: Any

def picture_frame(image: Image.Image | None, alt: str=...):
    """A picture inside a frame, written into the page"""
    ...

def facts_table(head: str, table: pd.DataFrame):
    """Facts as an HTML table under a heading"""
    ...

def product_card(image: Image.Image | None, id, row: pd.Series, column=...):
    """One similar product: picture, name, and what it shares"""
    ...

def _near_text(nearness):
    """How near the nearest product is as an element; what is like nothing stands out"""
    ...

def json_value(value):
    """A value as JSON has it"""
    ...

def _json_picture(image):
    """A picture as base64 text of a JPEG file; None where there is none"""
    ...
