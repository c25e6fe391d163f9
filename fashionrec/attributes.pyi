# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['ATTRIBUTES', 'COMPARED', 'CLASSES', 'NAMES', 'choose_attributes', 'is_nothing', 'value_codes', 'one_hot', 'design_codes', 'prices', 'price_levels', 'attribute_vectors']
from .event_logs import plain_word as plain_word, several_values as several_values
from .nearest import unit as unit
from .tables import problem_table as problem_table
from .values import as_money as as_money, is_scalar_column as is_scalar_column
import re
import numpy as np, pandas as pd
ATTRIBUTES: Any
COMPARED: Any
CLASSES: Any
_UNIQUE: Any

def _is_number(column):
    """Whether a column holds numbers; flags are none"""
    ...

def _why_not(column):
    """Why a column can't be compared as classes, '' where it can"""
    ...

def _check_attributes(attributes, names):
    """Refuse a column that is not there, or there twice"""
    ...

def _same_as(products, name, chosen):
    """Which of the chosen columns tells the products apart as this one does, '' for none"""
    ...

def choose_attributes(products: pd.DataFrame, attributes=...) -> tuple[list, pd.DataFrame]:
    """By what products are compared: `ATTRIBUTES`, then other columns of classes, eight together"""
    ...
_NOTHING: Any

def is_nothing(value) -> bool:
    """Whether a value says in words that there is none"""
    ...

def value_codes(products: pd.DataFrame, attributes=...) -> dict:
    """The values of the attributes as numbers"""
    ...

def one_hot(codes: np.ndarray, most: int) -> np.ndarray:
    """A column of codes as one column a value"""
    ...
NAMES: Any

def _words(value):
    """The words of a cell, in lower case; none where it says that there is no value"""
    ...

def _is_name(column):
    """Whether a column of any title can hold the names of products"""
    ...

def _name_column(products):
    """The column of the names, None without one"""
    ...

def _is_colour(name):
    """Whether a column is about colours, by its title"""
    ...

def design_codes(products: pd.DataFrame) -> np.ndarray:
    """Products of one name, whatever their colour, as one number"""
    ...

def prices(products: pd.DataFrame) -> pd.Series:
    """What products cost"""
    ...

def price_levels(products: pd.DataFrame) -> np.ndarray:
    """Standardised logarithm of the price"""
    ...

def attribute_vectors(products: pd.DataFrame, attributes=...) -> np.ndarray:
    """Vectors of products without pictures: a number a value of an attribute, and a common one"""
    ...
