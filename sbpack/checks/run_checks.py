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
from sbpack.model.past_files import is_over, past_files


def run_checks(
    board: Board, meetings: Iterable[Meeting], as_of: date, rules: Iterable[AnyRule] = ALL_RULES
) -> list[Finding]:
    """Return what rules find in the board and in these meetings, as things stood on a day."""
    return list(_findings(board, tuple(meetings), as_of, rules))


def _findings(board: Board, meetings: tuple[Meeting, ...], as_of: date, rules: Iterable[AnyRule]) -> Iterator[Finding]:
    past = past_files(board, as_of)
    for rule in rules:
        match rule:
            case BoardRule():
                found = rule.check(board, as_of)
                found = _settled(found, past) if rule.settled else found
            case MeetingRule():
                found = (finding for meeting in meetings for finding in _in_meeting(rule, meeting, board, as_of))
                found = _settled(found, past) if rule.settled == "printed" else found
            case WordsRule():
                sources = (board.wordings, *(meeting.wordings for meeting in meetings))
                found = _settled((finding for wordings in sources for finding in rule.check(wordings)), past)
            case FoundWhileReading():
                continue
            case _:
                assert_never(rule)
        yield from (replace(finding, rule=rule.name) for finding in found)


def _in_meeting(rule: MeetingRule, meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    found = rule.check(meeting, board, as_of)
    # A build judges as of publication; but with its minutes there, a meeting was held, and nothing more is published.
    has_record = rule.of_record and meeting.minutes is not None
    if has_record or _is_settled(rule.settled, meeting, board, as_of):
        found = (replace(finding, severity=Severity.NOTE) for finding in found)
    return found


def _is_settled(settled: Settled, meeting: Meeting, board: Board, as_of: date) -> bool:
    match settled:
        case "held":
            return is_over(meeting, board, as_of)
        case "agreed":
            return board.has_agreed(meeting, as_of)
        case "" | "printed":
            return False
        case _:
            assert_never(settled)


def _settled(findings: Iterable[Finding], past: frozenset[str]) -> Iterator[Finding]:
    """Yield the findings, those that stand in past files alone as notes, without repairs: nobody makes them there."""
    for finding in findings:
        is_past = all(span.path in past for span in (finding.span, *finding.also))
        yield replace(finding, severity=Severity.NOTE, fixes=()) if is_past else finding
