"Tag, compare, predict and recommend fashion products from their pictures"
__version__ = "0.1.0"
