"Embedding in fragments: every kind of source, bad pictures, reruns, and what breaks in between."

import json
import os
import resource
import signal
import subprocess
import sys
import time
import zipfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from conftest import ROOT, clean_env
from fashionrec.data import Catalogue
from fashionrec.embedder import Embedder
from fashionrec.scale import Job, Place, Worker, bad_pictures, embed_dataset, fragments, make_plan
from PIL import Image
from small_app import saved

N = 24
needs_ray = pytest.mark.skipif(
    find_spec('ray') is None, reason='Ray is not installed: pip install fashionrec[scale]'
)


@pytest.fixture(scope='module')
def pictures():
    "Id → bytes of a JPEG"
    cat = Catalogue.sample(N)
    files = map(saved, map(Image.fromarray, cat.images(cat.pictured)))
    return dict(zip(map(str, cat.pictured), files))


@pytest.fixture(scope='module')
def embedder():
    return Embedder()


@pytest.fixture
def folder(tmp_path, pictures):
    "A folder with the pictures, and one file that is none"
    place = tmp_path / 'pictures'
    place.mkdir()
    for id, content in pictures.items():
        (place / f'{id}.jpg').write_bytes(content)
    (place / 'zz.jpg').write_bytes(b'<html>')
    return place


def here(source, sink, embedder, **kwargs):
    "`embed_dataset` in this process, silently"
    given = dict(rows=10, progress=False) | kwargs
    return embed_dataset(source, sink, embedder, workers=0, **given)


def vectors(sink, storage=None):
    "Id → vector"
    place = Place(sink, storage)
    tables = []
    for name in fragments(sink, storage).file:
        with place.fs.open(f'{place.path}/{name}', 'rb') as file:
            tables.append(pq.read_table(file).to_pandas())
    table = pd.concat(tables)
    assert table.id.is_unique
    return dict(zip(table.id, table.embedding))


def same(found, pictures, embedder):
    "Whether vectors are those of the pictures"
    assert sorted(found) == sorted(pictures)
    direct = embedder.embed(list(pictures.values()))
    for id, vector in zip(pictures, direct):
        assert np.abs(found[id].astype(np.float32) - vector).max() < 1e-3


def test_folder(folder, tmp_path, pictures, embedder):
    made = here(folder, tmp_path / 'sink', embedder)
    assert made.rows.tolist() == [10, 10, 4] and made.bad.tolist() == [0, 0, 1]
    same(vectors(tmp_path / 'sink'), pictures, embedder)
    assert bad_pictures(tmp_path / 'sink').id.tolist() == ['zz']
    assert len(pd.read_parquet(tmp_path / 'sink')) == N  # As other readers see the folder


def test_zip_and_stores(tmp_path, pictures, embedder):
    "A zip, and a source and a sink in an object store"
    fs = Place('memory://shop').fs
    with zipfile.ZipFile(tmp_path / 'shop.zip', 'w') as archive:
        for id, content in pictures.items():
            archive.writestr(f'all/{id}.jpg', content)
            fs.pipe_file(f'/shop/{id}.jpg', content)
    here(tmp_path / 'shop.zip', tmp_path / 'zip', embedder)
    found = vectors(tmp_path / 'zip')
    same({id.removeprefix('all/'): v for id, v in found.items()}, pictures, embedder)
    here('memory://shop', 'memory://sink', embedder)
    same(vectors('memory://sink'), pictures, embedder)
    names = {path.rpartition('/')[2] for path in fs.find('/sink')}
    assert not {name for name in names if '-begun' in name or name == '_running.json'}


