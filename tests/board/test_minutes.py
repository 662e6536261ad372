"""Minutes: whose words an action has, what was resolved, who was there."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.board.minutes import Minute, Minutes
from tests.boards import meeting, minutes, model

DAY = date(2024, 1, 10)


def read(folder: Path, body: str, head: str = "present: [RS]") -> Minutes:
    board, _ = model(
        folder,
        {"meetings/2024-01-10/meeting.yaml": meeting(), "meetings/2024-01-10/minutes.md": minutes(body, head)},
    )
    found = board.meetings[0].minutes
    assert found is not None
    return found


def minute(folder: Path, body: str) -> Minute:
    return read(folder, f"## 7 Lights\n\n{body}\n").minutes[0]


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("A map would be shared. [7.1 @TO]", ["A map would be shared."]),
        ("One thing [7.1 @TO] and another. [7.2 @RS]", ["One thing", "and another."]),
        ("Not this.\n\nThis. [7.1 @TO]", ["This."]),
        ("- a point\n- the *map*; and [7.1 @TO]", ["the map"]),
        ("- outer\n\n  inner [7.1 @TO]", ["inner"]),
        ("**RESOLVED** that the lamps be repaired. [7.1 @RS]", ["the lamps be repaired."]),
        ("**RESOLVED** that:\n\n1. lamps go; [7.1 @RS]\n2. it be told. [7.2 @TO]", ["lamps go", "it be told."]),
        ("> Quoted words. [7.1 @TO]", ["Quoted words."]),
        ("| Who | What |\n|---|---|\n| Tom | the map [7.1 @TO] |", ["the map"]),
        ("`[@LB]` is code, \\[@LB] is text. [7.1 @TO]", ["[@LB] is code, [@LB] is text."]),
    ],
)
def test_the_minuted_words_run_from_the_start_or_the_mark_before(tmp_path: Path, body: str, words: list[str]) -> None:
    assert [action.words for action in minute(tmp_path, body).actions] == words


@pytest.mark.parametrize(
    ("body", "kind", "texts"),
    [
        ("**RESOLVED** that the report be noted.", "RESOLVED", ("the report be noted.",)),
        ("**AGREED** that it be so.", "AGREED", ("it be so.",)),
        ("**RESOLVED that:**\n\n1. one; and\n2. two.", "RESOLVED", ("one", "two.")),
        ("It was **AGREED** that a letter go.", "AGREED", ("It was AGREED that a letter go.",)),
        ("**RESOLVED** that the plan be noted.\n\n- not part of it", "RESOLVED", ("the plan be noted.",)),
    ],
)
def test_resolutions(tmp_path: Path, body: str, kind: str, texts: tuple[str, ...]) -> None:
    (found,) = minute(tmp_path, body).resolutions
    assert (found.kind, found.texts) == (kind, texts)


def test_resolutions_in_passages_set_apart(tmp_path: Path) -> None:
    found = minute(
        tmp_path,
        "> **Written update** It was late.\n>\n"
        "> **RESOLVED** that:\n>\n> 1. it be sent; [7.1 @RS]\n> 2. it be noted.\n\n"
        "> **Post-meeting note** It was **AGREED** by e-mail that a letter go. [7.2 @TO]\n\n"
        "> **RESOLVED** by others.",
    )
    assert [(one.kind, one.texts, one.is_numbered) for one in found.resolutions] == [
        ("RESOLVED", ("it be sent", "it be noted."), True),
        ("AGREED", ("It was AGREED by e-mail that a letter go.",), False),
    ]
    owners = [[action.owners for action in found.actions_in(part)] for one in found.resolutions for part in one.parts]
    assert owners == [[("RS",)], [], [("TO",)]]


def test_a_bold_word_that_only_begins_like_one_is_no_resolution(tmp_path: Path) -> None:
    assert minute(tmp_path, "The **Resolved** cases and the **RESOLVEDNESS**.").resolutions == ()


@pytest.mark.parametrize(
    ("written", "report"),
    [
        ("Report No: CSD23121", "CSD23121"),
        ("Report number CSD 23121:", "CSD 23121"),
        ("REPORT No. ES-24/001", "ES-24/001"),
        ("(*Report CSD23121.*)", "CSD23121"),
        ("Report: CSD23121 [7.1 @RS]", ""),
        ("Reports CSD23121 and CSD23122", ""),
        ("Report on 2024", ""),
    ],
)
def test_report_numbers_as_officers_write_them(tmp_path: Path, written: str, report: str) -> None:
    found = minute(tmp_path, f"{written}\n\nIt was noted.")
    assert found.report == report
    assert len(found.body.tokens) == (3 if report else 6)


@pytest.mark.parametrize(
    ("heading", "number", "title"),
    [
        ("## 8 - Parks", "8", "Parks"),
        ("## 8) Parks", "8", "Parks"),
        ("## 8 (A) Parks", "8a", "Parks"),
        ("## Minute 8: Parks", "8", "Parks"),
        ("# 8. Parks", "8", "Parks"),
        ("### 7(a) Parks", "7a", "Parks"),
        ("##8 Parks", "8", "Parks"),
    ],
)
def test_a_number_with_a_slip_numbers_its_minute(tmp_path: Path, heading: str, number: str, title: str) -> None:
    found = read(tmp_path, f"## 7 Lights\n\n{heading}\n").minutes[-1]
    assert (found.number, found.title) == (number, title)


@pytest.mark.parametrize(
    "heading", ["### 7.1 Lamps", "### 8) Lamps", "### 2024a lamps", "### 12 lamps", "### 8th lamp"]
)
def test_a_heading_within_a_minute_stays_there(tmp_path: Path, heading: str) -> None:
    assert len(read(tmp_path, f"## 7 Lights\n\n{heading}\n").minutes) == 1


def test_a_report_number_alone_in_a_first_paragraph(tmp_path: Path) -> None:
    found = minute(tmp_path, "Report EV24001\n\nIt was noted.")
    assert found.report == "EV24001"
    assert minute(tmp_path, "Report EV24001 was noted.").report == ""


def test_lettered_numbers(tmp_path: Path) -> None:
    found = read(tmp_path, "## 155 Papers\n\n## 156 One\n\n## 156a Part of it\n\nDone. [156a.1 @RS]\n").minutes
    assert [(one.number, one.title) for one in found] == [("155", "Papers"), ("156", "One"), ("156a", "Part of it")]
    assert found[2].actions[0].id == "156a.1"


def test_attendance_knows_offices_on_the_day_and_substitutes(tmp_path: Path) -> None:
    head = "present: [RS, {name: Ann Lee, role: Visitor}]\napologies: [{name: Bo Day}]\nsubstitutes: {TO: Cy Fox}"
    found = read(tmp_path, "## 7 Lights\n", head)
    assert [(one.name, one.office, one.role) for one in found.present] == [
        ("Rosa Silva", "chairman", ""),
        ("Ann Lee", None, "Visitor"),
    ]
    assert [(one.name, one.substitute) for one in found.apologies] == [("Bo Day", ""), ("Tom Okafor", "Cy Fox")]


def test_places_are_exact(tmp_path: Path) -> None:
    (action,) = minute(tmp_path, "First line\nand the second. [7.1 @TO]").actions
    assert (action.span.line, action.span.column, action.span.end_column) == (7, 17, 26)
