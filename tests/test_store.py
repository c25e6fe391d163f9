"""A store on LanceDB answers as an index in memory does, and changes while others search.

Without lancedb (the extra `scale`) everything but the first test is skipped.
"""

import inspect
import pickle
import resource
import signal
import subprocess
import sys
import threading
import time
import warnings

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from fashionrec import store as page
from fashionrec.data import Catalogue
from fashionrec.embedder import Embedder
from fashionrec.filters import between
from fashionrec.nearest import unit
from fashionrec.resnet_similarity import SimilarityIndex
from fashionrec.store import VECTOR, LanceIndex, lance_table, product_table
from fashionrec.values import CatalogueError

N = 300


def test_without_lancedb_it_says_how_to_get_it(monkeypatch, tmp_path):
    def absent(name):
        raise ImportError(name)

    monkeypatch.setattr(page, 'import_module', absent)
    with pytest.raises(ImportError, match=r'fashionrec\[scale\]'):
        LanceIndex(tmp_path)


def test_nobody_imports_it_who_stays_on_one_machine():
    code = 'import sys, fashionrec.recommender, fashionrec.store; print("lancedb" in sys.modules)'
    done = subprocess.run([sys.executable, '-c', code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == 'False'


def drawn(n=N, seed=0, dim=16):
    "Vectors, and a table with a column of every kind"
    rng = np.random.default_rng(seed)
    ids = pd.Index([f'p{number}' for number in range(n)], name='id')
    table = pd.DataFrame(
        {
            'gender': pd.Categorical(rng.choice(['Men', 'Women', "Kid's"], n)),
            'price': rng.integers(100, 2000, n),
            'rating': rng.choice([1.5, 2.25, np.nan, 5], n),
            'size': pd.array(rng.choice([1, 2, None], n), dtype='Int64'),
            'day': pd.to_datetime('2020-01-01') + pd.to_timedelta(rng.integers(0, 500, n), 'D'),
            'zoned': pd.to_datetime('2020-01-01', utc=True)
            + pd.to_timedelta(rng.integers(0, 500, n), 'D'),
            'flag': rng.random(n) > 0.5,
            'sale': pd.array(rng.choice([True, False, None], n), dtype='boolean'),
            'tags': [['a', 'b'] if number % 3 else ['c'] for number in range(n)],
            'fit': pd.Categorical(rng.choice(list('SML'), n), ['S', 'M', 'L'], ordered=True),
            'base colour': rng.choice(['red', 'blue', None], n),
            'amount': rng.choice(['₹499', '₹1,599', None], n),
            'mixed': [number if number % 2 else str(number) for number in range(n)],
            'dot.ted': rng.choice(['x', 'y'], n),
            'empty': pd.Series([None] * n, dtype=object).to_numpy(),
        },
        index=ids,
    )
    return rng.standard_normal((n, dim)).astype(np.float32), table


FILTERS = [
    None,
    {},
    {'gender': 'Men'},
    {'gender': ["Kid's", 'Men'], 'price': between(500, 900)},
    {'gender': {'Men', 'Women'}},
    {'gender': 'Nobody'},
    {'price': 501},
    {'price': slice(100, 300)},
    {'price': between('₹500', '₹1,500')},
    {'price': lambda prices: prices > 500},
    {'rating': between(2)},
    {'rating': [None, 1.5]},
    {'size': 1},
    {'size': [None, 2]},
    {'day': '2020-03'},
    {'day': between('2020-03', '2020-05')},
    {'zoned': between('2020-03', None)},
    {'flag': 'yes'},
    {'sale': [True, None]},
    {'tags': 'c'},
    {'tags': ['a', 'c']},
    {'fit': between('S', 'M')},
    {'fit': 'L'},
    {'base colour': None},
    {'base colour': ['red', None]},
    {'amount': between(400, 600)},
    {'mixed': [5, '8']},
    {'dot.ted': 'y'},
    {'empty': None},
    {'id': ['p1', 'p2', 'p9']},
    "price < 500 and gender == 'Men'",
    lambda frame: frame.price > frame.price.median(),
    np.arange(N) % 2 == 0,
    pd.Series(np.arange(N) % 2 == 0, [f'p{number}' for number in range(N)]),
]


@pytest.fixture(scope='module')
def lancedb():
    return pytest.importorskip('lancedb', reason='a store needs lancedb: the extra scale')


both_ways = pytest.mark.parametrize('codes', [False, True], ids=['engine', 'codes'])


def as_store(address, index, codes):
    "A store of an index, which holds codes or not"
    store = LanceIndex.create(address, index)
    return store.build_codes() if codes else store


@pytest.fixture(scope='module', params=[False, True], ids=['engine', 'codes'])
def pair(request, lancedb, tmp_path_factory):
    vectors, table = drawn()
    index = SimilarityIndex(vectors, table)
    return as_store(tmp_path_factory.mktemp('store'), index, request.param), index


@pytest.fixture(scope='module', params=[False, True], ids=['engine', 'codes'])
def looks(request, lancedb, tmp_path_factory):
    index = SimilarityIndex.build(Catalogue.sample(80), Embedder('fashion'))
    return as_store(tmp_path_factory.mktemp('looks'), index, request.param), index


def told(search, *args, **kwargs):
    "What a search finds, or the error, and the warnings"
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter('always')
        try:
            found = search(*args, **kwargs)
        except Exception as e:
            found = type(e), str(e)
    return found, [str(one.message) for one in said]


def assert_same(pair, *args, **kwargs):
    "The store finds what the index finds, with its scores, columns and warnings"
    (ours, said), (theirs, also) = (told(one.search, *args, **kwargs) for one in pair)
    assert said == also
    if isinstance(theirs, tuple):
        assert ours == theirs
        return
    assert not isinstance(ours, tuple), ours
    np.testing.assert_allclose(ours.score, theirs.score, atol=2e-6)
    assert ours.index.tolist() == theirs.index.tolist()
    assert ours.columns.tolist() == theirs.columns.tolist()
    for name in ours:
        if name == 'score':
            continue
        assert ours[name].astype(object).where(ours[name].notna(), None).tolist() == (
            theirs[name].astype(object).where(theirs[name].notna(), None).tolist()
        ), name


@pytest.mark.parametrize('where', FILTERS, ids=str)
def test_filters_of_every_kind(pair, where):
    assert_same(pair, 'p3', 5, where, ['p7', 'p11'])
    store, index = pair
    assert told(store.count, where)[0] == index.count(where)


@pytest.mark.parametrize(
    'where', [{'gander': 'Men'}, 'price <', {'price': between('cheap', 'dear')}, 7, {'flag': 9}]
)
def test_filters_that_are_refused(pair, where):
    (ours, _), (theirs, _) = (told(one.search, 'p3', 5, where) for one in pair)
    assert ours[0] == theirs[0] and isinstance(theirs, tuple)


@pytest.mark.filterwarnings('ignore:no product has')
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.data())
def test_any_filters_and_exclusions_together(pair, data):
    "Two filters at once, any query, any exclusions and dials: what is found is the same"
    parts = [part for part in FILTERS if isinstance(part, dict)]
    where = data.draw(st.sampled_from(parts)) | data.draw(st.sampled_from(parts))
    excluded = data.draw(st.lists(st.integers(0, N - 1).map('p{}'.format), max_size=20))
    item = data.draw(
        st.one_of(
            st.integers(0, N - 1).map('p{}'.format),
            st.lists(st.integers(0, N - 1).map('p{}'.format), min_size=1, max_size=4, unique=True),
            st.integers(0, 99).map(
                lambda seed: np.random.default_rng(seed).standard_normal(16).astype(np.float32)
            ),
        )
    )
    kwargs = data.draw(
        st.sampled_from([{}, dict(exact=True), dict(diversity=0.4), dict(fold=0.3)])
    )
    if isinstance(item, list) and not kwargs:
        kwargs = data.draw(st.sampled_from([{}, dict(together=True)]))
    assert_same(pair, item, data.draw(st.integers(1, 12)), where, excluded, **kwargs)


@pytest.mark.parametrize(
    'kwargs',
    [
        dict(cover=0.5),
        dict(cover=1),
        dict(cover=0.5, where={'gender': ['Men', 'Women']}),
        dict(diversity=0.7),
        dict(fold=0.95),
        dict(cover=0.3, fold=0.9),
        dict(words='but in black'),
        dict(words='for women', mix=0.8, strict=True),
        dict(cover=2),
        dict(cover=0.5, diversity=0.5),
    ],
    ids=str,
)
def test_dials(looks, kwargs):
    item = looks[1].products.index[4]
    assert_same(looks, item, 4, **kwargs)


@pytest.mark.parametrize(
    'words', ['red shirts', ['shirts', 'shoes for men'], 'qwertyuiop', 'under 500']
)
def test_words(looks, words):
    assert_same(looks, words, 4)
    (ours, _), (theirs, _) = (told(one.search, words, 4) for one in looks)
    if not isinstance(ours, tuple):
        assert ours.said == theirs.said


def test_words_of_a_table_too_large_to_read(looks, monkeypatch):
    "Filters that words name are kept, and so are those that are given"
    monkeypatch.setattr(page, 'WORDED', 10)
    store, index = looks
    store = LanceIndex(store.address, store.embedder)
    found = store.search('shirts for men', 4, where={'price': between(0, 5000)})
    assert set(found.gender) <= {'Men', 'Unisex'} and len(found)
    beside = store.search(index.products.index[4], 3, words='for women')
    assert len(beside) == 3
    with pytest.raises(ValueError, match='filters of columns'):
        store.search('shirts', 3, where='price < 100')


def test_photos_and_galleries(looks):
    store, index = looks
    cat = index.cats[0]
    photo = cat.photo(cat.pictured[3])
    assert_same(looks, photo, 3)
    found = store.search(photo, 3)
    assert '<img' in found._repr_html_()
    assert found.nearness == {}


def test_ties(lancedb, tmp_path):
    "Of equal products any may be found, and none twice"
    vectors, table = drawn(60)
    vectors[:30] = vectors[0]
    index = SimilarityIndex(vectors, table)
    store = LanceIndex.create(tmp_path, index)
    for k in (5, 29, 35):
        ours, theirs = (one.search('p0', k) for one in (store, index))
        np.testing.assert_allclose(ours.score, theirs.score, atol=1e-6)
        assert ours.index.is_unique
        low = theirs.score.min() + 1e-4
        assert set(ours.index[ours.score > low]) == set(theirs.index[theirs.score > low])


@pytest.mark.parametrize('ids', [np.arange(7, 307), [f'{number:04}' for number in range(N)]])
def test_ids_as_they_are_written(lancedb, tmp_path, ids):
    vectors, table = drawn()
    index = SimilarityIndex(vectors, table.set_axis(pd.Index(ids, name='id')))
    both = LanceIndex.create(tmp_path, index), index
    for item in (ids[5], str(ids[5]), [ids[5], str(ids[8])]):
        assert_same(both, item, 3, exclude=[str(ids[9])])
    assert_same(both, ids[5], 3, exclude='unheard-of')


def test_a_table_comes_back(lancedb):
    vectors, table = drawn()
    arrow = lance_table(table, unit(vectors))
    assert str(arrow.schema.field('gender').type) == 'string'
    back = product_table(arrow)
    assert back.columns.tolist() == table.columns.tolist()
    assert back.fit.cat.ordered and back['size'].dtype == 'Int64'
    with pytest.raises(CatalogueError, match='rename it'):
        lance_table(table.rename(columns={'price': VECTOR}), unit(vectors))


# Changes


@both_ways
def test_changes_are_those_of_an_index(lancedb, tmp_path, codes):
    vectors, table = drawn()
    index = SimilarityIndex(vectors[:200], table[:200])
    store = as_store(tmp_path, index, codes)
    reader = LanceIndex(tmp_path, fresh=0, codes=codes)
    both = reader, index
    for one in (store, index):
        one.add(vectors[200:250], table[200:250])
    assert_same(both, 'p3', 8, {'gender': 'Men'})
    for one in (store, index):
        one.add(vectors[250:260], table[:10], replace=True)
    assert_same(both, vectors[250], 8)
    for one in (store, index):
        one.remove(['p20', 'p21'])
    assert_same(both, 'p3', 8, {'gender': 'Men'}, 'p4')
    assert len(reader) == len(index) == 248
    plain = table[250:].astype({'price': str}).assign(new='x')
    for one in (store, index):
        one.add(vectors[250:], plain)
    assert_same(both, 'p3', 8, {'price': between(500), 'new': 'x'})
    store.build_indexes()
    assert store.compact()
    if codes: # The rows have moved
        with pytest.warns(UserWarning, match='build_codes'):
            reader.search('p3', 8)
        assert_same(both, 'p3', 8) # By the engine, and it is not said again
        with pytest.warns(UserWarning, match='build_codes'): # It opens, by the engine
            assert LanceIndex(tmp_path, codes=True).codes is None
        store.build_codes()
        for one in (store, index):
            one.remove('p30')
        before = reader.codes
        assert_same(both, 'p3', 8)
        assert reader.codes is not before
    assert_same(both, 'p3', 8, {'price': between(500), 'gender': 'Men'})
    assert_same(both, 'p3', 8, 'price > 500')


def test_changes_that_are_refused(pair):
    store, index = pair
    vectors, table = drawn()
    for change in (
        lambda one: one.add(vectors[:1], table[:1]),
        lambda one: one.add(vectors[:1, :3], table[:1].rename(index={'p0': 'new'})),
        lambda one: one.add(np.zeros((1, 16), np.float32), table[:1].rename(index={'p0': 'new'})),
        lambda one: one.add(vectors[:1], table[:1].assign(price='dear').set_axis(['new'])),
        lambda one: one.remove(['p1', 'nobody']),
    ):
        (ours, _), (theirs, _) = told(change, store), told(change, index)
        assert ours == theirs
    assert len(store) == N


def test_fragments(lancedb, tmp_path):
    "A folder of parquet files with an `embedding`, as `embed_dataset` writes it, in float16"
    vectors, table = drawn()
    fragments = tmp_path / 'fragments'
    (fragments / '_errors').mkdir(parents=True)
    for number in range(3):
        part = slice(100 * number, 100 * number + 100)
        arrow = lance_table(table[['gender', 'base colour']][part], unit(vectors[part]), 'float16')
        pa.parquet.write_table(arrow, fragments / f'part-{number:06}.parquet')
    (fragments / '_plan.json').write_text('{}')
    store = LanceIndex.create(tmp_path / 'store', fragments)
    assert len(store) == N and store.table.schema.field(VECTOR).type.value_type == pa.float16()
    index = SimilarityIndex(vectors, table)
    found = store.search('p3', 6, {'gender': 'Men'})
    assert found.index.tolist() == index.search('p3', 6, {'gender': 'Men'}).index.tolist()
    store.add(fragments, replace=True)
    assert len(store) == N
    assert len(store.in_memory()) == N


@both_ways
def test_readers_see_versions(lancedb, tmp_path, codes):
    "While one adds and removes a batch again and again, a search finds all of it or none"
    vectors, table = drawn(400)
    store = as_store(tmp_path, SimilarityIndex(vectors[:300], table[:300]), codes)
    reader = LanceIndex(tmp_path, fresh=0, codes=codes)
    batch = unit(np.ones((10, 16), np.float32) + 0.001 * vectors[300:310])
    rows = table[300:310].assign(gender='Women')
    seen, failed, stop = set(), [], threading.Event()

    def search():
        while not stop.is_set():
            try:
                found = reader.search(np.ones(16, np.float32), 10, {'gender': 'Women'})
                seen.add(len(found.index.intersection(rows.index)))
            except Exception as e:
                failed.append(repr(e))

    threads = [threading.Thread(target=search) for _ in range(2)]
    for thread in threads:
        thread.start()
    for _ in range(6):
        store.add(batch, rows)
        time.sleep(0.1)
        store.remove(rows.index)
        time.sleep(0.05)
    stop.set()
    for thread in threads:
        thread.join()
    assert not failed
    assert seen <= {0, 10} and 10 in seen


def write_batches(store, count):
    "Add batches of two thousand products, over and over"
    for number in range(count):
        ids = pd.Index([f'n{number}-{row}' for row in range(2000)], name='id')
        vectors = np.random.default_rng(number).standard_normal((2000, 16)).astype(np.float32)
        store.add(vectors, pd.DataFrame(dict(batch=str(number)), index=ids), replace=True)


WRITER = '''
import sys
import numpy as np, pandas as pd
from fashionrec.store import LanceIndex
''' + inspect.getsource(write_batches) + '''
store = LanceIndex(sys.argv[1])
print('ready', flush=True)
write_batches(store, int(sys.argv[2]))
'''


def whole_batches(store):
    "The sizes of the batches that are there"
    return store.in_memory().products.batch.value_counts().to_dict()


def test_a_writer_is_killed(lancedb, tmp_path):
    "kill -9 in the midst of a change: every batch is whole or not there, and writing goes on"
    vectors, _ = drawn(100)
    ids = pd.Index([f'first{row}' for row in range(100)], name='id')
    LanceIndex.create(tmp_path, vectors, pd.DataFrame(dict(batch='first'), index=ids))
    command = [sys.executable, '-c', WRITER, str(tmp_path), '1000']
    with subprocess.Popen(command, stdout=subprocess.PIPE) as writer:
        writer.stdout.readline()
        time.sleep(0.3)
        writer.send_signal(signal.SIGKILL)
    store = LanceIndex(tmp_path)
    sizes = whole_batches(store)
    assert sizes.pop('first') == 100 and set(sizes.values()) <= {2000}
    write_batches(store, 2)
    sizes = whole_batches(store)
    assert sizes['0'] == sizes['1'] == 2000


def test_no_room_on_the_disk(lancedb, tmp_path):
    "A file that can not grow, as on a full disk: the change fails, the table is as it was"
    vectors, _ = drawn(100)
    ids = pd.Index([f'first{row}' for row in range(100)], name='id')
    store = LanceIndex.create(tmp_path, vectors, pd.DataFrame(dict(batch='first'), index=ids))

    def no_room():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))

    command = [sys.executable, '-c', WRITER, str(tmp_path), '1']
    done = subprocess.run(command, preexec_fn=no_room, capture_output=True, text=True)
    assert done.returncode and 'Error' in done.stderr
    assert whole_batches(LanceIndex(tmp_path)) == {'first': 100}
    write_batches(store, 1)
    assert whole_batches(LanceIndex(tmp_path)) == {'first': 100, '0': 2000}
    assert len(store.search('first3', 5)) == 5


