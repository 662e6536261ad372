"""Meeting of the board on a day on which it did not meet."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sbpack.board.board import Board
from sbpack.board.dates import WrittenDate, find_dates, long_date, weekday_date
from sbpack.board.meeting import Meeting, Postponed
from sbpack.checks._grouped import together, written
from sbpack.checks.meetings._this_board import before_its_date, naming
from sbpack.findings.finding import Finding, Related, Span
from sbpack.text.wording import Wording

_NEAR = timedelta(days=10)
_LONGEST = 200
"""Characters before a date in which a meeting is spoken of."""
_MEETS = re.compile(r"\b(?:meeting|meets?|met|sat|convened)\b")
_TITLE = re.compile(r"Minutes of (?:the |our |its )?(?:last |previous )?meeting(?: held)?,? (?:on |of )(?:the )?")


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    for wordings in written(meeting):
        yield from together(_findings(wordings, meeting, board))


def _findings(wordings: Iterable[Wording], meeting: Meeting, board: Board) -> Iterator[Finding]:
    names = naming(board, meeting.date)
    any_way = before_its_date(names, names.words)
    days: dict[date, Span] = {}
    for passage in _passages(wordings, meeting.span.path):
        named = [place for place in _dates(passage, meeting) if place.is_of(any_way)]
        certain = before_its_date(names, names.certain_words(_around(passage, meeting))) if named else any_way
        for place in named:
            days = days or _days(board)
            if place.is_of(certain) and place.day not in days:
                yield from _near(place, days)


@dataclass(frozen=True)
class _Place:
    """A date in words, with what stands before it."""

    wording: Wording
    stated: WrittenDate
    day: date
    before: str
    is_title: bool
    """Whether it stands in a title of the agenda, where `the meeting` is the board's."""

    def is_of(self, pattern: re.Pattern[str]) -> bool:
        """Whether it is said to be the day of a meeting of the board."""
        return bool(pattern.search(self.before) or (self.is_title and _TITLE.fullmatch(self.before)))


def _dates(passage: Iterable[Wording], meeting: Meeting) -> Iterator[_Place]:
    for wording in passage:
        for stated in find_dates(wording.text):
            before = wording.text[max(0, stated.start - _LONGEST) : stated.start]
            day = stated.nearest(meeting.date)
            if day is not None and _MEETS.search(before):
                is_title = wording.key == "title" and wording.span.path == meeting.span.path
                yield _Place(wording, stated, day, before, is_title)


def _around(passage: list[Wording], meeting: Meeting) -> Iterator[str]:
    """Yield the words of a passage, and the titles of the items that it belongs to."""
    path = passage[0].span.path
    yield from (item.title for item in meeting.items() if any(entry.path == path for entry in item.papers))
    yield from (wording.text for wording in passage)


def _near(place: _Place, days: dict[date, Span]) -> Iterator[Finding]:
    near = min(days, key=lambda other: abs(other - place.day))
    if abs(near - place.day) <= _NEAR:
        yield Finding(
            place.wording.place(place.stated.start, place.stated.end),
            f"the board has no meeting on {weekday_date(place.day)}",
            f"write `{long_date(near)}`, if that meeting is meant",
            (Related(days[near], f"the meeting of {weekday_date(near)}"),),
        )


def _passages(wordings: Iterable[Wording], agenda: str) -> Iterator[list[Wording]]:
    """Yield wordings that belong together: one value of the agenda, a paper, a minute."""
    passage: list[Wording] = []
    for wording in wordings:
        is_same = bool(passage) and passage[0].span.path == wording.span.path != agenda
        is_minute = wording.level == 2 and wording.span.path.endswith("/minutes.md")
        if passage and (not is_same or is_minute):
            yield passage
            passage = []
        passage.append(wording)
    if passage:
        yield passage


def _days(board: Board) -> dict[date, Span]:
    """Return every day on which the board sat, was called, or said that it would sit, with its place."""
    days: dict[date, Span] = {}
    for meeting in board.meetings:
        minuted = meeting.minutes.next_meeting if meeting.minutes else None
        for said in (minuted, *(item.next_meeting for item in meeting.items())):
            if said:
                days.setdefault(said.date, said.span)
        if isinstance(meeting.move, Postponed):
            days.setdefault(meeting.move.to, meeting.span)
    return days | {meeting.date: meeting.span for meeting in board.meetings}
