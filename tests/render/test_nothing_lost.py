"""What runs off, is missing or has no letter is found, at the line it was written on."""

from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from sbpack.findings.finding import Finding, Span
from sbpack.render.html.pictures import pictures_in
from sbpack.render.layout.layout import layout_section
from sbpack.repository.folder import FolderRepository
from tests.pdf_reading import page_texts
from tests.render.boards import AGENDA, DECEMBER, MEMBERS, paper_of, pdf_of, set_section

Found = list[tuple[str, int, int]]


def _findings(root: Path, files: dict[str, str | bytes], section: str = "item-4") -> list[Finding]:
    made = set_section(root, section, files)
    laid_out = layout_section(made.html, pictures_in(made.html, FolderRepository(root).read))
    return list(made.found(laid_out.findings, Span("elsewhere")))


def _places(root: Path, text: str, files: dict[str, str | bytes] | None = None) -> Found:
    """Return rule, line and column of every finding; the text begins in line 5."""
    found = _findings(root, {**paper_of(text), **(files or {})})
    return [(finding.rule, finding.span.line, finding.span.column) for finding in found]


def test_a_letter_that_no_font_has_is_found_where_it_stands(tmp_path: Path) -> None:
    text = "Plain.\n\n- A snowman \u2603\n\n| Place |\n|---|\n| \u2603 |\n\n*\u2604*\n"
    snowman, comet = _findings(tmp_path, paper_of(text))
    assert "`\u2603` (U+2603)" in snowman.message
    assert [place.line for place in (snowman.span, *snowman.also)] == [7, 11]
    assert "`\u2604` (U+2604)" in comet.message
    assert comet.span.line == 13


def test_letters_of_one_place_are_one_finding(tmp_path: Path) -> None:
    (found,) = _findings(tmp_path, paper_of("\u4e00\u4e01\u4e02\u4e03\u4e04\u4e05\u4e06\u4e07\u4e08\u4e09\n"))
    assert found.message.endswith("and 2 more")


def test_a_letter_in_a_drawing_is_found_at_the_drawing(tmp_path: Path) -> None:
    drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><text y="20">\u2603</text></svg>'
    text = "Plain.\n\nSee it: ![A snowman](snow.svg)\n"
    assert _places(tmp_path, text, {f"{DECEMBER}/snow.svg": drawing}) == [("missing-glyph", 7, 9)]


def test_a_letter_on_the_front_sheet_is_found_in_its_own_file(tmp_path: Path) -> None:
    agenda = AGENDA.replace("Introductions", "Introductions \u2603")
    members = MEMBERS.replace("Luke Baldock", "Luke \u2604 Baldock")
    files: dict[str, str | bytes] = {f"{DECEMBER}/meeting.yaml": agenda, "members.yaml": members}
    found = _findings(tmp_path, files, "front-sheet")
    assert {(finding.span.path, finding.span.line) for finding in found} == {
        (f"{DECEMBER}/meeting.yaml", 5),
        ("members.yaml", 7),
    }


def test_a_field_of_the_front_matter_has_a_place(tmp_path: Path) -> None:
    files = paper_of("Text.\n", "thematic-report", "subject: Lights\nauthor: A \u2603\n")
    (found,) = _findings(tmp_path, files)
    assert found.span.line == 5


def test_a_link_to_nowhere_is_found_at_the_link(tmp_path: Path) -> None:
    text = "See [this](#nowhere).\n\n- Or [that](#nowhere), [here](#there).\n\n## There\n"
    (found,) = _findings(tmp_path, paper_of(text))
    assert found.rule == "missing-target"
    assert [(place.line, place.column) for place in (found.span, *found.also)] == [(5, 5), (7, 6)]


def test_a_picture_that_is_not_shown_is_found_where_it_is_asked_for(tmp_path: Path) -> None:
    text = "Before ![Broken](broken.png)\n\n| A |\n|---|\n| ![Again](broken.png) |\n"
    (found,) = _findings(tmp_path, {**paper_of(text), f"{DECEMBER}/broken.png": b"GIF89a"})
    assert found.rule == "missing-image"
    assert [(place.line, place.column) for place in (found.span, *found.also)] == [(5, 8), (9, 3)]


