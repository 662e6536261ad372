"""Sections laid out: fonts, places, refusals, and what goes wrong without a word."""

import pickle
import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from sbpack.render.engine import engine_versions, tree_digest
from sbpack.render.html.environment import make_environment
from sbpack.render.html.pictures import pictures_in
from sbpack.render.html.section_html import blank_page_html
from sbpack.render.layout.layout import SectionFetcher, layout_section
from sbpack.render.section import SectionPdf
from tests.pdf_reading import page_texts
from tests.render.boards import board_at, html_of, minutes_of, paper_of, pdf_of


def _font_names(pdf: bytes) -> set[str]:
    with pikepdf.open(BytesIO(pdf)) as document:
        return {
            str(thing.BaseFont).split("+")[-1]
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font" and "/BaseFont" in thing
        }


def _uncompressed(pdf: bytes) -> bytes:
    whole = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.save(whole, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return whole.getvalue()


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> SectionPdf:
    text = "## First part\n\n**Bold**, *slanted*.\n\n### Below\n\nText.\n\n## Second part\n\nText.\n"
    return pdf_of(tmp_path_factory.mktemp("board"), "item-4", paper_of(text))


def test_only_the_fonts_of_the_pack_are_in_it(paper: SectionPdf) -> None:
    names = _font_names(paper.pdf)
    assert names
    assert all(name.startswith(("Source-Sans", "Source-Serif")) for name in names)
    assert {"Source-Sans-Semi-Bold", "Source-Sans-Italic", "Source-Serif-Semi-Bold"} <= names


def test_headings_and_places_are_told(paper: SectionPdf) -> None:
    assert [(heading.level, heading.title) for heading in paper.headings] == [
        (2, "First part"),
        (3, "Below"),
        (2, "Second part"),
    ]
    place = paper.destinations["first-part"]
    assert place.page == 0
    assert 500 < place.y < 842
    assert paper.destinations["second-part"].y < place.y
    assert paper.findings == ()


def test_headings_that_say_nothing_new_are_no_bookmarks(tmp_path: Path) -> None:
    names = [heading.title for heading in pdf_of(tmp_path / "minutes", "item-2").headings]
    assert names == ["75 Apologies for absence", "76 Police update"]
    priority = "## {}\n\n### Aim\n\nText.\n\n### Quarter 2 update\n\nText.\n\n"
    text = priority.format("Theft") + priority.format("Fire") + "### Next steps\n\nText.\n"
    names = [heading.title for heading in pdf_of(tmp_path, "item-4", paper_of(text, "quarterly-update")).headings]
    assert names == ["Theft", "Fire", "Next steps"]
    text = "## June\n\n### Items\n\n- One\n\n## July\n\n### Items\n\n- Two\n"
    names = [heading.title for heading in pdf_of(tmp_path, "item-4", paper_of(text, "forward-plan")).headings]
    assert names == ["June", "July"]


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a.png",
        "file:///etc/passwd",
        "data:image/png;base64,AAAA",
        "sbpack:/files/../members.yaml",
        "sbpack:/files//etc/passwd",
        "sbpack:/files/%2e%2e/members.yaml",
        "sbpack:/files/missing.png",
        "sbpack:/fonts/../../x.ttf",
    ],
)
def test_the_fetcher_refuses_and_remembers(url: str) -> None:
    fetcher = SectionFetcher({})
    with pytest.raises((OSError, ValueError)):
        fetcher.fetch(url)
    assert len(fetcher.refused) == 1


def test_the_blank_page_is_one_page(tmp_path: Path) -> None:
    html = blank_page_html(board_at(tmp_path), make_environment())
    section = layout_section(html, {})
    assert "This page is left intentionally blank" in html
    assert section.page_count == 1
    assert section.findings == ()


def test_the_same_html_gives_the_same_bytes() -> None:
    html = '<!doctype html><html lang="en-GB"><title>A</title><h1>A</h1><p>B</p>'
    assert layout_section(html, {}).pdf == layout_section(html, {}).pdf


def test_a_drawing_is_shown_with_its_words(tmp_path: Path) -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><path d="M0 0h9v9z"/></svg>'
    section = pdf_of(tmp_path, "item-4", {**paper_of("![A blue square](a.svg)\n"), "meetings/2023-12-06/a.svg": svg})
    assert section.findings == ()
    assert b"/Figure" in _uncompressed(section.pdf)


def test_the_pictures_of_a_section_are_those_that_it_shows() -> None:
    files = {"meetings/a b.png": b"1", "logo.svg": b"2", "../up.png": b"3"}
    html = (
        '<img src="sbpack:/files/meetings/a%20b.png"><p>sbpack:/files/logo.svg</p>'
        '<img src="sbpack:/files/../up.png"><img src="sbpack:/files/missing.png">'
    )

    def load(path: str) -> bytes:
        try:
            return files[path]
        except KeyError:
            raise FileNotFoundError(path) from None

    assert pictures_in(html, load) == {"meetings/a b.png": b"1"}
    assert pictures_in("<style>p { background: url('sbpack:/files/logo.svg') }</style>", load) == {"logo.svg": b"2"}


