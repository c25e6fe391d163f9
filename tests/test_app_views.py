"""The map, customers and segments of the app: layout, filters, who may see what, bad input."""

import json
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from functools import partial

import numpy as np
import pandas as pd
import pytest
import torch
from starlette.datastructures import QueryParams
from starlette.testclient import TestClient

from fashionrec.app import GUEST, make_app
from fashionrec.cli import UsageError, check_log, read_log
from fashionrec.customer_views import CustomerLog, Door
from fashionrec.data import Catalogue
from fashionrec.map_view import Background, MapView, QuickMap, classes_of, map_page
from fashionrec.recommender import Recommender
from fashionrec.safety import Limits, Refusal
from fashionrec.shop import Asked, Shop
from fashionrec.simulation import simulate_histories
from fashionrec.tagging import Tagger

FREE = Limits(rate=1e6, burst=1e6)
BAD = '<script>alert("a\'b")</script>'
BEARER = {'authorization': 'Bearer secret'}
SAME = {'sec-fetch-site': 'same-origin'}


@pytest.fixture(scope='module')
def rec():
    "A recommender of a small catalogue"
    torch.set_num_threads(1)  # Tiny networks wait for each other's threads on a busy machine
    cat = Catalogue.sample(120)
    tagger = Tagger.pretrained()
    return Recommender.fit(cat, properties=['isFragile'], tagger=tagger, progress=False)


@pytest.fixture(scope='module')
def events(rec):
    "SIMULATED events, and those of customers with bad names"
    table = simulate_histories(rec.cat, 70, seed=0).events
    last = table.tail(6).assign(customer=[BAD] * 3 + ['a/b c'] * 3)
    return pd.concat([table.assign(customer='c' + table.customer.astype(str)), last])


@pytest.fixture(scope='module')
def log(rec, events):
    "Histories in the app"
    return CustomerLog(rec, events, learn=False)


@pytest.fixture(scope='module')
def app(rec, log):
    "An app with a table of histories"
    return make_app(rec, 'secret', hosts=('testserver',), limits=FREE, log=log)


@pytest.fixture
def browser(app):
    "A new visitor from elsewhere"
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture
def clerk(app):
    "Who has typed the token"
    browser = TestClient(app, raise_server_exceptions=False)
    assert enter(browser).status_code == 303
    return browser


def enter(browser, key='secret', path='/customers', **headers):
    "Type a token"
    token = re.search(r'name="token" value="([^"]+)"', browser.get('/').text)[1]
    form = dict(token=token, key=key, next=path)
    return browser.post('/login', data=form, headers=SAME | headers, follow_redirects=False)


def settled(browser, path):
    "A page, once it is made"
    for _ in range(600):
        answer = browser.get(path)
        if 'refresh' not in answer.headers:
            return answer
        assert 'One moment' in answer.text
        time.sleep(0.1)
    raise AssertionError(f'{path} is never ready')


def read_points(block):
    "The block of points as the script reads it"
    size = int.from_bytes(block[:4], 'little')
    head = json.loads(block[4 : 4 + size])
    count, start = head['count'], 4 + size
    places = np.frombuffer(block, '<u2', 2 * count, start).reshape(2, count).T / 65535
    codes = {}
    for number, name in enumerate(head['by']):
        codes[name] = np.frombuffer(block, 'u1', count, start + (4 + number) * count)
    assert len(block) == start + (4 + len(codes)) * count
    return head, places, codes


def test_map_is_a_closed_page(browser):
    "It is whole, asks nothing of other servers, has no inline script or style, names nothing bad"
    page = settled(browser, '/map?type=Shirts')
    assert page.status_code == 200 and 'unsafe' not in page.headers['content-security-policy']
    assert not re.search(r'<style|style=|\son\w+=|<script>', page.text)
    links = re.findall(r'(?:href|src|action|data-points|data-marked)="([^"]+)', page.text)
    for link in links:
        assert link.startswith(('/', '#')), link
        if link[0] == '/' and '/product/' not in link:
            assert browser.get(link.replace('&amp;', '&')).status_code in (200, 401), link
    for name, kind in {'map.js': 'text/javascript', 'map.css': 'text/css'}.items():
        answer = browser.get(f'/static/{name}')
        assert answer.status_code == 200 and answer.headers['content-type'].startswith(kind)