def test_parquet(tmp_path, pictures, embedder):
    "Bytes, addresses here and in a store, and relative ones; what is missing is listed"
    ids = list(pictures)
    fs = Place('memory://far').fs
    places = []
    for i, (id, content) in enumerate(pictures.items()):
        (tmp_path / f'{id}.jpg').write_bytes(content)
        fs.pipe_file(f'/far/{id}.jpg', content)
        places.append([f'{id}.jpg', str(tmp_path / f'{id}.jpg'), f'memory://far/{id}.jpg'][i % 3])
    gone = dict(sku=[*map(int, ids), 7, None, 9], where=[*places, 'gone.jpg', places[0], None])
    for number, rows in enumerate((slice(0, 7), slice(7, 30))):
        table = pa.table({name: values[rows] for name, values in gone.items()})
        pq.write_table(table, tmp_path / f'{number}.parquet', row_group_size=4)
    made = here(tmp_path, tmp_path / 'sink', embedder, id='sku', photo='where')
    assert made.rows.sum() == N and made.index.tolist() == [0, 1, 2]
    same(vectors(tmp_path / 'sink'), pictures, embedder)
    bad = bad_pictures(tmp_path / 'sink')
    assert bad.reason.tolist() == ['there is no such file', 'there is no id', 'there is no address']
    content = pa.table(dict(id=ids, image=list(pictures.values())))
    pq.write_table(content, tmp_path / 'bytes.parquet')
    here(tmp_path / 'bytes.parquet', tmp_path / 'b', embedder, photo='image', dtype='float32')
    same(vectors(tmp_path / 'b'), pictures, embedder)
    with pytest.raises(ValueError, match="no column 'path', only id, image"):
        here(tmp_path / 'bytes.parquet', tmp_path / 'c', embedder)


def test_rerun(folder, tmp_path, embedder):
    "A rerun makes what is missing, and refuses what would not fit"
    sink = tmp_path / 'sink'
    first = here(folder, sink, embedder)
    (sink / 'part-000001.parquet').unlink()
    (sink / '_unfinished').mkdir(exist_ok=True)
    (sink / '_unfinished' / 'left').write_bytes(b'half')
    before = (sink / 'part-000000.parquet').stat().st_mtime_ns
    second = here(folder, sink, embedder)
    assert second[['rows', 'bad']].equals(first[['rows', 'bad']])
    assert (sink / 'part-000000.parquet').stat().st_mtime_ns == before
    assert not (sink / '_unfinished').exists()
    with pytest.raises(ValueError, match="begun with dtype='float16', not 'float32'"):
        here(folder, sink, embedder, dtype='float32')
    with pytest.raises(ValueError, match='begun with rows=10, not 11'):
        here(folder, sink, embedder, rows=11)
    other = Embedder()
    other.tagger.alike = []
    with pytest.raises(ValueError, match='begun with network='):
        here(folder, sink, other)
    (folder / 'zz.jpg').unlink()
    with pytest.raises(ValueError, match='has changed since .*25 rows then, 24 now'):
        here(folder, sink, embedder)
    with pytest.raises(FileNotFoundError, match='no such folder'):
        fragments(tmp_path / 'snik')


def test_a_source_that_grows(folder, tmp_path, pictures, embedder):
    "What came since is embedded alone, in a folder, a zip and among parquet files; else refused"
    names = list(pictures)
    folder_sink, zip_sink, table_sink = (tmp_path / name for name in ('a', 'b', 'c'))
    archive, tables = tmp_path / 'shop.zip', tmp_path / 'tables'
    tables.mkdir()

    def give(some, number):
        for name in some:
            (folder / f'{name}.jpg').write_bytes(pictures[name])
            with zipfile.ZipFile(archive, 'a') as file:
                file.writestr(f'{name}.jpg', pictures[name])
        paths = [str(folder / f'{name}.jpg') for name in some]
        pq.write_table(pa.table(dict(id=some, path=paths)), tables / f'{number}.parquet')

    for path in folder.iterdir():
        path.unlink()
    for number, some in enumerate((names[8:], names[:2], names[2:3], [], names[3:8])):
        if some:
            give(some, number)
        for source, sink in ((folder, folder_sink), (archive, zip_sink), (tables, table_sink)):
            before = {file: file.stat().st_mtime_ns for file in sink.glob('part-*')}
            here(source, sink, embedder, rows=None)
            assert {file: file.stat().st_mtime_ns for file in before} == before
            if number == 1:  # What is not finished is made beside what is new
                (sink / 'part-000000.parquet').unlink()
    for sink in (folder_sink, zip_sink, table_sink):
        same(vectors(sink), pictures, embedder)
    assert fragments(folder_sink).rows.tolist() == [1] * 24
    assert len(list((folder_sink / '_source').iterdir())) == 4
    with pytest.raises(ValueError, match='begun with rows=1, not 5'):
        here(folder, folder_sink, embedder, rows=5)
    folder_sink = folder_sink.rename(tmp_path / 'moved')
    here(folder, folder_sink, embedder, rows=None)
    (folder / f'{names[0]}.jpg').write_bytes(pictures[names[1]] + b' ')
    with pytest.raises(ValueError, match='has changed since .* and not only grown'):
        here(folder, folder_sink, embedder, rows=None)
    pq.write_table(pa.table(dict(id=['x'], path=['x.jpg'])), tables / '0.parquet')
    with pytest.raises(ValueError, match='has changed since'):
        here(tables, table_sink, embedder, rows=None)
    twice = dict(id=[names[0]], path=['x.jpg'])
    pq.write_table(pa.table(twice), tables / '9.parquet')
    with pytest.raises(ValueError, match='have the id of another'):
        here(tables, table_sink, embedder)


