"The tagger at the door: any photo, any table, few products, other names for known classes."

import copy
import io
import json
import os
import subprocess
import sys
import warnings

import numpy as np
import pandas as pd
import pytest
import torch
from PIL import Image

from fashionrec import photos, tagging
from fashionrec.classification import (
    TAG_COLUMNS,
    WEIGHTS,
    TagNet,
    Tagger,
    _MEASURED,
    choose_threads,
    known_classes,
    learnable,
    on_threads,
    plain_name,
    same_column,
    tag_columns,
    tag_learner,
)
from fashionrec.data import Catalogue
from fashionrec.eigenfaces import Eigenfaces
from fashionrec.files import cache_root, load_arrays, load_result, save_arrays, writing
from fashionrec.photos import PhotoError, load_photo
from fashionrec.resnet_similarity import Embedder
from fashionrec.sample import draw_sample
from fashionrec.training import _warm

PRODUCTS, IMAGES = draw_sample(240, seed=0)
SHIPPED = Tagger.pretrained()
QUICK = dict(progress=False, epochs=1, widths=(8, 16), depths=(0, 0), dim=16)


def png(image):
    out = io.BytesIO()
    Image.fromarray(image).save(out, 'PNG')
    return out.getvalue()


@pytest.fixture(scope='module')
def folder(tmp_path_factory):
    path = tmp_path_factory.mktemp('photos')
    for i in range(3):
        (path / f'{i}.png').write_bytes(png(IMAGES[i]))
    return path


# --- Photos ---


def test_one_photo(folder):
    "Every way to bring one photo gives its tags"
    want = SHIPPED.tag(IMAGES[0])
    assert want.index.tolist() == TAG_COLUMNS and want.columns.tolist() == ['tag', 'probability']
    for photo in (
        io.BytesIO(png(IMAGES[0])),
        bytearray(png(IMAGES[0])),
        folder / '0.png',
        str(folder / '0.png'),
        Image.fromarray(IMAGES[0]),
        torch.from_numpy(IMAGES[0].copy()).permute(2, 0, 1),
        open(folder / '0.png', 'rb'),
    ):
        pd.testing.assert_frame_equal(SHIPPED.tag(photo), want)
        assert SHIPPED.predict(photo).shape == (1, 7)


def test_many_photos(folder):
    "A column of paths, a generator, an array of pictures: many, in their order"
    want = SHIPPED.tag([IMAGES[0], IMAGES[1]])
    paths = pd.Series([folder / '0.png', folder / '1.png'], index=['read', 'ndim'])
    for photos in (
        paths,
        paths.astype(str),
        paths.astype(str).to_numpy(),
        (p for p in paths),
        IMAGES[:2],
        tuple(paths),
        [io.BytesIO(png(i)) for i in IMAGES[:2]],
    ):
        pd.testing.assert_frame_equal(SHIPPED.tag(photos), want)
    assert want.index.get_level_values('photo').unique().tolist() == [0, 1]
    images = SHIPPED.images_of(list(paths))
    pd.testing.assert_frame_equal(SHIPPED.predict(paths), SHIPPED.predict(images))
    np.testing.assert_allclose(
        SHIPPED.probabilities(paths)['gender'], SHIPPED.probabilities(images)['gender'], atol=1e-5
    )
    for f in (SHIPPED.embed, SHIPPED.logits, SHIPPED.vectors):
        torch.testing.assert_close(f(paths), f(images))


def test_none_at_all():
    for k in (1, 3):
        assert SHIPPED.tag([], k=k).shape == (0, 2)
    assert SHIPPED.predict([]).shape == (0, 7) and SHIPPED.images_of([]).shape == (0, 128, 96, 3)


def test_one_bad(folder):
    "The bad one is named by its position; skipped, the others have the tags they have without it"
    photos = [folder / '0.png', folder / 'gone.png', b'nonsense', folder / '1.png']
    with pytest.raises(PhotoError, match='photo 2 of 4: .*gone.png: there is no such file'):
        SHIPPED.tag(photos)
    with pytest.raises(PhotoError, match='photo 2 of 4'):
        SHIPPED.predict(photos)
    with pytest.warns(UserWarning, match='left out 2 of 4: photo 2 of 4: .*; photo 3 of 4'):
        got = SHIPPED.tag(photos, k=2, errors='skip')
    assert got.index.get_level_values('photo').unique().tolist() == [0, 3]
    pd.testing.assert_frame_equal(got.loc[3], SHIPPED.tag(folder / '1.png', k=2))
    with pytest.raises(PhotoError, match='^the picture: the file is empty'):
        SHIPPED.tag(b'')
    with pytest.warns(UserWarning, match='left out 1 of 1'):
        assert SHIPPED.tag(b'', errors='skip').empty
    with pytest.raises(ValueError, match='errors must be'):
        SHIPPED.tag(photos, errors='ignore')


