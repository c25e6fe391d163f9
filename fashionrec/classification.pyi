# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['PARTS', 'guess', 'Scheme', 'MultiClass', 'MultiLabel', 'in_bfloat16', 'PaperNet', 'on_threads', 'choose_threads', 'training_threads', 'random_batch', 'fit_scheme', 'in_batches', 'score_scheme', 'combinations', 'likeness', 'score']
import time, warnings
from contextlib import contextmanager
from copy import deepcopy
import numpy as np, pandas as pd, torch
from .data import Catalogue as Catalogue
from .files import former_names as former_names
from .tags import PAPER_COLUMNS as PAPER_COLUMNS
from fastcore.basics import patch
from torch import nn
from torch.nn import functional as F

def _commonest(keys, values):
    """The commonest of `values` for each of `keys`"""
    ...

def _joined(products, columns):
    """The tags of each product as one text"""
    ...

def guess(train: pd.DataFrame, test: pd.DataFrame, columns, knowing: str | None=...) -> pd.DataFrame:
    """The commonest answer in training, over all products or among those of the same `knowing`"""
    ...
PARTS: Any

class Scheme:
    """Turns the tags of products into targets of a network, and its logits into tags"""
    columns: Any
    classes: Any
    codes: Any

    def __init__(self, products: pd.DataFrame, columns):
        ...

    def __repr__(self):
        ...

    def _repr_html_(self):
        ...

    def encode(self, products: pd.DataFrame) -> pd.Series:
        """Class numbers of products"""
        ...

    def decode(self, logits: torch.Tensor, rule: str=...) -> np.ndarray:
        """Classes from logits"""
        ...

class MultiClass(Scheme):
    """One softmax: a product is exactly one of the classes"""

    def _codes(self):
        ...

    def loss(self, logits, numbers):
        """Cross-entropy; products of an unknown class (-1) are passed over"""
        ...

class MultiLabel(Scheme):
    """A sigmoid for each part: a class is a set of parts"""

    def _codes(self):
        ...

    def loss(self, logits, numbers):
        """Binary cross-entropy of the parts; products of an unknown class (-1) are passed over"""
        ...
_AMD: Any

def in_bfloat16(inputs: torch.Tensor, training: bool):
    """Arithmetic in bfloat16, in training and where the processor multiplies it faster than float32"""
    ...

class PaperNet(nn.Sequential):
    """The network of the paper's section 3.1: convolutions, ReLU, pooling, dense layers"""

    def __init__(self, n: int, size: tuple=..., widths: tuple=...):
        ...

    def forward(self, pictures):
        """Logits"""
        ...

@contextmanager
def on_threads(n: int):
    """Inside, PyTorch works on few threads"""
    ...

def choose_threads(step, repeats: int=...) -> int:
    """The number of threads on which `step` is done sooner, measured"""
    ...
_MEASURED: Any

def training_threads(net: nn.Module, loss, pictures: torch.Tensor, labels: torch.Tensor) -> int:
    """Threads for training on such batches, measured once for each kind of network and batch"""
    ...

def random_batch(size: tuple, bs: int, tags: int | None=...) -> tuple[torch.Tensor, torch.Tensor]:
    """Pictures and labels to measure with, made without touching PyTorch's seed"""
    ...

def fit_scheme(scheme: Scheme, cat: Catalogue, train, valid, epochs: int=..., lr: float=..., bs: int=..., seed: int=...) -> tuple[nn.Module, pd.DataFrame]:
    """Train the paper's network on a scheme"""
    ...
_PICTURES_A_THREAD: Any

def in_batches(compute, images: np.ndarray, bs: int=..., device=...) -> torch.Tensor:
    """A network's answers for many pictures; few are computed on one thread"""
    ...

def score_scheme(net: nn.Module, scheme: Scheme, cat: Catalogue, test) -> dict:
    """One network by three rules"""
    ...

def combinations(products: pd.DataFrame, columns) -> MultiClass | None:
    """The scheme of the combinations of as many `columns` as have ten products a combination"""
    ...

def likeness(products: pd.DataFrame, columns) -> MultiClass | None:
    """The scheme of what is alike, of those of `columns` that are learned"""
    ...

def score(pred: pd.DataFrame, train: pd.DataFrame, test: pd.DataFrame, columns=...) -> pd.DataFrame:
    """Accuracy of tags beside what guessing scores; rows without a label are passed over"""
    ...
from .metrics import softmax as softmax, temperature as temperature, calibration_error as calibration_error, coverage as coverage, confusions as confusions, class_report as class_report, label_ceiling as label_ceiling
from .tags import ALIKE as ALIKE, TAG_COLUMNS as TAG_COLUMNS, plain_name as plain_name, same_column as same_column, known_classes as known_classes, known_shares as known_shares, unlearnable as unlearnable, tag_columns as tag_columns, learnable as learnable
from .tagging import TagNet as TagNet, Tagger as Tagger, Features as Features, UNSURE as UNSURE, WEIGHTS as WEIGHTS, _device as _device, _drop as _drop
from .training import TagLoss as TagLoss, orthogonal as orthogonal, muon_step as muon_step, Muon as Muon, ROBUST as ROBUST, tag_learner as tag_learner, _HalfSize as _HalfSize, _Checkpoint as _Checkpoint, _OnDevice as _OnDevice
_joint: Any
_alike: Any
