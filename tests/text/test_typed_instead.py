"""What people type that sbpack does not have is answered with what to do instead, never with another thing's name."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.build.checked import CheckOptions, check_meetings
from sbpack.findings.finding import Finding
from sbpack.repository.folder import FolderRepository
from tests.boards import MEMBERS, meeting, minutes

DAY = "meetings/2024-03-06"


def found(folder: Path, files: dict[str, str]) -> tuple[Finding, ...]:
    board = {"members.yaml": MEMBERS, f"{DAY}/meeting.yaml": meeting()}
    for path, text in (board | files).items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    options = CheckOptions(as_of=date(2024, 3, 1))
    return check_meetings(FolderRepository(folder), [], options)[1]


def helps(folder: Path, files: dict[str, str]) -> dict[str, str]:
    return {finding.message: finding.help for finding in found(folder, files)}


@pytest.mark.parametrize(
    ("key", "instead"),
    [("title", "names:"), ("date", "folder"), ("location", "venue:"), ("chair", "offices:"), ("end", "closed:")],
)
def test_a_key_of_meeting_yaml(tmp_path: Path, key: str, instead: str) -> None:
    said = helps(tmp_path, {f"{DAY}/meeting.yaml": f"{key}: The Board\n{meeting()}"})
    assert instead in said[f"unknown key `{key}`"]
    assert "nearest" not in said[f"unknown key `{key}`"]


def test_a_third_level_of_items(tmp_path: Path) -> None:
    items = "title: Groups, items: [{title: One, items: [{title: Two}]}]"
    said = helps(tmp_path, {f"{DAY}/meeting.yaml": meeting(f"{{{items}}}")})
    assert said["unknown key `items`"].startswith("a sub-item has none of its own: make it an item")


@pytest.mark.parametrize(
    ("entry", "message", "instead"),
    [
        ("{rule: notice, days: 900, unit: weeks", "`unit` cannot be `weeks`", "seven `days:` for each week"),
        ("{rule: notice, days: 300, unit: Working-Days", "`unit` cannot be `Working-Days`", "working days before"),
        ("{rule: notice, days: three", "`three` is not a whole number", "write `days: 3`"),
        ("{rule: quorum, members: 9 members", "`9 members` is not a whole number", "write `members: 9`"),
        ("{rule: quorum, members: 9, form: 2024-03-01", "unknown key `form`", "the nearest known name is `from`"),
        ("{rule: quorum, members: 9, from: next May", "`next May` is not a date", "YYYY-MM-DD"),
    ],
)
def test_a_rule_that_cannot_be_read_is_not_judged_by(tmp_path: Path, entry: str, message: str, instead: str) -> None:
    files = {
        "members.yaml": f"{MEMBERS}rules:\n  - {entry}, made_by: Standing order 1}}\n",
        f"{DAY}/meeting.yaml": f"published: 2024-03-05\n{meeting()}",
        f"{DAY}/minutes.md": minutes("## 1 Business\n\nDone.\n", "present: [TO]"),
    }
    findings = found(tmp_path, files)
    assert instead in {finding.message: finding.help for finding in findings}[message]
    assert {"short-notice", "no-quorum"}.isdisjoint(finding.rule for finding in findings)


def test_clear_days_are_a_unit(tmp_path: Path) -> None:
    rule = "rules:\n  - {rule: notice, days: 3, unit: clear days, made_by: Schedule 12}\n"
    for published, is_kept in (("2024-03-02", True), ("2024-03-03", False)):
        board = {"members.yaml": MEMBERS + rule, f"{DAY}/meeting.yaml": f"published: {published}\n{meeting()}"}
        assert ("short-notice" not in {finding.rule for finding in found(tmp_path, board)}) is is_kept


def test_the_number_of_the_first_minute(tmp_path: Path) -> None:
    archive = "archive:\n  begins: 2024-03-06\n  begins_with: 24/101\n"
    said = helps(tmp_path, {"members.yaml": MEMBERS + archive})
    assert said["`24/101` is not a whole number"] == "write one whole number in digits, such as `begins_with: 101`"


@pytest.mark.parametrize(
    ("folder", "instead"),
    [
        ("2024-03-06-2", "put both agendas into `meetings/2024-03-06`"),
        ("2024-04-10 extraordinary", "rename it to `2024-04-10`"),
        ("5.4.2024", "rename it to `2024-04-05`"),
        ("10_April_2024", "rename it to `2024-04-10`"),
        ("2024-02-30", "look the day up in a calendar"),
        ("archive", "move what is not a meeting out of `meetings/`"),
    ],
)
def test_a_folder_that_is_no_day(tmp_path: Path, folder: str, instead: str) -> None:
    findings = found(tmp_path, {f"meetings/{folder}/meeting.yaml": meeting()})
    assert instead in next(finding.help for finding in findings if finding.rule == "bad-folder")


@pytest.mark.parametrize(
    ("braces", "message", "instead"),
    [
        ("landscape, header-columns=1", "`landscape` is not an option", "write `page=landscape`"),
        ("page=landscape,widths=3, 2", "`widths=3, 2` cannot be read as it is written", 'write `widths="3, 2"`'),
    ],
)
def test_commas_in_braces(tmp_path: Path, braces: str, message: str, instead: str) -> None:
    table = f"---\nkind: paper\ntitle: Parks\n---\n| A | B |\n|---|---|\n| 1 | 2 |\n{{{braces}}}\n"
    files = {f"{DAY}/meeting.yaml": meeting("{title: Parks, papers: [parks.md]}"), f"{DAY}/parks.md": table}
    bad = [finding for finding in found(tmp_path, files) if finding.rule == "bad-table"]
    assert [(finding.message, finding.help) for finding in bad] == [(message, instead)]
