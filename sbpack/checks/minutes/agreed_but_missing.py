"""Minutes agreed of a meeting that has none here."""

from collections.abc import Iterator

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Agreement
from sbpack.board.minutes_agreed import agreements_of
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import series

_SHOWN = 3


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    listed = {agreement.of for agreement in meeting.minutes.agreed} if meeting.minutes else set()
    is_carrying = any(item.minutes_of for item in meeting.items())
    for agreement in agreements_of(meeting):
        other = board.meeting(agreement.of)
        is_older = agreement.of < board.meetings[0].date
        is_in_gap = any(gap.meeting == agreement.of for gap in board.archive.gaps)
        # `minutes-of-other-date` says of a day in the words that the agenda does not have it.
        is_told = other is None and is_carrying and agreement.of not in listed
        if is_older or is_in_gap or is_told or (other is not None and other.minutes is not None):
            continue
        yield _missing(agreement, other, board)


def _missing(agreement: Agreement, other: Meeting | None, board: Board) -> Finding:
    day = long_date(agreement.of)
    if other is not None:
        message = f"the minutes of {day} are agreed here, and {other.folder} has none"
        help_line = "put its minutes.md there, or declare the gap under `archive` in members.yaml"
        return Finding(agreement.span, message, help_line)
    minuted = (one.date for one in board.meetings if one.minutes and one.date < agreement.on)
    near = sorted(minuted, key=lambda one: abs(one - agreement.of))
    known = series([one.isoformat() for one in sorted(near[:_SHOWN])], "and")
    help_line = f"the nearest with minutes are {known}" if len(near) > 1 else f"write `{known}`" if near else ""
    return Finding(agreement.span, f"the board had no meeting on {day}, whose minutes are agreed here", help_line)
