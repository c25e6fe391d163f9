"""Property prediction on tables as users have them: other types, gaps, damaged files; and what
is known of the real catalogue.
"""

import json
import re
import sys
import warnings
from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings, strategies as st
from hypothesis.extra.pandas import column, data_frames, range_indexes

from fashionrec.data import Catalogue, load_result
from fashionrec.ffnn_prediction import (
    MODELS,
    PropertyPredictor,
    column_kind,
    compare,
    input_columns,
    leakage,
    log_error,
    plain,
    scores,
    training_rows,
)


def shop(n=300, seed=0):
    """A shop with columns of its own: `fabric` follows from `line` but for a tenth, `cost` from
    `line` and `weight`"""
    rng = np.random.default_rng(seed)
    line = rng.choice(['summer', 'winter', 'sport'], n)
    fabric = (
        pd.Series(line)
        .map(dict(summer='linen', winter='wool', sport='nylon'))
        .where(rng.random(n) > 0.1, 'cotton')
    )
    weight = rng.gamma(2, 150, n)
    cost = np.exp(3 + weight / 300 + (line == 'winter') + rng.normal(0, 0.1, n)).round(2)
    df = pd.DataFrame(
        dict(
            line=pd.Categorical(line),
            weight=weight,
            fabric=fabric.to_numpy(),
            cost=cost,
            boxes=pd.array(rng.integers(1, 4, n), 'Int64'),
            sale=pd.array(rng.random(n) < 0.3, 'boolean'),
            launched=pd.Timestamp('2024-01-01') + pd.to_timedelta(rng.integers(0, 4, n) * 90, 'D'),
        ),
        index=[f's{i}' for i in range(n)],
    )
    df.loc['s3', ['weight', 'boxes', 'sale']] = None, pd.NA, pd.NA
    df.loc['s4', 'fabric'] = None
    return Catalogue(df, rng.integers(0, 255, (n, 8, 6, 3), dtype=np.uint8), 'shop')


@pytest.fixture(scope='module')
def cat():
    return shop()


def test_kinds(cat):
    "Categorical, nullable and date columns are judged by their values"
    assert {c: column_kind(cat.products[c]) for c in cat.products} == dict(
        line='category',
        weight='number',
        fabric='category',
        cost='number',
        boxes='number',
        sale='flag',
        launched='category',
    )
    assert input_columns(cat.products, 'fabric') == ['line', 'weight', 'cost', 'boxes', 'launched']


@pytest.mark.parametrize('model', [*MODELS, 'best'])
@pytest.mark.parametrize('target', ['fabric', 'cost', 'sale', 'boxes'])
def test_every_target(cat, target, model):
    """Every kind of target is learnt by every model; gaps in the table and in the target are
    passed over"""
    kw = dict(epochs=3) if model in ('ffnn', 'best') else {}
    pred = PropertyPredictor.fit(cat, target, model=model, **kw)
    got = pred.predict(cat)
    assert got.index.equals(cat.products.index) and got[target].notna().all()
    if target != 'boxes':
        assert 'missing: weight' in got.note['s3']
    if pred.classes is None:
        assert (got.low <= got[target]).all() and (got[target] <= got.high).all()
    else:
        assert np.allclose(pred.predict_proba(cat).sum(axis=1), 1) and set(got[target]) <= set(
            pred.classes
        )


def test_better_than_constant(cat):
    "The rule of the shop is found: nine in ten fabrics, and the cost to a fifth"
    rest, test = cat.products.index[:200], cat.products.index[200:]
    fabric = PropertyPredictor.fit(cat, 'fabric', ['line'], train=rest).score(cat, test)
    assert fabric.accuracy > 0.8 > fabric.majority + 0.2
    cost = PropertyPredictor.fit(cat, 'cost', train=rest)
    assert (
        cost.log
        and cost.score(cat, test)['log error']
        < log_error(cat.products.cost[test], [cat.products.cost[rest].median()] * 100) / 2
    )


def test_compare(cat):
    "Every measure of every model; the single column is the line, and beats the constant"
    table = compare(cat, 'fabric', epochs=3)
    assert table.index.tolist() == [
        'majority',
        'single: line',
        'linear',
        'trees',
        'ffnn',
    ] and table.notna().all(axis=None)
    assert table.accuracy['single: line'] > table.accuracy['majority'] + 0.2
    number = compare(cat, 'cost', models=('majority', 'single', 'linear'))
    assert number.index[0] == 'median' and number['log error'].idxmin() == 'linear'


