"""An action that minutes close although it was closed before.

## What it does
Checks that no mark such as `[76.2 closed]` is about an action that an earlier mark closed, superseded, withdrew or made
a rule. `[76.2 stays open]` opens an action again, after which it can be closed once more; a closed one may later become
a rule.

## Why it matters
One of the two is about another action, which stays open although the board closed it.

## Example
Minutes of 6 December 2023:
    The working group had met. [76.2 closed]

Minutes of 29 February 2024:
    The visits to the centres had begun. [76.2 closed]

Use instead in the second:
    The visits to the centres had begun. [76.3 closed]
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding, Related
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.model.minute import ActionChange
from sbpack.sources.mark import ActionReference, Change


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each mark that ends what had ended."""
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
