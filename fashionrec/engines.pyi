# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['forecast']
import pandas as pd

def forecast(pictures: int, seconds: float, picture_bytes: float, row_bytes: float, processors: int=..., rows: int=..., efficiency: float=..., price: float=...) -> pd.Series:
    """What embedding pictures takes"""
    ...
