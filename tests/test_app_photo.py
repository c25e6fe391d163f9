"""Photos in the app: the part that is looked at, heat maps, why two are alike, the same look."""

import dataclasses
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from io import BytesIO

import numpy as np
import pandas as pd
import pytest
from PIL import Image
from starlette.testclient import TestClient

from fashionrec.app import cost_of, make_app
from fashionrec.data import Catalogue
from fashionrec.photo_views import PhotoViews, overlay
from fashionrec.photos import resized
from fashionrec.recommender import Recommender
from fashionrec.safety import Limits
from fashionrec.shop import SAME_LOOK, key_of, parts_of
from fashionrec.tagging import Tagger
from small_app import FREE, saved, small_recommender

EDGES = 'left', 'top', 'right', 'bottom'
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
def two(rec):
    "A photo of two products side by side, as a file"
    image = Image.new('RGB', (480, 320), 'white')
    for place, id in enumerate((10003, 10008)):
        image.paste(rec.picture(id).resize((240, 320)), (240 * place, 0))
    return saved(image, quality=95)


def upload(browser, *photos):
    "Send photos as the page does; the key"
    files = [('photo', ('a.jpg', photo)) for photo in photos]
    headers = {'sec-fetch-site': 'same-origin'}
    sent = browser.post('/photo', files=files, headers=headers, follow_redirects=False)
    return sent.headers['location'].rpartition('/')[2]


def redraw(browser, key, *edges, photo=0, **more):
    "Send the form of a part"
    params = dict(zip(EDGES, edges), photo=photo, **more)
    return browser.get(f'/photo/{key}/part', params=params, follow_redirects=False)


def test_the_network_sees_the_part(browser, app, rec, two, monkeypatch):
    "Nothing else of the photo goes into the network"
    key = upload(browser, two)
    way = redraw(browser, key, 50, 10, 100, 90).headers['location']
    assert way == f'/photo/{key}.50-10-100-90'
    seen = []
    features = Tagger.features

    def watched(self, photos, *args, **kwargs):
        found = features(self, photos, *args, **kwargs)
        seen.append(found.images)
        return found

    monkeypatch.setattr(Tagger, 'features', watched)
    assert browser.get(way).status_code == 200
    held = Image.open(BytesIO(app.desk.shop.photos.get(key)[0]))
    part = held.crop((240, 32, 480, 288))
    assert (seen[0][0] == resized(part, rec.tagger.size)).all()
    assert all((images[0] == seen[0][0]).all() for images in seen)
    shown = Image.open(BytesIO(browser.get(f'{way}/picture/0').content))
    assert shown.size == part.size


def test_tags_are_made_anew(browser, app, two):
    "The left and the right half are tagged as what they show"
    key = upload(browser, two)
    kinds = []
    for left in (0, 50):
        way = redraw(browser, key, left, 0, left + 50, 100).headers['location']
        kinds.append(app.desk.shop.page(way.rpartition('/')[2], True).tags.tag['articleType'])
        assert f'<span>{kinds[-1]}' in browser.get(way).text
    assert kinds[0] != kinds[1]


def test_one_click(browser, app, two):
    "The whole photo, what stands out, and one's own part are links or marked"
    key = upload(browser, two)
    page = browser.get(f'/photo/{key}').text
    assert re.search('aria-current="true">The whole photo', page)
    part = PhotoViews(app.desk.shop).found(key)[0].part
    out = key_of(key, [part])
    way = re.search(r'href="(/photo/[^"]+/found[^"]+)">What stands out', page)[1]
    found = browser.get(way.replace('&amp;', '&'), follow_redirects=False)
    assert found.headers['location'] == f'/photo/{out}'
    line = re.search(r'src="(/photo/[^"]+/outline/0)"', page)[1]
    assert browser.get(line).headers['content-type'] == 'image/svg+xml'
    assert 'aria-current="true">What stands out' in browser.get(f'/photo/{out}').text
    mine = browser.get(f'/photo/{key}.0-0-50-100').text
    assert f'href="/photo/{key}"' in mine and '/found?photo=0"' in mine
    assert 'aria-current="true">Your part' in mine
    assert redraw(browser, key, 0, 0, 100, 100).headers['location'] == f'/photo/{key}'


