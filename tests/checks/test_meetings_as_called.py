"""What rules about meetings find, and what is right and must not be found."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.findings.finding import Severity
from tests.boards import meeting, minutes
from tests.findings_of import findings_of

FIRST, SECOND, THIRD = "meetings/2024-01-10", "meetings/2024-03-06", "meetings/2024-05-08"
NOTICE = "rules:\n  - {rule: notice, days: 5, made_by: Standing order 1}\n"
QUORUM = "rules:\n  - {rule: quorum, members: 2, made_by: Standing order 2}\n"
PAPERS = "rules:\n  - {rule: papers, days: 7, unit: working days before, kinds: [paper], made_by: Standing order 3}\n"
RESOLVED = "## 1 Apologies\n\nNone.\n\n## 2 Lights\n\n**RESOLVED** that they shine.\n\n## 3 Parks\n\nGreen.\n"
PARKS = "---\nkind: paper\ntitle: Parks\n---\nText.\n"


def found(
    folder: Path, rule: str, files: dict[str, str], *, as_of: date = date(2024, 3, 1), members: str = ""
) -> list[Severity | None]:
    """Return how much each finding of a rule matters; None is what the rule says."""
    return [finding.severity for finding in findings_of(rule, folder, files, as_of=as_of, members=members)]


@pytest.mark.parametrize(
    ("head", "as_of", "expected"),
    [
        ("published: 2024-02-27\n", "2024-02-20", []),
        ("published: 2024-02-28\n", "2024-02-20", [None]),
        ("published: 2024-02-28\n", "2024-03-07", [Severity.NOTE]),
        ("", "2024-02-27", []),
        ("", "2024-02-28", [None]),
        ("", "2024-03-06", []),  # a build that has no other day
        ("", "2024-05-01", []),  # an archive that does not know
        ("published: 2024-03-06\n", "2024-03-01", [None]),
        ("cancelled: {reason: Snow}\npublished: 2024-03-05\n", "2024-03-01", []),
    ],
)
def test_notice(tmp_path: Path, head: str, as_of: str, expected: list[Severity | None]) -> None:
    files = {f"{SECOND}/meeting.yaml": head + meeting()}
    assert found(tmp_path, "short-notice", files, as_of=date.fromisoformat(as_of), members=NOTICE) == expected


def test_without_a_rule_no_notice_is_too_short(tmp_path: Path) -> None:
    assert found(tmp_path, "short-notice", {f"{SECOND}/meeting.yaml": "published: 2024-03-06\n" + meeting()}) == []


def test_a_date_of_publication_in_the_future_is_a_plan(tmp_path: Path) -> None:
    files = {f"{SECOND}/meeting.yaml": "published: 2024-03-05\n" + meeting()}
    assert found(tmp_path, "published-late", files) == []


def test_a_moved_meeting_needs_no_place(tmp_path: Path) -> None:
    files = {f"{SECOND}/meeting.yaml": "cancelled: {reason: Snow}\nagenda:\n  - title: Business\n"}
    assert found(tmp_path, "incomplete-summons", files) == []


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        ("{file: parks.md, received: 2024-02-26}", []),
        ("{file: parks.md, received: 2024-02-27}", [None]),
        ("parks.md", [None]),
        ("{title: Parks, to_follow: true}", []),
    ],
)
def test_papers_in_time(tmp_path: Path, entry: str, expected: list[Severity | None]) -> None:
    files = {f"{SECOND}/meeting.yaml": meeting(f"{{title: Parks, papers: [{entry}]}}"), f"{SECOND}/parks.md": PARKS}
    assert found(tmp_path, "late-paper", files, members=PAPERS) == expected


def test_the_chairman_may_take_a_late_paper_as_urgent(tmp_path: Path) -> None:
    item = "{title: Parks, urgent: A tree fell., papers: [{file: parks.md, received: 2024-02-27}]}"
    files = {f"{SECOND}/meeting.yaml": meeting(item), f"{SECOND}/parks.md": PARKS}
    assert found(tmp_path, "late-paper", files, members=PAPERS) == []
    files[f"{SECOND}/meeting.yaml"] = meeting(item.replace(" urgent: A tree fell.,", ""))
    assert found(tmp_path, "late-paper", files, members=PAPERS) == [None]


def test_another_kind_may_come_later(tmp_path: Path) -> None:
    report = PARKS.replace("kind: paper", "kind: officer-report\nauthor: Rosa Silva")
    files = {f"{SECOND}/meeting.yaml": meeting("{title: Parks, papers: [parks.md]}"), f"{SECOND}/parks.md": report}
    assert found(tmp_path, "late-paper", files, members=PAPERS) == []


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("present: [RS, TO]", []),
        ("present: [RS]", [None]),
        ("present: [RS, {name: Jo Hale}]", [None]),
        ("present: [RS]\nsubstitutes: {TO: Jo Hale}", []),
        ("present: [RS, TO]\nsubstitutes: {TO: Jo Hale}\nleft: [{who: TO, minute: 1}]", [None]),
        ("present: [RS, TO]\narrived: [{who: TO, minute: 2}]", []),
        ("present: [RS, TO]\narrived: [{who: TO, minute: 3}]", [None]),
        ("present: [RS, TO]\nleft: [{who: TO, minute: 2}]", []),
        ("present: [RS, TO]\nleft: [{who: TO, minute: 1}]", [None]),
        ("present: [RS, TO]\nleft: [{who: TO, minute: 1}]\narrived: [{who: TO, minute: 2}]", []),
        ('present: [RS, TO]\nleft: [{who: TO, time: "10:30"}]', []),
    ],
)
def test_quorum(tmp_path: Path, head: str, expected: list[Severity | None]) -> None:
    files = {f"{FIRST}/meeting.yaml": meeting(), f"{FIRST}/minutes.md": minutes(RESOLVED, head)}
    assert found(tmp_path, "no-quorum", files, members=QUORUM) == expected


def test_a_meeting_that_says_it_was_inquorate_is_believed(tmp_path: Path) -> None:
    said = RESOLVED.replace("None.", "The meeting was not quorate.")
    files = {f"{FIRST}/meeting.yaml": meeting(), f"{FIRST}/minutes.md": minutes(said, "present: [RS]")}
    assert found(tmp_path, "no-quorum", files, members=QUORUM) == []
    files[f"{FIRST}/meeting.yaml"] = "inquorate: {reason: One came}\n" + meeting()
    files[f"{FIRST}/minutes.md"] = minutes(RESOLVED, "present: [RS]")
    assert found(tmp_path, "no-quorum", files, members=QUORUM) == []


def test_the_quorum_of_agreed_minutes_is_history(tmp_path: Path) -> None:
    files = {
        f"{FIRST}/meeting.yaml": meeting(),
        f"{FIRST}/minutes.md": minutes(RESOLVED, "present: [RS]"),
        f"{SECOND}/meeting.yaml": meeting("minutes_of: 2024-01-10"),
    }
    assert found(tmp_path, "no-quorum", files, members=QUORUM, as_of=date(2024, 3, 7)) == [Severity.NOTE]


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ('closed: "12:30"', []),
        ('closed: "10:00"', []),
        ('closed: "09:55"', [None]),
        ('time: "19:00"\nclosed: "00:20"', []),
        ('time: "19:00"\nclosed: "12:20"', [None]),
        ('time: "19:00"\nclosed: "00:20"\nleft: [{who: RS, time: "00:10"}]', []),
        ('closed: "12:30"\narrived: [{who: RS, time: "10:05"}]\nleft: [{who: RS, time: "12:30"}]', []),
        ('left: [{who: RS, time: "10:30"}]\narrived: [{who: RS, time: "11:00"}]', []),
        ('arrived: [{who: RS, time: "10:30"}, {who: RS, time: "11:00"}]', [None]),
        ('arrived: [{who: RS, time: "09:30"}]', [None]),
    ],
)
def test_times(tmp_path: Path, head: str, expected: list[Severity | None]) -> None:
    files = {f"{FIRST}/meeting.yaml": meeting(), f"{FIRST}/minutes.md": minutes(RESOLVED, f"present: [RS]\n{head}")}
    assert found(tmp_path, "times-out-of-order", files) == expected


def test_a_next_meeting_in_the_past_is_history_once_it_was_agreed(tmp_path: Path) -> None:
    files = {
        f"{FIRST}/meeting.yaml": meeting("next_meeting: {date: 2024-01-10}"),
        f"{FIRST}/minutes.md": minutes(RESOLVED, "present: [RS]\nnext_meeting: {date: 2023-03-06}"),
        f"{SECOND}/meeting.yaml": meeting("minutes_of: 2024-01-10"),
    }
    rule = "next-meeting-in-the-past"
    assert found(tmp_path, rule, files, as_of=date(2024, 1, 9)) == [None, None]
    assert found(tmp_path, rule, files, as_of=date(2024, 1, 11)) == [Severity.NOTE, None]
    assert found(tmp_path, rule, files, as_of=date(2024, 3, 6)) == [Severity.NOTE, Severity.NOTE]


KEPT = 'next_meeting: {date: 2024-03-06, time: "10:00", venue: Old Hall}'
VENUES = "venues:\n  - {room: Mill Room, name: Old Hall, address: High Street}\n"


@pytest.mark.parametrize(
    ("said", "others", "expected"),
    [
        (KEPT, {}, []),
        (KEPT.replace("Old Hall", '"Mill Room, Old Hall"'), {}, []),
        (KEPT.replace("Old Hall", '"Committee Room 1, Old Hall"'), {}, [None]),
        (KEPT.replace("10:00", "18:30"), {}, [None]),
        ("next_meeting: {date: 2024-02-28}", {}, [None]),
        ("next_meeting: {date: 2024-03-13}", {}, [None]),
        ("next_meeting: {date: 2024-04-10}", {}, []),  # this one is extra
        ("next_meeting: {date: 2024-03-13}", {"meetings/2024-03-13": ""}, []),
        ("next_meeting: {date: 2024-02-28}", {"meetings/2024-02-28": "cancelled: {reason: Snow}\n"}, []),
        (
            "next_meeting: {date: 2024-02-28}",
            {"meetings/2024-02-28": "postponed: {to: 2024-03-06, reason: Snow}\n"},
            [],
        ),
        ("next_meeting: {date: 2022-02-28}", {}, []),  # the archive has a gap
        ("title: Any other business", {}, []),
    ],
)
def test_dates_confirmed(tmp_path: Path, said: str, others: dict[str, str], expected: list[Severity | None]) -> None:
    first = "meetings/2022-01-10" if "2022" in said else FIRST
    files = {
        f"{first}/meeting.yaml": meeting(said),
        f"{SECOND}/meeting.yaml": meeting(),
        **{f"{folder}/meeting.yaml": head + meeting() for folder, head in others.items()},
    }
    assert found(tmp_path, "next-date-not-kept", files, members=VENUES) == expected


def test_a_day_confirmed_is_missed_once(tmp_path: Path) -> None:
    files = {
        f"{FIRST}/meeting.yaml": meeting("next_meeting: {date: 2024-02-28}"),
        f"{SECOND}/meeting.yaml": "published: 2024-02-27\n" + meeting(),
        f"{THIRD}/meeting.yaml": meeting(),
    }
    assert found(tmp_path, "next-date-not-kept", files) == [None]
    assert found(tmp_path, "next-date-not-kept", files, as_of=date(2024, 3, 7)) == [Severity.NOTE]


@pytest.mark.parametrize(
    ("as_of", "files", "expected"),
    [
        ("2024-03-20", {}, []),
        ("2024-03-21", {}, [None]),
        ("2024-03-21", {"meetings/2024-03-20": ""}, []),
        ("2024-03-01", {"meetings/2024-03-13": ""}, [None]),
        ("2024-03-01", {"meetings/2024-03-13": "cancelled: {reason: Snow}\n"}, []),
    ],
)
def test_days_put_off_to(tmp_path: Path, as_of: str, files: dict[str, str], expected: list[Severity | None]) -> None:
    moved = "postponed: {to: 2024-03-20, reason: Snow}\n" + meeting()
    called = {f"{folder}/meeting.yaml": head + meeting() for folder, head in files.items()}
    assert (
        found(
            tmp_path,
            "moved-to-nowhere",
            {f"{SECOND}/meeting.yaml": moved, **called},
            as_of=date.fromisoformat(as_of),
        )
        == expected
    )


@pytest.mark.parametrize(
    ("due", "expected"),
    [
        ("2024-03-28", []),
        ("2024-03-29", [None]),
        ("2024-03-30", [None]),
        ("2024-03-31", [Severity.NOTE]),
        ("2024-02-25", [Severity.NOTE]),
        ("next meeting", []),
    ],
)
def test_days_by_which_actions_are_due(tmp_path: Path, due: str, expected: list[Severity | None]) -> None:
    body = f"## 1 Lights\n\nThey be lit. [1.1 @RS due {due}]\n"
    files = {f"{FIRST}/meeting.yaml": meeting(), f"{FIRST}/minutes.md": minutes(body)}
    assert found(tmp_path, "not-a-working-day", files) == expected
