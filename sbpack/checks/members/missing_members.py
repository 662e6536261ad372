"""No members.yaml beside the meetings."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.findings.finding import Finding


def check(board: Board, as_of: date) -> Iterator[Finding]:
    if not board.meetings or board.is_described:
        return
    match board.members_file:
        case "":
            message = "the board's name and members are not known"
            help_line = "write members.yaml in the folder that holds `meetings/`; docs/sources.md shows one"
        case "members.yaml":
            message = "members.yaml does not say the board's name and members"
            help_line = "correct what cannot be read in it, or add `names:` and `members:`"
        case file:
            message, help_line = f"`{file}` is not read: its name is not `members.yaml`", "rename it to `members.yaml`"
    yield Finding(board.span, message, help_line)
