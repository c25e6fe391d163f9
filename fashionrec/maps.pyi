# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['ProductMap', 'product_map', 'plot_map', 'MapPage', 'interactive_map']
import base64, html, io
from importlib import import_module
from pathlib import Path
from .nearest import nearest as nearest, unit as unit
from .resnet_similarity import SimilarityIndex as SimilarityIndex
import matplotlib.pyplot as plt, numpy as np, pandas as pd, seaborn as sns
from fastcore.basics import patch
from sklearn.decomposition import PCA

class ProductMap:
    """A plane in which near products lie near each other"""
    method: Any
    seed: Any
    pca: Any
    model: Any
    xy: Any
    middle: Any
    axes: Any

    def __init__(self, method: str=..., seed: int=...):
        ...

    def fit(self, vectors: np.ndarray) -> ProductMap:
        """Lay vectors out in the plane"""
        ...

    def place(self, vectors: np.ndarray) -> np.ndarray:
        """Where new products lie on the map, which stays as it is; each by itself"""
        ...

def product_map(vectors: np.ndarray, method: str=..., seed: int=...) -> np.ndarray:
    """Lay vectors out in the plane"""
    ...

def plot_map(xy: np.ndarray, products: pd.DataFrame, *columns: str, title: str=..., new: np.ndarray | None=..., top: int=...):
    """Maps of products, coloured by their attributes"""
    ...

class MapPage:
    """A page with an interactive map, which shows itself in a notebook"""
    html: Any
    points: Any

    def __init__(self, html: str, points: int):
        ...

    def __repr__(self):
        ...

    def _repr_html_(self):
        ...

    def save(self, path):
        """Write the page to a file that any browser opens"""
        ...
_CLICK: Any
_STYLE: Any

def _thumb(im, size=...):
    ...

def _bokeh():
    """The parts of Bokeh that are needed"""
    ...

def _points(index, rows, xy, colour, palette):
    """What the map knows of each product"""
    ...

def _figure(plotting, models, data):
    """The map, and its sources of points and lines"""
    ...

def _drawing(data):
    """The points as a picture, for where Bokeh's script can't be had"""
    ...

def interactive_map(index: SimilarityIndex, ids, xy: np.ndarray | None=..., colour: str=..., k: int=..., offline: bool=...) -> MapPage:
    """A map that shows the product under the pointer, and after a click its nearest"""
    ...
