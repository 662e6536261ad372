"""Somebody in a group whom nobody knows.

## What it does
Checks that the `members` of a group are initials of members of the board, at a time when they are in the group.

## Why it matters
What a group owes is in the register of everyone who is in it; a member whom nobody knows is never asked.

## Example
    groups:
      - {key: LEADS, label: SUB GROUP LEADS, members: [LB, LWW]}

Use instead:
    groups:
      - {key: LEADS, label: SUB GROUP LEADS, members: [LB, LW]}
"""

from collections.abc import Iterator
from datetime import date

from sbpack.checks.members.known_initials import help_for_initials
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.member import Group, GroupMember


def check(board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each name in a group that is nobody's."""
    for group in board.groups:
        for one in group.members:
            if one.initials and not _is_known(one, group, board):
                yield Finding(
                    one.span,
                    f"`{one.initials}`, in the group `{group.key}`, is no member of the board at that time",
                    help_for_initials(one.initials, board, as_of, "add an entry under `members` in members.yaml"),
                )


def _is_known(one: GroupMember, group: Group, board: Board) -> bool:
    theirs = (member.period for member in board.members if member.initials == one.initials)
    return any(period.overlaps(one.period) and period.overlaps(group.period) for period in theirs)
