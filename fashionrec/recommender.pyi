# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['PROPERTIES', 'TOO_FEW', 'FEW', 'UNLIKE', 'ProductPage', 'Recommender', 'main']
import base64, copy, html, io, json, re, sys, time, warnings
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
import fashionrec
import matplotlib.pyplot as plt, numpy as np, pandas as pd, torch
from fastcore.basics import patch
from .classification import WEIGHTS as WEIGHTS, TagNet as TagNet, Tagger as Tagger, tag_columns as tag_columns
from .classification import _drop as _drop, _known_classes as _known_classes, _known_shares as _known_shares, _unlearnable as _unlearnable
from .customers import CustomerModel as CustomerModel, Histories as Histories, Segments as Segments
from .data import Catalogue as Catalogue
from .ffnn_prediction import PropertyPredictor as PropertyPredictor, column_kind as column_kind, plain as plain
from .files import cache_root as cache_root, reading as reading, stamp as stamp, writing as writing
from .photos import open_photo as open_photo, photos_of as photos_of
from .resnet_similarity import Embedder as Embedder, SimilarityIndex as SimilarityIndex, _ids_of as _ids_of, unit as unit
from .tables import CatalogueError as CatalogueError, match_ids as match_ids, near_ids as near_ids, one_or_many as one_or_many, read_table as read_table
from PIL import Image, ImageOps
from textwrap import shorten, wrap
from torch.nn import functional as F

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
PROPERTIES: Any

class Recommender:
    """Product pages, and recommendations for customers"""
    customers: Any
    _stale: Any
    columns: Any
    left_out: Any
    name: Any
    cat: Any
    tagger: Any
    index: Any
    predictors: Any

    def __init__(self, cat: Catalogue, tagger: Tagger, index: SimilarityIndex, predictors: dict, customers: CustomerModel | None=..., columns=..., left_out=...):
        ...

    def __repr__(self):
        ...

    @classmethod
    def fit(cls, cat: Catalogue, columns=..., properties=..., tagger: Tagger | None=..., epochs: int | None=..., seed: int=..., progress: bool=..., device: str | None=..., **kwargs) -> Recommender:
        """Tagger, index and predictors of a catalogue"""
        ...

    def _current(self):
        """The model of customers, for the products that the index has now"""
        ...

    def save(self, folder):
        """Save the recommender, all of it or nothing"""
        ...

    @classmethod
    def load(cls, folder, cat: Catalogue, missing: str=...) -> Recommender:
        """Load a saved recommender"""
        ...

    @classmethod
    def open(cls, cat: Catalogue, **kwargs) -> Recommender:
        """The recommender of a catalogue, fitted the first time and then kept in the cache"""
        ...

    def _row(self, id):
        """What the tables know of a product: that of the index, else that of the catalogue"""
        ...

    def _picture(self, id):
        """The picture of a product; None where there is none"""
        ...

    def _id_of(self, item):
        """The id of a product, None for a photo; KeyError for what is neither"""
        ...

    def _pictured(self, item):
        """The photo of a product, or what was given as a photo, opened"""
        ...

    def _look(self, photos):
        """Tags and vector (d,) of one thing from its photos, and notes"""
        ...

    def _known_tags(self, row, tags):
        """`tags` with what the record `row` knows put first"""
        ...

    def _only_known(self, row):
        """Columns that can't be predicted, but are known of the product `row`, and are no tags"""
        ...

    def _properties(self, products, vector=...):
        """Known and predicted properties of one product, a table of one row"""
        ...

    def _as_in_table(self, c, tag):
        """The value that the table has for a tag, which is text: a size may be the number 36"""
        ...

    def _asked_tags(self, under):
        """The tags that are asked for, and what is said of names that are none"""
        ...

    def _narrowing(self, tags, under, sure):
        """The tags to search under, the most important first"""
        ...

    def _notes(self, shown=...):
        """What the page can't have, and why; of the columns `shown` it has what is known"""
        ...

    def product_page(self, item, k: int=..., under=..., cover: float | None=..., sure: float=...) -> ProductPage:
        """Picture → tags → most similar under these tags → further properties (paper, section 4)"""
        ...

    def add(self, products, photos=...) -> Recommender:
        """Add products that can be recommended from now on"""
        ...

    def remove(self, ids) -> Recommender:
        """Remove products: they are neither found nor shown any more"""
        ...

    def for_customer(self, history, k: int=..., where=..., diversity: float | None=..., now=..., customer=..., **kwargs) -> pd.DataFrame:
        """Recommend products to a customer from what they searched for, viewed and bought"""
        ...

    def histories(self, events, preset: str | None=..., **kwargs) -> Histories:
        """Histories of customers with the products of this recommender"""
        ...

    def _histories(self, log, **named):
        """`log` as `Histories`; how its columns are named is said only where it isn't that already"""
        ...

    def learn(self, histories, preset: str | None=..., columns: dict | None=..., names: dict | None=..., event: str | None=..., unit: str | None=..., **kwargs) -> Recommender:
        """Learn from histories what customers want next"""
        ...

    def _filled(self):
        """The products, with predicted properties where they are missing"""
        ...

    def segments(self, histories, k: int | None=..., preset: str | None=..., columns: dict | None=..., names: dict | None=..., event: str | None=..., unit: str | None=..., **kwargs) -> Segments:
        """Sort customers into segments, each described by what sets it apart"""
        ...

