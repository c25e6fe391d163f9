# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['VERDICTS', 'CLAIMS', 'stored_values', 'Measured', 'share_of', 'measure', 'RuleError', 'is_true', 'Claim', 'read_claims', 'claim_table', 'verdict_counts']
import json, operator, re
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files as asset_files
from pathlib import Path
import numpy as np, pandas as pd
from fastcore.basics import patch
from .files import anchor as anchor, load_result as load_result

def _parted(path):
    """The steps of a path: names, numbers of rows, and {column: value} for brackets"""
    ...

def _inside(value, step):
    """The values that one step leads to from a value; none where there is no such"""
    ...

def _result(name, folder, written):
    """A stored result"""
    ...

def stored_values(path: str, folder=...) -> list:
    """The figures that a path leads to"""
    ...

@dataclass
class Measured:
    """A figure with its range"""
    mean: float
    low: float = ...
    high: float = ...
    told: str = ...

    def __post_init__(self):
        ...

    def __str__(self):
        ...

def share_of(share: float, n: int) -> Measured:
    """A share with its 95 % interval (Wilson's, which stays between 0 and 1)"""
    ...
_WAYS: Any

def _gathered(paths, folder):
    """The values of one path or several, in their order"""
    ...

def _plain(values, how):
    """Tables of figures as lists; one table is its values"""
    ...

def _less(measured, less, folder):
    """A figure as it is above another: seed by seed where both have as many"""
    ...

def measure(figure, folder=...) -> Measured | None:
    """The figure that a claim asks for"""
    ...
_SIGNS: Any
_RULE: Any

class RuleError(ValueError):
    """A comparison that can't be read"""

def _number(text, figures):
    """A number, a figure, or an end of its range; None where the figure isn't stored"""
    ...

def is_true(comparison: str, figures: dict) -> bool | None:
    """Whether a comparison is true of stored figures"""
    ...
VERDICTS: Any

@dataclass(repr=False)
class Claim:
    """A claim of the paper, and what answers it"""
    id: str
    part: str
    where: str
    basis: str
    claim: str
    paper: str
    figures: dict
    why: dict
    anchor: str = ...
    holds: tuple = ...
    otherwise: tuple = ...

    def __repr__(self):
        ...

    @classmethod
    def of(cls, id: str):
        """The claim of a name"""
        ...

    def measured(self, folder=...) -> dict:
        """The figures of the claim; 'paper' is the paper's own, where it is a number"""
        ...

    def verdict(self, folder=...) -> str:
        """What the rule says of the stored figures"""
        ...

    def reason(self, folder=...) -> str:
        """Why the verdict is what it is"""
        ...

    def ours(self) -> list:
        """The stored figures in words; what is not stored says so"""
        ...

    def rule(self) -> str:
        """The rule in one line"""
        ...

    def _repr_markdown_(self):
        """Shown in a notebook"""
        ...

def read_claims() -> dict:
    """What is known of the paper, as it is stored"""
    ...
CLAIMS: Any

def _rows(claim):
    """What a claim is shown with: name and text"""
    ...

def claim_table(part: str | None=...) -> pd.DataFrame:
    """A row for each claim"""
    ...

def verdict_counts(part: str | None=...) -> pd.Series:
    """How many claims have each verdict"""
    ...
