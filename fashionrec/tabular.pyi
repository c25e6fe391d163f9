# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['MODELS', 'HideInputs']
import random, warnings
import numpy as np, pandas as pd, torch
from fastai.callback import progress, schedule
from fastai.callback.core import Callback
from fastai.data.core import DataLoaders
from fastai.losses import CrossEntropyLossFlat, L1LossFlat
from fastai.tabular.core import TabDataLoader, TabularPandas
from fastai.tabular.learner import TabularLearner
from fastai.tabular.model import TabularModel, emb_sz_rule
from .classification import on_threads as on_threads
from sklearn.compose import ColumnTransformer
from sklearn.dummy import DummyClassifier, DummyRegressor
from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor
from sklearn.linear_model import LogisticRegression, Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, OrdinalEncoder

class HideInputs(Callback):
    """Hide some inputs of some training rows, so that the network learns what 'nothing told' means"""
    owner: Any
    n_cats: Any
    share: Any

    def __init__(self, owner, n_cats: int, share: float=...):
        ...

    def before_batch(self):
        """Set hidden categories to 0 (unknown) and hidden numbers to 0 (their mean)"""
        ...

def _loader(enc, X, y, **kwargs):
    ...

def _network(enc, n_out, dropout=...):
    ...

def _learner(enc, X, y, Xv, yv, n_out, bs, hide, dropout, seed):
    ...

def _train(enc, X, y, Xv, yv, n_out, epochs=..., lr=..., hide=..., dropout=..., seed=...):
    """The trained network, and its losses by epoch"""
    ...
MODELS: Any

def _trees(number, cats, stop, seed):
    ...

def _estimator(model, n_cats, number, stop, seed):
    ...

class _Fitted:
    """A scikit-learn model that answers like the network: log probabilities, or one number a row"""
    est: Any
    X: Any
    y: Any
    n_out: Any

    def __init__(self, model, n_cats, X, y, n_out, seed):
        ...

    def __call__(self, X):
        ...
