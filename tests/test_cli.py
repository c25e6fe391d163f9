"""The command line: tags without a catalogue, pages from any catalogue, one line for what goes
wrong.
"""

import json
import os
import re
import shutil
import stat
import subprocess
import sys
import threading
from types import SimpleNamespace

import pandas as pd
import pytest
import torch
from conftest import ROOT, clean_env, run
from PIL import Image

from fashionrec import __version__, cli
from fashionrec.classification import Tagger
from fashionrec.cli import _as_options, main
from fashionrec.data import Catalogue
from fashionrec.recommender import Recommender

COLUMNS = [
    'masterCategory',
    'subCategory',
    'gender',
    'season',
    'usage',
    'articleType',
    'baseColour',
]


@pytest.fixture(scope='module')
def small(tmp_path_factory):
    "A recommender of a small catalogue, and the catalogue"
    torch.set_num_threads(1)  # Tiny networks wait for each other's threads on a busy machine
    with pytest.MonkeyPatch.context() as m:
        m.setenv('FASHIONREC_CACHE', str(tmp_path_factory.mktemp('cache')))
        cat = Catalogue.sample(120)
        yield (
            cat,
            Recommender.fit(cat, properties=['price'], tagger=Tagger.pretrained(), progress=False),
        )


@pytest.fixture
def opened(small, monkeypatch):
    "The commands open the small catalogue and its recommender"
    cat, rec = small
    monkeypatch.setattr(Catalogue, 'open', lambda *_, **__: cat)
    monkeypatch.setattr(Recommender, 'open', lambda *_, **__: rec)
    return cat


@pytest.fixture
def photos(small, tmp_path):
    "A folder with two photos, a damaged one, and a file that is none"
    cat, _ = small
    for n, id in enumerate(cat.pictured[:2]):
        cat.photo(id).save(tmp_path / f'{n}.png')
    (tmp_path / 'bad.jpg').write_bytes(b'\xff\xd8 cut')
    (tmp_path / 'notes.txt').write_text('no photo')
    return tmp_path


def test_help():
    "--help names every command and option"
    text = run('fashionrec', '--help', cwd=ROOT).stdout
    assert all(command in text for command in ('tag', 'page', 'bench'))
    options = dict(
        tag=('photos', '--csv', '--confidence', '--probabilities'),
        page=('photo', '--data', '--images', '--id', '--columns', '--k', '--out'),
        bench=('name', '--data'),
    )
    for command, names in options.items():
        text = run('fashionrec', command, '--help', cwd=ROOT).stdout
        assert all(name in text for name in names)


@pytest.mark.parametrize('args', [['--version'], ['-V'], ['version']])
def test_version(args, capsys):
    assert main(args) == 0 and capsys.readouterr().out.strip() == f'fashionrec {__version__}'