def test_leakage(cat):
    "A copy of the target determines it without exception; a column with exceptions counts them"
    copied = Catalogue(
        cat.products.assign(
            code=cat.products.fabric.map({'linen': 1, 'wool': 2, 'nylon': 3, 'cotton': 4})
        ),
        cat.store,
    )
    alone = leakage(copied, 'fabric')
    assert alone.index[0] == 'code' and alone.determines['code'] and alone.accuracy['code'] == 1
    known = cat.products.dropna(subset='fabric')
    assert (
        alone.exceptions['line'] == (known.fabric == 'cotton').sum()
        and not alone.determines['line']
    )


def test_odd_rows(cat):
    """Infinite numbers, unknown words, no rows at all, a repeated index: answered one by one,
    and said"""
    pred = PropertyPredictor.fit(cat, 'fabric', epochs=2)
    odd = pd.DataFrame(
        dict(weight=[np.inf, 'heavy', 3], line=['summer', 'moon', None]), index=['a', 'a', 'b']
    )
    got = pred.predict(odd)
    assert got.note.tolist()[0].endswith('unknown: weight') and got.note.tolist()[1].endswith(
        'unknown: line, weight'
    )
    assert len(got) == 3 and got.fabric.notna().all() and len(pred.predict(odd[:0])) == 0
    alone = pred.predict(odd[2:])
    assert alone.fabric['b'] == got.fabric['b'] and np.isclose(
        alone.probability['b'], got.probability['b']
    )


def test_options(cat):
    "A misspelt option is refused by every model, not passed over"
    for model in MODELS:
        with pytest.raises(TypeError):
            PropertyPredictor.fit(cat, 'fabric', model=model, epoch=3)


def test_pictures(cat):
    """Vectors from a table, a function or an object; products without one are answered and
    noted; none at all is refused"""

    def mean(x):
        return x.reshape(len(x), -1, 3).mean(1) / 255

    table = pd.DataFrame(mean(cat.store), cat.products.index)
    by_table, by_call = (
        PropertyPredictor.fit(cat, 'fabric', [], pictures=p, epochs=2) for p in (table, mean)
    )
    assert np.allclose(by_table.predict_proba(cat), by_call.predict_proba(cat), atol=1e-6)
    assert by_table.predict(cat, pictures=table[5:]).note.tolist()[:6] == [
        'missing: picture'
    ] * 5 + ['']
    assert by_call.size == (6, 8) and by_call.predict(list(cat.store[:2])).note.tolist() == ['', '']
    with pytest.raises(ValueError, match='no training product has a vector'):
        PropertyPredictor.fit(cat, 'fabric', [], pictures=table.set_axis(range(len(table))))
    with pytest.raises(ValueError, match='vectors of 2 numbers'):
        by_table.predict(cat, pictures=table[[0, 1]])


@pytest.mark.parametrize('model', ['ffnn', 'trees'])
def test_saving(cat, model, tmp_path):
    """A saved predictor is plain data; loading gives the same answers; a damaged one is refused,
    a failed save keeps the old one"""
    kw = dict(epochs=2) if model == 'ffnn' else {}
    pred = PropertyPredictor.fit(cat, 'cost', ['line', 'weight'], model=model, **kw)
    pred.save(tmp_path / 'p')
    assert {p.suffix for p in (tmp_path / 'p').rglob('*') if p.is_file()} == {
        '.json',
        '.safetensors',
    }
    before = pred.predict(cat)
    pd.testing.assert_frame_equal(PropertyPredictor.load(tmp_path / 'p').predict(cat), before)
    broken = PropertyPredictor.load(tmp_path / 'p')
    broken.spread = object()
    with pytest.raises(TypeError):
        broken.save(tmp_path / 'p')
    pd.testing.assert_frame_equal(PropertyPredictor.load(tmp_path / 'p').predict(cat), before)
    part = next((tmp_path / 'p').rglob('arrays.safetensors'))
    part.write_bytes(part.read_bytes()[:-8])
    with pytest.raises(ValueError, match='missing or damaged'):
        PropertyPredictor.load(tmp_path / 'p')


DICTIONARY = pd.ArrowDtype(pa.dictionary(pa.int32(), pa.string()))


