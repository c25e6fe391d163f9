# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['Catalogue', 'hold_out_groups', 'hold_out']
import html, os, posixpath, re, warnings
from collections import Counter
from collections.abc import Iterator
from importlib.resources import files as asset_files
from math import ceil
from pathlib import Path
from types import SimpleNamespace
import numpy as np, pandas as pd
from fastcore.basics import patch
from PIL import Image
from .files import cached as cached, stamp as stamp
from .photos import PhotoError as PhotoError, as_fit as as_fit, as_size as as_size, load_photo as load_photo, open_photo as open_photo
from .values import CatalogueError as CatalogueError, as_ids as as_ids, is_scalar_column as is_scalar_column, match_ids as match_ids, near_ids as near_ids
from .values import one_or_many as one_or_many
from .dtypes import currency_of as currency_of, join_tables as join_tables, with_currency as with_currency, with_money as with_money
from .filters import is_mask as is_mask, keep as keep
from .tables import Table as Table, add_problems as add_problems, own_table as own_table, plain_name as plain_name, problem_table as problem_table, read_rows as read_rows
from .tables import read_table as read_table
from .sources import decoded_once as decoded_once, list_files as list_files, no_pictures as no_pictures, parquet_files as parquet_files, parquet_table as parquet_table
from .sources import pictures_by_id as pictures_by_id, pictures_in_column as pictures_in_column, read_file as read_file, row_states as row_states, state_of as state_of
from .naming import check_renamed as check_renamed, class_columns as class_columns, hint_columns as hint_columns, likely_id as likely_id, title_column as title_column
from .kaggle import find_styles as find_styles, kaggle_products as kaggle_products
_LOST: Any
_NO_PICTURE: Any

def _tell(name, problems):
    """Warn once, shortly, where something was left out"""
    ...

def _in_rows(images):
    """Pictures as an array, or photos as a list, one a row of the table"""
    ...

