# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['PROPERTIES', 'LEARNT', 'BATCHES', 'UNLIKE', 'Recommender', 'own_properties', 'bookkeeping_columns', 'learnable_tags', 'property_predictors', 'check_catalogue', 'is_file', 'doubts', 'page_title', 'as_catalogue', 'main']
import difflib, json, os, shutil, sys, time, warnings
from dataclasses import replace
import numpy as np, pandas as pd
from fastcore.basics import patch
from .columns import column_kind as column_kind, is_bookkeeping as is_bookkeeping, plain as plain
from .customers import CustomerModel as CustomerModel, Histories as Histories, Segments as Segments
from .data import Catalogue as Catalogue
from .ffnn_prediction import PropertyPredictor as PropertyPredictor
from .files import cache_root as cache_root, former_names as former_names, package_code as package_code, reading as reading, stamp as stamp, writing as writing
from .interests import TooFewLessons as TooFewLessons
from .own_tagger import FEW as FEW, Steps as Steps, seen_as as seen_as, tagger_for as tagger_for, translated as translated
from .photos import open_photo as open_photo, photos_of as photos_of
from .product_page import ProductPage as ProductPage, fact as fact, is_missing as is_missing, name_column as name_column
from .nearest import unit as unit, whole as whole
from .embedder import Embedded as Embedded, Embedder as Embedder, embed_photos as embed_photos, picture_hash as picture_hash
from .resnet_similarity import SimilarityIndex as SimilarityIndex
from .rows import ids_of as ids_of
from .sample import counts as counts
from .segments import listed as listed
from .sources import is_address as is_address
from .tables import CatalogueError as CatalogueError, match_ids as match_ids, near_ids as near_ids, one_or_many as one_or_many, read_table as read_table
from .tabular import training_plan as training_plan
from .tagging import STRANGE as STRANGE, UNSURE as UNSURE, WEIGHTS as WEIGHTS, TagNet as TagNet, Tagger as Tagger, content_of as content_of
from .tags import known_shares as known_shares, tag_columns as tag_columns, unlearnable as unlearnable
from .words import searched_products as searched_products
from functools import lru_cache
from inspect import signature
from pathlib import Path
from PIL import Image
PROPERTIES: Any
LEARNT: Any

class Recommender:
    """Product pages, and recommendations for customers"""
    columns: Any
    left_out: Any
    lacking: Any
    name: Any
    cat: Any
    tagger: Any
    index: Any
    predictors: Any
    _customers: Any
    _stale: Any

    def __init__(self, cat: Catalogue, tagger: Tagger, index: SimilarityIndex, predictors: dict, customers: CustomerModel | None=..., columns=..., left_out=..., lacking: tuple=...):
        ...

    def customers(self, model):
        ...

    def __repr__(self):
        ...

    @classmethod
    def fit(cls, cat: Catalogue, columns=..., properties=..., tagger: Tagger | None=..., epochs: int | None=..., seed: int=..., progress: bool=..., device: str | None=..., early=..., tell=..., **kwargs) -> Recommender:
        """Tagger, index and predictors of a catalogue"""
        ...

    @classmethod
    def open(cls, cat: Catalogue, early=..., **kwargs) -> Recommender:
        """The recommender of a catalogue, fitted the first time and then kept in the cache"""
        ...

    @classmethod
    def at_hand(cls, cat: Catalogue, **kwargs) -> Recommender:
        """What is there without learning: all from the cache, or its beginning, or the bare products"""
        ...

    def save(self, folder):
        """Save the recommender, all of it or nothing"""
        ...

    @classmethod
    def load(cls, folder, cat: Catalogue, missing: str=...) -> Recommender:
        """Load a saved recommender"""
        ...

    def record(self, id) -> pd.Series:
        """What the tables know of a product: that of the index, else that of the catalogue"""
        ...

    def picture(self, id) -> Image.Image | None:
        """The picture of a product; None where there is none"""
        ...

    @property
    def without_picture(self) -> pd.Series:
        """Products that the catalogue knows without a picture: they are not recommended"""
        ...

    def id_of(self, item):
        """The id of a product; KeyError for what is neither id nor photo"""
        ...

    def photo(self, item) -> Image.Image:
        """The picture of a product, or what was given as a photo, opened"""
        ...

    def _embedded(self, photos, features):
        """The mean vector of photos as an `Embedded`"""
        ...

    def _look(self, photos):
        """As `look`, with an `Embedded` for the vector"""
        ...

    def look(self, photos: list) -> tuple:
        """Tags and vector of one thing from its photos"""
        ...

    def _type_of(self, record):
        """The article type in a record, as text"""
        ...

    def tags_of(self, record: pd.Series, tags: pd.DataFrame) -> pd.DataFrame:
        """Tags of a product, with those that its record knows put first"""
        ...

    def _only_known(self, record):
        """Columns that can't be predicted, but are known of the product `record`, and are no tags"""
        ...

    def properties_of(self, products: pd.DataFrame, vector=...) -> pd.DataFrame:
        """Known and predicted properties of one product"""
        ...

    def doubted(self, properties: pd.DataFrame, tags: pd.DataFrame) -> pd.DataFrame:
        """Properties of a photo, no surer than the tags that decide them"""
        ...

    def _asked_tags(self, under):
        """The tags that are asked for, and what is said of names that are none"""
        ...

    def filters_of(self, tags: pd.DataFrame, under: list | None=..., sure: float=...) -> dict:
        """The tags to search under, as the table has them"""
        ...

    def _notes(self, tags):
        """What was not learnt, and why; of `tags` the tagger knows some without"""
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

    def _with_products(self, log):
        """A log whose searches by words (column `query`) have the products that they ask for"""
        ...

    def for_customer(self, history, k: int=..., where=..., diversity: float | None=..., now=..., customer=..., exclude=..., **kwargs) -> pd.DataFrame:
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

    def filled(self) -> pd.DataFrame:
        """The products, with predicted properties where they are missing"""
        ...

    def segments(self, histories, k: int | None=..., preset: str | None=..., columns: dict | None=..., names: dict | None=..., event: str | None=..., unit: str | None=..., **kwargs) -> Segments:
        """Sort customers into segments, each described by what sets it apart"""
        ...

