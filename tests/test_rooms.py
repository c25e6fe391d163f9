"Rooms of tables and catalogue: what is imported when, and former addresses that go on working."

import subprocess
import sys
from importlib import import_module

import numpy as np
import pandas as pd
import pytest

import fashionrec.data
from fashionrec.data import Catalogue

LATE = (
    'fastai',
    'torch',
    'torchvision',
    'seaborn',
    'matplotlib',
    'kagglehub',
    'imagehash',
    'sklearn',
    'scipy',
    'openpyxl',
    'charset_normalizer',
    'price_parser',
)

FORMER = dict(
    tables='''PROBLEMS RESERVED CatalogueError problem_table Table typed is_scalar_column one_or_many as_ids match_ids
        rounded_ids near_ids as_times as_money read_rows read_table between keep warn_absent beside save_table load_table''',  # noqa: E501
    data='''KNOWN TAGS Catalogue guess_columns phash suspicious ArrayData ArrayDL Shift Cutout Reframe Relight
        CatalogueError PhotoError PICTURE_SUFFIXES Table as_ids between cache_root cached draw_sample environment
        is_scalar_column keep load_photo load_result match_ids near_ids one_or_many open_photo problem_table
        read_rows read_table reading save_result stamp writing PAPER_TYPES MAX_PIXELS''',  # noqa: E501
)


def loaded(code, modules):
    "Which modules are there after some code ran by itself"
    ask = f'import sys\n{code}\nprint(*[m for m in {modules!r} if m in sys.modules])'
    run = subprocess.run([sys.executable, '-c', ask], capture_output=True, text=True, check=True)
    return run.stdout.split(), run.stderr


def test_what_is_loaded_late():
    "Reading a table and opening pictures needs none of what trains, plots or downloads"
    code = '''import io, numpy as np, pandas as pd
from fashionrec.data import Catalogue
cat = Catalogue(pd.DataFrame(dict(kind=['a', 'b'])), np.zeros((2, 8, 6, 3), np.uint8))
cat.summary(), cat.subset({'kind': 'a'}).images(), cat.codes('kind')'''
    assert loaded(code, LATE)[0] == []


def test_batches_are_quiet():
    "fastai's warnings at its import reach nobody, and no filter of ours stays"
    code = (
        'import warnings\nimport fashionrec.batches\n'
        'assert not any("torch.jit" in str(f[1]) for f in warnings.filters)'
    )
    assert loaded(code, ('fastai', 'seaborn')) == (['fastai'], '')


@pytest.mark.parametrize('module', FORMER)
def test_former_names(module):
    "Every public name is importable from the module that had it"
    room = import_module(f'fashionrec.{module}')
    for name in FORMER[module].split():
        assert getattr(room, name) is not None, name
    with pytest.raises(AttributeError, match="has no attribute 'nothing'"):
        room.nothing


def test_methods_that_import_their_room():
    "Methods of a catalogue that live in rooms above it"
    pictures = np.random.default_rng(0).integers(0, 255, (12, 8, 6, 3), np.uint8)
    cat = Catalogue(
        pd.DataFrame(dict(kind=['Caps', 'Ties'] * 6, name=[*'abcdefghijk', 'a'])), pictures
    )
    assert cat.groups('name').nunique() == 11
    assert ('same name', 'name') in cat.report(name='name').index
    train, valid = cat.split()
    dls = cat.dataloaders('kind', train, valid, bs=4)
    assert dls.one_batch()[0].shape == (4, 3, 8, 6) and dls.train.after_batch.fs
    assert len(cat.datablock('kind', valid, size=(6, 8)).datasets(cat.pictured).valid) == len(valid)


def test_default_augmentation():
    "Without `augment`, training pictures are shifted; with an empty one they stay"
    cat = Catalogue(
        pd.DataFrame(dict(kind=['Caps'] * 8)),
        np.arange(8 * 8 * 6 * 3, dtype=np.uint8).reshape(8, 8, 6, 3),
    )
    ids = cat.products.index

    def moves(**kwargs):
        return [
            type(t).__name__
            for t in cat.dataloaders('kind', ids, ids, **kwargs).train.after_batch.fs
        ]

    assert 'Shift' in moves() and 'Shift' not in moves(augment=())


def test_one_catalogue_error():
    "The error is one class, wherever it is imported from"
    from fashionrec import tables, values

    assert tables.CatalogueError is values.CatalogueError is fashionrec.data.CatalogueError
