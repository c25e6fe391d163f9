# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['manifest', 'writing', 'reading', 'save_arrays', 'load_arrays', 'file_state', 'stamp', 'cache_root', 'cached', 'environment', 'save_result', 'load_result', 'provenance', 'anchors', 'anchor', 'former_names']
import hashlib, inspect, json, os, platform, re, shutil, subprocess, types, uuid
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
from .photos import PICTURE_SUFFIXES as PICTURE_SUFFIXES

def _digest(path):
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

def _put(hash, kind, data=...):
    """Add one value: its kind, its length, its bytes"""
    ...

def _sorted_parts(parts):
    """The stamps of `parts`, in an order that does not depend on theirs"""
    ...

def _texts(hash, values, missing):
    """Add many texts at once"""
    ...

def _see_array(hash, array):
    """Add an array: type, shape and values, in whatever order they lie in memory"""
    ...

def _see_objects(hash, values):
    """Add the values of an object column"""
    ...

def _see_column(hash, values):
    """Add a column or an index: its type and its values"""
    ...

def _see_table(hash, table):
    """Add a DataFrame, Series or Index: names, order, types, index and values"""
    ...
_READ: Any

def file_state(info: os.stat_result) -> tuple:
    """What changes when a file is written or replaced, also by one of the same size and time"""
    ...

def _see_path(hash, path):
    """Add a file, a folder or the name of what is missing"""
    ...

def _see_code(hash, code):
    """Add a function, class or module: its source, defaults and what it closes over"""
    ...
_CODE: Any

def _see(hash, part):
    """Add any part to the hash"""
    ...

def _see_many(hash, kind, parts):
    ...

def _see_other(hash, kind, part):
    """Add an object: a tensor, a picture, a network, a dataclass, or one whose text says all"""
    ...

def stamp(*parts) -> str:
    """A hash that changes when any of `parts` or the version of fashionrec does"""
    ...

def cache_root() -> Path:
    """Folder of what was decoded or learned once; safe to delete"""
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
