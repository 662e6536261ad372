"""Paragraphs, links, notes, pictures and languages as a screen reader hears them."""

from io import BytesIO

import pikepdf
import pytest
import weasyprint.pdf

from sbpack.render.layout.layout import layout_section
from sbpack.render.tags.weasyprint_patch import patch_weasyprint
from tests.pdf_reading import links, struct_tree
from tests.render.tagged import PAGE, laid_out, tags_of
from tests.render.test_tags_lists import listed

SQUARE = '<img src="sbpack:/files/square.svg" alt="{}">'


def test_a_link_keeps_its_formatting_and_is_called_by_its_words() -> None:
    html = f"""<p>See <a href="https://example.org/x?y">the <strong>new</strong> <code>plan</code>
        {SQUARE.format("with a picture")}</a>, <a href="https://example.org/z">{SQUARE.format("a map")}</a>.</p>"""
    assert tags_of(html) == listed("""
        P See the new plan , .
          Link the new plan
            Code plan
            Figure (alt='with a picture')
          Link
            Figure (alt='a map')
    """)
    called = {(link.uri, link.contents) for link in links(laid_out(html).pdf)}
    assert called == {("https://example.org/x?y", "the new plan with a picture"), ("https://example.org/z", "a map")}


def test_a_link_that_says_nothing_is_called_by_its_address() -> None:
    html = f'<p><a href="https://example.org/x">{SQUARE.format("")}</a></p>'
    assert tags_of(html) == "P\n  Link"
    assert [link.contents for link in links(laid_out(html).pdf)] == ["https://example.org/x"]


def test_a_link_over_lines_is_one_with_an_area_for_each() -> None:
    section = laid_out(f'<p><a href="https://example.org">{"<em>some</em> words " * 40}</a></p>')
    found = links(section.pdf)
    assert {link.contents for link in found} == {" ".join(["some words"] * 40)}
    with pikepdf.open(BytesIO(section.pdf)) as pdf:
        areas = [note.Rect for note in pdf.pages[0].Annots]
    assert len({round(float(area[1])) for area in areas}) == len(areas) > 3
    assert [element.tag for element in struct_tree(section.pdf).walk()].count("Link") == 1


def test_a_note_and_its_call_lead_to_each_other() -> None:
    html = """<p>Text<sup id="call-1"><a role="doc-noteref" href="#note-1" aria-label="Note 1">1</a></sup> on.</p>
        <section><h2>Notes</h2><div role="doc-footnote" id="note-1">
        <p style="float: left"><a role="doc-backlink" href="#call-1">1</a></p><p>One.</p><p>Two.</p></div></section>"""
    assert tags_of(html) == listed("""
        P Text1 on.
          Reference 1
            Link 1
        Sect
          H2 Notes
          Note
            Lbl 1
              Link 1
            P One.
            P Two.
    """)
    section = laid_out(html)
    assert [link.contents for link in links(section.pdf)] == ["Note 1", "1"]
    assert [element.id != "" for element in struct_tree(section.pdf).walk() if element.tag == "Note"] == [True]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ('<p>Say <span lang="cy">Croeso</span>.</p>', "P Say Croeso.\n  Span (lang=cy) Croeso"),
        ('<p lang="cy">Bore <em lang="cy">da</em></p>', "P (lang=cy) Bore da"),
        ('<p><a lang="cy" href="https://example.org">Cymru</a></p>', "P Cymru\n  Link (lang=cy) Cymru"),
        ('<div lang="cy"><p>un</p><p>dau</p></div>', "Div (lang=cy)\n  P un\n  P dau"),
        ('<div lang="cy">un <em lang="en-GB">two</em></div>', "P (lang=cy) un two\n  Span (lang=en-GB) two"),
        ('<p lang="EN-gb">one</p>', "P one"),
        (
            '<ul><li lang="cy">un</li></ul>',
            "L (ListNumbering=Disc)\n  LI (lang=cy)\n    Lbl •\n    LBody un",
        ),
        (
            '<table><tr lang="cy"><td>un</td><td lang="en-GB">two</td></tr></table>',
            "Table\n  TBody\n    TR (lang=cy)\n      TD un\n      TD (lang=en-GB) two",
        ),
        (
            '<table lang="cy"><tbody lang="en-GB"><tr><td>one</td></tr></tbody></table>',
            "Table (lang=cy)\n  TBody (lang=en-GB)\n    TR\n      TD one",
        ),
    ],
)
def test_another_language_is_told_where_it_begins(html: str, expected: str) -> None:
    assert tags_of(html) == expected


