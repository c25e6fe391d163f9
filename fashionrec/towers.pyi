# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['STOP', 'SEEN', 'split_words', 'Pieces', 'TextTower', 'seen_by', 'PictureHead', 'body_fingerprint', 'Towers']
import hashlib, json, re
from functools import partial
from itertools import pairwise
from zlib import crc32
import numpy as np, torch
from .classification import in_batches as in_batches
from .efficientnet import EARLY as EARLY
from .files import load_arrays as load_arrays, reading as reading, save_arrays as save_arrays, writing as writing
from .tagging import WEIGHTS as WEIGHTS, TagNet as TagNet, Tagger as Tagger, are_images as are_images
from fastcore.basics import patch
from torch import nn
from torch.nn import functional as F
STOP: Any

def split_words(text: str) -> list:
    """The words of a text without those of `STOP`, which say nothing of a product"""
    ...

class Pieces:
    """What a word is made of: itself where it is known, and its groups of three to five letters"""
    known: Any
    buckets: Any
    kept: Any

    def __init__(self, known, buckets: int=...):
        ...

    def __len__(self):
        ...

    def _hashed(self, group):
        ...

    def _rows(self, word):
        ...

    def __call__(self, word: str) -> list:
        """The rows whose mean stands for a word"""
        ...

def _bags(lists):
    """Lists of numbers as one tensor, and where each begins"""
    ...

class TextTower(nn.Module):
    """Words → a vector in the space of a `PictureHead`"""
    config: Any
    pieces: Any
    rows: Any
    norm: Any
    deep: Any
    straight: Any

    def __init__(self, known, buckets: int=..., width: int=..., hidden: int=..., dim: int=..., drop: float=...):
        ...

    def forward(self, texts):
        """Vectors of texts"""
        ...

    def embed(self, queries, crowd: float=..., bs: int=...) -> np.ndarray:
        """Vectors of queries; their inner products with `PictureHead.embed` are scores"""
        ...
SEEN: Any

def seen_by(net: TagNet, pictures):
    """What the network sees before it thinks of tags: pooled features, and where forms are (4 x 3)"""
    ...

class PictureHead(nn.Module):
    """What the network sees → a vector in the space of a `TextTower`"""
    config: Any
    straight: Any
    wide: Any
    deep: Any
    crowd: Any

    def __init__(self, inputs: int=..., hidden: int=..., dim: int=..., drop: float=...):
        ...

    def forward(self, seen):
        """Vectors of pictures"""
        ...

    def embed(self, seen, bs: int=...) -> np.ndarray:
        """Vectors of pictures; the last number is minus how near they are to all names"""
        ...

def body_fingerprint(tagger: Tagger) -> str:
    """A hash of a tagger's body, of its size of pictures, and of the size at which it looks at them"""
    ...

class Towers:
    """Words and pictures in one space"""
    text: Any
    head: Any
    body: Any
    card: Any

    def __init__(self, text: TextTower, head: PictureHead, body: str, card: dict | None=...):
        ...

    def __repr__(self):
        ...

    def check(self, tagger: Tagger):
        """ValueError where it sees in another way than the one that these towers were trained on"""
        ...

    def pictures(self, tagger: Tagger, photos, bs: int=...) -> np.ndarray:
        """Vectors of photos; the last number is minus how near they are to all names"""
        ...

    def words(self, text: str, crowd: float=...) -> np.ndarray:
        """The vector of a text; its inner products with `pictures` are scores"""
        ...

    @property
    def fingerprint(self) -> str:
        """A hash of all weights: vectors of other towers don't compare"""
        ...

    def save(self, folder):
        """Save both sides: int8 and JSON"""
        ...

    @classmethod
    def load(cls, folder) -> Towers:
        """Load both sides"""
        ...

    @classmethod
    def pretrained(cls) -> Towers:
        """The towers that fashionrec ships, for its own tagger"""
        ...

def _stored(state):
    """float tensors as float16, weight matrices as int8 with a scale for each row"""
    ...

def _restored(arrays):
    """Tensors of what `_stored` made"""
    ...
