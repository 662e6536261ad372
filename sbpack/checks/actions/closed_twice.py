"""An action that minutes close although it was closed before."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import ActionChange
from sbpack.findings.finding import Finding, Related
from sbpack.text.marks import ActionReference, Change


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    register = board.register_before(meeting.date)
    last: dict[ActionReference, ActionChange] = {}
    for change in (change for minute in meeting.minuted for change in minute.changes):
        if (entry := register.entry(change.reference)) is None:
            continue
        before = last.get(entry.action.reference) or (entry.changes[-1] if entry.changes else None)
        last[entry.action.reference] = change
        if before is not None and _ends_again(before.change, change.change):
            yield Finding(
                change.span,
                f"action `{change.reference}` was closed before",
                "correct the number, or delete the mark",
                (Related(before.span, f"recorded as `{before.change}` here"),),
            )


def _ends_again(before: Change, now: Change) -> bool:
    return "stays open" not in (before, now) and (now != "becomes a rule" or before == now)
