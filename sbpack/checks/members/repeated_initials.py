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

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding, Related
from sbpack.model.board import Board
from sbpack.model.member import Member, Owner


def check(board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for the later of two entries with one key."""
    before: defaultdict[str, list[Owner]] = defaultdict(list)
    owners: tuple[Owner, ...] = (*board.members, *board.groups)
    for owner in owners:
        same = before[_key(owner)]
        first = next((other for other in same if other.period.overlaps(owner.period)), None)
        same.append(owner)
        if first:
            yield Finding(
                owner.span,
                f"`{_key(owner)}` is both {_name(first)} and {_name(owner)}",
                "give one of them longer initials, or end the earlier entry with `to`",
                (Related(first.span, "first used here"),),
            )


def _key(owner: Owner) -> str:
    return owner.initials if isinstance(owner, Member) else owner.key


def _name(owner: Owner) -> str:
    return owner.full_name if isinstance(owner, Member) else owner.name