def test_form_without_scripts(browser, two):
    "Four boxes hold what is looked at, and stay within the photo"
    key = upload(browser, two)
    page = browser.get(f'/photo/{key}.5-10-60-90').text
    form = re.search(r'<form[^>]*action="(/photo/[^"]+/part)".*?</form>', page, re.S)
    boxes = re.findall(r'type="number" name="(\w+)" value="(\d+)"', form[0])
    assert boxes == list(zip(EDGES, ('5', '10', '60', '90'))) and 'method="get"' in form[0]
    assert 'Look at this part' in form[0]
    sent = browser.get(form[1], params=dict(boxes, photo=0, left=6), follow_redirects=False)
    assert sent.headers['location'] == f'/photo/{key}.6-10-60-90'
    kept = redraw(browser, key, 6, 10, 60, 90, cover='nearest').headers['location']
    assert kept == f'/photo/{key}.6-10-60-90?cover=nearest'
    assert browser.get(kept).status_code == 200


@pytest.mark.parametrize(
    'edges',
    [(50, 0, 52, 100), (60, 0, 40, 100), (0, 0, 101, 100), (0, 0, 0, 0)]
    + [(wrong, 0, 50, 50) for wrong in ('', 'x', -5, '1e1', '٣', 1.5)],
)
def test_no_part(browser, two, edges):
    "What is no part is refused in words"
    key = upload(browser, two)
    answer = redraw(browser, key, *edges)
    assert answer.status_code == 400 and 'part' in answer.text
    assert redraw(browser, key, 0, 0, 50, 50, photo=1).status_code == 404


def test_wrong_keys(browser, two):
    "Keys that nobody was given"
    key = upload(browser, two)
    ends = '', 'x', '1-2-3', 'all.all', '50-50-50-50', '0-0-999-100', '0-0-50-50-'
    for wrong in ('lost', '.0-0-50-50', *(f'{key}.{end}' for end in ends)):
        alike = f'/alike?photo={wrong}&b=10003'
        for path in (f'/photo/{wrong}', f'/photo/{wrong}/picture/0', alike):
            assert browser.get(path).status_code in (400, 404), path
    for number in ('1', '99', '-1', 'x'):
        assert browser.get(f'/photo/{key}/picture/{number}').status_code == 404


def test_addresses_are_shared(browser, app, two):
    "Another visitor sees the same under the address, and going back asks for the same again"
    key = upload(browser, two)
    way = [f'/photo/{key}', f'/photo/{key}.0-0-50-100', f'/photo/{key}.50-0-100-100?under=-']

    def cards(visitor, path):
        return re.findall(r'href="(/product/[^"]+)"', visitor.get(path).text)

    there = [cards(browser, path) for path in way]
    assert there == [cards(TestClient(app), path) for path in way] and all(there)
    assert there[0] != there[1] != there[2]
    app.desk.shop.photos.clear()
    for path in (*way, f'{way[1]}/picture/0', f'/alike?photo={key}&b=10003',
                 f'/heat?photo={key}&b=10003'):  # fmt: skip
        answer = browser.get(path)
        assert answer.status_code == 404 and 'send it again' in answer.text, path


def test_several_photos(browser, two, rec):
    "Each photo has a part of its own"
    key = upload(browser, two, saved(rec.picture(10003)))
    page = browser.get(f'/photo/{key}').text
    assert page.count('class="crop"') == 2 and 'Your photo 2 of 2' in page
    way = redraw(browser, key, 10, 10, 90, 90, photo=1).headers['location']
    assert way == f'/photo/{key}.all.10-10-90-90'
    both = redraw(browser, way.rpartition('/')[2], 0, 0, 50, 100).headers['location']
    assert both == f'/photo/{key}.0-0-50-100.10-10-90-90'
    assert 'Your photos' in browser.get(both).text
    assert parts_of(both.rpartition('/')[2])[1] == [(0, 0, 50, 100), (10, 10, 90, 90)]
    assert browser.get('/heat', params=dict(photo=key, b=10003)).status_code == 200


def test_photo_of_nothing(browser):
    "What shows no product may be redrawn too, and is compared with nothing"
    rng = np.random.default_rng(0)
    noise = Image.fromarray(rng.integers(0, 255, (30, 30, 3), np.uint8)).resize((300, 300))
    key = upload(browser, saved(noise))
    page = browser.get(f'/photo/{key}')
    assert page.status_code == 200 and 'Look at this part' in page.text
    assert browser.get(f'/alike?photo={key}&b=10003').status_code in (200, 404)


def test_overlay_is_inside(rec, app, browser, two):
    "The outline and the part do not leave the photo"
    found = PhotoViews(app.desk.shop).found(upload(browser, two))[0]
    points = np.array(re.findall(r'(\d+) (\d+)', found.outline), int)
    assert (points >= 0).all() and (points <= found.size).all() and len(points) > 20
    drawn = overlay(found.size, (10, 20, 30, 40))
    assert 'style' not in str(drawn)


