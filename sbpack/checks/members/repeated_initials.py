"""Two people with the same initials at the same time.

## What it does
Checks that initials, and the keys of groups and outsiders, name one person or group at any date.

## Why it matters
The Action column prints initials only. When they fit two people, neither knows who is meant, and the register
asks the wrong one.

## Example
    - initials: SB
      name: Sharon Baldwin
    - initials: SB
      name: Stuart Baker

Use instead initials that differ:
    - initials: ShB
      name: Sharon Baldwin
    - initials: StB
      name: Stuart Baker
"""

from collections.abc import Iterator
from datetime import date
from itertools import combinations

from sbpack.findings.finding import Finding, Related
from sbpack.model.board import Board
from sbpack.model.member import Member, Owner


def check(board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for the later of two entries with one key."""
    owners: tuple[Owner, ...] = (*board.members, *board.groups)
    for first, second in combinations(owners, 2):
        if _key(first) == _key(second) and first.period.overlaps(second.period):
            yield Finding(
                second.span,
                f"`{_key(second)}` is both {_name(first)} and {_name(second)}",
                "give one of them longer initials, or end the earlier entry with `to`",
                (Related(first.span, "first used here"),),
            )


def _key(owner: Owner) -> str:
    return owner.initials if isinstance(owner, Member) else owner.key


def _name(owner: Owner) -> str:
    return owner.full_name if isinstance(owner, Member) else owner.name
