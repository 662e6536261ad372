"""Lists whose items hold more than a line: a screen reader hears a label and a body, and what is nested inside it."""

import pytest

from sbpack.render.layout import layout_section
from tests.pdf_reading import Element, struct_tree

PAGE = '<!doctype html><html lang="en"><head><title>T</title></head><body><h1>T</h1>{}</body></html>'


def outline(element: Element) -> str:
    """Return what a list is made of, without the spans of its lines."""
    below = " ".join(outline(child) for child in element.children if child.tag not in ("Span", "NonStruct"))
    return f"{element.tag}({below})" if below else element.tag


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ol><li>a</li><li>b</li></ol>", "L(LI(Lbl LBody) LI(Lbl LBody))"),
        ("<ol><li><p>a</p><p>b</p></li></ol>", "L(LI(Lbl LBody(P P)))"),
        ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "L(LI(Lbl LBody(L(LI(Lbl LBody)))) LI(Lbl LBody))"),
        (
            "<ul><li><p>a</p><ol><li><p>b</p><p>c</p></li></ol><p>d</p></li></ul>",
            "L(LI(Lbl LBody(P L(LI(Lbl LBody(P P))) P)))",
        ),
        ("<ul><li><blockquote><p>q</p></blockquote></li></ul>", "L(LI(Lbl LBody(BlockQuote(P))))"),
    ],
)
def test_an_item_is_a_label_and_a_body(html: str, expected: str) -> None:
    tree = struct_tree(layout_section(PAGE.format(html), {}).pdf)
    (listing,) = (element for element in tree.children[0].children if element.tag == "L")
    assert outline(listing) == expected


def test_words_keep_their_order() -> None:
    html = "<ul><li><p>one</p><ul><li>two</li></ul><p>three</p></li><li>four</li></ul>"
    tree = struct_tree(layout_section(PAGE.format(html), {}).pdf)
    said = [element.text for element in tree.walk() if element.tag in ("P", "LBody") and element.text]
    assert said == ["one", "two", "three", "four"]
