# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['UNREAD', 'open_zip', 'is_inside', 'read_file', 'slashed', 'list_files', 'state_of', 'row_file', 'is_row', 'parquet_files', 'parquet_table', 'row_states', 'folded', 'stem', 'folder_of', 'names_meant', 'first_picture', 'numbered_names', 'loosely_meant', 'NamedFiles', 'names_in', 'split_names', 'is_address', 'FileNames', 'pictures_by_id', 'pictures_in_column', 'no_pictures', 'in_chunks', 'decode_files', 'decoded_once']
import json, lzma, os, posixpath, re, unicodedata, warnings, zipfile, zlib
from urllib.parse import unquote
from collections import Counter
from functools import lru_cache
from pathlib import Path
from threading import get_ident
import PIL
import numpy as np, pandas as pd
from fastcore.basics import patch
import fashionrec.photos
from .files import PICTURE_SUFFIXES as PICTURE_SUFFIXES, cached as cached, file_state as file_state, shows_bars as shows_bars, stamp as stamp
from .photos import PhotoError as PhotoError, load_photo as load_photo
from .values import CatalogueError as CatalogueError, match_ids as match_ids, near_ids as near_ids

def _zip(path, state, process):
    ...

def open_zip(source) -> zipfile.ZipFile:
    """The zip at `source`, opened once for each state of the file and each process"""
    ...

def is_inside(source, name) -> bool:
    """Whether a path leads nowhere out of a folder"""
    ...
_folder_is_inside: Any
UNREAD: Any

def _read_in_folder(source, name):
    """The bytes of a file in a folder that is no way out of it"""
    ...

def read_file(source, name: str) -> bytes:
    """The bytes of a file of a folder or zip, or `PhotoError` with the reason"""
    ...

def slashed(name: str) -> str:
    """A path with slashes between its parts"""
    ...

def _is_hidden(part):
    """Whether a file or folder is the system's own: .DS_Store, __MACOSX, ._7.jpg"""
    ...

def _zip_state(info):
    """Size and checksum of a file in a zip; None for folders and names that would lead out of it"""
    ...

def _zip_files(source):
    """Name and state of the files in a zip"""
    ...

def _folder_files(source, below):
    """Name and state of the files in and below a folder; links to folders are not followed"""
    ...

def list_files(source, below: str=..., suffixes=...) -> dict:
    """The files of a folder or zip; hidden ones and names that are no UTF-8 are left out"""
    ...

def state_of(source, name: str) -> tuple | None:
    """The state of one file"""
    ...

def row_file(table: str, column: str, row: int) -> str:
    """The name of the picture in a row of a parquet file"""
    ...

def is_row(name: str) -> bool:
    """Whether a name is that of a picture in a row of a parquet file"""
    ...

def _parquet(path, state, opener):
    """An open parquet file, and the row at which each row group begins"""
    ...

def _row_group(path, state, opener, group, column):
    """The pictures of one row group"""
    ...

def _opened_parquet(source, table):
    """Path, state and opener of a parquet file: each thread of each process has its own"""
    ...

def _picture_in_row(source, name):
    """The bytes of a picture in a row of a parquet file"""
    ...

def parquet_files(files) -> tuple[Path, list]:
    """The parquet files that a table is spread over"""
    ...

def _picture_columns(schema):
    """Columns of bytes, or of dicts with 'bytes' as hubs have them"""
    ...

def _with_classes(table, schema):
    """A table with the names of classes that a hub stores as numbers"""
    ...

def _is_whole(column):
    """Whether floats are whole numbers, as a table with gaps had them when it was stored"""
    ...

def parquet_table(source, tables, image: str=...) -> pd.DataFrame:
    """A table without its pictures, which stay where they are"""
    ...

def row_states(source, names) -> dict:
    """What tells whether pictures in rows may have changed"""
    ...

def _composed(text):
    ...

def folded(text: str) -> str:
    """A name as it is compared where its case, accents and blanks may differ"""
    ...

def stem(name: str) -> str:
    """What a file is named after"""
    ...

def folder_of(name: str) -> str:
    """The name of the folder that a file is in"""
    ...

def _same_number(ids, names):
    """Pairs of an id and a name that are one number: 108775015 and 0108775015, 15970 and 15970.0"""
    ...

def names_meant(ids, names) -> dict:
    """The names that mean each id and no other, compared in steps from as they are to as numbers"""
    ...

