"""The app in Chromium: by mouse, by keyboard and without scripts; wide, narrow and dark."""

import base64
import json
import re
from io import BytesIO

import pytest
from browsing import CHROMIUM, MISSING, Watch, chromium, drawn_shop, serving
from PIL import Image

pytestmark = pytest.mark.skipif(not CHROMIUM, reason=MISSING)

TOKEN = 'token of the tests'
BEARER = {'authorization': f'Bearer {TOKEN}'}
PHONE = dict(width=360, height=740)
WORDS = '/?q=tshirts+for+men'
FOUND = '.grid .card'
DROP = """([name, text]) => {
  const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
  const data = new DataTransfer()
  data.items.add(new File([bytes], 'photo.jpg', {type: 'image/jpeg'}))
  const kinds = {drop: [DragEvent, 'dataTransfer'], paste: [ClipboardEvent, 'clipboardData']}
  const [kind, held] = kinds[name]
  const options = {bubbles: true, cancelable: true, [held]: data}
  if (name == 'drop') document.body.dispatchEvent(new DragEvent('dragover', options))
  document.body.dispatchEvent(new kind(name, options))
}"""
PUT_BESIDE = """() => [...document.querySelectorAll('body *')].filter(part => {
  const place = part.getBoundingClientRect()
  return place.width && (place.right > innerWidth + 1 || place.left < -1)
    && !part.closest('.skip')
}).map(part => part.outerHTML.slice(0, 120))"""


@pytest.fixture(scope='module')
def browser():
    "Chromium, for all tests of this file"
    with chromium() as started:
        yield started


@pytest.fixture(scope='module')
def shop(tmp_path_factory):
    "The address of `fashionrec serve` with some drawn products, and these products"
    folder = tmp_path_factory.mktemp('shop')
    cat, options = drawn_shop(folder)
    with serving(folder, *options, token=TOKEN) as url:
        yield url, cat


@pytest.fixture(scope='module')
def photo(shop):
    "A photo of a product, larger than the shop's own"
    _, cat = shop
    shown = cat.products.index[cat.products.articleType == 'Tshirts'][0]
    file = BytesIO()
    Image.fromarray(cat.images([shown])[0]).resize((600, 800)).save(file, 'JPEG')
    return file.getvalue()


@pytest.fixture
def arrive(browser, shop):
    "A function that brings a new visitor: a page, which at the end has had nothing to complain of"
    url, _ = shop
    contexts = []

    def new(path='/', refused=(), **options):
        context = browser.new_context(base_url=url, **options)
        context.set_default_timeout(30_000)
        contexts.append((context, Watch(context, url, refused)))
        page = context.new_page()
        page.goto(path)
        return page

    yield new
    for context, watch in contexts:
        watch.check(*context.pages)
        context.close()


@pytest.fixture(autouse=True)
def patient():
    "Conditions are waited for, on a busy machine too"
    from playwright.sync_api import expect

    expect.set_options(timeout=30_000)


@pytest.fixture
def expect(patient):
    "Playwright's assertions, which wait until they hold"
    from playwright.sync_api import expect

    return expect


def names(page):
    "The products that a page shows, in their order"
    return [link.get_attribute('href') for link in page.locator(FOUND).all()]


def chips(page):
    "What a page says was asked for"
    return page.get_by_role('link', name=re.compile('^Remove ')).all_inner_texts()


def search(page):
    "The box for words"
    return page.get_by_role('combobox', name='Search by words')


def choose(page, photo):
    "Choose photos in the page's form"
    file = dict(name='photo.jpg', mimeType='image/jpeg', buffer=photo)
    page.get_by_label('Search by a photo').set_input_files(file)


@pytest.mark.parametrize('way', ['choose', 'drop', 'paste'])
def test_photo(arrive, expect, photo, way):
    "A photo is chosen, dropped or pasted, and its page shows it with what is like it"
    page = arrive()
    if way == 'choose':
        choose(page, photo)
    else:
        page.evaluate(DROP, [way, base64.b64encode(photo).decode()])
    page.wait_for_url('**/photo/*')
    expect(page.get_by_role('heading', level=1)).to_have_text('Your photo')
    expect(page.locator('#similar .card').first).to_be_visible()
    seen = page.locator('main img').first
    expect(seen).to_have_js_property('complete', True)
    assert seen.evaluate('image => image.naturalWidth') > 100
    key = page.url
    page.get_by_text('First come: ').click()
    page.get_by_role('link', name='nearest in look').click()
    page.wait_for_url('**/photo/*cover=nearest*')
    page.go_back()
    assert page.url == key
    page.go_back()
    expect(page.locator('.told')).to_have_text('')
    choose(page, photo)
    page.wait_for_url('**/photo/*')
    assert page.url != key


