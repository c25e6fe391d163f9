# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['parse_record', 'read_records', 'typed_records', 'with_records', 'find_styles', 'kaggle_products']
import io, json
import numpy as np, pandas as pd
import fashionrec.delimited, fashionrec.dtypes, fashionrec.tables, fashionrec.values
from .files import cached as cached, stamp as stamp
from .photos import PhotoError as PhotoError
from .values import CatalogueError as CatalogueError
from .tables import add_problems as add_problems, problem_table as problem_table, read_table as read_table
from .sources import NamedFiles as NamedFiles, folded as folded, in_chunks as in_chunks, list_files as list_files, read_file as read_file, slashed as slashed

def parse_record(text) -> dict:
    """The fields of a record"""
    ...

def read_records(chunk, source) -> list:
    """The records of some products"""
    ...

def typed_records(fields: dict) -> pd.DataFrame:
    """Fields as columns: the price a number, flags booleans that may be missing, the rest text"""
    ...

def with_records(products, files: dict, source) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The products with their records, and the problems with those of bad records"""
    ...

def find_styles(path) -> str:
    """The name of the styles.csv that lies nearest the top of a folder or zip"""
    ...

class _NamedBytes(io.BytesIO):
    """Bytes with the name of the file that they were read from"""
    name: Any

    def __init__(self, data, name):
        ...

def _as_json(problems):
    ...

def kaggle_products(path, table: str, records: dict) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Kaggle's table with its records, and their problems, read once"""
    ...
