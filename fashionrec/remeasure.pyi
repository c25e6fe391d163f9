# Made from the source by `make stubs`; edit the notebook.
from typing import Any
__all__ = ['Measurement', 'measurements', 'code_files', 'same_code', 'changed_since', 'plan', 'run', 'main']
import ast, json, shlex, subprocess, sys, time
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
import pandas as pd
from .claims import read_claims as read_claims
from .comparisons import read_own_claims as read_own_claims
from .files import cache_root as cache_root, load_result as load_result

@dataclass
class Measurement:
    """A benchmark, its options, and the parts that it stores"""
    benchmark: str
    result: str
    parts: list
    options: str = ...
    needs: str = ...

    def __str__(self):
        ...

    def script(self, root=...) -> Path:
        """The file of the benchmark"""
        ...

def measurements() -> list:
    """All measurements that the paper's claims and our own rest on"""
    ...

def _imported(path, late):
    """Names of the modules that a file imports; with `late` those inside functions too"""
    ...

def code_files(script: Path, root=...) -> list:
    """The files that a benchmark is made of"""
    ...

def _tree(code):
    """The syntax tree of a program as text, without docstrings and `__all__`"""
    ...

def same_code(before: str, after: str) -> bool:
    """Whether two programs do the same, but for layout, comments and docstrings"""
    ...

def _git(root, *args):
    """What git prints; None where it fails or there is none"""
    ...

def _stored_at(root, commit, name):
    """A file as it was at a commit"""
    ...

def changed_since(commit: str | None, files: list, root=...) -> list | None:
    """Which code has changed since a commit"""
    ...

def _seconds(values):
    """The seconds that were stored with figures, wherever they stand; 0 for none"""
    ...

def _times():
    """File of the seconds that measurements took on this machine"""
    ...

def _known_times():
    """Measurement → seconds of its last run here"""
    ...

def _stored_parts(measurement, results):
    """The stored parts of a measurement; None where one is missing"""
    ...

def _state(measurement, results, root):
    """Whether a measurement is missing, stale or fresh, and why"""
    ...

def plan(root=..., results=...) -> pd.DataFrame:
    """What there is to measure"""
    ...

def _uncommitted(measurement, root):
    """Files of a measurement that differ from the last commit"""
    ...

def _shown(table):
    """The plan as lines for a terminal"""
    ...

def run(measurement: Measurement, data: str, root=...) -> bool:
    """Run a benchmark, and remember how long it took"""
    ...
_USAGE: Any

def _options(argv):
    """The options of the command; None where they are wrong"""
    ...

def _pages(root):
    """Execute the pages of the shelf in place"""
    ...

def main(argv=..., root=...) -> int:
    """The console script `fashionrec-results`"""
    ...
