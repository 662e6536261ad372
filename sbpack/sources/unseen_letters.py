"""Which letters of a page of a PDF nobody sees: its picture stays the same when they are left out."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

from PIL import Image, ImageChops

from sbpack.sources.page_objects import Box, Cover, PageText

_SCALE = 2.0
_LONGEST_SIDE = 2_400
"""Pixels of the picture in which letters are looked for."""
_LEAST_CHANGE = 12
"""Of 255 shades; a letter that changes less is not seen."""
_SMALLEST = 1.0
"""Points; letters that are lower are not read."""
_LEAST_CONTRAST = 50
"""Of 255 shades, between paper and ink of a scan."""
_DARK = 200
_MISPLACED = 0.3
"""If more words of a scan than this share lie on bare paper, the recognised text is out of place."""
_OWN_LETTERS = 0x250
"""PDFium itself brings Latin letters for fonts that a file lacks, and no others."""
GENERATED, UNKNOWN = 0, -1
"""A space that PDFium put in; a letter drawn by something that is not looked at."""


class Unseen(Enum):
    """Why a letter is not seen."""

    COVERED = "covered"
    """Something lies over it, or it stands in a box of its own colour."""
    INVISIBLE = "invisible"


@dataclass(frozen=True)
class PlacedLetter:
    """A letter as PDFium has it."""

    character: str
    box: Box
    height: float
    text: int
    """The address of the object that draws it, or one of the two below."""


class View:
    """Pictures of a page, and where in them its places are."""

    def __init__(self, page: Any) -> None:
        """Take a page that its reader does not turn."""
        self._page = page
        self._left, bottom, right, self._top = page.get_bbox()
        width, height = page.get_size()
        self._scale = min(_SCALE, _LONGEST_SIDE / max(width, height))
        self._x = width * self._scale / (right - self._left)
        self._y = height * self._scale / (self._top - bottom)

    def picture(self) -> Image.Image:
        """Draw the page and the notes over it."""
        image: Image.Image = self._page.render(scale=self._scale, may_draw_forms=False).to_pil()
        return image.convert("RGB")

    def changes(self, before: Image.Image) -> Image.Image:
        """Return where the page looks otherwise than before: white there, black elsewhere."""
        changed = ImageChops.difference(before, self.picture())
        red, green, blue = changed.split()
        most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        return most.point(lambda shade: 255 if shade >= _LEAST_CHANGE else 0)

    def pixels(self, box: Box) -> tuple[int, int, int, int]:
        """Return where a place of the page is in its pictures."""
        left, bottom, right, top = box
        x1, x2 = (left - self._left) * self._x, (right - self._left) * self._x
        y1, y2 = (self._top - top) * self._y, (self._top - bottom) * self._y
        return int(x1), int(y1), max(int(x2 + 0.999), int(x1) + 1), max(int(y2 + 0.999), int(y1) + 1)


def word_numbers(letters: Sequence[PlacedLetter]) -> Iterator[list[int]]:
    """Yield the numbers of the letters of each word."""
    word: list[int] = []
    for number, letter in enumerate(letters):
        if not letter.character.isspace() and letter.text != GENERATED:
            word.append(number)
        elif word:
            yield word
            word = []
    if word:
        yield word


class Judge:
    """Judges the letters of one page."""

    def __init__(
        self,
        view: View,
        shown: Image.Image,
        letters: Sequence[PlacedLetter],
        texts: Mapping[int, PageText],
        covers: Sequence[Cover],
    ) -> None:
        """Take how the page is seen, what it draws, and its letters in reading order."""
        self._view = view
        self._shown = shown
        self._letters = letters
        self._texts = texts
        self._covers = covers

    def unseen(self) -> dict[int, Unseen]:
        """Return which letters are not seen, by their number."""
        judged = [number for number in range(len(self._letters)) if self._is_judged(number)]
        changed = self._changes_without(self._texts.values())
        hidden = {number for number in judged if self._is_small(number) or self._is_bare(changed, number)}
        # Words that stand over a box would hide what is below the box.
        below = [text for text in self._texts.values() if text.is_below_words_on(self._covers, self._texts.values())]
        if below:
            changed = self._changes_without(below)
            under = {text.address for text in below}
            hidden |= {
                number for number in judged if self._letters[number].text in under and self._is_bare(changed, number)
            }
        hidden -= {number for number in hidden if self._text_of(number).clips and self._is_inked(number)}
        hidden -= self._recognised(hidden, is_all=len(hidden) == len(judged))
        return {number: self._why(number) for number in hidden}

    def _is_judged(self, number: int) -> bool:
        letter = self._letters[number]
        if letter.text not in self._texts or letter.character.isspace():
            return False
        return self._text_of(number).is_embedded or ord(letter.character) < _OWN_LETTERS

    def _text_of(self, number: int) -> PageText:
        return self._texts[self._letters[number].text]

    def _changes_without(self, texts: Collection[PageText]) -> Image.Image:
        for text in texts:
            text.leave_out()
        changed = self._view.changes(self._shown)
        for text in texts:
            text.put_back()
        return changed

    def _is_small(self, number: int) -> bool:
        return self._letters[number].height < _SMALLEST

    def _is_bare(self, changed: Image.Image, number: int) -> bool:
        return changed.crop(self._view.pixels(self._letters[number].box)).getbbox() is None

    def _is_inked(self, number: int) -> bool:
        low, high = self._shades(number)
        return high - low >= _LEAST_CONTRAST

    def _shades(self, number: int) -> tuple[int, int]:
        """Return the darkest and the lightest shade at the place of a letter; white beside the page."""
        box, grey = self._view.pixels(self._letters[number].box), self._grey
        left, top, right, bottom = max(box[0], 0), max(box[1], 0), min(box[2], grey.width), min(box[3], grey.height)
        if left >= right or top >= bottom:
            return 255, 255
        low, high = grey.crop((left, top, right, bottom)).getextrema()
        assert isinstance(low, int)
        assert isinstance(high, int)
        return low, high

    @cached_property
    def _grey(self) -> Image.Image:
        return self._shown.convert("L")

    def _recognised(self, hidden: set[int], *, is_all: bool) -> set[int]:
        """Return the unseen letters that say what a picture shows at their place, as text recognition writes them."""
        pictures = [cover for cover in self._covers if cover.is_picture]
        candidates = {
            number
            for number in hidden
            if (self._text_of(number).is_inkless or is_all)
            and any(picture.holds(self._letters[number].box) for picture in pictures)
        }
        inked: set[int] = set()
        bare: set[int] = set()
        for word in word_numbers(self._letters):
            of_word = [number for number in word if number in candidates]
            shades = [self._shades(number) for number in of_word]
            low, high = min((low for low, _ in shades), default=0), max((high for _, high in shades), default=0)
            if high - low >= _LEAST_CONTRAST:
                inked.update(of_word)
            elif low >= _DARK:
                bare.update(of_word)
        return inked | bare if inked and len(bare) > _MISPLACED * len(candidates) else inked

    def _why(self, number: int) -> Unseen:
        order, box = self._text_of(number).order, self._letters[number].box
        is_under = any(cover.order > order and cover.holds(box) for cover in self._covers)
        # Small letters are as dark as a box.
        is_in_box = not self._is_small(number) and self._shades(number)[1] < _DARK
        return Unseen.COVERED if is_under or is_in_box else Unseen.INVISIBLE
