"""Texts as they are compared: their letters in a row with the places of their words, and the digits of their numbers.

The same words come in many forms: broken over lines, with a hyphen or a sign of no width inside, with ligatures,
accents apart from their letters, other quotation marks, and spaces where a program that reads a page guesses wrongly.
Letters in a row, without anything between them, are the same in all of these.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_APOSTROPHES = str.maketrans(dict.fromkeys("\u2018\u2019\u02bb\u02bc\u2032", "'"))
_ACCENTS = re.compile("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+")
_UNSEEN = "\u00ad\u061c\u180b-\u180f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff"
"""Soft hyphens and signs of no width."""
_WITHIN_A_WORD = re.compile(
    rf"(?=.*[{_UNSEEN}\x02\ufffe])[{_UNSEEN}\x02\ufffe\s]+|[-\u2010\u2011{_UNSEEN}]+[ \t\r]*\n\s*"
)
"""Signs that nobody sees, PDFium's for a hyphen that it took away, or a hyphen at the end of a line."""
_INNER = re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])")
"""Where words meet that nothing keeps apart, as in `QuarryWard7`."""


class Word(NamedTuple):
    """One word of a text, or a part of one that may be a word of its own."""

    letters: str
    """In small letters, without accents and apostrophes; nor with the `'s` of a possessive."""
    start: int
    """Where it begins in the row."""
    end: int
    """Where it ends in the row, with the `s` of a possessive."""
    first: int
    """Where it begins in the text."""
    last: int
    """Where it ends in the text."""


@dataclass(frozen=True)
class Spelling:
    """A text as it is compared."""

    text: str
    """With its lines and capitals, but letters of one form each."""
    row: str
    """All letters and digits, small, without anything between them."""
    words: tuple[Word, ...]
    """In order; a word that was put together or can be taken apart comes before its parts."""


def spell(text: str) -> Spelling:
    """Return a text as it is compared."""
    written = text
    if not text.isascii():  # no ligatures, none of full width, no accents, one apostrophe
        written = _ACCENTS.sub("", unicodedata.normalize("NFKD", text)).translate(_APOSTROPHES)
    words: list[Word] = []
    row: list[str] = []
    length = 0
    for places in _whole_words(written):
        start, began = length, len(words)
        for first, last in places:
            part = written[first:last]
            letters = _folded(part)
            words.append(_word(part, letters, length, first))
            row.append(letters)
            length += len(letters)
            if not (part.islower() or part.istitle() or part.isdecimal()):
                words += _inner_words(part, length - len(letters), first)
        if len(places) > 1:
            whole = "".join(row[-len(places) :])
            words.insert(began, Word(whole, start, length, places[0][0], places[-1][1]))
    return Spelling(written, "".join(row), tuple(words))


def _folded(word: str) -> str:
    return word.casefold().replace("'", "")


def _whole_words(text: str) -> Iterator[list[tuple[int, int]]]:
    """Yield the places of each word: mostly one stretch, several where it is broken."""
    places: list[tuple[int, int]] = []
    for match in _WORD.finditer(text):
        first, last = match.span()
        if places:
            before = places[-1][1]
            is_space = first == before + 1 and text[before] == " "  # as mostly, and the pattern is slow
            if is_space or _WITHIN_A_WORD.fullmatch(text, before, first) is None:
                yield places
                places = []
        places.append((first, last))
    if places:
        yield places


def _word(written: str, letters: str, start: int, first: int) -> Word:
    is_possessive = written[-2:] in ("'s", "'S")
    return Word(letters[:-1] if is_possessive else letters, start, start + len(letters), first, first + len(written))


def _inner_words(written: str, start: int, first: int) -> Iterator[Word]:
    """Yield the words that meet in one, if there are several."""
    cuts = [match.start() for match in _INNER.finditer(written)]
    for cut, next_cut in pairwise((0, *cuts, len(written))) if cuts else ():
        letters = _folded(written[cut:next_cut])
        yield _word(written[cut:next_cut], letters, start, first + cut)
        start += len(letters)


_FEWEST_DIGITS = 5
_LONG_CODE = re.compile(r"\b(?=[0-9a-fA-F-]{0,128}[a-fA-F])[0-9a-fA-F]{1,128}(?:-[0-9a-fA-F]{1,64}){0,8}\b")
_CODE_LENGTH = 16
"""Letters and digits of one word that are the digest of a file or the like, whose digits are no number."""
_COUNTED = re.compile(r"(?<![^\W_])(?<!\d[.,'\u2019])(?:\d{1,3}(?:[,'\u2019\u00a0\u202f\u2009]\d{3})+(?!\d)|\d{5,})")
"""An amount, with or without commas; what follows a decimal point says nothing about whose it is."""
_GAP = r"[ \u00a0\u202f\u2009.-]"
_CALLED = re.compile(
    rf"(?<![^\W_])(?:(?:\+|00){_GAP}?44{_GAP}?(?:\(0\){_GAP}?)?|\(?0)(?P<rest>\d{{2,5}}\)?(?:{_GAP}?\d{{2,8}}){{1,4}})"
)
_GROUPED = re.compile(
    r"(?<![^\W_])(?<!\d[ .-])(?:\d{3}[ -]\d{3}[ -]\d{4}|\d{2}-\d{2}-\d{2}"
    r"|(?!(?:19|20)\d\d (?:19|20))\d{4}(?:[ -]\d{4}){3})(?![ -]?\d)"
)
"""As on health cards, for sort codes, and on cards of banks; not the years over a table."""
_TELEPHONE = range(9, 12)
"""Digits after the first nought."""


def numbers_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the digits of each number, and where it begins and ends in the text."""
    text = _LONG_CODE.sub(_without_digits, text)
    for match in _CALLED.finditer(text):
        digits = ""
        for group in re.finditer(r"\d+", match["rest"]):
            digits += group[0]
            if len(digits) in _TELEPHONE:
                yield f"0{digits}", match.start(), match.start("rest") + group.end()
    for form in (_COUNTED, _GROUPED):
        for match in form.finditer(text):
            digits = re.sub(r"\D", "", match[0])
            if len(digits) >= _FEWEST_DIGITS:
                yield digits, *match.span()


def _without_digits(code: re.Match[str]) -> str:
    return "x" * len(code[0]) if len(code[0].replace("-", "")) >= _CODE_LENGTH else code[0]
