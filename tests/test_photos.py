"""Photos as people bring them: colours, ranges, positions and wrappers; each becomes the same
picture, or says why not.
"""

import asyncio
import io
import struct
import sys
import tempfile
import warnings
import zipfile

import numpy as np
import pandas as pd
import pytest
import torch
from hypothesis import given, settings, strategies as st
from hypothesis.extra.numpy import arrays
from PIL import Image, ImageCms, ImageOps, features
from PIL.PngImagePlugin import PngInfo

from fashionrec.photos import (
    PICTURE_SUFFIXES,
    PhotoError,
    data_uri,
    is_photo,
    load_photo,
    load_photos,
    open_photo,
    photos_of,
)

AVIF = ['AVIF'] if features.check('avif') else []

# --- Colours --------------------------------------------------------------------------------------
# -----------------------------------

D65, D50 = (0.3127, 0.3290), (0.3457, 0.3585)
SPACES = dict(  # Primaries, white point, and the way to linear light
    p3=([(0.680, 0.320), (0.265, 0.690), (0.150, 0.060)], D65, 'srgb'),
    adobe=([(0.64, 0.33), (0.21, 0.71), (0.15, 0.06)], D65, 563 / 256),
    prophoto=([(0.7347, 0.2653), (0.1596, 0.8404), (0.0366, 0.0001)], D50, 1.8),
    rec2020=([(0.708, 0.292), (0.170, 0.797), (0.131, 0.046)], D65, 2.4),
    srgb=([(0.64, 0.33), (0.30, 0.60), (0.15, 0.06)], D65, 'srgb'),
)
BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)


def xyz(xy):
    return np.array([xy[0] / xy[1], 1, (1 - xy[0] - xy[1]) / xy[1]])


def to_pcs(name):
    "Matrix from linear RGB to XYZ at D50, as profiles have it"
    primaries, white, _ = SPACES[name]
    columns = np.stack([xyz(p) for p in primaries], 1)
    scaled = columns * np.linalg.solve(columns, xyz(white))
    gain = (BRADFORD @ xyz(D50)) / (BRADFORD @ xyz(white))
    return np.linalg.inv(BRADFORD) @ np.diag(gain) @ BRADFORD @ scaled


def linear(x, curve):
    return (
        np.where(x <= 0.04045, x / 12.92, ((x + 0.055) / 1.055) ** 2.4)
        if curve == 'srgb'
        else x**curve
    )


def encoded_srgb(x):
    return np.where(x <= 0.0031308, 12.92 * x, 1.055 * x.clip(1e-9) ** (1 / 2.4) - 0.055)


def right(colours, name):
    "What colours of a space are in sRGB, uint8"
    light = (
        linear(colours / 255.0, SPACES[name][2]) @ (np.linalg.inv(to_pcs('srgb')) @ to_pcs(name)).T
    )
    return np.round(255 * encoded_srgb(light.clip(0, 1))).astype(int)


def icc(name, space=b'RGB '):
    "The bytes of an ICC profile with matrix and curves, version 2"

    def fixed(*values):
        return struct.pack(f'>{len(values)}i', *(round(v * 65536) for v in values))

    def curve(c):
        table = [round(65535 * float(linear(np.array(i / 1023), c))) for i in range(1024)]
        return b'curv\0\0\0\0' + struct.pack('>I1024H', 1024, *table)

    tone = curve(SPACES[name][2])
    text = b'desc\0\0\0\0' + struct.pack('>I', 5) + b'test\0' + b'\0' * 78
    tags = [
        (b'desc', text),
        (b'cprt', b'text\0\0\0\0none\0'),
        (b'wtpt', b'XYZ \0\0\0\0' + fixed(*xyz(D50))),
    ]
    if space == b'RGB ':
        tags += [
            (k, b'XYZ \0\0\0\0' + fixed(*column))
            for k, column in zip((b'rXYZ', b'gXYZ', b'bXYZ'), to_pcs(name).T)
        ]
        tags += [(k, tone) for k in (b'rTRC', b'gTRC', b'bTRC')]
    else:
        tags += [(b'kTRC', tone)]
    offset, table, data = 132 + 12 * len(tags), b'', b''
    for key, value in tags:
        value += b'\0' * (-len(value) % 4)
        table += key + struct.pack('>II', offset + len(data), len(value))
        data += value
    head = struct.pack(
        '>I4sI4s4s4s', offset + len(data), b'none', 0x02400000, b'mntr', space, b'XYZ '
    ) + struct.pack('>6H', 2020, 1, 1, 0, 0, 0)
    head += b'acsp' + b'\0' * 28 + fixed(*xyz(D50)) + b'\0' * 48
    return head + struct.pack('>I', len(tags)) + table + data