def test_compaction_that_takes_too_long(lancedb, tmp_path):
    vectors, table = drawn()
    store = LanceIndex.create(tmp_path, vectors, table)
    assert not store.compact(seconds=0.01)
    assert len(store.search('p3', 5)) == 5


def test_a_store_travels_to_another_process(pair):
    store, _ = pair
    again = pickle.loads(pickle.dumps(store))
    assert again.search('p3', 4).index.tolist() == store.search('p3', 4).index.tolist()
    assert repr(again) == 'LanceIndex of 300 products, 16 numbers each'
    assert (again.codes is None) == (store.codes is None)


def test_codes_find_what_is_near(lancedb, tmp_path):
    "Under filters that go with the looks and that do not; most removed; other processes; addresses"
    vectors, table = drawn(20_000, dim=32)
    store = LanceIndex.create(tmp_path, vectors, table)
    store.build_codes(lists=40)
    reader = LanceIndex(tmp_path, codes=True)
    for where in (None, {'gender': 'Men'}, {'price': between(500, 520)}, {'gender': 'Robot'}):
        for query in vectors[::4000]:
            ours = told(reader.search, query, 6, where)[0]
            theirs = told(reader.search, query, 6, where, exact=True)[0]
            assert ours.index.tolist() == theirs.index.tolist()
    store.remove([f'p{number}' for number in range(12_000, 20_000)])
    found = LanceIndex(tmp_path, codes=True).search(vectors[15_000], 6)
    assert found.index.tolist() == store.search(vectors[15_000], 6, exact=True).index.tolist()
    assert len(found) == 6
    store.is_local = False
    with pytest.raises(ValueError, match='need a folder on disk'):
        store.build_codes()
    with pytest.raises(FileNotFoundError, match='there are no codes in'):
        LanceIndex(tmp_path, codes=tmp_path / 'nowhere')


