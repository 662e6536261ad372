"""Markdown as HTML: lawful headings, escaped text, links of plain text, owners beside their word."""

import re
from pathlib import Path

import pytest

from sbpack.render.html.typesetting import unbroken, unbroken_html
from tests.render.boards import AGENDA, DECEMBER, html_of, minutes_of, paper_of

HOSTILE = "{{ 7*7 }} {% raw %} &amp; 1 < 2 \\<script>alert(1)\\</script> `<b>&\"'</b>`"


def _headings(html: str) -> list[tuple[str, str]]:
    return re.findall(r'<h(\d)(?: id="([^"]*)")?', html)


def test_no_heading_skips_a_level_and_each_has_its_own_name(tmp_path: Path) -> None:
    html = html_of(tmp_path, "item-4", paper_of("## Aim\n\n#### Deep\n\n##### Deeper\n\n## Aim\n\n### Café & Co\n"))
    assert _headings(html) == [
        ("1", ""),
        ("2", "aim"),
        ("3", "deep"),
        ("4", "deeper"),
        ("2", "aim-2"),
        ("3", "cafe-co"),
    ]


def test_hostile_text_is_only_text(tmp_path: Path) -> None:
    html = html_of(tmp_path, "item-4", paper_of(HOSTILE, head="author: '<script>{{ 1 }}</script>'\n"))
    assert "<script" not in html
    assert "{{ 7*7 }} {% raw %} &amp; 1 &lt; 2 &lt;script&gt;" in html
    assert "<code>&lt;b&gt;&amp;&quot;'&lt;/b&gt;</code>" in html
    assert "&lt;script&gt;{{ 1 }}&lt;/script&gt;" in html


def test_a_link_keeps_what_is_bold_in_it_and_holds_no_other_link(tmp_path: Path) -> None:
    text = "[see **this**, item 4, `code`\n<https://example.org/b>](https://example.org/?a=1&b=2)\n"
    expected = (
        '<a href="https://example.org/?a=1&amp;b=2">see <strong>this</strong>, item\u00a04, <code>code</code>\n'
        "https://example.org/b</a>"
    )
    assert expected in html_of(tmp_path, "item-4", paper_of(text))


def test_a_mark_stands_right_after_its_word(tmp_path: Path) -> None:
    html = html_of(tmp_path, "item-2", minutes_of("One,\n[76.1 @LB] two [76.2 @AM @JoM]and *three*. [75.1 closed]\n"))
    assert 'One,<span class="owner" id="action-2023-09-21-76.1">LB</span> two<span' in html
    assert ">AM, JoM</span> and <em>three</em>.</p>" in html


def test_an_unnumbered_mark_has_no_anchor(tmp_path: Path) -> None:
    assert 'One.<span class="owner">LB</span>' in html_of(tmp_path, "item-2", minutes_of("One. [@LB]\n"))


def test_a_resolution_is_set_apart(tmp_path: Path) -> None:
    html = html_of(tmp_path, "item-2", minutes_of("**RESOLVED** that:\n\n3. one;\n4. two.\n"))
    assert re.search(
        r'<div class="resolution">\n<p><strong>RESOLVED.*counter-reset: list-item 2.*</ol>\n</div>', html, re.S
    )


def test_an_empty_apologies_minute_is_written_from_the_front_matter(tmp_path: Path) -> None:
    assert "Apologies for absence were received from Amanda Mumford." in html_of(tmp_path, "item-2")


def test_a_passage_in_another_language_says_so(tmp_path: Path) -> None:
    assert '<span lang="cy">Croeso</span>' in html_of(tmp_path, "item-4", paper_of("[Croeso]{lang=cy}\n"))


def test_footnotes_stand_at_the_end_of_the_section(tmp_path: Path) -> None:
    html = html_of(tmp_path, "item-4", paper_of("## One\n\nText.[^a]\n\n[^a]: The note.\n\n## Two\n\nEnd.\n"))
    assert '<sup id="call-1"><a role="doc-noteref" href="#note-1" aria-label="Note 1">1</a></sup>' in html
    assert html.index("The note.") > html.index("End.")


