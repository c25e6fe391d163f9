# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['query_metrics', 'ranking_metrics', 'bootstrap_interval', 'paired_difference', 'attribute_agreement', 'list_diversity', 'list_novelty', 'softmax', 'temperature', 'shrink', 'trust', 'calibration_error', 'reliability', 'coverage', 'confusions', 'class_report', 'scores', 'log_error', 'label_ceiling']
import numpy as np, pandas as pd

def query_metrics(hits: np.ndarray, relevant: np.ndarray) -> pd.DataFrame:
    """The standard retrieval metrics of each query"""
    ...

def ranking_metrics(hits: np.ndarray, relevant: np.ndarray) -> dict:
    """Mean precision, recall, hit rate, nDCG, average precision and reciprocal rank at k"""
    ...

def bootstrap_interval(scores: pd.DataFrame, groups, level: float=..., draws: int=..., seed: int=...) -> pd.DataFrame:
    """Means over the queries, and how far they would move with other queries"""
    ...

def paired_difference(scores: pd.DataFrame, rival: pd.DataFrame, groups=..., level: float=..., draws: int=..., seed: int=...) -> pd.DataFrame:
    """How much better than a rival, on the same queries"""
    ...

def attribute_agreement(found: np.ndarray, products: pd.DataFrame, columns=...) -> pd.Series:
    """Share of what was found that agrees with the query in each attribute"""
    ...

def list_diversity(rows: np.ndarray, vectors: np.ndarray) -> np.ndarray:
    """Mean cosine distance between the products of each list"""
    ...

def list_novelty(rows: np.ndarray, events: np.ndarray) -> np.ndarray:
    """Mean information of the products of each list: high where few have met them"""
    ...

def softmax(logits: np.ndarray, t: float=...) -> np.ndarray:
    """Probabilities from logits"""
    ...

def temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """The temperature at which held-out answers are most likely"""
    ...

def shrink(logits: np.ndarray, prior: np.ndarray, trust: float) -> np.ndarray:
    """A weighted mean of what a model says and of the logarithm of the base rates"""
    ...

def trust(logits: np.ndarray, labels: np.ndarray, prior: np.ndarray) -> float:
    """The weight of the model that makes the smoothed labels of held-out rows most likely"""
    ...

def calibration_error(conf, right, bins: int=...) -> float:
    """Expected calibration error"""
    ...

def reliability(conf, right, bins: int=...) -> pd.DataFrame:
    """Mean confidence and accuracy of the answers in each bin of confidence"""
    ...

def coverage(y, proba: pd.DataFrame, steps=...) -> pd.DataFrame:
    """How many products are answered above each confidence, and how well"""
    ...

def confusions(true: pd.Series, pred: pd.Series) -> pd.DataFrame:
    """Which classes are taken for which"""
    ...

def class_report(true: pd.Series, pred: pd.Series) -> pd.DataFrame:
    """Precision, recall and support of every class"""
    ...

def scores(y, proba: pd.DataFrame) -> pd.Series:
    """How good probabilities are, by six measures"""
    ...

def log_error(y, pred) -> float:
    """Mean absolute error of log(1 + value), for values of 0 and more"""
    ...

def _pairs(keys):
    """How many pairs of rows have the same key: a Series of any values"""
    ...

def label_ceiling(products: pd.DataFrame, columns, name: str=...) -> pd.DataFrame:
    """How good the labels are, from products of the same name"""
    ...
