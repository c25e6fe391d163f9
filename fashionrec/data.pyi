# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['KNOWN', 'TAGS', 'Catalogue', 'guess_columns', 'phash', 'suspicious', 'ArrayData', 'ArrayDL', 'Shift', 'Cutout', 'Reframe', 'Relight']
import warnings
import hashlib, html, io, json, lzma, os, posixpath, random, re, unicodedata, zipfile, zlib
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files as asset_files
from math import ceil
from pathlib import Path
from types import SimpleNamespace
import PIL, imagehash, kagglehub, torch
import matplotlib.pyplot as plt, numpy as np, pandas as pd, seaborn as sns
from fastai.data.block import DataBlock, TransformBlock
from fastai.data.core import DataLoaders, TfmdDL
from fastai.vision.core import TensorImage
from fastai.data.transforms import FuncSplitter, IntToFloatTensor
from fastai.vision.data import ImageBlock
from fastcore.basics import patch
from fastcore.parallel import parallel
from fasttransform import DisplayedTransform
from PIL import Image
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components
from sklearn.model_selection import train_test_split
import fashionrec.photos, fashionrec.sample, fashionrec.tables
from .files import PICTURE_SUFFIXES as PICTURE_SUFFIXES, cache_root as cache_root, cached as cached, environment as environment, file_state as file_state, load_result as load_result
from .files import reading as reading, save_result as save_result, stamp as stamp, writing as writing
from .photos import _as_fit as _as_fit, _as_size as _as_size
from .photos import MAX_PIXELS as MAX_PIXELS, PhotoError as PhotoError, load_photo as load_photo, on_white as on_white, open_photo as open_photo
from .sample import PAPER_TYPES as PAPER_TYPES, draw_sample as draw_sample
from .tables import CatalogueError as CatalogueError, Table as Table, as_ids as as_ids, between as between, is_scalar_column as is_scalar_column, keep as keep, match_ids as match_ids
from .tables import near_ids as near_ids, one_or_many as one_or_many, problem_table as problem_table, read_rows as read_rows, read_table as read_table
from torch.nn import functional as F
_LOST: Any

def _joined(problems, rows):
    """The problems of before and new ones"""
    ...

def _tell(name, problems):
    """Warn once, shortly, where something was left out"""
    ...

def _index_of(table):
    """The ids of a table: integers and text as they are, anything else made so"""
    ...

def _storable(column):
    """Whether a parquet file can hold a column"""
    ...

def _as_json(cell):
    """A cell of any kind as text"""
    ...

def _as_list(cell):
    ...

def _with_index(table):
    """A table with its ids in the index, where a column 'id' may hold them; and its problems"""
    ...

def _own_table(products):
    """A copy with ids as index and text as column names, without attrs; and its problems"""
    ...

def _by_id(photos):
    """The ids of photos and the photos, each as often as it was given"""
    ...

def _in_rows(images):
    """Pictures as an array, or photos as a list, one a row of the table"""
    ...

def _listed_photos(images):
    ...