def test_footnotes_and_names_of_matters_arising_are_its_own(tmp_path: Path) -> None:
    rows = "## 76.1 open\n\nIt met.[^a]\n\n### Detail\n\n[^a]: Twice in a month.\n"
    files: dict[str, str | bytes] = {
        "meetings/2023-12-06/matters-arising.md": f"---\ncontact_officer: Steve Wood\n---\n{rows}",
        **paper_of("## Detail\n\nText.\n"),
    }
    shown = html_of(tmp_path, "item-3", files)
    assert "Twice in a month." in shown
    assert 'id="detail"' in shown
    for section in ("front-sheet", "item-2", "item-4"):
        html = html_of(tmp_path, section, files)
        assert "Twice in a month." not in html
        assert "Notes</h2>" not in html
    assert 'id="detail"' in html


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("See minute 76.", 'See <a href="pack:minute-2023-09-21-76">minute 76</a> (page 000).'),
        ("See minute\n76.", 'See <a href="pack:minute-2023-09-21-76">minute 76</a> (page 000).'),
        ("Action 76.1 is", '<a href="pack:action-2023-09-21-76.1">Action 76.1</a> (page 000) is'),
        ("see item 2", 'see <a href="pack:item-2-minutes">item 2</a> (page 000)'),
        ("minute 12 and 76.1 and item 1", "minute 12 and 76.1 and item 1"),
        ("item 2 of the plan", "item 2 of the plan"),
        ("## Minute 76", '<h2 id="minute-76">Minute 76</h2>'),
        (
            "| A | B |\n|---|---|\n| minute 76 | x |",
            '<a href="pack:minute-2023-09-21-76">minute 76</a> (page 000)</td>',
        ),
        ("[minute 76](https://example.org)", '<a href="https://example.org">minute 76</a>'),
    ],
)
def test_references_are_linked_where_their_target_is_in_the_pack(tmp_path: Path, written: str, printed: str) -> None:
    assert printed in html_of(tmp_path, "item-4", paper_of(written + "\n")).replace("\u00a0", " ")


def test_a_reference_in_the_same_section_prints_no_page(tmp_path: Path) -> None:
    html = html_of(tmp_path, "item-2", minutes_of("As minute 76 says.\n"))
    assert '<a href="pack:minute-2023-09-21-76">minute\u00a076</a> says' in html


def test_an_update_of_matters_arising_is_linked(tmp_path: Path) -> None:
    rows = "## Reason for report\n\nText.\n\n## 76.1 open\n\nTaken up under item 4, as minute 76 asked.\n"
    matters = {f"{DECEMBER}/matters-arising.md": f"---\ncontact_officer: Steve Wood\n---\n{rows}"}
    html = html_of(tmp_path, "item-3", matters).replace("\u00a0", " ")
    assert '<a href="pack:item-4-paper">item 4</a> (page 000), as ' in html
    assert '<a href="pack:minute-2023-09-21-76">minute 76</a> (page 000) asked' in html


def test_a_note_on_the_agenda_is_linked(tmp_path: Path) -> None:
    agenda = AGENDA.replace("title: Introductions", "{title: Introductions, note: Don't miss minute 76 & item 4.}")
    html = html_of(tmp_path, "front-sheet", {f"{DECEMBER}/meeting.yaml": agenda}).replace("\u00a0", " ")
    assert 'Don\u2019t miss <a href="pack:minute-2023-09-21-76">minute 76</a> (page 000) &amp; ' in html
    assert '&amp; <a href="pack:item-4-paper">item 4</a> (page 000).' in html


def test_paragraphs_of_a_council_report_are_numbered_in_the_text(tmp_path: Path) -> None:
    text = "## Reason\n\nOne.\n\n- a list\n\nTwo.\n\n## Recommendation\n\nThat it be noted.\n"
    html = html_of(tmp_path, "item-4", paper_of(text, "council-report", "report: ES24001\nstandard_texts: [legal]\n"))
    assert '<h2 id="reason">1 Reason</h2>' in html
    assert '<p class="numbered"><span class="number">1.2</span> Two.</p>' in html
    assert '<span class="number">3.1</span> The Crime and Disorder Act 1998 applies.' in html
    assert "2.1" not in html.replace("2.1mm", "")


@pytest.mark.parametrize(
    ("written", "held"),
    [
        ("at 10.00 am on 21 September 2023", "at 10.00~am on 21~September 2023"),
        ("the 1st\nMarch, 7 p.m., 12 noon", "the 1st~March, 7~p.m., 12~noon"),
        ("Minute 76, action 76.1, items 3 and 4, page 9", "Minute~76, action~76.1, items~3 and 4, page~9"),
        ("£366,000 and 4 marches, 3 amber, minutes of", "£366,000 and 4 marches, 3 amber, minutes of"),
        ("a new item and examination 4", "a new item and examination 4"),
        ("Priority 2, sections\n97 and 98, Quarter 1", "Priority~2, sections~97 and 98, Quarter~1"),
    ],
)
def test_what_belongs_together_stays_on_a_line(written: str, held: str) -> None:
    assert unbroken(written).replace("\u00a0", "~") == held


def test_a_range_of_pages_stays_on_a_line_and_is_escaped() -> None:
    assert unbroken_html("see pages 3–12 & 14") == ('see <span class="nobreak">pages\u00a03–12</span> &amp; 14')
