"""The app opens before it has learned, learns behind its open doors, and loses nothing by that."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from urllib.request import urlopen

import pandas as pd
import pytest
from small_app import BEARER, FREE, saved, small_recommender
from starlette.testclient import TestClient

from fashionrec.app import make_app
from fashionrec.cli import explain
from fashionrec.customer_views import CustomerLog
from fashionrec.data import Catalogue
from fashionrec.recommender import Recommender
from fashionrec.simulation import simulate_histories
from test_app_workers import wait_until

SIZE = 120


def open_stage(folder):
    "The recommender that was saved last, or the bare products"
    cat = Catalogue.sample(SIZE)
    for stage in ('full', 'early'):
        if (folder / stage).exists():
            return Recommender.load(folder / stage, cat)
    return Recommender.at_hand(cat)


def learn_stages(folder, teller):
    "Learn one stage after the other, each as soon as the test allows it"
    for stage, parts in (('early', ['likeness']), ('full', [])):
        teller.say(f'learning the stage {stage}', 60.0)
        while not (folder / f'may {stage}').exists():
            if (folder / 'fail').exists():
                raise ValueError('the pictures are of tomorrow')
            time.sleep(0.02)
        (folder / f'{stage} to come').rename(folder / stage)
        if parts:
            teller.made(*parts)


@pytest.fixture(scope='module')
def rec():
    "A recommender that has learned all"
    return small_recommender(SIZE)


@pytest.fixture(params=[2, 0], ids=['workers', 'one process'])
def app(request, rec, tmp_path):
    "An app that learns when the test allows it"
    later = 'tags', 'properties'
    early = Recommender(rec.cat, rec.tagger, rec.index, {}, columns=rec.columns, lacking=later)
    early.save(tmp_path / 'early to come')
    rec.save(tmp_path / 'full to come')
    app = make_app(
        partial(open_stage, tmp_path),
        'secret',
        hosts=('testserver',),
        limits=FREE,
        workers=request.param,
        learn=partial(learn_stages, tmp_path),
    )
    yield app
    app.desk.close()


def states(browser):
    "The state of each part"
    return browser.get('/api/v1/health').json()['parts']


def test_stages(app, tmp_path):
    "What there is at each stage, and that no request is lost between them"
    browser = TestClient(app, raise_server_exceptions=False)
    first = browser.get('/')
    if first.status_code == 503:  # Before the table is read
        assert 'refresh' in first.headers and 'being read' in first.text
    wait_until(lambda: states(browser).get('likeness') == 'learning')
    page = browser.get('/?q=blue+shirts')
    assert page.status_code == 200 and page.text.count('class="card"') > 3
    assert 'Being learned: which products look alike' in page.text
    assert 'refresh' not in page.headers
    item = browser.get('/product/10003')
    assert item.status_code == 200 and 'Tshirts' in item.text and 'Look again' in item.text
    picture = browser.get('/picture/10003')
    assert picture.status_code == 200
    photo = ('photo.jpg', picture.content)
    token = re.search(r'name="token" value="([^"]+)"', page.text)[1]
    sent = browser.post('/photo', data=dict(token=token), files=dict(photo=photo))
    assert sent.status_code == 200 and 'refresh' in sent.headers
    assert 'Being learned' in sent.text and 'Tags' in sent.text
    waiting = browser.get('/map')
    assert waiting.status_code == 503 and int(waiting.headers['refresh']) > 0
    assert 'look again' in waiting.text
    assert 'Being learned' in browser.get('/for-you').text
    for path in ('similar?id=10003', 'page?id=10003'):
        answer = browser.get(f'/api/v1/{path}')
        assert answer.status_code == 503 and int(answer.headers['retry-after']) > 0
        assert 'which products look alike' in answer.json()['error']
    tagged = browser.post('/api/v1/tag', content=photo[1])
    assert tagged.json()['photos'][0]['tags']['articleType']
    removed = browser.delete('/api/v1/products/10007', headers=BEARER)
    assert removed.status_code == 503
    wait_until(lambda: 'doing' in browser.get('/api/v1/health').json())

    asked = ['/?q=shirts', '/product/10003', '/picture/10008', '/api/v1/search?q=shoes']
    with ThreadPoolExecutor(4) as pool:
        (tmp_path / 'may early').touch()
        answers = []
        while states(browser)['likeness'] == 'learning':
            answers += pool.map(lambda path: browser.get(path).status_code, asked)
        assert set(answers) == {200} and len(answers) > 4
        assert browser.get('/api/v1/similar?id=10003').status_code == 200
        assert 'Similar products' in browser.get(sent.url.path).text
        assert 'further properties' in browser.get('/product/10003').text
        assert states(browser)['properties'] == 'learning'
        assert browser.delete('/api/v1/products/10007', headers=BEARER).status_code == 200
        browser.post('/cart', data=dict(token=token, id=10003))
        (tmp_path / 'may full').touch()
        answers = []
        while states(browser)['properties'] == 'learning':
            answers += pool.map(lambda path: browser.get(path).status_code, asked)
        assert set(answers) == {200}
    assert set(states(browser).values()) == {'ready'}
    for _ in range(4):
        assert browser.get('/api/v1/products/10007').status_code == 404
    assert 'It is in your cart' in browser.get('/product/10003').text
    assert 'Being learned' not in browser.get('/').text
    assert app.desk.status == 0 and app.desk.workers is None or app.desk.workers.replaced == 0


def test_learning_that_fails(app, tmp_path, capfd):
    "The shop stays; page, API, log and exit status tell"
    browser = TestClient(app, raise_server_exceptions=False)
    wait_until(lambda: states(browser).get('likeness') == 'learning')
    (tmp_path / 'fail').touch()
    wait_until(lambda: states(browser)['likeness'] == 'failed')
    assert 'pictures are of tomorrow' in browser.get('/').text
    assert browser.get('/product/10003').status_code == 200
    answer = browser.get('/api/v1/similar?id=10003')
    assert answer.status_code == 503 and 'tomorrow' in answer.json()['error']
    assert 'tomorrow' in browser.get('/api/v1/metrics').json()['error']
    assert app.desk.status == 1
    assert 'learning failed: the pictures are of tomorrow' in capfd.readouterr().err


def test_a_learner_that_is_killed(app):
    "As by the system, where there is no memory"
    browser = TestClient(app, raise_server_exceptions=False)
    wait_until(lambda: app.desk.learner is not None)
    os.kill(app.desk.learner._process.pid, signal.SIGKILL)
    wait_until(lambda: states(browser)['likeness'] == 'failed')
    assert 'has ended' in browser.get('/').text and app.desk.status == 1


def test_the_front_process_does_not_load_pytorch():
    "It takes requests, and answers none"
    code = 'import sys, fashionrec.app; sys.exit("torch" in sys.modules)'
    assert subprocess.run([sys.executable, '-c', code]).returncode == 0


def test_histories_are_learned_once(rec, tmp_path):
    "A log that was saved is the same log, and so is what was learned from it"
    events = simulate_histories(rec.cat, 60, seed=1)
    log = CustomerLog(rec, events)
    log.save(tmp_path / 'log')
    other = Recommender(rec.cat, rec.tagger, rec.index, rec.predictors)
    again = CustomerLog.load(tmp_path / 'log', other)
    pd.testing.assert_frame_equal(again.histories.events, log.histories.events)
    assert again.said == log.said and other.customers.trained == rec.customers.trained
    one = log.events_of(0)
    pd.testing.assert_frame_equal(
        pd.DataFrame(other.for_customer(one, 5)), pd.DataFrame(rec.for_customer(one, 5))
    )


@pytest.fixture(scope='module')
def shop(tmp_path_factory):
    "A small shop of its own: options of `fashionrec serve`"
    from browsing import drawn_shop

    cat, options = drawn_shop(tmp_path_factory.mktemp('shop'), 60)
    events = simulate_histories(cat, 80, seed=1)
    file = tmp_path_factory.mktemp('log') / 'events.csv'
    pd.DataFrame(getattr(events, 'events', events)).to_csv(file, index=False)
    return [*map(str, options), '--histories', str(file)]


def serving(shop, folder, *args):
    "`fashionrec serve` as a process, its address and its log"
    from browsing import free_port

    port, log = free_port(), folder / 'log'
    command = [sys.executable, '-m', 'fashionrec', 'serve', '--port', str(port), *shop, *args]
    env = os.environ | dict(FASHIONREC_CACHE=str(folder / 'cache'), FASHIONREC_TOKEN='t')
    with open(log, 'w') as out:
        process = subprocess.Popen(command, env=env, stdout=out, stderr=out, start_new_session=True)
    return process, f'http://127.0.0.1:{port}', log


def parts_at(url):
    "The parts of an app that runs; none before it does"
    try:
        with urlopen(f'{url}/api/v1/health', timeout=5) as answer:
            return json.load(answer)['parts']
    except OSError:
        return {}


def test_the_command_learns_once_and_says_it_once(shop, tmp_path):
    "Two workers, the histories too; the second start has all at once"
    process, url, log = serving(shop, tmp_path, '--workers', '2')
    seen = []

    def is_ready():
        seen.append(parts_at(url))
        return len(seen[-1]) == 5 and set(seen[-1].values()) == {'ready'}

    wait_until(is_ready, 400)
    assert any('learning' in parts.values() for parts in seen)
    process.send_signal(signal.SIGTERM)
    assert process.wait(30) == 0
    said = log.read_text()
    for line in ('Catalogue pictures:', 'Reading ', 'Histories: ', 'All is learned'):
        assert said.count(line) == 1, said
    assert 'Traceback' not in said
    process, url, log = serving(shop, tmp_path, '--workers', '2')
    wait_until(lambda: 'products' in parts_at(url) and parts_at(url)['products'] == 'ready', 120)
    assert set(parts_at(url).values()) == {'ready'}
    process.send_signal(signal.SIGINT)
    process.wait(30)
    said = log.read_text()
    assert said.count('Catalogue pictures:') == 1 and 'Reading ' not in said


def has_children(process):
    "Whether a process has started others"
    with open(f'/proc/{process.pid}/task/{process.pid}/children') as file:
        return bool(file.read())


@pytest.mark.skipif(not os.path.exists('/proc/self/task'), reason='needs the /proc of Linux')
@pytest.mark.parametrize('moment', ['others import', 'it listens', 'it learns'])
def test_ctrl_c_in_the_first_seconds(shop, tmp_path, moment):
    "No trace, of whichever process"
    process, url, log = serving(shop, tmp_path)
    came = {
        'others import': lambda: has_children(process),
        'it listens': lambda: parts_at(url),
        'it learns': lambda: 'likeness' in parts_at(url),
    }
    wait_until(came[moment], 120)
    os.killpg(process.pid, signal.SIGINT)  # As a terminal does: every process of the group
    process.wait(60)
    assert 'Traceback' not in log.read_text()


def test_a_catalogue_that_can_not_be_read(tmp_path):
    "The command says why, and ends"
    (tmp_path / 'pictures').mkdir()
    (tmp_path / 'products.csv').write_text('id,kind\n1,Shirts\n')
    options = ['--data', str(tmp_path / 'products.csv'), '--images', str(tmp_path / 'pictures')]
    process, _, log = serving(options, tmp_path)
    assert process.wait(120) == 1
    assert 'fashionrec: ' in log.read_text() and 'Traceback' not in log.read_text()


@pytest.mark.fast
def test_words_for_a_terminal():
    "No name of Python's"
    error = ValueError('shop: missing picture (5). All are in .problems')
    assert explain(error) == 'fashionrec: shop: missing picture (5). The rest is used'


def test_forget_all_forgets_photos_and_the_cart_gives_back(rec):
    "And a photo that is refused can be followed by another"
    browser = TestClient(make_app(rec, hosts=('testserver',), limits=FREE))
    page = browser.get('/product/10003').text
    token = re.search(r'name="token" value="([^"]+)"', page)[1]
    assert 'Take out' in browser.post('/cart', data=dict(token=token, id=10003)).text
    out = browser.post('/cart/out', data=dict(token=token, id=10003))
    assert 'Put into the cart' in out.text and 'Take out' not in browser.get('/for-you').text
    sent = browser.post(
        '/photo', data=dict(token=token), files=dict(photo=('a.jpg', saved(rec.picture(10003))))
    )
    assert sent.status_code == 200
    assert sent.url.path in browser.get('/for-you').text
    browser.post('/for-you/clear', data=dict(token=token))
    assert browser.get(sent.url.path).status_code == 404
    assert sent.url.path not in browser.get('/for-you').text
    refused = browser.post(
        '/photo', data=dict(token=token), files=dict(photo=('a.jpg', b'no photo'))
    )
    assert refused.status_code == 415 and 'type="file"' in refused.text
    again = re.search(r'name="token" value="([^"]+)"', refused.text)[1]
    photo = dict(photo=('a.jpg', saved(rec.picture(10008))))
    assert browser.post('/photo', data=dict(token=again), files=photo).status_code == 200


@pytest.mark.parametrize(
    ('price', 'said'),
    [('1e400', 'not finite'), ('[3]', 'a list'), ('{"a": 1}', 'an object'), ('"cheap"', 'number')],
)
def test_values_that_no_product_has(rec, price, said):
    "Are refused by the name of the field"
    browser = TestClient(make_app(rec, 'secret', hosts=('testserver',), limits=FREE))
    new = f'{{"id": 78, "articleType": "Shirts", "price": {price}}}'
    photo = dict(photo=('a.jpg', saved(rec.picture(10003))))
    answer = browser.post('/api/v1/products', data=dict(product=new), files=photo, headers=BEARER)
    assert answer.status_code == 400
    error = answer.json()['error']
    assert error.startswith('price: ') and said in error