def test_predict_one():
    "One picture alone gets what it gets among others, at any confidence"
    for confidence in (0, 0.5):
        many = SHIPPED.predict(IMAGES[:3], confidence)
        for i in range(3):
            assert (
                SHIPPED.predict(IMAGES[i : i + 1], confidence).iloc[0].tolist()
                == many.iloc[i].tolist()
            )


def test_one_pass(monkeypatch, folder):
    "A photo passes the network once; its features answer as the photo does"
    wall = np.where(IMAGES[3:6].min(3, keepdims=True) >= 245, 120, IMAGES[3:6]).astype(np.uint8)
    photos = [folder / '0.png', *wall]
    passes, old = [], SHIPPED.model.body[0].forward
    monkeypatch.setattr(
        SHIPPED.model.body[0], 'forward', lambda x: (passes.append(len(x)), old(x))[1]
    )
    seen = SHIPPED.features(photos)
    assert passes == [4] and len(seen) == 4 and not seen.one
    got = [
        SHIPPED.tag(seen, k=2),
        SHIPPED.predict(seen, 0.5),
        SHIPPED.embed(seen),
        SHIPPED.probabilities(seen)['gender'],
        seen.images,
    ]
    assert passes == [4]
    want = [
        SHIPPED.tag(photos, k=2),
        SHIPPED.predict(photos, 0.5),
        SHIPPED.embed(photos),
        SHIPPED.probabilities(photos)['gender'],
        SHIPPED.images_of(photos),
    ]
    for a, b in zip(got, want):
        np.testing.assert_array_equal(np.asarray(a), np.asarray(b))
    pd.testing.assert_frame_equal(SHIPPED.tag(SHIPPED.features(photos[0])), SHIPPED.tag(photos[0]))
    torch.testing.assert_close(SHIPPED.embed(seen[1:3]), SHIPPED.embed(photos)[1:3])
    assert SHIPPED.features(photos[0]).one and len(SHIPPED.features([])) == 0


def test_features_are_of_one_network(folder):
    other = Tagger.load(WEIGHTS / 'tagger')
    with pytest.raises(ValueError, match='of another network'):
        other.tag(SHIPPED.features(folder / '0.png'))


def test_embed_has_one_meaning(folder):
    "Vectors of length 1 for search, from the tagger, an `Embedder` of it, and by the former name"
    vectors = SHIPPED.embed(IMAGES[:5])
    torch.testing.assert_close(vectors.norm(dim=1), torch.ones(5))
    # Several threads may add up the last digit of a float32 otherwise
    np.testing.assert_allclose(Embedder(SHIPPED).embed(IMAGES[:5]), vectors.numpy(), atol=1e-6)
    torch.testing.assert_close(SHIPPED.vectors(IMAGES[:5]), vectors, rtol=0, atol=1e-6)


# --- Own names for what is known ---


@pytest.mark.parametrize(
    'ours,theirs',
    [
        ('T-shirt', 'Tshirts'),
        ('t shirts', 'Tshirts'),
        ('TSHIRT', 'Tshirts'),
        ('jeans', 'Jeans'),
        ('Watch', 'Watches'),
        ('casual-shoe', 'Casual Shoes'),
        ('Dress', 'Dresses'),
        ('grey', 'Grey'),
        ('Gray', 'Grey'),
        ("women's", 'Women'),
        ('female', 'Women'),
        ('Accessory', 'Accessories'),
        ('tee', 'Tshirts'),
        ('Sunglass', 'Sunglasses'),
        ('Crème', 'creme'),
        ('navy_blue', 'Navy Blue'),
    ],
)
def test_spellings(ours, theirs):
    assert plain_name(ours) == plain_name(theirs)


@pytest.mark.parametrize(
    'a,b',
    [
        ('Men', 'Women'),
        ('Shirts', 'Tshirts'),
        ('Tops', 'Topwear'),
        ('Boys', 'Girls'),
        ('鞋', '裙'),
        ('+', '-'),
        ('Shorts', 'Shoes'),
    ],
)
def test_not_the_same(a, b):
    assert plain_name(a) != plain_name(b)