def test_what_is_no_photo(arrive, expect):
    "Words instead of a page, and the way back"
    page = arrive(refused=[415])
    choose(page, b'no photo')
    page.wait_for_url('**/photo')
    expect(page.get_by_role('heading', level=1)).to_have_text('No photo')
    page.get_by_role('link', name='Back to the products').click()
    expect(page.locator(FOUND).first).to_be_visible()


def test_several_photos_without_scripts(arrive, expect, photo):
    "The form has a button where no script sends it"
    page = arrive(java_script_enabled=False)
    files = [dict(name=f'{n}.jpg', mimeType='image/jpeg', buffer=photo) for n in range(2)]
    page.get_by_label('Search by a photo').set_input_files(files)
    page.get_by_role('button', name='Show what is like it').click()
    expect(page.get_by_role('heading', level=1)).to_have_text('Your photos')
    page.get_by_role('link', name='Find', exact=True).click()
    search(page).fill('shirts')
    page.get_by_role('button', name='Search', exact=True).click()
    expect(page.locator(FOUND).first).to_be_visible()


def test_filters(arrive, expect, shop):
    "Type, colour, gender and price narrow the list; each chip gives back what it took"
    _, cat = shop
    page = arrive()
    first = names(page)
    page.get_by_label('Type').select_option('Shirts')
    page.get_by_role('button', name='Search', exact=True).click()
    page.wait_for_url('**/?*type=Shirts*')
    shirts = cat.products[cat.products.articleType == 'Shirts']
    assert {int(name.rpartition('/')[2]) for name in names(page)} <= set(shirts.index)
    low, high = sorted(shirts.price.quantile([0.3, 0.7]).astype(int))
    page.get_by_label('Price from').fill(f'{high:,}')  # The other way round
    page.get_by_label('Price to').fill(str(low))
    page.get_by_label('Price to').press('Enter')
    page.wait_for_url('**/?*high=*')
    found = {int(name.rpartition('/')[2]) for name in names(page)}
    assert found == set(shirts.index[shirts.price.between(low, high)][:24])
    assert len(chips(page)) == 2
    page.get_by_role('link', name=re.compile('^Remove price')).click()
    expect(page.get_by_role('link', name=re.compile('^Remove price'))).to_have_count(0)
    page.get_by_role('link', name='Remove type: Shirts').click()
    expect(page.get_by_role('link', name=re.compile('^Remove '))).to_have_count(0)
    assert names(page) == first
    page.get_by_label('Gender').select_option('Men')
    page.get_by_label('Colour').select_option(index=1)
    page.get_by_role('button', name='Search', exact=True).click()
    expect(page.get_by_role('link', name=re.compile('^Remove '))).to_have_count(2)
    page.goto('/')
    page.get_by_role('link', name='More', exact=True).click()
    page.wait_for_url('**/?page=2')
    assert not set(names(page)) & set(first)


def test_words(arrive, expect):
    "Suggestions while one types; what was understood as chips; back and forward"
    page = arrive()
    search(page).press_sequentially('tshirts for m')
    options = page.locator('#goes-on option')
    expect(options.first).to_be_attached()
    goes_on = options.first.get_attribute('value')
    assert goes_on.lower().startswith('tshirts')
    with page.expect_response('**/api/v1/suggest?*'):
        search(page).fill('tshirts for men')
    search(page).press('Enter')
    page.wait_for_url('**/?q=tshirts+for+men*')
    assert [chip.split()[0] for chip in chips(page)] == ['Tshirts', 'Men']
    found = names(page)
    page.get_by_role('link', name='Remove Men').click()
    page.wait_for_url('**drop=*')
    more = names(page)
    page.go_back()
    assert names(page) == found and search(page).input_value() == 'tshirts for men'
    page.go_forward()
    assert names(page) == more
    page.goto('/?q=zzzzqqq')
    expect(page.get_by_text('no word of')).to_be_visible()


