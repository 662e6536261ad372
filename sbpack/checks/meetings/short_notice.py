"""Notice shorter than the rules of procedure ask for.

## What it does
Checks that `published:` gives the notice that the rule `notice` of `members.yaml` sets; bank holidays of England are no
working days. Without `published:`, that the last day for it has not gone by while the meeting is still to come. A
meeting that says under `urgency:` why it is called at shorter notice is not looked at.

## Why it matters
A meeting without lawful notice may have no power to decide anything, and its decisions can be challenged.

## Example
    published: 2023-11-30

in the folder of Wednesday 6 December 2023, where the rule is 5 clear working days.

Use instead:
    published: 2023-11-28
"""

from collections.abc import Iterator
from datetime import date

from sbpack.checks.meetings.places import in_meeting
from sbpack.findings.finding import Finding, Related
from sbpack.model.board import Board
from sbpack.model.dates import weekday_date
from sbpack.model.meeting import Meeting
from sbpack.model.move import Cancelled, Postponed
from sbpack.model.procedure import RuleOfProcedure, in_words


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding when notice was, or has become, too short."""
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
        in_meeting(meeting, "published"),
        f"{what}, and {rule.time_before} are needed ({rule.made_by})",
        f"the last day that would do is {weekday_date(rule.last_day(meeting.date))}",
        (Related(rule.span, "the rule"),),
    )
