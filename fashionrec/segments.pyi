# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['PROPERTIES', 'described_by', 'profile_parts', 'scale_parts', 'scale_of', 'stability', 'standing_out', 'weighted_median', 'price_words', 'listed', 'describe_segment', 'Segments', 'choose_number', 'find_segments', 'segment_agreement']
import numpy as np, pandas as pd
from fastcore.basics import patch
from .attributes import choose_attributes as choose_attributes, is_nothing as is_nothing, price_levels as price_levels, prices as prices
from .customers import CustomerModel as CustomerModel
from .event_logs import number_of as number_of
from .histories import Histories as Histories
from .interests import event_table as event_table
from .nearest import whole as whole
from .values import is_scalar_column as is_scalar_column
PROPERTIES: Any

def described_by(properties: pd.DataFrame) -> list:
    """What customers are told apart by"""
    ...

def profile_parts(model: CustomerModel, h: Histories, properties: pd.DataFrame) -> list:
    """What segments are made of, before it is scaled"""
    ...

def scale_parts(parts: list, scale: tuple) -> np.ndarray:
    """The parts side by side, each as wide as it counts"""
    ...

def scale_of(parts: list) -> tuple:
    """How parts are scaled, so that the first counts as much as all others together"""
    ...

def stability(profile: np.ndarray, k: int, seed: int, draws: int=...) -> float:
    """How far clusterings of two halves of the customers agree"""
    ...

def standing_out(products: pd.DataFrame, weight: np.ndarray, among: np.ndarray, column: str, lift: float, share: float, most: int) -> list:
    """Values of a column that are `lift` times commoner in a segment than among all"""
    ...

def weighted_median(values: np.ndarray, weight: np.ndarray) -> float:
    """The median of values with weights"""
    ...

def price_words(products: pd.DataFrame, weight: np.ndarray, among: np.ndarray) -> str:
    """'above-median price' or 'below-median price'"""
    ...

def listed(words: list) -> str:
    """Words as a sentence lists them"""
    ...
_USUAL: Any

def describe_segment(products: pd.DataFrame, weight: np.ndarray, among: np.ndarray) -> str:
    """What sets a segment apart"""
    ...

class Segments:
    """Groups of customers, how to recognise them, and what sets each apart"""
    model: Any
    properties: Any
    scale: Any
    centres: Any
    of: Any
    typical: Any
    table: Any

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

    def describe(self, h: Histories) -> Segments:
        """Sizes, names and typical products"""
        ...

    def plot(self, h: Histories, most: int=..., method: str=..., seed: int=...):
        """A map of customers, coloured by segment"""
        ...

def choose_number(stable_by: dict, stable: float=...) -> int:
    """How many segments the customers hold"""
    ...

def find_segments(model: CustomerModel, h: Histories, k: int | None=..., properties: pd.DataFrame | None=..., tried=..., stable: float=..., most: int=...) -> Segments:
    """Sort customers into segments"""
    ...

def segment_agreement(made: Segments, h: Histories, seed: int=...) -> pd.Series:
    """How well segments agree with the main tastes of simulated customers"""
    ...
