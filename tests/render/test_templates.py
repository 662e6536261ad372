"""Templates: a new kind needs one and nothing else, and sees nothing that is not there."""

import re
from pathlib import Path

import pytest
from jinja2 import UndefinedError
from jinja2.exceptions import SecurityError

from sbpack.render.html.environment import page_range, purpose, series
from sbpack.repository.paths import templates_root
from tests.render.boards import SEPTEMBER, board_at, html_of, paper_of

KIND = """{#
kind: business-case
about: A case for spending money.
fields:
  cost: {form: text, about: What it costs}
  agreed: {form: date, about: When it was agreed}
  urgent: {form: flag, about: Whether it is urgent}
  wards: {form: list, about: Where}
  summary: {form: prose, about: In short}
#}
{% extends "pack/base.html" %}
{% block body %}<h1>{{ paper.title }}</h1>
<p>£{{ paper.head.cost }}, {{ paper.head.agreed | day if paper.head.agreed else "not agreed" }}</p>
<p>{{ paper.head.urgent }} {{ paper.head.wards | series }}</p>{{ paper.head.summary }}{{ paper.html }}{% endblock %}
"""

_KINDS = sorted(
    path.stem
    for path in (templates_root() / "pack").glob("*.html")
    if path.read_text(encoding="utf-8").startswith("{#\nkind: ")
)


def _with_template(text: str, head: str = "") -> dict[str, str | bytes]:
    return {**paper_of("Text.\n", "business-case", head), "templates/pack/business-case.html": text}


def test_a_new_kind_needs_a_template_and_nothing_else(tmp_path: Path) -> None:
    head = "cost: 366,000\nagreed: 2023-12-06\nurgent: true\nwards: [Penge, Crays]\nsummary: In *short* <b>.\n"
    html = html_of(tmp_path, "item-4", _with_template(KIND, head))
    assert "<p>£366,000, 6\u00a0December 2023</p>" in html
    assert "<p>True Penge and Crays</p><p>In *short* &lt;b&gt;.</p>" in html


def test_a_field_that_is_not_written_is_empty(tmp_path: Path) -> None:
    assert "<p>£, not agreed</p>" in html_of(tmp_path, "item-4", _with_template(KIND))


def test_an_unknown_name_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UndefinedError):
        html_of(tmp_path, "item-4", _with_template("{{ paper.head.nothing }}"))


def test_a_template_cannot_leave_its_sandbox(tmp_path: Path) -> None:
    with pytest.raises(SecurityError):
        html_of(tmp_path, "item-4", _with_template("{{ paper.__class__.__init__.__globals__ }}"))


def test_a_style_sheet_of_the_repository_takes_the_place_of_ours(tmp_path: Path) -> None:
    html = html_of(tmp_path, "item-4", {"templates/pack/type.css": "h1 { color: #123456 }"})
    assert "h1 { color: #123456 }" in html
    assert "Source Serif" not in html


@pytest.mark.parametrize("kind", _KINDS)
def test_every_kind_sets_a_paper_that_says_nothing(tmp_path: Path, kind: str) -> None:
    html = html_of(tmp_path, "item-4", paper_of("", kind))
    assert html.count("<h1") == 1
    assert html.index("<h1") < html.find("<h2") or "<h2" not in html


def test_names_have_the_apostrophe_of_print(tmp_path: Path) -> None:
    board_at(tmp_path)
    html = html_of(tmp_path, "front-sheet")
    assert "Jamie O\u2019Malley" in html
    assert "(Joint Chairman)" in html


def test_substitutes_are_present(tmp_path: Path) -> None:
    minutes = f"{SEPTEMBER}/minutes.md"
    head = "present: [LB]\nalso_present: [{name: Rosa Silva, role: Clerk}]\n"
    head += "substitutes: {AM: Zuzanna Krzemien, JoM: Rosa Silva}\n"
    html = html_of(tmp_path, "item-2", {minutes: f"---\n{head}---\n## 75 Apologies for absence\n"})
    present = html[html.index("<h2>Present") : html.index("<h2>Also present")]
    assert re.findall("<li>(.*)</li>", present) == [
        '<span class="name">Luke Baldock</span> (Joint Chairman)',
        '<span class="name">Zuzanna Krzemien</span> (substitute for Amanda Mumford)',
    ]
    assert "Zuzanna Krzemien attended as substitute" in html


def test_minutes_that_name_nobody(tmp_path: Path) -> None:
    assert "<h2>Present" not in html_of(tmp_path, "item-2", {f"{SEPTEMBER}/minutes.md": "## 75 One thing\n\nText.\n"})


def test_words_are_written_as_the_board_writes_them() -> None:
    assert page_range((3, 12)) == "Pages 3\u201312"
    assert page_range((3, 3)) == "Page 3"
    assert series(["A"]) == "A"
    assert series(["A", "B", "C"]) == "A, B and C"


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("information", "For information"),
        ("Approval or information", "For approval or information"),
        ("for decision", "For decision"),
        ("To note", "To note"),
        ("NHS approval", "For NHS approval"),
        ("", ""),
    ],
)
def test_what_a_report_is_for(written: str, printed: str) -> None:
    assert purpose(written) == printed


def test_the_head_of_a_thematic_report(tmp_path: Path) -> None:
    html = html_of(tmp_path, "item-4", paper_of("Text.\n", "thematic-report", "purpose: information\n"))
    assert '<th scope="row">Purpose</th><td>For information</td>' in html
