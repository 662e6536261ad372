"""Names that a body bears on no longer, or not yet, on a day, and how they are found in words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.period import Period

_OF_ITS_TIME = re.compile(
    r"\b(?:former(?:ly)?|then|previous(?:ly)?|predecessor|old|once|named|called|known as|renamed(?: from)?|until|before"
    r"|replaces|replaced|succeeds|succeeded|will be(?:come)?|proposed|new)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r"[\s,(]*(?:as it (?:then )?was|is now|now|since|until|later|which became|became|was)\b")
_YEAR = re.compile(r"(?<!Act )(?<!Regulations )\b(?:19|20)\d\d\b")
"""Not that of a law, which says nothing of when a sentence is about."""
_NEAR = 40
"""Characters between a name and a year that belongs to it."""
_NAME_BEFORE = re.compile(r"\b(?P<word>[A-Z][\w'\u2019&-]*)\s+\Z")
_QUOTES = "'\"\u2018\u201c`"


@dataclass(frozen=True)
class StaleName:
    """A name that is not, on some day, what a body is called."""

    text: str
    now: str
    """What it is called on the day."""
    period: Period
    """When the stale name held."""
    span: Span | None
    is_initials: bool = False
    is_part: bool = False
    """Whether it is the end of a longer name, which other bodies may end with too."""


def stale_names(board: Board, day: date) -> tuple[StaleName, ...]:
    """Return every name that held at another time, but those that are part of a name that holds."""
    current = [board.name_on(day)]
    stale = list(_of_board(board, day))
    for body in board.bodies:
        now = body.name_on(day)
        if now is None:
            continue
        current += [now.name, now.initials]
        for name in body.names:
            if not name.period.covers(day):
                stale.append(StaleName(name.name, now.name, name.period, name.span))
                if name.initials and now.initials:
                    stale.append(StaleName(name.initials, now.initials, name.period, name.span, is_initials=True))
    return tuple(one for one in stale if not _is_in(one, current[:1] if one.is_part else current))


def _is_in(stale: StaleName, names: list[str]) -> bool:
    return any(stale.text.casefold() in name.casefold() for name in names)


def _of_board(board: Board, day: date) -> Iterator[StaleName]:
    now = board.name_on(day)
    for name in board.names:
        if not now or name.period.covers(day):
            continue
        yield StaleName(name.name, now, name.period, None)
        words, others = name.name.split(), now.split()
        same = next((place for place, pair in enumerate(zip(words, others, strict=False)) if pair[0] != pair[1]), 0)
        if same and len(words) - same > 1:
            yield StaleName(" ".join(words[same:]), now, name.period, None, is_part=True)


@dataclass(frozen=True)
class NameFinder:
    """Finds stale names in words."""

    names: tuple[StaleName, ...]
    opening: str
    """The current name of the board, whose first words may stand before the end of an older one."""

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.names, key=lambda name: -len(name.text))
        return re.compile("|".join(_one(name) for name in longest_first) or r"(?!)")

    @cached_property
    def _by_text(self) -> dict[str, StaleName]:
        return {_key(name.text): name for name in reversed(self.names)}

    def find(self, text: str) -> Iterator[tuple[int, int, StaleName]]:
        """Yield where stale names stand that are not said to be of their time."""
        for match in self._pattern.finditer(text):
            name = self._by_text.get(_key(match[0]))
            if name and not _is_of_its_time(text, *match.span(), name) and not self._is_anothers(text, match, name):
                yield *match.span(), name

    def _is_anothers(self, text: str, match: re.Match[str], name: StaleName) -> bool:
        """Whether the end of a name belongs to a longer one: the Domestic Abuse Strategic Group."""
        before = _NAME_BEFORE.search(text, max(0, match.start() - 40), match.start()) if name.is_part else None
        return before is not None and before["word"] not in ("The", *self.opening.split())


def _one(name: StaleName) -> str:
    """Return the pattern of a name; initials as they are written, `and` also as `&`."""
    words = [re.escape(word) for word in name.text.split()]
    if name.is_initials:
        return r"(?<![\w&])" + r"\s+".join(words) + r"(?![\w&])"
    either = ("(?:and|&)" if word in ("and", re.escape("&")) else word for word in words)
    return r"(?<!\w)(?i:" + r"\s+".join(either) + r")(?!\w)"


def _key(text: str) -> str:
    return " ".join(text.replace("&", "and").split()).casefold()


def _is_of_its_time(text: str, start: int, end: int, name: StaleName) -> bool:
    """Whether words say that the name is of another time: so called, formerly, in a year of that time, in quotation."""
    if text[max(0, start - 1) : start] in _QUOTES and start:
        return True
    if _OF_ITS_TIME.search(text[max(0, start - 60) : start]) or _EXPLAINED.match(text, end):
        return True
    return any(_held_in(name.period, int(year)) for year in _YEAR.findall(text, max(0, start - _NEAR), end + _NEAR))


def _held_in(period: Period, year: int) -> bool:
    return (period.start is None or period.start.year <= year) and (period.end is None or year <= period.end.year)


def finder_on(board: Board, day: date) -> NameFinder | None:
    """Return what finds the names that are stale on a day; None where none are."""
    names = stale_names(board, day)
    return NameFinder(names, board.name_on(day)) if names else None