def _own_properties(products, tags):
    """The columns that can be properties: `PROPERTIES`, and in a table of one's own flags and numbers"""
    ...

def _learnable_tags(products, columns, tagger, left_out):
    """Those of `columns` that can be learnt from these products; why not goes to `left_out`"""
    ...

def _translation(tagger, products, columns):
    """By tag of `tagger`: the column that means the same, and its spelling of the classes"""
    ...

def _translated(tagger, cat, columns):
    """The tagger with the names and classes of the catalogue"""
    ...
TOO_FEW: Any
FEW: Any

def _start_heads(model, vocab, tagger):
    """A head for the classes of `vocab`, its rows those of `tagger` where they mean the same"""
    ...

def _descend(head, sizes, z, y, steps=..., lr=..., decay=...):
    """Train a linear head on the embeddings z (n, d) and the class numbers y (n, tags)"""
    ...

def _heads(tagger, cat, columns, seed):
    """A tagger with the body of `tagger`, heads for `columns` trained on the pictures of `cat`,
and the heads of `tagger` for what `columns` don't have"""
    ...

def _agreement(tagger, cat, columns, most=...):
    """Share of the labels that the tagger gives, 0 if it lacks a column; its seconds a picture"""
    ...

def _tagger(cat, wanted, columns, epochs, seed, steps, **kwargs):
    """The shipped tagger where it knows the products, else one that goes on from it"""
    ...

def _about(seconds):
    """A length of time as one says it"""
    ...

class _Steps:
    """Says what is being done, with an estimate of its time"""
    show: Any
    seconds: Any

    def __init__(self, show=...):
        ...

    @contextmanager
    def __call__(self, what, seconds=...):
        """Say `what` before it is done; `seconds` is the estimate"""
        ...

def _predictors(cat, properties, inputs, vectors, left_out, seed, steps):
    """A predictor for each property that can be learnt; why not goes to `left_out`"""
    ...

def _say_left_out(left_out):
    ...

def _check_catalogue(cat):
    """Only a `Catalogue` will do; what makes one is said"""
    ...

def _load_predictors(d, about):
    """The predictors in a folder; in older ones each is in a folder of its own name"""
    ...

def _check_pictures(index, cat, missing):
    """Products of the index without a picture in `cat`: refused, or removed"""
    ...

def _code():
    """All of this package's code, and the manifest of the shipped weights"""
    ...

def _seen(value):
    """An argument of `fit` as what it is made of"""
    ...

def _is_file(item):
    ...
UNLIKE: Any

def _unlike(tagger, tables):
    """What is said where the photos of one page seem to show different things"""
    ...

def _tags_of(tagger, images):
    """Tags of one thing from its pictures, uint8 (n, h, w, 3), and what speaks against one thing"""
    ...

def _property(model, answer):
    """What a predictor says, as a row of the page"""
    ...
_PROPERTY: Any

def _title(item, id, row, column):
    """What a page is called: the product's name, the file's, or the upload's"""
    ...

def _as_catalogue(products, photos, like):
    """New products as a catalogue whose pictures have the size of those of `like`"""
    ...

def _one_each(photos, ids, rows, given):
    """Photos by id, or those of the rows that are kept, of as many as were given"""
    ...

def _without(cat, ids):
    """A catalogue without these products, however their ids are written"""
    ...

def main(argv=...) -> int:
    """The console script `fashionrec`; see `fashionrec.cli`"""
    ...
