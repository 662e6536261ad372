"""Times of a meeting that cannot all be right."""

from collections.abc import Iterator
from datetime import date, time

from sbpack.board.board import Board
from sbpack.board.dates import clock
from sbpack.board.meeting import Meeting
from sbpack.board.members import Movement
from sbpack.board.minutes import Minutes
from sbpack.findings.finding import Finding, Related

_EVENING = time(17)
_NIGHT_ENDS = time(4)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    minutes = meeting.minutes
    if minutes is None:
        return
    began = minutes.began or meeting.time
    if began and minutes.closed and _minutes_of(minutes.closed, began) < _minutes_of(began, began):
        closed = minutes.head.get("closed") if minutes.head else None
        yield Finding(
            closed.span if closed else minutes.span,
            f"closed at {clock(minutes.closed)}, and the meeting began at {clock(began)}",
            "correct `closed:`, or `time:` where it began at another time than was called",
        )
    else:
        yield from _outside(minutes, began)
    yield from _twice(minutes)


def _minutes_of(moment: time, began: time | None) -> int:
    """Return the minutes since the midnight before the meeting; an evening's meeting reaches into the next day."""
    is_next_day = began is not None and began >= _EVENING and moment < _NIGHT_ENDS
    return moment.hour * 60 + moment.minute + (24 * 60 if is_next_day else 0)


def _outside(minutes: Minutes, began: time | None) -> Iterator[Finding]:
    for moment, verb, movement in _timed(minutes):
        if began and _minutes_of(moment, began) < _minutes_of(began, began):
            misfit = f"before the meeting began at {clock(began)}"
        elif minutes.closed and _minutes_of(moment, began) > _minutes_of(minutes.closed, began):
            misfit = f"after the meeting closed at {clock(minutes.closed)}"
        else:
            continue
        message = f"{', '.join(one.name for one in movement.people) or 'somebody'} {verb} at {clock(moment)}, {misfit}"
        yield Finding(movement.span, message, "correct one of the two, or take this out")


def _timed(minutes: Minutes) -> Iterator[tuple[time, str, Movement]]:
    for verb, movements in (("arrived", minutes.arrived), ("left", minutes.left)):
        yield from ((movement.time, verb, movement) for movement in movements if movement.time is not None)


def _twice(minutes: Minutes) -> Iterator[Finding]:
    """Yield a finding where one person's arrivals and departures do not take turns."""
    moves = sorted(_timed(minutes), key=lambda move: move[0])
    last: dict[str, tuple[str, Movement]] = {}
    for person, verb, movement in ((person, verb, one) for _, verb, one in moves for person in one.people):
        name = person.key or person.name
        before = last.get(name)
        if before and before[0] == verb:
            other = "left" if verb == "arrived" else "arrived"
            yield Finding(
                person.span,
                f"{person.name} {verb} twice, and never {other} in between",
                f"take one out, or say when they {other}",
                (Related(before[1].span, "before that"),),
            )
        last[name] = (verb, movement)