def test_refused(folder, tmp_path, embedder):
    with pytest.raises(FileNotFoundError, match='no such folder'):
        here(tmp_path / 'nowhere', tmp_path / 'sink', embedder)
    (tmp_path / 'empty').mkdir()
    with pytest.raises(ValueError, match='no picture in it'):
        here(tmp_path / 'empty', tmp_path / 'sink', embedder)
    with pytest.raises(ValueError, match="dtype must be 'float16' or 'float32'"):
        here(folder, tmp_path / 'sink', embedder, dtype='int8')
    (folder / '10.png').write_bytes(b'')
    (folder / '10.jpg').write_bytes(b'')
    with pytest.raises(ValueError, match="such as '10'"):
        here(folder, tmp_path / 'sink', embedder)


def test_names_that_are_patterns(tmp_path, pictures, embedder):
    "Brackets, stars, colons and bytes that are no text, in names of pictures, source and sink"
    place = tmp_path / 'all [new]::1'
    place.mkdir()
    names = ['shirt[1]', 'shirt1', 'a*b', 'what?', "O'Neil", 'a::b', '日本']
    named = dict(zip(names, pictures.values()))
    for name, content in named.items():
        (place / f'{name}.jpg').write_bytes(content)
    (place / os.fsdecode(b'\xff.jpg')).write_bytes(b'')
    sink = tmp_path / 'sink [1]'
    here(place, sink, embedder, rows=4)
    same(vectors(sink), named, embedder)
    assert bad_pictures(sink).id.tolist() == ['?']
    rows = dict(id=[*range(len(names))], path=[f'{name}.jpg' for name in names])
    pq.write_table(pa.table(rows), place / 'table.parquet')
    here(place, tmp_path / 'b', embedder)
    same(vectors(tmp_path / 'b'), dict(zip('0123456', named.values())), embedder)


def test_bad_rows_are_listed(tmp_path, pictures, embedder):
    "An address of no store and a member of a zip behind a password cost no other picture"
    content = next(iter(pictures.values()))
    (tmp_path / 'good.jpg').write_bytes(content)
    rows = pa.table(dict(id=['a', 'b', 'c'], path=['nowhere://x.jpg', 'a\0b.jpg', 'good.jpg']))
    pq.write_table(rows, tmp_path / 'shop.parquet')
    here(tmp_path / 'shop.parquet', tmp_path / 'sink', embedder)
    same(vectors(tmp_path / 'sink'), dict(c=content), embedder)
    assert 'nowhere://' in bad_pictures(tmp_path / 'sink').reason[0]
    with zipfile.ZipFile(tmp_path / 'shop.zip', 'w') as archive:
        for name in ('a.jpg', 'b.jpg'):
            archive.writestr(name, content)
    raw = bytearray((tmp_path / 'shop.zip').read_bytes())
    raw[6] |= 1  # The flag of encryption, in the member and in the directory
    raw[raw.find(b'PK\x01\x02') + 8] |= 1
    (tmp_path / 'shop.zip').write_bytes(raw)
    here(tmp_path / 'shop.zip', tmp_path / 'zip', embedder)
    same(vectors(tmp_path / 'zip'), dict(b=content), embedder)
    assert 'encrypted' in bad_pictures(tmp_path / 'zip').reason[0]


