"""When the board sat and when it sits next, however often meetings were moved."""

from collections.abc import Sequence
from datetime import date

from sbpack.model.agenda import NextMeeting
from sbpack.model.meeting import Meeting
from sbpack.model.move import Postponed


def sitting_days(meetings: Sequence[Meeting]) -> tuple[date, ...]:
    """Return the days on which the board transacts business: those called, and those that meetings were put off to."""
    called = {meeting.date for meeting in meetings}
    sat = {meeting.date for meeting in meetings if meeting.move is None}
    put_off_to = {meeting.move.to for meeting in meetings if isinstance(meeting.move, Postponed)}
    return tuple(sorted(sat | (put_off_to - called)))


def sitting_after(meetings: Sequence[Meeting], day: date) -> date | None:
    """Return the first day after another on which the board transacts business."""
    return next((sitting for sitting in sitting_days(meetings) if sitting > day), None)


def sitting_before(meetings: Sequence[Meeting], day: date) -> date | None:
    """Return the last day before another on which the board transacted business."""
    return next((sitting for sitting in reversed(sitting_days(meetings)) if sitting < day), None)


def said_of_next(meeting: Meeting) -> NextMeeting | None:
    """Return what a meeting confirmed of the next one: its minutes have the last word, then its agenda."""
    minuted = meeting.minutes.next_meeting if meeting.minutes else None
    return minuted or next((item.next_meeting for item in meeting.items() if item.next_meeting), None)
