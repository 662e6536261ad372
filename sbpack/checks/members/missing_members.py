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
        yield Finding(board.span, *_said(board.members_file))


def _said(file: str) -> tuple[str, str]:
    """Return message and help."""
    match file:
        case "":
            help_line = "write members.yaml in the folder that holds `meetings/`; docs/sources.md shows one"
            return "the board's name and members are not known", help_line
        case "members.yaml":
            help_line = "correct what cannot be read in it, or add `names:` and `members:`"
            return "members.yaml does not say the board's name and members", help_line
        case _:
            return f"`{file}` is not read: its name is not `members.yaml`", "rename it to `members.yaml`"
