# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['TOO_FEW', 'FEW', 'translation', 'translated', 'seen_as', 'train_heads', 'agreement', 'about', 'Steps', 'tagger_for']
import copy, sys, time
import numpy as np, pandas as pd, torch
from contextlib import contextmanager
from dataclasses import replace
from .columns import plain as plain
from .data import Catalogue as Catalogue
from .tagging import STRANGE as STRANGE, Tagger as Tagger, TagNet as TagNet, drop_heads as drop_heads
from .tags import known_classes as known_classes, known_shares as known_shares
from torch.nn import functional as F

def translation(tagger: Tagger, products: pd.DataFrame, columns: list) -> dict:
    """Which columns mean the same as the tags of a tagger"""
    ...

def translated(tagger: Tagger, cat: Catalogue, columns: list, orient: bool=...) -> Tagger:
    """The tagger with the names and classes of a catalogue"""
    ...

def _start_heads(model, vocab, tagger):
    """The body of `tagger`, and of its heads the rows of classes that mean the same"""
    ...

def _descend(head, sizes, features, labels, steps=..., lr=..., decay=...):
    """Train a linear head on features (n, d) and class numbers (n, tags), -1 where there is none"""
    ...

def seen_as(cat: Catalogue, ids: pd.Index, parts: list) -> Catalogue:
    """The catalogue with features for pictures, so that these pass the network once"""
    ...

def train_heads(tagger: Tagger, cat: Catalogue, columns: list, seed: int=...) -> Tagger:
    """A tagger with the body of `tagger` and heads for `columns`, trained on the pictures of `cat`"""
    ...

def agreement(tagger: Tagger, cat: Catalogue, columns: list, most: int=...) -> tuple:
    """How many labels of a catalogue a tagger gives"""
    ...

def about(seconds: float) -> str:
    """A length of time as one says it"""
    ...

class Steps:
    """Says what is being done, with an estimate of its time"""
    seconds: Any
    show: Any
    tell: Any

    def __init__(self, show: bool=..., tell=...):
        ...

    @contextmanager
    def __call__(self, doing: str, seconds: float=...):
        """Say `doing` before it is done"""
        ...
TOO_FEW: Any
FEW: Any

def tagger_for(cat: Catalogue, columns: list, named: list | None=..., epochs: int | None=..., seed: int=..., steps: Steps | None=..., shipped: Tagger | None=..., **kwargs) -> Tagger:
    """The shipped tagger where it knows the products, else one that goes on from it"""
    ...
