"""Tables with pages of their own: which page is how large, and what stands on it."""

import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from tests.pdf_reading import page_texts
from tests.render.boards import DECEMBER, MATTERS, paper_of, pdf_of

UPRIGHT, WIDE, WIDEST = (210, 297), (297, 210), (420, 297)
TABLE = "![Plan](plan.csv){page=landscape}"
ROWS = "Name,Cost\nCell,12\n"


def _pages(
    root: Path, files: dict[str, str | bytes], section: str = "item-4", rows: str = ROWS
) -> list[tuple[tuple[int, ...], str]]:
    """Return the size of every page in millimetres, and its words."""
    pdf = pdf_of(root, section, {**files, f"{DECEMBER}/plan.csv": rows}).pdf
    with pikepdf.open(BytesIO(pdf)) as document:
        sizes = [tuple(round(float(side) * 25.4 / 72) for side in page.mediabox[2:]) for page in document.pages]
    return list(zip(sizes, (" ".join(text.split()) for text in page_texts(pdf)), strict=True))


WRAPPED = {
    "plain": f"Before.\n\n{TABLE}\n\nAfter.\n",
    "section": f"## One\n\nBefore.\n\n{TABLE}\n\nAfter.\n\n## Two\n\nMore.\n",
    "deep": f"## One\n\n### Aim\n\nBefore.\n\n{TABLE}\n\nAfter.\n",
    "recommendation": f"## Recommendation\n\nBefore.\n\n{TABLE}\n\nAfter.\n",
    "list": f"- Before.\n\n  {TABLE}\n\n  After.\n- More.\n",
    "quotation": f"> Before.\n>\n> {TABLE}\n>\n> After.\n",
    "markdown": "Before.\n\n| Name | Cost |\n|---|---|\n| Cell | 12 |\n{page=landscape}\n\nAfter.\n",
}


@pytest.mark.parametrize(
    "kind", ["paper", "council-report", "thematic-report", "partnership-report", "quarterly-update", "officer-report"]
)
@pytest.mark.parametrize("text", WRAPPED.values(), ids=WRAPPED)
def test_what_stands_round_a_wide_table_stands_on_upright_pages(tmp_path: Path, kind: str, text: str) -> None:
    pages = _pages(tmp_path, paper_of(text, kind))
    assert [size for size, _ in pages] == [UPRIGHT, WIDE, UPRIGHT]
    assert "Before." in pages[0][1]
    assert pages[1][1].removeprefix("Plan ") == "Name Cost Cell 12"
    assert "After." in pages[2][1]


def test_a_table_at_either_end_leaves_no_empty_page(tmp_path: Path) -> None:
    first = _pages(tmp_path, paper_of(f"{TABLE}\n\nAfter.\n"))
    last = _pages(tmp_path, paper_of(f"Before.\n\n{TABLE}\n"))
    assert [size for size, _ in first] == [WIDE, UPRIGHT]
    assert "A paper" in first[0][1], "the title stands on the page of its table"
    assert [size for size, _ in last] == [UPRIGHT, WIDE]


def test_wide_tables_that_follow_one_another_share_their_pages(tmp_path: Path) -> None:
    pages = _pages(tmp_path, paper_of(f"Before.\n\n{TABLE}\n\n{TABLE}\n\nAfter.\n"))
    assert [size for size, _ in pages] == [UPRIGHT, WIDE, UPRIGHT]


def test_a_long_table_stays_wide_to_its_end(tmp_path: Path) -> None:
    rows = "Name,Cost\n" + "Cell,12\n" * 60
    pages = _pages(tmp_path, paper_of(f"Before.\n\n{TABLE}\n\nAfter.\n"), rows=rows)
    assert [size for size, _ in pages[1:-1]] == [WIDE] * (len(pages) - 2)
    assert sum(text.count("Cell") for _, text in pages[1:-1]) == 60
    assert pages[-1] == (UPRIGHT, "After.")


def test_a_row_taller_than_a_page_is_broken_below_the_headings(tmp_path: Path) -> None:
    cell = "\n\n".join(f"Paragraph {number}. {'Word ' * 30}" for number in range(1, 41))
    for table in (TABLE, "![Plan](plan.csv)"):
        pages = _pages(tmp_path, paper_of(f"Before.\n\n{table}\n"), rows=f'Name,Cost\nShort,1\n"{cell}",12\nLast,2\n')
        texts = [text for _, text in pages if "Paragraph" in text]
        assert len(texts) > 1
        assert all("Name Cost" in text for text in texts)
        found = [int(number) for text in texts for number in re.findall(r"Paragraph (\d+)", text)]
        assert found == list(range(1, 41))


def test_a_row_that_fits_on_a_page_stays_whole(tmp_path: Path) -> None:
    cell = "\n".join(f"- Point {number}" for number in range(1, 21))
    rows = "Name,Cost\n" + f'"{cell}",12\n' * 3
    texts = [text for _, text in _pages(tmp_path, paper_of("![Plan](plan.csv)\n"), rows=rows)]
    assert len(texts) == 2
    assert [len(re.findall("Point 1 ", text)) for text in texts] == [
        len(re.findall("Point 20", text)) for text in texts
    ]


@pytest.mark.parametrize("kind", ["paper", "council-report"])
def test_headings_go_with_their_table(tmp_path: Path, kind: str) -> None:
    pages = _pages(tmp_path, paper_of(f"## One\n\nBefore.\n\n## Two\n\n### Three\n\n{TABLE}\n\nAfter.\n", kind))
    assert [size for size, _ in pages] == [UPRIGHT, WIDE, UPRIGHT]
    assert "Two" not in pages[0][1]
    assert "Two" in pages[1][1]
    assert "Three" in pages[1][1]


def test_the_widest_tables_have_a3_pages(tmp_path: Path) -> None:
    wider = TABLE.replace("landscape", "a3")
    pages = _pages(tmp_path, paper_of(f"Before.\n\n{TABLE}\n\n## Below\n\n{wider}\n\nAfter.\n"))
    assert [size for size, _ in pages] == [UPRIGHT, WIDE, WIDEST, UPRIGHT]
    assert "Below" in pages[2][1]


def test_a_kind_on_landscape_pages_keeps_them(tmp_path: Path) -> None:
    pages = _pages(tmp_path, paper_of(f"Before.\n\n{TABLE}\n\nAfter.\n", "delivery-plan"))
    assert [size for size, _ in pages] == [WIDE]


def test_within_a_cell_there_is_no_other_page_to_go_to(tmp_path: Path) -> None:
    pages = _pages(tmp_path, {f"{DECEMBER}/matters-arising.md": f"{MATTERS}\n{TABLE}\n\nAfter.\n"}, "item-3")
    assert {size for size, _ in pages} == {UPRIGHT}
    assert "Cell 12" in pages[-1][1]
    assert "After." in pages[-1][1]


@pytest.mark.parametrize(("header", "body"), [(25, 25), (60, 3), (3, 60)])
def test_headings_are_printed_however_tall_they_are(tmp_path: Path, header: int, body: int) -> None:
    head = "\n\n".join(f"Head{number}" for number in range(header))
    cell = "\n\n".join(f"Cell{number}" for number in range(body))
    pages = _pages(tmp_path, paper_of("![Plan](plan.csv)\n"), rows=f'"{head}",Cost\n"{cell}",12\n')
    printed = " ".join(text for _, text in pages)
    assert [word for word in (*head.split(), *cell.split()) if word not in printed.split()] == []
