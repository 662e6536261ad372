"""Which letters of a page of a PDF nobody sees: its picture stays the same when they are left out.

- What somebody who looks at a page of a PDF sees of its words, and which words the file holds besides.
"""

import ctypes
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

from sbpack.sandbox.page_objects import Box, Cover, PageText, covers_on, page_texts, share_of_pictures

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


_PAPER_SHARE, _PAPER_RANGE = 0.4, 32
"""How much of a scan has the tone of its paper, and how wide that tone is."""
_MOST_OF_A_PAGE = 0.5


@dataclass(frozen=True)
class Letter:
    """One letter, digit, sign or space, in reading order."""

    character: str
    box: tuple[float, float, float, float]
    """Left, bottom, right and top, in the page's own coordinates."""
    unseen: Unseen | None = None

    @property
    def counts(self) -> bool:
        """Whether it is a letter or a digit."""
        return self.character.isalnum()

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        left, bottom, right, top = self.box
        return (left + right) / 2, (bottom + top) / 2


Word = tuple[Letter, ...]


@dataclass(frozen=True)
class PageSight:
    """The words of a page, seen and unseen."""

    words: tuple[Word, ...]
    is_scan: bool
    """Whether the page is a picture of paper with writing on it."""

    def unseen(self, why: Unseen) -> tuple[Word, ...]:
        """Return the words of which at least half cannot be seen for a reason."""
        return tuple(word for word in self.words if _is_mostly(word, why))

    def seen_letters(self) -> Iterator[Letter]:
        """Yield the letters that are seen, and the signs and spaces of words that are."""
        for word in self.words:
            hides_all = any(one.unseen for one in word) and not any(one.counts and not one.unseen for one in word)
            yield from (one for one in word if not hides_all and not (one.counts and one.unseen))
            yield Letter(" ", word[-1].box)


def _is_mostly(word: Word, why: Unseen) -> bool:
    counted = [one.unseen for one in word if one.counts]
    return bool(counted) and 2 * sum(one is why for one in counted) >= len(counted)


@contextmanager
def opened_to_look(pdf: bytes) -> Iterator[Any]:
    """Open a file with fonts of PDFium's own alone: those of the machine would make other pages on another one."""
    paths = (ctypes.POINTER(ctypes.c_char) * 1)()
    raw.FPDF_DestroyLibrary()
    raw.FPDF_InitLibraryWithConfig(raw.FPDF_LIBRARY_CONFIG(version=2, m_pUserFontPaths=paths))
    document = pypdfium2.PdfDocument(pdf)
    try:
        yield document
    finally:
        document.close()


def look_at(page: Any, *, scale: float = 1.0, has_hidden_layers: bool = False) -> PageSight:
    """Look at an open page, which must not be used for anything else afterwards.

    `scale` says how large the page is beside its own size, by which letters count as too small. If the file has layers
    that are off, words on layers are not judged: a pack leaves hidden layers out.
    """
    page.set_rotation(0)
    texts = page_texts(page)
    letters = _letters(page, texts, scale)
    is_picture = share_of_pictures(page) >= _MOST_OF_A_PAGE
    if not letters and not is_picture:
        return PageSight((), is_scan=False)  # to draw it would take 15 ms, most of what the page costs
    view = View(page)
    shown = view.picture()
    hidden = Judge(view, shown, letters, texts, covers_on(page)).unseen() if letters else {}
    kept = {
        number: why
        for number, why in hidden.items()
        if not (has_hidden_layers and texts[letters[number].text].is_on_layer)
    }
    words = tuple(
        tuple(Letter(letters[number].character, letters[number].box, kept.get(number)) for number in word)
        for word in word_numbers(letters)
    )
    is_read = any(one.counts and one.unseen is None for word in words for one in word)
    return PageSight(words, is_picture and not is_read and _is_paper(shown))


def _letters(page: Any, texts: Mapping[int, PageText], scale: float) -> list[PlacedLetter]:
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        character = _character(raw.FPDFText_GetUnicode(text, index))
        if raw.FPDFText_IsGenerated(text, index) == 1:
            found.append(PlacedLetter(character, (0, 0, 0, 0), 0, GENERATED))
            continue
        loose = text.get_charbox(index, loose=True)
        owner = raw.FPDFText_GetTextObject(text, index)
        address = ctypes.cast(owner, ctypes.c_void_p).value or UNKNOWN
        known = address if address in texts else UNKNOWN
        found.append(PlacedLetter(character, text.get_charbox(index), (loose[3] - loose[1]) / scale, known))
    return found


def _character(code: int) -> str:
    return chr(code) if code <= 0x10FFFF else "\N{REPLACEMENT CHARACTER}"


def _is_paper(shown: Image.Image) -> bool:
    """Whether one tone fills much of a picture and another stands on it, as in a scan and not in a photograph."""
    histogram = shown.convert("L").histogram()
    total = sum(histogram)
    paper = max(range(256), key=lambda shade: sum(histogram[max(shade - 4, 0) : shade + 5]))
    near = sum(histogram[max(paper - _PAPER_RANGE, 0) : paper + _PAPER_RANGE])
    ink = sum(histogram[: max(paper - 2 * _PAPER_RANGE, 0)]) + sum(histogram[paper + 2 * _PAPER_RANGE :])
    return near >= _PAPER_SHARE * total and ink >= total // 1_000
