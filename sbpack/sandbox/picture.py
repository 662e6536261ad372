"""Pictures from strangers that may be laid out: photographs of a sane size, and drawings that do nothing but draw."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree

from PIL import Image, ImageFile

from sbpack.sandbox.pdf_file import MOST_PIXELS

_LARGEST_DRAWING = 1_000_000
_MOST_SHAPES = 2_000
_MOST_STOPS = 100
"""Of all gradients together."""
_MOST_DRAWN_STOPS = 50_000
"""Each stop is written once for every shape that uses it: 180,000 of them took a minute and 2 GB of memory."""
_LONGEST_TEXT = 20_000
"""Characters of all words together."""
_DEEPEST_SHAPE = 30
_SHAPES = {
    *("svg", "g", "defs", "title", "desc", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    *("text", "tspan", "linearGradient", "radialGradient", "stop"),
}
_NAMESPACE = "{http://www.w3.org/2000/svg}"
_VIEW_BOX = re.compile(r"\s*-?\d{1,7}(\.\d*)?([\s,]+-?\d{1,7}(\.\d*)?){3}\s*", re.ASCII)
_REFUSED = {"href", "spreadMethod", "clip-path", "mask", "filter"}
_DANGER = re.compile(r"url\((?!['\"]?#)|@import|expression|javascript:", re.IGNORECASE)
_ENCODING = re.compile(r"""\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"'>]*)""")
_NOT_UTF8 = "a drawing is written in UTF-8"
_LENGTH = re.compile(r"\s*(\d{1,7}(?:\.\d*)?)(?:px)?\s*", re.ASCII)
_LARGEST = 20_000_000
"""Bytes; a photograph of a whole page at 300 dots an inch takes a fifth of it."""
_FORMATS = ("PNG", "JPEG")
_ORIENTATION = 0x0112
"""The number under which a camera notes how it was held."""
_ON_ITS_SIDE = (5, 6, 7, 8)


def is_drawing(data: bytes) -> bool:
    """Whether a picture is text, and not pixels."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"


def check_picture(data: bytes) -> str:
    """Return why a picture cannot be shown, or nothing when it can.

    Every pixel is read, once it is known that there are not too many: a head may be whole and the rest cut off.
    """
    if len(data) > _LARGEST:
        return f"a picture may have {_LARGEST // 1_000_000} MB at most"
    if is_drawing(data):
        return check_drawing(data)
    before, problem = ImageFile.LOAD_TRUNCATED_IMAGES, "only PNG, JPEG and plain SVG pictures can be shown"
    try:
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            width, height = image.size
            if width * height > MOST_PIXELS:
                return f"a picture may have {MOST_PIXELS // 1_000_000} million pixels at most, not {width} by {height}"
            # The layout engine has told Pillow to print grey instead of what is damaged.
            ImageFile.LOAD_TRUNCATED_IMAGES = False
            problem = "the picture is damaged or was cut short"
            image.load()
    except Image.DecompressionBombError:
        return f"a picture may have {MOST_PIXELS // 1_000_000} million pixels at most"
    except Exception:  # Pillow raises what it likes on a broken file
        return problem
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before
    return ""


def check_drawing(data: bytes) -> str:
    """Allow shapes, words and gradients; all that fetches, repeats, nests or runs is refused by not being named."""
    if len(data) > _LARGEST_DRAWING:
        return f"a drawing may have {_LARGEST_DRAWING // 1_000_000} MB at most"
    try:
        text = data.decode("utf-8-sig")
        stated = _ENCODING.match(text)
        # Every reader takes it for the same letters.
        if "\0" in text or (stated is not None and stated[1].lower() not in ("utf-8", "us-ascii")):
            return _NOT_UTF8
        root = _parsed(data)
    except UnicodeDecodeError:
        return _NOT_UTF8
    except _DoctypeFound:
        return "a drawing may not declare a document type or entities"
    except (ElementTree.ParseError, ValueError, LookupError):
        return "the drawing is not well-formed SVG"
    return next(_reasons(root), "")


class _DoctypeFound(Exception):  # noqa: N818 - said of a drawing
    """The drawing declares a document type."""


class _Plain(ElementTree.TreeBuilder):
    """Builds a tree as long as no entities are declared, which stand in a document type alone."""

    def doctype(self, *_: object) -> None:
        raise _DoctypeFound


def _parsed(data: bytes) -> ElementTree.Element:
    parser = ElementTree.XMLParser(target=_Plain())  # noqa: S314 - it stops at a document type
    return ElementTree.fromstring(data, parser)  # noqa: S314 - the same


def _reasons(root: ElementTree.Element) -> Iterator[str]:
    """Yield what is too much in a drawing, or not plain."""
    level, depth = [root], 0
    while level and depth <= _DEEPEST_SHAPE:
        level, depth = [child for element in level for child in element], depth + 1
    if level:
        yield f"a drawing may nest shapes {_DEEPEST_SHAPE} deep at most"
    elements = list(root.iter())
    if root.tag != f"{_NAMESPACE}svg" or len(elements) > _MOST_SHAPES:
        yield f"a drawing is SVG of {_MOST_SHAPES:,} shapes at most"
    stops = sum(element.tag == f"{_NAMESPACE}stop" for element in elements)
    if stops > _MOST_STOPS:
        yield f"a drawing may have {_MOST_STOPS} gradient stops at most"
    if stops * (len(elements) - stops) > _MOST_DRAWN_STOPS:
        yield f"a drawing with {stops} gradient stops may have {_MOST_DRAWN_STOPS // stops:,} shapes at most"
    if sum(len(element.text or "") + len(element.tail or "") for element in elements) > _LONGEST_TEXT:
        yield f"a drawing may hold {_LONGEST_TEXT:,} characters at most"
    if not _VIEW_BOX.fullmatch(root.get("viewBox", "0 0 1 1")):
        yield "the `viewBox` of a drawing is four numbers"
    yield from filter(None, map(_refused, elements))


def _refused(element: ElementTree.Element) -> str:
    name = element.tag.removeprefix(_NAMESPACE)
    if name not in _SHAPES:
        return f"a drawing may not hold `{name[:40]}`"
    for attribute, value in element.attrib.items():
        plain = attribute.rsplit("}", 1)[-1]
        if plain in _REFUSED or plain.startswith("on") or _DANGER.search(value):
            return f"a drawing may not use `{plain[:40]}`"
    return ""


def picture_size(data: bytes) -> tuple[float, float]:
    """Return width and height of a picture that was checked: in pixels, as its camera was held.

    Of a drawing, only how they compare means something.
    """
    if not is_drawing(data):
        with Image.open(BytesIO(data), formats=_FORMATS) as image:
            width, height = image.size
            return (height, width) if image.getexif().get(_ORIENTATION) in _ON_ITS_SIDE else (width, height)
    root = _parsed(data)
    stated = [_LENGTH.fullmatch(root.get(side, "")) for side in ("width", "height")]
    if stated[0] and stated[1]:
        return float(stated[0][1]), float(stated[1][1])
    numbers = re.split(r"[\s,]+", root.get("viewBox", "0 0 1 1").strip())
    # Engines take a side below nothing for nothing.
    return max(float(numbers[2]), 0.0), max(float(numbers[3]), 0.0)
