"""Step 3 as a whole: the board is held against every rule."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import assert_never

from sbpack.checks.all_rules import ALL_RULES
from sbpack.checks.rule_list import BoardRule, FoundWhileReading, MeetingRule
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting


def run_checks(board: Board, meetings: Iterable[Meeting], as_of: date) -> list[Finding]:
    """Return what every rule finds in the board and in these meetings, as things stood on a day."""
    return list(_findings(board, tuple(meetings), as_of))


def _findings(board: Board, meetings: tuple[Meeting, ...], as_of: date) -> Iterator[Finding]:
    for rule in ALL_RULES:
        match rule:
            case BoardRule():
                found = rule.check(board, as_of)
            case MeetingRule():
                found = (finding for meeting in meetings for finding in rule.check(meeting, board, as_of))
            case FoundWhileReading():
                continue
            case _:
                assert_never(rule)
        yield from (replace(finding, rule=rule.name) for finding in found)