def test_a_laid_out_section_travels_between_processes(paper: SectionPdf) -> None:
    assert pickle.loads(pickle.dumps(paper)) == paper  # noqa: S301 - it was packed here


def test_the_engine_names_all_that_decides_a_page(tmp_path: Path) -> None:
    versions = engine_versions()
    assert {"sbpack", "weasyprint", "pango", "harfbuzz", "fontpkg-source-sans-3", "templates"} <= set(versions)
    assert all(version[0].isalnum() and version != "unknown" for version in versions.values())
    (tmp_path / "pack").mkdir()
    (tmp_path / "pack" / "a.css").write_text("p {}", encoding="utf-8")
    before = tree_digest(tmp_path, "[!.]*")
    (tmp_path / "pack" / "a.css").rename(tmp_path / "pack" / "b.css")
    assert tree_digest(tmp_path, "[!.]*") != before


PAGE = """<!doctype html><html lang="en-GB"><title>A</title>
<style>html {{ font-family: "Source Sans" }} {}</style><h1>A</h1>{}"""


@pytest.mark.parametrize(
    "style",
    [
        "p { position: absolute; top: 260mm }",
        "p { margin-left: -10mm }",
        "p { margin-left: 160mm; width: 30mm; white-space: nowrap }",
        "p { display: inline-block; height: 400mm; padding-top: 380mm }",
    ],
)
def test_text_over_any_edge_of_the_text_area_is_a_finding(style: str) -> None:
    html = PAGE.format("@page { size: A4; margin: 20mm }" + style, "<p>Some words of it</p>")
    assert [finding.rule for finding in layout_section(html, {}).findings] == ["text-off-page"]


def test_text_that_fills_its_area_is_none() -> None:
    html = PAGE.format("@page { size: A4; margin: 20mm }", "<p>Some words of it, again.</p>" * 90)
    assert layout_section(html, {}).findings == ()


def test_a_form_with_room_for_one_page_says_when_it_needs_two(tmp_path: Path) -> None:
    assert pdf_of(tmp_path, "item-4", paper_of("## Aim\n\nText.\n", "plan-on-a-page")).findings == ()
    section = pdf_of(tmp_path, "item-4", paper_of("## Aim\n\n" + "Text.\n\n" * 60, "plan-on-a-page"))
    assert section.page_count > 1
    assert [finding.rule for finding in section.findings] == ["layout-warning"]
    assert "has room for 1" in section.findings[0].message


def test_owners_who_share_a_line_are_not_off_the_page(tmp_path: Path) -> None:
    marks = "".join(f"go {number}.[76.{number} @SUB-GROUP-LEADS] " for number in range(1, 4))
    marks += "".join(f"go {number}.[76.{number} @LB] " for number in range(4, 9))
    assert pdf_of(tmp_path, "item-2", minutes_of(marks + "\n")).findings == ()


def test_a_style_sheet_gives_a3_pages(tmp_path: Path) -> None:
    html = html_of(tmp_path, "item-4", paper_of("Before.\n")).replace("</body>", '<p class="a3">Wide.</p></body>')
    with pikepdf.open(BytesIO(layout_section(html, {}).pdf)) as document:
        sizes = [[round(float(side) * 25.4 / 72) for side in page.mediabox[2:]] for page in document.pages]
    assert sizes == [[210, 297], [420, 297]]


def test_no_block_ends_in_white_space(tmp_path: Path) -> None:
    """Or the engine breaks a line that just fits after its first word."""
    html = html_of(tmp_path, "item-4", paper_of("- one\n- two\n  - three\n\n| a |\n|---|\n| b |\n\nText.\n"))
    assert "<li>one</li>" in html
    assert re.search(r"[^>\s]\s+<(?:/li|/p|/td|/th|ul)>", html) is None


def test_a_line_that_just_fits_before_an_element_is_not_broken_after_its_first_word(tmp_path: Path) -> None:
    words = "Onward, one place works where a landlord takes part and the neighbours are told of it in good time"
    endings = [f"{'i' * narrow}{'e' * wide}" for narrow in range(5) for wide in range(5)]
    text = "\n\n".join(f"{words} {ending} *No further* staff are needed." for ending in endings)
    lines = [line for page in page_texts(pdf_of(tmp_path, "item-4", paper_of(text)).pdf) for line in page.split("\n")]
    assert len([line for line in lines if line.startswith("Onward, one")]) == len(endings)
    assert all("\u200b" not in line for line in lines)
