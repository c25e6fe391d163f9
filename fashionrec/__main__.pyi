# Made from the source by `make stubs`; edit the notebook.
from typing import Any
from .cli import console as console