def own_properties(products: pd.DataFrame, tags: list) -> list:
    """`PROPERTIES`, and in a table of one's own the flags and numbers that say what a product is"""
    ...
_COUNTED: Any

def bookkeeping_columns(products: pd.DataFrame, used: list) -> dict:
    """Columns such as stock: numbers and flags that say nothing of what a product is"""
    ...

def learnable_tags(products: pd.DataFrame, columns: list, tagger: Tagger) -> tuple:
    """Which tags can be learnt from these products"""
    ...
BATCHES: Any

def property_predictors(cat: Catalogue, properties: list, inputs: list, vectors: pd.DataFrame, seed: int=..., steps: Steps | None=...) -> tuple:
    """A predictor for each property that can be learnt"""
    ...

def check_catalogue(cat) -> None:
    """TypeError for what is no `Catalogue`; it says what makes one"""
    ...
_LATER: Any

def _indexed(cat, tagger, steps, device):
    """The index of a catalogue"""
    ...

def _looked_at(cat, tagger, steps):
    """The catalogue with features for pictures, which passed the network once"""
    ...

def _index_of(cat, seen, tagger):
    """The index of a catalogue whose pictures passed the body of the tagger"""
    ...

def _own_tagger(cat, tags, shown, shipped, epochs, seed, steps, device, first, options):
    """The tagger of a catalogue, and its index; `first` is called with those that are shipped"""
    ...

def _shown(cat, columns):
    """The columns that pages show as tags"""
    ...

def _check_options(options):
    """TypeError for options that the training of a tagger does not take"""
    ...

def _code():
    """All of this package's code, and the manifest of the shipped weights"""
    ...

def _kept_at(cat, options):
    """The folders of the cache for a recommender, and for its beginning"""
    ...

def _check_pictures(index, cat, missing):
    """Products of the index without a picture in `cat`: refused, or removed"""
    ...

def is_file(item) -> bool:
    """Whether it names a file that is there"""
    ...

def _is_address(item):
    """Whether a text is a folder, an address such as https://..., or a picture as data:image/..."""
    ...
UNLIKE: Any

def doubts(tables: dict, column) -> list:
    """What is said where the photos of one page seem to show different things"""
    ...

def _categories():
    """Article type → the values of masterCategory and subCategory that it occurs with"""
    ...

def _contradicts(name, tag, kind):
    """Whether a masterCategory or subCategory is none of those of an article type"""
    ...
_PROPERTY: Any
_DOUBTFUL: Any

def page_title(item, id=..., record: pd.Series | None=..., column=...) -> str:
    """What a page is called"""
    ...

def _one_id(ids):
    """The id of a page, from that of each thing given, None for photos; of several ids none"""
    ...

def _one_each(photos, ids, rows, given):
    """Photos by id, or those of the rows that are kept, of as many as were given"""
    ...

def _check_ids(index):
    """Refuse the index that pandas gives to a table without one: it counts rows"""
    ...

def as_catalogue(products, photos, like: Catalogue) -> Catalogue:
    """New products as a catalogue"""
    ...

def _without(cat, ids):
    """A catalogue without these products, however their ids are written"""
    ...

def _warn_other_columns(new, held):
    """Warn of columns that one table has and the other not: they may be the same under two names"""
    ...

def main(argv=...) -> int:
    """The console script `fashionrec`; see `fashionrec.cli`"""
    ...
_name_column: Any
from .own_tagger import FEW as FEW, TOO_FEW as TOO_FEW
