"""Meeting without business.

## What it does
Checks that a meeting has an agenda.

## Why it matters
A front sheet without an agenda summons members to nothing.

## Example
    time: "10:00"

Use instead:
    time: "10:00"
    agenda:
      - title: Introductions
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding when there is no item."""
    if meeting.was_read and not meeting.agenda and meeting.move is None:
        yield Finding(meeting.span, "the meeting has no agenda", "add `agenda:` with at least one item")
