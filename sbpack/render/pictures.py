"""The pictures that a section shows, read before it is laid out."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from sbpack.render.drawing import in_our_font
from sbpack.render.environment import Load
from sbpack.render.photograph import printable_photograph
from sbpack.sources.picture_drawing import check_drawing, is_drawing
from sbpack.sources.repository import OutsideRoot

PICTURES = "sbpack:/files/"
"""Where pictures are fetched from: this and their path from the repository's root."""

_SHOWN = re.compile(rf"""(?:\bsrc=|\burl\()["']?{PICTURES}(?P<path>[^"'()<>\s]+)""")


def pictures_in(html: str, load: Load) -> dict[str, bytes]:
    """Return what a section shows, by path; a file that cannot be read is left out, and the layout says so."""
    pictures: dict[str, bytes] = {}
    for path in _paths(html):
        try:
            pictures[path] = load(path)
        except (OSError, OutsideRoot):
            continue
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


def _paths(html: str) -> Iterator[str]:
    for address in dict.fromkeys(found["path"] for found in _SHOWN.finditer(html)):
        try:
            yield picture_path(PICTURES + unescape(address))
        except ValueError:
            continue