def test_deleted_and_inserted_words_are_heard_as_such() -> None:
    section = laid_out("<p>The quorum is <del>six of <b>them</b></del> <ins>seven</ins> members.</p>")
    with pikepdf.open(BytesIO(section.pdf)) as pdf:
        spoken = {str(found.Alt) for found in pdf.objects if isinstance(found, pikepdf.Dictionary) and "/Alt" in found}
    assert spoken == {
        "deleted: six of them (end of what is deleted)",
        "inserted: seven (end of what is inserted)",
    }


def test_text_is_heard_in_the_order_of_the_html() -> None:
    html = """<p>One<span class="owner">LB</span> two <span class="right">three</span> four <b>five</b></p>
        <div class="turned"><p>six</p><p>seven</p></div><p class="quoted">nine</p><p class="up">eleven</p>"""
    style = """.owner { position: absolute; right: 0 } .right { float: right }
        .turned { display: flex; flex-direction: row-reverse } .turned p:first-child { order: 2 }
        .quoted::before { content: "eight " } .quoted::after { content: " ten" } .up { position: absolute; top: 0 }"""
    assert tags_of(html, style) == listed("""
        P One LB two threefour five
        P six
        P seven
        P eight nine ten
        P eleven
    """)


def test_text_beside_blocks_is_a_paragraph_and_what_says_nothing_is_none() -> None:
    html = """<div>one <em>two</em><p>three</p>four</div><div>five</div><div>six</div><p>&nbsp;</p><p></p><hr>
        <blockquote>seven</blockquote><h2>eight <span>nine</span></h2>"""
    assert tags_of(html) == listed("""
        P one two
        P three
        P four
        P five
        P six
        BlockQuote
          P seven
        H2 eight nine
    """)


def test_a_picture_has_its_words_and_its_place_and_one_that_decorates_is_passed_over() -> None:
    html = f"<p>{SQUARE.format('A square')}</p><p>{SQUARE.format('')}</p>{SQUARE.format('Alone')}"
    html += '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><title>Drawn</title><path d="M0 0h9"/></svg>'
    expected = "P\n  Figure (alt='A square')\nFigure (alt='Alone')\nFigure (alt='Drawn')"
    assert tags_of(html, "img { display: block }") == expected
    with pikepdf.open(BytesIO(laid_out(html, "body, p { margin: 0 } h1 { height: 20px; margin: 0 }").pdf)) as pdf:
        square = pdf.Root.StructTreeRoot.K[0].K[1].K[0]
        left, bottom, right, top = map(float, square.A.BBox)
    margin, height = 15 * 72 / 25.4, 148 * 72 / 25.4
    assert (left, top) == pytest.approx((margin, height - margin - 15), abs=0.1)
    assert (right - left, top - bottom) == pytest.approx((30, 30))


def test_a_picture_without_words_is_a_finding_and_so_is_a_page_without_language() -> None:
    html = PAGE.format("", "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'></svg>" + SQUARE.format(""))
    html = html.replace(' alt=""', "").replace(' lang="en-GB"', "")
    messages = [finding.message for finding in layout_section(html, {}).findings]
    assert messages[:3] == [
        "the page does not say its language",
        "no words stand for the picture `a drawing`",
        "no words stand for the picture `sbpack:/files/square.svg`",
    ]


def test_the_engine_asks_for_our_tags_and_has_its_own_back() -> None:
    theirs = weasyprint.pdf.add_tags
    with patch_weasyprint(""):
        assert weasyprint.pdf.add_tags is not theirs
    assert weasyprint.pdf.add_tags is theirs
    pdf = weasyprint.HTML(string="<p lang='cy'>a").render(pdf_variant="pdf/ua-1")
    with patch_weasyprint(""):
        ours = pdf.write_pdf(pdf_variant="pdf/ua-1")
    assert [element.language for element in struct_tree(ours).walk() if element.tag == "P"] == ["cy"]
