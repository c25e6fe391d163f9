"Stored results: each part has the stamp of its own run, and the figures of others a source."

import json
import re

import pytest
from conftest import ROOT
from fashionrec.files import load_result, provenance, save_result

RESULTS = ROOT / 'data' / 'results'
NAMES = sorted(path.stem for path in RESULTS.glob('*.json'))
MEASURED = [name for name in NAMES if name not in ('anchors', 'eigenfaces')]

pytestmark = pytest.mark.fast


def content(name):
    "The file as it is"
    return json.loads((RESULTS / f'{name}.json').read_text(encoding='utf-8'))


@pytest.mark.parametrize('name', MEASURED)
def test_every_part_is_stamped(name):
    "Each part says when, where and with what it was measured"
    for part, values in content(name)['parts'].items():
        stamp = values['measured']
        assert stamp['date'] and stamp['machine'] and stamp['versions'], part
        assert 'commit' in stamp, part
    assert provenance(name, RESULTS).index.tolist() == list(content(name)['parts'])


def test_a_run_stamps_only_what_it_measured(tmp_path, monkeypatch):
    "The other parts keep their stamps to the letter, and what is measured anew replaces its part"
    from fashionrec import files

    stamps = iter(['first', 'second', 'third'])
    monkeypatch.setattr(files, 'environment', lambda: dict(date=next(stamps)))
    save_result(tmp_path, 'x', 'table', dict(seed=0, table=dict(a=1, b=2)))
    save_result(tmp_path, 'x', 'speed', dict(seed=1, speed=dict(ms=3)))
    assert load_result('x', 'table', tmp_path)['measured']['date'] == 'first'
    save_result(tmp_path, 'x', 'table', dict(seed=2, table=dict(a=5)))
    assert load_result('x', 'speed', tmp_path)['measured']['date'] == 'second'
    assert load_result('x', 'table', tmp_path)['table'] == dict(a=5)  # Nothing stale is left
    assert provenance('x', tmp_path).date.to_dict() == dict(speed='second', table='third')
    assert load_result('x', folder=tmp_path)['measured']['date'] == 'third'


def test_files_of_a_former_build(tmp_path):
    "A file with one stamp reads as before, and keeps that stamp when a part is measured anew"
    old = dict(catalogue='shop', table=dict(a=1), speed=dict(ms=3), measured=dict(date='then'))
    (tmp_path / 'x.json').write_text(json.dumps(old))
    assert load_result('x', folder=tmp_path) == old
    save_result(tmp_path, 'x', 'speed', dict(speed=dict(ms=2)))
    both = load_result('x', folder=tmp_path)
    assert both['table'] == dict(a=1) and both['speed'] == dict(ms=2)
    assert provenance('x', tmp_path).date['all'] == 'then'


def test_rows_of_two_parts_are_put_together(tmp_path):
    "A machine or a size that another run measured stays"
    for machine in ('one', 'other'):
        save_result(tmp_path, 'x', machine, dict(machines={machine: 1}))
    assert load_result('x', folder=tmp_path)['machines'] == dict(one=1, other=1)


def test_figures_of_others_have_sources():
    "Each figure of others is a number, and says where it comes from and what it was measured on"
    figures = content('anchors')['parts']['figures']
    assert len(figures) > 10
    for name, figure in figures.items():
        assert set(figure) == {'value', 'source', 'measured on'}, name
        assert isinstance(figure['value'], (int, float)) and len(figure['source']) > 10, name


def test_no_row_of_the_clicks():
    "What is stored of the real log is aggregates: no session, no product"
    stored = json.dumps(content('clicks')['parts'])
    assert not re.search(r'\bS\d{5}\b|\b[ABCP]\d{1,2}\b', stored)


def test_sessions_looked_at():
    "Ten sessions as counts: each is shown six products, for reasons of voices that the log has"
    looked = content('clicks')['parts']['looked_at']['looked_at']
    assert list(looked['sessions']) == [str(number) for number in range(1, 11)]
    for session in looked['sessions'].values():
        assert sum(session['told'].values()) == 6
        assert sum(session['types'].values()) == session['views']
        assert not any(name.startswith('look') for name in session['told'])
        for way, place in session['place'].items():
            assert place is None or 1 <= place <= 6 and session['found'][way] >= 1


def test_the_model_and_the_rules_on_the_clicks():
    "Every rule was asked in every window, and what is said of the best one agrees with the table"
    from fashionrec.rules import RULES

    clicks = {name: part[name] for name, part in content('clicks')['parts'].items()}
    table = clicks['all_windows']['table']
    rules = [name for name in RULES if name != 'bought again']  # Nothing is asked that was met
    assert len(clicks['windows']) >= 3
    for window in clicks['windows'].values():
        assert {'model', *rules} <= set(window['scores']) == set(table)
    best = max(rules, key=lambda name: table[name]['nDCG@6 mean'])
    assert clicks['all_windows']['best']['rule'] == best
    less = table['model'][f"nDCG@6 less '{best}' mean"]
    assert less == pytest.approx(clicks['all_windows']['model_less']['rule']['mean'], abs=2e-5)
    assert less == pytest.approx(
        table['model']['nDCG@6 mean'] - table[best]['nDCG@6 mean'], abs=2e-5
    )
