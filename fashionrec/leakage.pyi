# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['absolute_error', 'error_measure', 'target_values', 'check_target', 'best_answers', 'recurring', 'split_known', 'exceptions', 'column_scores', 'leakage', 'lookup_probabilities']
import numpy as np, pandas as pd
from .columns import amounts as amounts, column_kind as column_kind, dense as dense, is_number as is_number, is_skewed as is_skewed, is_text as is_text, is_time as is_time
from .columns import one_value_columns as one_value_columns, plain as plain, require_column as require_column, settled as settled
from .data import Catalogue as Catalogue
from .metrics import log_error as log_error

def absolute_error(y, pred) -> float:
    """Mean absolute error"""
    ...

def error_measure(log: bool) -> tuple:
    """How errors of a number are measured: relatively when it is skewed, as prices are"""
    ...

def target_values(products: pd.DataFrame, target: str) -> pd.Series:
    """The column to be predicted as plain values"""
    ...

def _unread(values, most=...):
    """The values that keep a column of text from being numbers, where these are few"""
    ...

def _check_recurs(values, column):
    """Refuse classes of which nearly every product has its own, with what to do instead"""
    ...

def check_target(products: pd.DataFrame, target: str, least: int=...) -> None:
    """Refuse a target that can't be learnt, with the reason"""
    ...

def best_answers(x: pd.Series, y: pd.Series, number: bool) -> pd.Series:
    """Best constant answer for each value of a column"""
    ...

def recurring(column: pd.Series, train) -> pd.Series:
    """A column as values that recur; numbers that don't in twentieths"""
    ...

def split_known(cat: Catalogue, target: str, how: str=..., seed: int=..., test: float=...) -> tuple:
    """Training and test ids of the products that have a value of `target`"""
    ...

def exceptions(x: pd.Series, y: pd.Series) -> int:
    """How many products differ from the commonest answer for their value"""
    ...

def column_scores(products: pd.DataFrame, target: str, train, test) -> pd.DataFrame:
    """What each single column scores on the test products when it is looked up"""
    ...

def leakage(cat: Catalogue, target: str, how: str=..., seed: int=...) -> pd.DataFrame:
    """How much each single column gives away of `target`"""
    ...

def lookup_probabilities(x: pd.Series, y: pd.Series, train, test) -> pd.DataFrame:
    """Probability of each class from the training products with the same value"""
    ...
