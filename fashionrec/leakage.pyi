# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['log_error', 'leakage']
import numpy as np, pandas as pd
from .columns import _answers_of as _answers_of, _cells as _cells, _is_number as _is_number, _is_text as _is_text, _amounts as _amounts, _is_time as _is_time, _settled as _settled, _skewed as _skewed, _told as _told
from .columns import column_kind as column_kind, plain as plain
from .data import Catalogue as Catalogue

def log_error(y, pred) -> float:
    """Mean absolute error of log(1 + value), for values of 0 and more"""
    ...

def _error(log):
    """How errors of a number are measured: relatively when it is skewed, as prices are"""
    ...

def _check_target(df, target, least=...):
    """Refuse a target that can't be learnt, with the reason"""
    ...

def _check_recurs(s, raw):
    """Refuse classes of which nearly every product has its own, with what to do instead"""
    ...

def _unread(s, most=...):
    """The values that keep a column of text from being numbers, where these are few"""
    ...

def _by_value(x, y, number):
    """Best constant answer for each value of `x`"""
    ...

def _values(s, train):
    """A column as recurring values, missing as one of its own; rare numbers in twentieths"""
    ...

def _split(cat, target, how, seed, test=...):
    """Training and test ids of the products that have a value of `target`"""
    ...

def _lookup(x, y, train, test, number, base):
    """What a lookup by `x` answers on the test rows, and how many products break its rule"""
    ...

def _leaks(df, target, train, test):
    """For each column of `df` its score, a constant's, values, exceptions, whether it determines"""
    ...

def leakage(cat: Catalogue, target: str, how: str=..., seed: int=...) -> pd.DataFrame:
    """How much each single column gives away of `target`"""
    ...

def _frequencies(x, y, train, test):
    """The lookup's probabilities on the test rows, each value beginning from the common shares"""
    ...
