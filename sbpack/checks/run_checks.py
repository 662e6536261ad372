"""Step 3 as a whole: the board is held against every rule."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import assert_never

from sbpack.checks.all_rules import ALL_RULES
from sbpack.checks.rule_list import AnyRule, BoardRule, FoundWhileReading, MeetingRule, Settled, WordsRule
from sbpack.findings.finding import Finding, Severity
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting


def run_checks(
    board: Board, meetings: Iterable[Meeting], as_of: date, rules: Iterable[AnyRule] = ALL_RULES
) -> list[Finding]:
    """Return what rules find in the board and in these meetings, as things stood on a day."""
    return list(_findings(board, tuple(meetings), as_of, rules))


def _findings(board: Board, meetings: tuple[Meeting, ...], as_of: date, rules: Iterable[AnyRule]) -> Iterator[Finding]:
    for rule in rules:
        match rule:
            case BoardRule():
                found = rule.check(board, as_of)
            case MeetingRule():
                found = (finding for meeting in meetings for finding in _in_meeting(rule, meeting, board, as_of))
            case WordsRule():
                sources = (board.wordings, *(meeting.wordings for meeting in meetings))
                found = (finding for wordings in sources for finding in rule.check(wordings))
            case FoundWhileReading():
                continue
            case _:
                assert_never(rule)
        yield from (replace(finding, rule=rule.name) for finding in found)


def _in_meeting(rule: MeetingRule, meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    found = rule.check(meeting, board, as_of)
    if rule.settled and _is_settled(rule.settled, meeting, board, as_of):
        found = (replace(finding, severity=Severity.NOTE) for finding in found)
    return found


def _is_settled(settled: Settled, meeting: Meeting, board: Board, as_of: date) -> bool:
    return meeting.date < as_of if settled == "held" else board.has_agreed(meeting, as_of)
