"""Simulated worlds: looks from pixels, choices by attributes or look, and the order of sessions."""

import numpy as np
import pandas as pd
import pytest

from fashionrec import simulation
from fashionrec.data import Catalogue
from fashionrec.histories import Histories
from fashionrec.simulation import (
    WORLDS,
    Sessions,
    World,
    choose_products,
    draw_customers,
    draw_world,
    in_flow,
    next_steps,
    picture_features,
    picture_looks,
    resemblance,
    simulate_histories,
    told_apart,
    utility,
)

NAMES = 'articleType', 'gender', 'baseColour', 'usage'


@pytest.fixture(scope='module')
def shop():
    "A shop of 300 products whose pictures are plain colours with stripes"
    rng, n = np.random.default_rng(0), 300
    products = pd.DataFrame(
        dict(
            articleType=rng.choice(['Shirts', 'Heels', 'Socks'], n),
            gender=rng.choice(['Men', 'Women', 'Unisex'], n),
            baseColour=rng.choice(['Blue', 'Red', 'Black'], n),
            usage='Casual',
            price=rng.lognormal(7, 0.5, n),
            brandName=rng.choice(['A', 'B', 'C', 'D'], n),
            productDisplayName=[f'product {i}' for i in range(n)],
        ),
        index=np.arange(100, 100 + n),
    )
    images = np.zeros((n, 12, 9, 3), np.uint8)
    images[:] = rng.integers(0, 200, (n, 1, 1, 3))
    images[:, ::2] //= rng.integers(1, 4, (n, 1, 1, 1), np.uint8)
    return Catalogue(products, images)


def small_world(**changes):
    "Three products of one type: two alike in attributes, two alike in look"
    codes = {name: np.zeros(3, int) for name in NAMES}
    codes['gender'] = np.array([0, 0, 1])
    codes['baseColour'] = np.array([0, 0, 1])
    taste = {name: np.zeros((1, 2)) for name in NAMES}
    taste['gender'] = np.array([[2.0, -2.0]])
    taste['price'] = np.zeros(1)
    taste['look'] = np.array([[1.0, 0, 0, 0, 0, 0]])
    looks = np.zeros((3, 6))
    looks[:2, 0] = 3, 1
    looks[2, 0] = 1
    flat = np.zeros(3)
    world = dict(price=np.array([0.0, 1, 0]), looks=looks, fame=flat, launch=flat - 999, peak=flat)
    return World(codes, taste, **world, again=flat > 0, **changes)


def asked(size=1):
    "One customer who shares the taste, with a favourite colour of code 1"
    return dict(
        taste=np.zeros(size, int),
        level=np.zeros(size),
        look=np.tile([0.2, 0, 0, 0, 0, 0], (size, 1)),
        colours=np.ones((size, 2), int),
    )


def test_utility():
    "By hand: gender 2 or -2, favourite colour 1, price -.6 at distance 1, look 1 times 3, 1, 1"
    pages = np.array([[0, 1, 2]])
    attributes, look = np.array([2, 2 - 0.6, -2 + 1]), np.array([3, 1, 1])
    plain = utility(small_world(), pages, **asked())
    np.testing.assert_allclose(plain[0], attributes + 0.4 * look)
    ideal = utility(small_world(**WORLDS['look']), pages, **asked())
    np.testing.assert_allclose(ideal[0], 0.4 * attributes + look - np.array([9, 1, 1]) / 2)


def test_resemblance():
    "By hand: shared gender 1, colour .7, use .5 of 2.2; looks two apart"
    one, other = np.array([0, 0, 1]), np.array([1, 2, 2])
    shared, near = np.array([1, 0.5 / 2.2, 0.5 / 2.2]), np.exp([-4 / 6, -4 / 6, 0])
    np.testing.assert_allclose(resemblance(small_world(), one, other), (shared + 0.4 * near) / 1.4)
    found = resemblance(small_world(**WORLDS['look']), one, other)
    np.testing.assert_allclose(found, (0.4 * shared + near) / 1.4)


def test_in_flow():
    "What resembles most comes next where flow is great, what suits most comes first where keen"
    items = np.tile([0, 1, 2], (500, 1))
    rng = np.random.default_rng(0)
    order = in_flow(small_world(), items, np.zeros(items.shape), 1000, rng)
    assert (order[order[:, 0] == 0, 1] == 1).all() and (order[order[:, 0] == 1, 1] == 0).all()
    first = np.bincount(order[:, 0], minlength=3) / 500
    assert abs(first - 1 / 3).max() < 0.08
    suits = np.tile([0, np.log(2), np.log(5)], (20_000, 1))
    keen = small_world(**WORLDS['look'])
    order = in_flow(keen, np.tile([0, 1, 2], (20_000, 1)), suits, 0, rng)
    first = np.bincount(order[:, 0]) / 20_000
    np.testing.assert_allclose(first, [1 / 8, 2 / 8, 5 / 8], atol=0.015)


def test_a_product_does_not_pull_itself():
    "A page may hold a product twice: the second is no likelier to come next"
    items = np.tile([1, 1, 2], (20_000, 1))
    world = small_world(attributes=0.0, look=1.0)
    order = in_flow(world, items, np.zeros(items.shape), 2, np.random.default_rng(0))
    after = order[order[:, 0] == 0, 1]
    twin = (after == 1).mean()
    assert abs(twin - 1 / (1 + np.exp(2))) < 0.02  # Product 2 has the same look, and pulls fully


