# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['OUTLINED', 'EDGES', 'HOLE', 'STEP', 'PALE', 'WARM', 'PHOTO_CSS', 'GEOMETRY_JS', 'BOX_JS', 'HANDS_JS', 'PHOTO_JS', 'outline_of', 'FoundPart', 'found_part', 'PhotoViews', 'key_with', 'overlay', 'part_form', 'cropper', 'heat_picture', 'Pair', 'facts_compared']
import io, threading
import numpy as np, pandas as pd
from dataclasses import dataclass
from .pages import is_unsure as is_unsure, photo_rest as photo_rest, photo_start as photo_start, readable as readable
from .photos import load_photo as load_photo, open_photo as open_photo
from .product_page import is_missing as is_missing, product_name as product_name, said as said
from .safety import Refusal as Refusal, Store as Store
from .shop import LEAST as LEAST, Shop as Shop, checked_part as checked_part, jpeg as jpeg, key_of as key_of, parts_of as parts_of
from .views import address as address, document as document, product_address as product_address
from fastcore.basics import patch
from fastcore.xml import H1, A, Button, Details, Div, Figcaption, Figure, Form, Img, Input, Label
from fastcore.xml import Nav, P, Span, Summary, Table, Td, Th, Tr, ft
from PIL import Image, ImageFilter, ImageOps
OUTLINED: Any

def outline_of(mask: np.ndarray) -> str:
    """The outline of a mask"""
    ...

@dataclass(frozen=True)
class FoundPart:
    """What stands out in a photo"""
    size: tuple
    part: tuple | None
    outline: str

    def drawing(self) -> str:
        """The outline as a picture that lies over the photo"""
        ...

def found_part(extraction: object) -> FoundPart:
    """What an extraction found as a part of the photo, with a margin, in whole per cent"""
    ...

class PhotoViews:
    """Pages of photos and of comparisons"""
    shop: Any
    _found: Any
    heats: Any
    _extractor: Any
    _lock: Any

    def __init__(self, shop: Shop):
        ...

    @property
    def extractor(self) -> object:
        """What finds products in photos"""
        ...

    def found(self, key: str) -> list:
        """What stands out in photos"""
        ...

    def found_key(self, key: str, params) -> str:
        """The key where one photo is looked at where something stands out, or whole where nothing does"""
        ...

    def outline(self, key: str, number: int) -> str:
        """The line around what stands out in a photo"""
        ...

    def asked_key(self, key: str, params) -> str:
        """The key that the form of a part asks for"""
        ...

    def start(self, key: str, under: list | None=..., cover: str=...) -> tuple:
        """The page of photos, or of parts of them, as far as their similar products, and its end"""
        ...

    def page(self, key: str, visitor: str, *way) -> str:
        """The whole page of photos, or of parts of them"""
        ...

    def picture(self, key: str, number: int) -> bytes:
        """One of the photos, or the part of it"""
        ...

    def pair(self, params) -> Pair:
        """What an address compares; ids stand in its parameters, since they may have any mark"""
        ...

    def vectors(self, pair: Pair) -> tuple:
        """The vectors of both"""
        ...

    def heat(self, pair: Pair, second: bool=...) -> bytes:
        """The heat map of one for its similarity to the other"""
        ...

    def facts_of(self, pair: Pair) -> pd.DataFrame:
        """What is known of both, attribute by attribute"""
        ...

    def alike_page(self, pair: Pair) -> str:
        """The page that shows why two are alike"""
        ...
EDGES: Any

def key_with(key: str, number: int, part, photos: int=...) -> str:
    """The key where one photo has another part"""
    ...

def overlay(size: tuple, part: tuple | None):
    """The part that is looked at, drawn over a photo"""
    ...

def part_form(key: str, number: int, part: tuple | None, cover: str):
    """Four numbers, and a button"""
    ...

def cropper(key: str, number: int, size: tuple, found: FoundPart | None=..., photos: int=..., cover: str=...):
    """A photo, what of it is looked at, and how to look at another part"""
    ...
HOLE: Any
STEP: Any
PALE: Any
WARM: Any

def heat_picture(image: Image.Image, heat: np.ndarray, size: tuple=...) -> Image.Image:
    """A picture in grey, with colour where covering it costs similarity"""
    ...

@dataclass(frozen=True)
class Pair:
    """What is compared: a product or photo, and a product"""
    first: object
    second: object
    is_key: bool = ...

    def params(self, **more) -> dict:
        """The parameters of an address that compares them"""
        ...

def facts_compared(facts: pd.DataFrame, names: tuple):
    """What is known of both, as a table"""
    ...
PHOTO_CSS: Any
GEOMETRY_JS: Any
BOX_JS: Any
HANDS_JS: Any
PHOTO_JS: Any
