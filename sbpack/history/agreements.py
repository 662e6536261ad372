"""What changed in which earlier minutes a meeting agreed."""

from collections.abc import Iterator

from sbpack.findings.suggest import series
from sbpack.history.change import MINUTES, Change
from sbpack.model.agreement import Agreement
from sbpack.model.dates import long_date
from sbpack.model.meeting import Meeting
from sbpack.model.minutes_agreed import agreements_of


def agreement_changes(before: Meeting | None, after: Meeting) -> Iterator[Change]:
    """Yield which minutes are recorded as agreed that were not, which no longer, and which with other corrections."""
    was = {one.of: one for one in agreements_of(before)} if before else {}
    now = {one.of: one for one in agreements_of(after)}
    for day in dict.fromkeys((*was, *now)):
        minutes = f"minutes of {long_date(day)}"
        if day not in now:
            yield _change(after, f"{minutes} no longer recorded as agreed")
        elif day not in was:
            yield _change(after, f"{minutes} agreed{_corrected(now[day])}")
        elif was[day].corrections != now[day].corrections:
            yield _change(after, f"{minutes} agreed otherwise{_corrected(now[day])}")


def _corrected(agreement: Agreement) -> str:
    said = series([str(correction) for correction in agreement.corrections])
    return f", with a correction: {said}" if said else ""


def _change(meeting: Meeting, words: str) -> Change:
    path = meeting.minutes.path if meeting.minutes else ""
    return Change("minutes agreed", words, (words,), heading=MINUTES, path=path)