def test_module(tmp_path):
    """`python -m fashionrec` is the same command, and answers without importing what it does not
    need"""
    done = subprocess.run(
        [sys.executable, '-X', 'importtime', '-m', 'fashionrec', '--version'],
        cwd=tmp_path,
        env=clean_env(ROOT),
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0 and done.stdout.strip() == f'fashionrec {__version__}'
    assert not re.search(r'\| +(torch|pandas|fastai)$', done.stderr, re.M)
    wrong = subprocess.run(
        [sys.executable, '-m', 'fashionrec', 'pgae'],
        cwd=tmp_path,
        env=clean_env(ROOT),
        capture_output=True,
        text=True,
    )
    assert (
        wrong.returncode == 2
        and "no command 'pgae'" in wrong.stderr
        and 'Traceback' not in wrong.stderr
    )


def test_former_place():
    "The script of the former place goes on working"
    from fashionrec.recommender import main as former

    assert former(['--version']) == 0


def test_tag_one(photos, capsys):
    "One photo: a line a tag, with how sure it is"
    assert main(['tag', str(photos / '0.png')]) == 0
    out = capsys.readouterr().out
    assert all(c in out for c in COLUMNS) and out.count('%') == len(COLUMNS)


def test_tag_many(photos, capsys):
    """Many photos and folders: a row each under the names of the tags, or in a table; a bad one is
    named, the rest comes, and the status says so"""
    table = photos / 'tags.csv'
    assert main(['tag', str(photos), str(photos / 'gone.jpg'), '--csv', str(table)]) == 1
    said = capsys.readouterr()
    assert not said.out and f'4 photos in {table}' in said.err
    assert main(['tag', str(photos), str(photos / 'gone.jpg')]) == 1
    said = capsys.readouterr()
    assert (
        said.out.splitlines()[0].split() == ['photo', *Tagger.pretrained().vocab]
        and len(said.out.splitlines()) == 3
        and 'bad.jpg' in said.err
        and 'gone.jpg: there is no such file' in said.err
    )
    assert (
        '2 of 4 photos could not be read' in said.err
        and 'notes' not in said.err + said.out
        and 'Traceback' not in said.err
    )
    got = pd.read_csv(table).set_index('photo')
    assert got.index.tolist() == [
        str(photos / name) for name in ('0.png', '1.png', 'bad.jpg', 'gone.jpg')
    ]
    assert (
        got.error.iloc[:2].isna().all()
        and 'no such file' in got.error.iloc[3]
        and 'bad.jpg' in got.error.iloc[2]
    )
    assert got[COLUMNS].iloc[2:].isna().all(axis=None)
    got = got.iloc[:2]
    assert {*COLUMNS} <= {*got} and got[[f'{c} probability' for c in COLUMNS]].stack().between(
        0, 1
    ).all()
    wanted = Tagger.pretrained().tag(photos / '0.png')
    assert got.iloc[0][COLUMNS].tolist() == wanted.tag[COLUMNS].tolist()
    assert main(['tag', str(photos / 'bad.jpg'), str(photos / 'bad.jpg'), '--csv', str(table)]) == 1
    assert pd.read_csv(table)[['photo', 'error']].notna().to_numpy().tolist() == [[True, True]]


def columns_of(text):
    "The cells of each printed row; two blanks stand between them"
    return [re.split(r' {2,}', line) for line in text.splitlines()]


def test_tag_table(photos, capsys):
    "One row a photo, one column a tag below its name, with its probability where that is asked"
    names = [str(photos / name) for name in ('0.png', '1.png')]
    wanted = Tagger.pretrained().tag(names)
    assert main(['tag', *names]) == 0
    out = capsys.readouterr().out
    head, *rows = columns_of(out)
    assert [row[0] for row in rows] == names and '%' not in out
    for number, row in enumerate(rows):
        assert row[1:] == wanted.tag[number][head[1:]].tolist()
    starts = [
        [line.index(cell) for cell in (cells[0], cells[-1])]
        for line, cells in zip(out.splitlines(), columns_of(out))
    ]
    assert starts[0] == starts[1] == starts[2]
    assert main(['tag', *names, '--probabilities']) == 0
    shown = columns_of(capsys.readouterr().out)[1]
    sure = wanted.probability[0][head[1:]]
    text = ' '.join(shown[1:])
    assert [int(n) for n in re.findall(r'(\d+)%', text)] == [int(f'{p:.0%}'[:-1]) for p in sure]


def test_tag_confidence(photos, capsys):
    "A tag that is less probable is 'unsure', printed and in the table; its probability stays"
    table = photos / 'tags.csv'
    names = [str(photos / name) for name in ('0.png', '1.png')]
    wanted = Tagger.pretrained().tag(names)
    limit = round(float(wanted.probability.median()), 3) + 0.0005
    assert main(['tag', *names, '--confidence', str(limit), '--csv', str(table)]) == 0
    assert main(['tag', *names, '--confidence', str(limit)]) == 0
    assert 'unsure' in capsys.readouterr().out
    got = pd.read_csv(table).set_index('photo')
    for number, name in enumerate(names):
        for column in COLUMNS:
            tag, sure = wanted.loc[(number, column)]
            assert got[column][name] == (tag if sure >= limit else 'unsure')
            assert got[f'{column} probability'][name] == pytest.approx(sure, abs=0.001)
    assert main(['tag', names[0], '--confidence', '1']) == 0
    assert capsys.readouterr().out.count('unsure') == (wanted.probability[0] < 1).sum()
    assert main(['tag', names[0], '--confidence', '80']) == 2
    assert '--confidence is from 0 to 1, not 80' in capsys.readouterr().err


def test_tag_patterns(photos, monkeypatch, capsys):
    "A pattern that no shell has expanded; a file of that very name comes first; none is named"
    monkeypatch.chdir(photos)
    assert main(['tag', '*.png']) == 0
    assert [row[0] for row in columns_of(capsys.readouterr().out)[1:]] == ['0.png', '1.png']
    (photos / '0.png').rename(photos / '[1].png')
    assert main(['tag', '[1].png']) == 0
    assert capsys.readouterr().out.startswith('[1].png\n')
    assert main(['tag', '*.png', 'shoes/*.jpg']) == 1
    said = capsys.readouterr()
    assert 'shoes/*.jpg: there is no such file' in said.err and 'could not be read' not in said.err
    assert main(['tag', 'shoes/*.jpg']) == 1


def test_tag_file_is_whole(photos, monkeypatch, capsys):
    """A table that fails midway leaves the earlier one and nothing else; other files are never
    written over"""
    table = photos / 'tags.csv'
    (photos / 'own.csv').write_text('id,price\n1,2\n')
    (photos / 'tags.csv.part').write_text('mine')
    pictures = [str(photos / '0.png'), str(photos / '1.png')]
    assert main(['tag', *pictures, '--csv', str(photos / 'own.csv')]) == 2
    assert 'own.csv is there and holds no tags' in capsys.readouterr().err
    assert (photos / 'own.csv').read_text() == 'id,price\n1,2\n'
    assert main(['tag', pictures[0], '--csv', str(table)]) == 0
    before, files = table.read_bytes(), {*photos.iterdir()}
    real, calls = cli.tag_table, []

    def failing(*args):
        calls.append(args)
        if len(calls) > 1:
            raise KeyboardInterrupt
        return real(*args)

    monkeypatch.setattr(cli, 'tag_table', failing)
    monkeypatch.setattr(cli, 'in_parts', lambda files: ([file] for file in files))
    capsys.readouterr()
    assert main(['tag', *pictures, '--csv', str(table)]) == 130
    [kept] = {*photos.iterdir()} - files  # What is done is kept, and its name is said
    assert str(kept) in capsys.readouterr().err
    assert pd.read_csv(kept).photo.tolist() == pictures[:1]
    kept.unlink()
    assert len(calls) == 2 and table.read_bytes() == before and {*photos.iterdir()} == files
    monkeypatch.setattr(cli, 'tag_table', real)
    assert main(['tag', *pictures, '--csv', str(table)]) == 0
    assert pd.read_csv(table).photo.tolist() == pictures and {*photos.iterdir()} == files
    assert (photos / 'tags.csv.part').read_text() == 'mine'


def test_tag_names_come_back(photos, capsys):
    "Names with commas, quotes, umlauts, line ends and formulas are the same when they are read"
    names = ['a, b.png', 'a "b".png', 'weiß.png', '007.png', 'a\nb.png', '=1+1.png']
    folder = photos / 'names'
    folder.mkdir()
    for name in names:
        (folder / name).write_bytes((photos / '0.png').read_bytes())
    with pytest.MonkeyPatch.context() as m:
        m.chdir(folder)
        assert main(['tag', '.', '--csv', str(photos / 'tags.csv')]) == 0
        back = pd.read_csv(photos / 'tags.csv').photo.tolist()
        assert sorted(map(os.path.normpath, back)) == sorted(names)
        assert not any(name.startswith('=') for name in back)
    raw = (photos / 'tags.csv').read_bytes()
    assert raw.startswith(b'\xef\xbb\xbf')  # By which spreadsheets know UTF-8
    assert main(['tag', str(photos / '0.png'), '--csv', str(photos / 'tags.csv')]) == 0
    assert (photos / 'tags.csv').read_bytes().startswith(b'photo,')


def test_tag_holds_few_photos(photos, monkeypatch, capsys):
    "However many photos there are, a few are held at a time; how long the rest takes is said"
    many = [photos / f'{n}.png' for n in range(2, 40)]
    for file in many:
        file.symlink_to(photos / '0.png')
    real, sizes = cli.tag_table, []

    def counted(tagger, good, confidence):
        sizes.append(len(good))
        return real(tagger, good, confidence)

    monkeypatch.setattr(cli, 'tag_table', counted)
    assert main(['tag', str(photos / '*.png'), '--csv', str(photos / 'tags.csv')]) == 0
    said = capsys.readouterr()
    assert sum(sizes) == 40 and max(sizes) <= 8
    assert len(pd.read_csv(photos / 'tags.csv')) == 40 and not said.out
    assert main(['tag', str(photos / '*.png')]) == 0
    assert len(capsys.readouterr().out.splitlines()) == 41


def test_progress(monkeypatch, capsys):
    "Every few seconds, and only where the rest takes a while"
    now = iter([0, 1, 3, 4, 8, 9])
    monkeypatch.setattr(cli.time, 'perf_counter', lambda: next(now))
    assert [len(part) for part in cli.in_parts(list(range(1_100)), 220)] == [220] * 5
    assert capsys.readouterr().err.splitlines() == [
        '440 of 1,100 photos, about 4 s left',
    ]
    monkeypatch.setattr(cli.time, 'perf_counter', lambda: 0)
    assert [*cli.in_parts([1, 2, 3], 2)] == [[1, 2], [3]] and not capsys.readouterr().err


@pytest.mark.parametrize(
    'hint,option',
    [
        ("Say which: id='sku' seems to", 'Say which: --id sku seems to'),
        ('e.g. id="my id"', "e.g. --id 'my id'"),
        ("the files, say image='the file'", "the files, say --image 'the file'"),
        (
            "seem to be such: Catalogue.from_folder(..., columns={'kind': 'articleType', 'for': 'gender'})",  # noqa: E501
            'seem to be such: --columns kind=articleType,for=gender',
        ),
        ("perhaps columns={'the kind': 'articleType'}", "perhaps --columns 'the kind=articleType'"),
        ("product.valid='x' stays", "product.valid='x' stays"),
    ],
)
def test_hints_are_options(hint, option):
    "What an error or a warning advises can be typed"
    assert _as_options(hint) == option


def test_hints_of_own_tables(small, photos, capsys, monkeypatch):
    "Hints of the reader are options on the command line"
    cat, _ = small
    monkeypatch.setenv('FASHIONREC_CACHE', str(photos / 'cache'))
    table = pd.DataFrame(dict(sku=[0, 1], kind=cat.products.articleType[cat.pictured[:2]].tolist()))
    table.to_csv(photos / 'shop.csv', index=False)
    args = ['page', 'gone', '--data', str(photos / 'shop.csv'), '--images', str(photos)]
    assert main(args) == 1
    assert '--id sku' in capsys.readouterr().err
    assert main([*args, '--id', 'sku']) == 1
    said = capsys.readouterr().err
    assert '--columns kind=articleType' in said and 'columns={' not in said


@pytest.mark.parametrize('status', [0, 1, 2])
def test_the_script_ends_at_once(status):
    "The script writes all that is said, and does not wait for the libraries to be taken apart"
    code = (
        'import atexit, sys; from fashionrec import cli; cli.main = lambda: print("said") or '
        f'{status}; atexit.register(print, "late"); cli.console()'
    )
    done = subprocess.run(
        [sys.executable, '-c', code], cwd=ROOT, env=clean_env(ROOT), capture_output=True, text=True
    )
    assert (done.returncode, done.stdout) == (status, 'said\n'), done.stderr


@pytest.mark.parametrize(
    'args,status,message',
    [
        (['tag', 'gone.jpg'], 1, 'there is no such file'),
        (['tag', 'EMPTY'], 1, 'there is no picture in'),
        (['tag', 'PHOTO', '--csv', 'no/where.csv'], 1, 'no such folder'),
        (['page', 'x.jpg', '--images', 'pics'], 2, '--images needs the table'),
        (['page', 'x.jpg', '--id', 'sku'], 2, 'go with a table'),
        (['page', 'x.jpg', '--data', 'TABLE'], 2, 'say where its pictures are'),
        (['page', 'x.jpg', '--data', 'TABLE', '--images', '.', '--columns', 'kind'], 2, 'own=ours'),
        (['bench', 'nothing'], 1, 'top folder of a clone'),
        (['page', '1', '--data', 'FOLDER'], 1, 'has no styles.csv'),
        (['page', '1', '--data', 'gone'], 1, 'there is no such'),
    ],
)
def test_errors(photos, monkeypatch, capsys, args, status, message):
    "One line says what is wrong; the status is 1 for files and data, 2 for the command"
    monkeypatch.chdir(photos)
    (photos / 'empty').mkdir()
    (photos / 'table.csv').write_text('id,kind\n1,a\n')
    named = dict(EMPTY='empty', PHOTO='0.png', TABLE='table.csv', FOLDER='empty')
    assert main([named.get(a, a) for a in args]) == status
    err = capsys.readouterr().err
    assert message in err and 'Traceback' not in err
    if args[0] != 'tag':
        assert len(err.strip().splitlines()) == 1


@pytest.mark.parametrize(
    'args', [['page'], ['page', 'x', '--kk', '3'], ['tag'], ['page', 'x', '--k', 'many']]
)
def test_usage(args, capsys):
    "Arguments that can't be understood end with status 2"
    with pytest.raises(SystemExit) as stopped:
        main(args)
    assert stopped.value.code == 2 and 'usage' in capsys.readouterr().err


def test_page(opened, photos, capsys):
    "A page is printed, and written with its pictures inside; the photo's tags come first"
    for item in (str(opened.pictured[5]), str(photos / '0.png')):
        assert main(['page', item, '--k', '4', '--out', str(photos / 'p.html')]) == 0
        out, doc = capsys.readouterr().out, (photos / 'p.html').read_text()
        assert all(
            t in out
            for t in ('masterCategory', 'Similar products', 'nearest', 'Properties', 'written:')
        )
        assert doc.count('data:image/jpeg;base64,') == 5 and not re.search(
            r'(src|href)="(?!data:)', doc
        )
    assert out.index('masterCategory') < out.index('Similar products') and out.startswith(
        str(photos / '0.png')
    )
    assert main(['page', str(photos / '0.png'), '--out', str(photos / 'p.json')]) == 0
    assert len(json.loads((photos / 'p.json').read_text())['similar']) == 6


def test_tags_before_the_catalogue(photos, monkeypatch, capsys):
    "A photo's tags are there even if the catalogue can't be read"
    (photos / 'kaggle').mkdir()
    (photos / 'kaggle' / 'styles.csv').write_text('kind\nShirts\n')
    assert main(['page', str(photos / '0.png'), '--data', str(photos / 'kaggle')]) == 1
    said = capsys.readouterr()
    assert 'masterCategory' in said.out and "no column 'id'" in said.err


@pytest.mark.parametrize(
    'args,status,message',
    [
        (['page', '0.png', '--data', 'nowhere'], 1, 'nowhere: there is no such file'),
        (['page', '0.png', '--data', 'table.csv'], 2, '--data table.csv --images'),
        (['page', '0.png', '--data', '.', '--images', '.'], 2, 'takes the table'),
        (['page', '0.png', '--data', 'table.csv', '--images', 'pics'], 1, 'pics: there is no'),
        (['page', '0.png', '--data', 'table.csv', '--images', '1.png'], 2, 'folder or zip'),
        (['page', '0.png', '--data', '.'], 1, 'has no styles.csv'),
        (['page', '1', '--data', 'table.csv', '--images', '.', '--columns', 'a'], 2, 'own=ours'),
        (['page', '0.png', '--id', 'sku'], 2, '--data products.csv'),
        (['page', '0.png', '--out', '.'], 2, '--out page.html'),
        (['page', '0.png', '--out', 'no/page.html'], 1, 'there is no such folder'),
        (['page', '.'], 2, 'fashionrec tag takes folders'),
        (['page', 'pics/gone.jpg'], 1, 'pics/gone.jpg: there is no such file'),
        (['page', 'bad.jpg'], 1, 'bad.jpg'),
        (['page', 'notes.txt'], 1, 'notes.txt'),
        (['tag', 'gone.jpg', 'lost.jpg'], 1, 'gone.jpg: there is no such file or folder, nor'),
        (['tag', '0.png', '--csv', '.'], 2, '--csv tags.csv'),
        (['tag', '0.png', '--csv', '1.png'], 2, 'write over a picture'),
        (['tag', '0.png', '--csv', 'table.csv'], 2, 'name another file'),
        (['tag', '0.png', '--confidence', '-1'], 2, 'from 0 to 1, not -1'),
        (['page', '0.png', '--out', '1.png'], 2, '--out 1.png would write over a picture'),
        (['bench', '--data', 'nowhere'], 1, 'nowhere: there is no such file'),
    ],
)
def test_arguments_are_checked_first(photos, monkeypatch, capsys, args, status, message):
    "What is wrong with any argument is said before the network is loaded or a catalogue is read"
    for made, name in ((Tagger, 'pretrained'), (Catalogue, 'open'), (Catalogue, 'from_folder')):
        monkeypatch.setattr(made, name, lambda *_, **__: pytest.fail('work was begun'))
    begun = SimpleNamespace(run=lambda *_, **__: pytest.fail('work was begun'))
    monkeypatch.setattr(cli, 'subprocess', begun)  # Pages are executed beside, by the real one
    monkeypatch.delenv('FASHIONREC_DATA', raising=False)
    monkeypatch.chdir(photos)
    (photos / 'table.csv').write_text('id,kind\n1,a\n')
    assert main(args) == status
    said = capsys.readouterr()
    assert message in said.err and not said.out and len(said.err.strip().splitlines()) == 1


def test_the_table_of_the_environment(photos, monkeypatch, capsys):
    "A table in FASHIONREC_DATA is told how to be given with its pictures"
    (photos / 'table.csv').write_text('id,kind\n1,a\n')
    monkeypatch.setenv('FASHIONREC_DATA', str(photos / 'table.csv'))
    assert main(['page', str(photos / '0.png')]) == 2
    said = capsys.readouterr()
    assert f'--data {photos / "table.csv"} --images' in said.err and not said.out


@pytest.mark.parametrize(
    'args,message',
    [
        (['page', '987654321'], 'product 987654321 is not in the catalogue'),
        (['page', 'gone.jpg'], 'product gone.jpg is not in the catalogue'),
        (['page', 'BAD'], 'bad.jpg'),
        (['page', 'ID', '--k', '0'], 'k must be at least 1'),
    ],
)
def test_bad_input(opened, photos, monkeypatch, capsys, args, message):
    "One line says what is wrong before anything is trained, and no page is written"
    monkeypatch.setattr(Recommender, 'open', lambda *_, **__: pytest.fail('trained'))
    args = [dict(BAD=str(photos / 'bad.jpg'), ID=str(opened.pictured[0])).get(a, a) for a in args]
    assert main([*args, '--out', str(photos / 'p.html')]) == 1
    assert message in capsys.readouterr().err and not (photos / 'p.html').exists()


def test_own_table(small, photos, monkeypatch, capsys):
    """A table of one's own with its pictures, its id column and its names for what Kaggle calls
    otherwise"""
    cat, rec = small
    monkeypatch.setenv('FASHIONREC_CACHE', str(photos / 'cache'))
    table = cat.products.iloc[:30][['productDisplayName', 'articleType', 'price']]
    table = table.rename(
        columns=dict(articleType='kind', productDisplayName='title', price='cost')
    ).rename_axis('sku')
    table.to_csv(photos / 'shop.csv')
    (photos / 'pictures').mkdir()
    for id in table.index:
        cat.photo(id).save(photos / 'pictures' / f'{id}.png')
    args = [
        'page',
        str(table.index[0]),
        '--data',
        str(photos / 'shop.csv'),
        '--images',
        str(photos / 'pictures'),
        '--id',
        'sku',
        '--columns',
        'kind=articleType',
        '--out',
        str(photos / 'p.json'),
        '--k',
        '2',
    ]
    assert main(args) == 0
    page = json.loads((photos / 'p.json').read_text())
    assert page['title'] == table.title.iloc[0] and page['tags']['articleType'] == dict(
        page['tags']['articleType'], tag=table.kind.iloc[0], source='known'
    )
    assert page['properties']['cost']['value'] == table.cost.iloc[0] and len(page['similar']) == 2


def test_sample_is_said(opened, photos, monkeypatch, capsys):
    "Without a catalogue the page says that the products are drawn, and draws few of them"
    monkeypatch.delenv('FASHIONREC_DATA', raising=False)
    asked = {}

    def sample(path=None, n=None):
        asked['n'] = n
        return opened

    monkeypatch.setattr(Catalogue, 'open', sample)
    assert main(['page', str(photos / '0.png'), '--out', str(photos / 'p.html')]) == 0
    assert 'drawn sample' in capsys.readouterr().err and asked['n'] <= 1500


def test_what_is_not_there_is_told_with_what_is(opened, capsys, monkeypatch, tmp_path):
    "A measurement by names that there are; an id without its zeros by those near it"
    monkeypatch.chdir(tmp_path)
    (tmp_path / 'tests' / 'benchmarks').mkdir(parents=True)
    (tmp_path / 'tests' / 'benchmarks' / 'bench_door.py').write_text('')
    assert main(['bench', 'nothing']) == 2
    assert "no measurement 'nothing'; there are door and all" in capsys.readouterr().err
    id = opened.products.index[0]
    assert main(['page', f'{id}9', '--out', str(tmp_path / 'page.html')]) == 1
    said = capsys.readouterr().err
    assert f'product {id}9 is not in the catalogue, and there is no such file; near: {id}' in said


def test_probabilities_have_three_digits_in_a_file(tmp_path):
    "A float32 that is rounded is still 0.9990000128746033 in a CSV file"
    Image.new('RGB', (60, 80), 'navy').save(tmp_path / 'shirt.png')
    cli.tag([str(tmp_path / 'shirt.png')], csv=str(tmp_path / 'tags.csv'))
    table = pd.read_csv(tmp_path / 'tags.csv', dtype=str)
    probabilities = table.filter(like=' probability').iloc[0]
    assert len(probabilities) == 7 and probabilities.str.len().max() <= 5


AS_USER = ['setpriv', '--bounding-set=-dac_override,-dac_read_search', '--inh-caps=-all']


def test_a_closed_photo_or_folder(photos):
    "What may not be read is named with the reason, and nothing else is lost"
    (photos / 'in').mkdir()
    (photos / '0.png').rename(photos / 'in' / '0.png')
    closed = [photos / '1.png', photos / 'locked']
    closed[1].mkdir()
    for path in closed:
        path.chmod(0)
    table = photos / 'tags.csv'
    command = [sys.executable, '-m', 'fashionrec', 'tag', str(photos), '--csv', str(table)]
    as_user = AS_USER if os.geteuid() == 0 else []
    if as_user and not shutil.which('setpriv'):
        pytest.skip('root may read everything')
    done = subprocess.run(
        [*as_user, *command], env=clean_env(ROOT), cwd=ROOT, capture_output=True, text=True
    )
    closed[1].chmod(0o700)
    assert done.returncode == 1, done.stderr
    got = pd.read_csv(table).set_index('photo')
    assert got.articleType.notna().sum() == 1 and 'locked' in done.stderr
    for path in closed:
        assert 'can not be read (Permission denied)' in got.error[str(path)]


def test_a_name_that_is_no_text(photos, capsys):
    "Bytes that are no UTF-8 are shown as escapes, printed and in the table"
    odd = os.fsdecode(bytes(photos) + b'/caf\xe9.png')
    os.rename(photos / '1.png', odd)
    os.mkdir(photos / 'names')
    cut = os.fsdecode(bytes(photos) + b'/\xff.jpg')
    os.rename(photos / 'bad.jpg', cut)
    table = photos / 'tags.csv'
    assert main(['tag', str(photos), '--csv', str(table)]) == 1
    got = pd.read_csv(table).set_index('photo')
    assert got.index.tolist() == [
        str(photos / name) for name in ('0.png', r'caf\xe9.png', r'\xff.jpg')
    ]
    assert got.articleType.notna().tolist() == [True, True, False]
    assert r'\xff.jpg' in got.error.iloc[2]
    assert table.read_bytes().startswith(b'photo,')
    assert main(['tag', str(photos)]) == 1
    assert r'caf\xe9.png' in capsys.readouterr().out


def test_a_stream_stays_one(photos):
    "A named pipe and standard output get the table, and are what they were"
    pipe = photos / 'pipe'
    os.mkfifo(pipe)
    read = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text()))
    reader.start()
    assert main(['tag', str(photos / '0.png'), '--csv', str(pipe)]) == 0
    reader.join()
    assert read[0].startswith('photo,masterCategory') and len(read[0].splitlines()) == 2
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    command = [sys.executable, '-m', 'fashionrec', 'tag', str(photos / '0.png'), '--csv']
    for place in ('/dev/stdout', '/dev/fd/1'):
        done = subprocess.run(
            [*command, place], env=clean_env(ROOT), cwd=ROOT, capture_output=True, text=True
        )
        assert (done.returncode, done.stdout) == (0, read[0]), done.stderr
    into = photos / 'shell.csv'  # As in: fashionrec tag ... --csv /dev/stdout > shell.csv
    with open(into, 'w') as file:
        subprocess.run(
            [*command, '/dev/stdout'], env=clean_env(ROOT), cwd=ROOT, stdout=file, check=True
        )
    assert into.read_text() == read[0]
    assert {p.name for p in photos.iterdir()} == {
        '0.png', '1.png', 'bad.jpg', 'notes.txt', 'pipe', 'shell.csv'
    }  # fmt: skip


