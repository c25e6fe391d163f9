"Claims of the paper: complete, judged by their rules, and never by a figure that isn't stored."

import json
import re
import shutil
import subprocess
from dataclasses import replace

import pytest
from conftest import ROOT
from fashionrec.claims import (
    CLAIMS,
    VERDICTS,
    Claim,
    claim_table,
    is_true,
    measure,
    read_claims,
    verdict_counts,
)
from fashionrec.files import anchors
from fashionrec.remeasure import main, measurements, plan

pytestmark = pytest.mark.fast
NOTHING_KNOWN = {'categories', 'masterCategory', 'subCategory', 'seconds', 'pictures-in-histories'}


@pytest.mark.parametrize('claim', CLAIMS.values(), ids=str)
def test_each_claim_is_whole(claim):
    "It has a page, figures, a known basis, and a reason for the verdict it has"
    assert claim.part in read_claims()['parts']
    assert claim.basis in ('stated', 'implied')
    assert claim.figures and claim.where and claim.paper
    assert claim.verdict() in VERDICTS and claim.reason()
    assert set(claim.why) <= set(VERDICTS)
    assert bool(claim.holds) != (claim.id in NOTHING_KNOWN)
    assert not claim.anchor or claim.anchor in anchors().index


@pytest.mark.parametrize('claim', [c for c in CLAIMS.values() if c.holds], ids=lambda c: c.id)
def test_nothing_stored_is_nothing_judged(claim, tmp_path):
    "Without results no claim holds, and none is said not to"
    anchors_alone = ROOT / 'data/results/anchors.json'
    shutil.copy(anchors_alone, tmp_path)
    assert claim.verdict(tmp_path) == 'cannot be judged'


def test_a_verdict_follows_the_figures(tmp_path):
    "Other figures, another verdict: of the split, and of the type alone"
    stored = json.loads((ROOT / 'data/results/paper_models.json').read_text())
    claim = replace(Claim.of('season'), figures={
        'random': 'paper_models/models[tags=season,form=MultiClass]/best',
        'type_alone': 'paper_models/levels/season/type alone',
    })
    parts = stored['parts']
    model = next(m for m in parts['models']['models'] if m['tags'] == 'season')
    found = []
    for best, alone in ((0.5, 0.7), (0.75, 0.7), (0.75, 0.5)):
        model['best'] = best
        parts['levels']['levels']['season']['type alone'] = alone
        (tmp_path / 'paper_models.json').write_text(json.dumps(stored))
        found.append(claim.verdict(tmp_path))
    assert found == ['does not hold', 'holds for another reason', 'holds']


def test_no_claim_twice():
    "Ids and claims are one each, and every verdict occurs"
    table = claim_table()
    assert table.index.is_unique and table.claim.is_unique and len(table) >= 25
    assert (verdict_counts() > 0).all()


def test_means_of_seeds():
    "Several figures are a mean with the lowest and the highest; a share of n has an interval"
    seeds = measure('tagging/runs[split=random]/five/gender')
    assert seeds.low < seeds.mean < seeds.high and seeds.told == '3 seeds'
    crop = 'extraction/tags/ways/crop'
    alone = measure(dict(at=f'{crop}/type', of=f'{crop}/photos'))
    assert alone.low < alone.mean < alone.high and alone.told == '95 %'
    assert is_true('a.low < a', dict(a=alone))


def test_every_result_of_a_claim_can_be_measured():
    "What a claim looks up is written by a measurement that there is a benchmark for"
    written = {measurement.result for measurement in measurements()}
    paths = re.findall(r'"(\w+)/[^"]*"', json.dumps([c.figures for c in CLAIMS.values()]))
    assert set(paths) - {'anchors'} <= written
    for measurement in measurements():
        assert measurement.script(ROOT).is_file(), measurement


def test_the_plan(tmp_path, capsys):
    "Where nothing is stored all is missing; a dry run measures nothing"
    assert {*plan(ROOT, tmp_path).state} == {'missing'}
    before = subprocess.run(['git', 'status', '--short'], cwd=ROOT, capture_output=True).stdout
    assert main(['--dry-run'], ROOT) == 0
    assert 'to measure, about' in capsys.readouterr().out
    after = subprocess.run(['git', 'status', '--short'], cwd=ROOT, capture_output=True).stdout
    assert before == after
