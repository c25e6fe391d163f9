"""Products cut out of photos: masks, crops, colours and sizes that are known beforehand."""

import io
import resource

import numpy as np
import pytest
import torch
from PIL import Image, ImageDraw

from fashionrec import extraction
from fashionrec.extraction import (
    Extractor,
    Segmenter,
    drawn_room,
    extraction_of,
    frozen_body,
    guided,
    mask_overlap,
    staged,
    with_margin,
)
from fashionrec.photos import PhotoError


@pytest.fixture(scope='module')
def extractor():
    return Extractor.pretrained()


def overlap(mask, truth):
    return mask_overlap(mask > 127, truth > 0.5)


# --- What is found --------------------------------------------------------------------------------


@pytest.mark.parametrize('kind', ['Casual Shoes', 'Handbags', 'Backpacks', 'Jeans'])
def test_drawn_products_before_rooms(extractor, kind):
    scores = []
    for seed in (11, 12, 13):
        photo, truth = staged(kind, seed)
        found = extractor.extract(photo)
        assert found.found and not found.fills
        scores.append(overlap(found.mask, truth))
    assert np.mean(scores) > 0.7


def disc(size, colour, ground):
    "A disc on a plain ground, and its mask"
    photo = Image.new('RGB', (size, size), ground)
    truth = Image.new('L', (size, size))
    corners = (size * 0.15, size * 0.15, size * 0.85, size * 0.85)
    ImageDraw.Draw(photo).ellipse(corners, colour)
    ImageDraw.Draw(truth).ellipse(corners, 255)
    return photo, np.asarray(truth) / 255


def test_white_on_white(extractor):
    "A white shirt, which has only its shading for a rim"
    photo, truth = disc(240, (244, 243, 240), 'white')
    assert overlap(extractor.mask_of(photo), truth) > 0.7


def test_a_shadow_is_background(extractor):
    "A dark shadow on the wall changes the mask of shoes and bags little"
    plain, dark = [], []
    for kind in ('Casual Shoes', 'Backpacks'):
        for seed in (4, 5, 7):
            for shadow, scores in ((0.0, plain), (0.6, dark)):
                photo, truth = staged(kind, seed, shadow=shadow)
                scores.append(overlap(extractor.mask_of(photo), truth))
    assert np.mean(dark) > np.mean(plain) - 0.1
    assert np.mean(dark) > 0.8


def test_a_product_that_fills_the_frame_is_said_to(extractor):
    photo, truth = staged('Dresses', 0, fill=2.6)
    assert truth.mean() > 0.8
    found = extractor.extract(photo)
    assert found.fills and 'fills the frame' in found.told


def test_nothing_stands_out_in_most_empty_rooms(extractor):
    rooms = [(drawn_room(seed=seed) * 255).astype(np.uint8) for seed in range(12)]
    found = extractor.extract(rooms)
    assert sum(one.found for one in found) <= 4
    assert max((one.mask > 127).mean() for one in found) < 0.05
    empty = next(one for one in found if not one.found)
    assert empty.box == (0, 0, 240, 320)
    assert not empty.mask.any()
    assert empty.cut_out(margin=None).tobytes() == empty.photo.tobytes()


def test_a_plain_wall_has_no_product(extractor):
    for colour in ('white', 'black', (120, 140, 160)):
        assert not extractor.extract(Image.new('RGB', (200, 300), colour)).found


# --- Colours --------------------------------------------------------------------------------------


@pytest.mark.parametrize('wall', [(200, 30, 40), (20, 60, 160), (240, 200, 60)])
def test_a_coloured_wall_does_not_change_the_product(wall):
    "A black blouse before a red cloth stays black"
    photo = Image.new('RGB', (60, 80), wall)
    photo.paste((20, 20, 22), (15, 20, 45, 60))
    mask = np.zeros((80, 60), np.uint8)
    mask[20:60, 15:45] = 255
    found = extraction_of(photo, mask)
    assert found.cut_out(margin=0).getcolors() == [(1200, (20, 20, 22))]
    assert found.cut_out(margin=None).getpixel((0, 0)) == (255, 255, 255)
    clear = found.cut_out(transparent=True, margin=None)
    assert clear.mode == 'RGBA'
    assert clear.getpixel((0, 0)) == (*wall, 0)
    assert clear.getpixel((30, 40)) == (20, 20, 22, 255)