rng = np.random.default_rng(0)
COLOURS = np.concatenate(
    [np.indices((4, 4, 4)).reshape(3, -1).T * 85, rng.integers(0, 256, (48, 3))]
).astype(np.uint8)  # 112 of them


def saved(im, fmt, **kw):
    out = io.BytesIO()
    (im if isinstance(im, Image.Image) else Image.fromarray(im)).save(out, fmt, **kw)
    return out.getvalue()


@pytest.mark.parametrize(
    'fmt,kw',
    [
        ('PNG', {}),
        ('TIFF', {}),
        ('WEBP', dict(lossless=True)),
        ('JPEG', dict(quality=100, subsampling=0)),
    ],
)
@pytest.mark.parametrize('name', ['p3', 'adobe', 'prophoto', 'rec2020'])
def test_profiles(name, fmt, kw):
    "112 colours of a wide space are their colours in sRGB"
    picture = (
        np.repeat(np.repeat(COLOURS.reshape(8, 14, 3), 16, 0), 16, 1)
        if fmt == 'JPEG'
        else COLOURS.reshape(8, 14, 3)
    )
    got = np.asarray(open_photo(saved(picture, fmt, icc_profile=icc(name), **kw)))
    got = (got[8::16, 8::16] if fmt == 'JPEG' else got).reshape(-1, 3).astype(int)
    off = np.abs(got - right(COLOURS, name)).max(1)
    assert off.max() <= (40 if fmt == 'JPEG' else 2) and np.median(off) <= 2
    assert (
        np.abs(COLOURS.astype(int) - right(COLOURS, name)).max() > 20
    )  # Without the profile they would be wrong


def test_srgb_profile():
    "A profile that is sRGB changes nothing"
    for profile in (
        icc('srgb'),
        ImageCms.ImageCmsProfile(ImageCms.createProfile('sRGB')).tobytes(),
    ):
        assert (
            np.asarray(open_photo(saved(COLOURS[None], 'PNG', icc_profile=profile)))[0] == COLOURS
        ).all()


@pytest.mark.parametrize(
    'profile',
    [b'', b'nonsense', icc('p3')[:200], icc('p3')[:128] + b'\xff' * 400, icc('adobe', b'GRAY')],
)
def test_broken_profile(profile):
    "A profile that is broken or for another kind of picture is passed over"
    assert (
        np.asarray(open_photo(saved(COLOURS[None], 'PNG', icc_profile=profile)))[0] == COLOURS
    ).all()


def test_profile_of_grey():
    "Grey has a profile of its own, or one for colours"
    grey = np.arange(256, dtype=np.uint8)[None]
    want = right(np.repeat(grey[0][:, None], 3, 1), 'prophoto')
    for profile in (icc('prophoto', b'GRAY'), icc('prophoto')):
        got = np.asarray(open_photo(saved(grey, 'PNG', icc_profile=profile)))[0].astype(int)
        assert np.abs(got - want).max() <= 2 and np.abs(want[:, 0] - grey[0]).max() > 15


def test_profile_and_transparency():
    "Colours are followed, and what is seen through is white"
    picture = np.dstack([COLOURS[None], np.full((1, 112), 255, np.uint8)])
    picture[0, 0, 3] = 0
    got = np.asarray(open_photo(saved(picture, 'PNG', icc_profile=icc('p3'))))[0].astype(int)
    assert np.abs(got[1:] - right(COLOURS, 'p3')[1:]).max() <= 2 and (got[0] == 255).all()


def test_profile_of_palette():
    few = Image.fromarray(np.repeat(COLOURS[64:72], 4, 0)[None]).quantize(8)
    colours = np.asarray(few.convert('RGB'))[0]
    got = np.asarray(open_photo(saved(few, 'PNG', icc_profile=icc('adobe'))))[0].astype(int)
    assert np.abs(got - right(colours, 'adobe')).max() <= 2


def test_lab():
    "A TIFF in Lab is read back as the colours it was made from"
    lab = ImageCms.profileToProfile(
        Image.fromarray(COLOURS[None]),
        ImageCms.createProfile('sRGB'),
        ImageCms.createProfile('LAB'),
        outputMode='LAB',
    )
    off = np.abs(np.asarray(open_photo(saved(lab, 'TIFF')))[0].astype(int) - COLOURS)
    assert (
        np.median(off) <= 2 and off.max() <= 40
    )  # Lab has 8 bits here, which are few for dark colours


@pytest.mark.parametrize('fmt', ['JPEG', 'TIFF'])
def test_cmyk(fmt):
    "Ink is ink: white paper is white, and cyan is cyan"
    picture = np.zeros((16, 48, 4), np.uint8)
    picture[:, 16:32, 0] = picture[:, 32:, 3] = 255
    got = np.asarray(open_photo(saved(Image.fromarray(picture, 'CMYK'), fmt)))[8, [8, 24, 40]]
    assert got[0].min() > 250 and got[1][0] < 60 < 140 < got[1][2] and got[2].max() < 60


