"""Lists as a screen reader hears them: a label and a body, and what is nested inside it."""

from textwrap import dedent

import pytest

from tests.render.tagged import tags_of


def listed(text: str) -> str:
    """Return an expected tree as it stands in the test."""
    return dedent(text).strip()


def test_a_nested_list_stands_in_the_body_of_its_item() -> None:
    assert tags_of("<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>") == listed("""
        L (ListNumbering=Disc)
          LI
            Lbl •
            LBody
              P one
              L (ListNumbering=Circle)
                LI
                  Lbl ◦
                  LBody two
          LI
            Lbl •
            LBody three
    """)


def test_blocks_of_an_item_keep_their_order() -> None:
    html = """<ol><li><p>one</p><ul><li>two</li></ul><pre><code>three</code></pre><blockquote><p>four</p></blockquote>
        <table><tr><td>five</td></tr></table><h2>six</h2><p><img src="sbpack:/files/square.svg" alt="seven"></p>eight
        </li></ol>"""
    assert tags_of(html) == listed("""
        L (ListNumbering=Decimal)
          LI
            Lbl 1.
            LBody
              P one
              L (ListNumbering=Circle)
                LI
                  Lbl ◦
                  LBody two
              P three
                Code three
              BlockQuote
                P four
              Table
                TBody
                  TR
                    TD five
              H2 six
              P
                Figure (alt='seven')
              P eight
    """)


@pytest.mark.parametrize(
    ("html", "numbering", "label"),
    [
        ('<ol start="5" style="counter-reset: list-item 4"><li>a</li></ol>', "Decimal", "5."),
        ('<ol style="list-style-type: lower-roman"><li>a</li></ol>', "LowerRoman", "i."),
        ('<ol style="list-style-type: upper-latin"><li>a</li></ol>', "UpperAlpha", "A."),
        ("""<ul style='list-style-type: "•  "'><li>a</li></ul>""", "Disc", "•"),
        ("""<ul style='list-style-type: "–  "'><li>a</li></ul>""", "None", "–"),
        ('<ul style="list-style-type: square"><li>a</li></ul>', "Square", "▪"),
    ],
)
def test_a_list_says_how_it_is_numbered(html: str, numbering: str, label: str) -> None:
    assert tags_of(html) == f"L (ListNumbering={numbering})\n  LI\n    Lbl {label}\n    LBody a"


def test_a_list_without_bullets_has_no_labels() -> None:
    html = '<ul style="list-style: none; columns: 2"><li>one</li><li>two</li></ul>'
    assert tags_of(html) == "L (ListNumbering=None)\n  LI\n    LBody one\n  LI\n    LBody two"


def test_terms_are_the_labels_of_what_they_mean() -> None:
    html = "<dl><dt>RAG</dt><dd>red, amber, green</dd><dt>SNB</dt><dt>Board</dt><dd>one</dd><dd>two</dd></dl>"
    assert tags_of(html) == listed("""
        L (ListNumbering=None)
          LI
            Lbl RAG
            LBody red, amber, green
          LI
            Lbl
              P SNB
              P Board
            LBody
              P one
              P two
    """)
