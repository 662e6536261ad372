"""Notice shorter than the rules of procedure ask for."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import weekday_date
from sbpack.board.meeting import Cancelled, Meeting, Postponed
from sbpack.board.members import in_words
from sbpack.findings.finding import Finding, Related

_NO_NOTICE = "nothing was published in time"


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    rule = board.rule_on("notice", meeting.date)
    if rule is None or rule.days is None or not meeting.was_read or isinstance(meeting.move, Postponed | Cancelled):
        return
    given, day = meeting.published, meeting.date
    is_late = given <= day and not rule.is_kept(given, day) if given else as_of < day and not rule.is_kept(as_of, day)
    if is_late and not meeting.urgency:
        notice = f"the notice is {in_words(rule.days_given(given, day), rule.unit)}" if given else _NO_NOTICE
        yield Finding(
            meeting.place_of("published"),
            f"{notice}, and {rule.time_before} are needed ({rule.made_by})",
            f"the last day that would do is {weekday_date(rule.last_day(day))}",
            (Related(rule.span, "the rule"),),
        )
