"""The layout engine's door: HTML in, tagged PDF out.

Only this module, its fetcher and the tags import WeasyPrint; whoever calls it imports it when there is something to
lay out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from weasyprint import HTML, Document

from sbpack.render.blocks import Blocks
from sbpack.render.engine_log import engine_messages
from sbpack.render.fetcher import SectionFetcher
from sbpack.render.layout_findings import layout_findings
from sbpack.render.line_ends import without_line_ends
from sbpack.render.owner_column import spread_owners
from sbpack.render.pictures import printable
from sbpack.render.section_pdf import PACK_SCHEME, Destination, Heading, SectionPdf
from sbpack.render.style_sheets import BASE, faces_for, take_sheets
from sbpack.render.tags.seam import our_tags
from sbpack.render.wide_tables import MOST_ROUNDS, next_looks, table_findings, wide_tables, with_looks
from sbpack.sources.known_letters import usual_letters

_POINTS = 0.75
"""PDF points in a CSS pixel."""


@dataclass(frozen=True)
class _LaidOut:
    """One round of a section."""

    html: str
    document: Document
    blocks: Blocks
    fetcher: SectionFetcher


def layout_section(html: str, pictures: Mapping[str, bytes], prefix: str = "") -> SectionPdf:
    """Lay out one section that shows these pictures, its tables on pages that are wide enough for them.

    `prefix` goes before the ids of its tags, which no other section of the pack may have.
    """
    html = usual_letters(html)
    pictures = {path: printable(data) for path, data in pictures.items()}
    with engine_messages() as messages:
        laid_out = _lay_out(html, pictures)
        for _ in range(MOST_ROUNDS):
            looks = next_looks(wide_tables(laid_out.document.pages), laid_out.blocks)
            if not looks:
                break
            messages.clear()
            laid_out = _lay_out(with_looks(laid_out.html, looks), pictures)
        document = laid_out.document
        for sheet in document.pages:
            spread_owners(sheet._page_box)
        with our_tags(prefix):
            pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    findings = (
        *layout_findings(document, laid_out.blocks, pictures, messages, laid_out.fetcher.refused),
        *table_findings(laid_out.html),
    )
    destinations, headings = _destinations(document), _headings(document)
    targets = (link.get("href") or "" for link in laid_out.blocks.root.iter("a"))
    links = tuple(dict.fromkeys(target for target in targets if target.startswith(PACK_SCHEME)))
    return SectionPdf(pdf, len(document.pages), destinations, headings, links, findings)


PRINT_DPI = 300
"""Points an inch of a picture: presses and eyes see no more. One with fewer stays as it is, byte for byte."""


def _lay_out(html: str, pictures: Mapping[str, bytes]) -> _LaidOut:
    fetcher = SectionFetcher(pictures)
    page = HTML(string=html, base_url=BASE, url_fetcher=fetcher)
    faces = faces_for(html)
    sheets = [faces.sheet, *take_sheets(page.etree_element)]
    document = page.render(stylesheets=sheets, font_config=faces.config, pdf_variant="pdf/ua-1", dpi=PRINT_DPI)
    return _LaidOut(html, document, Blocks(page.etree_element), fetcher)


def _destinations(document: Document) -> dict[str, Destination]:
    """Return every place with an id; one that runs over pages is where it begins."""
    destinations: dict[str, Destination] = {}
    for number, page in enumerate(document.pages):
        for name, (left, top, *_) in page.anchors.items():
            destinations.setdefault(name, _destination(number, left, top, page.height))
    return destinations


def _headings(document: Document) -> tuple[Heading, ...]:
    return tuple(
        Heading(level, " ".join(without_line_ends(title).split()), _destination(number, left, top, page.height))
        for number, page in enumerate(document.pages)
        for level, title, (left, top), _ in page.bookmarks
    )


def _destination(page: int, left: float, top: float, height: float) -> Destination:
    return Destination(page, round(left * _POINTS, 2), round((height - top) * _POINTS, 2))
