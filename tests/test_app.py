"""The app: every route, what it refuses, and what visitors and products with bad names see."""

import asyncio
import json
import os
import re
import signal
import socket
import threading
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from starlette.requests import Request
from starlette.testclient import TestClient

from fashionrec.api import CALLS, openapi
from fashionrec.app import Reader, make_app
from fashionrec.cli import main
from fashionrec.data import Catalogue
from fashionrec.recommender import Recommender
from fashionrec.safety import Busy, Limits, Refusal, Store, checked_photo
from fashionrec.shop import Shop
from fashionrec.tagging import Tagger
from fashionrec.views import address
from small_app import BEARER, FREE, saved, small_recommender

BAD = '<script>alert("a\'b")</script>'


@pytest.fixture(scope='module')
def rec():
    "A recommender of a small catalogue"
    return small_recommender(120)


@pytest.fixture(scope='module')
def app(rec):
    "The app of the small recommender, without a limit of the rate"
    return make_app(rec, 'secret', hosts=('testserver',), limits=FREE)


@pytest.fixture
def browser(app):
    "A new visitor"
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture(scope='module')
def photo(rec):
    "A picture of a product as a file"
    return saved(rec.picture(10003))


def token_of(browser):
    "The token of this visitor's forms"
    return re.search(r'name="token" value="([^"]+)"', browser.get('/').text)[1]


def upload(browser, *photos, **headers):
    "Send photos as the page does"
    files = [('photo', ('a.jpg', photo)) for photo in photos]
    headers = {'sec-fetch-site': 'same-origin'} | headers
    return browser.post('/photo', files=files, headers=headers, follow_redirects=False)


def test_pages(browser):
    "Every page is there, whole, closed to what is elsewhere, and asks nothing of other servers"
    for path in ('/', '/?q=blue+shirts', '/?type=Shirts&page=1', '/product/10003', '/for-you'):
        answer = browser.get(path)
        assert answer.status_code == 200, path
        assert answer.text.lower().startswith('<!doctype html>') and '</html>' in answer.text
        assert 'unsafe' not in answer.headers['content-security-policy']
        assert answer.headers['x-content-type-options'] == 'nosniff'
        assert not re.search(r'<style|style=|\son\w+=|<script>', answer.text), path
        links = re.findall(r'(?:href|src|action)=["\']([^"\']+)', answer.text)
        assert links and all(link.startswith(('/', 'data:image/', '#')) for link in links)
        assert not re.search(r'//(?!www\.w3)', ' '.join(link for link in links if link[0] == '/'))
    kinds = {'app.css': 'text/css', 'app.js': 'text/javascript', 'icon.svg': 'image/svg+xml'}
    for name, kind in kinds.items():
        answer = browser.get(f'/static/{name}')
        assert answer.status_code == 200 and answer.headers['content-type'].startswith(kind)
    assert browser.get('/picture/10003').content.startswith(b'\xff\xd8')
    assert browser.head('/').status_code == 200


def test_every_link_of_a_page_leads_somewhere(browser):
    "Chips, dial, cards and further pages"
    for path in ('/?q=blue+shirts+for+men&low=100', '/product/10003'):
        links = set(re.findall(r'href="(/[^"]*)"', browser.get(path).text))
        assert len(links) > 20
        for link in links:
            assert browser.get(link.replace('&amp;', '&')).status_code == 200, link


def test_addresses_say_everything(browser, app):
    "A link shows the same to another visitor, and going back asks for the same again"
    other = TestClient(app)
    way = [
        '/?q=blue+shirts&type=Shirts',
        '/?q=blue+shirts',
        '/?gender=Men&page=2',
        '/product/10003',
    ]

    def cards(visitor, path):
        return re.findall(r'href="(/product/[^"]+)"', visitor.get(path).text)

    there = [cards(browser, path) for path in way]
    back = [cards(browser, path) for path in reversed(way)]
    assert there == back[::-1] == [cards(other, path) for path in way]
    assert all(there)