def test_ycbcr():
    got = np.asarray(open_photo(saved(Image.fromarray(COLOURS[None]).convert('YCbCr'), 'TIFF')))[
        0
    ].astype(int)
    assert np.abs(got - COLOURS).max() <= 3


# --- Values of any range --------------------------------------------------------------------------
# -----------------------------------

RAMP = np.linspace(0, 1, 256)[None]
WANT = np.arange(256)


def level(data):
    return np.asarray(open_photo(data))[0, :, 0].astype(int)


@pytest.mark.parametrize('scale', [1, 255, 1000, 65535, 1e-3, 1e6, 4095])
def test_float_tiff(scale):
    assert np.abs(level(saved((RAMP * scale).astype('f4'), 'TIFF')) - WANT).max() <= 1


def test_float_below_zero():
    assert np.abs(level(saved((RAMP * 2 - 1).astype('f4'), 'TIFF')) - WANT).max() <= 1
    assert np.abs(level(saved((RAMP * 300 - 100).astype('f4'), 'TIFF')) - WANT).max() <= 1


def test_float_overshoot():
    "A hair beyond 0 and 1, as resampling leaves it, and values that are none"
    ramp = RAMP.astype('f4').copy()
    ramp[0, :2] = -0.01, np.nan
    ramp[0, -1] = 1.01
    assert np.abs(level(saved(ramp, 'TIFF')) - WANT).max() <= 1
    with pytest.raises(PhotoError, match='finite'):
        open_photo(saved(np.full((4, 4), np.nan, 'f4'), 'TIFF'))


@pytest.mark.parametrize('fmt', ['PNG', 'TIFF'])
@pytest.mark.parametrize('white', [65535, 4095, 1023, 255])
def test_sixteen_bits(fmt, white):
    assert np.abs(level(saved(np.round(RAMP * white).astype(np.uint16), fmt)) - WANT).max() <= 1


def test_dark_stays_dark():
    "A dim picture of 16 bits stays dim, one that nothing would be seen of does not"
    assert level(saved(np.full((4, 4), 10_000, np.uint16), 'PNG'))[0] == 39
    assert (
        level(saved(np.full((4, 4), 0, np.uint16), 'PNG'))[0]
        == 0
        == level(saved(np.zeros((4, 4), 'f4'), 'TIFF'))[0]
    )


def tiff(a, sample_format):
    "An uncompressed TIFF of any kind of numbers"
    a = np.atleast_3d(a)
    (h, w, c), data, n = a.shape, a.tobytes(), 10
    offset, extra, entries = 8 + 2 + n * 12 + 4, b'', []

    def short(tag, *values):
        nonlocal extra
        inside = (
            struct.pack('<2H', *values, *[0] * (2 - len(values)))
            if len(values) <= 2
            else struct.pack('<I', offset + len(extra))
        )
        extra += struct.pack(f'<{len(values)}H', *values) if len(values) > 2 else b''
        entries.append(struct.pack('<HHI', tag, 3, len(values)) + inside)

    def long(tag, value):
        entries.append(struct.pack('<HHII', tag, 4, 1, value))

    bits = a.dtype.itemsize * 8
    (
        long(256, w),
        long(257, h),
        short(258, *[bits] * c),
        short(259, 1),
        short(262, 2 if c >= 3 else 1),
    )
    strip = len(entries)
    (
        long(273, 0),
        short(277, c),
        long(278, h),
        long(279, len(data)),
        short(339, *[sample_format] * c),
    )
    entries[strip] = struct.pack('<HHII', 273, 4, 1, offset + len(extra))
    return (
        b'II*\0'
        + struct.pack('<IH', 8, n)
        + b''.join(entries)
        + struct.pack('<I', 0)
        + extra
        + data
    )


@pytest.mark.parametrize(
    'array,sample_format',
    [
        (np.round(RAMP * (2**32 - 1)).astype('u4'), 1),
        (np.round(RAMP * 65535).astype('u4'), 1),
        (np.round(RAMP * 255).astype('u4'), 1),
        (np.round(RAMP * (2**31 - 1)).astype('i4'), 2),
        (np.round(RAMP * 65535 - 32768).astype('i2'), 2),
        (np.round(RAMP * 32767).astype('i2'), 2),
    ],
)
def test_whole_numbers(array, sample_format):
    assert np.abs(level(tiff(array, sample_format)) - WANT).max() <= 1


