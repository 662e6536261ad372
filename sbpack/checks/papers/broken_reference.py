"""Reference to a minute, an action or an item that does not exist."""

import re
from collections.abc import Iterator, Set
from dataclasses import dataclass
from datetime import date, timedelta

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.register import Register, sitting_days
from sbpack.findings.finding import Finding, Span
from sbpack.findings.suggest import nearest, suggestion
from sbpack.text.marks import ITEM, ActionReference, FoundReference, find_references
from sbpack.text.wording import Wording, wordings_in_yaml

_MAY_NAME = re.compile(r"(?:minute|action|item)s?\s|\d/[1-9]", re.IGNORECASE)
_OWN_NUMBER = re.compile(
    r"(?:(?:action|item)\s+(?=\S+\s*(?:[:\u2013-]|\Z)))?(?P<number>[1-9]\d{0,5}[a-z]?(?:\.\d+)?)\b", re.IGNORECASE
)
"""What begins with a number of its own: `80.1 Lamps`, `Action 80.1: lamps`."""
_MOST_TO_FOLLOW = 30
"""Minutes of one meeting that are not written yet, or not here."""
_WORD_BEFORE = re.compile(r"(?P<word>[\w'\u2019&-]+)\s+\Z")
_LONGEST_WORD = 40
_ANOTHERS = re.compile(r"\s*/|\s*\(\s*[A-Z\d]|,\s+[A-Z\d]|\s+(?i:in|from|dated|of|at|on|to)\b")
_OPENING = re.compile("See|Under|In|As|At|The|This|And|From|With|By|For|To|After|Since|Board|Group|Matters|If|When")
_NO_MINUTES_OF_OURS = re.compile(
    "executive|cabinet|council|committee|panel|pds|forum|trust"
    "|five|ten|fifteen|twenty|thirty|sixty|ninety|few|several|every"
)
"""Words before `minute`: other bodies, and lengths of time."""
_BEFORE_ITEM = re.compile(
    "a|after|agenda|and|as|at|before|by|for|from|in|is|of|on|or|see|so|than|that|the|this|to|under|with"
)

_Problem = tuple[str, str]
"""What is wrong with something named, and what to do."""


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    """Yield a finding for each thing named that is not there, with all the places that name it."""
    papers = (wording for paper in meeting.papers for wording in paper.wordings)
    matters = meeting.matters_arising.wordings if meeting.matters_arising else ()
    before = _Records(board, board.register_before(meeting.date), meeting)
    yield from _findings((*wordings_in_yaml(meeting.written), *papers, *matters), before)
    if meeting.minutes is not None:
        after = _Records(board, board.register_before(meeting.date + timedelta(days=1)), meeting)
        # An action that a mark names too has its finding there.
        marked = {str(change.reference) for minute in meeting.minuted for change in minute.changes}
        yield from _findings(meeting.minutes.wordings, after, marked)


@dataclass(frozen=True)
class _Records:
    """The minutes, actions and items that a meeting can name."""

    board: Board
    register: Register
    meeting: Meeting

    def problem_of(self, found: FoundReference) -> _Problem | None:
        """Return what is wrong with a minute or an action that is named."""
        if found.meeting is not None:
            held = self.board.meeting(found.meeting)
            if held is None:
                return self._problem_of_day(found.meeting)
            if held.minutes is None:
                return None
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

    def problem_of_item(self, number: str) -> _Problem | None:
        """Return what is wrong with an item that is named."""
        items = [item.number for item in self.meeting.items()]
        if not items or number in items:
            return None
        top = [known for known in items if known.isdecimal()]
        return f"there is no item {number} on the agenda", f"the agenda has items {top[0]} to {top[-1]}"

    def _problem_of_day(self, day: date) -> _Problem | None:
        archive, meetings = self.board.archive, self.board.meetings
        if day < (archive.begins or meetings[0].date) or any(gap.meeting == day for gap in archive.gaps):
            return None
        days = [meeting.date.isoformat() for meeting in meetings]
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
        is_next = last.sequence < sequence <= last.sequence + _MOST_TO_FOLLOW
        return is_next and any(last.meeting < day < self.meeting.date for day in sitting_days(self.board.meetings))

    def _no_minute(self, found: FoundReference) -> _Problem:
        numbers = [minute.number for minute in self.register.minutes if found.meeting in (None, minute.meeting)]
        near = nearest(found.minute, numbers)
        run = (
            f"the minutes here run from {numbers[0]} to {numbers[-1]}" if numbers else "correct the date or the number"
        )
        of = f" of {found.meeting.isoformat()}" if found.meeting else ""
        action = f", and so no action `{found.name}`" if found.number is not None else ""
        return f"there is no minute {found.minute}{of}{action}", f"{run}; the nearest is {near}" if near else run


def _findings(wordings: tuple[Wording, ...], known: _Records, marked: Set[str] = frozenset()) -> Iterator[Finding]:
    places: dict[_Problem, list[Span]] = {}
    own_numbers: set[str] | None = None
    for wording in wordings:
        if not _MAY_NAME.search(wording.text):
            continue
        for name, start, end, problem in _named(wording.text, known):
            if own_numbers is None:
                own_numbers = {match["number"] for other in wordings if (match := _OWN_NUMBER.match(other.text))}
            # A plan numbers its own actions, and a report speaks of them.
            if name not in own_numbers | marked:
                places.setdefault(problem, []).append(wording.place(start, end))
    for (message, help_line), spans in places.items():
        yield Finding(spans[0], message, help_line, also=tuple(spans[1:]))


def _named(text: str, known: _Records) -> Iterator[tuple[str, int, int, _Problem]]:
    """Yield what names something that is not there: an action or an item by its number, a minute without a name."""
    for found in find_references(text):
        if found.meeting is None and (found.is_qualified or _may_be_anothers(text, found.start, found.end)):
            continue
        if problem := known.problem_of(found):
            yield "" if found.number is None else found.name, found.start, found.end, problem
    for item in ITEM.finditer(text):
        if _is_own_item(text, *item.span()) and (problem := known.problem_of_item(item["number"])):
            yield item["number"], *item.span(), problem


def _may_be_anothers(text: str, start: int, end: int) -> bool:
    """Whether the minute named there may be another body's, or no minute at all but sixty seconds.

    Executive minute 76, minute 76 (Executive), a 30-minute 5 km walk.
    """
    word = _word_before(text, start)
    if _ANOTHERS.match(text, end) or text[max(0, start - 1) : start] in ("-", "/"):
        return True
    if word[:1].isdigit() or _NO_MINUTES_OF_OURS.fullmatch(word.casefold()) or word.endswith(("'s", "\u2019s")):
        return word not in ("Board's", "Board\u2019s")
    return word[:1].isupper() and not _OPENING.fullmatch(word)


def _is_own_item(text: str, start: int, end: int) -> bool:
    """Whether an item named there is one of the agenda: `line item 5` and `Item 5: lamps` are none."""
    if start == 0 or _ANOTHERS.match(text, end):
        return False
    word = _word_before(text, start)
    if not word:
        return text[start - 1] in "(," or text[:start].rstrip()[-1:] in "(;,"
    return _BEFORE_ITEM.fullmatch(word.casefold()) is not None


def _word_before(text: str, start: int) -> str:
    before = _WORD_BEFORE.search(text[max(0, start - _LONGEST_WORD) : start])
    return before["word"] if before else ""
