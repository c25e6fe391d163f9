"""What the site is known by: the icon of a tab, and the picture that a shared link shows.

Both are drawn: the icon from one outline, the picture from products of the sample.
"""
import io

from matplotlib import font_manager
from PIL import Image, ImageDraw, ImageFont

COLOUR = '#2780e3'  # Of the theme
SIZE = 64  # The icon's outline is given on a square of so many units
TSHIRT = [(22, 9), (27, 14), (37, 14), (42, 9), (59, 20), (52, 33), (46, 30), (46, 56), (18, 56),
          (18, 30), (12, 33), (5, 20)]
CARD = (1200, 630)
TILE = (168, 224)
SHOWN = ('Tshirts', 'Handbags', 'Dresses', 'Casual Shoes')  # A column each


def icon_svg():
    "The icon as SVG: a T-shirt in white on the colour of the theme"
    points = ' '.join(f'{x},{y}' for x, y in TSHIRT)
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}">'
            f'<rect width="{SIZE}" height="{SIZE}" rx="14" fill="{COLOUR}"/>'
            f'<polygon points="{points}" fill="#fff" stroke="#fff" stroke-width="2" '
            'stroke-linejoin="round"/></svg>\n')


def icon(size, oversampling=8):
    "The icon as a picture of `size` pixels, for what reads no SVG"
    scale = size*oversampling/SIZE
    large = Image.new('RGBA', (size*oversampling, size*oversampling))
    pen = ImageDraw.Draw(large)
    pen.rounded_rectangle((0, 0, *large.size), 14*scale, COLOUR)
    pen.polygon([(x*scale, y*scale) for x, y in TSHIRT], 'white')
    return large.resize((size, size), Image.Resampling.LANCZOS)


def font(size, weight='normal'):
    "The font that comes with matplotlib, so that the picture is the same everywhere"
    name = font_manager.FontProperties(family='DejaVu Sans', weight=weight)
    return ImageFont.truetype(font_manager.findfont(name), size)


def wrapped(text, pen, letters, width):
    "A text in lines that are no wider than `width` pixels"
    lines = ['']
    for word in text.split():
        longer = f'{lines[-1]} {word}'.strip()
        if pen.textlength(longer, letters) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return '\n'.join(lines)


def card(title, text):
    "The picture of a shared link: what the project is, beside products that it draws"
    from fashionrec.sample import examples
    picture = Image.new('RGB', CARD, 'white')
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 450, CARD[1]), COLOUR)
    picture.paste(icon(96), (48, 60), icon(96))
    pen.text((48, 190), title, 'white', font(54, 'bold'))
    letters = font(32)
    pen.multiline_text((48, 280), wrapped(text, pen, letters, 360), 'white', letters, spacing=14)
    shown = examples(*SHOWN, n=8, seed=6, size=TILE, ageGroup='Adults-Women')
    for place, product in enumerate(shown):
        column, row = divmod(place, 2)
        picture.paste(Image.fromarray(product), (462 + 182*column, 72 + 262*row))
    return picture


def write(out, title, text):
    "Write the icons and the picture into the site"
    (out/'favicon.svg').write_text(icon_svg(), encoding='utf-8')
    icon(32).save(out/'favicon.png', optimize=True)
    file = io.BytesIO()
    card(title, text).quantize(128, dither=Image.Dither.NONE).save(file, 'png', optimize=True)
    (out/'card.png').write_bytes(file.getvalue())
