"""Who counts as accounted for, and what is only a note once the minutes are agreed."""

from datetime import date
from pathlib import Path

from sbpack.checks.run_checks import run_checks
from sbpack.findings.finding import Finding, Severity
from tests.boards import meeting, minutes, model

JANUARY = "meetings/2024-01-10"
BODY = "## 1 Apologies for absence\n\n## 2 Lights\n\nNoted.\n"


def found(folder: Path, rule: str, files: dict[str, str], as_of: str = "2024-02-01") -> list[Finding]:
    """Return what one rule finds in a board with a meeting in January 2024."""
    board, _ = model(folder, {f"{JANUARY}/meeting.yaml": meeting(), **files})
    findings = run_checks(board, board.meetings, date.fromisoformat(as_of))
    return [finding for finding in findings if finding.rule == rule]


def test_the_absences_of_agreed_minutes_are_a_note(tmp_path: Path) -> None:
    files = {
        f"{JANUARY}/minutes.md": minutes(BODY),
        "meetings/2024-03-06/meeting.yaml": meeting("minutes_of: 2024-01-10"),
    }
    assert [one.severity for one in found(tmp_path, "unaccounted-member", files, "2024-03-05")] == [None]
    assert [one.severity for one in found(tmp_path, "unaccounted-member", files, "2024-03-06")] == [Severity.NOTE]


def test_a_meeting_that_did_not_sit_accounts_for_nobody(tmp_path: Path) -> None:
    moved = meeting() + "inquorate: {reason: One member came.}\n"
    files = {f"{JANUARY}/minutes.md": minutes(BODY), f"{JANUARY}/meeting.yaml": moved}
    assert found(tmp_path, "unaccounted-member", files) == []


def test_initials_that_nobody_has_leave_nobody_out(tmp_path: Path) -> None:
    head = "present: [RS]\napologies: [TOO]"
    assert found(tmp_path, "unaccounted-member", {f"{JANUARY}/minutes.md": minutes(BODY, head)}) == []


def test_initials_of_a_name_are_explained(tmp_path: Path) -> None:
    members = "names: [{name: Board}]\nmembers:\n"
    members += "  - {initials: ShB, name: Sharon Baldwin}\n  - {initials: StB, name: Stuart Baker}\n"
    members += "  - {initials: JoM, name: Jamie O'Malley}\n"
    files = {
        "members.yaml": members,
        f"{JANUARY}/minutes.md": minutes("## 2 Lights\n\nA map. [2.1 @SB] A list. [2.2 @JOM]\n", "present: [ShB]"),
    }
    helps = [finding.help for finding in found(tmp_path, "unknown-owner", files)]
    assert helps == [
        "`SB` could be Sharon Baldwin (`ShB`) or Stuart Baker (`StB`)",
        "`JOM` could be Jamie O'Malley (`JoM`)",
    ]


def test_a_meeting_has_somebody_in_the_chair(tmp_path: Path) -> None:
    head = "present: [TO]\napologies: [RS]"
    for words, count in (
        ("Noted.", 1),
        ("Tom Okafor was elected Chairman for the meeting.", 0),
        ("With Tom Okafor in the Chair, the lamps were noted.", 0),
    ):
        files = {f"{JANUARY}/minutes.md": minutes(f"## 1 Lights\n\n{words}\n", head)}
        assert len(found(tmp_path, "unchaired-meeting", files)) == count


def test_offices_are_called_what_the_rule_of_their_time_says(tmp_path: Path) -> None:
    members = "names: [{name: Board}]\nmembers:\n  - initials: RS\n    name: Rosa Silva\n    offices:\n"
    members += "      - {office: chairman, to: 2023-12-31}\n      - {office: chair, from: 2024-01-01}\n"
    members += "      - {office: vice-chairman, from: 2024-01-01}\n"
    members += "rules:\n  - {rule: office names, names: [chair, deputy chair], made_by: Minute 5, from: 2024-01-01}\n"
    board, findings = model(tmp_path, {f"{JANUARY}/meeting.yaml": meeting()}, members)
    assert [finding.message for finding in findings] == ["`office` cannot be `vice-chairman`"]
    assert board.members[0].office_on(date(2023, 12, 31)) == "chairman"
    assert board.members[0].office_on(date(2024, 1, 1)) == "chair"
    assert board.office_names_on(date(2023, 12, 31))[0] == "chairman"
    assert board.office_names_on(date(2024, 1, 1)) == ("chair", "deputy chair")


def test_several_meetings_without_a_chairman_are_one_finding(tmp_path: Path) -> None:
    files = {
        f"meetings/2024-0{month}-06/meeting.yaml": f"published: 2024-0{month}-01\n" + meeting() for month in (3, 5, 7)
    }
    members = "names: [{name: Board}]\nmembers:\n  - initials: RS\n    name: Rosa Silva\n"
    members += "    offices: [{office: chairman, to: 2024-02-01}]\n"
    files["members.yaml"] = members
    past = found(tmp_path, "no-chairman", files, "2024-08-01")
    assert [(one.span.path, one.severity) for one in past] == [("meetings/2024-03-06/meeting.yaml", Severity.NOTE)]
    between = found(tmp_path, "no-chairman", files, "2024-06-01")
    assert [(one.span.path, one.severity) for one in between] == [("meetings/2024-07-06/meeting.yaml", None)]