def test_codes_of_too_few_rows(lancedb, tmp_path, monkeypatch):
    "Once very many have come, the engine is asked, which is said once"
    vectors, table = drawn()
    store = LanceIndex.create(tmp_path, vectors[:100], table[:100]).build_codes()
    monkeypatch.setattr('fashionrec.store.NEWER', 150)
    reader = LanceIndex(tmp_path, codes=True, fresh=0)
    store.add(vectors[100:], table[100:])
    found, said = told(reader.search, vectors[200], 4)
    assert len(said) == 1 and 'build_codes' in said[0]
    assert found.index[0] == 'p200' and told(reader.search, vectors[200], 4)[1] == []
    store.remove('p200')
    assert told(reader.search, vectors[200], 4)[1] == []
    assert store.build_codes().codes.later > reader.codes.later


def far_apart(n=24_000, kinds=24, dim=16):
    "Vectors in groups, each of a kind, all in few lists"
    rng = np.random.default_rng(0)
    kind = np.arange(n) * kinds // n
    vectors = unit(np.eye(kinds, dim)[kind] + 0.05 * rng.standard_normal((n, dim)))
    table = pd.DataFrame(dict(kind=[f'k{k}' for k in kind]), [f'p{i}' for i in range(n)])
    return vectors.astype(np.float32), table.rename_axis('id')