def test_why_alike(browser, rec):
    "The score, both pictures and what is known of both"
    similar = browser.get('/api/v1/page?id=10003').json()['similar'][0]
    page = browser.get('/product/10003').text
    path = f'/alike?a=10003&b={similar["id"]}'
    assert f'href="{path.replace("&", "&amp;")}"' in page
    shown = browser.get(path).text
    assert f'{similar["score"]:.2f} alike' in shown
    a, b = (rec.index.products.loc[id] for id in (10003, similar['id']))
    for name, text in (('baseColour', 'Base colour'), ('articleType', 'Article type')):
        row = re.search(f'<tr class="(\\w+)">\\s*<th[^>]*>{text}</th>.*?</tr>', shown, re.S)
        assert row[1] == ('same' if a[name] == b[name] else 'differs')
        assert a[name] in row[0] and b[name] in row[0]
    assert not re.search(r'<style|style=|\son\w+=|<script>', shown)
    for link in re.findall(r'(?:href|src)="(/[^"]+)"', shown):
        assert browser.get(link.replace('&amp;', '&')).status_code == 200, link


def test_unsure_tags_are_unsure(browser, app, two):
    "Neither the same nor another, and on the page of the photo marked as such"
    key = upload(browser, two)
    tags = app.desk.shop.page(key, True).tags
    page, shown = browser.get(f'/photo/{key}').text, browser.get(f'/alike?photo={key}&b=10003').text
    doubtful = tags.index[tags.probability < 0.5]
    assert len(doubtful)
    assert page.count('<tr class="unsure">') >= len(doubtful) and 'perhaps' in page
    assert shown.count('<tr class="unsure">') == len(doubtful) and 'perhaps' in shown


def test_what_can_not_be_compared(browser):
    "Told in words"
    for path in ('/alike', '/alike?a=10003', '/alike?b=10003', '/heat', '/heat?a=10003'):
        assert browser.get(path).status_code == 400, path
    for path in ('/alike?a=10003&b=0', '/heat?a=/etc/hosts&b=10003', '/alike?photo=x&b=10003'):
        assert browser.get(path).status_code == 404, path
    for path in ('/alike?a=10003&b=10003', '/heat?a=10003&b=10003&on=b'):
        assert browser.get(path).status_code == 200, path


