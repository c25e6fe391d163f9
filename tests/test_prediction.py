"Property prediction on tables as users have them: other types, gaps, damaged files; and what is known of the real catalogue."
import json
import time

import numpy as np
import pandas as pd
import pytest

from fashionrec.data import Catalogue, load_result
from fashionrec.ffnn_prediction import MODELS, PropertyPredictor, column_kind, compare, input_columns, leakage, log_error, scores


def shop(n=300, seed=0):
    "A shop with columns of its own: `fabric` follows from `line` but for a tenth, `cost` from `line` and `weight`"
    rng = np.random.default_rng(seed)
    line = rng.choice(['summer', 'winter', 'sport'], n)
    fabric = pd.Series(line).map(dict(summer='linen', winter='wool', sport='nylon')).where(rng.random(n) > .1, 'cotton')
    weight = rng.gamma(2, 150, n)
    cost = np.exp(3 + weight/300 + (line == 'winter') + rng.normal(0, .1, n)).round(2)
    df = pd.DataFrame(dict(line=pd.Categorical(line), weight=weight, fabric=fabric.to_numpy(), cost=cost,
                           boxes=pd.array(rng.integers(1, 4, n), 'Int64'), sale=pd.array(rng.random(n) < .3, 'boolean'),
                           launched=pd.Timestamp('2024-01-01') + pd.to_timedelta(rng.integers(0, 4, n)*90, 'D')),
                      index=[f's{i}' for i in range(n)])
    df.loc['s3', ['weight', 'boxes', 'sale']] = None, pd.NA, pd.NA
    df.loc['s4', 'fabric'] = None
    return Catalogue(df, rng.integers(0, 255, (n, 8, 6, 3), dtype=np.uint8), 'shop')


@pytest.fixture(scope='module')
def cat(): return shop()


def test_kinds(cat):
    "Categorical, nullable and date columns are judged by their values"
    assert {c: column_kind(cat.products[c]) for c in cat.products} == dict(
        line='category', weight='number', fabric='category', cost='number', boxes='number', sale='flag', launched='category')
    assert input_columns(cat.products, 'fabric') == ['line', 'weight', 'cost', 'boxes', 'launched']


@pytest.mark.parametrize('model', [*MODELS, 'best'])
@pytest.mark.parametrize('target', ['fabric', 'cost', 'sale', 'boxes'])
def test_every_target(cat, target, model):
    "Every kind of target is learnt by every model; gaps in the table and in the target are passed over"
    kw = dict(epochs=3) if model in ('ffnn', 'best') else {}
    pred = PropertyPredictor.fit(cat, target, model=model, **kw)
    got = pred.predict(cat)
    assert got.index.equals(cat.products.index) and got[target].notna().all()
    if target != 'boxes': assert 'missing: weight' in got.note['s3']
    if pred.classes is None: assert (got.low <= got[target]).all() and (got[target] <= got.high).all()
    else: assert np.allclose(pred.predict_proba(cat).sum(axis=1), 1) and set(got[target]) <= set(pred.classes)


def test_better_than_constant(cat):
    "The rule of the shop is found: nine in ten fabrics, and the cost to a fifth"
    rest, test = cat.products.index[:200], cat.products.index[200:]
    fabric = PropertyPredictor.fit(cat, 'fabric', ['line'], train=rest).score(cat, test)
    assert fabric.accuracy > .8 > fabric.majority + .2
    cost = PropertyPredictor.fit(cat, 'cost', train=rest)
    assert cost.log and cost.score(cat, test)['log error'] < log_error(cat.products.cost[test], [cat.products.cost[rest].median()]*100)/2


def test_compare(cat):
    "Every measure of every model; the single column is the line, and beats the constant"
    table = compare(cat, 'fabric', epochs=3)
    assert table.index.tolist() == ['majority', 'single: line', 'linear', 'trees', 'ffnn'] and table.notna().all(axis=None)
    assert table.accuracy['single: line'] > table.accuracy['majority'] + .2
    number = compare(cat, 'cost', models=('majority', 'single', 'linear'))
    assert number.index[0] == 'median' and number['log error'].idxmin() == 'linear'


def test_leakage(cat):
    "A copy of the target determines it without exception; a column with exceptions counts them"
    copied = Catalogue(cat.products.assign(code=cat.products.fabric.map({'linen': 1, 'wool': 2, 'nylon': 3, 'cotton': 4})), cat.store)
    alone = leakage(copied, 'fabric')
    assert alone.index[0] == 'code' and alone.determines['code'] and alone.accuracy['code'] == 1
    known = cat.products.dropna(subset='fabric')
    assert alone.exceptions['line'] == (known.fabric == 'cotton').sum() and not alone.determines['line']


def test_odd_rows(cat):
    "Infinite numbers, unknown words, no rows at all, a repeated index: answered one by one, and said"
    pred = PropertyPredictor.fit(cat, 'fabric', epochs=2)
    odd = pd.DataFrame(dict(weight=[np.inf, 'heavy', 3], line=['summer', 'moon', None]), index=['a', 'a', 'b'])
    got = pred.predict(odd)
    assert got.note.tolist()[0].endswith('unknown: weight') and got.note.tolist()[1].endswith('unknown: line, weight')
    assert len(got) == 3 and got.fabric.notna().all() and len(pred.predict(odd[:0])) == 0
    alone = pred.predict(odd[2:])
    assert alone.fabric['b'] == got.fabric['b'] and np.isclose(alone.probability['b'], got.probability['b'])


