# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['facet_boxes', 'search_form', 'turn_pages', 'learning_note', 'find_page', 'readable', 'is_unsure', 'fact_row', 'fact_list', 'lead', 'filter_chips', 'dial', 'similar_section', 'facts_section', 'other_sections', 'take_out', 'item_page', 'photo_start', 'photo_rest', 'for_you_page', 'refusal_page']
import re
import pandas as pd
from .learning import Learning as Learning
from .product_page import ProductPage as ProductPage, fact as fact, is_missing as is_missing, picture_frame as picture_frame
from .safety import Refusal as Refusal
from .shop import COVERS as COVERS, FACETS as FACETS, Asked as Asked, Shop as Shop
from .views import address as address, button_form as button_form, card as card, cards as cards, chips as chips, choice as choice, document as document, framed as framed
from .views import number_box as number_box, photo_form as photo_form, product_address as product_address
from .tags import KINDS as KINDS, UNSURE as UNSURE
from fastcore.xml import A, Button, Datalist, Details, Div, Form, H1, H2, Input, Label, Li, Nav
from fastcore.xml import Meter, P, Section, Small, Span, Summary, Table, Td, Th, Tr, Ul
from fastcore.xml import to_xml

def facet_boxes(shop: Shop, asked: Asked) -> list:
    """Boxes for the facets and prices that the products have"""
    ...

def search_form(shop: Shop, asked: Asked):
    """Boxes for words, facets and prices; everything goes into the address"""
    ...

def turn_pages(asked: Asked, more: bool):
    """Links to the page before and after; None where there is neither"""
    ...

def learning_note(shop: Shop, *parts, path: str=...):
    """What is being learned, in one line"""
    ...

def find_page(shop: Shop, asked: Asked, visitor: str) -> str:
    """The page Find"""
    ...

def readable(name) -> str:
    """A column's name as a visitor reads it: 'baseColour' is 'Base colour', 'isFragile' 'Fragile'"""
    ...

def is_unsure(row: pd.Series) -> bool:
    """Whether a prediction is less probable than not, or none at all"""
    ...

def fact_row(name, row: pd.Series, unit: str=...):
    """One tag or property, and how sure it is"""
    ...

def fact_list(head: str, table: pd.DataFrame, first: tuple=..., units: dict=...):
    """Tags or properties under a heading"""
    ...

def lead(shop: Shop, page: ProductPage):
    """What it is in one line"""
    ...

def filter_chips(page: ProductPage, link) -> tuple:
    """The tags that similar products share, and others that they may share"""
    ...
_DIAL: Any

def dial(cover: str, link):
    """Which products come first, as links"""
    ...

def similar_section(page: ProductPage, path: str, under: list | None, cover: str, column=..., compare=...):
    """The similar products, with filters and dial"""
    ...
_KNOWN: Any

def facts_section(shop: Shop, page: ProductPage):
    """Tags and properties"""
    ...

def other_sections(shop: Shop, page: ProductPage) -> list:
    """The same look in another colour, and for another gender"""
    ...

def take_out(id, token: str):
    """A button that takes a product out of the cart"""
    ...

def item_page(shop: Shop, id, visitor: str, under: list | None=..., cover: str=...) -> str:
    """The page of a product"""
    ...
_DRAWN: Any

def photo_start(shop: Shop, key: str, under: list | None=..., cover: str=..., image=..., files: tuple=...) -> tuple:
    """The page of photos as far as their similar products, and what closes it"""
    ...

def photo_rest(shop: Shop, key: str, visitor: str, under: list | None=..., cover: str=...) -> str:
    """What comes between the two parts of `photo_start`"""
    ...

def _met(shop, id, in_cart, token):
    """A product that a visitor looked at, or put into the cart"""
    ...

def for_you_page(shop: Shop, visitor: str) -> str:
    """What the app knows of a visitor, and what it recommends"""
    ...

def refusal_page(refusal: Refusal, token: str=..., path: str=...) -> str:
    """Why something is not answered"""
    ...
