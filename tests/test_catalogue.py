"Broken catalogues: each fault has a named outcome, and the rest is intact."

import io
import json
import multiprocessing
import os
import zipfile

import numpy as np
import pandas as pd
import pytest
from cleanlab.filter import find_label_issues
from PIL import Image

from fashionrec.metrics import softmax
from fashionrec.quality import suspicious
from fashionrec.data import (
    Catalogue,
    CatalogueError,
    PhotoError,
    load_photo,
    open_photo,
    read_table,
)


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch):
    monkeypatch.setenv('FASHIONREC_CACHE', str(tmp_path / 'cache'))


def encoded(fmt='JPEG', mode='RGB', size=(60, 80), **kw):
    b = io.BytesIO()
    Image.effect_noise(size, 60).convert(mode).save(b, fmt, **kw)
    return b.getvalue()


@pytest.fixture
def shop(tmp_path):
    "Three good products and a table for five"
    (tmp_path / 'pics').mkdir()
    for i in (1, 2, 3):
        (tmp_path / 'pics' / f'{i}.jpg').write_bytes(encoded())
    (tmp_path / 'shop.csv').write_text(
        'id,articleType\n' + ''.join(f'{i},Shirts\n' for i in range(1, 6))
    )
    return tmp_path


def reasons(cat):
    return dict(zip(cat.problems.id, cat.problems.reason))


@pytest.mark.parametrize(
    'data,reason',
    [
        (b'', 'the file is empty'),
        (encoded()[:700], 'damaged or cut short'),
        (b'<!DOCTYPE html><title>404</title>', 'holds a web page'),
        (b'GARBAGE' * 99, 'not in a picture format'),
        (encoded('PNG')[:200], 'damaged or cut short'),
    ],
)
def test_bad_picture(shop, data, reason):
    "One unreadable picture is listed with its reason; the other products stay"
    (shop / 'pics' / '4.jpg').write_bytes(data)
    cat = Catalogue.from_folder(shop / 'shop.csv', shop / 'pics')
    assert cat.pictured.tolist() == [1, 2, 3] and len(cat) == 5
    assert (
        reason in reasons(cat)[4]
        and '4.jpg' in reasons(cat)[4]
        and 'no picture in pics is named after this product' in reasons(cat)[5]
    )


@pytest.mark.parametrize(
    'data',
    [
        encoded('PNG'),
        encoded(mode='L'),
        encoded(mode='CMYK'),
        encoded('PNG', 'RGBA'),
        encoded('GIF', 'P'),
        encoded('WEBP'),
        encoded('BMP'),
        encoded('TIFF'),
        encoded('TIFF', 'F'),
        encoded(size=(1, 900)),
        encoded(size=(900, 1)),
        encoded(size=(1, 1)),
    ],
)
def test_odd_picture(shop, data):
    "A picture of another kind than its name says is read all the same"
    (shop / 'pics' / '4.jpg').write_bytes(data)
    assert Catalogue.from_folder(shop / 'shop.csv', shop / 'pics').images([4]).shape == (
        1,
        80,
        60,
        3,
    )


def test_bomb():
    "A picture of too many pixels is refused before it is decoded"
    with pytest.raises(PhotoError, match='over the limit'):
        open_photo(encoded('PNG', '1', (12_000, 12_000)))


def test_rotation():
    "The rotation that a phone notes is applied"
    im, exif = Image.new('RGB', (80, 60), 'white'), Image.Exif()
    im.paste('black', (0, 0, 40, 60))
    exif[0x0112] = 6
    b = io.BytesIO()
    im.save(b, 'JPEG', exif=exif)
    x = load_photo(b.getvalue())
    assert x.shape == (80, 60, 3) and x[:30].mean() < 20 and x[-30:].mean() > 235


@pytest.mark.parametrize(
    'array',
    [
        np.zeros((5,)),
        np.zeros((4, 4, 7), np.uint8),
        np.full((4, 4), np.nan),
        np.full((4, 4), 300),
        np.array(['a']),
    ],
)
def test_no_picture(array):
    with pytest.raises(PhotoError):
        open_photo(array)


