"""Two thousand pictures and five hundred records, mutated at random: none crashes or hangs, and
each that is rejected is listed.
"""

import io
import json
import random

import pandas as pd
from PIL import Image

from fashionrec.data import Catalogue, PhotoError, load_photo


def mutate(data, rng):
    "Flip, cut, repeat or insert some bytes"
    b = bytearray(data)
    for _ in range(rng.randint(1, 8)):
        i, n = rng.randrange(max(1, len(b))), rng.randint(1, 64)
        match rng.randrange(5):
            case 0:
                b[i : i + 1] = rng.randbytes(1)
            case 1:
                del b[i : i + n]
            case 2:
                b[i:i] = rng.randbytes(n)
            case 3:
                b[i : i + n] = b[i : i + n][::-1]
            case 4:
                b = b[: max(i, 1)] if rng.random() < 0.2 else b
    return bytes(b)


def pictures():
    "One picture in each of the formats that shops send"
    im = Image.effect_noise((60, 80), 80)
    for fmt, mode in (
        ('JPEG', 'RGB'),
        ('JPEG', 'L'),
        ('JPEG', 'CMYK'),
        ('PNG', 'RGBA'),
        ('PNG', 'P'),
        ('GIF', 'P'),
        ('WEBP', 'RGB'),
        ('BMP', 'RGB'),
        ('TIFF', 'RGB'),
    ):
        out = io.BytesIO()
        im.convert(mode).save(out, fmt)
        yield out.getvalue()


def test_pictures(tmp_path, monkeypatch):
    monkeypatch.setenv('FASHIONREC_CACHE', str(tmp_path / 'cache'))
    rng, seeds, rejected = random.Random(0), list(pictures()), 0
    (tmp_path / 'pics').mkdir()
    for i in range(2000):
        data = mutate(rng.choice(seeds), rng)
        try:
            load_photo(data)
        except PhotoError:
            rejected += 1
        (tmp_path / 'pics' / f'{i}.jpg').write_bytes(data)
    cat = Catalogue.from_folder(pd.DataFrame(dict(id=range(2000), kind='x')), tmp_path / 'pics')
    assert len(cat) == 2000 and len(cat.pictured) == 2000 - rejected and 100 < rejected < 1900
    assert (
        set(cat.problems.id) == set(cat.products.index) - set(cat.pictured)
        and (cat.problems.reason.str.len() > 10).all()
    )


def test_records(tmp_path, monkeypatch):
    monkeypatch.setenv('FASHIONREC_CACHE', str(tmp_path / 'cache'))
    rng = random.Random(0)
    good = json.dumps(
        dict(
            data=dict(
                price=895,
                brandName='B',
                ageGroup='Adults-Men',
                otherFlags=[dict(dataType='BOOLEAN', name='isFragile', value='true')],
            )
        )
    )
    for s in ('images', 'styles'):
        (tmp_path / s).mkdir()
    (tmp_path / 'styles.csv').write_text('id,name\n' + ''.join(f'{i},n\n' for i in range(500)))
    for i in range(500):
        (tmp_path / 'styles' / f'{i}.json').write_bytes(
            good.encode() if i < 10 else mutate(good.encode(), rng)
        )
    cat = Catalogue.from_kaggle(tmp_path)
    bad = cat.problems[cat.problems.kind == 'unreadable record']
    assert (
        len(cat) == 500
        and (cat.products.price[:10] == 895).all()
        and cat.products.isFragile[:10].all()
        and 50 < len(bad) < 490
    )