def test_chips_of_words(browser):
    "Each thing that was understood is removed by its link, the last of them too"
    path, seen = '/?q=blue+shirts+for+men', []
    for _ in range(3):
        page = browser.get(path).text
        chips = re.findall(r'href="([^"]+)" aria-label="Remove ([^"]+)"', page)
        seen.append([name for _, name in chips])
        path = chips[0][0].replace('&amp;', '&')
    assert seen == [['Blue', 'Shirts', 'Men'], ['Shirts', 'Men'], ['Men']]
    assert browser.get(path).status_code == 200
    assert browser.get('/?q=blue+shirts&drop=nonsense').status_code == 200


def test_blank_boxes_say_nothing(browser):
    "A form that was sent with all its boxes blank is the page without any"
    blank = '/?q=&type=&colour=&gender=&low=&high=&page='
    cards = re.findall(r'href="(/product/[^"]+)"', browser.get(blank).text)
    assert cards == re.findall(r'href="(/product/[^"]+)"', browser.get('/').text)
    found = browser.get('/api/v1/search', params=dict(q='', low=' ', high='', k='', page=''))
    assert len(found.json()['products']) == 24
    none = browser.get('/api/v1/search', params=dict(high='0')).json()['products']
    assert none == []  # A zero is a number
    for bad in ('low=cheap', 'high=nan', 'low=1e999', 'page=0', 'page=1.5', 'page=-1', 'page=1e9'):
        assert browser.get(f'/?{bad}').status_code == 400, bad
        answer = browser.get(f'/api/v1/search?{bad}')
        assert answer.status_code == 400 and set(answer.json()) == {'error'}
    assert browser.get('/?low=900&high=100').status_code == 200  # The other way round


def test_unknown_parameters_are_refused(browser):
    answer = browser.get('/api/v1/search?words=red+shoes')
    assert answer.status_code == 400
    assert answer.json()['error'].startswith("no parameter 'words'; there are q, k, page")
    assert browser.get('/api/v1/health?verbose=1').json()['error'].endswith('there are none')


def test_values_that_are_not_there(browser):
    "Said, and passed over"
    page = browser.get('/', params=dict(type=BAD, q='zzzzqqq')).text
    assert '<script>alert' not in page and 'there is no type' in page
    for words in ('?!', '\ue3c5', '\0', '٣'):  # No word at all
        assert 'no word of' in browser.get('/', params=dict(q=words)).text
        assert browser.get('/api/v1/search', params=dict(q=words)).json()['products'] == []
    assert browser.get('/', params=dict(q='x' * 301)).status_code == 400
    assert browser.get('/product/10003', params=dict(under='nothing')).status_code == 404
    assert browser.get('/product/10003', params=dict(cover='all')).status_code == 400
    for path in ('/product/0', '/product/', '/picture/x', '/photo/x', '/nothing'):
        assert browser.get(path).status_code == 404, path


def test_text_names_no_file(browser, monkeypatch):
    "Neither an id nor words nor a key open a file of the server"
    monkeypatch.setattr(
        'fashionrec.photos.read_picture', lambda *_: pytest.fail('a file was opened')
    )
    file = str(next(Path(__file__).parents[1].glob('nbs/images/*')).resolve())
    for name in (file, '/etc/hosts', 'data:image/png;base64,AAAA', 'https://shop.example/a.png'):
        assert browser.get(address('/api/v1/similar', id=name)).status_code == 404
        assert browser.get(address('/', q=name)).status_code == 200
        assert browser.get(f'/product/{name}').status_code == 404
        event = dict(history=[dict(product=name, event='view')])
        assert browser.post('/api/v1/for_customer', json=event).status_code == 400


