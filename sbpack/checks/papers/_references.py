"""Names that a body bears on no longer, or not yet, on a day, and how they are found in words.

- Which minutes, actions and items words of a meeting can mean.
- Whether words around `minute 76` or `item 8` say that it is somebody else's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sbpack.board.board import Board
from sbpack.board.dates import Period
from sbpack.board.meeting import Meeting
from sbpack.board.register import Register, sitting_days
from sbpack.findings.finding import Span
from sbpack.findings.suggest import nearest, suggestion
from sbpack.text.marks import ActionReference, FoundReference

_MOST_TO_FOLLOW = 30
"""Minutes of one meeting that are not written yet, or not here."""


@dataclass(frozen=True)
class KnownRecords:
    """What is known to a meeting."""

    board: Board
    register: Register
    meeting: Meeting

    def problem_of(self, found: FoundReference) -> tuple[str, str] | None:
        """Return what is wrong with a minute or an action that is named, and what to do; None where nothing is."""
        if found.meeting is not None and (wrong := self._no_minutes_of(found.meeting)) is not None:
            return wrong or None
        minute = self.register.minute(found.minute, found.meeting)
        if minute is None:
            return None if found.meeting is None and self._may_exist(found.minute) else self._no_minute(found)
        reference = ActionReference(found.minute, found.number or 0, found.meeting)
        if found.number is None or minute.is_stub or self.register.entry(reference):
            return None  # what an exempt minute records is in Part 2
        actions = [action.id for action in minute.actions if action.number is not None]
        known = f"its actions are {', '.join(actions)}" if actions else "it records no action with a number"
        if len(actions) < len(minute.actions):
            known = "it has actions without numbers: run `sbpack fix`, then use the numbers that it writes"
        return f"minute {found.minute} records no action `{found.name}`", known

    def problem_of_item(self, number: str) -> tuple[str, str] | None:
        """Return what is wrong with an item that is named, and what to do; None where nothing is."""
        if not self._items or number in self._items:
            return None
        top = [known for known in self._items if known.isdecimal()]
        return f"there is no item {number} on the agenda", f"the agenda has items {top[0]} to {top[-1]}"

    def _no_minutes_of(self, day: date) -> tuple[str, str] | tuple[()] | None:
        """Return what is wrong with a day whose minutes are named: nothing () where they are elsewhere, else None."""
        held = self.board.meeting(day)
        if held is not None:
            return None if held.minutes else ()
        archive = self.board.archive
        begins = archive.begins or self.board.meetings[0].date
        if day < begins or any(gap.meeting == day for gap in archive.gaps):
            return ()
        days = [meeting.date.isoformat() for meeting in self.board.meetings]
        return f"there was no meeting on {day.isoformat()}", suggestion(day.isoformat(), days, "correct the date")

    def _may_exist(self, number: str) -> bool:
        """Whether a minute that is not here may be elsewhere: not kept, or not yet written."""
        minutes = self.register.minutes
        if not minutes or self.board.archive.lacks(number):
            return True
        sequence = int(number.rstrip("abcdefghijklmnopqrstuvwxyz"))
        if self.board.archive.begins_with is None and sequence < minutes[0].sequence:
            return True
        last = minutes[-1]
        return self._has_minutes_to_follow and last.sequence < sequence <= last.sequence + _MOST_TO_FOLLOW

    @cached_property
    def _has_minutes_to_follow(self) -> bool:
        """Whether the board has sat since the last minutes that are here."""
        last = self.register.minutes[-1].meeting
        return any(last < day < self.meeting.date for day in sitting_days(self.board.meetings))

    def _no_minute(self, found: FoundReference) -> tuple[str, str]:
        of = f" of {found.meeting.isoformat()}" if found.meeting else ""
        minutes = [minute for minute in self.register.minutes if found.meeting in (None, minute.meeting)]
        numbers = [minute.number for minute in minutes]
        near = nearest(found.minute, numbers)
        run = (
            f"the minutes here run from {numbers[0]} to {numbers[-1]}" if numbers else "correct the date or the number"
        )
        named = f"minute {found.minute}{of}"
        if found.number is not None:
            named += f", and so no action `{found.name}`"
        return f"there is no {named}", f"{run}; the nearest is {near}" if near else run

    @cached_property
    def _items(self) -> tuple[str, ...]:
        return tuple(item.number for item in self.meeting.items())


_WORD_BEFORE = re.compile(r"(?P<word>[\w'\u2019&-]+)\s+\Z")
_ANOTHERS = re.compile(r"\s*/|\s*\(\s*[A-Z\d]|,\s+[A-Z\d]|\s+(?i:in|from|dated|of|at|on|to)\b")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OPENING = _words("See Under In As At The This And From With By For To After Since Board Group Matters If When")
_BODIES = _words("executive cabinet council committee panel pds forum trust")
_LENGTHS = _words("five ten fifteen twenty thirty sixty ninety few several every")
_BEFORE_ITEM = _words(
    "a after agenda and as at before by for from in is of on or see so than that the this to under with"
)
_LONGEST_WORD = 40


def may_be_anothers(text: str, start: int, end: int) -> bool:
    """Whether the minute named there may be another body's, or no minute at all but sixty seconds.

    Executive minute 76, minute 76 (Executive), a 30-minute 5 km walk.
    """
    word = _word_before(text, start)
    if _ANOTHERS.match(text, end) or text[max(0, start - 1) : start] in ("-", "/"):
        return True
    if word[:1].isdigit() or word.casefold() in _BODIES | _LENGTHS or word.endswith(("'s", "\u2019s")):
        return word not in ("Board's", "Board\u2019s")
    return word[:1].isupper() and word not in _OPENING


def is_own_item(text: str, start: int, end: int) -> bool:
    """Whether an item named there is one of the agenda: `line item 5` and `Item 5: lamps` are none."""
    if start == 0 or _ANOTHERS.match(text, end):
        return False
    word = _word_before(text, start)
    if not word:
        return text[start - 1] in "(," or text[:start].rstrip()[-1:] in "(;,"
    return word.casefold() in _BEFORE_ITEM


def _word_before(text: str, start: int) -> str:
    before = _WORD_BEFORE.search(text[max(0, start - _LONGEST_WORD) : start])
    return before["word"] if before else ""


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
