"""Fitted pages as PDFium sees them: their words, and their picture.

- Pages that PDF/UA-1 forbids for what they are set in, though their fonts are in the file.
"""

import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import page as validator
from PIL import Image, ImageChops
from pypdfium2 import raw

from sbpack.render.attachments.losses import Why
from sbpack.render.attachments.pages import MILLIMETRE, FigurePages, Place
from sbpack.sandbox.page_objects import DEEPEST, Box
from sbpack.sandbox.page_sight import Letter, Unseen, look_at, opened_to_look

DOTS = 200
"""An inch: what office printers show."""
LONGEST_TEXT = 3_000
"""Characters of a page's own words that are read aloud; a full page of close print has as many."""
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_TRIM = 5 * MILLIMETRE
"""Printers let pictures reach over the edge where they will cut."""
_BULLETS = frozenset("•·‣◦●○■□▪▫")
"""They often come after all that they stand before, and would be read out one by one."""


@dataclass(frozen=True)
class SeenWords:
    """What is read on a page at the place where a reader sees it."""

    letters: tuple[Letter, ...]
    hides_words: bool
    """Whether the page holds words that nobody sees."""

    @property
    def text(self) -> str:
        """One line of what can be seen, or was recognised in a scan, cut short where it is very long."""
        words = _line(self.letters)
        return words if len(words) <= LONGEST_TEXT else words[:LONGEST_TEXT].rpartition(" ")[0] + " …"

    def within(self, box: Box) -> str:
        """Return what stands in a part of the page, in one line."""
        left, bottom, right, top = box
        return _line(one for one in self.letters if left <= one.middle[0] <= right and bottom <= one.middle[1] <= top)


def _line(letters: Iterable[Letter]) -> str:
    text = "".join(_readable(one.character) for one in letters)
    return " ".join(word for word in text.split() if word not in _BULLETS)


class Sight:
    """Pages that PDFium has open."""

    def __init__(self, document: Any) -> None:
        """Take an open file."""
        self._document = document

    def words(self, number: int, place: Place) -> SeenWords:
        """Return what is read at a place of a page."""
        sight = look_at(self._document[number], scale=place.scale)
        letters = tuple(one for one in sight.seen_letters() if _is_near(place, *one.middle, 0))
        hides = any(sight.unseen(why) for why in Unseen) or any(
            letter.counts and not _is_near(place, *letter.middle, 0) for word in sight.words for letter in word
        )
        return SeenWords(letters, hides)

    def hides_pictures(self, number: int, place: Place) -> bool:
        """Whether pictures of a page reach further out of a place than a trim does."""
        return any(not _is_near(place, x, y, _TRIM) for x, y in _corners(self._document[number]))

    def picture(self, number: int, place: Place) -> Image.Image:
        """Draw what stands at a place of a page."""
        left, bottom, right, top = place.box
        crop = (left, bottom, place.paper[0] - right, place.paper[1] - top)
        image: Image.Image = self._document[number].render(scale=DOTS / 72, crop=crop).to_pil()
        grey = image.convert("L")
        return grey if _is_grey(image, grey) else image.convert("RGB")


def _is_near(place: Place, x: float, y: float, most: float) -> bool:
    left, bottom, right, top = place.box
    return left - most <= x <= right + most and bottom - most <= y <= top + most


def _corners(page: Any) -> Iterator[tuple[float, float]]:
    """Yield where the corners of pictures are, in whatever forms they are drawn."""
    for picture in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=DEEPEST):
        corners, form = picture.get_quad_points(), picture.container
        while form is not None:
            matrix, form = form.get_matrix(), form.container
            corners = [matrix.on_point(*corner) for corner in corners]
        yield from corners


@contextmanager
def seen(pdf: bytes) -> Iterator[Sight]:
    """Open a file to look at its pages."""
    with opened_to_look(pdf) as document:
        yield Sight(document)


def _is_grey(image: Image.Image, grey: Image.Image) -> bool:
    """Whether a picture has no colour; then it takes a third of the room."""
    return ImageChops.difference(image.convert("RGB"), grey.convert("RGB")).getbbox() is None


def _readable(character: str) -> str:
    """Return a character, or a space for one that has no sound: controls, halves of pairs, private or unknown signs."""
    return " " if unicodedata.category(character)[0] == "C" or character == _UNKNOWN else character


_PROFILE = "ua1"
_OF_LETTERS = ("UNICODE-MAPPING", "TRUETYPE", "CMAP", "CID-SYSTEM-INFO")
"""In the names of rules about what a glyph stands for."""


def forbidden_pages(figures: FigurePages, whole: bytes) -> Iterator[tuple[int, Why]]:
    """Yield each page, counted from 0, that must not be as it is, and why; `whole` is the file of all of them."""
    # It names the first fault of each kind alone, and takes milliseconds for a page.
    if _faults(whole):
        for number in range(len(figures)):
            if faults := _faults(figures.alone(number)):
                yield number, _why(faults)


def _faults(pdf: bytes) -> list[str]:
    """Return the rules that a file breaks; a validator that gives up has found it too odd for any reader."""
    try:
        return [failure.rule_id for failure in validator.validate_pdf_bytes(pdf, profile=_PROFILE).failures]
    except validator.PageError:
        return [_PROFILE]


def _why(faults: list[str]) -> Why:
    return Why.SILENT if any(name in fault for fault in faults for name in _OF_LETTERS) else Why.FAULTY