def test_points_are_those_of_the_catalogue(browser, rec):
    "Ids, names, classes and places, kept by the browser under their version, zipped or not"
    page = settled(browser, '/map').text
    path = re.search(r'data-points="([^"]+)', page)[1]
    answer = browser.get(path)
    assert 'immutable' in answer.headers['cache-control']
    plain = browser.get(path, headers={'accept-encoding': 'identity'})
    assert 'content-encoding' not in plain.headers and plain.content == answer.content
    head, places, codes = read_points(answer.content)
    products = rec.index.products
    assert head['ids'] == products.index.astype(str).tolist()
    assert head['names'] == products.productDisplayName.tolist()
    assert 0 <= places.min() and places.max() <= 1 and np.ptp(places, axis=0).max() > 0.9
    names = np.array([*head['by']['type'], None], object)
    known = codes['type'] < len(names) - 1
    assert (names[codes['type'][known]] == products.articleType[known]).all()
    former = browser.get('/map/points/other')
    assert former.status_code == 200 and 'immutable' not in former.headers['cache-control']


def test_filters_are_those_of_find(browser, rec):
    "What is marked under an address is what Find lists under it, blank boxes among it"
    settled(browser, '/map')
    for query in ('type=Shirts', 'gender=Men&colour=Blue', 'low=500&high=', 'low=&high=', 'q=red'):
        bits = np.frombuffer(browser.get(f'/map/marked?{query}').content, 'u1')
        marked = np.unpackbits(bits)[: len(rec.index)].astype(bool)
        where, _ = Shop(rec).where(Asked.of(QueryParams(query)))
        assert (marked == rec.index.matches(where or None).to_numpy()).all(), query
        page = browser.get(f'/map?{query}').text
        assert f'{marked.sum()} of' in page or marked.all()
    assert browser.get('/map/marked?low=cheap').status_code == 400
    assert browser.get('/map/marked?v=0').status_code == 409
    assert 'there is no type' in browser.get('/map', params=dict(type=BAD)).text


def test_added_products_come_to_their_like(rec):
    "All others stay where they were; a removed one is gone; a bad name is text"
    shop = Shop(rec)
    view = MapView(shop)
    view.background.wait(60)
    assert view.refresh()
    before, version = dict(zip(view.ids, view.xy.tolist())), view.version
    shop.add(dict(id=77, articleType='Shirts', productDisplayName=BAD), shop.picture(10003))
    try:
        page = map_page(view, Asked(), at=77)
        assert BAD not in page and '&lt;script&gt;' in page
        moved = [np.abs(np.subtract(before[id], place)).max()
                 for id, place in zip(view.ids, view.xy) if id in before]
        assert max(moved) < 1e-6 and view.version != version
        near = view.near(*view.xy[view.ids.get_loc(77)], np.ones(len(view.ids), bool), 8)
        assert 10003 in near
        assert BAD in read_points(view.block)[0]['names']
    finally:
        shop.remove(77)
    assert view.refresh() and view.version == version and 77 not in view.ids


def test_layout_is_by_likeness():
    "Products in clear groups lie in these; the same seed draws the same; few products will do"
    rng = np.random.default_rng(0)
    group = np.repeat(np.arange(6), 100)
    vectors = (rng.normal(size=(6, 32))[group] + 0.3 * rng.normal(size=(600, 32))).astype('f4')
    plane = QuickMap(vectors, landmarks=150)
    xy = plane.place(vectors)
    far = ((xy[:, None] - xy) ** 2).sum(2) + 9 * np.eye(600)
    assert (group[far.argmin(1)] == group).mean() > 0.98
    assert (QuickMap(vectors, landmarks=150).place(vectors) == xy).all()
    assert np.allclose(plane.place(vectors[5:6]), xy[5], atol=1e-6)
    for count in (1, 2, 4, 6):
        few = QuickMap(vectors[:count]).place(vectors[:count])
        assert few.shape == (count, 2) and np.isfinite(few).all()