def test_bad_names(browser, photo):
    "A product called <script>"
    new = dict(id=999, articleType='Shirts', gender='Men', baseColour=BAD, productDisplayName=BAD)
    form = dict(data=dict(product=json.dumps(new)), files=dict(photo=photo), headers=BEARER)
    assert browser.post('/api/v1/products', **form).status_code == 201
    try:
        for path in ('/product/999', '/?type=Shirts', '/?q=script+alert', '/product/10003?under=-'):
            assert '<script>alert' not in browser.get(path).text, path
        browser.post('/cart', data=dict(token=token_of(browser), id=999))
        page = browser.get('/for-you').text
        assert 'in the cart' in page and '&lt;script&gt;' in page and '<script>alert' not in page
        assert browser.get('/', params=dict(colour=BAD)).text.count('class="card"') == 1
        assert browser.get('/', params=dict(q=BAD)).status_code == 200
    finally:
        assert browser.delete('/api/v1/products/999', headers=BEARER).json() == {'id': 999}
    assert browser.get('/product/999').status_code == 404
    assert 'in the cart' not in browser.get('/for-you').text


def test_ids_of_any_text(photo):
    "Ids with every mark, of a table that has no column in common with Kaggle's"
    ids = [f'{number:03}' for number in range(20)] + ['<b>&"\'/../?#', '50% off', 'ü/ß']
    sample = Catalogue.sample(len(ids))
    kinds = sample.products.masterCategory.to_numpy()
    table = pd.DataFrame(dict(kind=kinds), index=pd.Index(ids, name='id'))
    rec = Recommender.fit(
        Catalogue(table, sample.images()), ['kind'], [], Tagger.pretrained(), progress=False
    )
    browser = TestClient(make_app(rec, 'secret', hosts=('testserver',), limits=FREE))
    page = browser.get('/')
    assert '<b>' not in page.text and 'name="low"' not in page.text
    links = re.findall(r'href="(/product/[^"]+)"', page.text)
    assert len(links) == len(ids)
    for link in links:
        assert browser.get(link).status_code == 200, link
        assert browser.get(link.replace('/product/', '/picture/')).status_code == 200, link
        assert browser.get(link.replace('/product/', '/api/v1/products/')).status_code == 200, link
    assert browser.get('/for-you').status_code == 200
    assert browser.get('/?type=x&low=3').status_code == 200
    sent = browser.post('/cart', data=dict(token=token_of(browser), id=ids[-3]))
    assert sent.status_code == 200 and str(sent.url).endswith(links[ids.index(ids[-3])])
    form = dict(data=dict(product='{"id": 77, "kind": "Apparel"}'), files=dict(photo=photo))
    assert browser.post('/api/v1/products', headers=BEARER, **form).json()['id'] == '77'


def test_photo(browser, photo, app):
    "From a photo to its page, which stays while it is kept"
    sent = upload(browser, photo)
    page = browser.get(sent.headers['location'])
    assert sent.status_code == 303 and 'Your photo' in page.text and 'Why alike' in page.text
    assert browser.get(f'{sent.headers["location"]}?under=-&cover=nearest').status_code == 200
    both = browser.get(upload(browser, photo, photo).headers['location'])
    assert 'Your photos' in both.text
    app.desk.shop.photos.clear()
    app.desk.shop.pages.clear()
    lost = browser.get(sent.headers['location'])
    assert lost.status_code == 404 and 'send it again' in lost.text


def test_photo_of_nothing(browser):
    "What is no product is said to be none"
    noise = np.random.default_rng(0).integers(0, 255, (300, 300, 3), np.uint8)
    page = browser.get(upload(browser, saved(Image.fromarray(noise), 'PNG')).headers['location'])
    assert page.status_code == 200


def test_what_is_no_photo(browser):
    "Other formats, whatever they are called, are refused by their content"
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg"/>'
    script = b'%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n'
    for data in (
        drawing,
        script,
        b'PK\3\4',
        b'\0' * 99,
        b'%PDF-1.7',
        saved(Image.new('RGB', (9, 9)), 'PCX'),
    ):
        assert upload(browser, data).status_code == 415
        assert browser.post('/api/v1/tag', content=data).status_code == 415
    assert upload(browser).status_code == 400
    assert browser.post('/api/v1/tag').status_code == 400


