"""Open actions, and no matters arising on the agenda.

## What it does
Checks that an agenda has an item `matters_arising` when actions of earlier meetings are open.

## Why it matters
Nobody is asked for an answer, and an action that is passed over once is seldom asked for again.

## Example
    agenda:
      - minutes_of: 2023-09-21
      - title: Crime update

Use instead:
    agenda:
      - minutes_of: 2023-09-21
      - title: Matters arising
        matters_arising: {report: CSD23153}
      - title: Crime update
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding, Related
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting

_MOST_SHOWN = 3


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for an agenda that leaves open actions out."""
    if meeting.move is not None or not meeting.agenda:
        return
    if any(item.matters_arising_report is not None for item in meeting.items()):
        return
    left_open = [entry.action for entry in board.register_before(meeting.date).open]
    if left_open:
        count = "1 action is" if len(left_open) == 1 else f"{len(left_open)} actions are"
        yield Finding(
            meeting.agenda[0].span,
            f"{count} open, and the agenda has no matters arising",
            "add an item with `matters_arising: {report: …}`"
            + ("" if meeting.matters_arising else ", and report on them in matters-arising.md"),
            tuple(Related(action.span, f"action `{action.id}`") for action in left_open[:_MOST_SHOWN]),
        )
