"""Minutes agreed `of the previous meeting`, without a date.

## What it does
Checks that a minute by which the board agrees earlier minutes says of which day they are, in its title or its words.

## Why it matters
Which meeting was the previous one is plain on the day and a riddle in ten years: meetings are moved, minutes are late,
and two sets are agreed at once. The signed page has to say what was signed.

## Example
    ## 73 Minutes of the previous meeting
    The minutes of the previous meeting were agreed.

Use instead:
    ## 73 Minutes of the meeting held on 2 June 2023
    The minutes were agreed.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.findings.suggest import series
from sbpack.model.board import Board
from sbpack.model.dates import long_date
from sbpack.model.meeting import Meeting
from sbpack.model.minutes_agreed import minutes_of_the_last


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each minute that agrees minutes of no day."""
    minutes = meeting.minutes.minutes if meeting.minutes else ()
    carried = [long_date(item.minutes_of) for item in meeting.items() if item.minutes_of]
    for minute in minutes:
        for named in minutes_of_the_last(minute):
            yield Finding(
                named.span,
                f"`{named.text}` does not say of which day",
                _help(named.text.split(maxsplit=1)[0], carried),
            )


def _help(word: str, carried: Sequence[str]) -> str:
    """Return what to write: of each of several meetings apart, for the words may mean any of them."""
    if not carried:
        return f"write `{word} of the meeting held on …`, with its day"
    written = [f"`{word} of the meeting held on {day}`" for day in carried]
    return f"write {series(written, 'or')}{', whichever is meant' if len(written) > 1 else ''}"
