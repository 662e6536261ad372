"""Dates and times in words: what is a slip, and what people rightly write."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.build.checked import model
from sbpack.checks.repairs import repairs
from sbpack.findings.finding import Severity
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from sbpack.write.repaired import Repaired, repaired_files
from tests.boards import meeting, minutes
from tests.findings_of import findings_of

FIRST, SECOND, THIRD = "meetings/2024-01-10", "meetings/2024-03-06", "meetings/2024-05-08"
QUESTIONS = "rules:\n  - {rule: questions, days: 4, unit: working days before, made_by: Standing order 12}\n"


def paper(text: str, title: str = "Parks") -> dict[str, str]:
    """Return three meetings, the second with a paper that says something."""
    return {
        f"{FIRST}/meeting.yaml": meeting(),
        f"{SECOND}/meeting.yaml": "published: 2024-02-27\n" + meeting(f"{{title: {title}, papers: [parks.md]}}"),
        f"{SECOND}/parks.md": f"---\nkind: paper\ntitle: Parks\n---\n{text}\n",
        f"{THIRD}/meeting.yaml": meeting(),
    }


def shown(rule: str, folder: Path, files: dict[str, str], members: str = "") -> list[str]:
    """Return the words at which a rule points."""
    words = []
    for finding in findings_of(rule, folder, files, members=members):
        for span in (finding.span, *finding.also):
            line = files[span.path].splitlines()[span.line - 1]
            words.append(line[span.column - 1 : span.end_column - 1])
    return words


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Wednesday 6 March 2024 and Friday 5 January 2024.", []),
        ("On Thursday 6 March 2024.", ["Thursday 6 March 2024"]),
        ("On Thursday, 6th March 2024.", ["Thursday, 6th March 2024"]),
        ("On Thurs 6 March.", ["Thurs 6 March"]),
        ("On Thursday 6 December.", []),  # of which year cannot be known
        ("> Come on Thursday 6 March.", []),
        ("> Come on Thursday 6 March 2024.", ["Thursday 6 March 2024"]),
        ("On Thursday `6 March 2024`.", []),
        ("Every Friday 12 people come. Wednesday 6 and Thursday 7 March 2024.", []),
        ("By 31 April 2024, or from 30 February on.", ["31 April 2024", "30 February"]),
        ("On 29 February 2023; by 29 February.", ["29 February 2023"]),
        ("There were 31 June arrests and 45 March ones.", []),
        ("On 32 March 2024.", ["32 March 2024"]),
        ("On 0 March.", []),
    ],
)
def test_weekdays(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert shown("wrong-weekday", tmp_path, paper(text)) == expected


def test_one_slip_in_two_places_is_one_finding(tmp_path: Path) -> None:
    (finding,) = findings_of("wrong-weekday", tmp_path, paper("On Monday 6 March 2024.\n\nSo on Monday 6 March 2024."))
    assert [span.line for span in (finding.span, *finding.also)] == [5, 7]


def test_slips_of_a_meeting_that_was_held_and_of_minutes_that_were_agreed_are_notes(tmp_path: Path) -> None:
    files = paper("On Monday 6 March 2024.") | {
        f"{FIRST}/minutes.md": minutes("## 1 Lights\n\nOn Monday 6 March 2024.\n")
    }
    assert [finding.severity for finding in findings_of("wrong-weekday", tmp_path, files)] == [None, None]
    later = findings_of("wrong-weekday", tmp_path, files, as_of=date(2024, 3, 7))
    assert [finding.severity for finding in later] == [None, Severity.NOTE]
    files[f"{SECOND}/meeting.yaml"] += "  - minutes_of: 2024-01-10\n"
    later = findings_of("wrong-weekday", tmp_path, files, as_of=date(2024, 3, 7))
    assert [finding.severity for finding in later] == [Severity.NOTE, Severity.NOTE]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Board met on 10 January 2024.", []),
        ("The Board met on 9 January 2024.", ["9 January 2024"]),
        ("The Board will next meet on 9 May.", ["9 May"]),
        (
            "The Elmbridge Vale Safety Board's last meeting, on Tuesday 9 January 2024, was long.",
            ["Tuesday 9 January 2024"],
        ),
        ("the EVSB meeting on the 9th of January 2024", ["9th of January 2024"]),
        ("the Elmbridge Vale Strategic Group meeting held on 9 January 2024", ["9 January 2024"]),
        ("the meeting of the Board which was held on 9 January 2024", ["9 January 2024"]),
        ("The Board met on 9 January 2023.", []),  # no meeting near it is kept here
        ("The Executive meeting on 9 January 2024 was long.", []),
        ("The EVSB Executive meeting on 9 January 2024 was long.", []),
        ("The Board's working group met on 9 January 2024.", []),
        ("The Safeguarding Board met on 9 January 2024.", []),
        ("The Adults Board sat first. The Board met on 9 January 2024.", []),
        ("The BSAB sat first. The Board met on 9 January 2024.", []),
        ("The BSAB sat first. The EVSB met on 9 January 2024.", ["9 January 2024"]),
        ("The Group met on 9 January 2024.", []),  # what the board was called before
        ("The Board met 9 people on 9 January 2024.", []),
        ("> The Board met on 9 January 2024.", ["9 January 2024"]),
    ],
)
def test_days_of_meetings(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert shown("wrong-meeting-date", tmp_path, paper(text)) == expected


def test_a_paper_of_another_board_speaks_of_that_board(tmp_path: Path) -> None:
    said = "The Board met on 9 January 2024."
    assert shown("wrong-meeting-date", tmp_path, paper(said, title="Adults Board update")) == []


def test_a_day_that_was_confirmed_or_put_off_to_is_a_day_of_the_board(tmp_path: Path) -> None:
    files = paper("The Board met on 9 May 2024, and meets on 12 March 2024.")
    files[f"{FIRST}/meeting.yaml"] = meeting("next_meeting: {date: 2024-05-09}")
    files["meetings/2024-02-20/meeting.yaml"] = "postponed: {to: 2024-03-12, reason: Snow}\n" + meeting()
    assert shown("wrong-meeting-date", tmp_path, files) == []


def test_another_board_in_another_minute_is_no_doubt_in_this_one(tmp_path: Path) -> None:
    body = "## 1 Adults Board\n\nThe Board met on 9 January 2024.\n\n## 2 Lights\n\nThe Board met on 8 January 2024.\n"
    files = paper("Text.") | {f"{FIRST}/minutes.md": minutes(body)}
    assert shown("wrong-meeting-date", tmp_path, files) == ["8 January 2024"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("At 12 noon, 12.30 pm and 0.12 pm.", []),
        ("At 12pm, 12:00 PM or 12.00 a.m.", ["12pm", "12:00 PM", "12.00 a.m."]),
        ("> At 12pm.", []),
        ("The 12 amps and the 2012 pmf.", []),
    ],
)
def test_twelve(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert shown("noon-or-midnight", tmp_path, paper(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On Wednesday 6 March 2024 at 10.00 am, or at 10 am on 7 March.", []),
        ("On the 6th March 2024 at 10am.", ["6th March 2024", "10am"]),
        ("| Day | At |\n|---|---|\n| 06/03/2024 | 10am |", []),
        ("> On 6th March.", []),
        ("In 2023/24, the 21st century, the 3rd Battalion, 24/7 and 10 amps.", []),
        ("See [the page](https://example.org/06/03/2024).", []),
    ],
)
def test_styles(tmp_path: Path, text: str, expected: list[str]) -> None:
    assert shown("date-style", tmp_path, paper(text)) == expected


def test_what_can_mean_one_thing_only_is_repaired(tmp_path: Path) -> None:
    before = (
        "Wednesday 6th March 2024 at 10:00am; the 6th March walk; 6th and 7th March.\n\n"
        "March 7, 2024, 9 Apr 2024, 13/03/2024 and 06/03/2024 at 9am.\n\n"
        "The 8th of March <!-- allow date-style: It is what the poster says. -->, on 8th March.\n"
    )
    after = (
        "Wednesday 6 March 2024 at 10.00 am; the 6th March walk; 6th and 7th March.\n\n"
        "7 March 2024, 9 April 2024, 13 March 2024 and 06/03/2024 at 9 am.\n\n"
        "The 8th of March <!-- allow date-style: It is what the poster says. -->, on 8th March.\n"
    )
    files = paper(before)
    findings = findings_of("date-style", tmp_path, files)
    modelled = model(*read_sources(FolderRepository(tmp_path)))
    found = repairs(modelled.board, modelled.sources.texts, date(2024, 3, 1), findings)
    written = repaired_files(
        (repair.replacement for repair in found), modelled.sources.texts, FolderRepository(tmp_path).read
    )
    repaired = written[f"{SECOND}/parks.md"]
    assert isinstance(repaired, Repaired)
    assert repaired.text.split("---\n")[2] == after + "\n"


def test_a_pack_that_was_published_and_used_is_not_repaired(tmp_path: Path) -> None:
    (finding,) = findings_of("date-style", tmp_path, paper("On 6th March 2024."), as_of=date(2024, 3, 7))
    assert (finding.severity, finding.fixes) == (Severity.NOTE, ())


def test_a_pack_that_nobody_published_can_still_be_mended_after_its_day(tmp_path: Path) -> None:
    files = paper("On 6th March 2024.")
    files[f"{SECOND}/meeting.yaml"] = files[f"{SECOND}/meeting.yaml"].removeprefix("published: 2024-02-27\n")
    (finding,) = findings_of("date-style", tmp_path, files, as_of=date(2024, 3, 7))
    assert finding.severity is None
    assert [fix.text for fix in finding.fixes] == ["6 March 2024"]
    files[f"{SECOND}/minutes.md"] = minutes("## 1 Parks\n\nNoted.\n")
    (finding,) = findings_of("date-style", tmp_path, files, as_of=date(2024, 3, 7))
    assert (finding.severity, finding.fixes) == (Severity.NOTE, ())


def test_five_styles_are_five_findings(tmp_path: Path) -> None:
    text = "On 6th March, 7th March, 06/03/2024, 9 Apr 2024 and March 7, 2024 at 9am and 10:00am."
    found = findings_of("date-style", tmp_path, paper(text))
    assert [1 + len(finding.also) for finding in found] == [2, 1, 1, 1, 2]


@pytest.mark.parametrize(
    ("where", "text", "expected"),
    [
        ("note", "Replies are due by 31 March.", ["31 March"]),
        ("note", "Replies are due by 31 March 2024.", []),
        ("note", "The fair was on 31 March.", []),
        ("note", "The meeting is on 6th March.", ["6th March"]),
        ("minute", "Done by 31 March. [1.1 @RS]", ["31 March"]),
        ("minute", "Done by 31 March. [1.1 @RS due 2024-03-31]", []),
        ("minute", "Done by 31 March.", []),
        ("minute", "The fair on 31 March be held. [1.1 @RS]", []),
        ("next", "It would be on 31 March.", ["31 March"]),
        ("next", "It would be on 31 March 2024.", []),
    ],
)
def test_dates_that_need_a_year(tmp_path: Path, where: str, text: str, expected: list[str]) -> None:
    files = paper("Done by 31 March.")
    if where == "note":
        files[f"{SECOND}/meeting.yaml"] = meeting(f'{{title: Any other business, note: "{text}"}}')
        del files[f"{SECOND}/parks.md"]
    else:
        title = "Lights" if where == "minute" else "Date of next meeting"
        files[f"{FIRST}/minutes.md"] = minutes(f"## 1 {title}\n\n{text}\n")
    assert shown("date-without-year", tmp_path, files) == expected


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("Questions must reach the Clerk by 5.00 pm on Thursday 29 February 2024.", []),
        ("Questions must reach the Clerk by 5.00 pm on Friday 1 March 2024.", ["Friday 1 March 2024"]),
        ("The deadline for questions, in writing, is before 1 March.", []),
        ("Send questions by 28 February.", ["28 February"]),
        ("Questions will be answered by 8 March 2024.", []),
        ("Questions may be asked. The survey closes by 8 March 2024.", []),
        ("Questions on the report of 1 March 2024.", []),
    ],
)
def test_deadlines_for_questions(tmp_path: Path, note: str, expected: list[str]) -> None:
    files = {f"{SECOND}/meeting.yaml": meeting(f'{{title: Questions, note: "{note}"}}')}
    assert shown("question-deadline", tmp_path, files, members=QUESTIONS) == expected


def test_without_a_rule_any_day_will_do(tmp_path: Path) -> None:
    files = {f"{SECOND}/meeting.yaml": meeting('{title: Questions, note: "Send questions by 28 February 2024."}')}
    assert shown("question-deadline", tmp_path, files) == []
