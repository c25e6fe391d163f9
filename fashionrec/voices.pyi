# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['AHEAD', 'FADE', 'ALTOGETHER', 'SHRINK', 'WIDEST', 'LEADING', 'VOICES', 'ABOUT', 'TURN', 'FEATURES', 'WIDE', 'POOL', 'LIKELY', 'DESIGNS', 'first_meetings', 'what_followed', 'what_goes_together', 'Chances', 'widest', 'as_chances', 'leading', 'value_leads', 'feature_name', 'voice_of', 'chance_features', 'lead_features', 'variant_features', 'due_features', 'product_features', 'own_features', 'bought_keys', 'top_columns', 'of_design']
import numpy as np, torch
from dataclasses import dataclass
from fastcore.basics import patch
from .event_logs import DAY as DAY
from .histories import Histories as Histories
from .interests import LAST as LAST, Shoppers as Shoppers, attention_features as attention_features, gather as gather, price_features as price_features
from .interests import share_features as share_features, value_features as value_features
from .nearest import top_k as top_k
AHEAD: Any
FADE: Any
ALTOGETHER: Any

def _stronger(h, half_life):
    """float32 (events,): later events count more"""
    ...

def first_meetings(h: Histories) -> np.ndarray:
    """Where a customer meets a product for the first time"""
    ...

def what_followed(h: Histories, half_life: float=...):
    """What customers met for the first time soon after each product"""
    ...

def what_goes_together(h: Histories, half_life: float=...):
    """Products that the same customers met"""
    ...
SHRINK: Any
WIDEST: Any

@dataclass
class Chances:
    """How likely products are after others"""
    table: object
    left: np.ndarray

    def mixed(self, product: np.ndarray, weight: np.ndarray):
        """What is likely after several products"""
        ...

    def of(self, rows: np.ndarray, items: np.ndarray, popular: np.ndarray) -> np.ndarray:
        """The chances of items"""
        ...

    def of_products(self, former: np.ndarray) -> Chances:
        """The chances for changed products"""
        ...

    def arrays(self, prefix: str=...) -> dict:
        """What is to be stored"""
        ...

    @classmethod
    def of_arrays(cls, arrays: dict, prefix: str=...) -> Chances:
        """Chances from what was stored"""
        ...

def widest(table, most: int):
    """A table with the largest values of each row"""
    ...

def as_chances(counts) -> Chances:
    """Counts as chances that are shrunk towards the popularity"""
    ...
LEADING: Any

def leading(codes: np.ndarray) -> np.ndarray:
    """The values of which it is known what follows"""
    ...

def value_leads(counts, codes: np.ndarray, usual: np.ndarray) -> np.ndarray:
    """How much commoner a value is after another than in the shop"""
    ...
VOICES: Any
ABOUT: Any

def feature_name(attribute: str) -> str:
    """The name of an attribute among the features"""
    ...

def voice_of(feature: str) -> str:
    """Which voice a feature belongs to"""
    ...
TURN: Any

def chance_features(shoppers: Shoppers, items: np.ndarray, part=...) -> torch.Tensor:
    """How likely items are by what followed and by what goes together, as logarithms"""
    ...

def lead_features(shoppers: Shoppers, items: np.ndarray, part=...) -> torch.Tensor:
    """How much commoner the values of an item are after those of the last product"""
    ...

def variant_features(shoppers: Shoppers, items: np.ndarray, part=...) -> torch.Tensor:
    """Whether an item has the design of another product met, 1 for the last product, then less"""
    ...

def due_features(shoppers: Shoppers, items: np.ndarray, part=...) -> torch.Tensor:
    """Whether it is time to buy an item again: 1 after the usual days, less before and after"""
    ...

def product_features(shoppers: Shoppers, items: np.ndarray, part=...) -> torch.Tensor:
    """What the product alone says"""
    ...

def own_features(shoppers: Shoppers, items: np.ndarray, part=...) -> torch.Tensor:
    """What the customer did with the item itself"""
    ...
FEATURES: Any

def bought_keys(h: Histories, again: np.ndarray, rhythm: np.ndarray | None=..., now: float=...) -> np.ndarray:
    """What is not to be recommended to whom any more, or before half of its usual days are over"""
    ...
WIDE: Any
POOL: Any
LIKELY: Any
DESIGNS: Any

def top_columns(table, most: int) -> np.ndarray:
    """The largest values of each row"""
    ...

def of_design(design: np.ndarray, order: np.ndarray, rows: np.ndarray) -> np.ndarray:
    """Products of the same design"""
    ...
