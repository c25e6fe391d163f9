# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['phash', 'linked', 'groups', 'pixel_digests', 'repeated', 'Findings', 'report', 'suspicious']
import hashlib, io
import numpy as np, pandas as pd
from fastcore.basics import patch
from PIL import Image
from .photos import PhotoError as PhotoError
from .values import is_scalar_column as is_scalar_column
from .sources import UNREAD as UNREAD, in_chunks as in_chunks, read_file as read_file
from .naming import class_columns as class_columns, title_column as title_column
from .data import Catalogue as Catalogue

def _hashes(images):
    ...

def phash(images: np.ndarray) -> np.ndarray:
    """imagehash's perceptual hash: which of the lowest DCT frequencies are above their median"""
    ...

def linked(keys) -> np.ndarray:
    """Connected components of the graph whose nodes are rows and values"""
    ...

def groups(cat: Catalogue, name: str | None=...) -> pd.Series:
    """Which products belong together: same name or near-identical picture"""
    ...

def _sizes(files):
    """Sizes of pictures, from their headers; '' of those that have become unreadable"""
    ...

def pixel_digests(images: np.ndarray) -> list:
    """What two pictures share only if they are the same to the pixel"""
    ...

def repeated(keys: pd.Series) -> pd.Index:
    """Where a value is not the only one of its kind; what is missing counts as none"""
    ...

class Findings:
    """What there is to look at in a catalogue, line by line"""
    cat: Any
    classes: Any
    lines: Any

    def __init__(self, cat: Catalogue):
        ...

    def add(self, finding: str, where: str, ids):
        """Note a finding, if there is any product to it"""
        ...

    def table(self) -> pd.DataFrame:
        """The findings as a table"""
        ...

    def in_table(self, rare: int=...):
        """Look at the table: its problems, gaps, lists and rare classes"""
        ...

    def in_pictures(self):
        """Look at the pictures: other sizes, equal ones, and nearly equal ones"""
        ...

    def in_names(self, name: str):
        """Look at products of one name, and at what they differ in"""
        ...

def report(cat: Catalogue, rare: int=..., name: str | None=..., out_of_fold: dict | None=...) -> pd.DataFrame:
    """What a merchandiser should look at"""
    ...

def suspicious(labels: pd.Series, probs: pd.DataFrame) -> pd.Index:
    """Products whose label a model confidently contradicts"""
    ...
