# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['SIDE', 'Embedder', 'picture_hash', 'embed_catalogue', 'Embedded', 'embed_photos', 'occlusion']
import copy, hashlib
from dataclasses import dataclass
from .efficientnet import EfficientNetLite0 as EfficientNetLite0, load_imagenet as load_imagenet
from .photos import open_photo as open_photo, photos_of as photos_of
from .data import Catalogue as Catalogue
from .tagging import Features as Features, Tagger as Tagger, are_images as are_images, device_named as device_named
from .nearest import one_thread as one_thread, unit as unit
import numpy as np, torch
from fastcore.basics import patch
from PIL import Image

def _timm_network(name, weights, device):
    """A network of timm without its head, and its preprocessing of a photo"""
    ...
SIDE: Any

def _packaged_weights():
    """The file of EfficientNet-Lite0's weights in the package that carries them"""
    ...

def _imagenet_network(weights, device):
    """EfficientNet-Lite0 as ImageNet taught it, and its preprocessing of a photo"""
    ...

def _square(picture):
    """A picture on a white square"""
    ...

def _moved(tagger, device):
    """A tagger on this device; a copy where it was elsewhere"""
    ...

class Embedder:
    """Photos → unit vectors, from a `Tagger` or a network that ImageNet taught"""
    name: Any
    size: Any
    tagger: Any
    model: Any
    transform: Any

    def __init__(self, backbone=..., weights=..., device=...):
        ...

    def __repr__(self):
        ...

    def embed(self, photos, bs: int=...) -> np.ndarray:
        """Embed photos"""
        ...

    def _by_network(self, photos, bs):
        """float32 (n, d): the vectors of a network that is no tagger"""
        ...

    @property
    def fingerprint(self) -> str:
        """A hash of the weights and of what is done to a photo before them"""
        ...

    def look(self, photos, bs: int=...) -> list:
        """Vectors of photos and, where the embedder is a tagger, their tags"""
        ...

def picture_hash(image: np.ndarray) -> int:
    """A number that tells pictures apart"""
    ...

def embed_catalogue(embedder: Embedder, cat: Catalogue, chunk: int=..., tell=...) -> tuple:
    """Vectors and hashes of the pictured products"""
    ...

@dataclass(eq=False)
class Embedded:
    """A photo that went through the network already"""
    vector: np.ndarray
    tags: dict | None = ...
    photo: object = ...
    gap: float = ...

def embed_photos(embedder, photos) -> tuple:
    """Embed photos, and tell how far they are from their kind for being no catalogue pictures"""
    ...

def occlusion(embed, image: np.ndarray, vector: np.ndarray, hole: int=..., step: int=...) -> np.ndarray:
    """How much each part of a picture matters for its similarity to a vector"""
    ...
