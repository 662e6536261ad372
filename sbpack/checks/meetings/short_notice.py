"""Notice shorter than the rules of procedure ask for."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import weekday_date
from sbpack.board.meeting import Cancelled, Meeting, Postponed
from sbpack.board.members import RuleOfProcedure, in_words
from sbpack.findings.finding import Finding, Related


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    rule = board.rule_on("notice", meeting.date)
    if rule is None or rule.days is None or not meeting.was_read or isinstance(meeting.move, Postponed | Cancelled):
        return
    if meeting.urgency:
        return
    if meeting.published is None:
        if as_of < meeting.date and not rule.is_kept(as_of, meeting.date):
            yield _finding(meeting, rule, "nothing was published in time")
    elif meeting.published <= meeting.date and not rule.is_kept(meeting.published, meeting.date):
        given = rule.days_given(meeting.published, meeting.date)
        yield _finding(meeting, rule, f"the notice is {in_words(given, rule.unit)}")


def _finding(meeting: Meeting, rule: RuleOfProcedure, what: str) -> Finding:
    return Finding(
        meeting.place_of("published"),
        f"{what}, and {rule.time_before} are needed ({rule.made_by})",
        f"the last day that would do is {weekday_date(rule.last_day(meeting.date))}",
        (Related(rule.span, "the rule"),),
    )
