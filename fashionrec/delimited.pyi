# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = []
import codecs, csv, io, re
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass
import numpy as np, pandas as pd
from fastcore.basics import patch
from .values import _TEXT as _TEXT
_BOMS: Any
_PAGES: Any
_WIDE_PAGES: Any
_PAGE_NAMES: Any

def _is_utf8(data):
    ...
_TYPED_SIGNS: Any

def _odd(text):
    """Share of what is beyond ASCII that no language has: odd signs, capitals after small letters"""
    ...

def _ranked(sample):
    """Code page → how unlikely it is, of those that charset_normalizer finds possible"""
    ...

def _detected(sample):
    """The likeliest code page of some bytes; Windows-1252 where others are no likelier"""
    ...

def _without_mark(data):
    """The UTF-16 of text that has no byte-order mark: every other byte of a Western header is zero"""
    ...

def _decoded(data):
    """Text, the code page of its foreign bytes (lone surrogates), and the page that was guessed"""
    ...
_FOREIGN: Any

def _mended_text(text, page):
    """A cell with its foreign bytes read in a code page"""
    ...

def _read_one(lines, start, dialect, strict):
    """The record that begins at a line and how many lines it takes; None where it can't be read"""
    ...

def _outline(text):
    """The kinds of characters in a cell: 'S-2501' → '-0a'"""
    ...

def _unquoted(cell):
    """A cell without the quotes around it, or the one that is never closed"""
    ...

def _alone(line, dialect):
    """The cells of a line by itself, whether its quotes match or not"""
    ...

@dataclass
class _Records:
    """The records of a text, one by one, where a quote is missing or too much"""
    lines: list
    dialect: dict
    header: list
    width: Any
    outlines: Any

    def __post_init__(self):
        """How the first cells of rows of one line are made"""
        ...

    def is_row(self, line):
        """Whether a line would be a row of its own: as many cells, and the first made like others"""
        ...

    def swallows(self, start, used):
        """Whether a record over several lines has taken other rows into one cell"""
        ...

    def mended(self, line):
        """The cells of one line whose quotes do not match"""
        ...

    def at(self, start):
        """Cells of the record at a line, the lines it takes, and what was wrong with it"""
        ...

def _records(lines, dialect, wanted):
    """Line number, cells and fault of each record"""
    ...

@contextmanager
def _long_cells(lines):
    """Let csv read cells as long as the longest line"""
    ...

def _header_row(rows, wanted):
    """Which of the first rows is the header: the first, or the first that has a wanted name"""
    ...

def _dialect(lines, usual, wanted=...):
    """What separates the cells: what makes a wanted column name, else the most even rows"""
    ...

def _has_blanks(rows):
    """Whether every cell but the first of its row begins with a blank: '1, Shirt, 499'"""
    ...

def _text_table(source, data, suffix, wanted=...):
    """Fill a source from the bytes of a CSV file"""
    ...

def _page_name(page):
    ...

def _say_page(source, page):
    ...

def _shown(dialect):
    ...

def _without_nul(source, lines):
    """Lines without NUL bytes, which are said"""
    ...

def _fill_plain(source, lines, dialect, wanted):
    """Let pandas read a text without quotes; False where a row has too many cells"""
    ...
_NOT_UTF8: Any

def _say_header(source, at, lines):
    """Tell that rows above the header are left out"""
    ...

def _fill(source, records, delimiter, page, wanted):
    """Records of cells become columns of text; what does not fit is mended and said"""
    ...

def _trimmed(cells):
    """Cells without the empty ones at the end"""
    ...

def _fitted(source, at, cells, fault, header, delimiter):
    """As many cells as the header has names: too many are joined, too few are empty"""
    ...