class Catalogue:
    """Products and their pictures"""
    problems: Any
    name: Any
    files: Any
    sources: Any
    products: Any
    store: Any
    rows: Any

    def __init__(self, products: pd.DataFrame, images, name: str=..., size: tuple=...):
        ...

    def __len__(self):
        ...

    def _check_count(self, images):
        ...

    def _take(self, images):
        """Use an array of pictures, one a product"""
        ...

    @property
    def pictured(self) -> pd.Index:
        """Ids of the products that have a picture"""
        ...

    @property
    def source(self):
        """The folder or zip of the pictures; None where they are in memory, or come from several"""
        ...

    def _load(self, ids, given, size):
        """Load photos of the products `ids`; one that can't be read is a problem of its product"""
        ...

    def _known(self, ids):
        """The ids of this catalogue that `ids` mean, in their order; KeyError for one that it has not"""
        ...

    def images(self, ids=...) -> np.ndarray:
        """Pictures of the products `ids`"""
        ...

    def summary(self) -> pd.DataFrame:
        """What each column holds"""
        ...

    def __repr__(self):
        ...

    def _repr_html_(self):
        ...

    def _is_query(self, which):
        """Whether text is a condition and no id"""
        ...

    def _chosen(self, which):
        """Ids of the products that `which` selects"""
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
    def from_folder(cls, table, images, id: str=..., image: str | None=..., size: tuple=..., fit: str=..., name: str | None=..., columns: dict | None=...) -> Catalogue:
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
    def sample(cls, n: int=..., seed: int=..., size: tuple=..., types=...) -> Catalogue:
        """The drawn catalogue of `draw_sample`, kept in the cache"""
        ...

    @classmethod
    def open(cls, path=..., n: int=..., seed: int=...) -> Catalogue:
        """The catalogue at hand"""
        ...

    def _column(self, name, counted=...):
        """A column of the table; with `counted`, one whose values can be counted"""
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
        """The first `per_type` products of the paper's ten article types, in file order (paper, section 3)"""
        ...

    def _each(self, f, chunk=...):
        """`f(images)` of the pictured products, `chunk` in memory at a time"""
        ...

    def groups(self, name: str | None=...) -> pd.Series:
        """Which products belong together: same name or near-identical picture"""
        ...

    def _strata(self, by, test):
        """Classes whose shares both sides of a split keep; those too rare for that count as one"""
        ...

    def split(self, how: str=..., test: float=..., seed: int=..., by: str | None=...) -> tuple[pd.Index, pd.Index]:
        """Split into training and test products"""
        ...

    def _of_table(self, classes, rare):
        """Findings in the table: its problems, gaps, lists and rare classes"""
        ...

    def _of_pictures(self):
        """Findings in the pictures: other sizes, equal ones, and nearly equal ones"""
        ...

    def _of_names(self, classes, name):
        """Findings among products of one name"""
        ...

    def report(self, rare: int=..., name: str | None=..., out_of_fold: dict | None=...) -> pd.DataFrame:
        """What a merchandiser should look at"""
        ...

    def codes(self, columns, ids=..., vocab: dict | None=...) -> tuple[np.ndarray, dict]:
        """Labels as numbers"""
        ...

    def dataloaders(self, columns, train, valid, bs: int=..., augment=..., seed: int=...) -> DataLoaders:
        """fastai DataLoaders straight from the picture store"""
        ...

    def datablock(self, columns, valid, size: tuple=..., **kwargs) -> DataBlock:
        """fastai DataBlock that reads the original pictures"""
        ...

def _none_readable(count, reasons):
    """The error of a catalogue none of whose pictures can be read"""
    ...

def _is_gap(photo):
    ...

def _left_photos(ids, places, products):
    """Lines for second photos of a product, and for the photos of products that the table has not"""
    ...

def _of_column(column):
    """Number of classes, the commonest, its share and the rows missing"""
    ...

def _is_mask(which):
    """Whether `which` says yes, no or nothing of each product"""
    ...

def _is_mask_table(which, products):
    """Whether a DataFrame holds conditions, and is no part of the table"""
    ...

def _joinable(column):
    """A column that stays whole numbers or booleans when values are missing beside it"""
    ...

def _is_large(column):
    """Whether a column holds whole numbers that no float holds exactly"""
    ...

def _differ(columns):
    """Whether columns fit only as text into one: numbers and text, or numbers that would be rounded"""
    ...

def _one_table(tables):
    """The rows of several tables; a column of numbers in one and of text in another becomes text"""
    ...

def _texts(column):
    """Values as text, what is missing stays so"""
    ...

def _zip(path, state, pid):
    ...

def _open_zip(source):
    """The zip at `source`, opened once for each state of the file and each process"""
    ...

def _inside(source, below):
    ...

def _in_folder(source, name):
    """The bytes of a file in a folder that is no way out of it"""
    ...
_UNREAD: Any

def _read(source, name):
    """The bytes of a file of a folder or zip, or `PhotoError` with the reason"""
    ...

def _slashed(name):
    ...

def _is_hidden(part):
    """Whether a file or folder is the system's own: .DS_Store, __MACOSX, ._7.jpg"""
    ...

def _zip_files(source):
    """Name and (size, checksum) of the files in a zip; names that would lead out of it are left out"""
    ...

def _folder_files(source, below):
    """Name and state of the files in and below a folder; links to folders are not followed"""
    ...

def _listing(source, below=..., suffixes=...):
    """name → state (in a zip: size and checksum) of the files below `below` with these suffixes"""
    ...

def _same(text):
    ...

def _composed(text):
    ...

def _folded(text):
    ...

def _stem(name):
    ...

def _folder_name(name):
    ...

def _first(names):
    """Several pictures of one product, the one to take first"""
    ...