def test_heat(browser, app, rec, two, monkeypatch):
    "A JPEG file, made once, of the picture that was asked for"
    views = PhotoViews(app.desk.shop)
    pair = views.pair(dict(a='10003', b='10008'))
    maps = [Image.open(BytesIO(views.heat(pair, second))) for second in (False, True)]
    width, height = rec.picture(10003).size
    assert maps[0].size == (480, 480 * height // width) and maps[0].mode == 'RGB'
    assert (np.asarray(maps[0]) != np.asarray(maps[1])).any()
    key = upload(browser, two)
    path = f'/heat?photo={key}.0-0-50-100&b=10008'
    first = browser.get(path)
    assert first.headers['content-type'] == 'image/jpeg'
    monkeypatch.setattr('fashionrec.embedder.occlusion', lambda *_: pytest.fail('made again'))
    assert browser.get(path).content == first.content
    assert cost_of('GET', '/heat') > 3 * cost_of('GET', '/alike') > 0


def test_heat_is_where_something_is(rec, app):
    "White that is covered with white costs nothing: half a picture stays pale"
    from fashionrec.embedder import occlusion
    from fashionrec.photo_views import HOLE, STEP
    from fashionrec.photos import load_photo

    image = np.full((128, 96, 3), 255, np.uint8)
    image[64:] = load_photo(rec.picture(10003), (96, 64))
    embedder = rec.index.embedder
    heat = occlusion(embedder.embed, image, embedder.embed([image])[0], HOLE, STEP)
    assert np.abs(heat[: 64 - HOLE]).max() < 1e-5 and heat[64:].max() > 0.02


def test_heat_follows_the_catalogue(browser, rec, app):
    "A product that was taken away is compared no more; another of its id has a map of its own"
    form = dict(id=1001, articleType='Shirts', gender='Men', productDisplayName=BAD)
    head = {'authorization': 'Bearer secret'}

    def add(id):
        data = dict(product=pd.Series(form).to_json())
        files = dict(photo=saved(rec.picture(id)))
        sent = browser.post('/api/v1/products', headers=head, data=data, files=files)
        assert sent.status_code == 201, sent.text

    add(10003)
    try:
        first = browser.get('/heat?a=10008&b=1001&on=b').content
        page = browser.get('/alike?a=10008&b=1001').text
        assert '<script>alert' not in page and '&lt;script&gt;' in page
        assert browser.delete('/api/v1/products/1001', headers=head).status_code == 200
        assert browser.get('/alike?a=10008&b=1001').status_code == 404
        add(10008)
        assert browser.get('/heat?a=10008&b=1001&on=b').content != first
    finally:
        browser.delete('/api/v1/products/1001', headers=head)


def test_busy(rec, two):
    "A heat map waits for its turn as a photo does"
    app = make_app(rec, hosts=('testserver',), limits=Limits(waiting=0, rate=1e6, burst=1e6))
    browser = TestClient(app)
    with app.desk.state.gate.turn():
        answer = browser.get('/heat?a=10003&b=10008')
        assert answer.status_code == 503 and int(answer.headers['retry-after']) > 0
    assert browser.get('/heat?a=10003&b=10008').status_code == 200


def test_ids_of_any_text():
    "Ids with every mark are compared"
    ids = [f'{number:03}' for number in range(20)] + ['<b>&"\'/../?#', 'ü/ß']
    sample = Catalogue.sample(len(ids))
    kinds = sample.products.masterCategory.to_numpy()
    table = pd.DataFrame(dict(kind=kinds), index=pd.Index(ids, name='id'))
    cat = Catalogue(table, sample.images())
    rec = Recommender.fit(cat, ['kind'], [], Tagger.pretrained(), progress=False)
    browser = TestClient(make_app(rec, hosts=('testserver',), limits=FREE))
    page = browser.get('/product/%3Cb%3E%26%22%27%2F..%2F%3F%23').text
    links = re.findall(r'href="(/alike[^"]+)"', page)
    assert links
    shown = browser.get(links[0].replace('&amp;', '&'))
    assert shown.status_code == 200 and '<b>' not in shown.text


def test_large_pictures_of_a_shop(rec):
    "A picture larger than the page shows is made smaller"
    table = rec.cat.products.iloc[:20]
    pictures = {id: rec.picture(id).resize((900, 1200)) for id in table.index}
    other = Recommender.fit(Catalogue(table, pictures, size=(900, 1200)), [], [], rec.tagger,
                            progress=False)  # fmt: skip
    browser = TestClient(make_app(other, hosts=('testserver',), limits=FREE))
    answer = browser.get(f'/picture/{table.index[0]}')
    assert answer.status_code == 200 and Image.open(BytesIO(answer.content)).size == (480, 640)


def test_same_look(app):
    "Of the others that are known, all are the same, and none is far off"
    shop, shown = app.desk.shop, 0
    for id in shop.products.index[:40]:
        page, product = shop.page(id), shop.products.loc[id]
        for facet, other in (('colour', 'gender'), ('gender', 'colour')):
            found = shop.other_looks(page, facet)
            if not len(found):
                continue
            shown += len(found)
            changed, same = shop.column(facet), shop.column(other)
            assert (found[changed] != product[changed]).all()
            assert (found[same] == product[same]).all()
            assert (found.articleType == product.articleType).all()
            assert (found.score >= page.nearness.score - SAME_LOOK).all()
            assert facet == 'colour' or 'Unisex' not in [*found.gender, product.gender]
    assert shown > 20
    doubtful = shop.page(10003)
    tags = doubtful.tags.assign(source='predicted', probability=0.4)
    assert not len(shop.other_looks(dataclasses.replace(doubtful, tags=tags), 'colour'))


def test_start_is_quick():
    "What heat maps and outlines need is imported when they are asked for"
    code = ('import sys, fashionrec.app; print([name for name in ("captum", "contourpy", '
            '"matplotlib") if name in sys.modules])')  # fmt: skip
    run = subprocess.run([sys.executable, '-c', code], capture_output=True, text=True, timeout=120)
    assert run.stdout.strip() == '[]', run.stdout + run.stderr


def test_memory_is_bounded(app):
    "What was found and made is forgotten, the oldest first"
    views = PhotoViews(app.desk.shop)
    for number in range(1000):
        views.heats.put(number, b'')
        views._found.put(number, [])
    assert len(views.heats) <= 400 and len(views._found) <= 200


@pytest.fixture
def running(app):
    "The app on a port of this machine"
    import uvicorn

    with socket.socket() as free:
        free.bind(('127.0.0.1', 0))
        port = free.getsockname()[1]
    hosts, app.hosts = app.hosts, ('127.0.0.1',)
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level='error'))
    thread = threading.Thread(target=server.run)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    yield f'http://127.0.0.1:{port}'
    server.should_exit = True
    thread.join()
    app.hosts = hosts


