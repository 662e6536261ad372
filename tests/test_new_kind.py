"""A board's own kind of paper: a template and a style sheet in its repository, and no program."""

from datetime import date
from pathlib import Path

from sbpack.build.checked import check_meetings
from sbpack.repository.folder import FolderRepository
from tests.pack_proofs import build, prove
from tests.pdf_reading import page_texts
from tests.render.boards import DECEMBER, board_at, html_of

DAY = date(2023, 12, 6)
TEMPLATE = """{#
kind: risk-register
about: What could go wrong, how likely and how bad it is, and who watches it.
fields:
  owner: {form: text, required: true, about: Who keeps the register}
  reviewed: {form: date, about: When it was last gone through}
  appetite: {form: prose, about: How much risk the board will bear}
  rag_key: {form: map, about: What each letter means}
#}
{% extends "pack/base.html" %}
{% import "pack/parts.html" as parts %}
{% block page %}landscape{% endblock %}
{% block styles %}{{ stylesheet("risk-register") }}{% endblock %}
{% block body %}
{{ parts.title(pack, paper.title, [paper.head.owner, paper.head.reviewed | day if paper.head.reviewed else ""]) }}
{% if paper.head.appetite %}<div class="appetite">{{ paper.head.appetite }}</div>{% endif %}
{{ paper.html }}
{{ parts.rag_key(paper.head.rag_key, rag) }}
{% endblock %}
"""
STYLES = ".appetite { border-left: 2pt solid #0b4a6f; padding-left: 4mm; max-width: 170mm }\n"
REGISTER = """---
kind: risk-register
title: Risk register
owner: Rosa Silva
reviewed: 2023-11-20
appetite: |
  Little where children are concerned.

  More where money is.
rag_key: {R: Act now, A: Watch, G: Accept}
---
Four risks are open.

![Risks, the worst first](risks.csv){header-columns=1 rag=RAG widths="1 5 2 5 3 1.5"}

## Closed since September

- Loss of the CCTV contract.
"""
RISKS = """No.,Risk,Score,What is done,Watched by,RAG
1,Refuge places run out,20,"- Talks with neighbours
- A bid for money",Rosa Silva,R
2,Data is not shared,12,A protocol is being signed,Luke Baldock,A
3,The budget is overspent,4,Monthly report,Amanda Mumford,G
"""
FILES: dict[str, str | bytes] = {
    "templates/pack/risk-register.html": TEMPLATE,
    "templates/pack/risk-register.css": STYLES,
    f"{DECEMBER}/paper.md": REGISTER,
    f"{DECEMBER}/risks.csv": RISKS,
}


def test_the_pack_of_a_board_with_a_kind_of_its_own(tmp_path: Path) -> None:
    board_at(tmp_path, FILES)
    built = build(tmp_path, DAY)
    prove(built)
    assert [finding.message for finding in built.compiled.findings] == []
    page = next(" ".join(text.split()) for text in page_texts(built.pdf) if "Refuge places" in text)
    for words in ("Agenda Item 4", "Rosa Silva · 20 November 2023", "More where money is.", "R Red", "Act now"):
        assert words in page.replace("\u00a0", " ")


def test_its_style_sheet_is_used(tmp_path: Path) -> None:
    html = html_of(tmp_path, "item-4", FILES)
    assert STYLES.strip() in html
    assert '<body class="landscape"' in html
    assert '<div class="appetite"><p>Little where children are concerned.</p>' in html


def test_a_field_that_it_does_not_declare_is_a_finding(tmp_path: Path) -> None:
    slip = REGISTER.replace("reviewed:", "reviewd:").replace("owner: Rosa Silva\n", "")
    board_at(tmp_path, {**FILES, f"{DECEMBER}/paper.md": slip})
    _, findings = check_meetings(FolderRepository(tmp_path), [DAY])
    assert [(found.message, found.help) for found in findings if found.span.path == f"{DECEMBER}/paper.md"] == [
        ("`owner` is missing", "add `owner: …`"),
        ("unknown key `reviewd`", "the nearest known name is `reviewed`"),
    ]
