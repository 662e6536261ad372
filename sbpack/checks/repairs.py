"""The repairs that are certain: what `sbpack fix` writes."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.sources.mentions import mentioned_actions


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
    found: dict[Span, Insertion] = {}
    for meeting in board.meetings:
        for insertion in _numbers(meeting, board, texts):
            found.setdefault(insertion.span, insertion)  # a table from a file may be shown twice
    return tuple(found.values())


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
    """Return, by minute of this meeting, the highest action number that any source of this day or later mentions."""
    earlier = {path for other in board.meetings if other.date < meeting.date for path in other.files}
    highest: defaultdict[str, int] = defaultdict(int)
    for path, text in texts.items():
        if path in earlier:
            continue
        for reference in mentioned_actions(text, has_rows=path.endswith("/matters-arising.md")):
            if reference.meeting in (None, meeting.date):
                highest[reference.minute] = max(highest[reference.minute], reference.number)
    return highest