def first_picture(files) -> list:
    """Nearest the top, then .jpg, .jpeg, .png, then by name"""
    ...
_VIEWS: Any
_NUMBERED: Any

def numbered_names(names) -> dict:
    """Names that end in a number or a view after a mark, as files of one product often do"""
    ...

def loosely_meant(ids, names) -> dict:
    """Names that mean each id and no other where marks differ, stand as %20, or a number follows"""
    ...

class NamedFiles:
    """The files that are named after products, and those in folders named after products"""
    by_stem: Any
    by_folder: Any

    def __init__(self, ids, files):
        ...

    def read(self, ids, files, name_of):
        """Id → its files, where `name_of` tells what names the product"""
        ...

    def owners(self, by):
        """File → the id that it belongs to by one reading"""
        ...

    def doubtful(self) -> dict:
        """Files that name one product and lie in the folder of another, by the product that they name"""
        ...

    def in_several_folders(self) -> list:
        """Products whose name is that of files in the folders of several products"""
        ...

    def are_numbered(self) -> bool:
        """Whether folders name the products and their files are only numbered: 1/1.png, 1/2.png, 2/1.png"""
        ...

    def by_id(self) -> dict:
        """Both readings together: a file belongs to one product"""
        ...

    def folders_first(self) -> dict:
        """Files by their folders, others by their names"""
        ...

    def guess(self) -> list:
        """A line where files may be named after products or only be numbered in the folders of products"""
        ...

def names_in(cell) -> list:
    """The file names in a cell"""
    ...

def split_names(name: str) -> list:
    """The names in a text that lists several, as 'a.jpg, b.jpg' or '["a.jpg"]' do"""
    ...

def is_address(name: str) -> bool:
    """Whether a name is an address of the web and not of a file"""
    ...

class FileNames:
    """The files of a source, found by names as tables write them"""
    source: Any
    files: Any
    by_name: Any

    def __init__(self, source, files):
        ...

    def last(self, path):
        """The folded name of a file, without its folders"""
        ...

    def path(self, name):
        """A name as a path inside the source; ValueError says why it is none"""
        ...

    def alike(self, path) -> list:
        """The files whose path ends as `path` does, or is the end of it"""
        ...

    def find(self, name: str) -> str:
        """The file that a table means by `name`"""
        ...

    def find_all(self, names) -> tuple[dict, dict]:
        """The files that a table means, a name without a suffix as if a product were named so"""
        ...
_LOOKED_UP: Any

def _with_near(reasons, files):
    """Reasons by id or name with what is near among some files, for the first of them"""
    ...

def _say_several(files):
    """Problems of products that more than one picture is named after"""
    ...

def _loose_pictures(ids, files):
    """Id → files of products that none is named after exactly, and a line that says so"""
    ...

def pictures_by_id(ids, source, files) -> tuple[dict, list]:
    """The pictures that are named after products, or lie in folders named after products"""
    ...

def _say_lists(column, lists):
    """A line for the cells that name several files in one text"""
    ...

def _find_in_lists(names, texts):
    """Text that lists files → the first of them that is there"""
    ...

def pictures_in_column(column: pd.Series, source, files) -> tuple[dict, list]:
    """The pictures that a column names"""
    ...

def _picture_column(table, files):
    """A column whose cells look like the names of the pictures; None where there is none"""
    ...
_BY_TABLE: Any

def no_pictures(table: pd.DataFrame, source, files, column: pd.Series | None) -> CatalogueError:
    """The error of a catalogue without any picture: what was looked for, what there is, what to do"""
    ...

def in_chunks(function, items, chunk: int=..., n_workers: int | None=..., **kwargs) -> list:
    """`function` on `items` in chunks, over processes if there are many; a bar if it takes long"""
    ...

def _decode(chunk, source, npy, size, fit):
    """Decode (row, file name) pairs into the array in `npy`; (row, reason) of those that fail"""
    ...

def decode_files(names, source, folder: Path, size: tuple, fit: str) -> list:
    """Decode pictures into one array on disk"""
    ...
_FILE_NAMES: Any

def decoded_once(files, source: Path, seen: dict, size: tuple, fit: str) -> tuple[np.ndarray, dict, dict]:
    """Pictures from the cache, decoded again if any of them has changed"""
    ...