def test_limits(rec, photo):
    "Bytes, pixels, and how many"
    limits = Limits(upload=30_000, pixels=90_000, photos=2, rate=1e6, burst=1e6)
    browser = TestClient(make_app(rec, hosts=('testserver',), limits=limits))
    assert upload(browser, b'\xff' * 40_000).status_code == 413
    assert upload(browser, saved(Image.new('RGB', (400, 400)), 'PNG')).status_code == 413
    small = saved(Image.new('RGB', (60, 80)))
    assert [upload(browser, *[small] * n).status_code for n in (2, 3, 9)] == [303, 413, 400]
    assert browser.post('/cart', data=dict(token='x' * 300_000)).status_code == 413

    def chunks():
        for _ in range(9):
            yield b'x' * 10_000

    assert browser.post('/api/v1/tag', content=chunks()).status_code == 413
    assert browser.request('GET', '/', content=b'body').status_code == 400
    assert browser.request('GET', '/', content=chunks()).status_code == 400


def test_bomb():
    "A small file that holds a huge picture is refused before it is decoded"
    head = saved(Image.new('L', (8, 8)), 'PNG')
    huge = head[:16] + (90_000).to_bytes(4, 'big') * 2 + head[24:]
    with pytest.raises(Refusal) as told:
        checked_photo(huge)
    assert told.value.status in (413, 415)


@pytest.mark.parametrize('last', [None, dict(type='http.disconnect')])
def test_slow_and_cut(last):
    "A body that does not arrive is given up"
    pieces = [dict(type='http.request', body=b'x', more_body=True)]

    async def receive():
        if pieces:
            return pieces.pop()
        if last is None:
            await asyncio.sleep(60)
        return last

    reader = Reader(Limits(seconds=0.05))
    with pytest.raises(Refusal) as told:
        asyncio.run(reader.body(Request(dict(type='http', headers=[]), receive), large=True))
    assert told.value.status == (408 if last is None else 400) and reader.now == 0
    with pytest.raises(Busy):
        asyncio.run(Reader(Limits(), at_once=0).body(None, large=True))


def test_busy(rec, photo):
    "Who would wait too long is told so, and when to try again"
    app = make_app(rec, hosts=('testserver',), limits=Limits(waiting=0, rate=1e6, burst=1e6))
    browser = TestClient(app)
    with app.desk.state.gate.turn():
        page = browser.get('/product/10003')
        assert page.status_code == 503 and int(page.headers['retry-after']) > 0
        assert 'try again' in page.text
        answer = browser.post('/api/v1/tag', content=photo)
        assert answer.status_code == 503 and 'try again' in answer.json()['error']
        for path in ('/api/v1/health', '/api/v1/metrics', '/static/app.css'):
            assert browser.get(path).status_code == 200  # These wait for nobody
    assert browser.get('/product/10003').status_code == 200
    assert app.desk.state.gate.inside == 0


def test_rate(rec):
    "An address that asks too often waits; health is free"
    limits = Limits(rate=0.5, burst=5)
    browser = TestClient(make_app(rec, hosts=('testserver',), limits=limits))
    statuses = [browser.get('/').status_code for _ in range(7)]
    assert statuses == [200] * 5 + [429] * 2
    answer = browser.get('/api/v1/search')
    assert answer.status_code == 429 and int(answer.headers['retry-after']) >= 1
    assert browser.get('/api/v1/health').status_code == 200


def test_pages_elsewhere_write_nothing(browser, photo):
    "The origin and the token of a form"
    token = token_of(browser)
    form = dict(token=token, id=10003)
    for headers in ({'sec-fetch-site': 'cross-site'}, {'sec-fetch-site': 'same-site'},
                    {'origin': 'https://evil.example'}, {'origin': 'null'}):  # fmt: skip
        for path in ('/cart', '/for-you/clear', '/photo'):
            assert browser.post(path, data=form, headers=headers).status_code == 403
        sent = browser.post('/api/v1/products', data=form, headers=headers | BEARER)
        assert sent.status_code == 403
    for wrong in ('', 'x', token[:-1], 'é'):
        assert browser.post('/cart', data=dict(token=wrong, id=10003)).status_code == 403
        assert (
            browser.post('/photo', data=dict(token=wrong), files=dict(photo=photo)).status_code
            == 403
        )
    assert 'Nothing is known' in browser.get('/for-you').text
    assert (
        browser.post('/cart', data=form, headers={'origin': 'http://testserver'}).status_code == 200
    )
    assert 'in the cart' in browser.get('/for-you').text
    assert browser.get('/cart').status_code == 405
    assert browser.get('/', headers={'host': 'evil.example'}).status_code == 421


