"""What is a change after publication, what covers it, and what the law asks of a late item."""

import hashlib
from datetime import date
from pathlib import Path

import pytest

from sbpack.findings.finding import Severity
from tests import boards
from tests.checks.found import TODAY, found

DAY = "2024-03-06"
CHANGES = ("changed-agenda", "changed-title", "changed-paper")
LAMPS = "---\nkind: paper\ntitle: Lamps\n---\nTwelve lamps.\n\n![Streets](streets.csv)\n"
STREETS = "Street,Lamps\nMill Lane,12\n"
NOTICE = "rules: [{rule: notice, days: 5, unit: clear working days, made_by: The Board}]\n"
VERSION = "versions: [{date: 2024-02-27, note: The lamps were counted again.}]\n"
SUPPLEMENT = "supplements: [2024-02-28]\n"


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


RECORD = f"""\
published:
- volume: pack
  date: 2024-02-26
  commit: {"0" * 40}
  sources_sha256: {"0" * 64}
  pages: 1-6
  items:
  - number: 1
    title: Lamps
    pages: 3-4
    papers:
    - title: Lamps
      file: meetings/{DAY}/lamps.md
      pages: 3-4
      sha256: {sha(LAMPS)}
      shows:
      - file: meetings/{DAY}/streets.csv
        sha256: {sha(STREETS)}
  - number: 2
    title: Parks
"""


def agenda(*items: str, announced: str = "") -> str:
    return f"published: 2024-02-26\n{announced}{boards.meeting(*items)}"


AS_PUBLISHED = ("{title: Lamps, papers: [lamps.md]}", "title: Parks")


def messages(folder: Path, meeting: str, lamps: str = LAMPS, streets: str = STREETS) -> list[str]:
    files = {
        f"{DAY}/meeting.yaml": meeting,
        f"{DAY}/lamps.md": lamps,
        f"{DAY}/streets.csv": streets,
        f"{DAY}/publication.yaml": RECORD,
    }
    return [finding.message for rule in CHANGES for finding in found(rule, folder, files)]


def test_what_is_as_it_was_published_has_no_finding(tmp_path: Path) -> None:
    assert messages(tmp_path, agenda(*AS_PUBLISHED)) == []


@pytest.mark.parametrize(
    ("items", "said"),
    [
        (("{title: Lamps, papers: [lamps.md]}", "title: Greens"), "item 2 is `Greens`, and was published as `Parks`"),
        ((AS_PUBLISHED[0],), "`Parks` was on the published agenda, and is not there any more"),
        ((*AS_PUBLISHED, "title: Trees"), "`Trees` came to the agenda after it was published"),
        (("title: Trees", *AS_PUBLISHED), "`Trees` came to the agenda after it was published"),
        (AS_PUBLISHED[::-1], "`Parks` was published as item 2, and is item 1 now"),
        (("title: Lamps", "title: Parks"), "`lamps.md` was published with this item, and is not there any more"),
    ],
)
def test_one_change_is_one_finding(items: tuple[str, ...], said: str, tmp_path: Path) -> None:
    assert messages(tmp_path, agenda(*items)) == [said]


def test_a_table_that_a_paper_shows_is_part_of_it(tmp_path: Path) -> None:
    said = ["`streets.csv`, which this paper shows, has changed since it was published"]
    assert messages(tmp_path, agenda(*AS_PUBLISHED), streets=STREETS.replace("12", "13")) == said


def test_a_new_version_covers_everything(tmp_path: Path) -> None:
    items = ("title: Trees", "{title: Street lamps, papers: [lamps.md]}")
    assert messages(tmp_path, agenda(*items, announced=VERSION), lamps=LAMPS + "\nThirteen.\n") == []


def test_a_supplement_covers_what_leaves_the_published_numbers_alone(tmp_path: Path) -> None:
    items = ("{title: Street lamps, papers: [lamps.md]}", "title: Parks", "title: Trees")
    assert messages(tmp_path, agenda(*items, announced=SUPPLEMENT), lamps=LAMPS + "\nThirteen.\n") == []
    moved = ("title: Trees", *AS_PUBLISHED)
    said = ["`Lamps` was published as item 1, and is item 2 now"]
    assert messages(tmp_path, agenda(*moved, announced=SUPPLEMENT)) == said
    gone = ["`Parks` was on the published agenda, and is not there any more"]
    assert messages(tmp_path, agenda(AS_PUBLISHED[0], announced=SUPPLEMENT)) == gone


def test_once_the_meeting_was_held_a_change_is_a_note(tmp_path: Path) -> None:
    files = {f"{DAY}/meeting.yaml": agenda("title: Lamps"), f"{DAY}/publication.yaml": RECORD}
    severities = {one.severity for one in found("changed-agenda", tmp_path, files, as_of=date(2024, 3, 7))}
    assert severities == {Severity.NOTE}


@pytest.mark.parametrize("move", ["postponed: {to: 2024-03-20, reason: Snow.}", "cancelled: {reason: Snow.}"])
def test_the_papers_of_a_meeting_that_is_put_off_may_go_to_another_day(move: str, tmp_path: Path) -> None:
    meeting = agenda("title: Lamps and trees", announced=f"{move}\n")
    assert messages(tmp_path, meeting, LAMPS.replace("Twelve", "Ten")) == []


def test_with_its_minutes_written_a_meeting_is_over(tmp_path: Path) -> None:
    files = {
        f"{DAY}/meeting.yaml": agenda("title: Lamps"),
        f"{DAY}/publication.yaml": RECORD,
        f"{DAY}/minutes.md": boards.minutes("## 4 Lamps\n\nNoted.\n"),
    }
    assert {one.severity for one in found("changed-agenda", tmp_path, files)} == {Severity.NOTE}


@pytest.mark.parametrize(
    ("issued", "rules", "is_late"),
    [("2024-02-26", NOTICE, False), ("2024-02-29", NOTICE, True), ("2024-02-26", "", True)],
)
def test_an_item_that_came_too_late_needs_a_reason(issued: str, rules: str, is_late: bool, tmp_path: Path) -> None:
    meeting = agenda(*AS_PUBLISHED, "title: Trees", announced=f"supplements: [{issued}]\n")
    files = {f"{DAY}/meeting.yaml": meeting, f"{DAY}/publication.yaml": RECORD}
    members = boards.MEMBERS + rules
    assert bool(found("late-item", tmp_path, files, members, TODAY)) is is_late
    files[f"{DAY}/meeting.yaml"] = meeting.replace("title: Trees", "{title: Trees, urgent: One fell.}")
    assert found("late-item", tmp_path, files, members, TODAY) == []


@pytest.mark.parametrize(
    ("minuted", "is_found"),
    [
        ("The Chairman took the item as urgent because the *shelter* had to open before the next meeting.", False),
        ("The Chairman took the item as urgent.", True),
    ],
)
def test_the_minutes_repeat_the_reason(minuted: str, is_found: bool, tmp_path: Path) -> None:
    item = "{title: Night shelter, urgent: The shelter has to open before the next meeting.}"
    files = {
        f"{DAY}/meeting.yaml": agenda(item),
        f"{DAY}/minutes.md": boards.minutes(f"## 4 Night shelter\n\n{minuted}\n"),
    }
    assert bool(found("urgency-not-minuted", tmp_path, files)) is is_found