def test_columns_by_classes():
    "A column is the one that shares its classes, whatever its name; one shared word is not enough"
    vocab = SHIPPED.vocab
    assert same_column('kind', ['T-shirt', 'jeans', 'Anorak'], vocab) == 'articleType'
    assert same_column('farbe', ['red', 'BLUE', 'gray'], vocab) == 'baseColour'
    assert same_column('supplier', ['Acme', 'Blue', 'Zed', 'Foo', 'Bar'], vocab) is None
    assert same_column('season', ['Summer', 'Winter'], vocab) == 'season'
    same = known_classes(vocab, vocab)
    assert all(k == v for k, v in same.items()) and len(same) == sum(map(len, vocab.values()))


def renamed(products):
    "The same shop in its own words"
    kinds = {
        v: 'T-Shirt' if v == 'Tshirts' else v.lower().replace(' ', '-')
        for v in products.articleType.unique()
    }
    return pd.DataFrame(
        dict(
            kind=products.articleType.map(kinds),
            colour=products.baseColour.str.upper(),
            cost=np.arange(len(products)),
        ),
        index=products.index,
    )


def test_own_names_start_from_what_is_known():
    "A table in other words gives the same network, to the bit, as one in the tagger's words"
    common = PRODUCTS.articleType.value_counts().index[:6]
    ids = PRODUCTS.index[PRODUCTS.articleType.isin(common)][:60]
    images = IMAGES[PRODUCTS.index.get_indexer(ids)]
    theirs, ours = (
        PRODUCTS.loc[ids, ['articleType', 'baseColour']].astype(str),
        renamed(PRODUCTS.loc[ids]),
    )
    learners = [
        tag_learner(Catalogue(t, images), list(t)[:2], ids, ids[:5], start=SHIPPED)
        for t in (theirs, ours)
    ]
    new = learners[1]
    assert new.alike == ['kind', 'colour']
    rows = [(c, v) for c, values in new.vocab.items() for v in values]
    known = known_classes(new.vocab, SHIPPED.vocab)
    assert set(rows) == set(known)
    old = {
        (c, v): i
        for i, (c, v) in enumerate((c, v) for c, values in SHIPPED.vocab.items() for v in values)
    }
    for i, tag in enumerate(rows):
        torch.testing.assert_close(
            new.model.head.weight[i], SHIPPED.model.head.weight[old[known[tag]]]
        )
    for a, b in zip(new.model.body.state_dict().values(), SHIPPED.model.body.state_dict().values()):
        torch.testing.assert_close(a, b)


def test_combinations_start_from_their_tags():
    "A combination that is new is the sum of its tags"
    joint = lambda *rows: type(
        'J', (), dict(columns=['a', 'b'], classes=pd.DataFrame(rows, columns=['a', 'b']))
    )()
    old = type(
        'T',
        (),
        dict(
            vocab=dict(a=['x', 'y'], b=['u', 'v']),
            joint=joint(('x', 'u')),
            model=TagNet([2, 2, 1], widths=(4,), depths=(0,), dim=3),
        ),
    )()
    new = type(
        'T',
        (),
        dict(
            vocab=dict(a=['x', 'y'], b=['u', 'v']),
            joint=joint(('x', 'u'), ('y', 'v')),
            model=TagNet([2, 2, 2], widths=(4,), depths=(0,), dim=3),
        ),
    )()
    _warm(new, old)
    w, v = new.model.head.weight, old.model.head.weight
    torch.testing.assert_close(w[:5], v[:5])
    torch.testing.assert_close(w[5], v[1] + v[3])


@pytest.fixture(scope='module')
def few():
    "Twelve products in their own words"
    kinds = PRODUCTS.articleType.value_counts().index[:3]
    ids = [i for k in kinds for i in PRODUCTS.index[PRODUCTS.articleType == k][:4]]
    return Catalogue(
        renamed(PRODUCTS.loc[ids]).assign(season='all year', sizes=[['S', 'M']] * 12),
        IMAGES[PRODUCTS.index.get_indexer(ids)],
    )


