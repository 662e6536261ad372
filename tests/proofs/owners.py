"""The initials of an action's owners stand in the Action column, on the page and line of their mark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pdfplumber

from sbpack.board.minutes import Minutes
from sbpack.packs.pack import Pack

LINE = 2.0
"""Points by which two words on one line may differ in height."""
SMALLEST = 8.5
"""Points that no letters but the numbers of footnotes are smaller than."""


def count_owners(pack: Pack, manifest: dict[str, Any], data: bytes) -> int:
    """Prove that every owner's initials stand on the page and line of their mark; return how many do."""
    count = 0
    with pdfplumber.open(BytesIO(data)) as pdf:
        for section, placed in zip(pack.sections, manifest["sections"], strict=True):
            if isinstance(section.subject, Minutes):
                pages = pdf.pages[placed["first_page"] - 1 : placed["last_page"]]
                count += _prove_owners_of(section.subject, pack, pages)
    return count


@dataclass(frozen=True)
class Word:
    """A word on a page."""

    page: int
    top: float
    text: str


def _prove_owners_of(minutes: Minutes, pack: Pack, pages: list[Any]) -> int:
    text, column = _columns(pages)
    plain = [_plain(word.text) for word in text]
    start = 0
    for minute, action in [(one, action) for one in minutes.minutes for action in one.actions]:
        start = max(start, _find(_words(f"{minute.number} {minute.title}"), plain, 0))
        words = _words(action.words)
        end = _find(words, plain, start)
        mark = text[end - 1]
        start = end - len(words)
        owners = [owner.label if (owner := pack.board.owner(key, minutes.meeting)) else key for key in action.owners]
        below = [word for word in column if word.page == mark.page and word.top > mark.top - LINE]
        beside = " ".join(word.text for word in below if word.top < mark.top + LINE)
        first = owners[0].split()[0]
        assert re.search(rf"(?<!\w){re.escape(first)}(?!\w)", beside), (action.id, first, mark, beside)
        remaining = iter(word.text.strip(",") for word in below)  # several, or a long label, go on below
        assert all(word in remaining for label in owners for word in label.split()), (action.id, owners, mark)
    return len(minutes.actions)


def _columns(pages: list[Any]) -> tuple[list[Word], list[Word]]:
    """Return the words of the minutes' text, and those of the Action column, in reading order."""
    text: list[Word] = []
    column: list[Word] = []
    for number, page in enumerate(pages):
        words = page.filter(_is_text).extract_words(keep_blank_chars=False, use_text_flow=False, x_tolerance=1.5)
        headings = [word for word in words if word["text"] == "Action" and word["x0"] > page.width * 0.7]
        edge = min((word["x0"] for word in headings), default=_column_edge(column, page))
        for word in _in_lines(words):
            if 60 < word["top"] < page.height - 60:
                kept = column if word["x0"] > edge - 2 else text
                kept.append(Word(number, word["bottom"], word["text"]))
    return text, column


def _is_text(found: dict[str, Any]) -> bool:
    """Whether this is no letter of a number that calls a footnote, nor of a watermark across the page."""
    return bool(found["object_type"] != "char" or (found["size"] > SMALLEST and not found["matrix"][1]))


def _in_lines(words: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield words line by line, from left to right; a line may hold two sizes of letters."""
    line: list[dict[str, Any]] = []
    for word in sorted(words, key=lambda word: word["bottom"]):
        if line and word["bottom"] - line[0]["bottom"] > 2 * LINE:
            yield from sorted(line, key=lambda word: word["x0"])
            line = []
        line.append(word)
    yield from sorted(line, key=lambda word: word["x0"])


def _column_edge(_column: list[Word], page: Any) -> float:
    return float(page.width) - 62.4 - 72


def _plain(word: str) -> str:
    return "".join(character for character in word.casefold() if character.isalnum())


def _words(text: str) -> list[str]:
    return [plain for word in text.split() if (plain := _plain(word))]


def _find(words: list[str], text: list[str], start: int) -> int:
    """Return where a run of words ends; empty words, left by punctuation, do not count."""
    places = [place for place in range(start, len(text)) if text[place]]
    for first in range(len(places) - len(words) + 1):
        if all(text[places[first + step]] == word for step, word in enumerate(words)):
            return places[first + len(words) - 1] + 1
    raise AssertionError(f"`{' '.join(words)}` is not on the pages")