def test_tables(tmp_path):
    "A byte-order mark, Latin-1, Windows line ends, tabs, JSON lines and parquet give one table"
    want = pd.DataFrame(dict(name=['Crème', 'x' * 10_000]), index=pd.Index([1, 2], name='id'))
    text = 'id,name\r\n1,Crème\r\n2,' + 'x' * 10_000 + '\n'
    (tmp_path / 'a.csv').write_bytes(text.encode('utf-8-sig'))
    (tmp_path / 'b.csv').write_bytes(text.encode('latin-1'))
    (tmp_path / 'c.tsv').write_bytes(text.replace(',', '\t').encode())
    want.reset_index().to_json(tmp_path / 'd.jsonl', orient='records', lines=True)
    want.reset_index().to_parquet(tmp_path / 'e.parquet')
    for p in sorted(tmp_path.glob('?.*')):
        assert read_table(p).name.tolist() == want.name.tolist(), p.name


def test_ids(tmp_path):
    "`007` and `7` are two products; repeated and missing ids are listed and the first row stays"
    (tmp_path / 't.csv').write_text('sku,kind\n007,a\n7,b\n7,c\n ,d\n')
    df = read_table(tmp_path / 't.csv', id='sku')
    assert df.kind.to_dict() == {'007': 'a', '7': 'b'} and len(df.problems) == 2


def test_ragged_row_without_id(tmp_path):
    "A row that is both mended and without an id does not cost the others"
    (tmp_path / 't.csv').write_text('id,name\n7,a,b\n,x,y\n8,z\n')
    df = read_table(tmp_path / 't.csv')
    assert df.name.to_dict() == {7: 'a,b', 8: 'z'} and df.problems.kind.tolist() == [
        'repaired row',
        'repaired row',
        'row left out',
    ]


@pytest.mark.parametrize(
    'name,text,message',
    [
        ('t.csv', 'sku,kind\n1,a\n', "no column 'id'"),
        ('t.xls', '', 'can not read .xls'),
        ('t.parquet', 'x', 'not a .parquet table'),
        ('t.csv', '', "no column 'id'"),
        ('t.jsonl', '{"id": 1', 'not a .jsonl table'),
    ],
)
def test_bad_table(tmp_path, name, text, message):
    (tmp_path / name).write_text(text)
    with pytest.raises(CatalogueError, match=message):
        read_table(tmp_path / name)


def test_no_catalogue(shop):
    "A folder or file that is no catalogue is refused with what to do"
    with pytest.raises(CatalogueError, match='has no styles.csv'):
        Catalogue.from_kaggle(shop)
    with pytest.raises(CatalogueError, match='no such folder'):
        Catalogue.from_kaggle(shop / 'gone')
    (shop / 'x.zip').write_bytes(b'not a zip')
    with pytest.raises(CatalogueError, match='not a zip'):
        Catalogue.from_kaggle(shop / 'x.zip')


def test_paths_stay_inside(shop):
    "A path column or a link that leads out of the folder reads nothing there"
    secret = shop / 'secret.jpg'
    secret.write_bytes(encoded())
    (shop / 'pics' / '5.jpg').symlink_to(secret)
    table = pd.DataFrame(
        dict(id=[1, 2, 3, 5], file=['1.jpg', '../secret.jpg', str(secret), '5.jpg'])
    )
    cat = Catalogue.from_folder(table, shop / 'pics', image='file')
    assert cat.pictured.tolist() == [1]
    assert all('leads out of the folder' in reasons(cat)[i] for i in (2, 3, 5))


def test_zip_names(shop):
    "Names in a zip that try to escape are just names"
    with zipfile.ZipFile(shop / 'z.zip', 'w') as z:
        for n in ('1.jpg', '../2.jpg', '/3.jpg'):
            z.writestr(n, encoded())
    before = sorted(p.name for p in shop.rglob('*') if 'cache' not in str(p))
    cat = Catalogue.from_folder(shop / 'shop.csv', shop / 'z.zip')
    assert cat.pictured.tolist() == [1] and before == sorted(
        p.name for p in shop.rglob('*') if 'cache' not in str(p)
    )


