"""Fitted pages as PDFium sees them: their words and their picture; and whether PDF/UA-1 forbids their fonts."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import page as validator
from PIL import Image, ImageChops
from pypdfium2 import raw

from sbpack.render.attachments.omissions import DrawReason
from sbpack.render.attachments.pages import FigurePages, Place
from sbpack.sandbox.page_objects import DEEPEST, Box, corners_on_page
from sbpack.sandbox.page_words import UNSEEN, Letter, words_on
from sbpack.sandbox.pdf_file import MILLIMETRE

DOTS = 200
"""An inch: what office printers show."""
LONGEST_TEXT = 3_000
"""Characters of a page's own words that are read aloud; a full page of close print has as many."""
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_TRIM = 5 * MILLIMETRE
"""Printers let pictures reach over the edge where they will cut."""
_BULLETS = frozenset("•·‣◦●○■□▪▫")
"""They often come after all that they stand before, and would be read out one by one."""
_PROFILE = "ua1"
_OF_LETTERS = ("UNICODE-MAPPING", "TRUETYPE", "CMAP", "CID-SYSTEM-INFO")
"""In the names of rules about what a glyph stands for."""


@dataclass(frozen=True)
class SeenWords:
    """The words on a page at the place where a reader sees it."""

    letters: tuple[Letter, ...]
    hides_words: bool
    """Whether the page holds words that nobody sees."""

    @property
    def text(self) -> str:
        """One line of what can be seen, or was recognised in a scan, cut short where it is very long."""
        words = _on_one_line(self.letters)
        return words if len(words) <= LONGEST_TEXT else words[:LONGEST_TEXT].rpartition(" ")[0] + " …"

    def within(self, box: Box) -> str:
        """Return the words in a part of the page, in one line."""
        return _on_one_line(one for one in self.letters if _is_near(box, *one.middle, 0))


def _on_one_line(letters: Iterable[Letter]) -> str:
    """Join letters, with a space for what has no sound: controls, halves of pairs, private or unknown signs."""
    characters = (one.character for one in letters)
    text = "".join(" " if unicodedata.category(one)[0] == "C" or one == _UNKNOWN else one for one in characters)
    return " ".join(word for word in text.split() if word not in _BULLETS)


def _is_near(box: Box, x: float, y: float, most: float) -> bool:
    left, bottom, right, top = box
    return left - most <= x <= right + most and bottom - most <= y <= top + most


def read_words(page: Any, place: Place) -> SeenWords:
    """Return what is read at a place of an open page."""
    found = words_on(page, scale=place.scale)
    letters = tuple(one for one in found.seen_letters() if _is_near(place.box, *one.middle, 0))
    hides = any(found.unseen(why) for why in UNSEEN) or any(
        letter.counts and not _is_near(place.box, *letter.middle, 0) for word in found.words for letter in word
    )
    return SeenWords(letters, hides)


def hides_pictures(page: Any, place: Place) -> bool:
    """Whether pictures of an open page reach further out of a place than a trim does."""
    pictures = page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST)
    corners = (corner for one in pictures for corner in corners_on_page(one, one.get_quad_points()))
    return any(not _is_near(place.box, x, y, _TRIM) for x, y in corners)


def draw_page(page: Any, place: Place) -> Image.Image:
    """Draw what stands at a place of an open page; without colour it takes a third of the room."""
    left, bottom, right, top = place.box
    crop = (left, bottom, place.paper[0] - right, place.paper[1] - top)
    image: Image.Image = page.render(scale=DOTS / 72, crop=crop).to_pil()
    grey, coloured = image.convert("L"), image.convert("RGB")
    return grey if ImageChops.difference(coloured, grey.convert("RGB")).getbbox() is None else coloured


def forbidden_pages(figures: FigurePages, whole: bytes) -> Iterator[tuple[int, DrawReason]]:
    """Yield each page, counted from 0, whose fonts PDF/UA-1 forbids, and why; `whole` is the file of all of them."""
    # It names the first fault of each kind alone, and takes milliseconds for a page.
    if _faults(whole):
        for number in range(len(figures)):
            if faults := _faults(figures.alone(number)):
                is_silent = any(name in fault for fault in faults for name in _OF_LETTERS)
                yield number, DrawReason.SILENT if is_silent else DrawReason.FAULTY


def _faults(pdf: bytes) -> list[str]:
    """Return the rules that a file breaks; a validator that gives up has found it too odd for any reader."""
    try:
        return [failure.rule_id for failure in validator.validate_pdf_bytes(pdf, profile=_PROFILE).failures]
    except validator.PageError:
        return [_PROFILE]