def strange(n=60, seed=0):
    """Columns as shops have them: name, values, and what becomes of each: 'number', 'classes' or
    a part of the refusal"""
    rng = np.random.default_rng(seed)
    kind = rng.choice(['a', 'b', 'c'], n)
    half = np.arange(n) % 2
    infinite = rng.random(n) * 100
    infinite[[3, 5]] = np.inf, 1e300
    pairs = pd.to_datetime(['2020-01-01', '2021-05-05'] * (n // 2))
    return kind, {
        'prices all different': (np.arange(n) * 37 + 499, 'number'),
        'money as text': ([f'₹{1 + i % 3},{i:03}' for i in range(n)], 'number'),
        'decimal comma': ([f'{i % 9},50 €' for i in range(n)], 'number'),
        'infinite': (infinite, 'number'),
        'Decimal': ([Decimal(i % 5) / 2 for i in range(n)], 'number'),
        'unsigned': (np.arange(n, dtype='uint8') % 7, 'number'),
        'nullable integer': (
            pd.array([i % 4 if i % 7 else None for i in range(n)], 'Int64'),
            'number',
        ),
        'categorical numbers': (pd.Categorical(np.arange(n) % 3), 'number'),
        'nullable boolean': (
            pd.array([bool(i % 3) if i % 7 else None for i in range(n)], 'boolean'),
            'classes',
        ),
        'boolean objects': ([bool(i % 3) if i % 7 else None for i in range(n)], 'classes'),
        'floats of two values': (half.astype(float), 'classes'),
        'text with gaps': ([None if i % 5 == 0 else k for i, k in enumerate(kind)], 'classes'),
        'categorical': (pd.Categorical(kind), 'classes'),
        'mixed': ([36 if i else 'M' for i in half], 'classes'),
        'dates that recur': (pairs, 'classes'),
        'dates with a zone': (pairs.tz_localize('UTC'), 'classes'),
        'Python dates': ([date(2020, 1, 1 + i) for i in half], 'classes'),
        'periods that recur': (
            pd.PeriodIndex(['2020-01', '2020-02'] * (n // 2), freq='M'),
            'classes',
        ),
        'lengths of time': (pd.to_timedelta(half + 1, 'D'), 'classes'),
        'intervals': (pd.cut(rng.random(n), 3), 'classes'),
        'beyond all floats': ([10**400, *[i % 5 for i in range(n - 1)]], 'number'),
        'sparse': (pd.arrays.SparseArray([1.0, 2.0, 4.0] * (n // 3)), 'number'),
        'numbers of a dictionary': (
            pd.Series([str(i % 5) for i in range(n)]).astype(DICTIONARY),
            'number',
        ),
        'codes': ([f'01087{i % 3}' for i in range(n)], 'classes'),
        'dates all different': (pd.date_range('2020', periods=n), 'its year or month'),
        'periods all different': (
            pd.period_range('2020-01', periods=n, freq='M'),
            'its year or month',
        ),
        'numbers but for one': (
            ['on request' if i == 2 else f'{100 + 7 * i}' for i in range(n)],
            "but for 'on request'",
        ),
        'names': ([f'a thing {i}' for i in range(n)], 'whose values recur'),
        'sku': (10_000 + np.arange(n) * 3, 'whose values recur'),
        'missing text': ([None] * n, 'too few training rows: 0'),
        'missing numbers': (np.full(n, np.nan), 'too few training rows: 0'),
        'missing dates': (pd.to_datetime([None] * n), 'too few training rows: 0'),
        'empty text': ([' '] * n, 'infinite or empty'),
        'only infinite': ([np.inf] * n, 'infinite or empty'),
        'one value': (['x'] * n, 'one class'),
        'lists': ([['x']] * n, 'lists, dicts or bytes'),
        'dicts': ([{'a': 1}] * n, 'lists, dicts or bytes'),
        'empty lists': ([[]] * n, 'lists, dicts or bytes'),
        'empty dicts': ([{}] * n, 'one class'),  # Text in a catalogue, for no file can hold them
        'arrays': ([np.zeros(2)] * n, 'lists, dicts or bytes'),
        'bytes': ([b'x'] * n, 'lists, dicts or bytes'),
        'complex': (np.arange(n) * 1j, 'lists, dicts or bytes'),
    }


KIND, STRANGE = strange()


@pytest.mark.parametrize('name', STRANGE)
def test_strange_targets(name, tmp_path, monkeypatch):
    """A target of any type is learnt, saved and loaded without a gap, or refused before anything
    is trained"""
    values, becomes = STRANGE[name]
    df = pd.DataFrame(
        {'kind': KIND, 'weight': np.random.default_rng(1).random(len(KIND)), name: values}
    )
    cat = Catalogue(
        df.set_axis([f'p{i}' for i in range(len(df))]), np.zeros((len(df), 8, 6, 3), np.uint8)
    )
    kept = cat.products.copy(deep=True)
    if becomes not in ('number', 'classes'):
        monkeypatch.setattr(PropertyPredictor, '_learn', lambda *_, **__: pytest.fail('trained'))
        with pytest.raises(ValueError, match=re.escape(becomes)):
            PropertyPredictor.fit(cat, name, ['kind', 'weight'])
        return
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter('always')
        pred = PropertyPredictor.fit(cat, name, ['kind', 'weight'], model='linear')
    got = pred.predict(cat)
    assert (pred.classes is None) == (becomes == 'number') and got.drop(
        columns=['note', 'evidence'], errors='ignore'
    ).notna().all(axis=None)
    if becomes == 'number':
        assert np.isfinite(got[['low', 'high']].astype(float)).all(axis=None)
    assert any('infinite or empty' in str(w.message) for w in told) == (
        name in ('infinite', 'beyond all floats')
    )
    pred.save(tmp_path / 'p')
    pd.testing.assert_frame_equal(PropertyPredictor.load(tmp_path / 'p').predict(cat), got)
    assert pred.score(cat).notna().iloc[0] and name in leakage(cat, 'kind').index
    pd.testing.assert_frame_equal(cat.products, kept)


@pytest.mark.parametrize(
    'values,kind',
    [
        (range(499, 5499, 100), 'number'),
        ([12, 7, 49, 1003] + list(range(2000, 2100, 3)), 'number'),
        (np.linspace(1, 2, 40), 'number'),
        (range(40), 'id'),
        (range(1000, 1044), 'id'),
        (108_775_015 + 7919 * np.arange(40), 'id'),
        ([f'sku{i}' for i in range(40)], 'id'),
    ],
)
def test_ids_by_meaning(values, kind):
    "Numbers that are all different are no ids for that; ids look like codes"
    assert column_kind(pd.Series(list(values))) == kind


def test_ids_by_name():
    "What is called a price is a number, what is called an id an id, and the index again is one"
    numbers = pd.Series(range(3, 403, 10))
    assert {
        n: column_kind(numbers.rename(n))
        for n in ('product_id', 'styleId', 'EAN', 'price', 'width', 'paid')
    } == dict(
        product_id='id', styleId='id', EAN='id', price='number', width='number', paid='number'
    )
    assert column_kind(pd.Series(range(40), name='price')) == 'number'
    assert column_kind(pd.Series(numbers.to_numpy(), numbers.to_numpy())) == 'id'


def test_lists_are_passed_over(cat):
    """Columns of lists and dicts are left out of inputs and leakage with a word; asked for by
    name they are refused"""
    odd = Catalogue(
        cat.products.assign(sizes=[['S', 'M']] * len(cat), more=[{'a': 1}] * len(cat)), cat.store
    )
    with pytest.warns(UserWarning, match='passed over: sizes, more'):
        assert 'sizes' not in leakage(odd, 'fabric').index
    with pytest.warns(UserWarning, match='passed over: sizes, more'):
        pred = PropertyPredictor.fit(odd, 'fabric', model='linear')
    assert not {'sizes', 'more'} & set(pred.encoder.inputs)
    with pytest.raises(ValueError, match="'sizes' holds lists"):
        PropertyPredictor.fit(odd, 'fabric', ['sizes', 'line'])


@pytest.mark.parametrize(
    'cells', [[{}], [[]], [()], [set()], [b''], [np.array([])], [None, {}], [{}, 'S'], [[], 3]]
)
def test_empty_cells_of_many(cells):
    """Empty lists and dicts are several values too: passed over in a table, and a catalogue of
    them is learnt from"""
    df = pd.DataFrame(
        dict(
            kind=['a', 'b'] * 20,
            line=['x', 'y'] * 20,
            sizes=pd.Series((cells * 40)[:40], dtype=object),
        )
    )
    assert column_kind(df.sizes) == 'other' and plain(df.sizes).isna().all()
    with pytest.warns(UserWarning, match='passed over: sizes'):
        assert input_columns(df, 'kind') == ['line']
    cat = Catalogue(df, np.zeros((40, 8, 6, 3), np.uint8))
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        assert 'line' in leakage(cat, 'kind').index
        pred = PropertyPredictor.fit(cat, 'kind', model='linear')
    assert pred.predict(cat).kind.tolist() == pred.predict(df).kind.tolist() == df.kind.tolist()
    with pytest.raises(ValueError, match='sizes'):
        PropertyPredictor.fit(cat, 'sizes', ['line', 'sizes'])


MISSING = [
    *map(
        pd.ArrowDtype,
        (
            pa.null(),
            pa.timestamp('s'),
            pa.date32(),
            pa.time32('s'),
            pa.decimal128(5, 2),
            pa.string(),
            pa.bool_(),
            pa.int64(),
        ),
    ),
    DICTIONARY,
    'datetime64[s]',
    'datetime64[ns, UTC]',
    'timedelta64[s]',
    'period[M]',
    'interval[float64]',
    'category',
    'string[pyarrow]',
    'string[python]',
    'str',
    'object',
    'float',
    'Float64',
    'Int64',
    'UInt8',
    'boolean',
    'Sparse[float]',
]


@pytest.mark.parametrize('kind', MISSING, ids=str)
def test_nothing_known(kind):
    "A column of any type without one value is no input, and stops nothing"
    df = pd.DataFrame(
        dict(
            a=['x', 'y'] * 20,
            b=['u', 'v'] * 20,
            ended=pd.Series([None] * 40, dtype=object).astype(kind),
        )
    )
    assert column_kind(df.ended) == 'category' and plain(df.ended).isna().all()
    assert input_columns(df, 'a') == ['b']
    cat = Catalogue(df, np.zeros((40, 8, 6, 3), np.uint8))
    assert leakage(cat, 'a').index.tolist() == ['b']
    with pytest.raises(ValueError, match='too few training rows: 0'):
        PropertyPredictor.fit(cat, 'ended', ['a'])


def test_numbers_that_raise():
    """A Decimal that signals is missing, a number beyond all floats infinite; neither stops the
    others"""
    signals = pd.Series([Decimal('sNaN'), *[Decimal(i) / 2 for i in range(40)]])
    assert (
        column_kind(signals) == 'number' and plain(signals).isna().tolist() == [True] + [False] * 40
    )
    assert column_kind(signals[:1]) == 'category' and signals[0].is_snan()
    cat = Catalogue(
        pd.DataFrame(dict(cost=signals, kind=['a', 'b'] * 20 + ['a'])),
        np.zeros((41, 8, 6, 3), np.uint8),
    )
    pred = PropertyPredictor.fit(cat, 'kind', model='linear')
    assert pred.encoder.inputs == ['cost'] and pred.predict(cat).note[0] == 'missing: cost'
    beyond = pd.Series([10**400, *[i / 2 for i in range(40)]], dtype=object)
    assert (
        column_kind(beyond) == 'number' and plain(beyond).isna().tolist() == [True] + [False] * 40
    )


@pytest.mark.parametrize(
    'name', ['probability', 'low', 'high', 'evidence', 'note', 'value', 'score', 'picture', 5]
)
@pytest.mark.parametrize('source', ['fabric', 'cost'])
def test_reserved_names(cat, name, source, tmp_path):
    "A target or an input may bear any name, a number too: the answer has a column of its own"
    odd = Catalogue(cat.products.rename(columns={source: name}), cat.store)
    name = str(name)  # As a catalogue has it
    pred = PropertyPredictor.fit(odd, name, ['line', 'weight'], model='linear')
    got = pred.predict(odd)
    assert got.columns.is_unique and got[pred.answer].notna().all() and len(pred.score(odd))
    if source == 'fabric':
        assert set(got[pred.answer]) <= set(pred.classes)
    back = PropertyPredictor.fit(odd, 'boxes', [name, 'line'], model='linear')
    back.save(tmp_path / 'p')
    pd.testing.assert_frame_equal(
        PropertyPredictor.load(tmp_path / 'p').predict(odd), back.predict(odd)
    )


def test_calibration_without_classes(cat):
    "Rows to calibrate on of classes that training never saw leave nothing undefined"
    ids = cat.products.index[cat.products.fabric == 'cotton']
    rest = cat.products.index.difference(ids)
    pred = PropertyPredictor.fit(cat, 'fabric', ['line'], train=rest, valid=ids, model='linear')
    assert np.isfinite(pred.loss) and pred.predict(cat).probability.notna().all()


@given(
    data_frames(
        [
            column(
                'value',
                elements=st.one_of(
                    st.none(),
                    st.booleans(),
                    st.integers(-(10**20), 10**20),
                    st.floats(),
                    st.text(max_size=4),
                    st.dates(),
                    st.decimals(allow_nan=False),
                    st.lists(st.integers(), max_size=2),
                ),
            )
        ],
        index=range_indexes(min_size=20, max_size=40),
    )
)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_cells(df):
    "Whatever cells a column has, it is judged, and learnt or refused with a message"
    s = df['value'].astype(object)
    assert column_kind(s) in ('flag', 'category', 'number', 'words', 'id', 'other') and len(
        plain(s)
    ) == len(s)
    cat = Catalogue(
        pd.DataFrame(dict(kind=list('ab' * len(s))[: len(s)], value=s)),
        np.zeros((len(s), 8, 6, 3), np.uint8),
    )
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try:
            pred = PropertyPredictor.fit(cat, 'value', ['kind'], model='majority')
        except ValueError as error:
            assert 'value' in str(error)
        else:
            assert pred.predict(cat, evidence=False)['value'].notna().all()


def test_shapley_adds_up(cat):
    "Contributions add up to the answer, for few inputs (exact) and for many (sampled)"
    wide = Catalogue(
        cat.products.assign(
            **{f'x{i}': np.random.default_rng(i).integers(0, 3, len(cat)) for i in range(9)}
        ),
        cat.store,
    )
    for c in (cat, wide):
        pred = PropertyPredictor.fit(c, 'fabric', epochs=2)
        one = c.subset(c.products.index[:1])
        assert np.isclose(pred.explain(one).sum(), pred.predict(one).probability.iloc[0], atol=1e-5)


def test_scores_agree():
    "The measures are those of scikit-learn"
    from sklearn.metrics import accuracy_score, balanced_accuracy_score, f1_score, log_loss

    rng = np.random.default_rng(0)
    p, y = rng.dirichlet([1, 1, 1], 500), rng.choice(['a', 'b', 'c'], 500)
    got, best = (
        scores(y, pd.DataFrame(p, columns=['a', 'b', 'c'])),
        np.array(['a', 'b', 'c'])[p.argmax(1)],
    )
    want = [
        accuracy_score(y, best),
        balanced_accuracy_score(y, best),
        f1_score(y, best, average='macro'),
        log_loss(y, p),
    ]
    assert np.allclose(got[['accuracy', 'balanced accuracy', 'macro F1', 'log loss']], want)


@pytest.mark.real
def test_paper_experiment(real):
    """isFragile is a function of the article type, 88.7 % of the paper's products are not
    fragile; fitting and predicting are quick"""
    cat = Catalogue.from_kaggle(real)
    paper = cat.paper_subset()
    alone = leakage(paper, 'isFragile')
    assert (
        alone.determines['articleType']
        and alone.exceptions['articleType'] == 0
        and round(alone.majority.iloc[0], 3) == 0.887
    )
    train, test = paper.split(test=0.25)
    assert (len(train), len(test)) == (6660, 2220)
    pred = PropertyPredictor.fit(paper, 'isFragile', train=train)
    assert len(pred.predict(cat.products[:40_000])) == 40_000
    assert pred.score(paper, test).accuracy == 1


@pytest.mark.real
def test_stored_result(real):
    "A figure of the page comes out again"
    cat = Catalogue.from_kaggle(real)
    stored = next(
        t
        for t in load_result('prediction')['attributes']
        if (t['target'], t['split']) == ('usage', 'random')
    )
    got = compare(cat, 'usage', models=('majority', 'single', 'trees'))
    for name, row in got.iterrows():
        assert abs(row.accuracy - stored['models'][name]['accuracy']) < 0.005, name
    assert json.dumps(stored['models']['ffnn'])


# Ranges


@pytest.mark.parametrize('model', MODELS)
def test_nothing_is_told_below_zero(model, tmp_path):
    """Where no training value is negative, neither an estimate nor its range is; where some are,
    they may be"""
    rng, n = np.random.default_rng(0), 60
    kind = rng.choice(list('abc'), n)
    cost = pd.Series(kind).map(dict(a=20, b=600, c=1500)) + rng.uniform(-20, 400, n)
    for shift in (0, -800):
        df = pd.DataFrame(
            dict(kind=kind, weight=rng.normal(0, 1, n), cost=cost.clip(lower=0) + shift)
        )
        cat = Catalogue(df, np.zeros((n, 8, 6, 3), np.uint8))
        pred = PropertyPredictor.fit(cat, 'cost', ['kind', 'weight'], model=model)
        pred.spread = 3.0  # A wide range, whatever the model learnt
        got = pred.predict(df, evidence=False)[['cost', 'low', 'high']]
        assert not pred.log and (got.low <= got.cost).all() and (got.cost <= got.high).all()
        assert (got.min().min() < 0) == (shift < 0)
        pred.save(tmp_path / 'pred')
        again = PropertyPredictor.load(tmp_path / 'pred').predict(df, evidence=False)
        pd.testing.assert_frame_equal(again[['cost', 'low', 'high']], got)


def test_predictors_of_the_former_build(cat, tmp_path, monkeypatch):
    "A folder that does not say below what nothing lies is loaded and answers"
    module = sys.modules[PropertyPredictor.__module__]
    with monkeypatch.context() as former:
        former.setattr(module, '_STATE', tuple(name for name in module._STATE if name != 'least'))
        PropertyPredictor.fit(cat, 'weight', ['line'], model='trees').save(tmp_path / 'pred')
    assert 'least' not in json.loads(
        next((tmp_path / 'pred').rglob('predictor.json')).read_text(encoding='utf-8')
    )
    again = PropertyPredictor.load(tmp_path / 'pred')
    assert again.least is None and again.predict(cat, evidence=False)['weight'].notna().all()


def test_one_input_is_taken_as_one():
    "A single name of a column is one input, not its letters"
    cat = small_catalogue()
    one = PropertyPredictor.fit(cat, 'sold', 'kind', epochs=1)
    assert one.encoder.inputs == ['kind']


def test_nothing_to_score():
    "Products without a value of the target can't be compared with: an error, not NaN"
    cat = small_catalogue()
    fitted = PropertyPredictor.fit(cat, 'sold', ['kind'], epochs=1)
    for call in (fitted.score, fitted.importance):
        with pytest.raises(ValueError, match="none of the 0 products has a value of 'sold'"):
            call(cat, [])


def small_catalogue():
    "60 products: a kind, and a flag that follows from it"
    kind = np.array(['Shirt', 'Glass', 'Shoe'])[np.arange(60) % 3]
    products = pd.DataFrame(dict(kind=kind, sold=kind == 'Glass'), index=np.arange(60))
    return Catalogue(products, np.zeros((60, 4, 3, 3), np.uint8))


def test_ids_that_are_no_products(cat):
    "An id of train= or valid= that the catalogue lacks is named, with what is near it"
    with pytest.raises(ValueError, match="train= names 'zz', which is no product"):
        PropertyPredictor.fit(cat, 'fabric', ['line'], train=['zz'])
    with pytest.raises(ValueError, match="valid= names 's1x', .* near it: s1"):
        PropertyPredictor.fit(cat, 'fabric', ['line'], valid=['s2', 's1x'])


def test_keywords_are_those_of_fit(cat):
    "A misspelt keyword is one of `PropertyPredictor.fit`, whatever model it would have gone to"
    for model in (*MODELS, 'best'):
        with pytest.raises(TypeError, match=r"PropertyPredictor.fit\(\) .* 'epoch'.* epochs, lr"):
            PropertyPredictor.fit(cat, 'fabric', model=model, epoch=3)
    with pytest.raises(TypeError, match="epochs= for the network alone, not for model='trees'"):
        PropertyPredictor.fit(cat, 'fabric', model='trees', epochs=3)


# Small tables


def two_shops(n, seed, signal):
    "A catalogue of `n` products and a table of 300 others, of a cost and a flag"
    rng = np.random.default_rng(seed)
    kind = rng.choice(['bag', 'shirt', 'shoe', 'watch'], n + 300)
    weight = rng.normal(300, 60, n + 300)
    base = pd.Series(kind).map(dict(bag=1400, shirt=400, shoe=900, watch=2000)).to_numpy()
    cost = (base + weight if signal else 1000) + rng.normal(0, 150, n + 300)
    likely = np.where(np.isin(kind, ['watch', 'bag']), 0.9, 0.1) if signal else 0.5
    flag = np.where(rng.random(n + 300) < likely, 'yes', 'no')
    df = pd.DataFrame(dict(kind=kind, weight=weight, cost=cost, flag=flag))
    df.index = [f'p{i}' for i in range(len(df))]
    return Catalogue(df[:n], np.zeros((n, 4, 3, 3), np.uint8)), df[n:]


@pytest.mark.parametrize('n', [20, 30, 60, 150])
@pytest.mark.parametrize('signal', [True, False])
def test_ranges_of_small_tables_hold_what_they_promise(n, signal):
    "Eight of ten new values fall into the range, of a shop of 20 products too"
    shares = []
    for seed in range(16):
        cat, new = two_shops(n, seed, signal)
        got = PropertyPredictor.fit(cat, 'cost', ['kind', 'weight'], model='linear', seed=seed)
        got = got.predict(new, evidence=False)
        shares.append(new.cost.between(got.low, got.high).mean())
    assert 0.74 < np.mean(shares) < 0.92 and min(shares) > 0.4, shares


@pytest.mark.parametrize('n', [20, 30, 60])
def test_coin_flips_are_called_coin_flips(n):
    "Without signal a probability stays near that of the coin; with one it is near the accuracy"
    flips, known = [], []
    for signal, found in ((False, flips), (True, known)):
        for seed in range(8):
            cat, new = two_shops(n, seed, signal)
            pred = PropertyPredictor.fit(cat, 'flag', ['kind', 'weight'], model='linear')
            got = pred.predict(new, evidence=False)
            found.append((got.probability.mean(), (got.flag == new.flag).mean()))
    stated, right = np.mean(flips, 0)
    assert 0.45 < right < 0.55 and stated < 0.64, flips
    stated, right = np.mean(known, 0)
    assert abs(stated - right) < 0.12 and right > 0.65, known


def test_networks_of_small_tables_are_honest():
    "The network too, which fits most coin flips that it has seen"
    cover, stated = [], []
    for seed in range(2):
        cat, new = two_shops(30, seed, False)
        number, flag = (
            PropertyPredictor.fit(cat, name, ['kind', 'weight'], seed=seed, epochs=100)
            for name in ('cost', 'flag')
        )
        got = number.predict(new, evidence=False)
        cover.append(new.cost.between(got.low, got.high).mean())
        stated.append(flag.predict(new, evidence=False).probability.mean() - max(flag.prior))
        right = flag.outputs(flag.encode(cat)[0]).argmax(1) == flag.codes(cat.products.flag)
        assert right.mean() > 0.75
    assert np.mean(cover) > 0.72 and max(stated) < 0.1, (cover, stated)  # Beside the base rate
    assert flag.curve.training.notna().all() and flag.curve.validation.isna().all()


def test_few_errors_make_no_range(tmp_path):
    "The split-conformal quantile: of four errors the fourth, of three none, and the note says so"
    cat, new = two_shops(40, 0, True)
    ids = cat.products.index
    for held, said in ((3, True), (4, False)):
        pred = PropertyPredictor.fit(
            cat, 'cost', ['kind'], train=ids[held:], valid=ids[:held], model='linear'
        )
        rows, codes = pred.encode(cat.products[:held])[0], pred.codes(cat.products.cost[:held])
        assert pred.spread == (
            None if said else pytest.approx(np.abs(pred.outputs(rows)[:, 0] - codes).max())
        )
        got = pred.predict(new[:2])
        assert got.note.str.contains('no range: too few rows').all() == said
        assert got.low.isna().all() == said and got.cost.notna().all()
        pred.save(tmp_path / 'pred')
        again = PropertyPredictor.load(tmp_path / 'pred')
        pd.testing.assert_frame_equal(again.predict(new[:2]), got)


@pytest.mark.parametrize('model', [*MODELS, 'best'])
def test_a_class_of_one_product(model, tmp_path):
    "Cross-fitting bears a class that is in one fold alone; it is saved with its base rates"
    cat, new = two_shops(24, 1, True)
    rare = Catalogue(cat.products.assign(flag=['rare'] + ['usual'] * 23), cat.store)
    kw = dict(epochs=5) if model in ('ffnn', 'best') else {}
    pred = PropertyPredictor.fit(rare, 'flag', ['kind', 'weight'], model=model, **kw)
    got = pred.predict_proba(new)
    assert np.allclose(got.sum(axis=1), 1) and 0.8 < got.usual.mean() < 0.99
    assert pred.prior == pytest.approx([2 / 26, 24 / 26])
    pred.save(tmp_path / 'pred')
    pd.testing.assert_frame_equal(PropertyPredictor.load(tmp_path / 'pred').predict_proba(new), got)


def test_large_tables_keep_a_held_out_tenth():
    "From 500 products on a tenth is held out, and classes have their temperature"
    cat, new = two_shops(500, 0, True)
    learn, valid = training_rows(cat, 'flag')
    assert (len(learn), len(valid)) == (450, 50)
    pred = PropertyPredictor.fit(cat, 'flag', ['kind', 'weight'], model='linear')
    assert pred.prior is None and 0.5 <= pred.temperature < 5
    assert training_rows(cat.subset(cat.products.index[:499]), 'flag')[1].empty
