"""The picture at the top of README.md: a product page of the app, in light and in dark.

`python tools/picture.py` draws the sample at a size that a shop would show, serves it as
`fashionrec serve` does, and takes a picture by Chromium: nbs/images/product_page*.png.
"""
import io
import sys
import threading
import time
from pathlib import Path

import uvicorn
from PIL import Image

from fashionrec.app import make_app
from fashionrec.data import Catalogue
from fashionrec.recommender import Recommender

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT/'tests'))
from browsing import answers, chromium, free_port # noqa: E402

PRODUCTS, SIZE = 1200, (360, 480) # Of the sample; width and height of its pictures in pixels
SHOWN = 10031 # Id of the product on the page
WINDOW = dict(width=1240, height=1130) # Of the browser; 1401 pixels wide, as on a dense screen
DENSITY = 1.13
COLOURS = 256


def drawn_app():
    "The app of the drawn sample"
    cat = Catalogue.sample(PRODUCTS, size=SIZE)
    rec = Recommender.open(cat, progress=False)
    return make_app(rec, token='none')


def light_weight(picture):
    "A screenshot as a PNG file with a palette"
    image = Image.open(io.BytesIO(picture)).convert('RGB')
    file = io.BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, 'png', optimize=True)
    return file.getvalue()


def main(shown=SHOWN):
    "Serve, look, and write both pictures"
    port = free_port()
    server = uvicorn.Server(uvicorn.Config(drawn_app(), port=port, log_level='error'))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    url = f'http://127.0.0.1:{port}'
    while not answers(f'{url}/api/v1/health'):
        time.sleep(.1)
    with chromium() as browser:
        for scheme, name in (('light', 'product_page'), ('dark', 'product_page_dark')):
            seen = dict(viewport=WINDOW, device_scale_factor=DENSITY)
            page = browser.new_page(color_scheme=scheme, **seen)
            page.goto(f'{url}/product/{shown}', wait_until='networkidle')
            picture = light_weight(page.screenshot())
            (ROOT/'nbs'/'images'/f'{name}.png').write_bytes(picture)
            print(f'{name}.png: {len(picture)/1000:.0f} kB')
    server.should_exit = True
    thread.join()


if __name__ == '__main__':
    main(*sys.argv[1:])