def test_sources_and_sinks_that_are_refused(folder, tmp_path, embedder):
    "Before anything is embedded, in words that name the place"
    photo = f'{folder}/zz.jpg'

    def refused(said, source, sink=tmp_path / 'sink', **kwargs):
        with pytest.raises(ValueError, match=said):
            here(source, sink, embedder, **kwargs)

    def table(**columns):
        pq.write_table(pa.table(columns), tmp_path / 'table.parquet')
        return tmp_path / 'table.parquet'

    refused(
        '2 rows have the id of another, such as .7',
        table(id=[7, 7, 8, 7], path=[photo] * 4),
    )
    refused('holds int64, neither addresses nor pictures', table(id=[1], path=[1]))
    refused('which are no ids', table(id=[[1]], path=[photo]))
    refused('no row in it', table(id=pa.array([], pa.string()), path=pa.array([], pa.string())))
    for name in ('no.zip', 'no.parquet'):
        (tmp_path / name).write_bytes(b'no')
        refused(name, tmp_path / name)
    refused('neither a folder', photo)
    refused('give another sink', folder, folder)
    for wrong in (dict(rows=-5), dict(rows=0), dict(rows=2.5), dict(threads=0)):
        refused('must be a whole number', folder, **wrong)
    other = tmp_path / 'other'
    other.mkdir()
    (other / 'part-000001.parquet').write_bytes(b'of others')
    refused('which no run of `embed_dataset` made', folder, other)


def test_without_the_extra(folder, tmp_path, embedder, monkeypatch):
    monkeypatch.setitem(sys.modules, 'ray', None)
    monkeypatch.setitem(sys.modules, 'ray.data', None)
    with pytest.raises(ImportError, match=r'pip install fashionrec\[scale\]'):
        embed_dataset(folder, tmp_path / 'sink', embedder)


def test_nothing_loaded():
    "Neither the package nor this module loads the engine"
    code = 'import sys, fashionrec.recommender, fashionrec.scale; print("ray" in sys.modules)'
    found = subprocess.run([sys.executable, '-c', code], env=clean_env(ROOT), capture_output=True)
    assert found.stdout.strip() == b'False'


def test_alone(folder, tmp_path, embedder):
    "A second run on one sink is refused, here and in an object store"
    from filelock import FileLock

    sink = tmp_path / 'sink'
    sink.mkdir()
    with FileLock(sink / '_lock'), pytest.raises(RuntimeError, match='another run writes'):
        here(folder, sink, embedder)
    fs = Place('memory://taken').fs
    fs.pipe_file('/taken/_running.json', json.dumps(dict(run='x', time=time.time())).encode())
    with pytest.raises(RuntimeError, match='another run writes'):
        here(folder, 'memory://taken', embedder)
    fs.pipe_file('/taken/_running.json', json.dumps(dict(run='x', time=0)).encode())
    assert here(folder, 'memory://taken', embedder).rows.sum() == N  # That one died long ago


def test_full_disk(folder, tmp_path, embedder):
    "A limit on the size of files stands for a full disk: no half fragment, and a rerun completes"
    sink = tmp_path / 'sink'
    job = Job(make_plan(folder, Place(sink), dict(dtype='float16'), rows=10), Place(sink), embedder)
    worker = Worker(job)
    worker(0)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    held = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, hard))
    try:
        with pytest.raises(OSError):
            worker(1)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
        signal.signal(signal.SIGXFSZ, held)
    assert [path.name for path in sink.glob('part-*')] == ['part-000000.parquet']
    assert not list(sink.glob('_unfinished/*.parquet'))
    assert worker(1)['rows'] == 10


KILLED = '''
import sys, time
import fashionrec.scale as scale
table = scale.Worker._table
def slow(self, *args):
    print('batch', flush=True)
    time.sleep(.5)
    return table(self, *args)
scale.Worker._table = slow
scale.embed_dataset(sys.argv[1], sys.argv[2], workers=0, rows=10)
'''


