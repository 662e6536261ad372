"""Which words name a minute, an action or an item that is not there."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.checks.papers import broken_reference
from tests.boards import MEMBERS, meeting, minutes, model

DAY = date(2024, 3, 6)
ARCHIVE = """archive:
  begins: 2023-09-01
  begins_with: 48
  gaps: [{minutes: 60-70, meeting: 2023-10-04, reason: Lost.}]
"""


def found_in(folder: Path, text: str, **more: str) -> list[str]:
    """Return what is said of a paper of March 2024; the minutes here are 71 and 72, the latter with one action."""
    files = {
        "meetings/2023-11-01/meeting.yaml": meeting(),
        "meetings/2023-11-01/minutes.md": minutes("## 71 Apologies\n\nNone.\n\n## 72 Lamps\n\nLight. [72.1 @RS]\n"),
        "meetings/2024-03-06/meeting.yaml": meeting("{title: Lamps, papers: [lamps.md]}", "{title: Other business}"),
        "meetings/2024-03-06/lamps.md": f"---\nkind: paper\ntitle: Lamps\n---\n{text}\n",
        **more,
    }
    board, _ = model(folder, files, MEMBERS + ARCHIVE)
    last = board.meeting(DAY)
    assert last is not None
    return [finding.message for finding in broken_reference.check(last, board, DAY)]


@pytest.mark.parametrize(
    "text",
    [
        "See minute 71, action 72.1 and 2023-11-01/72.1; also item 2 and Minute 72.",
        "Minute 47 is older than the archive, minute 65 and 2023-10-04/65.2 are lost, 2022-01-01/3 was before.",
        "Minute 99 of the Executive, minute 99 (Cabinet, 2 June), Executive minute 99, the Council's minute 99.",
        "Minute 99 in the book of 1911, minute 99/2017, council minute 99, minute 99, Executive, 2 June.",
        "A 30 minute 99 km walk; a 30-minute 99 km walk; it lasts ten minutes 99 times.",
        "Line item 99, budget item 99, item 99 of the plan, news item 99.",
        "Item 9: lamps",
        "Action 80.1 comes first.\n\n| Action | Who |\n|---|---|\n| 80.1 | TO |",
        "`minute 99` is code, 72.9 alone is no action, item 3.2 no item.",
        "A step of 99 minutes 3 times, at 12.30.",
    ],
)
def test_nothing_is_wrong(tmp_path: Path, text: str) -> None:
    assert found_in(tmp_path, text) == []


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("In minute 99 lamps were asked for.", "there is no minute 99"),
        ("In minute\n99, lamps.", "there is no minute 99"),
        ("The Board's minute 99.", "there is no minute 99"),
        ("Actions 72.1 and 72.2.", "minute 72 records no action `72.2`"),
        ("Action 99.1 is late.", "there is no minute 99, and so no action `99.1`"),
        ("2023-11-02/72.1 is done.", "there was no meeting on 2023-11-02"),
        ("2023-11-01/73 is no minute.", "there is no minute 73 of 2023-11-01"),
        ("See item 3.", "there is no item 3 on the agenda"),
        ("That is told (item 1a).", "there is no item 1a on the agenda"),
    ],
)
def test_something_is_not_there(tmp_path: Path, text: str, message: str) -> None:
    assert found_in(tmp_path, text) == [message]


def test_minutes_that_are_to_follow_may_be_named(tmp_path: Path) -> None:
    between = {"meetings/2024-01-10/meeting.yaml": meeting()}
    assert found_in(tmp_path, "See minute 75.", **between) == []
    assert found_in(tmp_path, "See minute 175.", **between) == ["there is no minute 175"]


def test_minutes_name_their_own(tmp_path: Path) -> None:
    own = minutes("## 73 Apologies\n\nMinute 74 has the rest.\n\n## 74 Lamps\n\nAs minute 75 says.\n")
    said = found_in(tmp_path, "See minute 74.", **{"meetings/2024-03-06/minutes.md": own})
    assert said == ["there is no minute 74", "there is no minute 75"]
