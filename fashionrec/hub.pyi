# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['COPY', 'is_shipped', 'card_head', 'model_card', 'saved_for_hub', 'HubError', 'check_saved', 'fetched', 'tagger_from', 'pushed']
import json, re, tempfile
from contextlib import contextmanager
from fnmatch import fnmatch
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path
import pandas as pd, torch
from fastcore.basics import patch
from . import __version__ as __version__
from .data import Catalogue as Catalogue
from .files import load_result as load_result, manifest as manifest, whole_file as whole_file
from .sources import list_files as list_files
from .tagging import WEIGHTS as WEIGHTS, Tagger as Tagger
from .values import CatalogueError as CatalogueError

def is_shipped(tagger: Tagger) -> bool:
    """Whether a tagger is the one that fashionrec ships"""
    ...

def _figures(tagger, results):
    """Table of measures by tag, what it was measured on, and the hub's name of that; or None"""
    ...
COPY: Any

def _licence():
    """The package's licence as hubs write it; None where it is not installed"""
    ...

def card_head(tagger: Tagger, repo: str=..., results: pd.DataFrame | None=..., datasets=..., license: str | None=...):
    """The head of a model card, which hubs read"""
    ...
_USE: Any

def _card_table(tagger, results):
    """Tags with the number of their classes and what was measured, as markdown"""
    ...

def model_card(tagger: Tagger, repo: str=..., about: str=..., results: pd.DataFrame | None=..., **kwargs):
    """A model card with a head that hubs read"""
    ...

def saved_for_hub(tagger: Tagger, folder, half: bool=..., repo: str | None=..., **card) -> Path:
    """Save a tagger as hubs of models want it: with a card, and what a hub counts downloads by"""
    ...

class HubError(OSError):
    """What a hub did not give or take, and what to do"""
_FILES: Any

def check_saved(folder, repo: str):
    """HubError where a folder does not hold what `Tagger.save` writes, all of it with checksums"""
    ...
_WHY: Any

@contextmanager
def _told(repo, kind):
    """Turn what the hub's library raises into a `HubError`"""
    ...

def _hub():
    """The hub's library, or how to get it"""
    ...

def fetched(repo: str, files, kind: str=..., **kwargs) -> Path:
    """Files of a repository on a hub; without a network those that were fetched before"""
    ...

def tagger_from(folder_or_repo, cls: type=..., **kwargs) -> Tagger:
    """Load a tagger from a folder or a hub"""
    ...

def pushed(tagger: Tagger, repo_id: str, private: bool | None=..., token: str | None=..., revision: str | None=..., create_pr: bool=..., commit_message: str=..., half: bool=..., **card) -> str:
    """Put a tagger on a hub, all of it in one commit"""
    ...