def test_folders_inside(photos, capsys):
    "A folder is searched whole; hidden files and what a Mac adds are not; the number is said"
    for name in ('a/b/2.png', 'a/._2.png', '__MACOSX/2.png', '.hidden/2.png'):
        (photos / name).parent.mkdir(parents=True, exist_ok=True)
        (photos / name).write_bytes((photos / '0.png').read_bytes())
    os.mkfifo(photos / 'pipe.png')  # Would wait for ever
    (photos / 'gone.png').symlink_to('nowhere.png')
    assert [str(file.relative_to(photos)) for file in cli.photo_files([str(photos)])] == [
        '0.png', '1.png', 'a/b/2.png', 'bad.jpg', 'gone.png'
    ]  # fmt: skip
    assert f'5 pictures in {photos}' in capsys.readouterr().err


def test_why_a_photo_has_no_tags(photos, capsys):
    "The table says how probably a photo shows a product, and what was refused as none"
    Image.new('RGB', (600, 800), (214, 205, 190)).save(photos / '1.png')
    table = photos / 'tags.csv'
    pictures = [str(photos / name) for name in ('0.png', '1.png')]
    assert main(['tag', *pictures, '--csv', str(table)]) == 0
    got = pd.read_csv(table)
    wanted = Tagger.pretrained().product_shown(pictures)
    assert got.shows_product.tolist() == pytest.approx(wanted.tolist(), abs=0.001)
    assert got.note.isna().tolist() == [True, False] and got.error.isna().all()
    assert got.note[1] == 'does not look like a product: not tagged'
    assert '2 photos in' in (said := capsys.readouterr().err) and '1 of them look like no' in said


