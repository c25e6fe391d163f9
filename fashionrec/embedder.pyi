# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['Embedder']
import copy, hashlib
from .photos import open_photo as open_photo, photos_of as photos_of
from .classification import Tagger as Tagger, _device as _device
from .nearest import _one_thread as _one_thread, unit as unit
import numpy as np, timm, torch
from fastcore.basics import patch
from PIL import Image
from timm.data import create_transform, resolve_model_data_config

class Embedder:
    """Photos → unit vectors, from a `Tagger` or a timm network"""
    tagger: Any
    name: Any
    size: Any
    model: Any
    transform: Any

    def __init__(self, backbone=..., weights=..., device=...):
        ...

    def __repr__(self):
        ...

    def _by_timm(self, photos, bs):
        ...

    def embed(self, photos, bs: int=...) -> np.ndarray:
        """Embed photos"""
        ...

    @property
    def fingerprint(self) -> str:
        """A hash of the weights and of what is done to a photo before them"""
        ...

def _moved(tagger, device):
    """A tagger on this device; a copy where it was elsewhere"""
    ...

def _timm(name, weights, device):
    ...

def _square(im):
    ...

def _are_images(photos):
    ...