def test_what_is_kept_has_the_pixels_of_the_photo(extractor):
    photo, _ = staged('Backpacks', 5)
    found = extractor.extract(photo)
    cut = np.asarray(found.cut_out(margin=None))
    full = found.mask == 255
    assert full.mean() > 0.05
    assert (cut[full] == np.asarray(photo)[full]).all()
    assert (cut[found.mask == 0] == 255).all()


# --- Any photo ------------------------------------------------------------------------------------


def test_any_kind_of_photo_gives_the_same(extractor, tmp_path):
    "A path, bytes, an array, with transparency, turned by its note: the same mask"
    photo, _ = staged('Handbags', 3)
    expected = extractor.extract(photo).mask
    path = tmp_path / 'bag.png'
    photo.save(path)
    clear = photo.convert('RGBA')
    turned = io.BytesIO()
    exif = Image.Exif()
    exif[0x0112] = 6  # To be turned by a quarter to the right
    photo.transpose(Image.Transpose.ROTATE_90).save(turned, 'PNG', exif=exif)
    for given in (path, str(path), path.read_bytes(), np.asarray(photo), clear, turned.getvalue()):
        found = extractor.extract(given)
        assert found.photo.size == (240, 320)
        assert (found.mask == expected).all()


def test_grey_photos(extractor):
    photo, truth = staged('Handbags', 3)
    found = extractor.extract(photo.convert('L'))
    assert found.photo.mode == 'RGB'
    assert overlap(found.mask, truth) > 0.6


def test_a_transparent_photo_stands_on_white(extractor):
    photo = Image.new('RGBA', (120, 160), (255, 0, 0, 0))
    photo.paste((30, 60, 120, 255), (30, 40, 90, 120))
    found = extractor.extract(photo)
    assert found.photo.getpixel((0, 0)) == (255, 255, 255)
    assert found.found


@pytest.mark.parametrize('size', [(1, 1), (3, 500), (700, 9), (33, 47), (481, 480)])
def test_odd_sizes(extractor, size):
    mask = extractor.mask_of(Image.new('RGB', size, (90, 120, 90)))
    assert mask.shape == size[::-1]
    assert mask.dtype == np.uint8


def test_large_photos_cost_little_memory(extractor):
    "12 megapixels: less than 300 MB beyond what the process had"
    photo, truth = staged('Handbags', 3)
    large = photo.resize((3000, 4000), Image.Resampling.BICUBIC)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    mask = extractor.mask_of(large)
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert mask.shape == (4000, 3000)
    assert (after - before) / 1024 < 300
    small = np.asarray(Image.fromarray(mask).resize((240, 320), Image.Resampling.BOX))
    assert overlap(small, truth) > 0.8


def test_many_photos_keep_their_places(extractor, tmp_path):
    photo, _ = staged('Watches', 2, size=(120, 160))
    given = [photo, tmp_path / 'none.jpg', b'no picture', photo]
    with pytest.warns(UserWarning, match='left out 2 of 4: photo 2 of 4'):
        found = extractor.extract(given, errors='skip')
    assert [one is None for one in found] == [False, True, True, False]
    assert (found[0].mask == found[3].mask).all()
    assert extractor.extract([]) == []
    assert len(extractor.extract(iter([photo]))) == 1
    with pytest.raises(PhotoError, match=r'photo 2 of 4: .*none\.jpg: there is no such file'):
        extractor.extract(given)
    many = extractor.extract([np.asarray(photo.resize((30, 40)))] * 33)  # With a bar
    assert len(many) == 33