def test_few_products(few):
    "Twelve products are learnt in their own words, and what can't be learnt is said"
    with pytest.warns(
        UserWarning,
        match="left out, the rest is learnt. 'season': it has 1 value.*'sizes': "
        'its cells hold lists',
    ):
        tagger = SHIPPED.fine_tune(
            few, ['kind', 'colour', 'season', 'sizes'], progress=False, epochs=4
        )
    assert list(tagger.vocab) == ['kind', 'colour'] and tagger.alike == ['kind', 'colour']
    assert (
        tagger.predict(few.images()).kind.to_numpy() == few.products.kind.to_numpy()
    ).mean() > 0.6  # A third by chance
    assert (
        tagger.tag(IMAGES[0]).index.tolist() == ['kind', 'colour']
        and tagger.vectors(IMAGES[:2]).shape[0] == 2
    )


def test_few_products_from_nothing(few):
    "Without a start too; the columns are those of words that repeat"
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        tagger = Tagger.fit(few, **QUICK)
    assert 'kind' in tagger.vocab and 'cost' not in tagger.vocab and 'sizes' not in tagger.vocab


def test_nothing_to_learn(few):
    with pytest.raises(
        ValueError, match="no column can be learnt from 12 products. 'season': it has 1 value"
    ):
        Tagger.fit(few, 'season', **QUICK)
    with pytest.raises(ValueError, match='there is no product with a picture'):
        Tagger.fit(Catalogue(few.products, {}), ['kind'], **QUICK)
    with pytest.raises(ValueError, match='no column of words that repeat'):
        Tagger.fit(Catalogue(few.products[['cost']], few.images()), **QUICK)
    with pytest.raises(KeyError, match="no column 'colours'; there are kind, colour"):
        Tagger.fit(few, ['kind', 'colours'], **QUICK)


def test_one_column_as_text(few):
    assert list(Tagger.fit(few, 'kind', **QUICK).vocab) == ['kind']


def test_tag_columns():
    assert tag_columns(PRODUCTS) == TAG_COLUMNS
    own = renamed(PRODUCTS).assign(
        name=[f'n{i}' for i in range(240)], gender='x', sizes=[['S']] * 240
    )
    assert (
        tag_columns(own)[:1] == ['gender']
        and {'kind', 'colour'} <= {*tag_columns(own)}
        and not {'cost', 'name', 'sizes'} & {*tag_columns(own)}
    )
    assert tag_columns(own.astype({'kind': 'category'})[['kind', 'cost']]) == ['kind']


def test_missing_labels(few):
    "A product without a label is learnt from for its other tags"
    table = few.products.assign(colour=few.products.colour.where(np.arange(12) > 2))
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        assert (
            'nan'
            not in SHIPPED.fine_tune(
                Catalogue(table, few.images()), ['kind', 'colour'], progress=False, epochs=1
            ).vocab['colour']
        )


# --- Training ---


def test_fit_and_fine_tune(few):
    "`Tagger.fit` begins, `fine_tune` goes on; `half` is kept in both, the old tagger stays"
    before = {k: v.clone() for k, v in SHIPPED.model.state_dict().items()}
    seen = []
    import fashionrec.classification as module

    old = module._HalfSize.__init__
    try:
        module._HalfSize.__init__ = lambda self, share=0.5: (seen.append(share), old(self, share))[
            1
        ]
        SHIPPED.fine_tune(few, ['kind'], progress=False, epochs=1)
        SHIPPED.fine_tune(few, ['kind'], progress=False, epochs=1, half=0.7)
        Tagger.fit(few, ['kind'], **QUICK)
        Tagger.fit(few, ['kind'], half=0, **QUICK)
    finally:
        module._HalfSize.__init__ = old
    assert seen == [0, 0.7, 0.5, 0]
    for k, v in SHIPPED.model.state_dict().items():
        torch.testing.assert_close(v, before[k], rtol=0, atol=0)
    assert Tagger.fine_tune.__doc__.startswith('Go on training')


def test_fit_of_a_made_tagger(few):
    "It would not be clear whether its weights are used: the message names both ways"
    with pytest.raises(AttributeError, match=r'Tagger.fit\(cat\).*tagger.fine_tune\(cat\)'):
        SHIPPED.fit(few, ['kind'])
    assert not hasattr(SHIPPED, 'fit') and Tagger.fit.__self__ is Tagger

    class Mine(Tagger):
        pass

    assert type(Mine.fit(few, ['kind'], **QUICK)) is Mine


