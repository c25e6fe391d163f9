"Folders, arrays and stamps: what is written is read back, and what changes is seen."

import datetime
import decimal
import io
import os
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import torch
from hypothesis import given, settings, strategies as st
from hypothesis.extra.numpy import array_shapes, arrays, scalar_dtypes

from fashionrec.files import (
    PICTURE_SUFFIXES,
    cached,
    load_arrays,
    manifest,
    reading,
    save_arrays,
    stamp,
    writing,
)

GRID = np.arange(60, dtype='f4').reshape(3, 4, 5)
VIEWS = dict(
    whole=GRID,
    transposed=GRID.T,
    swapped=GRID.swapaxes(0, 1),
    fortran=np.asfortranarray(GRID),
    columns=GRID[:, 1:3],
    every_other=GRID[:, ::2, ::3],
    backwards=GRID[::-1, :, ::-1],
    broadcast=np.broadcast_to(GRID[0], (7, 4, 5)),
    diagonal=np.einsum('iij->ij', GRID[:, :3]),
    one=GRID[1:2].T,
    empty=GRID[:0],
    empty_row=GRID[:, :0].T,
    point=GRID[0, 0, 0],
    point_array=np.array(3.5),
    big_endian=GRID.astype('>f8').T,
    big_int=np.arange(6, dtype='>i2')[::2],
    boolean=(GRID > 9).T,
    half=GRID.astype('f2').T,
    unsigned=GRID.astype('u2')[::2],
    long=GRID.astype('i8').T,
)


@pytest.mark.parametrize('name', VIEWS)
def test_strided(name, tmp_path):
    "Whatever way an array lies in memory, its values, shape and type come back"
    before = np.array(VIEWS[name])
    save_arrays(
        tmp_path / 'a.safetensors', {name: VIEWS[name], 'other': GRID.T}, metadata={'made': 'here'}
    )
    back = load_arrays(tmp_path / 'a.safetensors')
    assert back[name].shape == np.shape(VIEWS[name]) and back[name].dtype == np.asarray(
        VIEWS[name]
    ).dtype.newbyteorder('=')
    np.testing.assert_array_equal(back[name], before)
    np.testing.assert_array_equal(back['other'], GRID.T)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_view(data):
    "Any view of any array of numbers is read back"
    a = data.draw(
        arrays(
            data.draw(scalar_dtypes().filter(lambda t: t.kind in 'biuf' and t.itemsize <= 8)),
            array_shapes(max_dims=4, max_side=5),
        )
    )
    view = a.transpose(data.draw(st.permutations(range(a.ndim))))
    view = view[
        tuple(slice(None, None, data.draw(st.sampled_from([1, 2, -1, -2]))) for _ in range(a.ndim))
    ]
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        save_arrays(Path(folder) / 'a', dict(a=view))
        back = load_arrays(Path(folder) / 'a')['a']
    np.testing.assert_array_equal(back, view)


@pytest.mark.parametrize(
    'bad',
    [
        np.array(['a']),
        np.array([None]),
        np.array(['2020'], 'M8[s]'),
        np.array([1j]),
        np.zeros(2, 'V4'),
        np.ma.masked_array([1, 2], [True, False]),
        np.zeros(2, [('a', 'i4')]),
    ],
)
def test_refused_arrays(bad, tmp_path):
    "What can't be stored is named, and nothing is written"
    with pytest.raises(ValueError, match="'colour' is a"):
        save_arrays(tmp_path / 'a', dict(good=GRID, colour=bad))
    assert not (tmp_path / 'a').exists()


def test_tensors(tmp_path):
    save_arrays(tmp_path / 'a', dict(a=torch.arange(6.0).reshape(2, 3).T))
    assert load_arrays(tmp_path / 'a')['a'].tolist() == [[0, 3], [1, 4], [2, 5]]


