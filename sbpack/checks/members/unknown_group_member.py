"""Somebody in a group whom nobody knows."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.members import Group, GroupMember
from sbpack.checks.members._people import help_for_initials
from sbpack.findings.finding import Finding


def check(board: Board, as_of: date) -> Iterator[Finding]:
    for group in board.groups:
        for one in group.members:
            if one.initials and not _is_known(one, group, board):
                yield Finding(
                    one.span,
                    f"`{one.initials}`, in the group `{group.key}`, is not a member of the board at that time",
                    help_for_initials(one.initials, board, as_of, "add an entry under `members` in members.yaml"),
                )


def _is_known(one: GroupMember, group: Group, board: Board) -> bool:
    theirs = (member.period for member in board.members if member.initials == one.initials)
    return any(period.overlaps(one.period) and period.overlaps(group.period) for period in theirs)