FLOATS = [
    ((COLOURS[None] / 255).astype('f4'), 3),
    (COLOURS[None].astype('f4'), 3),
    ((COLOURS[None] / 255).astype('f8'), 3),
    (COLOURS[None].astype('u4') * 16843009, 1),
    ((COLOURS[None] / 255 * 65535).astype('f4'), 3),
]


@pytest.mark.parametrize('array,sample_format', FLOATS)
def test_colour_tiffs_that_pillow_does_not_read(array, sample_format, monkeypatch, tmp_path):
    "Read where tifffile is there, else the message says so"
    (tmp_path / 'a.tif').write_bytes(tiff(array, sample_format))
    try:
        import tifffile  # noqa: F401
    except ImportError:
        monkeypatch.setitem(sys.modules, 'tifffile', None)
    else:
        for photo in (tmp_path / 'a.tif', tiff(array, sample_format)):
            assert np.abs(np.asarray(open_photo(photo))[0].astype(int) - COLOURS).max() <= 1
    monkeypatch.setitem(sys.modules, 'tifffile', None)
    with pytest.raises(
        PhotoError,
        match='a.tif: a TIFF of a kind that Pillow does not read; `pip install tifffile`',
    ):
        open_photo(tmp_path / 'a.tif')


def test_one_bit():
    assert (
        set(level(saved(Image.fromarray(RAMP > 0.5), 'PNG')).tolist())
        == {0, 255}
        == set(level(saved(Image.fromarray(RAMP > 0.5), 'TIFF')).tolist())
    )


def test_sixteen_bits_of_colour():
    "Colour TIFF and PNG of 16 bits"
    colour = np.repeat(COLOURS[None].astype('u2') * 257, 4, 0)
    assert np.abs(np.asarray(open_photo(tiff(colour, 1)))[0].astype(int) - COLOURS).max() <= 1


@pytest.mark.parametrize(
    'array',
    [
        COLOURS[None] / 255,
        COLOURS[None].astype(float),
        COLOURS[None].astype('u2') * 257,
        COLOURS[None].astype(int),
        COLOURS[None].astype('>u2') * 257,
        (COLOURS[None] / 255).astype('f2'),
        COLOURS[None, ::-1][:, ::-1],
        np.asfortranarray(COLOURS[None]),
    ],
)
def test_arrays(array):
    assert np.abs(np.asarray(open_photo(array))[0].astype(int) - COLOURS).max() <= 1


@pytest.mark.parametrize(
    'array',
    [
        np.zeros((4, 4), 'M8[s]'),
        np.full((4, 4), -5),
        np.full((4, 4), 300),
        np.full((4, 4), 1j),
        np.full((4, 4), 999.0),
        np.zeros((0, 4, 3)),
        np.full((4, 4), np.inf),
        np.zeros((3, 80, 60)),
        np.array(5),
        np.array([None]),
    ],
)
def test_no_picture(array):
    with pytest.raises(PhotoError):
        open_photo(array)


def test_transparency():
    "What is seen through is white, in every way a file can say so"
    clear = Image.new('RGBA', (4, 4), (200, 0, 0, 255))
    clear.putpixel((0, 0), (0, 0, 0, 0))
    palette = Image.new('P', (4, 4), 1)
    palette.putpalette([0, 0, 0, 200, 0, 0])
    palette.putpixel((0, 0), 0)
    for data in (
        saved(clear, 'PNG'),
        saved(clear, 'WEBP', lossless=True),
        saved(clear, 'TIFF'),
        saved(palette, 'PNG', transparency=0),
        saved(palette, 'GIF', transparency=0),
        saved(clear.convert('RGB'), 'PNG', transparency=(0, 0, 0)),
        clear,
        clear.convert('RGBa'),
        np.asarray(clear),
    ):
        got = open_photo(data)
        assert got.getpixel((0, 0)) == (255, 255, 255) and got.getpixel((2, 2)) == (200, 0, 0)
    assert open_photo(saved(clear.convert('LA'), 'PNG')).getpixel((0, 0)) == (255, 255, 255)


# --- Upright --------------------------------------------------------------------------------------
# -----------------------------------


def corner(orientation):
    "A picture that is black in its upper left corner once it is turned as `orientation` says"
    upright = Image.new('RGB', (64, 96), 'white')
    upright.paste('black', (0, 0, 32, 48))
    undo = {
        1: None,
        2: 0,
        3: 3,
        4: 1,
        5: 5,
        6: 2,
        7: 6,
        8: 4,
    }  # Pillow's numbers of what takes it back
    return upright if undo[orientation] is None else upright.transpose(undo[orientation])


def is_upright(photo):
    x = np.asarray(open_photo(photo)).astype(int)
    return (
        x.shape == (96, 64, 3)
        and x[:40, :24].max() < 40
        and x[56:].min() > 215
        and x[:, 40:].min() > 215
    )


XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '  # noqa: E501
    'xmlns:tiff="http://ns.adobe.com/tiff/1.0/" {}</rdf:RDF></x:xmpmeta>'
)
FORMS = [
    'tiff:Orientation="{}"/>',
    "tiff:Orientation='{}'/>",
    '><tiff:Orientation>{}</tiff:Orientation></rdf:Description>',
    'tiff:Orientation = "{}" />',
]


@pytest.mark.parametrize('orientation', range(1, 9))
def test_exif(orientation):
    exif = Image.Exif()
    exif[0x0112] = orientation
    for fmt in ('JPEG', 'PNG', 'WEBP', 'TIFF', *AVIF):
        assert is_upright(saved(corner(orientation), fmt, exif=exif)), fmt


@pytest.mark.parametrize('form', FORMS)
@pytest.mark.parametrize('orientation', range(1, 9))
def test_xmp(orientation, form):
    "The way up that only XMP tells"
    packet, im = XMP.format(form.format(orientation)), corner(orientation)
    info, raw = PngInfo(), PngInfo()
    info.add_itxt('XML:com.adobe.xmp', packet, zip=orientation % 2)
    text = packet.encode().hex()
    raw.add_text(
        'Raw profile type xmp',
        f'\nxmp\n{len(packet):8}\n' + '\n'.join(text[i : i + 72] for i in range(0, len(text), 72)),
    )
    for data in (
        saved(im, 'JPEG', xmp=packet.encode()),
        saved(im, 'WEBP', xmp=packet.encode()),
        saved(im, 'PNG', pnginfo=info),
        saved(im, 'PNG', pnginfo=raw),
        saved(im, 'TIFF', tiffinfo={700: packet.encode()}),
    ):
        assert is_upright(data)


def test_exif_before_xmp():
    "Where both say something, EXIF holds; a broken note is passed over"
    exif = Image.Exif()
    exif[0x0112] = 6
    assert is_upright(
        saved(corner(6), 'JPEG', exif=exif, xmp=XMP.format(FORMS[0].format(3)).encode())
    )
    for broken in (b'Exif\0\0nonsense', b'Exif\0\0II*\0\xff\xff\xff\xff'):
        assert is_upright(saved(corner(1), 'JPEG', exif=broken))
    exif[0x0112] = 42
    assert is_upright(saved(corner(1), 'JPEG', exif=exif))


def test_already_turned():
    "A PIL image that was turned by its owner is not turned again"
    exif = Image.Exif()
    exif[0x0112] = 6
    assert is_upright(
        ImageOps.exif_transpose(Image.open(io.BytesIO(saved(corner(6), 'JPEG', exif=exif))))
    )


# --- Files of many kinds --------------------------------------------------------------------------
# -----------------------------------


def test_first_frame():
    frames = [Image.new('RGB', (8, 8), c) for c in ('red', 'blue')]
    for fmt in ('GIF', 'WEBP', 'TIFF', 'MPO', 'PNG', *AVIF):
        r, g, b = open_photo(
            saved(frames[0], fmt, save_all=True, append_images=frames[1:])
        ).getpixel((4, 4))
        assert r > 230 and b < 30, fmt


def test_icons():
    assert open_photo(saved(Image.new('RGBA', (64, 64), 'red'), 'ICO')).getpixel((9, 9)) == (
        255,
        0,
        0,
    )


def test_heic(tmp_path):
    pillow_heif = pytest.importorskip('pillow_heif')
    pillow_heif.from_pillow(corner(1)).save(tmp_path / 'a.heic', quality=95)
    assert (
        is_upright(tmp_path / 'a.heic')
        and is_upright((tmp_path / 'a.heic').read_bytes())
        and is_upright(io.BytesIO((tmp_path / 'a.heic').read_bytes()))
    )


def test_heic_missing(monkeypatch, tmp_path):
    "Where pillow-heif is missing, the message says what to install"
    monkeypatch.setitem(sys.modules, 'pillow_heif', None)
    data = b'\0\0\0\x18ftypheic\0\0\0\0mif1heic' + b'\0' * 99
    monkeypatch.setitem(
        Image.OPEN, 'HEIF', Image.OPEN['PNG']
    )  # As if no opener had been registered before
    for photo in (data, io.BytesIO(data)):
        with pytest.raises(PhotoError, match=r'HEIC.*pip install fashionrec\[heif\]'):
            open_photo(photo)
    (tmp_path / 'a.heic').write_bytes(data)
    with pytest.raises(
        PhotoError, match=r'a.heic: a HEIC picture; `pip install fashionrec\[heif\]`'
    ):
        open_photo(tmp_path / 'a.heic')


