"""Rules about what can be read and reached by everybody: what they find, and what they leave alone."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from sbpack.checks.accessibility import (
    broken_link,
    colour_alone,
    link_text,
    only_a_picture,
    picture_without_text,
    skipped_heading,
    table_without_headers,
)
from sbpack.findings.finding import Finding
from sbpack.repository.paths import templates_root
from tests.boards import meeting, model
from tests.text.texts import markdown

FOLDER = "meetings/2024-03-06"
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
Find = Callable[[ModuleType, str], list[Finding]]


@pytest.fixture
def find(tmp_path: Path) -> Find:
    """Return a way to ask a rule about the text of one paper."""

    def found(rule: ModuleType, text: str) -> list[Finding]:
        files = {
            f"{FOLDER}/meeting.yaml": meeting("{title: Lamps, papers: [lamps.md]}"),
            f"{FOLDER}/lamps.md": f"---\nkind: paper\ntitle: Lamps\n---\n{text}\n",
            f"{FOLDER}/square.svg": SQUARE,
        }
        board, _ = model(tmp_path, files)
        return list(rule.check(board.meetings[0], board, date(2024, 3, 1)))

    return found


@pytest.mark.parametrize(
    "text",
    [
        "| Park | Visits |\n|---|---|\n| Moor | 12 |",
        "| | Visits |\n|---|---|\n| Moor | 12 |",
        "| | |\n|---|---|\n| Moor | 12 |\n{header-columns=1}",
        "| | |\n|---|---|\n| Park | Visits |\n| Moor | 12 |\n{header-rows=2}",
    ],
)
def test_tables_with_headings(find: Find, text: str) -> None:
    assert find(table_without_headers, text) == []


def test_a_table_in_a_list_needs_headings_too(find: Find) -> None:
    assert len(find(table_without_headers, "- Visits:\n\n  | | |\n  |---|---|\n  | Moor | 12 |\n")) == 1


@pytest.mark.parametrize(
    "text", ["", "square", "Black square.SVG", "image", "The picture", "Chart 2", "photo of", "screenshot"]
)
def test_pictures_that_say_nothing(find: Find, text: str) -> None:
    assert len(find(picture_without_text, f"![{text}](square.svg)")) == 1


@pytest.mark.parametrize("text", ["Map of dark streets", "A black square", "Chart: visits by month", "Square"])
def test_pictures_that_say_something(find: Find, text: str) -> None:
    assert find(picture_without_text, f"![{text}](square.svg)") == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("## A\n\n### B\n\n#### C\n\n## D\n\n### E", []),
        ("> #### A\n\n## B\n\n- #### C", []),
        ("#### A\n\n#### B", [5, 7]),
        ("## A\n\n#### B\n\n### C", [7]),
        ("# A\n\n# B", [5]),
    ],
)
def test_levels_of_headings(find: Find, text: str, lines: list[int]) -> None:
    assert [finding.span.line for finding in find(skipped_heading, text)] == lines


@pytest.mark.parametrize(
    "words",
    [
        "here",
        "Click here",
        "please see here",
        "this page",
        "the website",
        "Link",
        "read more",
        "plan.pdf",
        "a_b-2.DOCX",
    ],
)
def test_words_of_links_that_say_nothing(find: Find, words: str) -> None:
    assert len(find(link_text, f"See [{words}](https://example.org/plan.pdf).")) == 1


@pytest.mark.parametrize(
    "words",
    ["the plan", "what happens here", "Strategy 2024", "the Board's website", "www.example.org", "https://example.org"],
)
def test_words_of_links_that_say_where(find: Find, words: str) -> None:
    assert find(link_text, f"See [{words}](https://example.org/plan.pdf).") == []


def test_headings_are_linked_by_the_names_that_they_have_in_print(find: Find) -> None:
    text = "## Aim\n\n## Aim\n\n### Café & bar\n\n[a](#aim), [b](#aim-2), [c](#cafe-bar), [d](#caf%65-bar), [e](#Aim)"
    assert [finding.message for finding in find(broken_link, text)] == [
        "a link goes to `#Aim`, and no heading here has that name"
    ]


def test_templates_name_nothing_else_that_a_link_could_mean() -> None:
    """The check knows these names besides headings."""
    templates = (file.read_text(encoding="utf-8") for file in (templates_root() / "pack").glob("*.html"))
    names = {name for text in templates for name in re.findall(r' id="([^"]*)"', text)}
    assert {name for name in names if not name.startswith("{{")} == {
        "appendix-a",
        "standard-{{ name | replace(' ', '-') }}",
    }


@pytest.mark.parametrize(
    "text",
    [
        "shown in red.",
        "Items in red are late.",
        "the rows highlighted in light yellow are late",
        "items in green, cells in dark blue",
        "The red line shows visits",
        "the green bars on the chart",
        "shaded grey",
    ],
)
def test_words_that_point_by_colour(text: str) -> None:
    assert list(colour_alone.check(markdown(text)[0].body.wordings))


@pytest.mark.parametrize(
    "text",
    [
        "rated Amber, RAG: Red, three actions are green, two amber",
        "shown in Red",
        "in red and marked with a cross",
        "the red line for the Board, the Green Line, the thin blue line",
        "houses in Green Lane, areas in green belt, officers in blue",
        "the red lines on cost",
        "shown in redacted form, marked in red ink",
    ],
)
def test_colours_that_point_at_nothing(text: str) -> None:
    assert list(colour_alone.check(markdown(text)[0].body.wordings)) == []


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("![A square](square.svg)", 1),
        ("## Plan\n\n![A square](square.svg)\n\n![Another](square.svg)", 1),
        ("![A square](square.svg)\n\nIt is black.", 0),
        ("![A square](square.svg)\n\n| Park |\n|---|\n| Moor |", 0),
        ("## Plan", 0),
        ("", 0),
    ],
)
def test_papers_that_only_the_eye_can_read(find: Find, text: str, count: int) -> None:
    assert len(find(only_a_picture, text)) == count
