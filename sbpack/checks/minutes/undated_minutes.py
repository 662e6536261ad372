"""Minutes agreed `of the previous meeting`, without a date."""

from collections.abc import Iterator, Sequence

from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.board.minutes_agreed import minutes_of_the_last
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import series


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    minutes = meeting.minutes.minutes if meeting.minutes else ()
    carried = [long_date(item.minutes_of) for item in meeting.items() if item.minutes_of]
    for minute in minutes:
        for named in minutes_of_the_last(minute):
            yield Finding(
                named.span, f"`{named.text}` does not say of which day", _help(named.text.split(maxsplit=1)[0], carried)
            )


def _help(word: str, carried: Sequence[str]) -> str:
    """Return what to write: of each of several meetings apart, for the words may mean any of them."""
    if not carried:
        return f"write `{word} of the meeting held on …`, with its day"
    written = [f"`{word} of the meeting held on {day}`" for day in carried]
    return f"write {series(written, 'or')}{', whichever is meant' if len(written) > 1 else ''}"
