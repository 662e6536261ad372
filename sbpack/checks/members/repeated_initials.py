"""Two people with the same initials at the same time."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.members import Member, Owner
from sbpack.board.people_names import fold
from sbpack.checks.members._people import initials_to_use
from sbpack.findings.finding import Finding, Related
from sbpack.findings.suggest import series


def check(board: Board, as_of: date) -> Iterator[Finding]:
    before: defaultdict[str, list[Owner]] = defaultdict(list)
    owners: tuple[Owner, ...] = (*board.members, *board.groups)
    for owner in owners:
        same = before[_key(owner)]
        first = next((other for other in same if other.period.overlaps(owner.period)), None)
        same.append(owner)
        # One person twice on the register is another rule's finding.
        if first and not _is_one_person(first, owner):
            yield Finding(
                owner.span,
                f"`{_key(owner)}` is both {_name(first)} and {_name(owner)}{_when(first, owner)}",
                _help(first, owner, board),
                (Related(first.span, "first used here"),),
            )


def _key(owner: Owner) -> str:
    return owner.initials if isinstance(owner, Member) else owner.key


def _name(owner: Owner) -> str:
    return owner.full_name if isinstance(owner, Member) else owner.name


def _is_one_person(first: Owner, second: Owner) -> bool:
    return isinstance(first, Member) and isinstance(second, Member) and fold(first.name) == fold(second.name)


def _when(first: Owner, second: Owner) -> str:
    """Return from when to when both are so called, as the end of a clause."""
    starts = [owner.period.start for owner in (first, second) if owner.period.start]
    ends = [owner.period.end for owner in (first, second) if owner.period.end]
    parts = [f"from {long_date(max(starts))}"] if starts else []
    parts += [f"until {long_date(min(ends))}"] if ends else []
    return "".join(f" {part}" for part in parts)


def _help(first: Owner, second: Owner, board: Board) -> str:
    """Return both ways out: initials that nobody has, or an end of the first entry."""
    end_it = f"end the entry of {_name(first)} with `to:`"
    members = [owner for owner in (first, second) if isinstance(owner, Member)]
    free = initials_to_use([member.name for member in members], board)
    ways = [f"`{key}` for {member.full_name}" for member, key in zip(members, free, strict=True) if key]
    free_now = "which is free" if len(ways) == 1 else "which are free"
    longer = f"write {series(ways)}, {free_now}" if ways else "give one of them a longer key"
    return f"{longer}; or {end_it}"