GARMENT = np.repeat(np.repeat(COLOURS[:96].reshape(12, 8, 3), 8, 0), 8, 1)
PNG = saved(GARMENT, 'PNG')


class Upload:
    "As FastAPI has it: `read` is to be awaited, `file` is not"

    filename = 'shirt.png'

    def __init__(self, data):
        self.file = io.BytesIO(data)

    async def read(self):
        return self.file.read()


class Awaited:
    async def read(self):
        return PNG


class Stream:
    "A stream that can't go back, as from a network"

    def __init__(self, data):
        self.data = data

    def read(self, n=-1):
        return self.data


def wrapped(tmp_path):
    path = tmp_path / 'shirt.png'
    path.write_bytes(PNG)
    with zipfile.ZipFile(tmp_path / 'a.zip', 'w') as z:
        z.write(path, 'a.png')
    spooled = tempfile.SpooledTemporaryFile()
    spooled.write(PNG)
    named = tempfile.NamedTemporaryFile()
    named.write(PNG)
    tensor = torch.from_numpy(GARMENT.copy())
    return dict(
        path=path,
        text=str(path),
        bytes=PNG,
        bytearray=bytearray(PNG),
        memoryview=memoryview(PNG),
        buffer=io.BytesIO(PNG),
        file=open(path, 'rb'),
        raw=open(path, 'rb', buffering=0),
        as_text=open(path),
        upload=Upload(PNG),
        stream=Stream(PNG),
        spooled=spooled,
        named=named,
        zipped=zipfile.ZipFile(tmp_path / 'a.zip').open('a.png'),
        zip_path=zipfile.Path(tmp_path / 'a.zip', 'a.png'),
        widget={'name': 'a.png', 'content': memoryview(PNG)},
        image=Image.fromarray(GARMENT),
        lazy=Image.open(path),
        array=GARMENT,
        floats=GARMENT / 255,
        tensor=tensor.permute(2, 0, 1),
        tensor_last=tensor,
        tensor_float=tensor.permute(2, 0, 1) / 255,
        uri=data_uri_png(),
    )


def data_uri_png():
    import base64

    return 'data:image/png;base64,' + base64.b64encode(PNG).decode()


def test_wrappers(tmp_path):
    "Every way to bring a photo gives the same picture, is one photo, and can be read again"
    for name, photo in wrapped(tmp_path).items():
        assert is_photo(photo), name
        photos, one = photos_of(photo)
        assert one and photos[0] is photo, name
        for _ in range(2):
            np.testing.assert_array_equal(np.asarray(open_photo(photo)), GARMENT, err_msg=name)


def test_position():
    "An open file is read whole, and left where it was"
    for at in (0, 7, len(PNG)):
        file = io.BytesIO(PNG)
        file.seek(at)
        np.testing.assert_array_equal(np.asarray(open_photo(file)), GARMENT)
        assert file.tell() == at and not file.closed


def test_awaited():
    with pytest.raises(PhotoError, match='await upload.read'):
        open_photo(Awaited())
    assert np.asarray(open_photo(asyncio.run(Awaited().read()))).shape == GARMENT.shape


def test_text_and_closed():
    with pytest.raises(PhotoError, match="mode 'rb'"):
        open_photo(io.StringIO('x'))
    closed = io.BytesIO(PNG)
    closed.close()
    with pytest.raises(PhotoError, match='closed file'):
        open_photo(closed)


def test_fastai_images():
    vision = pytest.importorskip('fastai.vision.core')
    for photo in (
        vision.PILImage.create(GARMENT),
        vision.TensorImage(torch.from_numpy(GARMENT.copy()).permute(2, 0, 1)),
    ):
        assert photos_of(photo)[1] and is_photo(photo)
        np.testing.assert_array_equal(np.asarray(open_photo(photo)), GARMENT)


MANY = dict(
    list=[PNG] * 2,
    tuple=(PNG,) * 2,
    series=pd.Series(['a.png', 'b.png'], index=['read', 'file']),
    index=pd.Index(['a.png', 'b.png']),
    objects=np.array(['a.png', 'b.png']),
    generator=(p for p in [PNG] * 2),
    batch=np.zeros((2, 8, 6, 3)),
    tensors=torch.zeros(2, 3, 8, 6),
    set={'a.png', 'b.png'},
    keys={'a.png': 1, 'b.png': 2}.keys(),
    map=map(str, [1, 2]),
)


@pytest.mark.parametrize('name', MANY)
def test_many(name):
    photos, one = photos_of(MANY[name])
    assert (
        not one
        and len(photos) == 2
        and isinstance(photos, list)
        and not (name not in ('generator', 'map') and is_photo(MANY[name]))
    )