# --- Parts ----------------------------------------------------------------------------------------


def test_the_guided_filter_is_that_of_the_paper():
    "Beside the matrices of the paper's equation 19, solved one by one"
    rng = np.random.default_rng(0)
    photo, mask = rng.random((9, 8, 3)), rng.random((9, 8))
    radius, epsilon = 2, 1e-2
    slopes, offsets = np.zeros((9, 8, 3)), np.zeros((9, 8))

    def window(i, j):
        return np.s_[max(0, i - radius) : i + radius + 1, max(0, j - radius) : j + radius + 1]

    for i in range(9):
        for j in range(8):
            colours = photo[window(i, j)].reshape(-1, 3)
            values = mask[window(i, j)].ravel()
            covariance = np.cov(colours.T, bias=True) + epsilon * np.eye(3)
            both = (colours * values[:, None]).mean(0) - colours.mean(0) * values.mean()
            slopes[i, j] = np.linalg.solve(covariance, both)
            offsets[i, j] = values.mean() - slopes[i, j] @ colours.mean(0)
    expected = np.zeros((9, 8))
    for i in range(9):
        for j in range(8):
            mean = slopes[window(i, j)].reshape(-1, 3).mean(0)
            expected[i, j] = mean @ photo[i, j] + offsets[window(i, j)].mean()
    given = torch.from_numpy(photo).float().permute(2, 0, 1)[None]
    mask = torch.from_numpy(mask).float()[None, None]
    found = guided(given, given, mask, radius, epsilon)
    assert np.abs(found[0, 0].numpy() - expected).max() < 1e-3


def test_a_box_does_not_leave_the_photo():
    assert with_margin((0, 10, 20, 60), 0.2, (30, 64)) == (0, 0, 30, 64)
    assert with_margin((5, 10, 15, 30), 0, (30, 40)) == (5, 10, 15, 30)
    for margin in (-0.1, 2):
        with pytest.raises(ValueError, match='margin must be from 0 to 1'):
            with_margin((5, 10, 15, 30), margin, (30, 40))


def test_an_extraction_shows_itself(extractor):
    found = extractor.extract(staged('Watches', 2, size=(120, 160))[0])
    shown = found._repr_html_()
    assert shown.count('<img') == 3
    assert found.told in shown


# --- What is stored -------------------------------------------------------------------------------


def test_the_shipped_weights_are_small():
    folder = extraction.WEIGHTS / 'extraction'
    assert sum(file.stat().st_size for file in folder.rglob('*') if file.is_file()) < 1_000_000


def test_saved_and_loaded(extractor, tmp_path):
    photo, _ = staged('Caps', 2, size=(120, 160))
    extractor.save(tmp_path / 'one')
    again = Extractor.load(tmp_path / 'one')
    assert (again.mask_of(photo) == extractor.mask_of(photo)).all()
    with pytest.raises(FileNotFoundError, match='holds no saved Extractor'):
        Extractor.load(tmp_path / 'two')


def test_another_body_is_refused(tmp_path):
    from fashionrec.tagging import Tagger, TagNet

    with pytest.raises(FileNotFoundError, match='holds no saved Tagger'):
        frozen_body(tmp_path)
    Tagger(TagNet([2], widths=(4,), depths=(0,)), dict(kind=['a', 'b'])).save(tmp_path / 'small')
    with pytest.raises(ValueError, match='holds no EfficientNet-Lite body'):
        frozen_body(tmp_path / 'small')


@pytest.mark.fast
def test_the_network_takes_any_multiple_of_16():
    from fashionrec.efficientnet import EfficientNetLite0

    body, net = EfficientNetLite0().eval(), Segmenter().eval()
    with torch.inference_mode():
        for size in ((32, 32), (128, 96), (48, 160)):
            pictures = torch.rand(1, 3, *size)
            assert net(pictures, body.maps(pictures)).shape == (1, 1, *size)
