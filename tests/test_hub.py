"A tagger and a catalogue on a hub: all of it over HTTP, with a server on this machine."

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
import yaml
from conftest import ROOT, clean_env
from fashionrec.data import Catalogue
from fashionrec.files import load_result, manifest
from fashionrec.hub import HubError, model_card
from fashionrec.tagging import Tagger
from hub_server import started
from PIL import Image

USE = '''
import json, sys, warnings
from fashionrec import Catalogue, Tagger
from fashionrec.hub import HubError
def told(call):
    try: return call()
    except (HubError, ValueError, FileNotFoundError) as error:
        return f'{type(error).__name__}: {error}'
'''


@pytest.fixture
def hub():
    "A hub, and no other can be reached"
    server = started()
    yield server
    server.shutdown()
    server.server_close()


def script(code, server, folder, **env):
    "What a process prints that knows only this hub; it has a cache of its own below `folder`"
    address = server if isinstance(server, str) else server.address
    known = dict(HF_ENDPOINT=address, HF_HOME=str(folder / 'hf'), HF_HUB_DISABLE_XET='1')
    run = subprocess.run(
        [sys.executable, '-c', USE + code],
        cwd=folder,
        env=clean_env(ROOT, HF_HUB_DISABLE_PROGRESS_BARS='1', **known, **env),
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return run.stdout.strip()


@pytest.fixture(scope='module')
def tagger():
    return Tagger.pretrained()


def test_there_and_back(hub, tmp_path):
    "A tagger is pushed, loaded on another machine, pushed again, and no weights are left over"
    push = "print(Tagger.pretrained().push_to_hub('me/shoes', token='hf_writer', half=True))"
    address = script(push, hub, tmp_path)
    assert address.startswith(f'{hub.address}/me/shoes/commit/')
    files = hub.repos['me/shoes']
    first = {name for name in files if name.startswith('data-')}
    assert {Path(name).suffix for name in files} == {'.json', '.md', '.safetensors'}
    load = '''
tagger = Tagger.from_pretrained('me/shoes')
print(tagger.tag(Catalogue.sample(400).images()[0]).tag.to_dict())
'''
    local = load.replace("from_pretrained('me/shoes')", 'pretrained()')
    other = tmp_path / 'other'
    other.mkdir()
    assert script(load, hub, other) == script(local, hub, other)
    hub.repos['me/shoes']['notes.pkl'] = b'no'
    script(push, hub, tmp_path)
    second = {name for name in hub.repos['me/shoes'] if name.startswith('data-')}
    assert len(first) == len(second) == 2 and not first & second
    hub.asked.clear()
    script(load, hub, other)
    assert not [asked for asked in hub.asked if 'pkl' in asked or 'README' in asked]
    hub.shutdown()
    hub.server_close()
    assert "'gender'" in script(load, hub, other)  # From the cache, without a network


def test_what_is_wrong_is_said(hub, tmp_path):
    "Each way in which a hub fails has a message that names the repository and what to do"
    hub.repos['me/empty'] = {'README.md': b'# Empty'}
    hub.repos['me/evil'] = {
        'manifest.json': json.dumps(
            dict(kind='Tagger', data='../../secret', files={'tagger.json': [1, 'a']})
        ).encode()
    }
    code = '''
for call in (lambda: Tagger.from_pretrained('me/none'), lambda: Tagger.from_pretrained('me/empty'),
             lambda: Tagger.from_pretrained('me/evil'), lambda: Tagger.from_pretrained('./none'),
             lambda: Tagger.from_pretrained('me/empty', revision='v9'),
             lambda: Tagger.from_pretrained('no such name'),
             lambda: Tagger.pretrained().push_to_hub('me/shoes', token='hf_stranger'),
             lambda: Catalogue.from_hub('me/none')):
    print(told(call))
'''
    said = script(code, hub, tmp_path).splitlines()
    wanted = [
        'HubError: .*has no model me/none, or it is private',
        'HubError: me/empty holds no tagger of fashionrec',
        'HubError: me/evil holds no tagger of fashionrec',
        'FileNotFoundError: ./none: there is no such folder',
        'HubError: me/empty has no such revision',
        "HubError: 'no such name' is no name of a repository",
        'HubError: .*log in .`hf auth login`. or give token=',
        'HubError: .*has no dataset me/none',
    ]
    assert len(said) == len(wanted)
    for line, pattern in zip(said, wanted):
        assert re.match(pattern, line), (pattern, line)
    assert not hub.repos.get('me/shoes')


def test_offline(tmp_path):
    "Without a network the message says what to do, and takes no minute to come"
    code = "print(told(lambda: Tagger.from_pretrained('me/shoes')))"
    nobody = 'http://127.0.0.1:9'
    for env in ({}, {'HF_HUB_OFFLINE': '1'}):
        said = script(code, nobody, tmp_path, **env)
        assert said.startswith(f'HubError: {nobody} can not be reached, and me/shoes is not in')
        assert 'give a folder that holds it' in said


def test_a_torn_download(hub, tmp_path):
    "A file that came damaged is not loaded"
    script("Tagger.pretrained().push_to_hub('me/shoes', token='hf_writer')", hub, tmp_path)
    files = hub.repos['me/shoes']
    name = next(name for name in files if name.endswith('tagger.json'))
    files[name] = files[name].replace(b'Shirts', b'Skirts')
    said = script("print(told(lambda: Tagger.from_pretrained('me/shoes')))", hub, tmp_path)
    assert 'me/shoes can not be loaded' in said and 'missing or damaged' in said
    assert 'force_download=True' in said


def test_the_card(tagger, tmp_path):
    "The head is YAML that hubs read, its figures are the stored ones, and text stays outside"
    place = tagger.save_pretrained(tmp_path / 'tagger', half=True)
    text = (place / 'README.md').read_text(encoding='utf-8')
    _, head, body = text.split('---\n', 2)
    head = yaml.safe_load(head)
    assert (head['library_name'], head['license']) == ('fashionrec', 'apache-2.0')
    assert head['pipeline_tag'] == 'image-classification' and head['metrics'] == ['accuracy']
    [result] = head['model-index'][0]['results']
    shown = {row['name'].removeprefix('accuracy of '): row['value'] for row in result['metrics']}
    stored = load_result('catalogue', 'shipped')['shipped']
    assert shown == {tag: value for tag, value in stored.items() if tag != 'product'}
    assert 'from_pretrained' in body and 'Limits' in body
    assert manifest(place)['kind'] == 'Tagger'
    assert Tagger.load(place).vocab == tagger.vocab  # It is what `save` writes


def test_the_card_of_another(tagger, tmp_path):
    "A tagger that was trained on has no figures of the shipped one, and no licence but its own"
    tagger.save(tmp_path / 'one')
    other = Tagger.load(tmp_path / 'one')
    other.model.head.bias.data += 1
    card = model_card(other, 'me/other')
    assert card.data.license is None and card.data.eval_results is None
    assert card.data.datasets is None and 'held out' not in card.text
    table = pd.DataFrame({'accuracy': [0.5], 'macro-F1': [0.25]}, index=['gender'])
    card = model_card(other, results=table, license='mit', datasets=['me/shop'], about='Mine.')
    found = {(each.metric_type, each.metric_value) for each in card.data.eval_results}
    assert found == {('accuracy', 0.5), ('f1', 0.25)} and card.text.rstrip().endswith('Mine.')


def encoded(picture):
    "A picture as PNG, which keeps every pixel"
    file = io.BytesIO()
    Image.fromarray(picture).save(file, 'PNG')
    return file.getvalue()


@pytest.fixture(scope='module')
def kaggle(tmp_path_factory):
    "The drawn sample as Kaggle has it, and the rows of a hub's copy of it"
    folder = tmp_path_factory.mktemp('kaggle')
    (folder / 'images').mkdir()
    sample = Catalogue.sample(120)
    pictures = dict(zip(sample.pictured, map(encoded, sample.images())))
    for product, data in pictures.items():
        (folder / 'images' / f'{product}.png').write_bytes(data)
    columns = 'gender masterCategory subCategory articleType baseColour season year usage'
    table = sample.products[[*columns.split(), 'productDisplayName']]
    table = table.astype({'year': 'Int64'})
    table.loc[table.index[3], 'year'] = pd.NA
    table.to_csv(folder / 'styles.csv')
    rows = table.reset_index().astype({'year': float})
    rows['image'] = [dict(bytes=pictures.get(product), path=None) for product in rows.id]
    return folder, rows


def same(one, other):
    "Two catalogues hold the same"
    pd.testing.assert_frame_equal(one.products, other.products)
    assert one.pictured.equals(other.pictured)
    assert np.array_equal(one.images(), other.images())


def test_the_hubs_copy_is_kaggles(hub, kaggle, tmp_path):
    "Shards fetched from a hub, links of its cache and all, give the catalogue of Kaggle's files"
    folder, rows = kaggle
    half = len(rows) // 2
    shards = {}
    for number, part in enumerate((rows[:half], rows[half:])):
        file = io.BytesIO()
        part.to_parquet(file, row_group_size=25)
        shards[f'data/train-{number:05}-of-00002.parquet'] = file.getvalue()
    hub.repos['me/copy'] = {'README.md': b'# Copy', **shards}
    code = '''
cat = Catalogue.from_hub('me/copy')
other = Catalogue.from_kaggle(FOLDER)
import pandas as pd, numpy as np
pd.testing.assert_frame_equal(cat.products, other.products)
assert np.array_equal(cat.images(), other.images()) and cat.pictured.equals(other.pictured)
assert cat.photo(cat.pictured[7]).tobytes() == other.photo(cat.pictured[7]).tobytes()
print(cat, len(cat.problems))
'''.replace('FOLDER', repr(str(folder)))
    cache = str(tmp_path / 'cache')
    said = script(code, hub, tmp_path, FASHIONREC_CACHE=cache)
    assert said == 'Catalogue copy: 120 products, 120 with a picture, 0 problems 0'
    assert not [asked for asked in hub.asked if 'README' in asked]


def test_shards_that_are_broken(kaggle, tmp_path):
    "Rows without a picture are listed; files that are none, and other columns, are named"
    _, rows = kaggle
    part = rows[:6].copy()
    part['image'] = [*part.image[:4], None, dict(bytes=b'no picture', path=None)]
    part.to_parquet(tmp_path / 'a.parquet')
    with pytest.warns(UserWarning, match='unreadable picture .2.'):
        cat = Catalogue.from_parquet(tmp_path / 'a.parquet')
    assert cat.pictured.tolist() == part.id.tolist()[:4]
    assert 'there is no picture in this row' in cat.unpictured[part.id[4]]
    plain = part[:4].rename(columns={'image': 'photo', 'id': 'sku'})
    plain['photo'] = [cell['bytes'] for cell in plain.photo]
    plain.to_parquet(tmp_path / 'b.parquet')
    own = Catalogue.from_parquet(tmp_path / 'b.parquet', id='sku', image='photo')
    assert np.array_equal(own.images(), cat.images())
    (tmp_path / 'c.parquet').write_bytes(b'PAR1 and then nothing')
    for call, said in {
        lambda: Catalogue.from_parquet(tmp_path / 'c.parquet'): 'c.parquet: not a .parquet table',
        lambda: Catalogue.from_parquet(tmp_path / 'b.parquet'): "image='photo'",
        lambda: Catalogue.from_parquet(tmp_path / 'd.parquet'): 'there is no such file',
        lambda: Catalogue.from_parquet([]): 'no .parquet file was given',
    }.items():
        with pytest.raises(ValueError, match=said):
            call()


def test_changed_shards_are_read_again(kaggle, tmp_path):
    "Pictures are kept in the cache until the file changes; two files of a folder keep theirs"
    _, rows = kaggle
    for name, part in dict(a=rows[:5], b=rows[5:10]).items():
        part.to_parquet(tmp_path / f'{name}.parquet')
    a, b = [Catalogue.from_parquet(tmp_path / f'{name}.parquet') for name in 'ab']
    assert not np.array_equal(a.images(), b.images())
    again = Catalogue.from_parquet(tmp_path / 'a.parquet')
    same(a, again)
    assert again.store.filename == a.store.filename
    swapped = rows[:5].assign(image=rows.image[5:10].tolist())
    swapped.to_parquet(tmp_path / 'a.parquet')
    assert np.array_equal(Catalogue.from_parquet(tmp_path / 'a.parquet').images(), b.images())


def test_classes_that_a_hub_stores_as_numbers(kaggle, tmp_path):
    "Numbers of classes become their names, which the file holds for the hub's own library"
    import pyarrow as pa
    import pyarrow.parquet as pq

    _, rows = kaggle
    names = ['Men', 'Women']
    table = pa.Table.from_pandas(rows[:4].assign(gender=[0, 1, 1, 0]), preserve_index=False)
    about = {'info': {'features': {'gender': {'names': names, '_type': 'ClassLabel'}}}}
    known = (table.schema.metadata or {}) | {b'huggingface': json.dumps(about).encode()}
    pq.write_table(table.replace_schema_metadata(known), tmp_path / 'a.parquet')
    cat = Catalogue.from_parquet(tmp_path / 'a.parquet')
    assert cat.products.gender.tolist() == ['Men', 'Women', 'Women', 'Men']


def test_errors_are_oserrors():
    "Who catches what a file may raise catches what a hub may"
    assert issubclass(HubError, OSError)
