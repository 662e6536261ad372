"""When the board sat and when it sits next, however often meetings were moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sbpack.model.agenda import NextMeeting
from sbpack.model.meeting import Meeting
from sbpack.model.move import Postponed


@dataclass(frozen=True)
class ConfirmedDate:
    """What a meeting said of the next one, and what came of it."""

    meeting: Meeting
    said: NextMeeting
    sat: date | None
    """The day on which the board next sat, or is to sit; None while nobody has called it."""

    @property
    def was_kept(self) -> bool:
        """Whether the board sat on the day, or has not been called to another."""
        return self.sat in (None, self.said.date)


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


def confirmed_dates(meetings: Sequence[Meeting]) -> tuple[ConfirmedDate, ...]:
    """Return what each meeting confirmed as the next date: its minutes have the last word, then its agenda."""
    return tuple(
        ConfirmedDate(meeting, said, sitting_after(meetings, meeting.date))
        for meeting in meetings
        if meeting.move is None and (said := said_of_next(meeting)) is not None
    )


def said_of_next(meeting: Meeting) -> NextMeeting | None:
    """Return what a meeting confirmed of the next one: its minutes have the last word, then its agenda."""
    minuted = meeting.minutes.next_meeting if meeting.minutes else None
    return minuted or next((item.next_meeting for item in meeting.items() if item.next_meeting), None)
