# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['ArrayData', 'ArrayDL', 'Shift', 'Cutout', 'Reframe', 'Relight', 'dataloaders', 'datablock']
import random, warnings
import numpy as np, torch
from torch.nn import functional as F
_quiet: Any
from fastai.data.block import DataBlock, TransformBlock
from fastai.data.core import DataLoaders, TfmdDL
from fastai.data.transforms import FuncSplitter, IntToFloatTensor
from fastai.vision.core import TensorImage
from fastai.vision.data import ImageBlock
from fasttransform import DisplayedTransform
from .photos import load_photo as load_photo
from .values import CatalogueError as CatalogueError
from .data import Catalogue as Catalogue

class ArrayData:
    """Pictures and label codes that are indexed by whole batches"""
    images: Any
    codes: Any
    rows: Any
    split_idx: Any

    def __init__(self, images: np.ndarray, codes: np.ndarray, rows: np.ndarray | None=..., split_idx: int | None=...):
        ...

    def __len__(self):
        ...

    def __getitem__(self, batch):
        ...

class ArrayDL(TfmdDL):
    """fastai data loader that cuts each batch out of an `ArrayData` at once"""

    def do_item(self, s):
        """The row itself: pictures are fetched a batch at a time"""
        ...

    def create_batch(self, b):
        """The batch of rows `b`"""
        ...

class Shift(DisplayedTransform):
    """Move each training picture by up to `shift` pixels, repeating its edge"""
    order: Any
    split_idx: Any
    shift: Any
    mirror: Any
    rng: Any

    def __init__(self, shift: int=..., mirror: bool=..., seed: int=...):
        ...

    def encodes(self, x: TensorImage):
        """The batch, moved"""
        ...

class Cutout(DisplayedTransform):
    """Blank a square of each training picture, its centre anywhere (DeVries and Taylor 2017)"""
    order: Any
    split_idx: Any
    size: Any
    rng: Any

    def __init__(self, size: int=..., seed: int=...):
        ...

    def encodes(self, x: TensorImage):
        """The batch, with holes of the background's white"""
        ...

class Reframe(DisplayedTransform):
    """Turn, zoom and move half of the training pictures"""
    order: Any
    split_idx: Any
    turn: Any
    zoom: Any
    shift: Any
    rng: Any

    def __init__(self, turn: float=..., zoom: float=..., shift: float=..., seed: int=...):
        ...

    def encodes(self, x: TensorImage):
        """The batch, seen from elsewhere; edges are repeated"""
        ...

class Relight(DisplayedTransform):
    """Dim half of the training pictures, and darken the white behind half of them"""
    order: Any
    split_idx: Any
    dim: Any
    back: Any
    rng: Any

    def __init__(self, dim: float=..., back: float=..., seed: int=...):
        ...

    def encodes(self, x: TensorImage):
        """The batch in another light"""
        ...

def dataloaders(cat: Catalogue, columns, train, valid, bs: int=..., augment=..., seed: int=...) -> DataLoaders:
    """fastai DataLoaders straight from the picture store"""
    ...

def datablock(cat: Catalogue, columns, valid, size: tuple=..., **kwargs) -> DataBlock:
    """fastai DataBlock that reads the original pictures"""
    ...
