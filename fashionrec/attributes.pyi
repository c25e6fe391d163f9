# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['ATTRIBUTES', 'KAPPA', 'CLASSES', 'prices', 'choose_attributes', 'attribute_vectors']
from .event_logs import _is_many as _is_many, _plain as _plain
from .resnet_similarity import unit as unit
from .tables import as_money as as_money, is_scalar_column as is_scalar_column, problem_table as problem_table
import numpy as np, pandas as pd

def prices(products: pd.DataFrame) -> pd.Series:
    """What products cost"""
    ...
ATTRIBUTES: Any
KAPPA: Any
CLASSES: Any
_OWN: Any

def _why_not(column):
    """Why a column can't be compared as classes, '' where it can"""
    ...

def choose_attributes(products: pd.DataFrame, attributes=...) -> tuple[list, pd.DataFrame]:
    """By what products are compared: the columns of `ATTRIBUTES`, else the first eight of classes"""
    ...
_NOTHING: Any

def _is_nothing(value):
    """Whether a value says in words that there is none: 'NA', 'n/a', '-'"""
    ...

def _attributes(products, attributes=...):
    """Column → code of each product, 0 for the commonest value and -1 for none"""
    ...

def _onehot(codes, most):
    ...

def _log_price(products):
    """Standardised logarithm of the price, 0 where there is none"""
    ...

def attribute_vectors(products: pd.DataFrame, attributes=...) -> np.ndarray:
    """Vectors of products without pictures: a number a value of an attribute, and a common one"""
    ...
