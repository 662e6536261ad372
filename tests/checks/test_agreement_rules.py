"""What rules about agreed minutes must not find, and what else they find than their cases show."""

from pathlib import Path

import pytest

from tests.boards import meeting, minutes
from tests.findings_of import findings_of

JANUARY, MARCH = "meetings/2024-01-10", "meetings/2024-03-06"
CARRIES = meeting("minutes_of: 2024-01-10")
LIGHTS = "## 7 Lights\n\nA lamp was out.\n\n## 8 A house\n"
EXEMPT = {
    f"{JANUARY}/minutes.md": minutes(LIGHTS, "present: [RS]\npart_2: {8: 3}"),
    f"{JANUARY}/minutes-part-2.md": "## 8 Quarry House\n\nIt was seen.\n",
}
GAP = "archive: {gaps: [{minutes: 1-6, meeting: 2024-01-10, reason: Lost in a fire.}]}\n"


def board(
    body: str, head: str = "present: [RS]", title: str = "Minutes of the meeting held on 10 January 2024"
) -> dict[str, str]:
    return {
        f"{JANUARY}/meeting.yaml": meeting(),
        f"{JANUARY}/minutes.md": minutes(LIGHTS),
        f"{MARCH}/meeting.yaml": CARRIES,
        f"{MARCH}/minutes.md": minutes(f"## 9 {title}\n\n{body}\n", head),
    }


def without(files: dict[str, str], path: str) -> dict[str, str]:
    return {name: text for name, text in files.items() if name != path}


@pytest.mark.parametrize(
    ("files", "members"),
    [
        (board("The minutes were agreed."), ""),
        (board("The minutes were agreed.", title="Minutes of the meeting held on 5 July 2023"), ""),
        (board("The minutes were agreed.", "agreed: [2023-07-05]"), ""),
        (without(board("The minutes were deferred."), f"{JANUARY}/minutes.md"), ""),
        (without(board("The minutes were agreed."), f"{JANUARY}/minutes.md"), GAP),
    ],
    ids=["here", "older than the archive", "older, in the head", "not agreed", "in a gap"],
)
def test_minutes_that_are_here_or_known_to_be_lost_may_be_agreed(
    tmp_path: Path, files: dict[str, str], members: str
) -> None:
    assert findings_of("agreed-but-missing", tmp_path, files, members=members) == ()


def test_the_agenda_alone_is_asked_about_another_day_in_the_words(tmp_path: Path) -> None:
    files = board("The minutes were agreed.", title="Minutes of the meeting held on 17 January 2024")
    assert findings_of("agreed-but-missing", tmp_path, files) == ()
    assert len(findings_of("minutes-of-other-date", tmp_path, files)) == 1


@pytest.mark.parametrize(
    ("body", "head"),
    [
        ("The minutes were agreed as a correct record.", "present: [RS]"),
        ("The minutes were agreed, subject to a correction.", "agreed: {2024-01-10: [7: a lamp was lit]}"),
        ("The minutes were agreed, subject to a correction.", "agreed: [2024-01-10]"),
        ("The minutes were not agreed, since they needed corrections.", "present: [RS]"),
    ],
)
def test_corrections_that_are_listed_or_not_made_are_not_missed(tmp_path: Path, body: str, head: str) -> None:
    assert findings_of("unlisted-correction", tmp_path, board(body, head)) == ()


def test_a_correction_to_an_exempt_minute_is_for_members(tmp_path: Path) -> None:
    public = board("The minutes were agreed.", "agreed: {2024-01-10: [7: a lamp was lit, 8: it was sold]}") | EXEMPT
    (finding,) = findings_of("exempt-in-part-1", tmp_path, public)
    assert finding.message == "minute 8 is exempt, and this correction to it is read by the public"
    exempt = {f"{MARCH}/minutes-part-2.md": "---\nagreed: {2024-01-10: [8: it was sold]}\n---\n"}
    files = board("The minutes were agreed.") | EXEMPT | exempt
    assert findings_of("exempt-in-part-1", tmp_path / "moved", files) == ()


def test_a_correction_for_members_names_a_minute_too(tmp_path: Path) -> None:
    exempt = {f"{MARCH}/minutes-part-2.md": "---\nagreed: {2024-01-10: [18: it was sold]}\n---\n"}
    (finding,) = findings_of("unknown-correction", tmp_path, board("The minutes were agreed.") | EXEMPT | exempt)
    assert finding.span.path.endswith("minutes-part-2.md")