def test_device(few):
    with pytest.raises(ValueError, match="device='abacus' can not be used here"):
        Tagger.fit(few, ['kind'], device='abacus', **QUICK)
    if not torch.cuda.is_available():
        with pytest.raises(ValueError, match="device='cuda' can not be used here"):
            SHIPPED.fine_tune(few, ['kind'], device='cuda')
        with pytest.raises(ValueError, match='can not be used here'):
            SHIPPED.to('cuda')
    assert Tagger.fit(few, ['kind'], device='cpu', **QUICK).to('cpu').tag(IMAGES[0]).shape == (1, 2)


@pytest.mark.skipif(not torch.cuda.is_available(), reason='there is no GPU')
def test_gpu(few, tmp_path):
    "Trained and tagging on a GPU; what is saved is read anywhere"
    tagger = Tagger.fit(
        few,
        ['kind', 'colour'],
        device='cuda',
        checkpoint=tmp_path / 'c',
        **(QUICK | dict(epochs=2)),
    )
    same = tagger.predict(IMAGES[:9])
    on_gpu = tagger.to('cuda').predict(IMAGES[:9])
    tagger.save(tmp_path / 't')
    assert (same == on_gpu).all().all() and (
        Tagger.load(tmp_path / 't').predict(IMAGES[:9]) == same
    ).all().all()
    torch.testing.assert_close(
        Tagger.load(tmp_path / 't').vectors(IMAGES[:9]),
        tagger.vectors(IMAGES[:9]),
        atol=1e-3,
        rtol=1e-3,
    )


def test_a_photo_is_opened_once(monkeypatch, folder):
    "A photo is decoded once and brought to size once"
    asked = []
    for name in ('open_photo', 'resized'):
        function = getattr(tagging, name)

        def counted(*args, function=function, name=name, **kwargs):
            asked.append(name)
            return function(*args, **kwargs)

        monkeypatch.setattr(tagging, name, counted)
        monkeypatch.setattr(photos, name, counted)
    lively = Image.fromarray(np.random.default_rng(0).integers(255, size=(120, 90, 3), dtype='u1'))
    want = load_photo(lively, SHIPPED.size)
    asked.clear()
    assert (SHIPPED.images_of([lively])[0] == want).all()
    assert asked == ['open_photo', 'resized']


# --- Trained once, then from the cache ---


@pytest.fixture
def trained(monkeypatch, tmp_path):
    "How often `Tagger.fit` has trained since the cache was empty"
    calls = []
    fit = Tagger.fit

    def counted(*args, **kwargs):
        calls.append(kwargs)
        return fit(*args, **kwargs)

    monkeypatch.setenv('FASHIONREC_CACHE', str(tmp_path))
    monkeypatch.setattr(Tagger, 'fit', counted)
    return calls


def test_open_trains_once(few, trained):
    "The same call gives the same tagger without a training; a damaged one is trained again"
    first = Tagger.open(few, ['kind'], **QUICK)
    again = Tagger.open(few.subset(few.products.index), ['kind'], **QUICK | dict(progress=True))
    assert len(trained) == 1 and again.temperature == first.temperature
    torch.testing.assert_close(again.embed(IMAGES[:9]), first.embed(IMAGES[:9]), rtol=0, atol=0)
    for weights in cache_root().rglob('model.safetensors'):
        weights.write_bytes(b'')
    assert Tagger.open(few, ['kind'], **QUICK).vocab == first.vocab and len(trained) == 2


def test_open_is_never_stale(few, trained, monkeypatch):
    "Another label, pixel, argument, start, processor or line of code trains anew"
    images = few.images()
    other_pixel = images.copy()
    other_pixel[0, 40, 30] = 255 - other_pixel[0, 40, 30]
    relabelled = few.products.assign(kind=few.products.kind.to_numpy()[::-1])
    calls = [
        (few, {}),
        (few, dict(seed=1)),
        (Catalogue(few.products, other_pixel), {}),
        (Catalogue(relabelled, images), {}),
        (few, dict(train=few.pictured[:-1])),
    ]
    start = Tagger.fit(few, ['kind'], **QUICK)
    trained.clear()
    for cat, changed in calls:
        Tagger.open(cat, ['kind'], **QUICK | changed)
    Tagger.open(few, ['kind'], start=start, **QUICK)
    with torch.no_grad():
        next(start.model.parameters()).mul_(2)  # The same text, other weights
    Tagger.open(few, ['kind'], start=start, **QUICK)
    assert len(trained) == 7
    for name, other in dict(
        package_code=lambda: {'files.py': b''}, version=lambda package: 'another'
    ).items():
        monkeypatch.setattr(tagging, name, other)
        Tagger.open(few, ['kind'], **QUICK)
    assert len(trained) == 9
    with pytest.raises(ValueError, match='a training with a checkpoint is not kept'):
        Tagger.open(few, ['kind'], checkpoint='folder', **QUICK)


