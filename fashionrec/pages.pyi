# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['search_form', 'turn_pages', 'find_page', 'filter_chips', 'dial', 'similar_section', 'item_page', 'for_you_page', 'refusal_page']
from .product_page import ProductPage as ProductPage, facts_table as facts_table, picture_frame as picture_frame
from .safety import Refusal as Refusal
from .shop import COVERS as COVERS, FACETS as FACETS, Asked as Asked, Shop as Shop
from .views import address as address, button_form as button_form, card as card, cards as cards, chips as chips, choice as choice, document as document, framed as framed
from .views import number_box as number_box, photo_form as photo_form, product_address as product_address
from .words import KINDS as KINDS
from fastcore.xml import A, Button, Datalist, Details, Div, Form, H1, H2, Input, Label, Li, Nav
from fastcore.xml import P, Section, Small, Span, Strong, Summary, Ul

def search_form(shop: Shop, asked: Asked):
    """Boxes for words, facets and prices; everything goes into the address"""
    ...

def turn_pages(asked: Asked, more: bool):
    """Links to the page before and after; None where there is neither"""
    ...

def find_page(shop: Shop, asked: Asked, visitor: str) -> str:
    """The page Find"""
    ...

def filter_chips(page: ProductPage, link) -> tuple:
    """The tags that similar products share, and others that they may share"""
    ...
_DIAL: Any

def dial(cover: str, link):
    """Which products come first, as links"""
    ...

def similar_section(page: ProductPage, path: str, under: list | None, cover: str, column=...):
    """The similar products, with filters and dial"""
    ...

def item_page(shop: Shop, item, visitor: str, is_key: bool=..., under: list | None=..., cover: str=...) -> str:
    """The page of a product or photo"""
    ...

def for_you_page(shop: Shop, visitor: str) -> str:
    """What the app knows of a visitor, and what it recommends"""
    ...

def refusal_page(refusal: Refusal) -> str:
    """Why something is not answered"""
    ...
