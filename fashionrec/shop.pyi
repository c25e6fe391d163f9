# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['FACETS', 'PER_PAGE', 'COVERS', 'LEAST', 'SAME_LOOK', 'number_in', 'count_in', 'Asked', 'Listing', 'Shop', 'jpeg', 'checked_part', 'key_of', 'parts_of', 'rows_of']
import io, re, threading, warnings
import numpy as np, pandas as pd
from dataclasses import dataclass, replace
from fastcore.basics import patch
from pandas.api.types import is_bool_dtype, is_numeric_dtype
from .filters import between as between
from .naming import known_column as known_column
from .learning import Learning as Learning, learning_line as learning_line
from .product_page import ProductPage as ProductPage, is_missing as is_missing, json_value as json_value, product_name as product_name
from .safety import Limits as Limits, Refusal as Refusal, Store as Store, checked_photo as checked_photo
from .values import CatalogueError as CatalogueError, match_ids as match_ids
from .workers import State as State
from numbers import Real
from PIL import Image, ImageOps
from secrets import token_urlsafe
from textwrap import shorten
FACETS: Any

def number_in(text: str | None, name: str) -> float | None:
    """The number in a box"""
    ...

def count_in(text: str | None, name: str, usual: int, most: int) -> int:
    """A count in a box"""
    ...

@dataclass(frozen=True)
class Asked:
    """What a visitor asks for on the page Find"""
    words: str = ...
    drop: tuple = ...
    type: str = ...
    colour: str = ...
    gender: str = ...
    low: float | None = ...
    high: float | None = ...
    page: int = ...

    @classmethod
    def of(cls, params, most: int=...) -> 'Asked':
        """What an address asks for"""
        ...

    def params(self, **changes) -> dict:
        """The parameters of an address that asks for this, the first page unless told otherwise"""
        ...

@dataclass
class Listing:
    """Products that answer what was asked for"""
    products: pd.DataFrame
    said: list
    chips: dict
    more: bool

class Shop:
    """A recommender, and what its visitors gave it"""
    state: Any
    pages: Any
    outcomes: Any
    followed: Any
    later: Any
    _turn: Any
    rec: Any
    limits: Any
    visits: Any
    photos: Any

    def __init__(self, rec: object, limits: Limits=..., state: State | None=...):
        ...

    @property
    def products(self) -> pd.DataFrame:
        """The products that there are now"""
        ...

    def column(self, facet: str):
        """The column of a facet, or of prices; None where they are no numbers"""
        ...

    def id_of(self, text: str):
        """The product that is named; text never names a file"""
        ...

    @property
    def lacking(self) -> tuple:
        """What is not learned yet"""
        ...

    def line(self, *parts) -> str:
        """What is being learned, and how far it is"""
        ...

    def need(self, part: str):
        """`Learning` where a part is not learned yet"""
        ...

    def where(self, asked: Asked) -> tuple:
        """The facets and prices that are asked for as a filter"""
        ...

    def _passing(self, where):
        """The products that a filter lets through, while others come and go"""
        ...

    def facet_counts(self, asked: Asked, facet: str) -> dict:
        """How many products each value would leave under the other facets"""
        ...

    def _query(self, asked):
        """What the words ask for, without the chips that were removed"""
        ...

    def _chips(self, asked, query):
        """Text → `Asked` without it"""
        ...

    def find(self, asked: Asked, per_page: int=...) -> Listing:
        """Products that answer words, facets and prices"""
        ...

    def keep_photos(self, files: list) -> str:
        """Hold photos for a while"""
        ...

    def picture(self, id) -> bytes | None:
        """The picture of a product"""
        ...

    def photos_at(self, key: str) -> list:
        """Photos that are held, or the parts of them that a key names"""
        ...

    def _compared(self, page):
        """The products like a photo, with what they share with the tags that are sure"""
        ...

    def page(self, item, is_key: bool=..., under: list | None=..., cover: str=..., k: int=...) -> ProductPage:
        """The product page of a product or photo"""
        ...

    def warm(self):
        """Do once what visitors will ask, so that none of them waits for what is made the first time"""
        ...

    def other_looks(self, page: ProductPage, facet: str, k: int=...) -> pd.DataFrame:
        """The same look with one attribute different, and the others the same"""
        ...

    def recommended(self, history, k: int=..., exclude=...) -> pd.DataFrame:
        """What a customer may want next"""
        ...

    def _new_id(self, id):
        """The id of a new product, of the kind that the others have"""
        ...

    def _check_values(self, product):
        """Refuse values that no cell of a table of products holds, by the name of their column"""
        ...

    def add(self, product: dict, photo: bytes) -> tuple:
        """Add a product"""
        ...

    def remove(self, id):
        """Remove a product"""
        ...

    def follow(self):
        """Make those changes of the catalogue that were not made here yet"""
        ...

    def outcome(self, number: int):
        """What came of a change"""
        ...

def _clean(text):
    ...
PER_PAGE: Any
COVERS: Any
_KEPT: Any

def jpeg(image: Image.Image, quality: int=...) -> bytes:
    """A picture as a file"""
    ...
LEAST: Any
_PART: Any

def checked_part(part) -> tuple | None:
    """A part of a photo; `Refusal` where it is none, or too small"""
    ...

def key_of(base: str, parts: list) -> str:
    """The key of parts of photos"""
    ...

def parts_of(key: str) -> tuple:
    """What a key names"""
    ...
SAME_LOOK: Any
_FOR_ALL: Any

def _named(shop, row):
    """Why a product is recommended, with the name of the product that it goes back to, not its id"""
    ...

def rows_of(table: pd.DataFrame) -> list:
    """Products as JSON has them"""
    ...

def _made(shop, change):
    """What came of a change, its error too"""
    ...