def test_options(cat):
    "A misspelt option is refused by every model, not passed over"
    for model in MODELS:
        with pytest.raises(TypeError): PropertyPredictor.fit(cat, 'fabric', model=model, epoch=3)


def test_pictures(cat):
    "Vectors from a table, a function or an object; products without one are answered and noted; none at all is refused"
    def mean(x): return x.reshape(len(x), -1, 3).mean(1)/255
    table = pd.DataFrame(mean(cat.store), cat.products.index)
    by_table, by_call = (PropertyPredictor.fit(cat, 'fabric', [], pictures=p, epochs=2) for p in (table, mean))
    assert np.allclose(by_table.predict_proba(cat), by_call.predict_proba(cat), atol=1e-6)
    assert by_table.predict(cat, pictures=table[5:]).note.tolist()[:6] == ['missing: picture']*5 + ['']
    assert by_call.size == (6, 8) and by_call.predict(list(cat.store[:2])).note.tolist() == ['', '']
    with pytest.raises(ValueError, match='no training product has a vector'):
        PropertyPredictor.fit(cat, 'fabric', [], pictures=table.set_axis(range(len(table))))
    with pytest.raises(ValueError, match='vectors of 2 numbers'): by_table.predict(cat, pictures=table[[0, 1]])


@pytest.mark.parametrize('model', ['ffnn', 'trees'])
def test_saving(cat, model, tmp_path):
    "A saved predictor is plain data; loading gives the same answers; a damaged one is refused, a failed save keeps the old one"
    kw = dict(epochs=2) if model == 'ffnn' else {}
    pred = PropertyPredictor.fit(cat, 'cost', ['line', 'weight'], model=model, **kw)
    pred.save(tmp_path/'p')
    assert {p.suffix for p in (tmp_path/'p').rglob('*') if p.is_file()} == {'.json', '.safetensors'}
    before = pred.predict(cat)
    pd.testing.assert_frame_equal(PropertyPredictor.load(tmp_path/'p').predict(cat), before)
    broken = PropertyPredictor.load(tmp_path/'p')
    broken.spread = object()
    with pytest.raises(TypeError): broken.save(tmp_path/'p')
    pd.testing.assert_frame_equal(PropertyPredictor.load(tmp_path/'p').predict(cat), before)
    part = next((tmp_path/'p').rglob('arrays.safetensors'))
    part.write_bytes(part.read_bytes()[:-8])
    with pytest.raises(ValueError, match='missing or damaged'): PropertyPredictor.load(tmp_path/'p')


def test_shapley_adds_up(cat):
    "Contributions add up to the answer, for few inputs (exact) and for many (sampled)"
    wide = Catalogue(cat.products.assign(**{f'x{i}': np.random.default_rng(i).integers(0, 3, len(cat)) for i in range(9)}), cat.store)
    for c in (cat, wide):
        pred = PropertyPredictor.fit(c, 'fabric', epochs=2)
        one = c.subset(c.products.index[:1])
        assert np.isclose(pred.explain(one).sum(), pred.predict(one).probability.iloc[0], atol=1e-5)


def test_scores_agree():
    "The measures are those of scikit-learn"
    from sklearn.metrics import accuracy_score, balanced_accuracy_score, f1_score, log_loss
    rng = np.random.default_rng(0)
    p, y = rng.dirichlet([1, 1, 1], 500), rng.choice(['a', 'b', 'c'], 500)
    got, best = scores(y, pd.DataFrame(p, columns=['a', 'b', 'c'])), np.array(['a', 'b', 'c'])[p.argmax(1)]
    want = [accuracy_score(y, best), balanced_accuracy_score(y, best), f1_score(y, best, average='macro'), log_loss(y, p)]
    assert np.allclose(got[['accuracy', 'balanced accuracy', 'macro F1', 'log loss']], want)


@pytest.mark.real
def test_paper_experiment(real):
    "isFragile is a function of the article type, 88.7 % of the paper's products are not fragile; fitting and predicting are quick"
    cat = Catalogue.from_kaggle(real)
    paper = cat.paper_subset()
    alone = leakage(paper, 'isFragile')
    assert alone.determines['articleType'] and alone.exceptions['articleType'] == 0 and round(alone.majority.iloc[0], 3) == .887
    train, test = paper.split(test=.25)
    assert (len(train), len(test)) == (6660, 2220)
    start = time.perf_counter()
    pred = PropertyPredictor.fit(paper, 'isFragile', train=train)
    assert time.perf_counter() - start < 20
    start, many = time.perf_counter(), cat.products[:40_000]
    assert len(pred.predict(many)) == 40_000 and time.perf_counter() - start < 2
    assert pred.score(paper, test).accuracy == 1


@pytest.mark.real
def test_stored_result(real):
    "A figure of the page comes out again"
    cat = Catalogue.from_kaggle(real)
    stored = next(t for t in load_result('prediction')['attributes'] if (t['target'], t['split']) == ('usage', 'random'))
    got = compare(cat, 'usage', models=('majority', 'single', 'trees'))
    for name, row in got.iterrows(): assert abs(row.accuracy - stored['models'][name]['accuracy']) < .005, name
    assert json.dumps(stored['models']['ffnn'])