def test_classes_of_anything():
    "Missing, numbers, and one value"
    assert classes_of(pd.Series([None, np.nan]))[1] == []
    codes, names = classes_of(pd.Series([36, 36, 38]))
    assert names == ['36', '38'] and codes.tolist() == [0, 0, 1]


def test_background_makes_once_and_one_at_a_time():
    "Many who ask have it made once; two things are made one after the other; an error is told"
    inside, made = [0], []

    def make(say):
        inside[0] += 1
        assert inside[0] == 1
        time.sleep(0.05)
        inside[0] -= 1
        made.append(1)
        return 'made'

    works = [Background(make), Background(make)]
    threads = [threading.Thread(target=work.get) for work in works * 8]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [work.wait(5) for work in works] == ['made', 'made'] and len(made) == 2

    tries = []

    def fails(say):
        tries.append(1)
        raise ValueError('too few products')

    work = Background(fails)
    for _ in range(3):
        with pytest.raises(Refusal, match='too few products'):
            work.wait(5)
    assert len(tries) == 1
    work.again = 0
    with pytest.raises(Refusal):
        work.wait(5)
    assert len(tries) == 2


PRIVATE = '/customers', '/customers?q=c1', '/customers/c1', '/customers/nobody', '/segments'


def test_customers_are_private(browser, log):
    "Without the token there is the form alone, whatever the address, and nothing of a customer"
    for path in PRIVATE:
        answer = browser.get(path)
        assert answer.status_code == 401 and 'Customers are private' in answer.text
        assert not re.search(r'href="/customers/|What they did', answer.text)
    forged = {'cookie': f'{GUEST}={Door("secret").cookie()}'}  # Signed with another secret
    assert browser.get('/customers', headers=forged).status_code == 401
    assert browser.get('/customers', headers={'authorization': 'Bearer no'}).status_code == 401
    assert browser.get('/customers', headers=BEARER).status_code == 200


def test_the_form_for_the_token(browser):
    "A guess is refused, and costs much; the token opens, goes on to the page and to no other site"
    assert enter(browser, 'guess').status_code == 401
    assert enter(browser, '').status_code == 401
    assert browser.get('/customers').status_code == 401
    assert browser.post('/login', data=dict(key='secret'), headers=SAME).status_code == 403
    assert enter(browser, **{'sec-fetch-site': 'cross-site'}).status_code == 403
    for path in ('//evil.example', 'https://evil.example', '/customers//evil', '/\\evil.example',
                 '/customers\r\nset-cookie: a=b', '/login', ''):
        assert enter(browser, path=path).headers['location'] == '/customers', path
    answer = enter(browser, path='/customers/a/b c')
    assert answer.headers['location'] == '/customers/a/b%20c'
    cookie = answer.headers['set-cookie'].lower()
    assert 'httponly' in cookie and 'samesite=strict' in cookie
    assert browser.get(answer.headers['location']).status_code == 200


def test_guesses_are_few(rec, log):
    "The rate of an address allows some ten guesses, then one in three seconds"
    browser = TestClient(make_app(rec, 'secret', hosts=('testserver',), log=log))
    token = re.search(r'name="token" value="([^"]+)"', browser.get('/').text)[1]
    guess = dict(data=dict(token=token, key='guess'), headers=SAME)
    statuses = [browser.post('/login', **guess).status_code for _ in range(12)]
    assert statuses[0] == 401 and 429 in statuses