def test_nothing_changes(shop):
    "Loading leaves the user's files as they were"

    def state():
        return {
            p: (p.stat().st_mtime_ns, p.read_bytes())
            for p in shop.rglob('*')
            if p.is_file() and 'cache' not in str(p)
        }

    before = state()
    Catalogue.from_folder(shop / 'shop.csv', shop / 'pics')
    assert state() == before


def cached_file(shop, name):
    return next((shop / 'cache').rglob(name))


@pytest.mark.parametrize('damage', ['truncate', 'gone', 'manifest', 'version'])
def test_damaged_cache(shop, damage):
    "A cache that is truncated, incomplete or of another make is noticed and made anew"
    want = Catalogue.from_folder(shop / 'shop.csv', shop / 'pics').images()
    if damage == 'truncate':
        os.truncate(cached_file(shop, 'images.npy'), 500)
    elif damage == 'gone':
        cached_file(shop, 'rows.parquet').unlink()
    else:
        m = cached_file(shop, 'manifest.json')
        m.write_text(
            '{"half' if damage == 'manifest' else m.read_text().replace('"stamp": "', '"stamp": "0')
        )
    assert (Catalogue.from_folder(shop / 'shop.csv', shop / 'pics').images() == want).all()


def build(shop, queue):
    cat = Catalogue.from_folder(shop / 'shop.csv', shop / 'pics')
    queue.put((cat.pictured.tolist(), int(cat.images().sum())))


def test_two_at_once(shop):
    "Two processes that build one cache both get it whole"
    ctx = multiprocessing.get_context('spawn')
    queue = ctx.Queue()
    procs = [ctx.Process(target=build, args=(shop, queue)) for _ in range(2)]
    for p in procs:
        p.start()
    got = [queue.get(timeout=120) for _ in procs]
    for p in procs:
        p.join()
    assert got[0] == got[1] and got[0][0] == [1, 2, 3]


def test_deep_json(tmp_path):
    "A record nested without end costs its own fields only"
    for s in ('images', 'styles'):
        (tmp_path / s).mkdir()
    (tmp_path / 'styles.csv').write_text('id,name\n1,a\n2,b\n')
    (tmp_path / 'styles' / '1.json').write_text('[' * 100_000)
    (tmp_path / 'styles' / '2.json').write_text(json.dumps(dict(data=dict(price=5))))
    cat = Catalogue.from_kaggle(tmp_path)
    assert cat.products.price[2] == 5 and 'RecursionError' in ' '.join(cat.problems.reason)


def test_suspicious_labels_of_equal_doubt():
    "Products that a model doubts equally come in the order of the table, on every processor"
    ids = np.random.default_rng(0).permutation(5000)
    labels = pd.Series('Women', ids)
    labels.iloc[0] = 'Men'
    doubts = pd.DataFrame(dict(Men=0.9, Women=0.1), index=ids)
    doubts.iloc[-1] = [1, 0]
    assert suspicious(labels, doubts).tolist() == [ids[-1], *ids[1:-1]]


def test_suspicious_labels_are_those_of_cleanlab():
    "Confident learning as its authors write it, but for labels whose confidence is the usual one"
    rng = np.random.default_rng(0)
    probabilities = softmax(rng.normal(size=(5000, 5)) * 2)
    given = np.array([rng.choice(5, p=row) for row in probabilities])
    given = np.where(rng.random(5000) < 0.03, (given + 1) % 5, given)
    classes = np.array(list('abcde'))
    theirs = find_label_issues(
        given,
        probabilities,
        filter_by='confident_learning',
        return_indices_ranked_by='normalized_margin',
        n_jobs=1,
    )
    table = pd.DataFrame(probabilities, columns=classes)
    ours = suspicious(pd.Series(classes[given]), table)
    assert len(ours) > 500 and len(set(ours) ^ set(theirs)) < 3
    assert ours[:100].tolist() == theirs[:100].tolist()