TABLE = pd.DataFrame(
    dict(
        kind=['Shirts', 'Jeans', None],
        year=[2012, 2015, 2016],
        price=[1.5, np.nan, 2.0],
        new=[True, False, True],
        sizes=[['S', 'M'], ['M'], None],
        seen=pd.to_datetime(['2020-01-01', None, '2021-01-01']),
    ),
    index=pd.Index([7, 8, 9], name='id'),
)
OTHERS = dict(
    header=TABLE.rename(columns={'kind': 'articleType'}),
    swapped_headers=TABLE.rename(columns={'kind': 'year', 'year': 'kind'}),
    rows=TABLE[::-1],
    columns=TABLE[TABLE.columns[::-1]],
    dtype=TABLE.astype({'year': 'float64'}),
    small=TABLE.astype({'year': 'int32'}),
    nullable=TABLE.astype({'year': 'Int64'}),
    category=TABLE.astype({'kind': 'category'}),
    objects=TABLE.astype({'kind': object}),
    value=TABLE.assign(year=[2012, 2015, 2017]),
    missing=TABLE.assign(kind=['Shirts', None, None]),
    gap=TABLE.assign(price=[1.5, 0.0, 2.0]),
    cell=TABLE.assign(sizes=[['S', 'L'], ['M'], None]),
    moved=TABLE.assign(sizes=[['S'], ['M', 'M'], None]),
    ids=TABLE.set_axis([7, 8, 10]),
    text_ids=TABLE.set_axis(['7', '8', '9']),
    index_name=TABLE.rename_axis('sku'),
    fewer=TABLE.iloc[:2],
    more=TABLE.assign(extra=1),
    shifted_text=TABLE.assign(kind=['ShirtsJ', 'eans', None]),
    none='x',
    time=TABLE.assign(seen=pd.to_datetime(['2020-01-02', None, '2021-01-01'])),
    zone=TABLE.assign(seen=TABLE.seen.dt.tz_localize('UTC')),
)


def test_tables():
    """Header, order, types, values, missing values, lists in cells and ids all count; a copy is
    the same"""
    stamps = {name: stamp(t) for name, t in dict(OTHERS, table=TABLE).items()}
    assert len(set(stamps.values())) == len(stamps)
    assert (
        stamp(TABLE.copy(deep=True)) == stamps['table'] == stamp(pd.concat([TABLE[:1], TABLE[1:]]))
    )


def test_categories():
    a, b = (
        pd.Series(pd.Categorical(['x'], categories=[*map(str, range(50)), 'x', last]))
        for last in ('y', 'z')
    )
    assert stamp(a) != stamp(b)


@pytest.mark.parametrize(
    'a,b',
    [
        (np.zeros(4), np.zeros((2, 2))),
        (np.zeros(2, 'f4'), np.zeros(1, 'f8')),
        (GRID, GRID.T),
        (GRID, GRID[::-1]),
        ('ab', b'ab'),
        (1, True),
        (1, 1.0),
        (1, '1'),
        (None, 'None'),
        (['a', 'b'], ['ab']),
        ([['a'], 'b'], ['a', ['b']]),
        ({'a': 1}, {'a': 2}),
        ({'a': 1}, {'b': 1}),
        ({1}, {1, 2}),
        (np.array(['a', 'bc'], object), np.array(['ab', 'c'], object)),
        (np.array([1, 2], object), np.array([1, 3], object)),
        (datetime.date(2020, 1, 1), datetime.date(2020, 1, 2)),
        (decimal.Decimal('1.0'), decimal.Decimal('1.00')),
        (len, max),
        (partial(max, 1), partial(max, 2)),
        (torch.zeros(2), torch.ones(2)),
        (torch.zeros(2).bfloat16(), torch.zeros(2)),
        (pd.MultiIndex.from_tuples([(1, 2)]), pd.MultiIndex.from_tuples([(1, 3)])),
        (pd.array([1, None]), pd.array([1, 2])),
    ],
)
def test_differ(a, b):
    assert stamp(a) != stamp(b) and stamp(a) == stamp(a)


def test_parts_are_apart():
    assert len({stamp('a', 'b'), stamp('ab'), stamp(('a', 'b')), stamp('a', ''), stamp('a')}) == 5


def test_order_of_dicts_and_sets():
    "Equal dicts and sets have one stamp"
    assert stamp({'a': 1, 'b': [2]}) == stamp({'b': [2], 'a': 1}) and stamp(
        {'x', 'y', 'z'}
    ) == stamp({'z', 'y', 'x'})


def test_strided_stamp():
    "How an array lies in memory doesn't count"
    assert stamp(np.asfortranarray(GRID)) == stamp(GRID) and stamp(GRID[:, ::2]) == stamp(
        GRID[:, ::2].copy()
    )
    large = np.arange(3 * 2**22, dtype=np.int64).reshape(-1, 2)
    assert stamp(large) == stamp(np.asfortranarray(large)) != stamp(large[::-1])