# --- Threads ---


def test_choose_threads(monkeypatch):
    "Whatever is sooner; one where it makes no difference"
    used, clock = [1], [0.0]
    monkeypatch.setattr(torch, 'get_num_threads', lambda: used[0] if inside[0] else 4)
    monkeypatch.setattr(torch, 'set_num_threads', lambda n: used.__setitem__(0, n))
    monkeypatch.setattr('fashionrec.classification.time.perf_counter', lambda: clock[0])
    inside = [False]

    def step(cost):
        clock[0] += cost(used[0])

    assert choose_threads(lambda: step(lambda n: 1 / n)) == 4
    assert choose_threads(lambda: step(lambda n: n)) == 1
    assert choose_threads(lambda: step(lambda n: 1)) == 1
    assert used[0] == 4


def test_on_threads():
    before = torch.get_num_threads()
    with on_threads(1):
        assert torch.get_num_threads() == 1
    with on_threads(0):
        assert torch.get_num_threads() == 1
    with on_threads(1000):
        assert torch.get_num_threads() == before
    with pytest.raises(RuntimeError):
        with on_threads(1):
            raise RuntimeError
    assert torch.get_num_threads() == before


def test_small_work_on_one_thread():
    "Few pictures are tagged on one thread, whatever PyTorch may use"
    code = '''
import torch, numpy as np
torch.set_num_threads(2)
from fashionrec.classification import Tagger
t, seen = Tagger.pretrained(), []
old = t.model.scenes
t.model.scenes = lambda x: (seen.append(torch.get_num_threads()), old(x))[1]
t.predict(np.zeros((3, 80, 60, 3), np.uint8))
t.predict(np.zeros((64, 80, 60, 3), np.uint8))
print(seen, torch.get_num_threads())
'''
    env = os.environ | {'OMP_NUM_THREADS': '2'}
    assert (
        subprocess.run(
            [sys.executable, '-W', 'ignore', '-c', code], env=env, capture_output=True, text=True
        ).stdout.strip()
        == '[1, 2] 2'
    )


def test_threads_wait_quietly():
    "Set before PyTorch and NumPy are loaded, unless the user has"
    names = 'OMP_WAIT_POLICY', 'OPENBLAS_THREAD_TIMEOUT'
    code = f'import fashionrec, os, sys; print("torch" in sys.modules, *map(os.getenv, {names}))'
    env = {k: v for k, v in os.environ.items() if k not in names}
    for given in ((), ('active', '20')):
        told = env | dict(zip(names, given))
        said = subprocess.check_output([sys.executable, '-c', code], env=told, text=True)
        assert said.split() == ['False', *(given or ('passive', '4'))]


def test_training_is_the_same_on_given_threads(few):
    a, b = (Tagger.fit(few, ['kind'], threads=1, **QUICK) for _ in range(2))
    for x, y in zip(a.model.state_dict().values(), b.model.state_dict().values()):
        torch.testing.assert_close(x, y, rtol=0, atol=0)
    assert isinstance(_MEASURED, dict)


# --- What is loaded when ---


def test_answering_loads_little():
    "To tag needs no training, plots or explanations"
    code = '''
import sys
import numpy as np
from fashionrec.tagging import Tagger
tagger = Tagger.pretrained()
features = tagger.features(np.full((80, 60, 3), 255, np.uint8))
tagger.tag(features), tagger.embed(features)
heavy = ('fastai torchvision sklearn matplotlib seaborn timm kagglehub captum scipy.optimize umap '
         'IPython imagehash fashionrec.training')
print([name for name in heavy.split() if name in sys.modules])
'''
    done = subprocess.run(
        [sys.executable, '-W', 'error::FutureWarning', '-c', code], capture_output=True, text=True
    )
    assert done.stdout.strip() == '[]', done.stdout + done.stderr


