"""Somebody in a group whom nobody knows."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.checks.members._people import help_for_initials
from sbpack.findings.finding import Finding


def check(board: Board, as_of: date) -> Iterator[Finding]:
    for group in board.groups:
        for one in group.members:
            theirs = (member.period for member in board.members if member.initials == one.initials)
            is_known = any(period.overlaps(one.period) and period.overlaps(group.period) for period in theirs)
            if one.initials and not is_known:
                yield Finding(
                    one.span,
                    f"`{one.initials}`, in the group `{group.key}`, is not a member of the board at that time",
                    help_for_initials(one.initials, board, as_of, "add an entry under `members` in members.yaml"),
                )