class Catalogue:
    """Products and their pictures"""
    currencies: Any
    problems: Any
    name: Any
    files: Any
    sources: Any
    store: Any
    rows: Any
    products: Any

    def __init__(self, products: pd.DataFrame, images, name: str=..., size: tuple=...):
        ...

    def _read_money(self):
        """Columns of text that hold money as numbers, as `from_folder` reads them"""
        ...

    def __len__(self):
        ...

    @property
    def pictured(self) -> pd.Index:
        """Ids of the products that have a picture"""
        ...

    def _load(self, ids, photos, size):
        """Load photos of the products `ids`; one that can't be read is a problem of its product"""
        ...

    def known_ids(self, ids) -> pd.Index:
        """The ids of this catalogue that `ids` mean"""
        ...

    @property
    def unpictured(self) -> pd.Series:
        """Why products have no picture, of those that have none"""
        ...

    def _because(self, product):
        """Why a product has no picture, in brackets; '' where no reason is known"""
        ...

    def images(self, ids=...) -> np.ndarray:
        """Pictures of the products `ids`"""
        ...

    def map_images(self, function, chunk: int=...) -> pd.Series:
        """`function` of all pictures, a part at a time"""
        ...

    def summary(self) -> pd.DataFrame:
        """What each column holds"""
        ...

    def __repr__(self):
        ...

    def _repr_html_(self):
        ...

    def priced_products(self, ids=...) -> pd.DataFrame:
        """Products as filters and an index want them, with the currencies of their prices"""
        ...

    def _is_query(self, which):
        """Whether text is a condition and no id"""
        ...

    def _chosen(self, which):
        """Ids of the products that `which` selects"""
        ...

    @property
    def source(self):
        """The folder or zip of the pictures; None where they are in memory, or come from several"""
        ...

    def subset(self, which, name: str | None=...) -> Catalogue:
        """The products that `which` selects: ids in their order, else in the table's order"""
        ...

    def _renamed(self, ids):
        """This catalogue's parts with the ids `ids` in the place of its own"""
        ...

    def __add__(self, other: Catalogue) -> Catalogue:
        """The products and pictures of both, copied into memory; their ids must differ"""
        ...

    def __radd__(self, other):
        ...

    @classmethod
    def _of_files(cls, table, problems, files, source, seen, size, fit, name):
        """The catalogue of a table and of the file that each product is seen in, id → name"""
        ...

    @classmethod
    def from_folder(cls, table, images, id: str=..., image: str | None=..., size: tuple=..., fit: str=..., name: str | None=..., columns: dict | None=..., encoding: str | None=..., sheet: str | None=...) -> Catalogue:
        """A catalogue from any table and any folder of pictures"""
        ...

    def photo(self, id) -> Image.Image:
        """The picture of a product at its original size, or as it is kept where there is no file"""
        ...

    @classmethod
    def from_kaggle(cls, path, size: tuple=...) -> Catalogue:
        """Kaggle's catalogue, every row kept"""
        ...

    @classmethod
    def download(cls, full: bool=..., size: tuple=...) -> Catalogue:
        """Kaggle's catalogue, downloaded if it is not there yet"""
        ...

    @classmethod
    def from_parquet(cls, files, id: str=..., image: str=..., size: tuple=..., fit: str=..., name: str | None=..., columns: dict | None=...) -> Catalogue:
        """A catalogue from tables that hold the pictures themselves"""
        ...

    @classmethod
    def sample(cls, n: int=..., seed: int=..., size: tuple=..., types=...) -> Catalogue:
        """The drawn catalogue of `draw_sample`, kept in the cache"""
        ...

    @classmethod
    def open(cls, path=..., n: int=..., seed: int=...) -> Catalogue:
        """The catalogue at hand"""
        ...

    def column(self, name: str, counted: bool=...) -> pd.Series:
        """A column of the table; KeyError names those that there are"""
        ...

    def show(self, ids=..., n: int=..., cols: int=..., label: str | None=..., titles=..., width: float=...):
        """A gallery"""
        ...

    def plot_counts(self, *columns: str, top: int=...):
        """How many products each class of `columns` has"""
        ...

    def plot_together(self, a: str, b: str, top: int=...):
        """Share of each class of `b` among the products of each class of `a`"""
        ...

    def mean_images(self, column: str, top: int=..., most: int=...) -> tuple[np.ndarray, list]:
        """The mean picture of each class"""
        ...

    def paper_subset(self, per_type: int=...) -> Catalogue:
        """The first `per_type` products of the paper's ten article types, in file order (section 3)"""
        ...

    def groups(self, name: str | None=...) -> pd.Series:
        """Which products belong together: same name or near-identical picture"""
        ...

    def report(self, rare: int=..., name: str | None=..., out_of_fold: dict | None=...) -> pd.DataFrame:
        """What a merchandiser should look at"""
        ...

    def _strata(self, by, test):
        """Classes whose shares both sides of a split keep; those too rare for that count as one"""
        ...

    def split(self, how: str=..., test: float=..., seed: int=..., by: str | None=...) -> tuple[pd.Index, pd.Index]:
        """Split into training and test products"""
        ...

    def codes(self, columns, ids=..., vocab: dict | None=...) -> tuple[np.ndarray, dict]:
        """Labels as numbers"""
        ...

    def dataloaders(self, columns, train, valid, bs: int=..., augment=..., seed: int=...):
        """fastai DataLoaders straight from the picture store"""
        ...

    def datablock(self, columns, valid, size: tuple=..., **kwargs):
        """fastai DataBlock that reads the original pictures"""
        ...

    @classmethod
    def from_hub(cls, repo: str=..., files=..., token=..., revision: str | None=..., **kwargs) -> Catalogue:
        """A catalogue of a hub, downloaded if it is not there yet"""
        ...

def _none_readable(reasons):
    """The error of a catalogue none of whose pictures can be read"""
    ...

def _left_photos(ids, places, products):
    """Lines for second photos of a product, and for the photos of products that the table has not"""
    ...

def _check_arguments(images, id, image, columns):
    """CatalogueError for an argument of `from_folder` of another kind than it takes"""
    ...

def _read_products(table, id, columns, source, **kwargs):
    """A table of products; where a column is missing, the error names the likeliest"""
    ...

def _image_column(products, id, image, columns):
    """The cells that name the pictures, by the name that their column has or had; None without one"""
    ...

def _label_column(table):
    """A column to write under a picture: the article type, else the first of classes, else a title"""
    ...

def hold_out_groups(groups: pd.Series, strata: pd.Series, test: float=..., seed: int=...) -> np.ndarray:
    """Hold out whole groups, up to the share `test` of each class"""
    ...

def hold_out(strata: pd.Series, test: float=..., seed: int=...) -> np.ndarray:
    """Hold out products at random, with the shares of the classes where there are enough of each"""
    ...

def _as_text(column):
    """Values as text, '' where one is missing"""
    ...
from fashionrec.files import former_names
from .files import PICTURE_SUFFIXES as PICTURE_SUFFIXES, cache_root as cache_root, environment as environment, file_state as file_state, load_result as load_result, reading as reading, save_result as save_result, writing as writing
from .photos import MAX_PIXELS as MAX_PIXELS
from .sample import PAPER_TYPES as PAPER_TYPES, draw_sample as draw_sample
from .filters import between as between
from .naming import KNOWN as KNOWN, TAGS as TAGS, guess_columns as guess_columns
from .quality import phash as phash, suspicious as suspicious
from .batches import ArrayData as ArrayData, ArrayDL as ArrayDL, Cutout as Cutout, Reframe as Reframe, Relight as Relight, Shift as Shift