def test_visitors_are_apart(browser, app):
    "A cookie is signed, closed to scripts, and shows its own visitor only"
    cookie = browser.get('/').headers['set-cookie']
    assert 'HttpOnly' in cookie and 'SameSite=lax' in cookie
    browser.get('/?q=blue+shirts')
    browser.get('/product/10003')
    mine = browser.get('/for-you').text
    assert 'blue shirts' in mine and 'viewed' in mine and 'because you' in mine
    assert 'Nothing is known' in TestClient(app).get('/for-you').text
    value = browser.cookies['visitor']
    for forged in (value[:-2] + 'xx', value.rpartition('.')[0], 'x', 'é'.encode()):
        header = forged if isinstance(forged, bytes) else forged.encode()
        answer = TestClient(app).get('/for-you', headers={b'cookie': b'visitor=' + header})
        assert answer.status_code == 200 and 'Nothing is known' in answer.text
    browser.post('/for-you/clear', data=dict(token=token_of(browser)))
    assert 'Nothing is known' in browser.get('/for-you').text


def test_answers_are_json(browser, photo):
    "Of no product, of one and of two: a list, as JSON"
    for k in (1, 2):
        for answer in (browser.get(f'/api/v1/similar?id=10003&k={k}'),
                       browser.post(f'/api/v1/similar?k={k}', content=photo),
                       browser.get(f'/api/v1/search?q=shirts&k={k}'),
                       browser.post('/api/v1/for_customer', json=dict(k=k))):  # fmt: skip
            assert answer.headers['content-type'] == 'application/json'
            assert [type(product) for product in answer.json()['products']] == [dict] * k
    for none in ('search?q=zzzzqq', 'search?low=1e9', 'similar?id=10003&low=1e9'):
        answer = browser.get(f'/api/v1/{none}')
        assert answer.json()['products'] == [] and answer.status_code == 200
    tags = [browser.post('/api/v1/tag', files=[('photo', photo)] * n).json() for n in (1, 2)]
    assert [len(tag['photos']) for tag in tags] == [1, 2]
    assert 0 < tags[0]['photos'][0]['tags']['articleType']['probability'] <= 1
    page = browser.post('/api/v1/page?k=2', files=dict(photo=photo)).json()
    assert len(page['similar']) == 2 and page['tags'] and page['properties']
    assert browser.get('/api/v1/page?id=10003').json()['title']
    assert browser.get('/api/v1/products/10003').json()['product']['id'] == 10003
    assert browser.get('/api/v1/suggest?q=blue+sh').json()['suggestions']
    assert browser.get('/api/v1/suggest').json() == {'suggestions': []}


def test_wrong_calls(browser):
    "Each is told in JSON, and none is an error of the server"
    post = '/api/v1/for_customer'
    bodies = ['', '[]', '{', 'null', '1', '[' * 100_000, '{"history": 1}', '{"history": [1]}',
              '{"history": [{}]}', '{"history": [{"product": 1}]}', '{"k": "x"}', '{"k": null}',
              '{"history": [{"product": 1, "event": "view"}]}', '{"k": 1e400}', '{"k": {}}',
              '{"history": [{"product": 10003, "event": "dance"}]}',
              '{"history": [{"product": 10003, "event": "view", "time": "yesterday"}]}',
              '{"history": [{"product": [], "event": {}}]}',
              '{"history": [{"product": 10003, "event": "view"}, {}]}', b'\xff\xfe']  # fmt: skip
    for body in bodies:
        answer = browser.post(post, content=body)
        assert answer.status_code < 500, (body[:60], answer.text)
        assert answer.headers['content-type'] == 'application/json'
    for path in (
        '/api/v1/similar',
        '/api/v1/nothing',
        '/api/v1/similar?id=10003&k=0',
        '/api/nothing',
    ):
        answer = browser.get(path)
        assert answer.status_code in (400, 404) and set(answer.json()) == {'error'}
    assert set(browser.put('/api/v1/health').json()) == {'error'}


