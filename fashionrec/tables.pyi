# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['PROBLEMS', 'problem_table', 'Table', 'read_rows', 'read_table']
import gzip, io, json, os, re, zlib
from collections import Counter
from pathlib import Path
import numpy as np, pandas as pd
from .values import CatalogueError as CatalogueError, _INVISIBLE as _INVISIBLE, _TEXT as _TEXT, _is_many as _is_many, _objects as _objects, as_ids as as_ids
from .values import near_ids as near_ids, rounded_ids as rounded_ids
from .dtypes import _Source as _Source, _types as _types
from .delimited import _BOMS as _BOMS, _decoded as _decoded, _header_row as _header_row, _mended_text as _mended_text, _say_header as _say_header
from .delimited import _say_page as _say_page, _text_table as _text_table
PROBLEMS: Any

def problem_table(rows=...) -> pd.DataFrame:
    """What was mended, guessed or left out, as a table"""
    ...

class Table(pd.DataFrame):
    """A table that was read, and its problems; whatever is made of it is a plain DataFrame"""
    _metadata: Any
    problems: Any
    source_rows: Any

    def __init__(self, *args, problems: pd.DataFrame | None=..., source_rows=..., **kwargs):
        ...

    @property
    def _constructor(self):
        ...

def _records_frame(records):
    """A table of objects from dicts: what is missing is None, and no number passes a float"""
    ...

def _json_lines(source, text):
    ...

def _json_table(source, data, id):
    """Fill a source from JSON: an array of records, lines of records, or what pandas writes"""
    ...

def _pandas_json(found, id):
    """The records in a JSON object: those of one of its lists, or as pandas writes a frame"""
    ...

def _parquet_table(source, data):
    ...

def _excel_table(source, data, wanted):
    ...

def _say_unstored(source, data, title):
    """Count the formulas whose value the file does not hold: they are empty cells here"""
    ...
_SUFFIXES: Any

def _opened(found):
    """The bytes of a file, its name and its suffix"""
    ...

def _looks_like(data):
    """The suffix of a file without a name"""
    ...

def _source(found, id=..., wanted=...):
    """Any kind of table, as it is"""
    ...
_GUARDED: Any

def _unguard(source):
    """Take away what guards text from a spreadsheet, and say it"""
    ...

def _guarded_rows(column):
    """Positions of the cells of a column that are guarded"""
    ...

def _unnumbered(found, id, wanted):
    ...

def _from_arrow(found):
    """A table of pyarrow, polars and the like as one of pandas, its integers exact; others as given"""
    ...

def _from_bytes(data, name, suffix, id, wanted):
    """A source from the bytes of a file"""
    ...

def _parse(source, data, suffix, id, wanted):
    ...

def _named(source):
    """Column names as text without blanks, each once; what had to change is said"""
    ...

def _is_empty(column):
    ...

def _refuse_levels(source):
    """A frame with an index of several levels can't be read"""
    ...

def read_rows(source, usecols=...) -> Table:
    """Read a table without ids, such as a log; the text of a CSV file stays text"""
    ...

def _lines_of(source, ids=...):
    """The problems of a source, each with its file, row and id"""
    ...

def read_table(source, id: str=..., columns: dict | None=...) -> Table:
    """Read a table of products, mending what can be mended"""
    ...

def _no_column(source, id):
    ...

def _index_to_columns(source, id):
    """The index of a DataFrame becomes columns: the ids, or whatever has a name"""
    ...

def _rename(source, columns):
    ...

def _with_ids(source, id):
    """A source as a `Table`: ids checked and in the index, columns under their types"""
    ...

def _checked_ids(source, id, cells):
    """The id of each row, and which rows have one of their own; the others are said"""
    ...

def _say_repeated(source, id, cells, ids, repeated):
    """List the rows whose id has come before, and where"""
    ...

def _say_doubtful(source, id, cells):
    """Ids that had blanks around them, or lost digits before they came here"""
    ...
_DOUBTS: Any
from fashionrec.files import former_names
from .values import as_money as as_money, as_times as as_times, is_scalar_column as is_scalar_column, match_ids as match_ids, one_or_many as one_or_many
from .dtypes import load_table as load_table, restored as restored, save_table as save_table, storable as storable, typed as typed
from .filters import RESERVED as RESERVED, beside as beside, between as between, keep as keep, warn_absent as warn_absent
