"""What goes over pages and columns is one element, and what is printed again is not heard again."""

from io import BytesIO

import pikepdf
import pytest

from tests.pdf_reading import Element, kids_of, marked_texts, struct_tree
from tests.render.tagged import laid_out

WORDS = " ".join(f"word{number}" for number in range(500))


def elements(pdf: bytes, tag: str) -> list[Element]:
    """Return all elements with a tag."""
    return [element for element in struct_tree(pdf).walk() if element.tag == tag]


def test_a_table_over_three_pages_is_one_and_its_head_is_heard_once() -> None:
    rows = "".join(f'<tr><th scope="row">ward {row}</th><td>{row * 2}</td></tr>' for row in range(80))
    head = "<thead><tr><th>Ward</th><th>Thefts</th></tr></thead>"
    section = laid_out(f"<table><caption>Thefts</caption>{head}<tbody>{rows}</tbody></table>")
    assert section.page_count >= 3
    (table,) = elements(section.pdf, "Table")
    assert [child.tag for child in table.children] == ["Caption", "THead", "TBody"]
    assert [len(child.children) for child in table.children[1:]] == [1, 80]
    headers = {element.id: element.text for element in table.walk() if element.id}
    for number, row in enumerate(table.children[2].children):
        assert [cell.text for cell in row.children] == [f"ward {number}", str(number * 2)]
        assert [headers[name] for name in row.children[1].headers] == ["Thefts", f"ward {number}"]
    artifacts = [
        piece.text.strip() for (_, mark), pieces in marked_texts(section.pdf).items() for piece in pieces if mark < 0
    ]
    assert artifacts == ["Ward", "Thefts"] * (section.page_count - 1)


@pytest.mark.parametrize("style", ["", "div { columns: 2 }"])
@pytest.mark.parametrize(
    ("html", "tag"),
    [
        ("<p>{}</p>", "P"),
        ("<blockquote><p>{}</p></blockquote>", "BlockQuote"),
        ("<ul><li>{}</li></ul>", "L"),
        ("<ul><li>{}</li></ul>", "LI"),
        ("<section><p>{}</p></section>", "Sect"),
        ("<p><a href='https://example.org'>{}</a></p>", "Link"),
        ("<p><span lang='cy'>{}</span></p>", "Span"),
        ("<pre>{}</pre>", "Code"),
        ("<table><tr><td>{}</td></tr></table>", "TD"),
    ],
)
def test_what_goes_over_two_pages_is_one_element(html: str, tag: str, style: str) -> None:
    section = laid_out(f"<div>{html.format(WORDS)}</div>", f"pre {{ white-space: pre-wrap }} {style}")
    assert section.page_count >= 2
    (element,) = elements(section.pdf, tag)
    assert WORDS in " ".join(below.text for below in element.walk())


def test_a_row_that_a_page_divides_is_one_row() -> None:
    section = laid_out(f"<table><tr><td>{WORDS}</td><td>beside</td><td>{WORDS}</td></tr></table>")
    (row,) = elements(section.pdf, "TR")
    assert [cell.text for cell in row.children] == [WORDS, "beside", WORDS]


def test_every_mark_leads_to_the_element_that_holds_it() -> None:
    section = laid_out(f"<p>{WORDS} <a href='https://example.org'>{WORDS}</a></p><ul><li>{WORDS}</li></ul>")
    with pikepdf.open(BytesIO(section.pdf)) as pdf:
        numbers = pdf.Root.StructTreeRoot.ParentTree.Nums.as_list()
        parents = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        waiting, seen = [pdf.Root.StructTreeRoot.K[0]], 0
        for element in waiting:
            for kid in kids_of(element):
                if isinstance(kid, int) or kid.get("/Type") == "/MCR":
                    page, number = (element.Pg, kid) if isinstance(kid, int) else (kid.Pg, int(kid.MCID))
                    assert parents[int(page.StructParents)][number] == element
                    seen += 1
                elif kid.get("/Type") == "/OBJR":
                    assert parents[int(kid.Obj.StructParent)] == element
                else:
                    assert element == kid.P
                    waiting.append(kid)
        assert seen == sum(len(parents[number]) for number in range(section.page_count)) > 20
        assert int(pdf.Root.StructTreeRoot.ParentTreeNextKey) == len(parents) == max(parents) + 1
