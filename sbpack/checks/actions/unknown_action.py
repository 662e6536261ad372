"""A reference to an action that no minutes record."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.minute_text import means_actions
from sbpack.board.register import Register
from sbpack.checks.actions._meant_action import meant_actions, name_of
from sbpack.findings.finding import Finding
from sbpack.text.marks import ActionReference


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    references = [(reference, row.span) for row in meeting.rows for reference in row.references]
    references += [(change.reference, change.span) for minute in meeting.minuted for change in minute.changes]
    register = board.register_before(meeting.date)
    meant = meant_actions(meeting, board) if references else {}
    for reference, span in references:
        if register.entry(reference) is not None or board.archive.lacks(reference.minute):
            continue
        minute = register.minute(reference.minute, reference.meeting)
        if minute is None or not minute.is_stub:  # what an exempt minute records is in Part 2
            near = meant.get(reference)
            yield Finding(
                span,
                f"no minutes before {meeting.date.isoformat()} record action `{reference}`",
                f"the nearest open action without a row is `{name_of(near, register)}`"
                if near
                else _actions_of(reference, register),
            )


def _actions_of(reference: ActionReference, register: Register) -> str:
    """Return what to do about a reference to an action that its minute does not record."""
    number = reference.minute
    minute = register.minute(number, reference.meeting) or register.minute(number)
    if minute is None:
        return "correct the number of the minute"
    if any(action.number is None for action in minute.actions):
        return f"minute {number} has actions without numbers: run `sbpack fix`, then use the numbers that it writes"
    if not minute.actions and means_actions(minute.body):
        return f"minute {number} has a mark that cannot be read: mend it, then run `sbpack fix`"
    actions = [f"`{name_of(action, register)}`" for action in minute.actions]
    day = minute.meeting.isoformat()
    return f"minute {number} of {day} records {', '.join(actions) or 'no action'}"
