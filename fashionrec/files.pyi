# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['manifest', 'writing', 'reading', 'is_stream', 'shown_name', 'whole_file', 'shows_bars', 'save_arrays', 'load_arrays', 'Stamp', 'file_state', 'stamp', 'cache_root', 'package_code', 'cached', 'environment', 'save_result', 'load_result', 'provenance', 'anchors', 'anchor', 'former_names']
import errno, hashlib, inspect, json, os, platform, re, shutil, stat, subprocess, sys
import types, uuid, warnings
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from datetime import date
from functools import partial
from importlib.metadata import version
from importlib.resources import files as asset_files
from importlib import import_module
from pathlib import Path
import numpy as np, pandas as pd, platformdirs
from filelock import FileLock
from safetensors import SafetensorError
from safetensors.numpy import load_file, save_file
from . import __version__ as __version__
from fastcore.basics import patch

def _digest(path):
    """The checksum of a file"""
    ...

def manifest(folder) -> dict | None:
    """The manifest of a saved folder"""
    ...

def _check_ours(folder, old):
    """FileExistsError for a folder that holds anything that fashionrec did not write"""
    ...

def _write_manifest(new, kind, checksum, info):
    """Put the manifest in place that names the folder `new` and its files"""
    ...

@contextmanager
def writing(folder, kind: str, checksum: bool=..., **info):
    """Write a folder whole or not at all"""
    ...

def reading(folder, kind: str) -> Path:
    """Where the files of a saved `folder` are, once they are known to be whole"""
    ...

def _stream_of(path):
    """The descriptor of standard output or error that a path leads to, such as /dev/stdout; or None"""
    ...

def is_stream(path) -> bool:
    """Whether a path is a pipe, a device, or where this process prints"""
    ...

def shown_name(path) -> str:
    """A name as text that any table can hold: bytes that are no UTF-8 as backslash escapes"""
    ...

def _name_fault(error, path):
    """Say in an error of writing, such as that of a full disk, which file it was"""
    ...

@contextmanager
def whole_file(path, encoding: str=..., keep: bool=...):
    """Write a text file whole or not at all"""
    ...

def shows_bars() -> bool:
    """Whether what is printed is seen as it comes, in a terminal or a notebook"""
    ...
_STORED: Any

def _plain(name, values):
    """An array that lies in memory as it is read: row by row, in this machine's byte order"""
    ...

def save_arrays(path, arrays: dict, metadata: dict | None=...):
    """Write arrays to one file; `load_arrays` gives back the same values, types and shapes"""
    ...

def load_arrays(path) -> dict:
    """Read the arrays of a file"""
    ...

class Stamp:
    """A running hash that sees the content of whatever is added to it"""
    hash: Any

    def __init__(self, size: int=...):
        ...

    def put(self, kind: str, data: bytes=...):
        """Add one value: its kind, its length, its bytes"""
        ...

    def add_texts(self, texts: np.ndarray, missing: np.ndarray):
        """Add many texts at once"""
        ...

    def add_unordered(self, kind: str, parts):
        """Add parts in an order that does not depend on theirs"""
        ...

    def add_array(self, array: np.ndarray):
        """Add an array: type, shape and values, in whatever order they lie in memory"""
        ...

    def add_objects(self, values):
        """Add Python's objects, one after the other"""
        ...

    def add_column(self, values):
        """Add a column: its type and its values"""
        ...

    def add_table(self, table):
        """Add a table: names, order, types, index and values"""
        ...

    def add_path(self, path: Path):
        """Add a file, a folder or the name of what is missing"""
        ...

    def add_code(self, code):
        """Add code: its source, defaults and what it closes over"""
        ...

    def add(self, part):
        """Add any part"""
        ...

    def add_other(self, part):
        """Add an object of another library"""
        ...
_READ: Any

def file_state(info: os.stat_result) -> tuple:
    """What changes when a file is written or replaced, also by one of the same size and time"""
    ...

def _looked_up(path):
    """The state of a path, an `os.stat_result`, and its kind: 'file', 'folder' or 'none'"""
    ...
_CODE: Any

def stamp(*parts) -> str:
    """A hash that changes when any of `parts` or the version of fashionrec does"""
    ...

def cache_root() -> Path:
    """Folder of what was decoded or learned once; safe to delete"""
    ...

def package_code() -> dict:
    """All code of fashionrec, for the stamp of what much of it has a part in"""
    ...

def cached(key, stamp: str, build) -> Path:
    """The folder that `build` filled for `key` while its sources had this stamp"""
    ...

def environment() -> dict:
    """Where and when a figure was measured"""
    ...

def _parts_of(content):
    """Part → values with their stamp; a file of a former build, which has one stamp, is one part"""
    ...

def save_result(folder, name: str, part: str, values: dict) -> Path:
    """Store measured figures with where and when they were measured"""
    ...

def _stored(name, folder):
    """The parts of a stored result, from those that fashionrec ships or from a `folder`"""
    ...

def _together(parts):
    """The values of several parts; where two hold a table of one name, the rows of both"""
    ...

def load_result(name: str, part: str | None=..., folder=...) -> dict:
    """Figures that were measured before"""
    ...

def provenance(name: str, folder=...) -> pd.DataFrame:
    """Where and when each part of a result was measured"""
    ...

def anchors() -> pd.DataFrame:
    """The figures of others that ours are compared with, each with its source"""
    ...

def anchor(name: str) -> float:
    """A figure of others, by its name in `anchors`"""
    ...

def former_names(module: str, **homes):
    """Let names that moved to other modules be imported from their former one"""
    ...
from .photos import PICTURE_SUFFIXES as PICTURE_SUFFIXES