def test_a_visit(arrive, expect, shop):
    "From words to a product, what it shares with others, the cart, For you, and all forgotten"
    page = arrive(WORDS)
    way = page.locator(FOUND).first.get_attribute('href')
    page.locator(FOUND).first.click()
    page.wait_for_url(f'**{way}')
    expect(page.get_by_role('table').first).to_be_visible()
    title = page.get_by_role('heading', level=1).inner_text()
    alike = page.locator('#similar')
    assert alike.locator('.card').count() > 3
    chip = page.get_by_role('link', name=re.compile('^Remove ')).first
    chip.click()
    page.wait_for_url('**?*under=*')
    page.get_by_role('link', name=re.compile('^Add ')).first.click()
    page.wait_for_url('**?*under=*')
    page.get_by_text('First come: ').click()
    page.get_by_role('link', name='nearest in look').click()
    page.wait_for_url('**cover=nearest*')
    expect(page.get_by_text('First come: nearest in look')).to_be_visible()
    page.goto(way)
    page.get_by_role('button', name='Put into the cart').click()
    expect(page.get_by_text('It is in your cart')).to_be_visible()
    page.get_by_role('link', name='For you').click()
    mine = page.locator('section', has_text='You looked at').locator(f'[href="{way}"]')
    expect(mine).to_contain_text('in the cart')
    assert title.split()[0] in mine.inner_text()
    expect(page.get_by_text('because you').first).to_be_visible()
    page.get_by_role('link', name='tshirts for men').click()
    expect(page.get_by_role('heading', level=1)).to_contain_text('tshirts for men')
    page.go_back()
    page.get_by_role('button', name='Forget all of this').click()
    expect(page.get_by_text('Nothing is known of you yet')).to_be_visible()


def test_why_alike(arrive, expect, photo):
    "What a photo and a product share is told where one asks"
    page = arrive()
    choose(page, photo)
    page.wait_for_url('**/photo/*')
    asked = page.get_by_text('Why alike').first
    told = page.locator('.grid details').first.locator('p').first
    expect(told).to_be_hidden()
    asked.click()
    expect(told).to_be_visible()
    assert re.match('Both: |Nothing of what is known', told.inner_text())


def test_back_and_forward(arrive, expect):
    "Each address shows again what it showed"
    page = arrive()
    way = ['/?type=Shirts', '/?type=Shirts&gender=Men', '/for-you', WORDS]
    seen = []
    for path in way:
        page.goto(path)
        seen.append((page.url, names(page)))
    for url, products in reversed(seen[:-1]):
        page.go_back()
        assert page.url == url
        if 'for-you' not in url:  # That one knows of the words since
            assert names(page) == products
    for url, _ in seen[1:]:
        page.go_forward()
        assert page.url == url
    other = arrive(WORDS)
    assert names(other) == seen[-1][1]  # The address is all that another visitor needs


def test_products_come_and_go(arrive, expect, photo):
    "Added and removed by the API while a visitor looks"
    page = arrive('/?type=Shirts', refused=[404])
    before = names(page)
    api = page.request
    row = dict(id=999001, articleType='Shirts', gender='Men', baseColour='Blue', price=999,
               productDisplayName='Fern <b>shirt</b>')  # fmt: skip
    file = dict(name='photo.jpg', mimeType='image/jpeg', buffer=photo)
    sent = api.post('/api/v1/products', headers=BEARER,
                    multipart=dict(product=json.dumps(row), photo=file))  # fmt: skip
    assert sent.status == 201, sent.text()
    try:
        search(page).fill('fern shirt')
        search(page).press('Enter')
        new = page.locator('.card[href="/product/999001"]')
        expect(new).to_contain_text('Fern <b>shirt</b>')
        expect(new.locator('img')).to_have_js_property('complete', True)
        new.click()
        expect(page.get_by_role('heading', level=1)).to_have_text('Fern <b>shirt</b>')
        page.get_by_role('link', name='For you').click()
        expect(page.get_by_text('viewed').first).to_be_visible()
        page.go_back()
    finally:
        assert api.delete('/api/v1/products/999001', headers=BEARER).status == 200
    page.get_by_role('button', name='Put into the cart').click()
    expect(page.get_by_role('heading', level=1)).to_have_text('Not here')
    page.get_by_role('link', name='Back to the products').click()
    page.get_by_role('link', name='For you').click()
    expect(page.get_by_text('in the cart')).to_have_count(0)
    page.goto('/?type=Shirts')
    assert names(page) == before