def test_killed_writer(folder, tmp_path, pictures, embedder):
    "kill -9 in the middle: what is there is whole, and a rerun completes it"
    sink = tmp_path / 'sink'
    args = [sys.executable, '-c', KILLED, folder, sink]
    run = subprocess.Popen(args, env=clean_env(ROOT), stdout=subprocess.PIPE, text=True)
    for line in run.stdout:
        if line.startswith('1 of'):
            break
    time.sleep(0.6)
    run.kill()
    run.wait()
    there = fragments(sink)  # Reads the end of every file: half a file has none
    assert 1 <= len(there) < 3 and list((sink / '_unfinished').iterdir())
    assert here(folder, sink, embedder).rows.sum() == N
    same(vectors(sink), pictures, embedder)
    assert not (sink / '_unfinished').exists()


PORT = '6397'
# On each machine of a cluster, since Ray 2.60
TOKEN = dict(RAY_AUTH_MODE='token', RAY_AUTH_TOKEN='of-this-test' * 4)


def cluster_env(folder):
    "The environment of all parts of the cluster"
    # jsonschema builds a grammar of 1.5 processor seconds where Jupyter brought rfc3987-syntax:
    # each process of Ray would, see findings/ray_jsonschema_grammar.sh
    (folder / 'rfc3987_syntax.py').write_text('raise ImportError')
    env = clean_env(ROOT, RAY_USAGE_STATS_ENABLED='0', **TOKEN)
    return env | dict(PYTHONPATH=os.pathsep.join([str(ROOT), str(folder)]))


def ours(pid):
    "Whether a process is a part of the cluster of this test"
    try:
        with open(f'/proc/{pid}/cmdline', 'rb') as file:
            return PORT.encode() in file.read() and pid != os.getpid()
    except OSError:
        return False


def end_nodes():
    "End the cluster"
    for pid in filter(ours, map(int, filter(str.isdigit, os.listdir('/proc')))):
        os.kill(pid, signal.SIGKILL)
    told = Path('/tmp/ray/ray_current_cluster')  # Others would connect to it
    if told.exists() and PORT in told.read_text():
        told.unlink()
    time.sleep(1)


def begin_nodes(env):
    "What went wrong when two nodes with one processor each were to begin; nothing if they did"
    tool = [sys.executable, '-m', 'ray.scripts.scripts', 'start', '--num-cpus=1']
    tool += ['--object-store-memory=100000000', '--disable-usage-stats']
    head = ['--head', f'--port={PORT}', '--node-ip-address=127.0.0.1', '--include-dashboard=false']
    for node in (head, [f'--address=127.0.0.1:{PORT}', '--node-ip-address=127.0.0.2']):
        done = subprocess.run([*tool, *node], env=env, capture_output=True, text=True)
        if done.returncode:
            end_nodes()
            return done.stdout + done.stderr


@pytest.fixture(scope='module')
def cluster(tmp_path_factory):
    "Address and environment of two nodes, which stand for two machines"
    env = cluster_env(tmp_path_factory.mktemp('without'))
    wrong = begin_nodes(env) and begin_nodes(env)  # A busy machine may need longer than Ray waits
    if wrong:
        pytest.fail(f'Ray does not start: {wrong}')
    yield f'127.0.0.1:{PORT}', env
    end_nodes()


SCRIPT = '''
import sys
from fashionrec.scale import embed_dataset
source, sink, workers, *address = sys.argv[1:]
embed_dataset(source, sink, workers=int(workers), address=(address or [None])[0], rows=3)
'''


@needs_ray
def test_two_machines(cluster, folder, tmp_path, pictures, embedder):
    "The same script on one process and on two nodes, one of whose workers is killed"
    address, env = cluster
    one, two = tmp_path / 'one', tmp_path / 'two'
    args = [sys.executable, '-c', SCRIPT, folder]
    subprocess.run([*args, one, '0'], env=clean_env(ROOT), check=True)
    run = subprocess.Popen(
        [*args, two, '2', address],
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said, killed = [], None
    for line in run.stdout:
        said.append(line)
        if killed is None and ' of 9 fragments' in line:
            killed = int(fragments(two).worker.iloc[0].partition(':')[2])
            os.kill(killed, signal.SIGKILL)
    assert run.wait() == 0, ''.join(said)
    made = fragments(two)
    assert made.rows.sum() == N and made.worker.nunique() >= 2
    same(vectors(two), pictures, embedder)
    assert vectors(two).keys() == vectors(one).keys()
