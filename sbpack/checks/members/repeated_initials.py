"""Two people with the same initials at the same time."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.members import Member, Owner
from sbpack.board.people_names import fold
from sbpack.checks.members._people import entries_at_once, initials_to_use, shared_time
from sbpack.findings.finding import Finding, Related
from sbpack.findings.suggest import series


def check(board: Board, as_of: date) -> Iterator[Finding]:
    owners: tuple[Owner, ...] = (*board.members, *board.groups)
    for first, owner in entries_at_once((_key(owner), owner) for owner in owners):
        are_members = isinstance(first, Member) and isinstance(owner, Member)
        if are_members and fold(first.name) == fold(owner.name):
            continue  # one person twice on the register has a finding of its own
        names = f"{first.printed_name} and {owner.printed_name}"
        yield Finding(
            owner.span,
            f"`{_key(owner)}` is both {names}{shared_time(first.period, owner.period)}",
            _help(first, owner, board),
            (Related(first.span, "first used here"),),
        )


def _key(owner: Owner) -> str:
    return owner.initials if isinstance(owner, Member) else owner.key


def _help(first: Owner, second: Owner, board: Board) -> str:
    """Return both ways out: initials that nobody has, or an end of the first entry."""
    end_it = f"end the entry of {first.printed_name} with `to:`"
    members = [owner for owner in (first, second) if isinstance(owner, Member)]
    free = initials_to_use([member.name for member in members], board)
    ways = [f"`{key}` for {member.full_name}" for member, key in zip(members, free, strict=True) if key]
    free_now = "which is free" if len(ways) == 1 else "which are free"
    longer = f"write {series(ways)}, {free_now}" if ways else "give one of them a longer key"
    return f"{longer}; or {end_it}"
