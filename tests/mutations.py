"""Uploads that went wrong on the way, the same for a seed: broken files, and broken forms."""

import re

import numpy as np
from PIL import Image
from small_app import saved

MARK = 'xxxxx-boundary-xxxxx'
# What tells of the server's inside: a path, a line of a program, an address of an object
INSIDE = re.compile(
    r'Traceback|site-packages|File "|/(?:work|usr|home|root|tmp|opt)/|\.py\b| at 0x'
)


def whole_files(image):
    "Format → file, of those that can be written here"
    kinds = ['JPEG', 'PNG', 'WEBP', 'GIF', 'BMP', 'TIFF']
    try:
        from pillow_heif import register_heif_opener

        register_heif_opener()
        kinds.append('HEIF')
    except ImportError:
        pass
    return {kind: saved(image, kind) for kind in kinds}


def flipped(rng, data, _):
    "Single bits are others"
    data = bytearray(data)
    for place in rng.integers(0, len(data), rng.integers(1, 30)):
        data[place] ^= 1 << rng.integers(8)
    return bytes(data)


def cut(rng, data, _):
    "The end is missing"
    return data[: rng.integers(0, len(data))]


def replaced(rng, data, _):
    "Bytes are missing, others, or more"
    data = bytearray(data)
    for place in rng.integers(0, len(data), rng.integers(1, 30)):
        data[place : place + 1] = rng.bytes(rng.integers(0, 3))
    return bytes(data)


def moved(rng, data, _):
    "A piece stands somewhere else"
    start, stop, place = sorted(rng.integers(0, len(data), 3))
    return data[:start] + data[stop:place] + data[start:stop] + data[place:]


def joined(rng, data, others):
    "A file, or half of it, and another one"
    return data[: len(data) // rng.integers(1, 3)] + others[rng.integers(len(others))]


def wrong_head(rng, data, others):
    "The first bytes are those of another format"
    length = rng.integers(4, 32)
    return others[rng.integers(len(others))][:length] + data[length:]


def forged_size(rng, data, _):
    "Numbers near the head, where the size stands, are large"
    data = bytearray(data)
    for place in rng.integers(4, min(len(data), 240), rng.integers(1, 4)):
        width = int(rng.choice([2, 4]))
        number = int(rng.choice([0, 1, 255, 32_767, 65_535]))
        data[place : place + width] = number.to_bytes(width, rng.choice(['big', 'little']))
    return bytes(data)


def polyglot(rng, data, _):
    "A page, an archive, a document or a script before or after the picture"
    more = [b'<html><script>alert(1)</script></html>', b'PK\3\4' + b'\0' * 60, b'%PDF-1.7\n',
            b'#!/bin/sh\necho x\n', b'%!PS-Adobe-3.0\n', b'<svg xmlns="x"/>']  # fmt: skip
    piece = more[rng.integers(len(more))]
    return piece + data if rng.integers(2) else data + piece


def empty(rng, data, _):
    "Nothing, or nearly"
    return data[: rng.integers(0, 2) * rng.integers(0, 5)]


def noise(rng, data, _):
    "No picture at all"
    return rng.bytes(rng.integers(1, 3000))


FILES = (flipped, cut, replaced, moved, joined, wrong_head, forged_size, polyglot, empty, noise)


def part(data, name='photo', file='a.jpg', kind='image/jpeg', mark=MARK):
    "A part of a form"
    head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"'
    head += f'; filename="{file}"' if file else ''
    return f'{head}\r\nContent-Type: {kind}\r\n\r\n'.encode() + data + b'\r\n'


END = f'--{MARK}--\r\n'.encode()


def plain(rng, data):
    return part(data) + END, MARK


def nested(rng, data):
    "A form within a form"
    inner = part(data, mark='inner') + b'--inner--\r\n'
    return part(inner, kind='multipart/mixed; boundary=inner') + END, MARK


def other_mark(rng, data):
    "The header names a boundary that is not there, or is odd"
    marks = ['another', '', '-' * 80, 'a' * 500, '"', 'xxxxx', 'é', 'a b', '\t']
    return part(data) + END, marks[rng.integers(len(marks))]


def without_end(rng, data):
    return part(data)[: -rng.integers(1, 40)], MARK


def many_fields(rng, data):
    fields = [part(b'x', f'field{number}', '') for number in range(rng.integers(2, 60))]
    return b''.join(fields) + part(data) + END, MARK


def many_files(rng, data):
    return part(data) * rng.integers(2, 30) + END, MARK


def odd_names(rng, data):
    "Names of files and fields that are paths, long, or no text"
    names = ['../../etc/passwd', '/etc/passwd', 'a' * 9000, '<script>', '\0', 'é"; x="', '..']
    name = names[rng.integers(len(names))]
    return part(data, file=name) + part(data, name=name) + END, MARK


def odd_heads(rng, data):
    "Lines of a part's head that say nothing, or too much"
    heads = [b'\r\n', b'no colon\r\n\r\n', b'Content-Disposition: form-data\r\n\r\n',
             b'Content-Disposition: attachment; name=photo\r\n\r\n',
             b'X: ' + b'y' * 20_000 + b'\r\n\r\n',
             b'Content-Disposition: form-data; name="photo"; filename\r\n\r\n', b': :\r\n\r\n',
             b'Content-Disposition: form-data; name="photo"; filename="a"\r\n'
             b'Content-Transfer-Encoding: base64\r\n\r\n', b'\xff\xfe: \xff\r\n\r\n']  # fmt: skip
    head = f'--{MARK}\r\n'.encode() + heads[rng.integers(len(heads))]
    return head + data + b'\r\n' + END, MARK


def flipped_form(rng, data):
    "Bits of the form itself are others"
    body = bytearray(part(data[:50]) + END)
    for place in rng.integers(0, len(body), rng.integers(1, 9)):
        body[place] ^= 1 << rng.integers(8)
    return bytes(body), MARK


FORMS = (nested, other_mark, without_end, many_fields, many_files, odd_names, odd_heads,
         flipped_form)  # fmt: skip


def uploads(
    image,  # A photo
    count,  # Uploads
    seed=20,  # Of what goes wrong
):
    "Name, body and content type of each: two in three a broken file in a whole form"
    rng = np.random.default_rng(seed)
    files = whole_files(image)
    kinds, others = list(files), list(files.values())
    for number in range(count):
        kind = kinds[number % len(kinds)]
        file, form = FILES[number // 2 % len(FILES)], FORMS[number % len(FORMS)]
        if number % 3 == 0:
            body, mark = form(rng, files[kind])
        else:
            body, mark = plain(rng, file(rng, files[kind], others))
        name = form.__name__ if number % 3 == 0 else file.__name__
        yield f'{number} {kind} {name}', body, f'multipart/form-data; boundary={mark}'.encode()


def photo_of(size=(60, 80), seed=0):
    "A picture with edges and colours"
    noisy = np.random.default_rng(seed).integers(0, 255, (9, 7, 3), np.uint8)
    return Image.fromarray(noisy).resize(size, Image.Resampling.BICUBIC)