def test_a_part_of_a_photo(arrive, expect, photo):
    "Another part is drawn by mouse, by number, and taken back; each has an address of its own"
    page = arrive()
    choose(page, photo)
    page.wait_for_url('**/photo/*')
    whole = page.url
    page.locator('.crop .view').scroll_into_view_if_needed()
    place = page.locator('.crop .view').bounding_box()
    start, end = ((place['x'] + place['width'] * share, place['y'] + place['height'] * share)
                  for share in (0.3, 0.8))  # fmt: skip
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*end, steps=4)
    page.mouse.up()
    edges = page.locator('.edges input')
    drawn = [int(edge.input_value()) for edge in edges.all()]
    assert abs(drawn[0] - 30) < 4 and abs(drawn[3] - 80) < 4, drawn
    page.get_by_role('button', name='Look at this part').click()
    page.wait_for_function('whole => location.href != whole', arg=whole)
    part = page.url
    assert [int(edge.input_value()) for edge in page.locator('.edges input').all()] == drawn
    page.get_by_text('Look at another part').click()
    page.get_by_text('By numbers').click()
    page.get_by_label('From the top').fill('10')
    page.get_by_label('From the top').press('Enter')
    page.wait_for_function('part => location.href != part', arg=part)
    page.go_back()
    assert page.url == part
    page.get_by_role('link', name='The whole photo').click()
    page.wait_for_function('part => location.href != part', arg=part)
    expect(page.locator('#similar .card').first).to_be_visible()


def test_where_alike(arrive, expect, photo):
    "Heat maps of a photo and a product, made when one asks"
    page = arrive()
    choose(page, photo)
    page.wait_for_url('**/photo/*')
    page.get_by_text('Why alike').first.click()
    page.get_by_role('link', name=re.compile('^See where')).first.click()
    page.wait_for_url('**/alike?*')
    heats = page.locator('img.heat')
    expect(heats).to_have_count(2)
    for heat in heats.all():
        expect(heat).to_have_js_property('complete', True)
        assert heat.evaluate('image => image.naturalWidth') > 30
    page.get_by_label('Heat maps').uncheck()
    expect(heats.first).to_have_css('opacity', '0')


def test_map(arrive, expect, shop):
    "The map is drawn, zoomed, filtered, and leads to a product by keys alone"
    _, cat = shop
    page = arrive('/map')
    expect(page.locator('#plane')).to_be_visible(timeout=60_000)  # It is laid out when first asked
    expect(page.get_by_text(f'{len(cat.products)} products')).to_be_visible()
    painted = """() => {
      const plane = document.getElementById('plane'), pen = plane.getContext('2d')
      const dots = pen.getImageData(0, 0, plane.width, plane.height).data
      return new Set(new Uint32Array(dots.buffer)).size > 5}"""
    page.wait_for_function(painted)
    page.get_by_role('button', name='Zoom in').click()
    page.wait_for_function('() => location.hash.length > 3')
    near = page.locator('#near a').first
    expect(near).to_be_visible()
    page.locator('#plane').focus()
    page.keyboard.press('Enter')
    page.wait_for_url('**/product/*')
    page.go_back()
    page.locator('#map-form [name=type]').select_option('Tshirts')
    page.get_by_role('button', name='Show', exact=True).click()
    page.wait_for_url('**/map?*type=Tshirts*')
    expect(page.get_by_text(re.compile('products are marked'))).to_be_visible()
    page.goto('about:blank')
    page.goto('/map?type=Watches#0.0,0.0,60')  # None of them lies there, so all is shown
    page.wait_for_function("() => location.hash === '#0.5000,0.5000,1.00'")
    page.set_viewport_size(PHONE)
    assert page.evaluate('document.documentElement.scrollWidth') <= PHONE['width']


def test_customers(arrive, expect):
    "Without a table of histories the page says how to load one"
    page = arrive('/customers')
    expect(page.get_by_text('--histories').first).to_be_visible()


def focused(page):
    "What has the focus: its text, whether it can be seen, and whether one sees that it has it"
    return page.evaluate("""() => {
      const part = document.activeElement, place = part.getBoundingClientRect()
      const style = getComputedStyle(part)
      return {text: part.getAttribute('aria-label') || part.innerText || part.name || '',
              seen: place.width > 0 && place.right > 0 && place.bottom > 0
                && place.top < innerHeight && place.left < innerWidth,
              marked: style.outlineStyle != 'none' && parseFloat(style.outlineWidth) >= 2}}""")


def tab_to(page, wanted, most=60):
    "Press Tab until something of this text has the focus; all on the way can be seen"
    for _ in range(most):
        page.keyboard.press('Tab')
        now = focused(page)
        assert now['seen'] and now['marked'], now
        if re.search(wanted, now['text']):
            return now
    raise AssertionError(f'{wanted} is not reached by Tab')


