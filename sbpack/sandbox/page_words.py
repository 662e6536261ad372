"""The words of a page of a PDF: those that somebody sees, and those that nobody does.

A letter is not seen if the page's picture stays the same when it is left out.
"""

import ctypes
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

import pypdfium2
from PIL import Image, ImageChops
from pypdfium2 import raw

from sbpack.sandbox.page_objects import Box, PageText, covers_on, page_texts, share_of_pictures
from sbpack.sandbox.probe import Flaw

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
_PAPER_SHARE, _PAPER_RANGE = 0.4, 32
"""How much of a scan has the tone of its paper, and how wide that tone is."""
_MOST_OF_A_PAGE = 0.5
_OWN_LETTERS = 0x250
"""PDFium itself brings Latin letters for fonts that a file lacks, and no others."""
GENERATED, UNKNOWN = 0, -1
"""A space that PDFium put in; a letter drawn by something that is not looked at."""
UNSEEN = (Flaw.COVERED, Flaw.INVISIBLE)
"""Why a letter is not seen: something lies over it or it stands in a box of its own colour; anything else."""


@dataclass(frozen=True)
class Letter:
    """One letter, digit, sign or space, in reading order."""

    character: str
    box: Box
    """In the page's own coordinates."""
    height: float = 0.0
    text: int = GENERATED
    """The address of the object that draws it, or `GENERATED` or `UNKNOWN`."""
    unseen: Flaw | None = None

    @property
    def counts(self) -> bool:
        """Whether it is a letter or a digit."""
        return self.character.isalnum()

    @property
    def middle(self) -> tuple[float, float]:
        """The point in the middle of it."""
        left, bottom, right, top = self.box
        return (left + right) / 2, (bottom + top) / 2


Word = tuple[Letter, ...]


@dataclass(frozen=True)
class PageWords:
    """The words of a page, seen and unseen."""

    words: tuple[Word, ...]
    is_scan: bool
    """Whether the page is a picture of paper with writing on it."""

    def unseen(self, why: Flaw) -> tuple[Word, ...]:
        """Return the words of which at least half cannot be seen for a reason."""
        counted = ((word, [one.unseen for one in word if one.counts]) for word in self.words)
        return tuple(word for word, reasons in counted if reasons and 2 * reasons.count(why) >= len(reasons))

    def seen_letters(self) -> Iterator[Letter]:
        """Yield the letters that are seen, and the signs and spaces of words that are."""
        for word in self.words:
            hides_all = any(one.unseen for one in word) and not any(one.counts and not one.unseen for one in word)
            yield from (one for one in word if not hides_all and not (one.counts and one.unseen))
            yield Letter(" ", word[-1].box)


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


def words_on(page: Any, *, scale: float = 1.0, has_hidden_layers: bool = False) -> PageWords:
    """Return the words of an open page, which must not be used for anything else afterwards.

    `scale` says how large the page is beside its own size, by which letters count as too small. If the file has layers
    that are off, words on layers are not judged: a pack leaves hidden layers out.
    """
    page.set_rotation(0)
    texts = page_texts(page)
    letters = _letters(page, texts, scale)
    is_picture = share_of_pictures(page) >= _MOST_OF_A_PAGE
    if not letters and not is_picture:
        return PageWords((), is_scan=False)  # to draw it would take 15 ms, most of what the page costs
    judge = _Judge(page, letters, texts)
    for number, why in (judge.unseen() if letters else {}).items():
        if not (has_hidden_layers and texts[letters[number].text].is_on_layer):
            letters[number] = replace(letters[number], unseen=why)
    words = tuple(tuple(letters[number] for number in word) for word in _word_numbers(letters))
    is_read = any(one.counts and one.unseen is None for word in words for one in word)
    return PageWords(words, is_picture and not is_read and _is_paper(judge.grey))


def _letters(page: Any, texts: Mapping[int, PageText], scale: float) -> list[Letter]:
    text = page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, index)
        character = chr(code) if code <= 0x10FFFF else "\N{REPLACEMENT CHARACTER}"
        if raw.FPDFText_IsGenerated(text, index) == 1:
            found.append(Letter(character, (0, 0, 0, 0)))
            continue
        loose = text.get_charbox(index, loose=True)
        owner = raw.FPDFText_GetTextObject(text, index)
        address = ctypes.cast(owner, ctypes.c_void_p).value or UNKNOWN
        known = address if address in texts else UNKNOWN
        found.append(Letter(character, text.get_charbox(index), (loose[3] - loose[1]) / scale, known))
    return found


def _word_numbers(letters: Sequence[Letter]) -> Iterator[list[int]]:
    are_of_words = [not letter.character.isspace() and letter.text != GENERATED for letter in letters]
    for is_word, run in groupby(range(len(letters)), are_of_words.__getitem__):
        if is_word:
            yield list(run)