def test_products_need_the_token(browser, photo, app, rec):
    "Added with the token, once, and seen at once; refused whole where something is wrong"
    new = dict(id=1001, articleType='Shirts', gender='Men', productDisplayName='Fern shirt')

    def add(product=new, head=BEARER, **files):
        form = dict(data=dict(product=json.dumps(product)), files=files or dict(photo=photo))
        return browser.post('/api/v1/products', headers=head, **form)

    for head in ({}, {'authorization': 'Bearer x'}, {'authorization': 'secret'}):
        assert add(head=head).status_code == 401
        assert browser.delete('/api/v1/products/10003', headers=head).status_code == 401
    assert add(photo=b'no photo').status_code == 415
    for wrong in ({}, [], dict(id=None), dict(id='x', gender='Men'), 5):
        assert add(wrong).status_code == 400, wrong
    count = len(rec.index)
    assert add().json()['id'] == 1001
    try:
        assert add().status_code == 409
        assert 'Fern shirt' in browser.get('/?q=fern+shirt').text
        assert browser.get('/product/1001').status_code == 200
        assert browser.get('/picture/1001').status_code == 200
        assert len(rec.index) == count + 1
    finally:
        assert browser.delete('/api/v1/products/1001', headers=BEARER).status_code == 200
    assert browser.delete('/api/v1/products/1001', headers=BEARER).status_code == 404
    without = TestClient(make_app(rec, hosts=('testserver',), limits=FREE))
    assert (
        without.delete('/api/v1/products/10003', headers={'authorization': 'Bearer '}).status_code
        == 401
    )


def test_products_change_while_visitors_look(browser, photo, app):
    "Nobody sees a catalogue half changed"
    statuses, ends = [], threading.Event()

    def look():
        visitor = TestClient(app, raise_server_exceptions=False)
        while not ends.is_set():
            for path in ('/product/10003', '/?q=shirts', '/for-you', '/?type=Shirts'):
                statuses.append((path, visitor.get(path).status_code))

    visitors = [threading.Thread(target=look) for _ in range(3)]
    for visitor in visitors:
        visitor.start()
    for _ in range(4):
        new = dict(id=1002, articleType='Shirts', gender='Men', productDisplayName='Fern shirt')
        form = dict(data=dict(product=json.dumps(new)), files=dict(photo=photo), headers=BEARER)
        assert browser.post('/api/v1/products', **form).status_code == 201
        assert browser.delete('/api/v1/products/1002', headers=BEARER).status_code == 200
    ends.set()
    for visitor in visitors:
        visitor.join()
    assert len(statuses) > 8 and {status for _, status in statuses} == {200}, set(statuses)


def test_errors_tell_no_path(browser, monkeypatch):
    "What was not expected is for the log, not for the visitor"

    def broken(*_, **__):
        raise RuntimeError('/home/shop/secret.py')

    monkeypatch.setattr(Shop, 'find', broken)
    for path in ('/', '/api/v1/search'):
        answer = browser.get(path)
        assert answer.status_code == 500 and 'secret' not in answer.text
        assert 'content-security-policy' in answer.headers
    assert answer.json() == {'error': 'something went wrong here'}


def test_description(browser, app):
    "The description has every call of the table, and each path answers"
    described = browser.get('/api/openapi.json').json()
    assert described == json.loads(json.dumps(openapi())) and described['openapi'].startswith('3.1')
    told = {
        (method.upper(), path) for path, calls in described['paths'].items() for method in calls
    }
    assert told == {(call.method, f'/api/v1{call.path}') for call in CALLS}
    for method, path in told:
        answer = browser.request(method, path.replace('{id}', '10003'))
        assert answer.status_code in (200, 400, 401), (method, path)
        assert answer.headers['content-type'] == 'application/json'
        calls = described['paths'][path][method.lower()]
        assert str(answer.status_code) in calls['responses']
    figures = browser.get('/api/v1/metrics').json()
    assert figures['requests'] > 10 and figures['statuses']['200'] > 5


