"""Looking for secrets in a text, in one pass."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from itertools import accumulate

from sbpack.leaks.numbers import numbers_in
from sbpack.leaks.secret import PREFIX, RUN, Found, Secret, Secrets
from sbpack.leaks.spelling import Spelling, spell
from sbpack.leaks.surface import Surface
from sbpack.leaks.written import readings

SPLIT = 8
"""Letters of a word that is known even where a space stands in it; a shorter one may be two other words."""


class Search:
    """Secrets, ordered to be found quickly."""

    def __init__(self, secrets: Secrets) -> None:
        """Order them by what they begin with."""
        self._secrets = secrets
        self._phrases: defaultdict[str, list[tuple[str, Secret]]] = defaultdict(list)
        long_words = (item for item in secrets.words.items() if len(item[0]) >= SPLIT)
        for letters, secret in (*secrets.phrases.items(), *long_words):
            self._phrases[letters[:PREFIX]].append((letters, secret))

    def found_in(self, surface: Surface) -> Iterator[tuple[Found, int]]:
        """Yield each secret that stands in words, and the line of these in which it begins, from 1, if lines count."""
        for words in readings(surface.words):
            spelling = spell(words)
            found = (*self._words(spelling), *self._phrases_in(spelling), *self._runs(spelling))
            # Numbers in ids are counted up by programs.
            numbers = tuple(self._numbers(words)) if surface.is_for_people else ()
            yield from _with_lines(found, spelling.text, surface)
            yield from _with_lines(numbers, words, surface)

    def _words(self, spelling: Spelling) -> Iterator[tuple[Found, int]]:
        secret_words = self._secrets.words
        if secret_words:
            for word in spelling.words:
                if word.letters in secret_words:
                    yield secret_words[word.letters], word.first

    def _phrases_in(self, spelling: Spelling) -> Iterator[tuple[Found, int]]:
        if not self._phrases:
            return
        row = spelling.row
        ends: set[int] = set()
        for word in spelling.words:
            for letters, secret in self._phrases.get(row[word.start : word.start + PREFIX], ()):
                if row.startswith(letters, word.start):
                    ends = ends or _ends(spelling)
                    if word.start + len(letters) in ends:
                        yield secret, word.first

    def _runs(self, spelling: Spelling) -> Iterator[tuple[Found, int]]:
        runs, row = self._secrets.runs, spelling.row
        if not runs or len(row) < RUN:
            return
        starts = [start for start in range(len(row) - RUN + 1) if row[start : start + RUN] in runs]
        if starts:
            first_of = {word.start: word.first for word in reversed(spelling.words)}
            place = 0
            for start in starts:
                place = first_of.get(start, place)
                yield runs[row[start : start + RUN]], place

    def _numbers(self, words: str) -> Iterator[tuple[Found, int]]:
        secret_numbers = self._secrets.numbers
        if secret_numbers:
            for digits, first, _ in numbers_in(words):
                if digits in secret_numbers:
                    yield secret_numbers[digits], first


def _with_lines(found: tuple[tuple[Found, int], ...], text: str, surface: Surface) -> Iterator[tuple[Found, int]]:
    """Yield what was found with the number of its line in place of its place in the text."""
    if not found or not surface.is_line_by_line:
        yield from ((secret, 0) for secret, _ in found)
        return
    starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
    yield from ((secret, bisect_right(starts, place)) for secret, place in found)


def _ends(spelling: Spelling) -> set[int]:
    """Return where words end in the row, with the `s` of a possessive and without."""
    return {word.end for word in spelling.words} | {word.start + len(word.letters) for word in spelling.words}
