"""What somebody who looks at a page of a PDF sees of its words, and which words the file holds besides.

A letter is seen if the picture of the page changes when the letter is left out. That finds words under a box, in the
colour of what is behind them, without ink, clipped off or too small, however they came to be so.
"""

import ctypes
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import pypdfium2
from PIL import Image
from pypdfium2 import raw

from sbpack.sources.page_objects import PageText, covers_on, page_texts, share_of_pictures
from sbpack.sources.unseen_letters import GENERATED, UNKNOWN, Judge, PlacedLetter, Unseen, View, word_numbers

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