def _meant(ids, names):
    """id → the names that mean it, compared in steps from as they are to as numbers"""
    ...

def _as_numbers(ids, names):
    """Pairs of an id and a name that are one number: 108775015 and 0108775015, 15970 and 15970.0"""
    ...

def _readings(ids, files):
    """id → the files named after it, and id → the files in a folder named after it"""
    ...

def _owners(found):
    """file → the id that it belongs to"""
    ...

def _by_name(ids, files):
    """id → its files, the first to take first: named after it, or in a folder named after it"""
    ...

def _doubtful(stems, folders):
    """Files that name one product and lie in the folder of another, by the product that they name"""
    ...

def _repeated(stems, folders):
    """Products whose name is that of files in the folders of several products"""
    ...

def _are_numbers(stems, folders):
    """Whether folders name the products and their files are only numbered: 1/1.png, 1/2.png, 2/1.png"""
    ...

def _together(stems, folders):
    """id → its files by both readings: a file belongs to one product"""
    ...

def _names_in(cell):
    """The file names in a cell of the picture column: none, one, or those of a list"""
    ...

def _parts(name):
    """The names in a text that lists several, as 'a.jpg, b.jpg' or '["a.jpg"]' do; none in others"""
    ...

def _is_address(name):
    ...

def _path_in(name, source):
    """A name from the table as a path inside `source`; ValueError says why it is none"""
    ...

def _seen(source, name):
    """State of a file of any suffix; None where there is none"""
    ...

def _last(path):
    ...

def _ends(path, part):
    ...

def _listed(path, ends):
    """The files whose path ends as `path` does, or is the end of it; `ends` has them by name"""
    ...

def _one_file(name, source, listing, ends):
    """The file that a table means by `name`, '' where there is none; ValueError says more"""
    ...

def _files_named(cells, source, listing):
    """Cell → its file, and cell → the reason why it has none"""
    ...
_NEAR: Any

def _near(reasons, listing):
    """Reasons by id or name with what is near among some files, for the first of them"""
    ...

def _missing(ids, source, listing):
    """Problems of products after which no picture is named"""
    ...

def _several(files):
    """Problems of products that more than one picture is named after"""
    ...

def _guessed(stems, folders):
    """A line where files may be named after products or only be numbered in the folders of products"""
    ...

def _pictures_by_id(ids, source, listing):
    """id → file for files named after products, and what is to be said about them"""
    ...

def _split_cells(column, split):
    """A line for the cells that name several files in one text"""
    ...

def _pictures_in_column(column, source, listing):
    """id → file for files that a column names, and a problem for each product that is without"""
    ...

def _picture_column(table, listing):
    """A column whose cells look like the names of the pictures; None where there is none"""
    ...

def _no_pictures(table, source, listing, column):
    """The error of a catalogue without any picture: what was looked for, what there is, what to do"""
    ...

def _decode(chunk, source, npy, size, fit):
    """Decode (row, file name) pairs into the array in `npy`; (row, reason) of those that fail"""
    ...

def _spread(f, items, chunk=..., n_workers=..., **kwargs):
    """`f` on `items` in chunks, over processes if there are many; a bar shows if it takes long"""
    ...

def _decode_all(names, source, d, size, fit):
    """Decode pictures of `source` into images.npy in folder `d`; (row, reason) of those that fail"""
    ...
_TEXT: Any

def _decoded(names, source, seen, size, fit):
    """Pictures decoded once: the array, name → row, and name → reason of the others"""
    ...
_NAMES: Any
KNOWN: Any
TAGS: Any

def _vocabulary():
    """Tag column → its values, folded, in the words of the shipped tagger"""
    ...

def _word(text):
    ...

def _fit(column, known):
    """How well a column fits a known one: 1 for its name, plus the share of known values"""
    ...

def guess_columns(table: pd.DataFrame) -> dict:
    """Which columns of a table are known ones under another name, by their names and by their values"""
    ...

def _hint_columns(table, call):
    """Warn where a table has none of the tags' names, with the argument that would give it those"""
    ...
_ID_NAMES: Any

def _likely_id(table, listing):
    """The column that most likely names a product: by the names of the pictures, else by its own"""
    ...

def _check_renamed(table, rows, columns):
    """Refuse `columns=` that speaks of a column which the table has not, with what was meant"""
    ...

def _check_arguments(images, id, image, columns):
    """CatalogueError for an argument of `from_folder` of another kind than it takes"""
    ...

