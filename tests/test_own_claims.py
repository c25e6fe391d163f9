"The project's own claims: whole, judged by ranges, and one for each row of the home page's table."

import json
import re
import shutil
from dataclasses import replace

import nbformat
import pytest
from conftest import ROOT
from fashionrec.comparisons import (
    OWN_CLAIMS,
    VERDICTS,
    WORLDS,
    ClaimError,
    OwnClaim,
    Rival,
    comparison_table,
    protocol,
    read_own_claims,
)
from fashionrec.files import anchors
from fashionrec.remeasure import measurements

pytestmark = pytest.mark.fast
CLAIMS = OWN_CLAIMS.values()


@pytest.mark.parametrize('claim', CLAIMS, ids=lambda claim: claim.id)
def test_each_claim_is_whole(claim):
    "Its figure is stored, each rival is known, and each protocol that differs says how"
    assert claim.check() in VERDICTS and claim.world in WORLDS
    assert (ROOT / f'nbs/{claim.page}.ipynb').is_file()
    assert claim._repr_markdown_() and claim.rule()
    for rival in claim.rivals:
        assert bool(rival.anchor) != bool(rival.figure), rival
        assert rival.kind in ('', 'bound', 'target')


@pytest.mark.parametrize('claim', CLAIMS, ids=lambda claim: claim.id)
def test_nothing_stored_is_an_error(claim, tmp_path):
    "Without results no claim has a verdict"
    shutil.copy(ROOT / 'data/results/anchors.json', tmp_path)
    with pytest.raises(ClaimError, match='not stored'):
        claim.check(tmp_path)


def test_what_is_missing_is_an_error():
    "A figure, an anchor, a paired difference, a protocol, a note or a part that nobody knows"
    claim = OwnClaim.of('all-seven')
    clip = claim.rivals[0]

    def said(**change):
        with pytest.raises(ClaimError) as error:
            replace(claim, **change).check()
        return str(error.value)

    assert "'catalogue/nothing' is not stored" in said(figure='catalogue/nothing')
    assert "no anchor 'nobody'" in said(rivals=[replace(clip, anchor='nobody')])
    assert "'a/b' is not stored" in said(rivals=[replace(clip, anchor='', figure='a/b')])
    assert "'a/b' is not stored" in said(rivals=[replace(clip, less='a/b')])
    assert "no protocol ''" in said(protocol='')
    assert "no protocol 'mine'" in said(rivals=[replace(clip, protocol='mine')])
    assert 'differs is not said' in said(rivals=[replace(clip, differs='')])
    assert 'differs is not said' in said(
        rivals=[replace(clip, protocol=claim.protocol, comparable=False, differs='')]
    )
    assert "no part 'all'" in said(part='all') and "no world 'all'" in said(world='all')


def test_protocols_are_four_lines():
    "Each has all four, and each is somebody's"
    known = read_own_claims()['protocols']
    for name in known:
        assert protocol(name).keys() == {'data', 'split', 'pictures', 'asked'}
        assert all(protocol(name).values())
    used = {claim.protocol for claim in CLAIMS}
    assert {*known} == used | {rival.protocol for claim in CLAIMS for rival in claim.rivals}


def test_figures_of_others_are_compared():
    "Each figure of somebody else stands beside a claim of ours or of the paper"
    ours = {rival.anchor for claim in CLAIMS for rival in claim.rivals}
    names = [name for name in anchors().index if not name.startswith('paper')]
    seldom = {'before, R@5', 'ms a picture and a pass, without bfloat16'}
    seldom |= {name for name in names if name.startswith('KAGL') and not name.endswith('R@10')}
    assert {*names} - ours <= seldom


def home_table():
    "Rows of the home page's table: what is asked, our figure, the verdict"
    page = nbformat.read(ROOT / 'nbs/index.ipynb', 4)
    texts = [
        output['data']['text/markdown']
        for cell in page.cells
        for output in cell.get('outputs', [])
        if 'text/markdown' in output.get('data', {})
    ]
    table = next(text for text in texts if text.startswith('| what is asked'))
    rows = [re.split(r' \| ', line.strip('| ')) for line in table.splitlines()[2:]]
    return [(row[0], row[3], row[4]) for row in rows]


def test_each_row_of_the_home_page_has_a_claim():
    "And shows its figure and its verdict"
    rows = home_table()
    claims = [claim for claim in CLAIMS if claim.home]
    assert len(rows) == len(claims) >= 10
    for asked, figure, verdict in rows:
        found = [claim for claim in claims if asked.startswith(claim.home)]
        assert len(found) == 1, asked
        assert figure.startswith(f'{found[0].measured().mean:.3f}'), (asked, figure)
        assert verdict == found[0].verdict(), asked


def test_a_verdict_follows_the_figures(tmp_path):
    "Other figures, another verdict; a bound is no rival, and a target has no chance"
    claim = OwnClaim.of('all-seven')
    stored = json.loads((ROOT / 'data/results/catalogue.json').read_text())
    found = []
    for share in (0.35, 0.41, 0.5):
        stored['parts']['shipped']['shipped']['all together'] = share
        (tmp_path / 'catalogue.json').write_text(json.dumps(stored))
        found.append(claim.beside(claim.rivals[0], tmp_path))
    assert found == ['behind', 'level', 'ahead']
    alone = Rival('itself', claim.protocol, figure=claim.figure, kind='bound')
    assert replace(claim, rivals=[alone]).verdict() == 'no rival known'
    assert replace(claim, rivals=[replace(alone, kind='')]).verdict() == 'level'
    target = Rival('wanted', claim.protocol, figure='words/target/R@10', kind='target')
    assert replace(claim, rivals=[target]).verdict() == 'behind'


def test_former_networks_are_marked(tmp_path):
    "A figure of the shipped network that is older than the network's own"
    claim = OwnClaim.of('all-seven')
    stored = json.loads((ROOT / 'data/results/catalogue.json').read_text())
    assert not claim.is_former()
    later = claim.measured_on().replace('2026', '2036')
    stored['parts']['shipped']['measured']['date'] = later
    (tmp_path / 'catalogue.json').write_text(json.dumps(stored))
    by_speed = replace(claim, figure='catalogue/size_mb')
    assert by_speed.is_former(tmp_path) and not claim.is_former(tmp_path)
    assert not replace(by_speed, network='trained for it').is_former(tmp_path)


def test_the_table_and_what_measures_it():
    "A row a claim, none twice, and a benchmark for each result"
    table = comparison_table()
    assert table.index.is_unique and table.claim.is_unique and len(table) == len(OWN_CLAIMS)
    written = {measurement.result for measurement in measurements()}
    texts = json.dumps([[claim.figure, *(r.figure for r in claim.rivals)] for claim in CLAIMS])
    assert {*re.findall(r'"(\w+)/[^"]*"', texts)} <= written