def test_functions():
    "A function is its source, its defaults and what it closes over"

    def made(n):
        return lambda x: x + n

    def default(x, n=1):
        return x

    before = stamp(default)
    default.__defaults__ = (2,)
    assert (
        stamp(made(1)) != stamp(made(2))
        and stamp(made(1)) == stamp(made(1))
        and stamp(default) != before
    )
    assert stamp(io) != stamp(os) and stamp(Path) != stamp(dict)


def test_recursive_function():
    def down(n):
        return down(n - 1) if n else 0

    assert stamp(down) == stamp(down)


def test_paths(tmp_path):
    "A file is its content, a large one its size and time; a folder is all that is in it"
    a = tmp_path / 'a.txt'
    gone = stamp(a)
    a.write_text('one')
    first, folder = stamp(a), stamp(tmp_path)
    time = a.stat().st_mtime_ns
    a.write_text('two')
    os.utime(a, ns=(time, time))
    assert len({gone, first, stamp(a)}) == 3
    (tmp_path / 'b').mkdir()
    (tmp_path / 'b' / 'c.txt').write_text('new')
    assert stamp(tmp_path) != folder and stamp(str(a)) != stamp(a)


def test_unseen():
    "An object whose content isn't seen is refused, wherever it is"

    class Thing:
        pass

    for part in (Thing(), [1, {'a': Thing()}], iter([1]), pd.Series([Thing()])):
        with pytest.raises(TypeError, match='no stamp of'):
            stamp(part)


def test_version(monkeypatch):
    import fashionrec.files

    before = stamp(1)
    monkeypatch.setattr(fashionrec.files, '__version__', '99')
    assert stamp(1) != before


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.tuples(st.text(max_size=3), st.integers(-2, 2), st.one_of(st.none(), st.floats(-1, 1))),
        min_size=1,
        max_size=5,
    ),
    st.data(),
)
def test_any_change(rows, data):
    "A table has another stamp exactly when it is another table"
    table = pd.DataFrame(rows, columns=['a', 'b', 'c'])
    order = data.draw(st.permutations(range(len(rows))))
    other = table.iloc[order].reset_index(drop=True)

    def plain(t):
        return repr(
            [[None if pd.isna(v) else v for v in row] for row in t.to_numpy(object).tolist()]
        ) + str(t.dtypes.tolist())

    assert (stamp(table) == stamp(other)) == (plain(table) == plain(other))


def test_files_are_looked_up_once(tmp_path, monkeypatch):
    "A stamp asks the file system once for each file; links that lead nowhere are passed over"
    (tmp_path / 'a').write_text('1')
    (tmp_path / 'b').mkdir()
    (tmp_path / 'b' / 'c').write_text('2')
    (tmp_path / 'gone').symlink_to(tmp_path / 'nowhere')
    asked = []
    stat = Path.stat

    def counted(path, **kwargs):
        asked.append(path.name)
        return stat(path, **kwargs)

    monkeypatch.setattr(Path, 'stat', counted)
    before = stamp(tmp_path)
    assert asked.count('a') == asked.count('c') == 1
    asked.clear()
    assert stamp(tmp_path / 'a') != stamp(tmp_path / 'gone') and asked == ['a', 'gone']
    (tmp_path / 'gone').unlink()
    assert stamp(tmp_path) == before


def test_cached(tmp_path, monkeypatch):
    """A cache is made anew for another stamp, found again for the same, and made anew when it is
    damaged"""
    monkeypatch.setenv('FASHIONREC_CACHE', str(tmp_path))
    made = []

    def build(folder):
        made.append(1)
        (folder / 'x').write_text('x')

    for mark in ('a', 'a', 'b', 'b'):
        folder = cached(['key', 1], mark, build)
    assert len(made) == 2 and (folder / 'x').read_text() == 'x'
    (folder / 'x').unlink()
    assert (cached(['key', 1], 'b', build) / 'x').exists() and len(made) == 3


def test_former_names():
    "What moved is found under its former name"
    import fashionrec.data as data

    for name in ('writing', 'reading', 'cache_root', 'environment', 'save_result', 'load_result'):
        assert callable(getattr(data, name))


def test_manifest(tmp_path):
    with writing(tmp_path / 'x', 'Note', made='today') as d:
        (d / 'a').write_text('1')
    assert (
        manifest(tmp_path / 'x')['made'] == 'today'
        and manifest(tmp_path) is None
        and reading(tmp_path / 'x', 'Note')
    )
    assert (
        '.jpg' in PICTURE_SUFFIXES
        and '.txt' not in PICTURE_SUFFIXES
        and all(s == s.lower() and s[0] == '.' for s in PICTURE_SUFFIXES)
    )
