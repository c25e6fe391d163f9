# Made from the source by `make stubs`; edit the notebook.
from .customers import CustomerModel as CustomerModel
from .data import Catalogue as Catalogue
from .eigenfaces import Eigenfaces as Eigenfaces
from .embedder import Embedder as Embedder
from .ffnn_prediction import PropertyPredictor as PropertyPredictor
from .histories import Histories as Histories
from .recommender import Recommender as Recommender
from .resnet_similarity import SimilarityIndex as SimilarityIndex
from .tagging import Tagger as Tagger
from typing import Any
__all__ = ['Catalogue', 'Tagger', 'Eigenfaces', 'Embedder', 'SimilarityIndex', 'PropertyPredictor', 'Histories', 'CustomerModel', 'Recommender']
import os
from importlib import import_module
__version__: Any
_HOMES: Any
_all_: Any

def __dir__():
    ...
