"""No members.yaml beside the meetings."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.findings.finding import Finding


def check(board: Board, as_of: date) -> Iterator[Finding]:
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
