"""Which pictures may be laid out: photographs of a sane size, and drawings that can do nothing but draw."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from PIL import Image, ImageFile

from sbpack.sources.attachment_bounds import MOST_PIXELS
from sbpack.sources.picture_drawing import check_drawing, is_drawing

LARGEST = 20_000_000
"""Bytes; a photograph of a whole page at 300 dots an inch takes a fifth of it."""
_FORMATS = ("PNG", "JPEG")
_ORIENTATION = 0x0112
"""The number under which a camera notes how it was held."""
_ON_ITS_SIDE = (5, 6, 7, 8)


def check_picture(data: bytes) -> str:
    """Return why a picture cannot be shown, or nothing when it can."""
    if len(data) > LARGEST:
        return f"a picture may have {LARGEST // 1_000_000} MB at most"
    return check_drawing(data) if is_drawing(data) else _check_photograph(data)


def photograph_size(data: bytes) -> tuple[int, int]:
    """Return width and height in pixels of a photograph that was checked, as its camera was held."""
    with Image.open(BytesIO(data), formats=_FORMATS) as image:
        width, height = image.size
        return (height, width) if image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE else (width, height)


def _check_photograph(data: bytes) -> str:
    """Read every pixel, once it is known that there are not too many: a head may be whole and the rest cut off."""
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                return f"a picture may have {MOST_PIXELS // 1_000_000} million pixels at most, not {width} by {height}"
            return _damage(image)
    except Image.DecompressionBombError:
        return f"a picture may have {MOST_PIXELS // 1_000_000} million pixels at most"
    except Exception:  # Pillow raises what it likes on a broken file
        return "only PNG, JPEG and plain SVG pictures can be shown"


def _damage(image: Image.Image) -> str:
    try:
        with _no_leniency():
            image.load()
    except Exception:  # the same
        return "the picture is damaged or was cut short"
    return ""


@contextmanager
def _no_leniency() -> Iterator[None]:
    """Have Pillow refuse what is damaged; the layout engine has told it to print grey instead."""
    before = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