def test_codes_find_what_passes_wherever_it_is(lancedb, tmp_path):
    "Also in lists that are far from the query; k of any size"
    vectors, table = far_apart()
    store = LanceIndex.create(tmp_path, vectors, table, codes=True)
    assert store.codes.index.nlist == 20
    for kind in table.kind.unique()[::5]:
        found = store.search(vectors[0], 6, {'kind': kind})
        near = store.search(vectors[0], 6, {'kind': kind}, exact=True)
        assert len(found) == 6 and set(found.kind) == {kind}
        assert len(found.index.intersection(near.index)) >= 5
    assert len(store.search(vectors[0], 10**6, {'kind': 'k3'})) == 1000


def test_a_column_that_came_is_known_to_readers(lancedb, tmp_path):
    "Another adds a column, and rows whose values read otherwise beside those before them"
    vectors, table = drawn()
    table = table[['gender']].assign(size=['38', '40', 'S', 'M'] * (N // 4))
    store = LanceIndex.create(tmp_path, vectors[:200], table[:200], codes=True)
    reader = LanceIndex(tmp_path, codes=True)
    reader.search('p3', 4)
    store.add(vectors[200:203], table[200:203].assign(size='M', new='x'))
    reader.fresh = 0
    for where in (None, {'size': 38}, {'size': [38, 'M']}):
        for _ in range(2):
            ours, said = told(reader.search, 'p3', 6, where)
            theirs, also = told(reader.search, 'p3', 6, where, exact=True)
            assert ours.index.tolist() == theirs.index.tolist() and said == also


def test_codes_are_built_while_others_search(lancedb, tmp_path):
    "No search sees the bits of former codes"
    vectors, table = far_apart(4000, 4)
    store = LanceIndex.create(tmp_path, vectors, table, codes=True)
    seen, stop = set(), threading.Event()

    def search():
        while not stop.is_set():
            for row in (5, 1500, 3500):
                found = store.search(vectors[row], 5, {'kind': table.kind.iloc[row]})
                seen.add((len(found), set(found.kind) == {table.kind.iloc[row]}))

    thread = threading.Thread(target=search)
    thread.start()
    for _ in range(8):
        store.remove(table.index[:1])
        store.add(vectors[:1], table[:1])
        store.build_codes()
    stop.set()
    thread.join()
    assert seen == {(5, True)}


def test_codes_of_another_table(lancedb, tmp_path):
    "Rows of an older version, another table in the same place, damaged files: never a wrong answer"
    vectors, table = drawn()
    store = LanceIndex.create(tmp_path, vectors, table[['gender', 'price']], codes=True)
    version = store.table.version
    store.remove([f'p{number}' for number in range(40)])
    store.build_codes(lists=2)
    reader = LanceIndex(tmp_path, fresh=0, codes=True)
    store.table.checkout(version)
    store.table.restore()
    found, said = told(reader.search, vectors[3], 6, {'gender': 'Men'})
    near = reader.search(vectors[3], 6, {'gender': 'Men'}, exact=True)
    assert found.index.tolist() == near.index.tolist() and 'build_codes' in said[0]
    store.build_codes()
    assert reader.search(vectors[3], 1).index[0] == 'p3' and reader.codes.index.nlist == 1
    lancedb.connect(tmp_path).drop_table('products')
    other = table[['gender', 'price']].rename(index=lambda id: f'new {id}')
    LanceIndex.create(tmp_path, vectors[::-1], other)
    found, _ = told(reader.search, vectors[3], 4)
    assert found.index.str.startswith('new').all()
    lists = next((tmp_path / 'products.codes').glob('data-*/lists.faiss'))
    lists.write_bytes(b'x' * lists.stat().st_size)
    found, said = told(LanceIndex, tmp_path, codes=True)
    assert found.codes is None and 'damaged' in said[0]
    with pytest.raises(ValueError, match='301 lists for 300 rows'):
        found.build_codes(lists=301)
    assert found.build_codes().search(vectors[3], 1).index[0] == 'new p296'


def test_codes_of_a_table_that_was_made_again(lancedb, tmp_path):
    "With the same vectors in the same place: its columns are read anew, its codes made anew"
    vectors, table = drawn()
    table = table[['gender', 'price']]
    LanceIndex.create(tmp_path, vectors, table, codes=True)
    reader = LanceIndex(tmp_path, fresh=0, codes=True)
    reader.search(vectors[3], 6, {'gender': 'Men'})
    lancedb.connect(tmp_path).drop_table('products')
    turned = table.assign(gender=table.gender.to_numpy()[::-1])
    again = LanceIndex.create(tmp_path, vectors, turned)
    found, said = told(reader.search, vectors[3], 6, {'gender': 'Men'})
    near = again.search(vectors[3], 6, {'gender': 'Men'}, exact=True)
    assert found.index.tolist() == near.index.tolist() and 'build_codes' in said[0]
    again.build_codes()
    found, said = told(reader.search, vectors[3], 6, {'gender': 'Men'})
    assert found.index.tolist() == near.index.tolist() and not said
    again.add(vectors[:2], turned[:2].rename({'p0': 'x', 'p1': 'y'}).assign(new=1))
    assert again.compact()
    found, said = told(reader.search, vectors[3], 6, {'gender': 'Men'})
    assert set(near.index) & set(found.index) and not said  # It is still the same table


def test_rows_that_came_back(lancedb, tmp_path):
    "A version from before they were removed: filters find them again"
    vectors, table = drawn()
    store = LanceIndex.create(tmp_path, vectors, table[['gender']], codes=True)
    reader = LanceIndex(tmp_path, fresh=0, codes=True)
    version = store.table.version
    near = reader.search(vectors[3], 6, {'gender': 'Men'}, exact=True)
    store.remove(near.index[:3].tolist())
    assert not set(near.index[:3]) & set(reader.search(vectors[3], 6, {'gender': 'Men'}).index)
    store.table.checkout(version)
    store.table.restore()
    assert reader.search(vectors[3], 6, {'gender': 'Men'}).index.tolist() == near.index.tolist()


@pytest.mark.parametrize('k', [6, 500])
@pytest.mark.parametrize('kind', ['one of 16', 'some of 16', 'alike', 'two numbers', 'one number'])
def test_codes_of_unusual_vectors(lancedb, tmp_path, kind, k):
    "Rows whose codes could not be less like the query are found too where others are too few"
    rng = np.random.default_rng(0)
    n = 200
    vectors = dict(
        [
            ('one of 16', np.eye(16)[rng.integers(16, size=n)]),
            ('some of 16', (rng.random((n, 16)) < 0.2) + 0.001),
            ('alike', np.ones((n, 16))),
            ('two numbers', rng.standard_normal((n, 2))),
            ('one number', np.ones((n, 1))),
        ]
    )[kind]
    vectors = unit(vectors).astype(np.float32)
    table = pd.DataFrame(dict(part=['a', 'b'] * (n // 2)), pd.RangeIndex(n, name='id'))
    store = LanceIndex.create(tmp_path, vectors, table)
    store.remove([8, 9, 10])
    store.build_codes()
    for where, most in ((None, 197), ({'part': 'b'}, 99)):
        for query in vectors[:3]:
            found = store.search(query, k, where)
            near = store.search(query, k, where, exact=True)
            assert len(found) == len(near) == min(k, most) == found.index.nunique()
            assert where is None or set(found.part) == {'b'}
            if k > most:
                assert set(found.index) == set(near.index)


@pytest.mark.parametrize('name', ['some.npz', 'lists.faiss', 'rows.npy', 'codes.json', 'manifest'])
def test_damaged_codes(lancedb, tmp_path, name):
    "Of the same size, as a disk does it: a warning, the engine answers, and they can be made again"
    vectors, table = drawn()
    LanceIndex.create(tmp_path, vectors, table[['gender']], codes=True)
    path = next((tmp_path / 'products.codes').rglob(f'{name}*'))
    whole = bytearray(path.read_bytes())
    if name == 'manifest':
        whole = b'["nothing"]'
    else:
        whole[-300:] = bytes(255 - byte for byte in whole[-300:])
    path.write_bytes(whole)
    if name == 'manifest':
        with pytest.raises(FileNotFoundError, match='no codes'):
            LanceIndex(tmp_path, codes=True)
        return
    store, said = told(LanceIndex, tmp_path, codes=True)
    assert store.codes is None and 'build' in said[0]
    assert store.search(vectors[3], 1).index[0] == 'p3'
    store.build_codes()
    assert store.codes is not None and store.search(vectors[3], 1).index[0] == 'p3'


def test_a_relative_folder_of_codes(lancedb, tmp_path, monkeypatch):
    "It stays the same folder wherever the process goes"
    monkeypatch.chdir(tmp_path)
    vectors, table = drawn()
    store = LanceIndex.create('shop', vectors, table[['gender']]).build_codes('my codes')
    said = pickle.dumps(store)
    (tmp_path / 'other').mkdir()
    monkeypatch.chdir(tmp_path / 'other')
    assert pickle.loads(said).codes is not None


def test_codes_of_what_came_since(lancedb, tmp_path):
    "They are added to those that there are; of no rows there are none"
    vectors, table = drawn()
    store = LanceIndex.create(tmp_path, vectors[:200], table[:200]).build_codes()
    centres = store.codes.index.quantizer.reconstruct(0)
    store.add(vectors[200:250], table[200:250])
    store.add(vectors[250:260], table[:10], replace=True)
    store.build_codes()
    assert len(store.codes) == 260 and (store.codes.index.quantizer.reconstruct(0) == centres).all()
    assert len(store._now()[2]) == 0
    for query in vectors[::20]:
        ours, theirs = (store.search(query, 6, exact=exact) for exact in (False, True))
        assert ours.index.tolist() == theirs.index.tolist()
    store.remove(store.in_memory().products.index)
    with pytest.raises(ValueError, match='no rows to make codes of'):
        store.build_codes()


# Odd ids, values and places


@pytest.mark.parametrize(
    'ids',
    [
        [1234567890123456789 + number for number in range(N)],
        np.arange(N, dtype='uint64') + 2**63,
        np.arange(N, dtype=float),
        [1, 'a', 2.5, *range(10, N + 7)],
    ],
    ids=['19 digits', 'beyond int64', 'floats', 'mixed'],
)
def test_ids_of_any_kind_are_found(lancedb, tmp_path, ids):
    vectors, table = drawn()
    store = LanceIndex.create(tmp_path, vectors, table[['price']].set_axis(pd.Index(ids)))
    for id in (ids[1], str(ids[1])):
        found = store.search(id, 5, exclude=ids[2])
        assert len(found) == 5 and not {str(ids[1]), str(ids[2])} & set(map(str, found.index))
    store.add(vectors[:1], table[['price']][:1].set_axis([ids[3]]), replace=True)
    store.remove([ids[1], ids[2]])
    assert len(store) == N - 2


def test_values_that_could_be_sql(lancedb, tmp_path):
    vectors, _ = drawn(6)
    brands = ["O'Neil", "'; DROP TABLE products; --", 'a\\b', 'nul\0x', '', '"q"']
    table = pd.DataFrame({"It's a;`b`.C": brands}, index=[f'{brand}!' for brand in brands])
    table['month'] = pd.period_range('2020-01', periods=6, freq='M')
    store = LanceIndex.create(tmp_path, vectors, table)
    for brand, id in zip(brands, table.index):
        assert store.search(vectors[0], 9, {"It's a;`b`.C": brand}).index.tolist() == [id]
    assert store.count({'month': '2020-03'}) == 1
    store.remove([f'{brand}!' for brand in brands[:2]])
    assert len(store) == 4
    store.remove(store.in_memory().products.index)
    assert not len(store.search(vectors[0], 3, {'month': '2020-03'}))
    with pytest.raises((KeyError, ValueError)):
        store.search('nobody at all')


def test_a_store_stays_where_it_is(lancedb, tmp_path, monkeypatch):
    "A relative path means the same after the working folder changed"
    vectors, table = drawn()
    for name in ('one', 'two'):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / 'one')
    store = LanceIndex.create('store', vectors[:200], table[:200])
    monkeypatch.chdir(tmp_path / 'two')
    store.add(vectors[200:], table[200:])
    assert store.compact()
    assert len(store.search('p250', 4, lambda products: products.price > 0)) == 4
    assert not list((tmp_path / 'two').iterdir())
    with pytest.raises(FileNotFoundError, match='no folder .*nowhere'):
        LanceIndex('nowhere')
    assert not list((tmp_path / 'two').iterdir())


def test_a_refused_change_leaves_the_columns(lancedb, tmp_path):
    vectors, table = drawn()
    store = LanceIndex.create(tmp_path, vectors[:9], table[['price']][:9])
    arrivals = table[['price']][:1].assign(new='x')
    with pytest.raises(ValueError, match='in the index already'):
        store.add(vectors[:1], arrivals)
    with pytest.raises(ValueError, match='price'):
        store.add(vectors[:1], arrivals.assign(price=1.5).set_axis(['n']))
    assert store.table.schema.names == ['id', 'price', VECTOR]


def test_fragments_with_an_id_twice(lancedb, tmp_path):
    vectors, table = drawn(10)
    (tmp_path / 'fragments').mkdir()
    arrow = lance_table(table[['price']], unit(vectors))
    for number in range(2):
        file = tmp_path / 'fragments' / f'part-{number:06}.parquet'
        pa.parquet.write_table(arrow.slice(9 * number), file)
    with pytest.raises(ValueError, match="1 rows have the id of another, such as 'p9'"):
        LanceIndex.create(tmp_path / 'store', tmp_path / 'fragments')


def test_a_large_table_never_shows_what_a_filter_bars(lancedb, tmp_path, monkeypatch):
    "Also while it is searched with values that were read before another one came"
    monkeypatch.setattr(page, 'LARGE', 10)
    monkeypatch.setattr(page, 'STALE', 10**9)
    vectors, table = drawn(60)
    table = table[['gender', 'price']].assign(gender='Men')
    store = LanceIndex.create(tmp_path, vectors[:50], table[:50])
    reader = LanceIndex(tmp_path, fresh=0)
    where = {'gender': 'Men', 'price': between(0)}
    assert len(reader.search('p3', 60, where)) == 49
    store.add(vectors[50:], table[50:].assign(gender='Women'))
    found = reader.search('p3', 60, where)
    assert len(found) == 49 and set(found.gender) == {'Men'}


def test_a_product_is_replaced_while_it_is_searched_for(pair, monkeypatch):
    "Both its rows are read, before the change and after it: it is one product"
    store, _ = pair
    own = store._there(['p3'])[0]
    row = own.schema.get_field_index('_rowid')
    former = own.set_column(row, '_rowid', pa.array([10**6], pa.uint64()))
    monkeypatch.setattr(store, '_there', lambda ids: (former, np.array([True])))
    found = store.search('p3', 5)
    assert 'p3' not in found.index and found.index.is_unique


# What the engine does otherwise than one guesses


def test_what_the_engine_indexes(lancedb, tmp_path):
    "Text of a pandas 3 frame and categories take no B-tree; what `lance_table` makes of them does"
    frame = pd.DataFrame(dict(id=[1, 2], text=['a', 'b'], kind=pd.Categorical(['x', 'y'])))
    table = lancedb.connect(tmp_path).create_table('plain', frame)
    for name in ('text', 'kind'):
        if pa.types.is_string(table.schema.field(name).type):
            continue
        with pytest.raises(Exception, match='(?i)btree'):
            table.create_index(name, config=lancedb.index.BTree())
    made = lance_table(frame.set_index('id'), unit(np.ones((2, 4))))
    table = lancedb.connect(tmp_path).create_table('ours', made)
    for name in ('text', 'kind'):
        table.create_index(name, config=lancedb.index.BTree())
        assert table.count_rows(f"{name} IN ('a', 'x')") == 1


def test_vectors_of_zeros(lancedb, tmp_path):
    "Under cosine the engine never finds one, nor anything by one: a store takes neither"
    rows = [dict(id=1, vector=[1.0, 0]), dict(id=2, vector=[0.0, 0])]
    table = lancedb.connect(tmp_path).create_table('plain', rows)
    query = table.search([1.0, 0]).distance_type('cosine').limit(5)
    assert [row['id'] for row in query.to_list()] == [1]
    only = table.search([1.0, 0]).distance_type('cosine').where('id = 2', prefilter=True)
    assert only.limit(5).to_list() == []
    assert table.search([0.0, 0]).distance_type('cosine').limit(5).to_list() == []
    vectors, products = drawn()
    store = LanceIndex.create(tmp_path / 'ours', vectors, products)
    with pytest.raises(ValueError, match='all zeros'):
        store.search(np.zeros(16, np.float32))
    with pytest.raises(ValueError, match='all zeros'):
        LanceIndex.create(tmp_path / 'other', np.zeros((N, 16), np.float32), products)


def test_an_absent_value_is_told_once(pair):
    "Also beside a function, for which each row is asked"
    assert_same(pair, 'p0', 1, {'gender': 'Nobody', 'price': lambda prices: prices > 500})
