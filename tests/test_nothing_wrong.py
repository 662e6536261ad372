"""A board of two years that did everything right: whatever a rule finds there is noise."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.board.meeting import Meeting
from sbpack.board.register import ActionState
from sbpack.build.checked import model
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.checks.run_checks import run_checks
from sbpack.findings.finding import Finding
from sbpack.findings.formats.full import format_full
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from tests import pack_proofs

ROOT = Path(__file__).parent / "packs" / "nothing-wrong"
MODELLED = model(*read_sources(FolderRepository(ROOT)))
BOARD = MODELLED.board
DAYS = [
    date(2017, 9, 1),  # before any meeting
    date(2017, 10, 6),  # the day on which the first pack came out
    date(2017, 10, 16),  # the day of a meeting
    date(2017, 12, 1),  # between two
    date(2018, 2, 28),  # the day before one that was postponed
    date(2018, 3, 10),
    date(2018, 6, 30),
    date(2018, 9, 25),  # after one that had no quorum
    date(2019, 1, 1),  # the day on which the board had another name
    date(2019, 3, 1),
    date(2019, 7, 1),
    date(2019, 10, 3),  # when the last pack is out
    date(2019, 10, 10),
]


def shown(findings: list[Finding]) -> str:
    return format_full(findings, RULES_BY_NAME, MODELLED.sources.texts)


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_nothing_is_found_as_of(day: date) -> None:
    assert shown([*MODELLED.findings, *run_checks(BOARD, BOARD.meetings, day)]) == ""


@pytest.mark.parametrize("meeting", BOARD.meetings, ids=lambda meeting: str(meeting.date))
def test_nothing_is_found_in_the_pack_of(meeting: Meeting) -> None:
    assert shown(MODELLED.judge(MODELLED.fullest_pack(meeting.date))) == ""


def test_nothing_was_allowed() -> None:
    """Else the silence would not be the rules' own."""
    assert MODELLED.sources.allowances == ()


def test_the_board_has_something_for_every_rule_to_look_at() -> None:
    assert {entry.state for register in BOARD.registers for entry in register.entries} == set(ActionState)
    assert {type(meeting.move).__name__ for meeting in BOARD.meetings} == {
        "NoneType",
        "Postponed",
        "Cancelled",
        "Inquorate",
    }
    assert BOARD.archive.gaps
    assert BOARD.archive.restarts
    assert {rule.name for rule in BOARD.rules} == {"notice", "questions", "papers", "quorum", "standing items"}
    statuses = {row.status for meeting in BOARD.meetings if (told := meeting.matters_arising) for row in told.rows}
    assert {"open", "done", "superseded"} <= statuses
    kinds = {paper.kind for meeting in BOARD.meetings for paper in meeting.papers}
    assert len(kinds) >= 10


@pytest.mark.parametrize("day", [date(2017, 10, 16), date(2019, 10, 10)], ids=str)
def test_a_pack_is_laid_out_without_a_finding(day: date) -> None:
    built = pack_proofs.build(ROOT, day)
    assert built.compiled.findings == ()
    pack_proofs.prove(built)
