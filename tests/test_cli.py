"The command line, on the drawn sample."
import re

import pytest
import torch
from conftest import ROOT, run

from fashionrec.data import Catalogue
from fashionrec.recommender import Recommender, main


@pytest.fixture(scope='module')
def small(tmp_path_factory):
    "A recommender of a small catalogue, and the catalogue"
    torch.set_num_threads(1) # Tiny networks wait for each other's threads on a busy machine
    with pytest.MonkeyPatch.context() as m:
        m.setenv('FASHIONREC_CACHE', str(tmp_path_factory.mktemp('cache')))
        cat = Catalogue.sample(300)
        yield cat, Recommender.fit(cat, epochs=1, progress=False)


def test_help():
    "--help names every command and option"
    text = run('fashionrec', '--help', cwd=ROOT).stdout
    assert 'page' in text and 'bench' in text
    for command, options in dict(page=('photo', '--data', '--k', '--out'), bench=('name', '--data')).items():
        text = run('fashionrec', command, '--help', cwd=ROOT).stdout
        assert all(o in text for o in options)


def test_page(small, tmp_path, monkeypatch, capsys):
    "A page is printed, and written with its pictures inside"
    cat, rec = small
    monkeypatch.setattr(Catalogue, 'open', lambda data: cat)
    monkeypatch.setattr(Recommender, 'open', lambda cat: rec)
    rec.cat.photo(cat.pictured[5]).save(photo := tmp_path/'shoe.png')
    for item in (str(cat.pictured[5]), str(photo)):
        assert main(['page', item, '--k', '4', '--out', str(tmp_path/'p.html')]) == 0
        out, doc = capsys.readouterr().out, (tmp_path/'p.html').read_text()
        assert all(t in out for t in ('masterCategory', 'Similar products', 'Predicted properties', 'written:'))
        assert doc.count('data:image/jpeg;base64,') == 5 and not re.search(r'(src|href)="(?!data:)', doc)


@pytest.mark.parametrize('args,message', [
    (['page', '987654321'], 'product 987654321 is not in the catalogue'), (['page', 'gone.jpg'], 'product gone.jpg is not in the catalogue'),
    (['page', 'EMPTY'], 'the file is empty'), (['page', 'ID', '--k', '0'], 'k must be at least 1')])
def test_bad_input(small, tmp_path, monkeypatch, capsys, args, message):
    "One line says what is wrong; the exit status is not zero"
    cat, rec = small
    monkeypatch.setattr(Catalogue, 'open', lambda data: cat)
    monkeypatch.setattr(Recommender, 'open', lambda cat: rec)
    (tmp_path/'empty.jpg').write_bytes(b'')
    args = [dict(EMPTY=str(tmp_path/'empty.jpg'), ID=str(cat.pictured[0])).get(a, a) for a in args]
    assert main([*args, '--out', str(tmp_path/'p.html')]) == 1
    assert message in capsys.readouterr().err and not (tmp_path/'p.html').exists()


def test_no_catalogue(tmp_path, capsys):
    assert main(['page', '1', '--data', str(tmp_path)]) == 1
    assert 'has no styles.csv' in capsys.readouterr().err


def test_k_beyond(small):
    "k larger than the catalogue gives all there are"
    cat, rec = small
    assert len(rec.product_page(cat.pictured[0], k=10_000).similar) == len(cat.pictured) - 1


def test_open_keeps(small, monkeypatch):
    "The second time nothing is trained"
    cat, rec = small
    monkeypatch.setattr(Recommender, 'fit', classmethod(lambda cls, cat, **kw: rec))
    Recommender.open(cat)
    def never(*_, **__): raise AssertionError('trained again')
    monkeypatch.setattr(Recommender, 'fit', never)
    assert len(Recommender.open(cat).index) == len(rec.index)