def test_first_world_is_as_it_was(shop, monkeypatch):
    "Without flow the order of a session is not drawn, nor are the pictures looked at"

    def refuse(*_):
        raise AssertionError('not in this world')

    monkeypatch.setattr(simulation, 'in_flow', refuse)
    monkeypatch.setattr(simulation, 'picture_looks', refuse)
    one = simulate_histories(shop, 50, seed=3)
    other = simulate_histories(shop, 50, seed=3, world='attributes', flow=0)
    assert one.events.equals(other.events)
    for arguments in (dict(flow=1), dict(world='look')):
        with pytest.raises(AssertionError, match='not in this world'):
            simulate_histories(shop, 50, seed=3, **arguments)


def test_worlds_share_what_is_drawn(shop):
    "Tastes, fame and customers are the same in both worlds; looks and choices are not"
    looks = picture_looks(shop)
    one, other = (
        draw_world(shop.products, 4, 99, np.random.default_rng(0), x) for x in (None, looks)
    )
    for name in ('price', 'fame', 'launch', 'peak', 'again'):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name))
    np.testing.assert_array_equal(one.taste['look'], other.taste['look'])
    np.testing.assert_array_equal(other.looks, looks)
    assert (one.attributes, one.look, one.ideal, one.keen) == (1, 0.4, 0, 0)
    h = {name: simulate_histories(shop, 80, seed=1, world=name) for name in WORLDS}
    assert h['look'].truth.equals(h['attributes'].truth) and h['look'].simulated
    assert set(zip(*h['look'].events[['customer', 'product']].T.to_numpy())) != set(
        zip(*h['attributes'].events[['customer', 'product']].T.to_numpy())
    )
    again = simulate_histories(shop, 80, seed=1, world='look')
    assert again.events.equals(h['look'].events)


def test_look_decides(shop):
    "Only in the second world does the look of the product before tell what comes next"
    looks = picture_looks(shop)
    kinds = pd.factorize(shop.products.articleType)[0]
    told = {}
    for name in WORLDS:
        h = simulate_histories(shop, 300, seed=0, world=name)
        steps = next_steps(h, kinds)
        told[name] = told_apart(steps, lambda a, b: -((looks[a] - looks[b]) ** 2).sum(1)).mean()
    assert told['look'] > 0.6 and abs(told['attributes'] - 0.5) < 0.04


def test_choices_do_not_depend_on_the_order_of_partitions(shop, monkeypatch):
    "NumPy orders what it partitions by the processor at hand: a session in flow does not"
    rng = np.random.default_rng(0)
    world = draw_world(shop.products, 4, 99, rng, picture_looks(shop))
    crowd = draw_customers(20, 4, 99, 3, rng)
    visits = Sessions(np.arange(20), np.zeros(20), np.zeros(20, int), np.zeros(20, int))
    pages = rng.integers(300, size=(20, 40))
    one = choose_products(world, visits, pages, crowd, np.random.default_rng(1))
    partition = np.argpartition

    def otherwise(values, number, axis):
        found = partition(values, number, axis=axis)
        return np.concatenate([found[:, :number][:, ::-1], found[:, number:]], axis)

    monkeypatch.setattr(np, 'argpartition', otherwise)
    other = choose_products(world, visits, pages, crowd, np.random.default_rng(1))
    np.testing.assert_array_equal(one[0], other[0])


def test_picture_features():
    "By hand: a grey product with a light column, on white"
    picture = np.full((1, 6, 8, 3), 255, np.uint8)
    picture[:, :, :4] = 51
    picture[:, :, 3] = 153
    found = picture_features(picture)[0]
    light, spread = (3 * 0.2 + 0.6) / 4, np.sqrt(3 * 0.01 + 0.09) / 2
    beside, three_beside = 0.4 / 3, 0.4
    expected = [light, 0, 0, spread, 0, 0, 0, beside, 0, three_beside]
    np.testing.assert_allclose(found, expected, atol=1e-3)


def test_looks_of_plain_pictures(shop):
    "Looks have variance 1 within types; pictures that are all alike have none"
    looks = picture_looks(shop)
    np.testing.assert_allclose(looks.T @ looks / 300, np.eye(6), atol=1e-6)
    kinds = shop.products.articleType.to_numpy()
    np.testing.assert_allclose(pd.DataFrame(looks).groupby(kinds).mean(), 0, atol=1e-9)
    white = Catalogue(shop.products[:30], np.full((30, 12, 9, 3), 255, np.uint8))
    assert np.isfinite(picture_looks(white)).all() and abs(picture_looks(white)).max() < 1
    assert len(simulate_histories(white, 20, world='look'))


def test_next_steps():
    "Only what is met for the first time, after another product of its kind"
    customer, product = np.array([0, 0, 0, 0, 0, 1, 1]), np.array([0, 1, 1, 4, 0, 5, 4])
    codes = customer, product, np.ones(7, int), np.arange(7)
    h = Histories.from_codes(*codes, pd.RangeIndex(2), pd.RangeIndex(8))
    kinds = np.array([0, 0, 0, 0, 1, 1, 1, 1])
    steps = pd.concat(next_steps(h, kinds, seed) for seed in range(40))
    wanted = {(0, 0, 1), (1, 5, 4)}
    assert set(steps[['customer', 'before', 'next']].itertuples(index=False, name=None)) == wanted
    assert set(steps.other[steps.customer == 0]) == {2, 3}
    assert set(steps.other[steps.customer == 1]) == {6, 7}


@pytest.mark.parametrize('flow', [-1, np.nan, np.inf])
def test_wrong_flow(shop, flow):
    with pytest.raises(ValueError, match='from 0 up'):
        simulate_histories(shop, 10, flow=flow)


def test_wrong_world(shop):
    with pytest.raises(ValueError, match="'attributes' or 'look', not 'pictures'"):
        simulate_histories(shop, 10, world='pictures')
