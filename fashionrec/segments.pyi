# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['PROPERTIES', 'describe_segment', 'Segments', 'find_segments', 'segment_agreement']
from .attributes import _is_nothing as _is_nothing, _log_price as _log_price, choose_attributes as choose_attributes, prices as prices
from .customers import CustomerModel as CustomerModel
from .histories import Histories as Histories
from .interests import _table as _table
from .resnet_similarity import ProductMap as ProductMap, _whole as _whole
from .tables import is_scalar_column as is_scalar_column
from sklearn.cluster import KMeans
from sklearn.metrics import adjusted_rand_score
import matplotlib.pyplot as plt, numpy as np, pandas as pd, seaborn as sns
from fastcore.basics import patch
PROPERTIES: Any

def _described_by(properties):
    """What customers are told apart by: the columns of `PROPERTIES`, else the classes compared"""
    ...

def _dummies(column):
    """A column of classes as float32 (n, values)"""
    ...

def _scaled(parts, centre, scale):
    ...

def _stability(x, k, seed, draws=...):
    """Mean agreement of clusterings of two halves"""
    ...

def _standing_out(products, weight, among, column, lift, share, most):
    """Values of a column that are `lift` times commoner in a segment than among all"""
    ...

def _median(values, weight):
    """The median of values with weights"""
    ...

def _and(words):
    ...

def _price_level(products, weight, among):
    """'above-median price', 'below-median price', or '' where it is neither"""
    ...

def describe_segment(products: pd.DataFrame, weight: np.ndarray, among: np.ndarray) -> str:
    """What sets a segment apart"""
    ...

class Segments:
    """Groups of customers, how to recognise them, and what sets each apart"""
    model: Any
    properties: Any
    scale: Any
    centres: Any
    table: Any
    of: Any
    typical: Any

    def __init__(self, model: CustomerModel, properties: pd.DataFrame, scale: tuple, centres: np.ndarray):
        ...

    def profile(self, h: Histories) -> np.ndarray:
        """What customers are compared by"""
        ...

    def assign(self, h: Histories) -> pd.Series:
        """The segment of each customer"""
        ...

    def __repr__(self):
        ...

    def _repr_html_(self):
        ...

    def _describe(self, h):
        """Sizes, names and typical products"""
        ...

    def plot(self, h: Histories, most: int=..., method: str=..., seed: int=...):
        """A map of customers, coloured by segment"""
        ...

def find_segments(self: CustomerModel, h: Histories, k: int | None=..., properties: pd.DataFrame | None=..., tried=..., stable: float=..., most: int=...) -> Segments:
    """Sort customers into segments"""
    ...

def segment_agreement(made: Segments, h: Histories, seed: int=...) -> pd.Series:
    """How well segments agree with the main tastes of simulated customers"""
    ...