def test_none_and_tables():
    assert photos_of([]) == ([], False) and photos_of(pd.Series([], dtype=str)) == ([], False)
    with pytest.raises(PhotoError, match='a table is no photo'):
        photos_of(pd.DataFrame(dict(file=['a.png'])))
    for x in (
        'S5',
        15970,
        1.5,
        None,
        {'kind': 'Shirts'},
        pd.Series(['a.png']),
        np.zeros(4),
        object(),
    ):
        assert not is_photo(x)
    for x in (None, 15970, 1.5, object(), {'kind': 'Shirts'}, 'S5', '', 'a\0b'):
        with pytest.raises(PhotoError):
            open_photo(x)


def test_what_is_no_photo():
    """The message names what was given; the image cell of a data set is a photo, by its bytes or
    its path"""
    for x, said in [
        (None, 'None is no photo'),
        (5, 'a int is no photo'),
        (float('nan'), 'a float is no photo'),
        ({'kind': 'Shirts'}, 'a dict is no photo'),
    ]:
        with pytest.raises(PhotoError, match=said):
            open_photo(x)


def test_image_cells(tmp_path):
    (tmp_path / 'a.png').write_bytes(PNG)
    for cell in (
        {'bytes': PNG, 'path': None},
        {'bytes': PNG, 'path': 'gone.png'},
        {'bytes': None, 'path': str(tmp_path / 'a.png')},
    ):
        assert is_photo(cell) and photos_of(cell)[1]
        np.testing.assert_array_equal(np.asarray(open_photo(cell)), GARMENT)
    with pytest.raises(PhotoError, match='gone.png: there is no such file'):
        open_photo({'bytes': None, 'path': 'gone.png'})


def test_premultiplied_grey():
    half = Image.new('LA', (4, 4), (100, 128))
    assert (
        abs(
            open_photo(half.convert('La')).getpixel((0, 0))[0]
            - open_photo(half).getpixel((0, 0))[0]
        )
        <= 1
    )


def test_size_and_fit():
    for args in (dict(size=60), dict(size=(60.5, 80)), dict(size=(0, 8)), dict(fit='crop')):
        with pytest.raises(ValueError, match='must be'):
            load_photo(GARMENT, **args)


def test_nothing_is_changed(tmp_path):
    "What was given stays as it is, and the result is apart from it"
    (tmp_path / 'a.jpg').write_bytes(
        saved(np.repeat(np.repeat(GARMENT, 16, 0), 16, 1), 'JPEG', icc_profile=icc('p3'))
    )
    lazy = Image.open(tmp_path / 'a.jpg')
    before, size = dict(lazy.info), lazy.size
    load_photo(lazy, (6, 8))
    assert lazy.size == size and lazy.info == before and lazy.mode == 'RGB'
    for mine in (
        Image.fromarray(GARMENT),
        Image.fromarray(GARMENT).convert('RGBA'),
        Image.fromarray(GARMENT[..., 0]),
    ):
        kept = mine.copy()
        got = open_photo(mine)
        got.paste('white', (0, 0, 9, 9))
        assert mine.tobytes() == kept.tobytes() and mine.mode == kept.mode
    array = GARMENT.copy()
    open_photo(array).paste('white', (0, 0, 9, 9))
    assert (array == GARMENT).all()
    multi = Image.open(
        io.BytesIO(
            saved(
                Image.new('RGB', (8, 8), 'red'),
                'GIF',
                save_all=True,
                append_images=[Image.new('RGB', (8, 8), 'blue')],
            )
        )
    )
    multi.seek(1)
    assert open_photo(multi).getpixel((0, 0)) == (0, 0, 255) and multi.tell() == 1


# --- What is wrong --------------------------------------------------------------------------------
# ----------------------------------


@pytest.mark.parametrize(
    'data,reason',
    [
        (b'', 'the file is empty'),
        (b' <!DOCTYPE html>', 'a web page'),
        (b'<?xml version="1.0"?><svg/>', 'an SVG drawing'),
        (PNG[:150], 'damaged or cut short'),
        (saved(GARMENT, 'JPEG')[:900], 'damaged or cut short'),
        (b'noise' * 99, 'not in a picture format'),
        (b'II*\0' + b'\xff' * 99, 'TIFF of a kind|damaged'),
        (saved(Image.new('1', (12_000, 12_000)), 'PNG'), 'over the limit'),
        (saved(Image.new('1', (20_000, 20_000)), 'PNG'), '400,000,000 pixels is over the limit'),
        (b'PK\3\4' + b'\0' * 99, 'a zip, not a picture'),
    ],
)
@pytest.mark.filterwarnings('ignore::PIL.Image.DecompressionBombWarning')
def test_reasons(data, reason, tmp_path):
    "The message names the file and the reason, whatever way it came"
    path = tmp_path / 'shirt.jpg'
    path.write_bytes(data)
    with pytest.raises(PhotoError, match=reason):
        open_photo(data)
    with pytest.raises(PhotoError, match=reason):
        open_photo(io.BytesIO(data))
    for photo in (path, str(path), open(path, 'rb')):
        with pytest.raises(PhotoError, match=f'shirt.jpg.*{reason}'):
            open_photo(photo)