def test_former_addresses():
    "Every name of the tagger, its training and the metrics is found where it was"
    import fashionrec.classification as former

    for name in (
        'TagNet',
        'Tagger',
        'UNSURE',
        'WEIGHTS',
        'softmax',
        'temperature',
        'calibration_error',
        'coverage',
        'confusions',
        'class_report',
        'label_ceiling',
        'TagLoss',
        'orthogonal',
        'muon_step',
        'Muon',
        'ROBUST',
        'tag_learner',
        'ALIKE',
        '_alike',
        '_joint',
        '_drop',
    ):
        assert getattr(former, name) is not None
    assert former.Tagger is Tagger


# --- Saving ---


def test_saved_tagger(tmp_path):
    "A tagger comes back whole; one without axes says what to do"
    SHIPPED.save(tmp_path / 't')
    back = Tagger.load(tmp_path / 't')
    for k, v in SHIPPED.model.state_dict().items():
        torch.testing.assert_close(back.model.state_dict()[k], v, rtol=0, atol=0)
    torch.testing.assert_close(back.vectors(IMAGES[:3]), SHIPPED.vectors(IMAGES[:3]))
    back.axes = None
    back.save(tmp_path / 't')
    old = Tagger.load(tmp_path / 't')
    assert old.tag(IMAGES[0]).shape == (7, 2)
    with pytest.raises(ValueError, match=r'no axes.*orient\(cat, cat.pictured\)'):
        old.vectors(IMAGES[:1])


def test_former_folders(tmp_path):
    "Folders that a former build saved load: the other half of safetensors wrote them"
    from safetensors.torch import save_file

    SHIPPED.save(tmp_path / 't', half=True)
    manifest = json.loads((tmp_path / 't' / 'manifest.json').read_text())
    path = tmp_path / 't' / manifest['data'] / 'model.safetensors'
    tensors = SHIPPED.model.state_dict() | dict(axes=SHIPPED.axes)
    save_file(
        {k: v.half().contiguous() if v.is_floating_point() else v for k, v in tensors.items()}, path
    )
    from fashionrec.files import _digest

    manifest['files']['model.safetensors'] = [path.stat().st_size, _digest(path)]
    (tmp_path / 't' / 'manifest.json').write_text(json.dumps(manifest))
    assert (
        Tagger.load(tmp_path / 't').predict(IMAGES[:9]) == SHIPPED.predict(IMAGES[:9])
    ).mean().mean() > 0.9


def test_eigenfaces_of_any_strides(tmp_path):
    "Eigenfaces whose arrays lie in memory in another order are saved as they are"
    eig = Eigenfaces(k=5).fit(IMAGES[:60], ids=range(60))
    want = eig.transform(IMAGES[60:70])
    eig.basis_, eig.weights_ = np.asfortranarray(eig.basis_), eig.weights_[::-1][::-1]
    eig.mean_ = np.repeat(eig.mean_, 2)[::2]
    eig.save(tmp_path / 'e')
    back = Eigenfaces.load(tmp_path / 'e')
    np.testing.assert_array_equal(back.transform(IMAGES[60:70]), want)
    np.testing.assert_array_equal(back.weights_, eig.weights_)
    assert back.match(io.BytesIO(png(IMAGES[3]))).index[0] == 3


def test_top_level_names():
    import fashionrec

    assert (
        fashionrec.Tagger is Tagger
        and fashionrec.Catalogue is Catalogue
        and {'Recommender', 'Histories', '__version__'} <= {*dir(fashionrec)}
    )
    with pytest.raises(AttributeError, match="no attribute 'Shirt'"):
        fashionrec.Shirt
    for name in fashionrec.__all__:
        if name != 'Histories':
            assert getattr(fashionrec, name).__name__ == name


def testlearnable_by_a_known_tagger():
    "A column with many classes for few products is a tag where a tagger knows its classes"
    table = pd.DataFrame(dict(colour=['red', 'blue', 'green', 'black'], word=list('abcd')))
    with pytest.warns(UserWarning, match="'word'.*names products"):
        assert learnable(table, ['colour', 'word'], SHIPPED) == ['colour']
    with pytest.raises(
        ValueError,
        match="'colour': it has 4 values for 4 products: it names products, it is no tag",
    ):
        learnable(table, ['colour'])


# --- What a picture shows, and who took it ---

WALL = np.full((320, 240, 3), (214, 205, 190), np.uint8)


