"""Names of another time: which are found, and which are said to be of theirs."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.checks.run_checks import run_checks
from sbpack.findings.finding import Severity
from tests.boards import MEMBERS, meeting, model

FOLDER = "meetings/2024-03-06"
DAY = date(2024, 3, 6)
BODIES = """bodies:
  - names:
      - {name: Safety and Parks Committee, initials: SPC, to: 2021-05-05}
      - {name: Parks Committee, initials: PC, from: 2021-05-06}
  - names:
      - {name: Lamps Panel, to: 2020-01-01}
"""


def stale(folder: Path, text: str, day: str = "2024-03-06", as_of: date = DAY) -> list[tuple[str, Severity | None]]:
    folder_of = f"meetings/{day}"
    files = {
        f"{folder_of}/meeting.yaml": "published: 2023-10-01\n" + meeting("papers: [one.md]"),
        f"{folder_of}/one.md": f"---\nkind: paper\ntitle: One\n---\n{text}\n",
    }
    board, findings = model(folder, files, MEMBERS + BODIES)
    assert findings == []
    found = run_checks(board, board.meetings, as_of, [RULES_BY_NAME["former-name"]])
    return [(finding.message.split("`")[1], finding.severity) for finding in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Strategic Group meets.", ["Strategic Group"]),
        ("The Elmbridge Vale Strategic\nGroup meets.", ["Elmbridge Vale Strategic Group"]),
        ("Told to the SPC, the Safety & Parks Committee.", ["SPC", "Safety and Parks Committee"]),
        ("The SPCA and spc are others, as is the Parks Committee.", []),
        ("The Lamps Panel had no successor, so nothing is known of its name.", []),
        ("The Domestic Abuse Strategic Group, a Gold Strategic Group.", []),
        ("Formerly the Strategic Group; the then SPC; the old SPC.", []),
        ("The Strategic Group, now the Safety Board; the Strategic Group (until December).", []),
        ("In 2022 the Strategic Group met.", []),
        ("The Strategic Group met in 2024.", ["Strategic Group"]),
        ("They call it the 'Strategic Group'.", []),
        ("> The Strategic Group thanked her.", []),
        ("| Body |\n|---|\n| Strategic Group |", ["Strategic Group"]),
    ],
)
def test_names_of_another_time(tmp_path: Path, text: str, names: list[str]) -> None:
    assert stale(tmp_path, text) == [(name, None) for name in names]


def test_a_name_to_come_is_found_too_and_what_was_held_is_a_note(tmp_path: Path) -> None:
    text = "The Elmbridge Vale Safety Board meets."
    assert stale(tmp_path, text, "2023-11-01") == [("Elmbridge Vale Safety Board", Severity.NOTE)]
    assert stale(tmp_path, "The new Elmbridge Vale Safety Board will meet.", "2023-11-01") == []


def test_a_body_has_names_and_nothing_else(tmp_path: Path) -> None:
    _, findings = model(tmp_path, {f"{FOLDER}/meeting.yaml": meeting()}, MEMBERS + "bodies:\n  - {name: Panel}\n")
    assert sorted(finding.rule for finding in findings) == ["unknown-key", "wrong-shape"]