def test_no_file(tmp_path):
    with pytest.raises(PhotoError, match='gone.jpg: there is no such file'):
        open_photo(tmp_path / 'gone.jpg')
    with pytest.raises(PhotoError, match='is a folder'):
        open_photo(tmp_path)
    with pytest.raises(PhotoError, match='https://a.b/c.jpg: an address'):
        open_photo('https://a.b/c.jpg')
    with pytest.raises(PhotoError, match='upload.*shirt.png|shirt.png: the file is empty'):
        open_photo(Upload(b''))


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(['PNG', 'JPEG', 'GIF', 'TIFF', 'WEBP', 'BMP', *AVIF]), st.data())
def test_damaged(fmt, data):
    "A file with bytes changed or cut is read, or is a PhotoError; nothing else comes out"
    whole = bytearray(saved(Image.fromarray(GARMENT[:16, :16]), fmt))
    for _ in range(data.draw(st.integers(0, 4))):
        whole[data.draw(st.integers(0, len(whole) - 1))] = data.draw(st.integers(0, 255))
    part = bytes(whole[: data.draw(st.integers(0, len(whole)))])
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        try:
            assert open_photo(part).mode == 'RGB'
        except PhotoError:
            pass


def test_one_bad_of_many():
    photos = pd.Series([PNG, b'', PNG, 'gone.jpg'], index=list('abcd'))
    with pytest.raises(PhotoError, match='^photo 2 of 4: the picture: the file is empty'):
        load_photos(photos)
    with pytest.warns(
        UserWarning,
        match='left out 2 of 4: photo 2 of 4: .*empty; photo 4 of 4: gone.jpg: there is no such file',  # noqa: E501
    ):
        positions, loaded = load_photos(photos, load_photo, errors='skip')
    assert positions.tolist() == [0, 2] and loaded[1].shape == (80, 60, 3)
    with pytest.raises(PhotoError, match='^the picture: the file is empty'):
        load_photos(b'')
    with pytest.raises(ValueError, match="errors must be"):
        load_photos(photos, errors='ignore')


@settings(max_examples=60, deadline=None)
@given(arrays(np.uint8, st.tuples(st.integers(1, 20), st.integers(1, 20), st.just(3))))
def test_round_trip(picture):
    "Any picture that is saved without loss is read back to the pixel"
    for fmt in ('PNG', 'TIFF', 'BMP'):
        np.testing.assert_array_equal(np.asarray(open_photo(saved(picture, fmt))), picture)


def test_data_uri():
    uri = data_uri(GARMENT)
    assert uri.startswith('data:image/jpeg;base64,') and open_photo(uri).size == (64, 96)
    assert open_photo(data_uri(Image.new('RGB', (3000, 4000)))).size == (480, 640)


def test_light():
    "Opening photos needs Pillow and NumPy alone"
    import subprocess

    code = (
        'import sys, fashionrec.photos as p; p.open_photo(__import__("numpy").zeros((4, 4, 3), "u1")); '  # noqa: E501
        'print(sorted({m.partition(".")[0] for m in sys.modules} & {"torch", "pandas", "scipy", "fastai", "matplotlib"}))'  # noqa: E501
    )
    assert (
        subprocess.run([sys.executable, '-c', code], capture_output=True, text=True).stdout.strip()
        == '[]'
    )


def test_former_names():
    import fashionrec.data as data

    for name in ('PhotoError', 'open_photo', 'load_photo', 'MAX_PIXELS'):
        assert hasattr(data, name)
    assert '.jpg' in PICTURE_SUFFIXES


@pytest.mark.parametrize(
    'array,message',
    [
        (np.full((5, 5, 3), np.nan), '75 of 75 values that are not finite'),
        (np.array([[0.5, np.inf], [0.5, 0.5]]), '1 of 4 values that are not finite'),
        (np.linspace(-1, 1, 25).reshape(5, 5), 'from -1 to 1 is no picture'),
        (np.full((5, 5), 999.0), 'from 999 to 999 is no picture'),
        (np.full((5, 5), -3), 'from -3 to -3 is no picture'),
    ],
)
def test_arrays_say_why_they_are_no_picture(array, message):
    "The range of the values, or how many of them are not finite"
    with pytest.raises(PhotoError, match=message):
        open_photo(array)
