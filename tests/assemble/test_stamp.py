"""What is printed on the pages, measured as a reader sees it."""

import ctypes
from dataclasses import replace
from io import BytesIO
from itertools import pairwise
from typing import Any

import pikepdf
import pypdfium2
import pytest
from pypdfium2 import raw

from sbpack.assemble import assemble
from sbpack.assemble.stamp import ACCENT, FAINT, MUTED, unprintable_characters
from sbpack.assemble.stamp import STAMP_INK as INK
from sbpack.render.section import SectionPdf
from sbpack.sandbox.pdf_file import seen_page
from tests.assemble.packs import of_lengths, pack, part
from tests.assemble.ready_made import ready_made
from tests.pdf_reading import joined, marked_texts, page_texts, struct_text

Box = tuple[float, float, float, float]

MILLIMETRE = 72 / 25.4
A4: Box = (0, 0, 595, 842)
LANDSCAPE: Box = (0, 0, 842, 595)
A3: Box = (0, 0, 1191, 842)
OFF_ORIGIN: Box = (-300, 200, 295, 1042)


def stamped(section: SectionPdf) -> bytes:
    return assemble(pack(part("item-5", section, "Agenda Item 5"), duplex=False))


def seen(pdf: bytes, text: str) -> list[Box]:
    """Return where a reader sees each letter of a text on the first page.

    Left, bottom, right and top, in points from the lower left corner of the page as it is shown.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        page = document[0]
        textpage = page.get_textpage()
        start, _ = textpage.search(text, match_case=True).get_next()
        printed = [start + index for index, letter in enumerate(text) if letter != " "]
        return [_as_shown(page, textpage.get_charbox(index)) for index in printed]


def _as_shown(page: Any, box: Box) -> Box:
    width, height = page.get_size()
    corners = [_point_as_shown(page, *corner) for corner in (box[:2], box[2:])]
    (x1, y1), (x2, y2) = corners
    return min(x1, x2) * width, min(y1, y2) * height, max(x1, x2) * width, max(y1, y2) * height


def _point_as_shown(page: Any, x: float, y: float) -> tuple[float, float]:
    """Return a point in parts of the page's width and height."""
    fine = 1_000_000
    across, down = ctypes.c_int(), ctypes.c_int()
    raw.FPDF_PageToDevice(page, 0, 0, fine, fine, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value / fine, 1 - down.value / fine


def size(pdf: bytes) -> tuple[float, float]:
    with pypdfium2.PdfDocument(pdf) as document:
        width, height = document[0].get_size()
        return float(width), float(height)


def assert_stamps_stand_right(pdf: bytes) -> None:
    width, height = size(pdf)
    board, number, date, item = (
        seen(pdf, text) for text in ("Safer Bromley Partnership Board", "Page 1", "6 December 2023", "Agenda Item 5")
    )
    for letters in (board, number, date, item):
        lefts = [left for left, *_ in letters]
        assert lefts == sorted(lefts), "upright text goes from left to right"
        assert max(top for *_, top in letters) - min(bottom for _, bottom, *_ in letters) < 13, "on one line"
    assert board[0][0] == pytest.approx(22 * MILLIMETRE, abs=1.5)
    assert date[-1][2] == pytest.approx(width - 22 * MILLIMETRE, abs=1.5)
    assert item[-1][2] == pytest.approx(width - 22 * MILLIMETRE, abs=1.5)
    assert (number[0][0] + number[-1][2]) / 2 == pytest.approx(width / 2, abs=1.5)
    for letters in (board, number, date):
        assert letters[0][1] == pytest.approx(12 * MILLIMETRE, abs=1)
    assert item[0][3] == pytest.approx(height - 12 * MILLIMETRE, abs=1)


@pytest.mark.parametrize("box", [A4, LANDSCAPE, A3, OFF_ORIGIN])
@pytest.mark.parametrize("rotate", [0, 90, 180, 270, -90, 450])
def test_the_stamps_stand_upright_at_the_edges_of_the_paper(box: Box, rotate: int) -> None:
    assert_stamps_stand_right(stamped(ready_made(1, box=box, rotate=rotate)))


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
def test_the_edge_is_that_of_the_part_of_a_page_that_is_shown(rotate: int) -> None:
    section = ready_made(1, box=OFF_ORIGIN, rotate=rotate, crop=(-280, 260, 290, 900))
    assert_stamps_stand_right(stamped(section))


def test_a_crop_box_outside_the_page_counts_for_nothing() -> None:
    section = ready_made(1, box=A4, crop=(2000, 2000, 3000, 3000))
    with pikepdf.open(BytesIO(section.pdf)) as document:
        frame = seen_page(document.pages[0])
        assert (frame.width, frame.height, frame.matrix) == (595, 842, (1, 0, 0, 1, 0, 0))


def test_on_a_page_measured_in_larger_units_the_stamps_are_as_large_as_elsewhere() -> None:
    with pikepdf.open(BytesIO(ready_made(1).pdf)) as document:
        page = document.pages[0]
        page.obj.UserUnit = 2
        frame = seen_page(page)
        assert (frame.width, frame.height) == (1190, 1684)
        assert frame.to_page(100, 200) == (50, 100)


def test_only_the_first_page_of_a_part_bears_its_item() -> None:
    texts = page_texts(assemble(of_lengths(3, 2)))
    assert ["Agenda Item" in text for text in texts] == [True, False, False, False, True, False]


def test_stamps_are_artifacts_and_nothing_that_a_screen_reader_reads() -> None:
    assembly = replace(of_lengths(2), watermark="DRAFT")
    pdf = assemble(assembly)
    artifacts = joined(marked_texts(pdf)[0, -1])
    for text in ("DRAFT", "Agenda Item 1", "Page 1", "6 December 2023", "Safer Bromley Partnership Board"):
        assert text in artifacts
        assert not any(text in tagged for _, tagged in struct_text(pdf))
    with pikepdf.open(BytesIO(pdf)) as document:
        assert artifact_kinds(document.pages[0]) == ["/Watermark", "/Footer", "/Header"]
        assert artifact_kinds(document.pages[1]) == ["/Watermark", "/Footer"]


def artifact_kinds(page: pikepdf.Page) -> list[str]:
    return [
        str(instruction.operands[1].Subtype)
        for instruction in pikepdf.parse_content_stream(page)
        if str(instruction.operator) == "BDC" and str(instruction.operands[0]) == "/Artifact"
    ]


def test_a_watermark_shows_on_a_coloured_page_from_corner_to_corner() -> None:
    pdf = assemble(replace(of_lengths(2), watermark="DRAFT"))
    with pikepdf.open(BytesIO(pdf)) as document:
        operators = [str(instruction.operator) for instruction in pikepdf.parse_content_stream(document.pages[0])]
        assert operators.count("q") == operators.count("Q")
        assert operators.index("gs") > operators.index("Q"), "it lies over what the page shows"
        assert document.pages[0].obj.Resources.ExtGState["/SbpackOver"].BM == "/Multiply"
    letters = seen(pdf, "DRAFT")
    assert all(low[0] < high[0] and low[1] < high[1] for low, high in pairwise(letters))
    centre = [(letters[0][side] + letters[-1][side + 2]) / 2 for side in (0, 1)]
    assert centre == pytest.approx([595 / 2, 842 / 2], abs=30)


def test_without_a_watermark_there_is_none() -> None:
    with pikepdf.open(BytesIO(assemble(of_lengths(1)))) as document:
        assert artifact_kinds(document.pages[0]) == ["/Footer", "/Header"]


def test_fonts_are_embedded_once_for_all_pages() -> None:
    with pikepdf.open(BytesIO(assemble(of_lengths(3, 2, 4)))) as document:
        fonts = {
            font.objgen: font
            for page in document.pages
            for name, font in page.obj.Resources.Font.items()
            if name.startswith("/Sbpack")
        }
        names = sorted(str(font.BaseFont)[8:] for font in fonts.values())
        assert names == ["SourceSans3-Regular", "SourceSans3-Semibold"]
        for font in fonts.values():
            (descendant,) = font.DescendantFonts
            program = descendant.FontDescriptor.FontFile2
            assert 1_000 < int(program.Length1) == len(program.read_bytes()) < 20_000


def test_characters_that_the_font_lacks_are_told_and_print_as_question_marks() -> None:
    assembly = replace(of_lengths(1), footer_left="Bwrdd 安全 Bromley\nŵ", footer_right="caf\u0065\u0301")
    assert unprintable_characters(assembly) == ("全", "安")
    text = page_texts(assemble(assembly))[0]
    assert "Bwrdd ?? Bromley ŵ" in text
    assert "café" in text


def test_a_long_name_is_cut_before_it_meets_the_page_number() -> None:
    name = "Safer Bromley Partnership Strategic Group and Community Safety Board of the London Borough"
    pdf = assemble(replace(of_lengths(1), footer_left=name))
    assert "Safer Bromley Partnership" in page_texts(pdf)[0]
    assert "…" in page_texts(pdf)[0]
    assert seen(pdf, "…")[0][2] < seen(pdf, "Page 1")[0][0]


def test_a_page_without_content_or_resources_is_stamped() -> None:
    with pikepdf.open(BytesIO(ready_made(1, ()).pdf)) as document:
        page = document.pages[0].obj
        del page.Contents
        del page.Resources
        output = BytesIO()
        document.save(output)
    section = SectionPdf(output.getvalue(), 1)
    assert "Page 1" in page_texts(assemble(pack(part("item-1", section))))[0]


def test_colours_have_contrast() -> None:
    def luminance(colour: str) -> float:
        red, green, blue = (
            value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
            for value in map(float, colour.split())
        )
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    for colour in (MUTED, INK, ACCENT):
        assert (luminance(FAINT) + 0.05) / (luminance(colour) + 0.05) > 4.5
