"""The real catalogue, where FASHIONREC_REAL names it: what is known about it holds of what is
loaded.
"""

import pytest

from fashionrec.classification import TAG_COLUMNS, Tagger
from fashionrec.data import Catalogue, load_result

pytestmark = pytest.mark.real
COUNTS = {
    'Shirts': 1000,
    'Watches': 1000,
    'Sports Shoes': 1000,
    'Tops': 1000,
    'Handbags': 1000,
    'Heels': 1000,
    'Sunglasses': 1000,
    'Backpacks': 724,
    'Jeans': 609,
    'Shorts': 547,
}


@pytest.fixture(scope='module')
def cat(real):
    return Catalogue.from_kaggle(real)


def test_every_row(cat, real):
    "Every row of styles.csv is there, the ragged ones mended, the missing pictures named"
    assert (
        len(cat)
        == sum(1 for line in (real / 'styles.csv').open(encoding='utf-8') if line.strip()) - 1
    )
    kinds = cat.problems.kind.value_counts()
    assert (
        kinds['repaired row'] == 19
        and kinds['missing picture'] == 5
        and set(kinds.index) == {'repaired row', 'missing picture'}
    )
    assert set(cat.problems.id[cat.problems.kind == 'missing picture']) == {
        12347,
        39401,
        39403,
        39410,
        39425,
    }


def test_values(cat):
    "`NA` is a value; the JSON's columns are there and flags are booleans"
    df = cat.products
    assert (df.usage == 'NA').any() and df.year.isna().sum() == 1
    assert {'price', 'brandName', 'ageGroup'} <= set(df) and df.isFragile.dtype == 'boolean'
    assert set(df.articleType[df.isFragile.fillna(False)]) == {'Sunglasses'}


def test_paper_subset(cat):
    "Exactly the 8,880 products of the paper"
    assert cat.paper_subset().products.articleType.value_counts().to_dict() == COUNTS


@pytest.mark.parametrize('how', ['random', 'grouped'])
def test_split(cat, how):
    "Both splits hold out a fifth, keep the shares, and give the same products again"
    paper = cat.paper_subset()
    train, test = paper.split(how, seed=0)
    assert abs(len(test) / len(paper) - 0.2) < 0.03 and not set(train) & set(test)
    assert paper.split(how, seed=0)[1].equals(test)
    share = lambda ids: paper.products.articleType[ids].value_counts(normalize=True)
    assert (share(test) - share(paper.products.index)).abs().max() < 0.01


def test_second_time(cat, real):
    "The second load decodes nothing: its pictures are mapped from the same file"
    again = Catalogue.from_kaggle(real)
    assert again.store.filename == cat.store.filename


def test_shipped_tagger(cat):
    "The shipped weights score what their card says, on the products that were held out"
    train, test = cat.split('random', test=0.15, seed=0)
    got = Tagger.pretrained().evaluate(cat, train, test, TAG_COLUMNS).accuracy
    card = load_result('catalogue')['shipped']
    assert all(abs(got[k] - card[k]) < 0.002 for k in [*TAG_COLUMNS, 'all together'])
