"""An action that minutes close although it was closed before."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import ActionChange
from sbpack.findings.finding import Finding, Related
from sbpack.text.marks import ActionReference, Change


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    changes = [change for minute in meeting.minutes.minutes for change in minute.changes] if meeting.minutes else []
    if not changes:
        return
    register = board.register_before(meeting.date)
    last: dict[ActionReference, ActionChange] = {}
    for change in changes:
        entry = register.entry(change.reference)
        if entry is None:
            continue
        reference = entry.action.reference
        before = last.get(reference) or (entry.changes[-1] if entry.changes else None)
        last[reference] = change
        if before is not None and _ends_again(before.change, change.change):
            yield Finding(
                change.span,
                f"action `{change.reference}` was closed before",
                "correct the number, or delete the mark",
                (Related(before.span, f"recorded as `{before.change}` here"),),
            )


def _ends_again(before: Change, now: Change) -> bool:
    if "stays open" in (before, now):
        return False
    return now != "becomes a rule" or before == now