def test_what_shows_no_product_is_not_tagged():
    "A wall among products: it is named, and its tags are unsure; the others keep theirs"
    with pytest.warns(UserWarning, match='photo 2 of 3 does not look like a product'):
        table = SHIPPED.tag([IMAGES[0], WALL, IMAGES[1]])
    assert set(table.tag[1]) == {tagging.UNSURE} and tagging.UNSURE not in set(table.tag[0])
    with pytest.warns(UserWarning, match='the photo does not look like a product'):
        assert set(SHIPPED.tag(WALL, k=2).tag) == {tagging.UNSURE}
    with pytest.warns(UserWarning, match='photos 1, 2 of 2 do not look'):
        SHIPPED.tag([WALL, WALL])
    assert (SHIPPED.predict([WALL]) == tagging.UNSURE).all(axis=None)


def test_confidence_of_tag():
    "`tag` and `predict` call the same answers unsure, and a probability stays; k counts from 1"
    seen = SHIPPED.features(IMAGES[:4])
    plain, picky = SHIPPED.tag(seen), SHIPPED.tag(seen, confidence=0.9)
    assert (picky.probability == plain.probability).all()
    unsure = picky.tag == tagging.UNSURE
    assert unsure.any() and (unsure == (plain.probability < 0.9)).all()
    assert (picky.tag[~unsure] == plain.tag[~unsure]).all()
    wanted = SHIPPED.predict(seen, confidence=0.9)
    assert (picky.tag.unstack('column')[wanted.columns].to_numpy() == wanted.to_numpy()).all()
    ranked = SHIPPED.tag(IMAGES[:1], k=2, confidence=0.9)
    assert (ranked.tag[ranked.probability < 0.9] == tagging.UNSURE).all()
    for k in (0, -1):
        with pytest.raises(ValueError, match='k must be at least 1'):
            SHIPPED.tag(IMAGES[:1], k=k)


def test_products_of_the_sample_are_products():
    "Nearly all drawings are tagged"
    assert (SHIPPED.product_shown(IMAGES) < tagging.STRANGE).mean() < 0.05


def test_a_photo_is_as_sure_as_its_world(tmp_path):
    "The temperature goes from the catalogue's to the photos' with the second output of `scene`"
    tagger = copy.copy(SHIPPED)
    tagger.temperature = dict.fromkeys(tagger.vocab, 1.0)
    tagger.photo_temperature = dict(articleType=4.0)
    seen = tagger.features(np.repeat(IMAGES[:1], 3, 0))
    seen.scene = torch.tensor([[9.0, -99], [9, 0], [9, 99]])
    found = [tagger._temperatures('articleType', seen)[i].item() for i in range(3)]
    assert found == pytest.approx([1, 2, 4])  # Halfway is the geometric mean
    assert tagger._temperatures('gender', seen) == 1
    tagger.save(tmp_path / 'kept')
    assert Tagger.load(tmp_path / 'kept').photo_temperature == dict(articleType=4.0)


def test_photos_by_phones_have_a_gap(tmp_path):
    "From none to `photo_gap` with the second output of `scene`; taggers of former builds have none"
    tagger = copy.copy(SHIPPED)
    tagger.photo_gap = 0.2
    seen = tagger.features(np.repeat(IMAGES[:1], 3, 0))
    seen.scene = torch.tensor([[9.0, -99], [9, 0], [9, 99]])
    assert tagger.gaps(seen) == pytest.approx([0, 0.1, 0.2])
    seen.scene = None
    assert tagger.gaps(seen).tolist() == [0, 0, 0]
    tagger.save(tmp_path / 'kept')
    assert Tagger.load(tmp_path / 'kept').photo_gap == 0.2
    config = json.loads(next((tmp_path / 'kept').rglob('tagger.json')).read_text())
    del config['photo_gap']
    arrays = load_arrays(next((tmp_path / 'kept').rglob('model.safetensors')))
    with writing(tmp_path / 'former', 'Tagger') as files:
        save_arrays(files / 'model.safetensors', arrays)
        (files / 'tagger.json').write_text(json.dumps(config))
    assert Tagger.load(tmp_path / 'former').photo_gap == 0


def test_the_shipped_gap_is_the_measured_one():
    "Measured with a tagger that had not seen the photos"
    assert SHIPPED.photo_gap == load_result('nearness')['phone']['gap']


def test_a_tuned_tagger_does_not_judge():
    "Its body is another one now, so that what told lamps is left out"
    tuned = Tagger(TagNet([2], body='efficientnet-lite0'), dict(kind=['a', 'b']))
    assert tuned.model.scene is None and tuned.features(IMAGES[:2]).scene is None
    assert tuned.product_shown(IMAGES[:2]).tolist() == [1, 1]
