"""Owners of actions and when these are due, as the sheets print both after a meeting."""

from datetime import date

from sbpack.model.board import Board
from sbpack.model.dates import long_date
from sbpack.model.meeting import Meeting
from sbpack.model.member import Group, Member
from sbpack.model.sheets import NamedOwner
from sbpack.model.sittings import said_of_next
from sbpack.sources.mark import NEXT_MEETING


def named_owner(key: str, board: Board, recorded: date, day: date) -> NamedOwner:
    """Return whom a mark means that was recorded on one day, as they are known on another."""
    owner, now = board.owner(key, recorded), board.owner(key, day)
    match owner:
        case Member():
            known = now if isinstance(now, Member) and now.name == owner.name else owner
            return NamedOwner(key, known.label, known.full_name, known.organisation, is_member=True)
        case Group():
            return NamedOwner(key, owner.label, owner.name)
        case None:
            return NamedOwner(key, key, key)


def due_as_told(due: str, due_day: date | None, meeting: Meeting) -> tuple[date | None, str]:
    """Return when an action is due, as a day and in words, for whoever was at a meeting.

    The next one is not called yet; what the meeting confirmed of it says its day.
    """
    said = said_of_next(meeting) if due == NEXT_MEETING and due_day is None else None
    if said is None or said.date <= meeting.date:
        return due_day, due
    return said.date, f"{long_date(said.date)}, the {NEXT_MEETING}"