def test_keyboard_alone(arrive, expect):
    "From the first Tab to the cart without a mouse"
    page = arrive()
    assert tab_to(page, '.')['text'] == 'To the content'
    page.keyboard.press('Enter')
    assert page.url.endswith('#content')
    tab_to(page, '^q$')
    page.keyboard.type('tshirts for men')
    page.keyboard.press('Enter')
    page.wait_for_url('**/?q=*')
    tab_to(page, '^To the content')
    page.keyboard.press('Enter')
    tab_to(page, '^Remove Men')
    page.keyboard.press('Enter')
    page.wait_for_url('**drop=*')
    expect(page.get_by_role('link', name='Remove Men')).to_have_count(0)
    tab_to(page, '^Remove Tshirts')
    page.keyboard.press('Tab')
    page.keyboard.press('Enter')
    page.wait_for_url('**/product/*')
    tab_to(page, '^Put into the cart')
    with page.expect_navigation():
        page.keyboard.press('Space')
    tab_to(page, '^First come')
    page.keyboard.press('Enter')
    expect(page.get_by_text('The network is not always sure')).to_be_visible()
    page.reload()
    tab_to(page, '^For you')
    page.keyboard.press('Enter')
    expect(page.get_by_text('in the cart')).to_be_visible()
    tab_to(page, '^Forget all')
    page.keyboard.press('Enter')
    expect(page.get_by_text('Nothing is known of you yet')).to_be_visible()


def every_page(page, photo):
    "Every kind of page, one after the other, as it is shown"
    for path in ('/', WORDS, '/?type=Shirts&low=1&high=99999', '/?q=zzzzqqq'):
        page.goto(path)
        yield path
    page.goto('/')
    product = page.locator(FOUND).first.get_attribute('href')
    for path in (product, f'{product}?under=-&cover=nearest', '/for-you', '/product/none'):
        page.goto(path)
        yield path
    page.goto('/')
    choose(page, photo)
    page.wait_for_url('**/photo/*')
    for summary in page.locator('summary').all()[:3]:
        summary.click()
    yield 'photo'


def set_fonts(page, size):
    "The size of letters that a visitor has set in the browser; 16 where nobody did"
    session = page.context.new_cdp_session(page)
    session.send('Page.setFontSizes', dict(fontSizes=dict(standard=size, fixed=size)))
    session.detach()


def test_narrow(arrive, photo):
    "On a phone, with letters of any size, nothing is beside the page"
    page = arrive(refused=[404], viewport=PHONE, has_touch=True, is_mobile=True)
    for name in every_page(page, photo):
        for size in (9, 28, 16):
            set_fonts(page, size)
            letters = page.evaluate('parseFloat(getComputedStyle(document.body).fontSize)')
            assert size * 0.9 <= letters <= size * 1.2, (name, letters)
            wide = page.evaluate('document.documentElement.scrollWidth')
            assert wide <= PHONE['width'], (name, size, wide, page.evaluate(PUT_BESIDE))


def brightness(page, part):
    "How bright the letters and the ground of a part are, from 0 to 1"
    colours = page.locator(part).first.evaluate(
        'part => [getComputedStyle(part).color, getComputedStyle(part).backgroundColor]')
    return [sum(map(float, re.findall(r'[\d.]+', colour)[:3])) / 765 for colour in colours]


def test_dark(arrive):
    "Bright letters on dark ground where the visitor's machine is dark, the other way else"
    for scheme in ('dark', 'light'):
        page = arrive(color_scheme=scheme)
        for part in ('body', 'input', 'select'):
            letters, ground = brightness(page, part)
            assert (letters > ground) == (scheme == 'dark'), (scheme, part, letters, ground)


LOOKS = [  # How a page is shown → what axe-core is asked to look at; all rules when None
    (dict(width=1280, height=800), 'light', None),
    (dict(width=1280, height=800), 'dark', ['color-contrast']),
    (PHONE, 'light', ['color-contrast', 'target-size', 'scrollable-region-focusable']),
]


def test_axe(arrive, photo):
    "axe-core finds no serious hindrance on any page"
    from axe_playwright_python.sync_playwright import Axe

    page = arrive(refused=[404])
    axe, found = Axe(), []
    for name in every_page(page, photo):
        for size, scheme, rules in LOOKS:
            page.set_viewport_size(size)
            page.emulate_media(color_scheme=scheme)
            only = dict(runOnly=dict(type='rule', values=rules)) if rules else {}
            told = axe.run(page, options=dict(resultTypes=['violations'], **only)).response
            for fault in told['violations']:
                if fault['impact'] in ('serious', 'critical'):
                    nodes = [node['html'][:200] for node in fault['nodes']]
                    found.append((name, size['width'], scheme, fault['id'], nodes))
    assert not found, found
