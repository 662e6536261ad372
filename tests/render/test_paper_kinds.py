"""What each kind of paper makes of what an officer wrote."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from sbpack.board.agenda import Attachment
from sbpack.board.read_board import model_board
from sbpack.findings.finding import Finding, Span
from sbpack.read.kinds import read_kinds
from sbpack.read.read_sources import read_sources
from sbpack.render.html.environment import make_environment
from sbpack.render.html.page_numbers import PageNumbers, PlannedPages
from sbpack.render.html.pictures import pictures_in
from sbpack.render.html.section_html import section_html
from sbpack.render.layout.layout import layout_section
from sbpack.repository.folder import FolderRepository
from tests.pdf_reading import page_texts
from tests.render.boards import AGENDA, DECEMBER, board_at, html_of, paper_of

NUMBERED = """## Options

Three were weighed.

### One team

A team of four:

1. an analyst;
2. two officers, from:
   1. housing; and
   2. health.

It would begin in April.

#### In the first year

It would stay small.

### Two teams

The same, twice.

## Recommendation

That the Board:

1. agree.
"""

DIRECTORY = """directory:
  - organisation: Fire Brigade
    activation: |
      Call 999.

      Give the place.
    public: [activation]
    contacts:
      - name: Chris Line
        role: Commander
        telephone: 020 7946 0101
        email: c.line@example.gov.uk
        public: [role, email]
      - {name: Night Owl, role: Night officer, telephone: 020 7946 0102}
  - organisation: Police
    activation: The pager of the inspector.
    contacts:
      - {name: Ann Day, role: Inspector, telephone: 020 7946 0103, public: [name, telephone]}
  - organisation: Environment Agency
    contacts: [{role: Warden, public: []}]
"""


def _body(html: str) -> str:
    """Return what stands on the page, without the style sheets."""
    return html.partition("</style>")[2]


def _words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", _body(html)).split())


def _findings(root: Path, files: dict[str, str | bytes]) -> list[Finding]:
    board_at(root, files)
    sources, findings = read_sources(FolderRepository(root))
    return findings + model_board(sources)[1]


@pytest.mark.parametrize("kind", ["partnership-report", "council-report", "thematic-report"])
def test_numbers_run_to_three_places(tmp_path: Path, kind: str) -> None:
    html = html_of(tmp_path, "item-4", paper_of(NUMBERED, kind))
    assert re.findall(r'<p class="numbered[^>]*><span class="number">([\d.]+)</span> (.*?)</p>', html) == [
        ("1.1", "Three were weighed."),
        ("1.2.1", "A team of four:"),
        ("1.2.2", "It would begin in April."),
        ("1.2.3", "It would stay small."),
        ("1.3.1", "The same, twice."),
    ]
    assert re.findall(r"<h([234])[^>]*>([^<]*)</h", html) == [
        ("2", "1 Options"),
        ("3", "1.2 One team"),
        ("4", "In the first year"),
        ("3", "1.3 Two teams"),
        ("2", "2 Recommendation"),
    ]


def test_a_picture_between_numbered_paragraphs_has_no_number(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'
    text = "## One\n\nFirst.\n\n![A square](square.svg)\n\nSecond.\n"
    html = html_of(tmp_path, "item-4", {**paper_of(text, "thematic-report"), f"{DECEMBER}/square.svg": drawing})
    assert re.findall(r'class="number">([\d.]+)<', html) == ["1.1", "1.2"]
    assert f'<p><img src="sbpack:/files/{DECEMBER}/square.svg" alt="A square"></p>' in html


def test_points_below_a_numbered_paragraph_have_roman_numbers(tmp_path: Path) -> None:
    html = html_of(tmp_path, "item-4", paper_of(NUMBERED, "partnership-report"))
    pdf = layout_section(html, {}).pdf
    words = " ".join(page_texts(pdf)).split()
    assert [word for word in words if re.fullmatch(r"[ivxab\d]+\.", word)] == ["i.", "ii.", "a.", "b.", "1."]


@pytest.mark.parametrize("kind", ["partnership-report", "council-report", "thematic-report"])
def test_supporting_papers_come_from_the_agenda(tmp_path: Path, kind: str) -> None:
    listed = """papers:
      - paper.md
      - {file: costs.md, annex_of: paper.md}
      - {title: Equality assessment, annex_of: paper.md, to_follow: true}
"""
    files = {
        **paper_of("## One\n\nText.\n", kind),
        f"{DECEMBER}/meeting.yaml": AGENDA.replace("papers: [paper.md]\n", listed),
        f"{DECEMBER}/costs.md": "---\nkind: paper\ntitle: What it costs\n---\nText.\n",
    }
    pages = PageNumbers(PlannedPages({"item-4-costs": (9, 12)}))
    html = _body(html_of(tmp_path, "item-4-paper", files, pages))
    assert '<a href="pack:item-4-costs">What it costs</a>' in html
    assert re.findall(r"<li>(.*)</li>", re.sub(r"</?(?:a|span)\b[^>]*>", "", html)) == [
        "Appendix A: What it costs, pages\u00a09\u201312",
        "Appendix B: Equality assessment, to follow",
    ]


def test_a_workstream_opens_with_a_pair(tmp_path: Path) -> None:
    text = """Lead.

## Workstream 1

Lead: Police

### Issues

- Knives.

### Objective

Fewer.

### Actions

| No. | RAG |
|--|--|
| 1.1 | B |
| 1.2 | W |
{rag=RAG}

### Objective

A second one is not part of the pair.

## Key dates