def test_memory_is_bounded():
    "The oldest goes"
    store = Store(3, 60)
    for number in range(100):
        store.put(number, number)
    assert len(store) == 3 and store.get(99) == 99 and store.get(0) is None


def test_serve(monkeypatch, rec, capsys):
    "The command says where the app is, who sees it, and the token where it is new"
    started, killed, handler = {}, [], signal.getsignal(signal.SIGTERM)
    kill = os.kill

    def kill_others(pid, number):
        if pid == os.getpid():
            killed.append(number)
        else:
            kill(pid, number)

    monkeypatch.setattr(os, 'kill', kill_others)
    monkeypatch.setattr('uvicorn.run', lambda app, **options: started.update(options, app=app))
    monkeypatch.setattr(Catalogue, 'open', lambda *_, **__: rec.cat)
    monkeypatch.setattr(Recommender, 'open', lambda *_, **__: rec)
    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    monkeypatch.delenv('FASHIONREC_TOKEN', raising=False)
    assert main(['serve', '--port', str(port)]) == 0
    said = capsys.readouterr().out
    assert f'http://127.0.0.1:{port}' in said and 'Only this machine' in said and 'Token' in said
    assert (started['host'], started['port']) == ('127.0.0.1', port)
    assert started['app'].hosts == ('localhost', '127.0.0.1', '::1')
    monkeypatch.setenv('FASHIONREC_TOKEN', 'mine')
    assert main(['serve', '--port', str(port), '--host', '0.0.0.0']) == 0
    said = capsys.readouterr().out
    assert 'Every machine' in said and 'mine' not in said and started['app'].hosts == ('*',)
    assert main(['serve', '--port', '70000']) == 2
    for thread in threading.enumerate():
        if thread.name == 'opening':
            thread.join(60)
    assert not killed  # An app that was ended while it opened ends no process
    assert signal.getsignal(signal.SIGTERM) == handler
    assert not Path('.sesskey').exists()  # FastHTML writes one unless it is given a secret


def test_prices_that_are_text():
    "One price that is no number takes the prices away, and no page with them"
    sample = Catalogue.sample(12)
    table = pd.DataFrame(
        dict(
            articleType=['Shirts', 'Shoes'] * 6,
            productDisplayName=[f'Thing {number}' for number in range(12)],
            price=['100', 'on request', *map(str, range(10))],
        ),
        index=pd.Index(range(12), name='id'),
    )
    cat = Catalogue(table, sample.images())
    rec = Recommender.fit(cat, ['articleType'], [], Tagger.pretrained(), progress=False)
    browser = TestClient(make_app(rec, hosts=('testserver',), limits=FREE))
    page = browser.get('/')
    assert page.status_code == 200 and 'Price from' not in page.text
    for path in ('/?low=1', '/map?low=1', '/map?low=500&high=1', '/api/v1/search?q=shirts&high=5'):
        answer = browser.get(path)
        assert answer.status_code == 200, path
    assert 'no prices that are numbers' in browser.get('/?low=1').text
    assert browser.get('/?q=shirts+under+500').status_code in (200, 400)


def test_the_page_says_what_is_in_the_cart(browser):
    "And the reasons of recommendations name products, not ids"
    assert 'Put into the cart' in browser.get('/product/10003').text
    browser.post('/cart', data=dict(token=token_of(browser), id=10003))
    page = browser.get('/product/10003').text
    assert 'It is in your cart' in page and 'Put into the cart' not in page
    mine = browser.get('/for-you').text
    assert 'because you put “' in mine and 'because you put 10003' not in mine


def test_ends_of_prices_in_any_order(browser):
    "From the lower to the higher, also where they were written the other way round"
    page = browser.get('/?low=1500&high=200').text
    assert 'price from 200 to 1,500' in page


def test_a_history_under_another_name_is_refused(browser):
    "It would be taken for nobody's"
    answer = browser.post('/api/v1/for_customer', json=dict(events=[], k=3))
    assert answer.status_code == 400 and 'history and k' in answer.json()['error']
