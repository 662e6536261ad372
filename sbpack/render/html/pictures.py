"""The pictures that a section shows, and the form in which the layout engine prints them truly.

Drawings are set in the pack's own font, whatever their program asked for. Photographs lose their makers' notes.
"""

import re
from contextlib import suppress
from html import unescape
from io import BytesIO
from urllib.parse import unquote
from xml.etree import ElementTree

from PIL import Image

from sbpack.render.engine import SANS
from sbpack.render.html.environment import Load
from sbpack.repository.paths import OutsideRoot
from sbpack.sandbox.picture import check_drawing, check_picture, is_drawing
from sbpack.text.known_letters import usual_letters

_SVG = "http://www.w3.org/2000/svg"
_FAMILY = re.compile(r"(?:^|;)\s*font-family\s*:[^;]*", re.IGNORECASE)
_SHORTHAND = re.compile(r"(?:^|(?<=;))\s*font\s*:(?P<value>[^;]*)", re.IGNORECASE)
_SIZE = re.compile(r"\d*\.?\d+(?:px|pt|em|mm)")


def in_our_font(data: bytes) -> bytes:
    """Return an SVG drawing whose words name no font but ours; what is no well-formed drawing comes back as it is.

    Charts ask for the fonts of the machine they were drawn on, which no pack may depend on.
    """
    try:
        root = ElementTree.fromstring(data)  # noqa: S314 - what declares entities was refused before
    except (ElementTree.ParseError, ValueError, LookupError):
        return data
    for element in root.iter():
        element.attrib.pop("font-family", None)
        if style := element.get("style"):
            element.set("style", _SHORTHAND.sub(_without_family, _FAMILY.sub("", style)).strip("; "))
        element.text, element.tail = usual_letters(element.text or ""), usual_letters(element.tail or "")
    root.set("font-family", SANS)
    ElementTree.register_namespace("", _SVG)
    drawing: bytes = ElementTree.tostring(root, encoding="utf-8")
    return drawing


def _without_family(shorthand: re.Match[str]) -> str:
    """Keep size and weight of a `font:` that names several things at once."""
    size = _SIZE.search(shorthand["value"])
    weight = ";font-weight:bold" if "bold" in shorthand["value"].lower() else ""
    return (f"font-size:{size[0]}" if size else "") + weight


_HEAD = slice(0, 16)
_PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR"
_DEPTH_AND_COLOURS = slice(24, 26)
_SIXTEEN_BITS_OF_GREY = b"\x10\x00"


_JPEG = b"\xff\xd8"
_END_OF_IMAGE, _SCAN = 0xD9, 0xDA
_NEEDED = {0xE0: b"JF", 0xE1: b"Exif", 0xE2: b"ICC_PROFILE", 0xEE: b"Adobe"}
"""How segments of programs begin that the picture needs: its density, which way up it is, its colours twice."""
_COMMENT, _OF_PROGRAMS = 0xFE, range(0xE0, 0xF0)
_NO_LENGTH = frozenset((0x01, *range(0xD0, 0xD8)))


def printable_photograph(data: bytes) -> bytes:
    """Return a picture as the engine prints it truly, and without what its maker wrote into it."""
    return without_notes(data) if data.startswith(_JPEG) else in_eight_bits(data)


def without_notes(jpeg: bytes) -> bytes:
    """Return a JPEG without comments and the segments of programs, which the engine would copy; a broken one as it is.

    The engine itself leaves out where and when a photograph was taken.
    """
    kept, place = [_JPEG], len(_JPEG)
    while place + 4 <= len(jpeg) and jpeg[place] == 0xFF:
        marker = jpeg[place + 1]
        if marker == _END_OF_IMAGE:
            return b"".join([*kept, jpeg[place : place + 2]])
        end = place + 2 if marker in _NO_LENGTH else place + 2 + int.from_bytes(jpeg[place + 2 : place + 4], "big")
        if marker == _SCAN:
            end = _end_of_scan(jpeg, end)
        is_needed = marker in _NEEDED and jpeg.startswith(_NEEDED[marker], place + 4)
        if is_needed or (marker != _COMMENT and marker not in _OF_PROGRAMS):
            kept.append(jpeg[place:end])
        place = end
    return b"".join([*kept, jpeg[place:]]) if jpeg[place:] in (b"", b"\xff\xd9") else jpeg


def _end_of_scan(jpeg: bytes, place: int) -> int:
    """Return where the next segment begins after the data of a scan."""
    while (place := jpeg.find(b"\xff", place)) >= 0:
        following = jpeg[place + 1 : place + 2]
        if following not in (b"\x00", b"\xff") and following[0:1] and following[0] not in _NO_LENGTH:
            return place
        place += 1 if following == b"\xff" else 2
    return len(jpeg)


def in_eight_bits(data: bytes) -> bytes:
    """Return a PNG of 65,536 shades of grey as one of 256, since the engine prints it black; any other as it is."""
    if data[_HEAD] != _PNG or data[_DEPTH_AND_COLOURS] != _SIXTEEN_BITS_OF_GREY or check_picture(data):
        return data
    made = BytesIO()
    with Image.open(BytesIO(data), formats=("PNG",)) as image:
        # Pillow's own way from sixteen bits to eight makes every shade above 255 white.
        image.convert("I").point(lambda shade: shade * (1 / 256)).convert("L").save(made, "PNG")
    return made.getvalue()


PICTURES = "sbpack:/files/"
"""Where pictures are fetched from: this and their path from the repository's root."""

_SHOWN = re.compile(rf"""(?:\bsrc=|\burl\()["']?{PICTURES}(?P<path>[^"'()<>\s]+)""")


def pictures_in(html: str, load: Load) -> dict[str, bytes]:
    """Return what a section shows, by path; a file that cannot be read is left out, and the layout says so."""
    pictures: dict[str, bytes] = {}
    for address in dict.fromkeys(found["path"] for found in _SHOWN.finditer(html)):
        with suppress(OSError, OutsideRoot, ValueError):
            path = picture_path(PICTURES + unescape(address))
            pictures[path] = load(path)
    return pictures


def printable(data: bytes) -> bytes:
    """Return a picture in the form that is printed; one that is refused stays as it is, and is told why.

    This opens strangers' bytes: only the process that lays out may do it.
    """
    if is_drawing(data):
        return data if check_drawing(data) else in_our_font(data)
    return printable_photograph(data)


def picture_path(url: str) -> str:
    """Return the path that a picture's address names; raises ValueError for any other address."""
    if not url.startswith(PICTURES):
        raise ValueError("only images of the repository may be shown")
    path = unquote(url.removeprefix(PICTURES))
    if path.startswith("/") or ".." in path.split("/") or "\\" in path:
        raise ValueError("only images below the root may be shown")
    return path
