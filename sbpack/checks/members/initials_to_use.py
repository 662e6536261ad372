"""Initials that are free, for people who share theirs with others."""

from collections.abc import Iterable
from datetime import date

from sbpack.model.board import Board
from sbpack.model.member import Member
from sbpack.model.person_name import PersonName, free_initials, person_name


def initials_to_use(names: Iterable[str], board: Board) -> tuple[str, ...]:
    """Return initials for each of some people, all different, which nobody on the register has at any time.

    Where a name is too short for that, its place is empty.
    """
    named = [person_name(name) for name in names]
    taken = frozenset(member.initials for member in board.members) | {group.key for group in board.groups}
    found: list[str] = []
    for name in named:
        others = [other for other in named if other is not None and other != name]
        ways = free_initials(name, taken | frozenset(found)) if name else iter(())
        found.append(next((initials for initials in ways if not _fits_another(initials, others)), ""))
    return tuple(found)


def _fits_another(initials: str, others: Iterable[PersonName]) -> bool:
    """Whether a reader could take initials such as `ShB` for somebody else of the same letters."""
    return any(
        (other.words[0].startswith(initials[:-1]) and other.words[-1].startswith(initials[-1]))
        or (other.words[0].startswith(initials[0]) and other.words[-1].startswith(initials[1:]))
        for other in others
    )


def initials_of_somebody(board: Board, day: date) -> str:
    """Return the initials of a member, for a help line to show what they look like on this board."""
    return next((member.initials for member in board.members_on(day)), "INITIALS")


def whose_initials(initials: str, members: Iterable[Member]) -> tuple[Member, ...]:
    """Return the members whose names have initials that none of them goes by."""
    named = ((member, person_name(member.name)) for member in members)
    wanted = initials.upper()
    return tuple(member for member, name in named if name is not None and wanted in name.initials)
