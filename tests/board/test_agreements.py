"""Whether minutes were agreed, and with which corrections, as those of a later meeting record it."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.board.board import Board
from sbpack.findings.finding import Finding
from tests.boards import meeting, minutes, model

JANUARY, MARCH = date(2024, 1, 10), date(2024, 3, 6)
TITLE = "Minutes of the meeting held on 10 January 2024"
CARRIES = meeting("minutes_of: 2024-01-10", "title: Business")


def board(
    folder: Path, body: str, head: str = "", title: str = TITLE, agenda: str = CARRIES
) -> tuple[Board, list[Finding]]:
    """Return a board whose meeting in March has a minute about the minutes of January."""
    return model(
        folder,
        {
            "meetings/2024-01-10/meeting.yaml": meeting(),
            "meetings/2024-01-10/minutes.md": minutes("## 7 Lights\n\nA lamp was out.\n"),
            "meetings/2024-03-06/meeting.yaml": agenda,
            "meetings/2024-03-06/minutes.md": minutes(f"## 8 {title}\n\n{body}\n", f"present: [TO]\n{head}"),
        },
    )


@pytest.mark.parametrize(
    "body",
    [
        "**RESOLVED** that the minutes be agreed.",
        "**RESOLVED** that the minutes of the meeting held on 10 January 2024 be confirmed and signed.",
        "**RESOLVED** that:\n\n1. the minutes be agreed; and\n2. a lamp be bought.",
        "The Board agreed the minutes of the meeting held on 10 January 2024, and they were signed.",
        "The minutes were a true record.",
        "They were unanimously agreed.",
        "The minutes were taken as read, confirmed and signed.",
        "It was **AGREED** that the minutes represented an accurate record of the meeting.",
        "The minutes were approved as a correct record. They would be put on the website.",
    ],
)
def test_minutes_are_agreed_where_the_words_leave_no_doubt(tmp_path: Path, body: str) -> None:
    agreed = board(tmp_path, body)[0].agreement_of(JANUARY)
    assert agreed is not None
    assert (agreed.on, agreed.minute, agreed.corrections) == (MARCH, "8", ())


@pytest.mark.parametrize(
    "body",
    [
        "The minutes were deferred.",
        "The minutes were lost, and could not be signed.",
        "The minutes would be agreed at the next meeting.",
        "Members agreed that minutes be sent out sooner.",
        "The Board agreed with the minutes of another body.",
        "The minutes were sent out and members agreed to read them.",
        "The minutes of the meeting held on 9 January 2024 were agreed.",
        "The minutes were agreed, subject to a correction.",
        "The minutes were agreed.\n\nMinute 7 was amended.",
    ],
)
def test_minutes_stay_a_draft_where_there_is_doubt(tmp_path: Path, body: str) -> None:
    assert board(tmp_path, body)[0].agreement_of(JANUARY) is None


def test_a_title_without_a_date_means_the_minutes_on_the_agenda(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    known, _ = board(tmp_path / "one", "The minutes were agreed.", title="Minutes of the previous meeting")
    assert known.agreement_of(JANUARY) is not None
    unknown, _ = board(tmp_path / "two", "The minutes were agreed.", title="Minutes", agenda=meeting())
    assert unknown.agreement_of(JANUARY) is None


def test_a_meeting_without_a_quorum_agrees_nothing(tmp_path: Path) -> None:
    agenda = f"{CARRIES}inquorate: {{reason: Two came.}}\n"
    assert board(tmp_path, "The minutes were agreed.", agenda=agenda)[0].agreement_of(JANUARY) is None


@pytest.mark.parametrize(
    ("head", "corrections"),
    [
        ("agreed: 2024-01-10", []),
        ("agreed: [2024-01-10]", []),
        ("agreed:\n  2024-01-10:\n    - 7: for lamb read lamp", ["minute 7: for lamb read lamp"]),
        ("agreed:\n  2024-01-10:\n    - minute 7: for lamb read lamp", ["minute 7: for lamb read lamp"]),
        ('agreed: {2024-01-10: "minute 7: for lamb read lamp"}', ["minute 7: for lamb read lamp"]),
        ("agreed:\n  2024-01-10:\n    7: for lamb read lamp", ["minute 7: for lamb read lamp"]),
        (
            "agreed:\n  2024-01-10:\n  - Rosa Silva came late\n  - 7: no lamp\n",
            ["Rosa Silva came late", "minute 7: no lamp"],
        ),
    ],
)
def test_the_head_lists_what_was_agreed_with_its_corrections(tmp_path: Path, head: str, corrections: list[str]) -> None:
    known, findings = board(tmp_path, "The minutes were agreed, subject to corrections.", head)
    agreed = known.agreement_of(JANUARY)
    assert findings == []
    assert agreed is not None
    assert [str(one) for one in agreed.corrections] == corrections
    assert agreed.minute == "8"


@pytest.mark.parametrize(
    ("head", "message"),
    [
        ("agreed: [10 January]", "`10 January` is not a date"),
        ("agreed: [2024-03-06]", "a meeting of 2024-03-06 cannot agree the minutes of 2024-03-06"),
        ("agreed: [[2024-01-10]]", "a list stands where a date belongs"),
        ("agreed: {2024-01-10: [[a]]}", "a list stands where a correction belongs"),
        ("agreed: {2024-01-10: {7: [a]}}", "a correction is one sentence"),
        ("published: 2024-03-05", "minutes of 2024-03-06 cannot have come out on 2024-03-05"),
    ],
)
def test_what_cannot_be_read_is_said(tmp_path: Path, head: str, message: str) -> None:
    (finding,) = board(tmp_path, "", head)[1]
    assert finding.message == message
