"""The repairs that are certain: what `sbpack fix` writes."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting

_NAMED = re.compile(r"\bactions?\s+(?:\d+[a-z]?\.\d+(?:,| and)\s+)*(\d+[a-z]?)\.(\d+)\b", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Insertion:
    """A text to be written into a source."""

    span: Span
    """The place of the character before which it is written."""
    text: str


def repairs(board: Board, texts: Mapping[str, str]) -> tuple[Insertion, ...]:
    """Return every certain repair: the numbers that draft action marks lack.

    A number is above every number of its minute that anything mentions, so that no reference ever changes its meaning.
    """
    return tuple(insertion for meeting in board.meetings for insertion in _numbers(meeting, board, texts))


def _numbers(meeting: Meeting, board: Board, texts: Mapping[str, str]) -> Iterator[Insertion]:
    actions = meeting.minutes.actions if meeting.minutes else ()
    if all(action.number is not None for action in actions):
        return
    highest = _highest_mentioned(meeting, board, texts)
    for action in actions:
        if action.number is None:
            highest[action.minute] += 1
            start = Span(action.span.path, action.span.line, action.span.column + 1)
            yield Insertion(start, f"{action.minute}.{highest[action.minute]} ")


def _highest_mentioned(meeting: Meeting, board: Board, texts: Mapping[str, str]) -> defaultdict[str, int]:
    """Return, by minute of this meeting, the highest action number that any source mentions."""
    highest: defaultdict[str, int] = defaultdict(int)
    for minute, number in _mentions(meeting.date, board, texts):
        highest[minute] = max(highest[minute], number)
    return highest


def _mentions(since: date, board: Board, texts: Mapping[str, str]) -> Iterator[tuple[str, int]]:
    for meeting in board.meetings:
        if meeting.date < since:
            continue
        for minute in meeting.minutes.minutes if meeting.minutes else ():
            yield from ((action.minute, action.number or 0) for action in minute.actions)
            yield from ((change.reference.minute, change.reference.number) for change in minute.changes)
        for row in meeting.matters_arising.rows if meeting.matters_arising else ():
            yield from ((reference.minute, reference.number) for reference in row.references)
        for path in meeting.files:
            yield from ((found[1], int(found[2])) for found in _NAMED.finditer(texts.get(path, "")))
