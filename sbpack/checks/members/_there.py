"""Which members a list of people means, by initials or by name."""

from collections.abc import Iterable

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.members import Attendee
from sbpack.board.people_names import fold, person_name
from sbpack.checks.members.named_member import is_member


def members_meant(people: Iterable[Attendee], meeting: Meeting, board: Board) -> frozenset[str] | None:
    """Return the initials of members, also of those written by name, rightly or not, or two in one.

    None where somebody's initials are nobody's: that is a finding of its own, and could be any of them.
    """
    found: set[str] = set()
    for attendee in people:
        if attendee.key:
            if board.member(attendee.key, meeting.date) is None:
                return None
            found.add(attendee.key)
            continue
        name = person_name(attendee.name)
        if name is not None:
            members = board.members_on(meeting.date)
            found |= {one.initials for one in members if is_member(name, one) or fold(one.name) in name.key}
            found |= {spelling.person.initials for spelling in board.people.other_spellings(name.written)}
    return frozenset(found)
