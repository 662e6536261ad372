"""Meeting on another day, or at another time or place, than was confirmed."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from sbpack.board.agenda import NextMeeting
from sbpack.board.board import Board
from sbpack.board.dates import clock, weekday_date
from sbpack.board.meeting import Meeting
from sbpack.board.register import said_of_next
from sbpack.findings.finding import Finding, Related

_EXTRA = timedelta(days=21)
"""A meeting this long before the day confirmed is an extra one: the other is still to come."""
_GAP = timedelta(days=366)
"""A meeting this long after the day confirmed is not in its place: the archive has a gap."""


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    if meeting.move is not None or not meeting.was_read:
        return
    earlier = (other for other in reversed(board.meetings) if other.date < meeting.date and other.move is None)
    before = next((other for other in earlier if said_of_next(other)), None)
    said = said_of_next(before) if before else None
    if before is None or said is None or said.date <= before.date:
        return
    related = (Related(said.span, "confirmed here"),)
    if said.date == meeting.date:
        for key, there, here in _differences(said, meeting, board):
            message = f"{there} was confirmed for this meeting, and it is called for {here}"
            yield Finding(meeting.place_of(key), message, "correct one of the two", related)
    elif _is_in_its_place(before, said, meeting, board, as_of):
        yield Finding(
            meeting.span,
            f"{weekday_date(said.date)} was confirmed for this meeting, and it is called for"
            f" {weekday_date(meeting.date)}",
            f"correct the day, or add `meetings/{said.date.isoformat()}` with `postponed:` or `cancelled:`",
            related,
        )


def _is_in_its_place(before: Meeting, said: NextMeeting, meeting: Meeting, board: Board, as_of: date) -> bool:
    """Whether the board sits on this day instead of that confirmed, for which there is no folder to say why not."""
    if board.meeting(said.date) is not None or meeting.date - said.date > _GAP:
        return False
    first = said.date if meeting.date > said.date else before.date
    others = (other for other in board.meetings if first < other.date < meeting.date and other.move is None)
    is_extra = said.date - meeting.date > _EXTRA and as_of <= said.date
    return not is_extra and next(others, None) is None


def _differences(said: NextMeeting, meeting: Meeting, board: Board) -> Iterator[tuple[str, str, str]]:
    """Yield the key of meeting.yaml, what was confirmed, and what it says now."""
    if said.time and meeting.time and said.time != meeting.time:
        yield "time", clock(said.time), clock(meeting.time)
    place = meeting.venue or board.venue_on(meeting.date)
    if said.venue and place:
        # It may mean this place if it is part of its name, or names it and its room.
        told, name, room = _plain(said.venue), _plain(place.name), _plain(place.room)
        if told not in _plain(str(place)) and not (name in told and room in told):
            yield "venue", said.venue, str(place)


def _plain(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
