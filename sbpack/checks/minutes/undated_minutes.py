"""Minutes agreed `of the previous meeting`, without a date."""

from collections.abc import Iterator

from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.board.minutes_agreed import minutes_of_the_last
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import series


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    carried = [long_date(item.minutes_of) for item in meeting.items() if item.minutes_of]
    for named in (named for minute in meeting.minuted for named in minutes_of_the_last(minute)):
        held = f"{named.text.split(maxsplit=1)[0]} of the meeting held on"
        # Of several meetings each is proposed apart, for the words may mean any of them.
        written = series([f"`{held} {day}`" for day in carried], "or") or f"`{held} …`, with its day"
        help_line = f"write {written}{', whichever is meant' if len(carried) > 1 else ''}"
        yield Finding(named.span, f"`{named.text}` does not say of which day", help_line)