Soon.
"""
    html = _body(html_of(tmp_path, "item-4", paper_of(text, "business-plan", "rag_key: {B: Complete, W: Waiting}\n")))
    pair = html[html.index('class="pair"') : html.index("Actions")]
    assert re.findall("<h3[^>]*>(.*)</h3>", pair) == ["Issues", "Objective"]
    assert html.count('class="side"') == 2
    assert re.findall("<h2[^>]*>(.*)</h2>", html) == ["Workstream 1", "Key dates"]
    assert '<span class="rag rag-b">B</span> <span class="rag-word">Blue</span>: Complete</li>' in html
    assert '<td class="rag-cell"><span class="rag rag-other">W</span></td>' in html
    assert "W</span>: Waiting</li>" in html


def test_a_directory_shows_what_is_marked_public(tmp_path: Path) -> None:
    html = html_of(tmp_path, "item-4", paper_of("", "contact-directory", DIRECTORY))
    assert _words(html).endswith(
        "Fire Brigade Activation Call 999. Give the place. Name Role Telephone E-mail Commander c.line@example.gov.uk "
        "Police Name Role Telephone E-mail Ann Day 020 7946 0103 "
        "Environment Agency No contact is public."
    )
    assert '<a href="mailto:c.line@example.gov.uk">c.line@example.gov.uk</a>' in html


def test_no_template_can_print_what_is_not_public(tmp_path: Path) -> None:
    """The whole pack is searched, as far as a template can reach."""
    board_at(tmp_path, paper_of("", "contact-directory", DIRECTORY))
    template = "{{ paper }} {{ section.subject.head }} {{ pack }}"
    html = html_of(
        tmp_path,
        "item-4",
        {
            **paper_of("", "contact-directory", DIRECTORY),
            "templates/pack/contact-directory.html": _declaration() + template,
        },
    )
    assert "c.line@example.gov.uk" in html
    for withheld in ("Chris Line", "0101", "Night", "0102", "pager", "Inspector", "Warden"):
        assert withheld not in html


def _declaration() -> str:
    return "{#\nkind: contact-directory\nfields:\n  directory: {form: directory}\n#}\n"


def test_slips_in_a_directory_are_found(tmp_path: Path) -> None:
    head = """directory:
  - {organisation: Fire, contact: [], public: [activations]}
  - contacts:
      - {name: Ann, fax: "1", public: [telefone]}
      - Ann
"""
    found = _findings(tmp_path, paper_of("", "contact-directory", head))
    assert sorted((finding.span.line, finding.message, finding.help) for finding in found) == [
        (5, "`public` cannot name `activations`", "the nearest known name is `activation`"),
        (5, "unknown key `contact`", "the nearest known name is `contacts`"),
        (6, "`organisation` is missing", "add `organisation: …`"),
        (7, "`public` cannot name `telefone`", "the nearest known name is `telephone`"),
        (7, "unknown key `fax`", "known are `name`, `role`, `telephone`, `email`, `public`"),
        (8, "an item of `contacts` must have keys", "write `- key: value`"),
    ]


@pytest.mark.parametrize("is_wide", [True, False])
@pytest.mark.parametrize("title", ["Map", "A map of every place in the borough where a light was out in autumn " * 3])
def test_a_picture_fills_one_page(tmp_path: Path, is_wide: bool, title: str) -> None:
    view = "0 0 800 500" if is_wide else "0 0 500 800"
    path = f"{DECEMBER}/map of Penge, café.svg"
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{view}"><rect width="9" height="9"/></svg>'
    pack = board_at(tmp_path, {path: drawing})
    attachment = Attachment(path, title, 'Where "lights" were out', Span(path), is_wide=is_wide)
    found = next(section for section in pack.sections if section.id.startswith("item-4"))
    section = replace(found, kind="picture", title=title, subject=attachment)
    repository = FolderRepository(tmp_path)
    html = section_html(section, pack, read_kinds(repository)[0], PageNumbers(), make_environment(repository.read)).html
    pictures = pictures_in(html, repository.read)
    assert list(pictures) == [path]
    assert 'alt="Where &#34;lights&#34; were out"' in html
    laid_out = layout_section(html, pictures)
    assert (laid_out.page_count, laid_out.findings) == (1, ())


def test_a_picture_is_no_kind_of_markdown_paper(tmp_path: Path) -> None:
    found = _findings(tmp_path, paper_of("Text.\n", "picture"))
    assert [finding.message for finding in found] == ["`picture` is not a kind of paper"]


def test_a_sub_group_is_told_when_the_board_last_met(tmp_path: Path) -> None:
    head = "sub_group: Gangs\nfiled: 2023-11-20\naction: Agree the terms.\nrag_key: {R: Behind}\n"
    words = _words(html_of(tmp_path, "item-4", paper_of("## Operational update\n\nDone.\n", "sub-group-report", head)))
    assert "Filed 20 November 2023 Board last met Thursday 21 September 2023 Operational update" in words
    assert words.endswith("Key R Red : Behind Action for the Board Agree the terms.")


def test_a_meeting_that_was_moved_was_not_the_last(tmp_path: Path) -> None:
    later = {"meetings/2023-11-01/meeting.yaml": "cancelled: {reason: No business}\nagenda: [{title: Police update}]\n"}
    files = {**paper_of("Text.\n", "sub-group-report", "sub_group: Gangs\n"), **later}
    assert "Board last met Thursday 21 September 2023" in _words(html_of(tmp_path, "item-4", files))


def test_an_officer_signs_at_the_end(tmp_path: Path) -> None:
    head = "author: Rob Vale\nperiod: July to September 2023\nmonth: November 2023\n"
    words = _words(html_of(tmp_path, "item-4", paper_of("## Scams\n\nFew.\n", "officer-report", head)))
    assert words.endswith("A paper July to September 2023 Scams Few. Rob Vale, November 2023")