@pytest.fixture
def chromium():
    "A browser"
    if not shutil.which('chromium'):
        pytest.skip('Chromium is not installed: apt install chromium')
    sync_api = pytest.importorskip('playwright.sync_api')
    with sync_api.sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=shutil.which('chromium'), args=['--no-sandbox']
        )
        yield started
        started.close()


def edges_of(page):
    "What the boxes say"
    return [int(page.locator(f'input[name={name}]').input_value()) for name in EDGES]


@pytest.mark.parametrize('way', ['mouse', 'keys', 'finger'])
def test_redrawn_in_chromium(running, chromium, two, app, way):
    "By mouse, by keys, by finger; then back; and the browser complains of nothing"
    finger = dict(has_touch=True, viewport=dict(width=360, height=740))
    context = chromium.new_context(**finger if way == 'finger' else {})
    page, told = context.new_page(), []
    page.on('console', lambda message: told.append(message.text))
    page.on('pageerror', lambda error: told.append(str(error)))
    key = app.desk.shop.keep_photos([two])
    page.goto(f'{running}/photo/{key}')
    frame = page.locator('.view svg').bounding_box()

    def at(across, down):
        return frame['x'] + frame['width'] * across / 100, frame['y'] + frame['height'] * down / 100

    if way == 'mouse':
        page.mouse.move(*at(10, 10))
        page.mouse.down()
        page.mouse.move(*at(40, 60), steps=5)
        page.mouse.up()
        assert np.abs(np.subtract(edges_of(page), (10, 10, 40, 60))).max() <= 1
        page.mouse.move(*at(25, 35))  # It is moved as a whole
        page.mouse.down()
        page.mouse.move(*at(95, 45), steps=5)
        page.mouse.up()
        assert np.abs(np.subtract(edges_of(page), (70, 20, 100, 70))).max() <= 1
        page.mouse.move(*at(70, 20))  # A corner
        page.mouse.down()
        page.mouse.move(*at(50, 5), steps=5)
        page.mouse.up()
        assert np.abs(np.subtract(edges_of(page), (50, 5, 100, 70))).max() <= 1
        page.get_by_role('button', name='Look at this part').click()
    elif way == 'keys':
        part = page.get_by_role('application')
        part.focus()
        for press in ['Shift+ArrowLeft'] * 50 + ['Shift+ArrowUp'] * 30 + ['ArrowDown'] * 5:
            page.keyboard.press(press)
        assert edges_of(page) == [0, 5, 50, 75]
        assert '0 to 50' in page.locator('.part-form .told').inner_text()
        page.keyboard.press('Escape')
        assert edges_of(page) == [0, 0, 100, 100]
        page.get_by_text('By numbers').click()
        page.locator('input[name=right]').fill('50')
        assert float(page.locator('.part').get_attribute('width')) == 240
        page.locator('input[name=right]').press('Enter')
    else:
        touch = context.new_cdp_session(page)
        steps = [('touchStart', (100, 100)), ('touchMove', (80, 80)), ('touchMove', (50, 60))]
        for kind, place in steps:
            x, y = at(*place)
            points = [dict(x=x, y=y)]
            touch.send('Input.dispatchTouchEvent', dict(type=kind, touchPoints=points))
        touch.send('Input.dispatchTouchEvent', dict(type='touchEnd', touchPoints=[]))
        assert np.abs(np.subtract(edges_of(page), (0, 0, 50, 60))).max() <= 1
        page.get_by_role('button', name='Look at this part').tap()
    page.wait_for_url(f'**/photo/{key}.*')
    assert page.locator('[aria-current=true]').first.inner_text() == 'Your part'
    page.get_by_text('Why alike').first.click()
    page.get_by_role('link', name=re.compile('^See where')).first.click()
    page.wait_for_url('**/alike?*')
    page.wait_for_function("[...document.querySelectorAll('.heat')].every(map => map.naturalWidth)")
    page.go_back()
    page.go_back()
    assert page.url.endswith(key) and edges_of(page) == [0, 0, 100, 100]
    wide = page.evaluate('document.documentElement.scrollWidth <= innerWidth')
    assert wide and not told, told
    context.close()
