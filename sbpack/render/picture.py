"""Which pictures may be laid out: photographs of a sane size, and drawings that can do nothing but draw."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from xml.etree import ElementTree

from PIL import Image, ImageFile

LARGEST = 20_000_000
"""Bytes; a photograph of a whole page at 300 dots an inch takes a fifth of it."""
MOST_PIXELS = 50_000_000
LARGEST_DRAWING = 1_000_000
MOST_SHAPES = 2_000
MOST_STOPS = 100
"""Of all gradients together; each is drawn once for every shape that uses it."""
LONGEST_TEXT = 20_000
"""Characters of all words together."""
DEEPEST_SHAPE = 30
_SHAPES = {
    *("svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    *("text", "tspan", "linearGradient", "radialGradient", "stop"),
}
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_VIEW_BOX = re.compile(r"\s*-?\d{1,7}(\.\d*)?([\s,]+-?\d{1,7}(\.\d*)?){3}\s*", re.ASCII)
_REFUSED = {"href", "spreadMethod", "clip-path", "mask", "filter"}
_DANGER = re.compile(r"url\((?!['\"]?#)|@import|expression|javascript:", re.IGNORECASE)


def check_picture(data: bytes) -> str:
    """Return why a picture cannot be shown, or nothing when it can."""
    if len(data) > LARGEST:
        return f"a picture may have {LARGEST // 1_000_000} MB at most"
    return _check_drawing(data) if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<" else _check_photograph(data)


def _check_photograph(data: bytes) -> str:
    """Read every pixel, once it is known that there are not too many: a head may be whole and the rest cut off."""
    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as image:
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


def _check_drawing(data: bytes) -> str:
    """Allow shapes, words and gradients; all that fetches, repeats, nests or runs is refused by not being named."""
    if len(data) > LARGEST_DRAWING:
        return f"a drawing may have {LARGEST_DRAWING // 1_000_000} MB at most"
    if b"<!" in data.replace(b"<!--", b""):
        return "a drawing may not declare a document type or entities"
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - no entities are left in it
    except (ElementTree.ParseError, ValueError, LookupError):
        return "the drawing is not well-formed SVG"
    return next(_reasons(root), "")


def _reasons(root: ElementTree.Element) -> Iterator[str]:
    """Yield what is too much in a drawing, or not plain."""
    if _is_too_deep(root):
        yield f"a drawing may nest shapes {DEEPEST_SHAPE} deep at most"
    elements = list(root.iter())
    if root.tag != f"{_NAMESPACE}svg" or len(elements) > MOST_SHAPES:
        yield f"a drawing is SVG of {MOST_SHAPES:,} shapes at most"
    if sum(element.tag == f"{_NAMESPACE}stop" for element in elements) > MOST_STOPS:
        yield f"a drawing may have {MOST_STOPS} gradient stops at most"
    if sum(len(element.text or "") + len(element.tail or "") for element in elements) > LONGEST_TEXT:
        yield f"a drawing may hold {LONGEST_TEXT:,} characters at most"
    if not _VIEW_BOX.fullmatch(root.get("viewBox", "0 0 1 1")):
        yield "the `viewBox` of a drawing is four numbers"
    yield from filter(None, map(_refused, elements))


def _is_too_deep(root: ElementTree.Element) -> bool:
    level, depth = [root], 0
    while level and depth <= DEEPEST_SHAPE:
        level, depth = [child for element in level for child in element], depth + 1
    return bool(level)


def _refused(element: ElementTree.Element) -> str:
    name = element.tag.removeprefix(_NAMESPACE)
    if name not in _SHAPES:
        return f"a drawing may not hold `{name[:40]}`"
    for attribute, value in element.attrib.items():
        plain = attribute.rsplit("}", 1)[-1]
        if (
            plain in ("href", "spreadMethod", "clip-path", "mask", "filter")
            or plain.startswith("on")
            or _DANGER.search(value)
        ):
            return f"a drawing may not use `{plain[:40]}`"
    return ""
