"""Minutes on the page: passages set apart, minutes under a minute, who came and went, and the next meeting."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from tests.pack_proofs import Built, build, prove, prove_owners
from tests.pdf_reading import bookmarks, page_texts, struct_tree
from tests.render.boards import AGENDA, DECEMBER, SEPTEMBER, board_at, html_of, minutes_of, pdf_of

MINUTES = """---
present: [LB, JoM, AM, {name: Rowan Finch, role: Probation}]
also_present: [{name: Ann Lee, role: Clerk}]
arrived:
  - {who: JoM, time: "10:45", minute: 76}
  - {who: {name: Rowan Finch}, time: "11:05", minute: 79a}
left:
  - {who: [LB, {name: Ann Lee}], time: "11:30", minute: 79}
  - {who: JoM, time: "12:00"}
next_meeting: {date: 2023-12-06, time: "10:30", venue: Council Chamber}
closed: "12:15"
---
## 75 Apologies for absence

## 76 Street lighting

Report ES24001

The map of dark streets[^1] would be shared. [76.1 @JoM] It was **AGREED** that the utility be written to, and that its
answer be sent to every member. [76.2 @LB]

1. The lamps in the lane were the worst,

   and those at the quarry not much better; [76.3 @AM]

   - the one at the gate

     had never burnt, [76.4 @JoM]

   - nor the one behind it.

2. The rest were new.

> A quotation that nobody labelled, with an action. [76.5 @LB]

[^1]: The map is the one of 2022.

## 77 Questions

> **Question** from Councillor Simon Jeal
>
> Who counts the lamps?

> **Reply** by the Chairman
>
> The Council does. A list would be sent round. [77.1 @LB]
>
> - by ward;
> - by year. [77.2 @JoM @SUB-GROUP-LEADS]

> **Written update** from Rob Vale, in his absence
>
> - Every shop was visited again. [77.3 @AM]

> **Post-meeting note** The list was sent on 2 October; see minute 79a and action 79a.1. [77.4 @LB]

## 78 Reports from sub-groups

### 79 Domestic abuse

Report ES24002

A house had been found. [79.1 @AM]

#### A heading within

It has six rooms.

### 79a Gangs

**RESOLVED** that the lines be mapped. [79a.1 @LB]

## 80 Any other business

## 81 Date and time of next meeting
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build the pack of December with all that minutes can hold."""
    root = tmp_path_factory.mktemp("board")
    called = AGENDA.replace('"10:00"', '"10:30"') + "venue: {name: Council Chamber}\n"
    board_at(
        root,
        {
            f"{SEPTEMBER}/minutes.md": MINUTES,
            f"{DECEMBER}/meeting.yaml": called,
            f"{DECEMBER}/matters-arising.md": _matters(),
        },
    )
    made = build(root, date(2023, 12, 6))
    assert made.compiled.findings == ()
    return made


def _matters() -> str:
    numbers = re.findall(r"\[(\d+a?\.\d) @", MINUTES)
    return "---\ncontact_officer: Steve Wood\n---\n" + "".join(f"## {number} oral\n\n" for number in numbers)


@dataclass(frozen=True)
class Line:
    """A line of the minutes' pages."""

    text: str
    left: float
    letters: tuple[dict[str, Any], ...]


def _lines(built: Built) -> Iterator[Line]:
    placed = next(section for section in built.manifest["sections"] if section["kind"] == "minutes")
    with pdfplumber.open(BytesIO(built.pdf)) as pdf:
        for page in pdf.pages[placed["first_page"] - 1 : placed["last_page"]]:
            for line in page.extract_text_lines(return_chars=True, x_tolerance=1.5):
                yield Line(line["text"], line["x0"], tuple(line["chars"]))


def test_all_that_holds_of_every_pack_holds_of_these(built: Built) -> None:
    assert prove_owners(built) == 11
    prove(built)