def _is_paper(grey: Image.Image) -> bool:
    """Whether one tone fills much of a picture and another stands on it, as in a scan and not in a photograph."""
    histogram = grey.histogram()
    total = sum(histogram)
    paper = max(range(256), key=lambda shade: sum(histogram[max(shade - 4, 0) : shade + 5]))
    near = sum(histogram[max(paper - _PAPER_RANGE, 0) : paper + _PAPER_RANGE])
    ink = sum(histogram[: max(paper - 2 * _PAPER_RANGE, 0)]) + sum(histogram[paper + 2 * _PAPER_RANGE :])
    return near >= _PAPER_SHARE * total and ink >= total // 1_000


class _Judge:
    """Judges the letters of one page by pictures of it."""

    def __init__(self, page: Any, letters: Sequence[Letter], texts: Mapping[int, PageText]) -> None:
        self._page, self._letters, self._texts = page, letters, texts
        self._left, bottom, right, self._top = page.get_bbox()
        width, height = page.get_size()
        self._scale = min(_SCALE, _LONGEST_SIDE / max(width, height))
        self._x = width * self._scale / (right - self._left)
        self._y = height * self._scale / (self._top - bottom)
        self._shown = self._picture()
        self._covers = covers_on(page) if letters else []
        self.grey = self._shown.convert("L")
        """The page as it is seen, without colours."""

    def unseen(self) -> dict[int, Flaw]:
        """Return which letters are not seen, by their number."""
        texts = self._texts.values()
        judged = [
            number
            for number, letter in enumerate(self._letters)
            if letter.text in self._texts and not letter.character.isspace()
            if self._text_of(number).is_embedded or ord(letter.character) < _OWN_LETTERS
        ]
        changed = self._changes_without(texts)
        small = {number for number in judged if self._letters[number].height < _SMALLEST}
        hidden = small | {number for number in judged if self._is_bare(changed, number)}
        # Words that stand over a box would hide what is below the box.
        if below := [text for text in texts if text.is_below_words_on(self._covers, texts)]:
            changed = self._changes_without(below)
            under = {text.address for text in below}
            among = [number for number in judged if self._letters[number].text in under]
            hidden |= {number for number in among if self._is_bare(changed, number)}
        hidden -= {number for number in hidden if self._text_of(number).clips and _is_ink(*self._shades(number))}
        hidden -= self._recognised(hidden, is_all=len(hidden) == len(judged))
        return {number: self._why(number) for number in hidden}

    def _text_of(self, number: int) -> PageText:
        return self._texts[self._letters[number].text]

    def _picture(self) -> Image.Image:
        image: Image.Image = self._page.render(scale=self._scale, may_draw_forms=False).to_pil()
        return image.convert("RGB")

    def _changes_without(self, texts: Collection[PageText]) -> Image.Image:
        """Return where the page looks otherwise without some of its words: white there, black elsewhere."""
        for text in texts:
            raw.FPDFPageObj_SetIsActive(text.drawn, False)  # drawn letters (Type 3) heed no rendering mode
        red, green, blue = ImageChops.difference(self._shown, self._picture()).split()
        for text in texts:
            raw.FPDFPageObj_SetIsActive(text.drawn, True)
        most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        return most.point(lambda shade: 255 if shade >= _LEAST_CHANGE else 0)

    def _pixels(self, number: int) -> tuple[int, int, int, int]:
        """Return where a letter is in the pictures of its page."""
        left, bottom, right, top = self._letters[number].box
        x1, x2 = (left - self._left) * self._x, (right - self._left) * self._x
        y1, y2 = (self._top - top) * self._y, (self._top - bottom) * self._y
        return int(x1), int(y1), max(int(x2 + 0.999), int(x1) + 1), max(int(y2 + 0.999), int(y1) + 1)

    def _is_bare(self, changed: Image.Image, number: int) -> bool:
        return changed.crop(self._pixels(number)).getbbox() is None

    def _shades(self, number: int) -> tuple[int, int]:
        """Return the darkest and the lightest shade at the place of a letter; white beside the page."""
        box, grey = self._pixels(number), self.grey
        left, top, right, bottom = max(box[0], 0), max(box[1], 0), min(box[2], grey.width), min(box[3], grey.height)
        if left >= right or top >= bottom:
            return 255, 255
        low, high = grey.crop((left, top, right, bottom)).getextrema()
        assert isinstance(low, int)
        assert isinstance(high, int)
        return low, high

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
        for word in _word_numbers(self._letters):
            of_word = [number for number in word if number in candidates]
            shades = [self._shades(number) for number in of_word]
            low, high = min((low for low, _ in shades), default=0), max((high for _, high in shades), default=0)
            if _is_ink(low, high):
                inked.update(of_word)
            elif low >= _DARK:
                bare.update(of_word)
        return inked | bare if inked and len(bare) > _MISPLACED * len(candidates) else inked

    def _why(self, number: int) -> Flaw:
        order, box = self._text_of(number).order, self._letters[number].box
        is_under = any(cover.order > order and cover.holds(box) for cover in self._covers)
        # Small letters are as dark as a box.
        is_in_box = self._letters[number].height >= _SMALLEST and self._shades(number)[1] < _DARK
        return Flaw.COVERED if is_under or is_in_box else Flaw.INVISIBLE


def _is_ink(darkest: int, lightest: int) -> bool:
    return lightest - darkest >= _LEAST_CONTRAST
