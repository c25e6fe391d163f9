"The drawn sample: the same bytes everywhere, any size, any number of processes, the real counts."

import hashlib
import subprocess
import sys

import numpy as np
import pandas as pd
import pytest

from fashionrec.sample import (
    DRAWERS,
    FLAGS,
    PAPER_TYPES,
    Canvas,
    _labelled,
    blur,
    box,
    count_attributes,
    counts,
    draw_product,
    draw_sample,
    drawer_of,
    draws,
    examples,
    limb,
    mirror,
    sample_product,
    shape,
)


def digest(table, pictures):
    "A short hash of a table and its pictures"
    return hashlib.sha256(pictures.tobytes() + table.to_csv().encode()).hexdigest()[:16]


@pytest.fixture(scope='module')
def drawn():
    return draw_sample(100)


def test_same_bytes(drawn):
    "The bytes are those that the page of the sample promised, in one process or in several"
    assert digest(*drawn) == '38d80216af578e80'
    assert (
        digest(*draw_sample(100, workers=2)) == digest(*drawn) != digest(*draw_sample(100, seed=1))
    )


def test_larger_begins_with_smaller(drawn):
    few, pictures = draw_sample(30)
    assert few.equals(drawn[0][:30]) and (pictures == drawn[1][:30]).all()


def test_another_size_shows_the_same():
    few, pictures = draw_sample(30)
    big, large = draw_sample(30, size=(120, 160))
    assert big.equals(few)
    shrunk = large.reshape(30, 80, 2, 60, 2, 3).mean((2, 4))
    assert np.abs(shrunk - pictures).mean() < 6


def test_types():
    ten, _ = draw_sample(60, types=PAPER_TYPES)
    assert set(ten.articleType) <= set(PAPER_TYPES) < set(counts().articleType)
    with pytest.raises(ValueError, match='Sofas'):
        draw_sample(1, types=['Sofas'])
    assert draw_sample(0)[1].shape == (0, 80, 60, 3)


def test_count_attributes():
    toy = pd.DataFrame(
        dict(
            articleType=['Socks', 'Socks', 'Ties'],
            masterCategory='M',
            subCategory='S',
            gender='Men',
            baseColour='Red',
            season='Fall',
            year='2012',
            usage='Casual',
            price=[100.0, 200.0, 300.0],
            ageGroup='Adults-Men',
            **dict.fromkeys(FLAGS, False),
        )
    )
    joint, by_type, deciles = count_attributes(toy, ['Socks', 'Ties'])
    assert joint['count'].tolist() == [2, 1] and deciles.p50.tolist() == [150, 300]
    ties = by_type.query("articleType == 'Ties' and column in ('year', 'isFragile')")
    assert ties[['given', 'value', 'count']].values.tolist() == [
        ['Fall', 2012, 1],
        ['', 'false', 1],
    ]


def test_variants_and_mistakes():
    rows = [sample_product(i) for i in range(1200)]
    names = pd.Series([row['productDisplayName'] for row in rows])
    assert 0.25 < names.duplicated(keep=False).mean() < 0.45
    assert 0.01 < np.mean([row['wrong'] is not None for row in rows]) < 0.035


@pytest.fixture(scope='module')
def rows():
    return pd.DataFrame([sample_product(i, 5) for i in range(6000)])


@pytest.mark.parametrize('column', ['articleType', 'baseColour', 'season', 'usage', 'gender'])
def test_shares_are_those_of_the_real_catalogue(rows, column):
    real = counts().groupby(column)['count'].sum() / counts()['count'].sum()
    shares = pd.DataFrame(dict(real=real, drawn=rows[column].value_counts(normalize=True))).fillna(
        0
    )
    assert (shares.drawn - shares.real).abs().max() < 0.03


def test_flags_keep_their_rules(rows):
    fragile = rows.groupby('articleType').isFragile.mean()
    assert fragile[fragile > 0].to_dict() == {'Sunglasses': 1.0}
    kept = rows.query("articleType == 'Sunglasses' and not isReturnable").brandName.unique()
    assert sorted(kept) == ['Lumenor', 'Solarque']


def level(table, target, by):
    "Share of right answers when always giving the commonest `target` for each `by`"
    number = table.groupby([*by, *target])['count'].sum()
    right = number.groupby(level=list(range(len(by)))).max().sum() if by else number.max()
    return right / number.sum()


def test_as_hard_as_the_real_catalogue():
    "What the article type alone tells of the other tags"
    types = tuple(PAPER_TYPES)
    drawn = pd.DataFrame([_labelled(sample_product(i, 3, types)) for i in range(6000)]).assign(
        count=1
    )
    tags = ['masterCategory', 'subCategory', 'gender', 'season', 'usage']
    for target in [*([tag] for tag in tags), tags]:
        assert (
            abs(
                level(counts(types), target, ['articleType'])
                - level(drawn, target, ['articleType'])
            )
            < 0.04
        )


def test_pixels_do_not_give_the_products_away():
    table, pictures = draw_sample(1500, seed=4, size=(30, 40))
    x = pictures.astype(float).reshape(len(table), -1)
    distances = (x**2).sum(1)[:, None] + (x**2).sum(1) - 2 * x @ x.T
    np.fill_diagonal(distances, np.inf)
    nearest = table.articleType.to_numpy()[distances.argmin(1)]
    assert 0.5 < (nearest == table.articleType).mean() < 0.85


def test_every_type_has_a_drawer():
    drawer_of('Shirts')
    assert set(DRAWERS) == set(counts().articleType)


def test_a_drawer_of_ones_own():
    @draws('Umbrellas')
    def umbrella(canvas, look):
        canvas.fill(shape(mirror([(0, -20), (18, 4, 0), (0, 4, 0)])), look.base, 0.5)

    thing = dict(
        articleType='Umbrellas', gender='Unisex', baseColour='Red', season='Fall', usage='Casual'
    )
    assert draw_product(thing).shape == (80, 60, 3)
    del DRAWERS['Umbrellas']
    with pytest.raises(
        ValueError, match="No drawer for the article type 'Umbrellas': choose among Backpacks"
    ):
        draw_product(thing)


def test_canvas():
    canvas = Canvas((30, 40))
    assert canvas.pixels().shape == (40, 30, 3)
    np.testing.assert_allclose((canvas.x[0, 0], canvas.y[0, 0], canvas.unit), (-29, -39, 0.5))
    _, coverage = Canvas().mask(box(-10, -5, 10, 5.5))
    assert abs(blur(coverage, 3).sum() - coverage.sum()) < 10
    vase = shape(mirror([(0, 0), (3, 0, 0), (1, 3), (4, 8), (2, 10, 0), (0, 10)]))
    assert np.isclose(vase.vertices[:, 0].max(), -vase.vertices[:, 0].min())
    np.testing.assert_allclose(np.ptp(limb([(0, 0), (0, 9)], 2).vertices, axis=0), [2, 9])


def test_usage_can_be_seen():
    casual, formal = (
        examples('Shirts', n=4, usage=usage, seed=3) for usage in ('Casual', 'Formal')
    )
    assert any((first != second).any() for first, second in zip(casual, formal))


def test_rows_need_no_plots():
    """The rows are drawn without matplotlib, and importing the sample imports neither it nor the
    drawers"""
    code = (
        "import sys, fashionrec.sample as s; s.sample_product(3); "
        "assert not {'matplotlib', 'fashionrec.garments', 'concurrent.futures.process'} & set(sys.modules)"  # noqa: E501
    )
    subprocess.run([sys.executable, '-c', code], check=True)
