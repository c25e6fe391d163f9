# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['ProductMap', 'product_map', 'plot_map', 'MapPage', 'point_data', 'still', 'interactive_map']
import html
from importlib import import_module
from pathlib import Path
from .photos import data_uri as data_uri
from .nearest import nearest as nearest, unit as unit
from .resnet_similarity import SimilarityIndex as SimilarityIndex
import numpy as np, pandas as pd
from fastcore.basics import patch

class ProductMap:
    """A plane in which near products lie near each other"""
    method: Any
    seed: Any
    pca: Any
    model: Any
    middle: Any
    axes: Any
    xy: Any

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

def _classes(values, top):
    """Each value as text, the rarer ones 'others'; and the commonest"""
    ...

def _draw_points(ax, xy, values, new, top):
    """Points float (n, 2) coloured by a column, those that are `new` bool (n,) large"""
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

def _bokeh(*parts):
    """Modules of Bokeh"""
    ...

def point_data(pictures, rows: pd.DataFrame, xy: np.ndarray, column: str, palette) -> dict:
    """What the map knows of each product"""
    ...

def _map_figure(data):
    """The map, and its sources of points and lines"""
    ...

def still(data: dict) -> str:
    """The points as a picture, for where Bokeh's script can't be had"""
    ...

def interactive_map(index: SimilarityIndex, ids, xy: np.ndarray | None=..., colour: str=..., k: int=..., offline: bool=...) -> MapPage:
    """A map that shows the product under the pointer, and after a click its nearest"""
    ...
