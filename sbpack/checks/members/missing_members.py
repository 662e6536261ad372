"""No members.yaml beside the meetings.

## What it does
Checks that the root holds `members.yaml` once it holds `meetings/`.

## Why it matters
Names, offices, the contact officer and the venue of every front sheet come from it, and initials in minutes
mean nothing without it.

## Example
A folder with `meetings/` and nothing else.

Use instead a `members.yaml` that names at least the board and its members:
    names:
      - name: Safer Bromley Partnership Board
    members:
      - initials: LB
        name: Luke Baldock
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board


def check(board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding when nothing is known of the board."""
    if board.meetings and not board.is_described:
        yield Finding(
            board.span,
            "the board's name and members are not known",
            "write it in the folder that holds `meetings/`; docs/sources.md shows one",
        )
