"""What names an appendix, a recommendation or a section, and what only looks so."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.checks.papers import empty_heading, no_recommendation, promised_appendix, typed_number, unmentioned_annex
from sbpack.checks.papers._papers import named_appendices
from tests.boards import meeting, model

DAY = date(2024, 3, 6)
FOLDER = "meetings/2024-03-06"
RULES = {
    "promised": promised_appendix,
    "unmentioned": unmentioned_annex,
    "number": typed_number,
    "heading": empty_heading,
    "recommendation": no_recommendation,
}


def said(folder: Path, rule: str, text: str, item: str = "papers: [one.md]", kind: str = "paper") -> list[str]:
    files = {
        f"{FOLDER}/meeting.yaml": meeting(f"{{title: One, {item}}}"),
        f"{FOLDER}/one.md": f"---\nkind: {kind}\ntitle: One\nauthor: A\n---\n{text}\n",
        f"{FOLDER}/map.md": "---\nkind: paper\ntitle: Map of the woods\n---\nText.\n",
    }
    board, _ = model(folder, files)
    return [finding.message for finding in RULES[rule].check(board.meetings[0], board, DAY)]


@pytest.mark.parametrize(
    ("text", "labels"),
    [
        ("See Appendix A, appendix B and Annexe 2.", "A B 2"),
        ("Appendices A, B and D; Annexes 1 to 3; APPENDIX E", "A B D 1 2 3 E"),
        ("Appendices B–D", "B C D"),
        ("Appendix A to this report, Appendix B to follow", "A B"),
        ("the appendix, an appendix A4 in size, Appendix 2.1, Appendix of 1911, annexed A", ""),
    ],
)
def test_appendices_are_named(text: str, labels: str) -> None:
    assert [named.label for named in named_appendices(text) if not named.may_be_anothers] == labels.split()


@pytest.mark.parametrize(
    "text",
    [
        "Appendix A to the Strategy",
        "the Strategy's Appendix A",
        "its Appendix A",
        "in Strategy Appendix A",
        "Annex B (SI)",
    ],
)
def test_appendices_of_other_documents(text: str) -> None:
    assert all(named.may_be_anothers for named in named_appendices(text))


@pytest.mark.parametrize(
    ("item", "is_found"),
    [
        ("papers: [one.md]", True),
        ("papers: [one.md, {file: map.md, annex_of: one.md}]", True),
        ("papers: [one.md, {file: map.md, annex_of: one.md, label: Appendix B}]", False),
        ("papers: [one.md, {title: Costs, to_follow: true, annex_of: one.md, label: Annex B}]", False),
        ("papers: [one.md, {title: 'Appendices A to C', to_follow: true}]", False),
    ],
)
def test_a_promised_appendix(tmp_path: Path, item: str, is_found: bool) -> None:
    assert bool(said(tmp_path, "promised", "See Appendix B.", item)) is is_found


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Nothing.", True),
        ("See Appendix A.", False),
        ("It is attached.", False),
        ("The woods are mapped.", False),
        ("Appendix B has them.", True),
    ],
)
def test_an_annex_that_is_not_mentioned(tmp_path: Path, text: str, is_found: bool) -> None:
    annexes = "papers: [one.md, {file: map.md, annex_of: one.md}"
    if "attached" not in text:
        annexes += ", {title: Costs, to_follow: true, annex_of: one.md, label: Attachment costs}"
    found = said(tmp_path, "unmentioned", text, f"{annexes}]")
    assert ("Appendix A is never mentioned in `one.md`" in found) is is_found


@pytest.mark.parametrize(
    "text",
    [
        "## 26 July 2023: Penge\n\nText.\n\n## 27 September 2023: Cray\n\nText.",
        "## 2.30 pm Visit\n\nText.\n\n## 10.15 Talk\n\nText.",
        "2.5 Tonnes of leaves were swept.\n\n3.5 Tonnes of sand were spread.",
        "## 12 Actions of the plan\n\nText.",
        "## 1.0 Purpose\n\n1.1 One.\n\n1.2 Two.\n\n## 2.0 Aim\n\n2.1 Three.\n\n2.2 Four.",
        "## 1 Purpose\n\nText.\n\n## 2 Aim\n\nText.",
    ],
)
def test_even_numbers_and_no_numbers(tmp_path: Path, text: str) -> None:
    assert said(tmp_path, "number", text) == []


@pytest.mark.parametrize("mark", ["", "- "])
def test_a_jump_from_2_7_to_2_11(tmp_path: Path, mark: str) -> None:
    text = "\n\n".join(f"{mark}2.{number} Paragraph." for number in (*range(1, 8), 11, 12))
    assert said(tmp_path, "number", text) == ["`2.11` follows `2.7`"]


def test_the_repair_takes_the_number_out(tmp_path: Path) -> None:
    files = {
        f"{FOLDER}/meeting.yaml": meeting("{title: One, papers: [one.md]}"),
        f"{FOLDER}/one.md": "---\nkind: thematic-report\ntitle: One\n---\n## 1. Aim\n\nText.\n\n## 2. *End*\n\nText.\n",
    }
    board, _ = model(tmp_path, files)
    fixes = [fix for finding in typed_number.check(board.meetings[0], board, DAY) for fix in finding.fixes]
    assert [(fix.before, fix.text, fix.span.line, fix.span.column) for fix in fixes] == [
        ("1. ", "", 5, 4),
        ("2. ", "", 9, 4),
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("## A\n\n### B\n\nText.\n\n## C\n\n- one", 0),
        ("## A\n\n> Quoted.\n\n## B\n\n| a |\n|---|\n| b |", 0),
        ("## A\n\n<!-- nothing yet -->\n\n## B\n\nText.", 1),
        ("### A\n\n## B\n\nText.", 1),
    ],
)
def test_headings_that_head_nothing(tmp_path: Path, text: str, count: int) -> None:
    assert len(said(tmp_path, "heading", text)) == count


@pytest.mark.parametrize(
    ("item", "text", "is_found"),
    [
        ("for: decision, papers: [one.md]", "Text.", True),
        ("for: information, papers: [one.md]", "Text.", False),
        ("for: 'noting, no decision', papers: [one.md]", "Text.", False),
        ("for: decision, papers: [one.md]", "## Recommendations\n\nThat it be noted.", False),
        ("for: decision, papers: [one.md]", "Partners are invited to agree it.", False),
        ("for: decision, papers: [one.md, {title: More, to_follow: true}]", "Text.", False),
        ("for: decision", "Text.", False),
    ],
)
def test_what_the_board_is_asked(tmp_path: Path, item: str, text: str, is_found: bool) -> None:
    assert bool(said(tmp_path, "recommendation", text, item)) is is_found
