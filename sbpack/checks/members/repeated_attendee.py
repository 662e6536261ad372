"""One person twice in the attendance of a meeting."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.checks.members._people import Listed, listed
from sbpack.findings.finding import Finding, Related


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    first: dict[str, Listed] = {}
    for one in listed(meeting.minutes) if meeting.minutes else ():
        other = first.setdefault(one.identity, one)
        if other is one or (one.attendee.key and other.attendee.key not in ("", one.attendee.key)):
            continue  # the register has one person under two initials, which is a finding there
        is_both = one.standing != other.standing
        name = one.attendee.member.full_name if one.attendee.member else one.attendee.name
        yield Finding(
            one.attendee.span,
            f"{name} is both {other.standing} and {one.standing}" if is_both else f"{name} is twice {one.standing}",
            "keep the one that is right" if is_both else "delete one of the two",
            (Related(other.attendee.span, other.standing),),
        )