def test_who_is_let_in():
    "This machine itself; nobody through a server in between, or under another name"
    door = Door('secret', 'key')
    here = 'localhost', '127.0.0.1', {}
    assert door.lets_in(*here) and door.lets_in('::1', '::1', {})
    assert not door.lets_in(*here, version='1.0')
    for name in ('x-forwarded-for', 'forwarded', 'via', 'x-real-ip'):
        assert not door.lets_in('localhost', '127.0.0.1', {name: ''})
    assert not door.lets_in('localhost', '192.168.0.9', {})
    assert not door.lets_in('shop.example', '127.0.0.1', {})
    assert Door('secret', shown=True).lets_in('shop.example', '192.168.0.9', {})
    assert door.knows(door.cookie()) and not door.knows(door.cookie()[:-1])
    assert not Door('new', 'key').knows(door.cookie())  # Another token shuts who came with the old
    assert not Door('secret', 'key', hours=-1).knows(door.cookie())
    nobody = Door(None)
    assert not nobody.is_token('') and not nobody.is_token('None')


def test_loopback_is_open(rec, log):
    "A visitor of this machine, on an app for this machine, sees customers at once"
    app = make_app(rec, 'secret', limits=FREE, log=log)
    here = TestClient(app, base_url='http://localhost', client=('127.0.0.1', 5000))
    assert here.get('/customers').status_code == 200
    passed = here.get('/customers', headers={'x-forwarded-for': '10.0.0.7'})
    assert passed.status_code == 401
    other = TestClient(app, base_url='http://localhost', client=('10.0.0.7', 5000))
    assert other.get('/customers').status_code == 401
    shown = make_app(rec, 'secret', hosts=('*',), limits=FREE, log=log, show_customers=True)
    assert TestClient(shown).get('/customers').status_code == 200


def test_customers(clerk, log):
    "Search, pages, and each customer's page; bad names are text; what is not there is said"
    page = clerk.get('/customers')
    assert page.text.count('href="/customers/') == 50 and 'rel="next"' in page.text
    second = clerk.get('/customers?page=2').text
    assert second.count('href="/customers/') == len(log.names) - 50 and 'rel="next"' not in second
    assert clerk.get('/customers?q=C1').text.count('href="/customers/') == len(log.find('c1'))
    assert 'No customer is like that' in clerk.get('/customers', params=dict(q='.*')).text
    for text in (page.text, second, clerk.get('/customers', params=dict(q=BAD)).text):
        assert '<script>' not in text and not re.search(r'style=|\son\w+=', text)
    links = re.findall(r'href="(/customers/[^"]+)"', page.text + second)
    assert len(set(links)) == len(log.names)
    for link in sorted(links)[::9] + [link for link in links if '%' in link]:
        shown = clerk.get(link)
        assert shown.status_code == 200 and 'What they did' in shown.text, link
        assert '<script>' not in shown.text and shown.text.count('class="card"') > 12
    assert clerk.get('/customers/nobody').status_code == 404
    for query in ('page=0', 'page=x', 'segment=x', 'page=1e9'):
        assert clerk.get(f'/customers?{query}').status_code == 400, query
    assert 'No customer' in settled(clerk, '/customers?segment=99').text


def test_held_back_is_what_came_last(rec, log):
    "The latest purchase is away, and everything after it; one event alone is not held back"
    shop = Shop(rec)
    for row in log.find()[:5]:
        events = log.events_of(row)
        held = log.held_back(shop, row)
        last = events[events.event == 'purchase'].iloc[-1]
        assert (held.product, held.event) == (last['product'], 'purchase')
        before = events.iloc[: held.before]
        assert held.before == last.name and held.known == (held.product in set(before['product']))
        found = rec.for_customer(before, 100)
        assert held.place == (found.index.get_loc(held.product) + 1 if held.product in found.index
                              else None)


def test_segments(clerk, log):
    "Every customer is in one; each has its page, and the list of its customers is whole"
    page = settled(clerk, '/segments').text
    made = log.segments.value
    assert page.count('id="segment-') == len(made.table)
    assert made.table.customers.sum() == len(log.names)
    for number in made.table.index:
        found = clerk.get(f'/customers?segment={number}').text
        assert f'{made.table.customers[number]} customer' in found
    assert '/segments#segment-' in clerk.get('/customers/c1').text
    assert '<script>' not in page and not re.search(r'style=|\son\w+=', page)


