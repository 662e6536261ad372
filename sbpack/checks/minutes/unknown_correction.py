"""A correction to a minute that the corrected minutes do not have."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each correction to a minute that is not there."""
    exempt = meeting.minutes.part_2.agreed if meeting.minutes and meeting.minutes.part_2 else ()
    for agreement in (*meeting.minutes.agreed, *exempt) if meeting.minutes else ():
        other = board.meeting(agreement.of)
        if other is None or other.minutes is None:
            continue
        numbers = [minute.number for minute in other.minutes.numbered]
        for correction in agreement.corrections:
            if correction.minute and correction.minute not in numbers:
                yield Finding(
                    correction.span,
                    f"the minutes of {long_date(agreement.of)} have no minute {correction.minute}",
                    f"they run from {numbers[0]} to {numbers[-1]}" if numbers else "they record nothing yet",
                )
