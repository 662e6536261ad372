"""An action that fell due, and nobody has said anything of it since."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.board.register import ActionState
from sbpack.checks.actions.dropped_action import matters_reported
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    register = board.register_before(as_of)
    for action in meeting.actions:
        entry = register.entry(action.reference) if action.number is not None else None
        due = entry.due.day(board.meetings) if entry and entry.state is ActionState.OPEN else None
        if entry is None or due is None or not meeting.date < due < as_of:
            continue
        mentions = (*(day for day, _ in entry.reports), *(change.meeting for change in entry.changes))
        if all(day < due for day in mentions) and not _must_be_reported(board, due, as_of):
            yield Finding(
                action.span,
                f"action `{action.id}` was due on {long_date(due)}, and nothing was said of it since",
                "ask its owner, and report on it in the matters arising of the next meeting",
            )


def _must_be_reported(board: Board, due: date, as_of: date) -> bool:
    """Whether a table of matters arising must have a row for it, or the next agenda must have the table."""
    coming = next((one for one in board.meetings if one.date >= as_of and one.move is None), None)
    if coming is not None and coming.agenda:
        return True
    return any(due <= one.date < as_of and matters_reported(one) is not None for one in board.meetings)