def test_products_that_are_gone(rec, log):
    "A customer who met them still has a page, also where nothing else is left of what they did"
    shop = Shop(rec)
    row = log.find()[0]
    gone = log.events_of(row)['product'].iloc[-1]
    record, picture = rec.record(gone).dropna().to_dict(), shop.picture(gone)
    view = TestClient(make_app(rec, 'secret', limits=FREE, hosts=('*',), log=log,
                               show_customers=True))
    shop.remove(gone)
    try:
        page = view.get(f'/customers/{log.names[row]}')
        assert page.status_code == 200 and 'not sold any more' in page.text
        again = CustomerLog.__new__(CustomerLog)
        again.__dict__.update(log.__dict__, segments=Background(log._find_segments))
        assert len(again.segments.wait(120).table)
    finally:
        shop.add(dict(record, id=gone), picture)


def test_few_customers(rec):
    "Too few for segments: the page says so, and is no failure"
    table = pd.DataFrame(dict(customer=['a'], product=[10003], event='view', time='2024-01-01'))
    app = make_app(rec, 'secret', hosts=('*',), limits=FREE, show_customers=True,
                   log=CustomerLog(rec, table, learn=False))
    answer = settled(TestClient(app), '/segments')
    assert answer.status_code == 409 and 'too few' in answer.text
    one = TestClient(app).get('/customers/a').text
    assert 'held back' not in one and '2024-01-01' in one


def test_without_a_table(rec):
    "The pages say how to load one, to anybody, and the API has no such call"
    browser = TestClient(make_app(rec, 'secret', hosts=('*',), limits=FREE))
    for path in ('/customers', '/segments', '/customers/c1'):
        answer = browser.get(path)
        assert answer.status_code == 200 and '--histories' in answer.text
    assert browser.get('/api/v1/customers/c1', headers=BEARER).status_code == 404
    assert '/api/v1/customers/{id}' not in browser.get('/api/openapi.json').json()['paths']


def test_customers_as_json(browser, log):
    "For who has the token"
    path = '/api/v1/customers/c1'
    assert browser.get(path).status_code == 401
    answer = browser.get(path, headers=BEARER).json()
    assert answer['customer'] == 'c1' and len(answer['products']) == 12
    assert len(answer['events']) == len(log.events_of(log.row_of('c1')))
    assert browser.get('/api/v1/customers/nobody', headers=BEARER).json() == {
        'error': 'there is no such customer'}
    described = browser.get('/api/openapi.json').json()['paths']['/api/v1/customers/{id}']
    assert described['get']['security'] == [{'token': []}]


def test_logs_of_shops(rec, tmp_path, capsys):
    "Files with presets, columns of their own, without times; what can't be one is refused early"
    ids = rec.index.products.index[:4].tolist()
    hm = pd.DataFrame(dict(customer_id=['x', 'x', 'y', 'z'], article_id=ids, t_dat='2020-09-01'))
    hm.to_csv(tmp_path / 'hm.csv', index=False)
    log = read_log(str(tmp_path / 'hm.csv'), 'hm', '', '', True, rec)
    assert len(log.names) == 3 and log.events_of(log.row_of('x')).event.tolist() == ['purchase'] * 2
    assert any('a few' in line or 'too few' in line for line in log.said[1:])
    own = hm.set_axis(['who', 'what', 'when'], axis=1)
    own.to_parquet(tmp_path / 'own.parquet')
    columns = 'who=customer,what=product,when=time'
    log = read_log(str(tmp_path / 'own.parquet'), '', columns, 'view', True, rec)
    assert log.events_of(0).event.unique().tolist() == ['view']
    ordered = CustomerLog(rec, own[['who', 'what']], learn=False, event='view', unit='order',
                          columns=dict(who='customer', what='product'))
    assert 'time' not in ordered.events_of(0) and ordered.last(0) is None
    browser = TestClient(make_app(rec, 'secret', hosts=('*',), log=ordered, show_customers=True))
    assert browser.get('/customers').status_code == browser.get('/customers/x').status_code == 200
    for given in (('', 'hm'), ('no.csv',), (__file__, 'other'), (__file__, '', 'a=b'),
                  (__file__, '', '', 'gaze'), (__file__, '', 'a')):
        with pytest.raises(UsageError):
            check_log(*given)


