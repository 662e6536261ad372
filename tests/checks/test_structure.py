"""What looks like a list, a table, a heading or a mark and is none, and what `sbpack fix` makes of lists."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.build.make_repairs import make_repairs
from sbpack.repository.folder import FolderRepository
from tests.boards import MEMBERS, meeting, minutes
from tests.findings_of import findings_of

PAPER = "meetings/2024-03-06/parks.md"
HEAD = "---\nkind: paper\ntitle: Safer parks\n---\n"
AGENDA = meeting("{title: Safer parks, papers: [parks.md]}")

RIGHT = {
    "typed-list": (
        "– Yes, said the Chairman – and left the room.",
        "The rule is in section\n2. The Board keeps to it; see clause\n4.1 of the terms, and the 1.1 million visits.",
        "(a) A paragraph with a letter of its own.\n\n(b) Another.",
        "A. Smith\nB. Jones",
        "Penge • Bickley • Orpington",
        "`• lamps`\n\n\\• A sign that is meant.\n\nTel · Fax\n\nRosa Silva,\n– and others.",
        "Call at\n10.30 am or at\n11.30 am, on 5.6 and\n-5 degrees.",
        "We owe it to plan\na. m. Smith\no",
        "```\n• code\n• code\n```",
    ),
    "typed-table": (
        "Text.\n\n- - -\n\nText.\n\n---\n",
        "1.\tLamps\n2.\tHedges",
        "Parks | Streets",
        "Signed ........          Dated ........",
        "`a | b`\n`c | d`",
        "| Ward | Visits |\n|------|-------:|\n| Penge | 12 |",
        "Two spaces.   Three after a stop.\nAnd.   Again.",
        "```\na\tb\tc\n```",
    ),
    "text-after-list": (
        "- Penge had 12 visits in the quarter, and its wardens asked for more of the\nlamps that were promised;",
        "- Bickley had 9 visits.\n  The wardens asked for nothing.",
        "- one\n\nText.",
        "> - one.\n>   Two.",
    ),
    "bold-heading": (
        "**Note**\n\nThe figures are those of the wardens alone.",
        "**The lamps:** they cost money.",
        "**The Board will be asked:**\n\n- to buy lamps.",
        "**It is urgent.**\n\nThe wardens will report to the next meeting.",
        "**Rosa Silva**\n\nDirector of Housing",
        "**Tom Okafor**\nSuperintendent",
        "**RESOLVED** that lamps be bought.",
        "**Carried unanimously**\n\nThe Board then turned to the next item.",
        "> **Question**\n>\n> How many lamps does the borough have today?",
        "SW1A 1AA\n\nThe office is open from nine to five.",
        "PSPO\n\nThe order was made in the spring of 2022.",
    ),
    "foreign-mark": (
        "It cost $5 and $10, in C++11 and C++14, at 10:30:45, where a == b and c == d, ~5 to ~6 visits.",
        "Code stays `~~six~~`, as does \\~~six\\~~; see [1] and C:\\newpage, [Croeso]{lang=cy}, {a set}, B++.",
        "See [[1]](https://example.org), https://example.org/~~x~~ and <https://example.org/a==b==c>.",
        "| a | b |\n|---|---|\n| c | d |\n{header-columns=1}",
    ),
    "title-row": (
        "| Visits |      |      |\n|---|---|---|\n| Ward | 2022 | 2023 |\n| Penge | 12 | 3 |\n{header-rows=2}",
        "| Ward | | |\n|---|---|---|\n| Penge | 12 | 3 |",
        "| Contact | |\n|---|---|\n| Clerk | Priya Shah |\n| Officer | Ann Lee |",
    ),
}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in RIGHT.items() for text in texts])
def test_what_is_right_is_no_finding(rule: str, text: str, tmp_path: Path) -> None:
    assert findings_of(rule, tmp_path, {PAPER: f"{HEAD}{text}\n", "meetings/2024-03-06/meeting.yaml": AGENDA}) == ()


WRONG = {
    "typed-list": (
        "Aims:\n▪ lamps",
        "Aims: • lamps • hedges",
        "- lamps\n  ◦ in Penge\n  ◦ in Bickley",
        "o lamps\no hedges",
        "– lamps\n– hedges",
        "– lamps\n\n– hedges",
        "(i) lamps\n(ii) hedges",
        "A. lamps\nB. hedges\nC. roads",
        "1.1 Lamps are dear.\n1.2 Hedges grow.",
        "-lamps\n-hedges",
        "1.Lamps\n2.Hedges",
        "> • lamps\n> • hedges",
        "| a |\n|---|\n| • b |",
    ),
    "typed-table": ("Ward\tVisits\tThefts", "| Ward | Visits |", "  Ward   Visits\n------   ------\n Penge       12"),
    "text-after-list": ("1. one;\n2. two.\n**RESOLVED** that it be noted.", "* one\n* two\nThe Board noted it."),
    "bold-heading": ("__2.1 Costs__\n\nThey rise.", "TERMS OF REFERENCE\n\nThe Board meets four times in a year."),
    "foreign-mark": (
        "## Aims {.wide}",
        "> [!NOTE]\n> It rains.",
        "[TOC]",
        "$x \\in y$",
        "== Aims ==",
        "~~Deleted\n\nand more~~",
    ),
    "title-row": ("| Visits | | |\n|---|---|---|\n| | | |\n| Ward | Year | Sum |\n| Penge | 12 | 3 |",),
}


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule, texts in WRONG.items() for text in texts])
def test_neighbours_are_found_once(rule: str, text: str, tmp_path: Path) -> None:
    files = {PAPER: f"{HEAD}{text}\n", "meetings/2024-03-06/meeting.yaml": AGENDA}
    assert len(findings_of(rule, tmp_path, files)) == 1


def test_a_bold_heading_of_minutes_keeps_its_number(tmp_path: Path) -> None:
    files = {
        "meetings/2024-01-10/meeting.yaml": meeting(),
        "meetings/2024-01-10/minutes.md": minutes("**1. Apologies**\n\nNone.\n\n## 2 Lamps\n\nNoted.\n"),
    }
    assert [found.help for found in findings_of("bold-heading", tmp_path, files)] == ["write `## 1 Apologies`"]


def test_fix_makes_a_list_of_two_levels(tmp_path: Path) -> None:
    text = f"{HEAD}The Board asked for:\n• more lamps\no in Penge\n•\thedges\n"
    for path, written in {"members.yaml": MEMBERS, PAPER: text, "meetings/2024-03-06/meeting.yaml": AGENDA}.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(written, encoding="utf-8")
    repository = FolderRepository(tmp_path, today=date(2024, 3, 1))
    made = make_repairs(repository).changed[PAPER].data.decode()
    assert made.endswith("The Board asked for:\n- more lamps\n  - in Penge\n- hedges\n")


def test_empty_rows_and_columns_of_a_csv_file_are_left_out(tmp_path: Path) -> None:
    files = {
        PAPER: f"{HEAD}![Visits](visits.csv)\n",
        "meetings/2024-03-06/meeting.yaml": AGENDA,
        "meetings/2024-03-06/visits.csv": ",,,\nWard,Visits,,\n,,,\nPenge,12,,\n,,,\n",
    }
    assert findings_of("SRC", tmp_path, files) == ()
