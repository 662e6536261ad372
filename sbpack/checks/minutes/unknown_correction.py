"""A correction to a minute that the corrected minutes do not have."""

from collections.abc import Iterator

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    exempt = meeting.minutes.part_2.agreed if meeting.minutes and meeting.minutes.part_2 else ()
    for agreement in (*meeting.minutes.agreed, *exempt) if meeting.minutes else ():
        other = board.meeting(agreement.of)
        if other is None or other.minutes is None:
            continue
        numbers = [minute.number for minute in other.minutes.numbered]
        for correction in agreement.corrections:
            if correction.minute and correction.minute not in numbers:
                message = f"the minutes of {long_date(agreement.of)} have no minute {correction.minute}"
                help_line = f"they run from {numbers[0]} to {numbers[-1]}" if numbers else "they record nothing yet"
                yield Finding(correction.span, message, help_line)
