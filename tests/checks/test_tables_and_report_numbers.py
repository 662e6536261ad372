"""Blank cells, ratings and report numbers: what is found, and what is right as it is."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.board.board import Board
from sbpack.checks.papers import blank_cells, repeated_report_number, report_number_style, to_be_confirmed, unknown_rag
from sbpack.findings.finding import Severity
from tests.boards import meeting, minutes, model

DAY = date(2024, 3, 6)
FOLDER = "meetings/2024-03-06"


def table(header: str, *rows: str, options: str = "") -> str:
    lines = [header, "|".join("---" for _ in header.split("|")), *rows]
    return "".join(f"| {line} |\n" for line in lines) + (f"{{{options}}}\n" if options else "")


def board_of(folder: Path, text: str, kind: str = "paper", **more: str) -> Board:
    files = {
        f"{FOLDER}/meeting.yaml": meeting("{title: One, papers: [one.md]}"),
        f"{FOLDER}/one.md": f"---\nkind: {kind}\ntitle: One\n---\n{text}\n",
        **more,
    }
    return model(folder, files)[0]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (table("Action|Lead", "a|", "b|RS", "c|RS", "d|"), ["`Lead` is blank in 2 of 4 rows"]),
        (table("Action|Lead", "a|", "b|RS", "c|RS"), []),
        (table("Who|What", "a|b", "|c", "|d", "|e"), []),
        (table("Action|Remark", "a|", "b|", "c|x", "d|"), []),
        (table("Action|Lead", "a|–", "b|RS", "c|RS", "d|none yet"), []),
        (table("Action|RAG|Update", "a||Not started", "b|R|x", "c|G|x", "d|G|x", options="rag=RAG"), []),
        (table("Ward|Lead|", "|Day|Night", "a|RS|RS", "b|RS|", "c|RS|", "d|RS|", options="header-rows=2"), []),
    ],
)
def test_blank_cells(tmp_path: Path, text: str, messages: list[str]) -> None:
    # In the first three a row of one cell would divide the table: each has another column that is filled.
    text = "\n".join(f"{line} x |" if line.startswith("|") else line for line in text.splitlines())
    board = board_of(tmp_path, text.replace("--- | x |", "--- | --- |"))
    assert [finding.message for finding in blank_cells.check(board.meetings[0], board, DAY)] == messages


@pytest.mark.parametrize(
    ("cell", "is_found"),
    [("R", False), ("green", False), ("–", False), ("n/a", False), ("W", False), ("Not begun", False), ("A/G", True)],
)
def test_ratings(tmp_path: Path, cell: str, is_found: bool) -> None:
    head = "---\nkind: delivery-plan\ntitle: One\nrag_key: {W: Not begun}\n---\n"
    text = {f"{FOLDER}/one.md": head + table("Action|RAG", f"a|{cell}", options="rag=RAG")}
    board = board_of(tmp_path, "", **text)
    assert bool([*unknown_rag.check(board.meetings[0], board, DAY)]) is is_found


def test_a_column_without_rag_may_hold_anything(tmp_path: Path) -> None:
    board = board_of(tmp_path, table("Action|RAG", "a|late"))
    assert not [*unknown_rag.check(board.meetings[0], board, DAY)]


@pytest.mark.parametrize(("kind", "count"), [("paper", 1), ("forward-plan", 0)])
def test_a_forward_plan_waits_for_dates(tmp_path: Path, kind: str, count: int) -> None:
    board = board_of(tmp_path, "## TBC\n\nOne.\n\n## TBC\n\nTwo.\n\n## To be confirmed\n\nThree.", kind)
    assert len([*to_be_confirmed.check(board.meetings[0], board, DAY)]) == count


REPORTS = {
    "meetings/2024-01-10/meeting.yaml": meeting("matters_arising: {report: CSD24001}"),
    "meetings/2024-01-10/minutes.md": minutes("## 1 Matters\n\nReport CSD 24001\n\nNoted.\n"),
    "meetings/2024-02-07/meeting.yaml": meeting('matters_arising: {report: "CSD24002"}'),
}


def test_the_usual_style_wins_and_the_repair_follows_it(tmp_path: Path) -> None:
    board = board_of(tmp_path, "See CSD 24002, `CSD 24003`, XY 24002, CSD24001 and CSD24002.", **REPORTS)
    coming, past = report_number_style.check(board, DAY)
    assert (past.severity, coming.severity) == (Severity.NOTE, None)
    assert [(fix.before, fix.text) for found in (past, coming) for fix in found.fixes] == [
        ("CSD 24001", "CSD24001"),
        ("CSD 24002", "CSD24002"),
    ]


@pytest.mark.parametrize(
    ("title", "report", "moved", "is_found"),
    [
        ("Lamps", "ES24001", "", True),
        ("Lamps", "ES 24001", "", True),
        ("Lamps", "ES24002", "", False),
        ("Parks: revised", "ES24001", "", False),
        ("Lamps", "ES24001", "cancelled: {reason: Snow.}\n", False),
    ],
)
def test_a_number_of_two_reports(tmp_path: Path, title: str, report: str, moved: str, is_found: bool) -> None:
    text = "---\nkind: council-report\ntitle: '{}'\nreport: {}\n---\n## Reason\n\nText.\n"
    files = {
        "meetings/2024-01-10/meeting.yaml": meeting("papers: [one.md]"),
        "meetings/2024-01-10/one.md": text.format("Parks", "ES24001"),
        f"{FOLDER}/meeting.yaml": moved + meeting("papers: [one.md]"),
        f"{FOLDER}/one.md": text.format(title, report),
    }
    board, _ = model(tmp_path, files)
    assert bool([*repeated_report_number.check(board, DAY)]) is is_found