def test_files_of_others(opened, photos, monkeypatch, capsys):
    "A file that the command has not written is refused before any work, unless it is forced"
    monkeypatch.chdir(photos)
    for name in ('index.html', 'mine.json', 'own.csv'):
        (photos / name).write_text('mine')
    for args in (
        ['page', '0.png', '--out', 'index.html'],
        ['page', '0.png', '--out', 'mine.json'],
        ['tag', '0.png', '--csv', 'own.csv'],
    ):
        assert main(args) == 2
        said = capsys.readouterr()
        assert '--force' in said.err and not said.out and (photos / args[-1]).read_text() == 'mine'
        assert main([*args, '--force']) == 0
        assert main(args) == 0  # Now it is ours
        capsys.readouterr()
    former = pd.read_csv('own.csv').drop(columns=['shows_product', 'note'])
    former.to_csv('own.csv', index=False)
    assert main(['tag', '0.png', '--csv', 'own.csv']) == 0
    for args in (['tag', '0.png', '--csv', 'notes.txt'], ['page', '0.png', '--out', 'notes.txt']):
        assert main([*args, '--force']) == 2
        assert 'does not end in' in capsys.readouterr().err
    assert (photos / 'notes.txt').read_text() == 'no photo'


def test_a_full_disk_is_named(photos, monkeypatch, capsys):
    "An error of writing says which file it was"
    code = (
        'import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100)); '
        'import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN); '
        'from fashionrec.cli import main; sys.exit(main(sys.argv[1:]))'
    )
    done = subprocess.run(
        [sys.executable, '-B', '-c', code, 'tag', '0.png', '--csv', 'tags.csv'],
        env=clean_env(ROOT), cwd=photos, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 1 and 'fashionrec: tags.csv: File too large' in done.stderr
    assert not [*photos.glob('tags.csv*')]


@pytest.mark.parametrize('command', [['tag'], ['page']])
def test_an_address_is_no_file(command, capsys):
    "It is said as it was given"
    assert main([*command, 'https://shop.example/a.jpg']) == 2
    assert 'https://shop.example/a.jpg is an address' in capsys.readouterr().err


def test_the_shipped_tagger_is_heard(opened, photos, monkeypatch, capsys):
    "Products need not share a tag that the shipped tagger contradicts"
    asked = []
    real = Recommender.product_page

    def asked_for(rec, item, k=6, under=None):
        asked.append(under)
        page = real(rec, item, k=k, under=under)
        if under is None:
            page.filters = {'articleType': 'Nothing', 'gender': page.tags.tag['gender']}
        return page

    monkeypatch.setattr(Recommender, 'product_page', asked_for)
    seen = cli.tag_table(Tagger.pretrained(), {'a': opened.photo(opened.pictured[0])}).iloc[0]
    seen['articleType'], seen['articleType probability'] = opened.products.articleType.iloc[0], 0.9
    seen['gender probability'] = 0.3
    rec = Recommender.open(opened)
    page = cli._page_of(rec, str(photos / '0.png'), 2, seen)
    assert asked == [None, ['gender']] and 'another articleType' in page.notes[-1]
    asked.clear()
    seen['articleType probability'] = 0.4
    assert cli._page_of(rec, str(photos / '0.png'), 2, seen) and asked == [None]


def test_progress_is_no_output(opened, photos, monkeypatch, capsys):
    "What making a recommender prints is on stderr; the output is the page"
    rec = Recommender.open(opened)
    monkeypatch.setattr(Recommender, 'open', lambda cat, early=None: print('a bar') or rec)
    assert main(['page', str(photos / '0.png'), '--out', str(photos / 'p.html')]) == 0
    said = capsys.readouterr()
    assert 'a bar' in said.err and 'a bar' not in said.out
