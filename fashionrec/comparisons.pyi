# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['VERDICTS', 'WORLDS', 'OWN_CLAIMS', 'ClaimError', 'told', 'read_own_claims', 'protocol', 'compared', 'Rival', 'OwnClaim', 'stamps', 'comparison_table']
import json, re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files as asset_files
import pandas as pd
from fastcore.basics import patch
from .claims import Measured as Measured, measure as measure, share_of as share_of, stored_values as stored_values
from .files import anchor as anchor, anchors as anchors, load_result as load_result, provenance as provenance

class ClaimError(ValueError):
    """A claim that is not whole"""

def told(text: str, folder=...) -> str:
    """A text with the stored figures that it names"""
    ...

def read_own_claims() -> dict:
    """Our claims as they are stored; 'shipped' is where the shipped network was measured"""
    ...

def protocol(name: str, folder=...) -> dict:
    """How a figure was measured, in four lines"""
    ...
VERDICTS: Any

def _spread(measured, margin):
    """A figure with a margin as its range"""
    ...

def compared(ours: Measured, theirs: Measured, better: str=..., margin: float=...) -> str:
    """Whether ranges lie apart, and who is ahead"""
    ...

@dataclass
class Rival:
    """Who else has a figure for what a claim says"""
    name: str
    protocol: str
    figure: object = ...
    anchor: str = ...
    less: str = ...
    differs: str = ...
    comparable: bool = ...
    kind: str = ...

    def measured(self, count: str=..., folder=...) -> Measured:
        """The rival's figure"""
        ...

    def source(self) -> str:
        """Where the figure is from"""
        ...
WORLDS: Any

@dataclass(repr=False)
class OwnClaim:
    """A claim of this project, and who else has a figure"""
    id: str
    part: str
    claim: str
    page: str
    world: str
    protocol: str
    figure: object
    network: str
    rivals: list = ...
    count: str = ...
    better: str = ...
    margin: float = ...
    unit: str = ...
    home: str = ...

    def __repr__(self):
        ...

    @classmethod
    def of(cls, id: str):
        """The claim of a name"""
        ...

    def measured(self, folder=...) -> Measured:
        """Our figure"""
        ...

    def beside(self, rival: Rival, folder=...) -> str:
        """Whether we are ahead of a rival"""
        ...

    def verdict(self, folder=...) -> str:
        """The worst that is said beside a rival who can be compared; a bound is none"""
        ...

    def check(self, folder=...) -> str:
        """`ClaimError` where something of the claim is missing"""
        ...

    def measured_on(self, folder=...) -> str:
        """When our figure was measured"""
        ...

    def is_former(self, folder=...) -> bool:
        """Whether the figure is of a network that was shipped before"""
        ...

    def strongest(self) -> Rival | None:
        """The rival with the best figure, of those who can be compared where there are such"""
        ...

    def network_told(self) -> str:
        """Which network was measured, and whether it is a former one"""
        ...

    def rule(self) -> str:
        """How the verdict follows"""
        ...

    def _repr_markdown_(self):
        """Shown in a notebook"""
        ...

def _claim(values):
    """A claim of what is stored, with its rivals"""
    ...
OWN_CLAIMS: Any

def stamps(path: str, folder=...) -> pd.DataFrame:
    """The stamps of the parts that a path leads into"""
    ...

def _how(claim, rival):
    """How a rival's figure was measured, as far as that differs, and who says so"""
    ...

def comparison_table(part: str | None=...) -> pd.DataFrame:
    """A row for each claim, beside its strongest rival"""
    ...