def open_saved(folder):
    "A recommender that was saved"
    return Recommender.load(folder, Catalogue.sample(120))


def test_workers_answer_too(rec, events, tmp_path):
    "Each has the same map and the same customers; what is added comes to all of them"
    rec.save(tmp_path / 'rec')
    events.to_csv(tmp_path / 'log.csv', index=False)
    app = make_app(partial(open_saved, tmp_path / 'rec'), 'secret', hosts=('testserver',),
                   limits=FREE, workers=2,
                   log=partial(read_log, str(tmp_path / 'log.csv'), '', '', '', True))
    browser = TestClient(app, raise_server_exceptions=False)
    try:
        for _ in range(2):  # One is made in each
            settled(browser, '/map')
        found = {re.search(r'data-points="([^"]+)', settled(browser, '/map').text)[1]
                 for _ in range(4)}
        assert len(found) == 1
        answer = browser.get(found.pop())
        assert 'immutable' in answer.headers['cache-control']
        product = json.dumps(dict(id=77, articleType='Shirts'))
        photo = browser.get('/picture/10003').content
        browser.post('/api/v1/products', data=dict(product=product), files=dict(photo=photo),
                     headers=BEARER)
        found = {settled(browser, '/map?at=77').text for _ in range(4)}
        assert len(found) == 1 and 'data-at="77"' in found.pop()
        assert browser.get('/customers').status_code == 401
        pages = {browser.get('/customers/c1', headers=BEARER).text for _ in range(4)}
        assert len(pages) == 1 and 'What they did' in pages.pop()
        assert len(browser.get('/api/v1/customers/c1', headers=BEARER).json()['products']) == 12
        assert browser.get('/api/v1/customers/c1').status_code == 401
    finally:
        app.desk.close()


def test_serve_has_the_options(tmp_path):
    "The command knows them, and refuses a table that is not there before any work"
    command = [sys.executable, '-m', 'fashionrec', 'serve']
    told = subprocess.run([*command, '--help'], capture_output=True, text=True, check=True).stdout
    for option in ('--histories', '--preset', '--log_columns', '--event', '--show_customers'):
        assert option in told
    wrong = subprocess.run([*command, '--histories', str(tmp_path / 'no.csv')],
                           capture_output=True, text=True)
    assert wrong.returncode == 2 and 'no such file' in wrong.stderr


CHROMIUM = shutil.which('chromium')


@pytest.mark.skipif(CHROMIUM is None, reason='Chromium draws the map; it is not installed')
def test_chromium_draws_the_map(app, browser):
    "All points, with no error in the console"
    import uvicorn

    settled(browser, '/map')
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    app.hosts = ('testserver', '127.0.0.1')
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level='error'))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    try:
        address = f'http://127.0.0.1:{port}/map?type=Shirts#0.5000,0.5000,1.50'
        told = subprocess.run(
            [CHROMIUM, '--headless', '--no-sandbox', '--disable-gpu', '--window-size=1000,900',
             '--virtual-time-budget=8000', '--enable-logging=stderr', '--dump-dom', address],
            capture_output=True, text=True, timeout=60)
    finally:
        server.should_exit = True
        thread.join(10)
        app.hosts = ('testserver',)
    assert 'data-drawn="120"' in told.stdout
    assert not re.search(r'CONSOLE.*(error|refused|violat)', told.stderr, re.I)
    near = re.search(r'<ol id="near">(.*?)</ol>', told.stdout, re.S)[1]
    assert near.count('<li>') == 5  # The sample's shirts
