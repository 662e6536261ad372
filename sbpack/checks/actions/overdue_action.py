"""An action that fell due, and nobody has said anything of it since.

## What it does
Checks, as of today, that every open action with a date after `due` was heard of once that day came: by a mark such as
`[76.2 stays open]`, or because a meeting was told of matters arising, or is about to be. Where the next agenda leaves
them out, or the date is before the meeting itself, that is found by `no-matters-arising` and `due-before-meeting`.
`due next meeting` is the day on which the board next sits. An action reported as `open` is late too, and known to be:
`sbpack actions --overdue` lists all that are.

## Why it matters
A date is asked for so that somebody looks on that day. What nobody looks at then is forgotten until the papers of the
next meeting are late.

## Example
    The figures would be sent to all partners. [84.1 @LB due 2024-01-31]

on 14 February 2024, with no word of it.

Use instead a row in the matters arising of the next meeting:
    ## 84.1 done
    Sent on 29 January.
"""

from collections.abc import Iterator
from datetime import date

from sbpack.checks.actions.dropped_action import matters_told
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.dates import long_date
from sbpack.model.meeting import Meeting
from sbpack.model.register import ActionState, Entry


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each action of a meeting that fell due before a day and has no answer."""
    actions = meeting.minutes.actions if meeting.minutes else ()
    register = board.register_before(as_of) if actions else None
    for action in actions:
        entry = register.entry(action.reference) if register and action.number is not None else None
        if entry is None or entry.state is not ActionState.OPEN:
            continue
        due = entry.due.day(board.meetings)
        if due is None or not meeting.date < due < as_of or _is_spoken_of(entry, due) or _is_asked(board, due, as_of):
            continue
        yield Finding(
            action.span,
            f"action `{action.id}` was due on {long_date(due)}, and nothing was said of it since",
            "ask its owner, and report on it in the matters arising of the next meeting",
        )


def _is_spoken_of(entry: Entry, due: date) -> bool:
    """Whether anything was said of it on the day it fell due, or later."""
    told = [*(day for day, _ in entry.reports), *(change.meeting for change in entry.changes)]
    return any(day >= due for day in told)


def _is_asked(board: Board, due: date, as_of: date) -> bool:
    """Whether a table of matters arising must have a row for it, or the next agenda must have the table."""
    coming = next((one for one in board.meetings if one.date >= as_of and one.move is None), None)
    if coming is not None and coming.agenda:
        return True
    return any(due <= one.date < as_of and matters_told(one) is not None for one in board.meetings)
