"""How many pages a section will take, guessed from its HTML before anything is laid out.

A section that prints page numbers has to be laid out again where one was wrong. Guessing well saves that; guessing
badly costs nothing but that.
"""

import re
from math import ceil

from sbpack.render.section_pdf import Destination

_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NAME = re.compile(r'<[^>]*\bid="([^"]*)"')
_LETTERS = 2_300
"""On a page of reports, minutes and tables, headings and gaps counted in."""


def guess_pages(html: str) -> int:
    """Return how many pages a section may take."""
    return max(1, ceil(_letters(_body(html)) / _LETTERS))


def guess_destinations(html: str) -> dict[str, Destination]:
    """Return the page on which each element with an id may stand."""
    body, pages = _body(html), guess_pages(html)
    found: dict[str, Destination] = {}
    before = end = 0
    for tag in _TAG.finditer(body):
        before += tag.start() - end
        end = tag.end()
        if name := _NAME.match(tag[0]):
            found[name[1]] = Destination(min(pages - 1, before // _LETTERS), 0.0, 0.0)
    return found


def _body(html: str) -> str:
    found = _BODY.search(html)
    return found[1] if found else html


def _letters(html: str) -> int:
    return len(_TAG.sub("", html))