def test_grey_of_sixteen_bits_is_printed_grey(tmp_path: Path) -> None:
    picture = BytesIO()
    Image.new("I;16", (8, 8), 65535 * 3 // 4).save(picture, "PNG")
    made = set_section(
        tmp_path, "item-4", {**paper_of("![A grey square](g.png)\n"), f"{DECEMBER}/g.png": picture.getvalue()}
    )
    section = layout_section(made.html, pictures_in(made.html, FolderRepository(tmp_path).read))
    assert section.findings == ()
    with pikepdf.open(BytesIO(section.pdf)) as pdf:
        (image,) = (item for item in pdf.objects if isinstance(item, pikepdf.Stream) and item.get("/Width") == 8)
        assert pikepdf.PdfImage(image).as_pil_image().convert("L").getpixel((4, 4)) == 191


PAGE = """<!doctype html><html lang="en-GB"><title>A</title>
<style>@page {{ size: A4; margin: 20mm }} html {{ font: 11pt "Source Sans" }} {}</style><h1>A</h1>{}"""


@pytest.mark.parametrize(
    ("style", "body", "block"),
    [
        ("table { table-layout: fixed; width: 40mm }", '<table><tr><td data-block="3">Consideration<td>b</table>', 3),
        (".card { width: 20mm }", '<div class="card" data-block="4"><p>Consideration is given</p></div>', 4),
        (".narrow { columns: 9 }", '<div class="narrow"><p>One</p><p data-block="6">Considerations two</p></div>', 6),
    ],
)
def test_text_that_runs_out_of_its_own_box_is_found(style: str, body: str, block: int) -> None:
    (found,) = layout_section(PAGE.format(style, body), {}).findings
    assert (found.rule, found.block) == ("text-off-page", block)
    assert "runs out of its box on page 1" in found.message


def test_a_picture_larger_than_its_page_is_found() -> None:
    drawing = b'<svg xmlns="http://www.w3.org/2000/svg" width="900" height="40"><path d="M0 0h9v9z"/></svg>'
    html = PAGE.format("", '<p data-block="2"><img src="sbpack:/files/a.svg" alt="A line"></p>')
    (found,) = layout_section(html, {"a.svg": drawing}).findings
    assert (found.rule, found.block) == ("text-off-page", 2)


def test_many_places_are_few_findings() -> None:
    rows = "".join(f'<p data-block="{number}" style="white-space: nowrap">{"word " * 60}</p>' for number in range(40))
    found = layout_section(PAGE.format("", rows), {}).findings
    assert [finding.block for finding in found] == [0, 1, 2, 3, 4, None]
    assert found[-1].message.startswith("35 more places")


ADDRESS = (
    "https://www.example.gov.uk/community-safety/" + "partner-ship/" * 7 + "annual_report.2023.pdf?version=3&print=1"
)


@pytest.mark.parametrize(
    "text",
    [
        f"See [the plan at {ADDRESS}]({ADDRESS}).\n",
        f"See {ADDRESS} for it.\n",
        f"See `{ADDRESS}` for it.\n",
        f"## {ADDRESS}\n\nText.\n",
        f"| A | B | C | D |\n|---|---|---|---|\n| one two | [{ADDRESS}]({ADDRESS}) | three four | five six |\n",
    ],
)
def test_an_address_is_divided_and_copied_whole(tmp_path: Path, text: str) -> None:
    section = pdf_of(tmp_path, "item-4", paper_of(text))
    assert section.findings == ()
    assert ADDRESS in "".join("".join(page_texts(section.pdf)).split())
    assert all(heading.title == ADDRESS for heading in section.headings)


@pytest.mark.parametrize("text", ["{}\n", "- {}\n", "> {}\n", "| A | B |\n|---|---|\n| {} | b |\n", "## {}\n\nText.\n"])
def test_an_endless_word_stays_in_its_box(tmp_path: Path, text: str) -> None:
    section = pdf_of(tmp_path, "item-4", paper_of(text.format("Gesellschaft" * 25)))
    assert section.findings == ()
    assert "Gesellschaft" * 25 in "".join("".join(page_texts(section.pdf)).split())