def _image_column(products, id, image, columns):
    """The cells that name the pictures, by the name that their column has or had; None without one"""
    ...

def _read_products(table, id, columns, source):
    """A table of products; where a column is missing, the error names the likeliest"""
    ...

def _record(text):
    """The fields of a record: price, brandName, ageGroup and its flags"""
    ...

def _records(chunk, source):
    """(id, fields) of (id, file name) pairs; fields is a reason if a record can't be read"""
    ...

def _typed_records(fields):
    """Fields by id as columns: the price a number, flags booleans that may be missing, the rest text"""
    ...

def _with_records(products, files, source):
    """The products with the fields of their records, and the problems with those of bad records"""
    ...

def _styles(path):
    """The name of the styles.csv that lies nearest the top of a folder or zip"""
    ...

class _Named(io.BytesIO):
    """Bytes with the name of the file that they were read from"""
    name: Any

    def __init__(self, data, name):
        ...

def _kept(problems):
    """Problems as JSON"""
    ...

def _bytes_of(path, name):
    ...

def _kaggle_products(path, table, records):
    """Kaggle's table with its records, and their problems, read once"""
    ...

def _classes(table):
    """Columns that hold classes, by their type and their number of values"""
    ...

def _title_column(table):
    """The column with the products' names, of which most have their own; None where there is none"""
    ...

def _label_column(table):
    """A column to write under a picture: the article type, else the first of classes, else a title"""
    ...

def _hashes(images):
    ...

def phash(images: np.ndarray) -> np.ndarray:
    """Perceptual hash of the imagehash library: which of the lowest DCT frequencies are above their median"""
    ...

def _hold_out(groups, strata, test, seed):
    """Whether each product is held out: whole groups, up to the share `test` of each class"""
    ...

def _at_random(ids, strata, test, seed):
    """Whether each product is held out, with the shares of the classes where there are enough of each"""
    ...

def _as_text(column):
    """Values as text, '' where one is missing"""
    ...

def _doubles(keys):
    """Index values whose key occurs more than once"""
    ...

def _sizes(files):
    """Sizes of pictures, from their headers; '' of those that have become unreadable"""
    ...

def _finding(finding, where, ids):
    ...

def _pixels(images):
    ...

def suspicious(labels: pd.Series, probs: pd.DataFrame) -> pd.Index:
    """Products whose label a model confidently contradicts"""
    ...

class ArrayData:
    """Pictures and label codes that are indexed by whole batches"""
    rows: Any
    images: Any
    codes: Any
    split_idx: Any

    def __init__(self, images: np.ndarray, codes: np.ndarray, rows: np.ndarray | None=..., split_idx: int | None=...):
        ...

    def __len__(self):
        ...

    def __getitem__(self, i):
        ...

class ArrayDL(TfmdDL):
    """fastai data loader that cuts each batch out of an `ArrayData` at once"""

    def do_item(self, s):
        """The row itself: pictures are fetched a batch at a time"""
        ...

    def create_batch(self, b):
        """The batch of rows `b`"""
        ...

class Shift(DisplayedTransform):
    """Move each training picture by up to `shift` pixels, repeating its edge"""
    shift: Any
    mirror: Any
    rng: Any

    def __init__(self, shift: int=..., mirror: bool=..., seed: int=...):
        ...

    def encodes(self, x: TensorImage):
        """The batch, moved"""
        ...

class Cutout(DisplayedTransform):
    """Blank a square of each training picture, its centre anywhere (DeVries and Taylor 2017)"""
    size: Any
    rng: Any

    def __init__(self, size: int=..., seed: int=...):
        ...

    def encodes(self, x: TensorImage):
        """The batch, with holes of the background's white"""
        ...

class Reframe(DisplayedTransform):
    """Turn, zoom and move half of the training pictures"""
    turn: Any
    zoom: Any
    shift: Any
    rng: Any

    def __init__(self, turn: float=..., zoom: float=..., shift: float=..., seed: int=...):
        ...

    def encodes(self, x: TensorImage):
        """The batch, seen from elsewhere; edges are repeated"""
        ...

class Relight(DisplayedTransform):
    """Dim half of the training pictures, and darken the white behind half of them"""
    dim: Any
    back: Any
    rng: Any

    def __init__(self, dim: float=..., back: float=..., seed: int=...):
        ...

    def encodes(self, x: TensorImage):
        """The batch in another light"""
        ...