def test_who_came_and_went_stands_where_it_happened(built: Built) -> None:
    lines = [line.text for line in _lines(built) if line.text != "Action"]
    moved = [(place, line) for place, line in enumerate(lines) if re.search(r"(arrived|left) at", line)]
    assert [line for _, line in moved] == [
        "Jamie O\u2019Malley left at 12 noon.",
        "Jamie O\u2019Malley arrived at 10.45 am.",
        "Luke Baldock and Ann Lee left at 11.30 am.",
        "Rowan Finch arrived at 11.05 am.",
    ]
    whole, lighting, abuse, gangs = (place for place, _ in moved)
    assert lines[whole + 1].startswith("75 Apologies")
    assert lines[lighting - 1].startswith("76 Street lighting")
    assert lines[abuse - 1] == "It has six rooms."
    assert lines[abuse + 1].startswith("79a Gangs")
    assert lines[gangs - 1].startswith("79a Gangs")


def test_who_came_and_went_is_in_italics(built: Built) -> None:
    for line in _lines(built):
        if re.search(r"(arrived|left) at", line.text):
            assert {"It" in letter["fontname"] for letter in line.letters if letter["text"].strip()} == {True}


def test_the_next_meeting_is_written_out(built: Built) -> None:
    text = " ".join(" ".join(page_texts(built.pdf)).split())
    assert "next meeting would be on Wednesday 6 December 2023 at 10.30 am, Council Chamber." in text


def test_minutes_under_a_minute_hang_their_numbers_below_it(built: Built) -> None:
    lefts = {line.text.split()[0]: line.left for line in _lines(built) if re.match(r"(78|79|79a) [A-Z]", line.text)}
    assert set(lefts) == {"78", "79", "79a"}
    assert max(lefts.values()) - min(lefts.values()) < 1
    tags = [(one.tag, one.text) for one in struct_tree(built.pdf).walk() if one.tag in ("H2", "H3", "H4")]
    start = tags.index(("H2", "78 Reports from sub-groups"))
    assert tags[start : start + 5] == [
        ("H2", "78 Reports from sub-groups"),
        ("H3", "79 Domestic abuse"),
        ("H4", "A heading within"),
        ("H3", "79a Gangs"),
        ("H2", "80 Any other business"),
    ]


def test_a_minute_under_another_has_a_bookmark_below_that_of_the_other(built: Built) -> None:
    found = {bookmark.title: bookmark for bookmark in bookmarks(built.pdf)}
    assert found["79a Gangs"].level == found["78 Reports from sub-groups"].level + 1


def test_prose_links_to_a_minute_under_another_and_to_its_action(tmp_path: Path) -> None:
    html = html_of(
        tmp_path, "item-2", {f"{SEPTEMBER}/minutes.md": MINUTES, f"{DECEMBER}/matters-arising.md": _matters()}
    )
    for words, anchor in (
        ("minute\u00a079a", "minute-2023-09-21-79a"),
        ("action\u00a079a.1", "action-2023-09-21-79a.1"),
    ):
        assert f'<a href="pack:{anchor}">{words}</a>' in html
        assert f'id="{anchor}"' in html


def test_labels_of_passages_are_bold(built: Built) -> None:
    labels = ("Question from", "Reply by", "Written update", "Post-meeting note")
    labelled = [line for line in _lines(built) if line.text.startswith(labels)]
    assert len(labelled) == 4
    for line in labelled:
        assert {"Semi-Bold" in letter["fontname"] for letter in line.letters[:5]} == {True}
        assert not all("Semi-Bold" in letter["fontname"] for letter in line.letters)


def test_passages_are_told_apart_without_colour(tmp_path: Path) -> None:
    quotation = "> A quotation.\n\n"
    passages = "> **Question** A?\n>\n> **Answer** B.\n\n> **Written update** C.\n\n> **Post-meeting note** D.\n"
    html = html_of(tmp_path, "item-2", minutes_of(quotation + passages))
    assert re.findall(r'<div class="passage (\w+)">\s*<p><strong>', html) == ["question", "reply", "update", "note"]
    assert html.count("<blockquote>") == 1


@pytest.mark.parametrize("lines", range(22, 31))
def test_a_minute_that_says_nothing_of_its_own_stands_with_the_first_under_it(tmp_path: Path, lines: int) -> None:
    text = "- Line.\n" * lines + "\n## 77 Reports\n\n### 78 Gangs\n\nReport ES24001\n\nWords. [78.1 @LB]\n"
    section = pdf_of(tmp_path, "item-2", minutes_of(text))
    with pdfplumber.open(BytesIO(section.pdf)) as document:
        first = document.pages[0].extract_text()
    assert len({words in first for words in ("77 Reports", "78 Gangs", "ES24001", "Words.")}) == 1
