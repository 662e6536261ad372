"""The layout engine's door: HTML in, tagged PDF out.

Only this module, its fetcher and the tags import WeasyPrint; whoever calls it imports it when there is something to
lay out.
"""

from collections.abc import Mapping

from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration

from sbpack.render.fetcher import SectionFetcher
from sbpack.render.fonts import font_css
from sbpack.render.layout_findings import (
    engine_messages,
    font_findings,
    log_findings,
    overflow_findings,
    refusal_findings,
    room_findings,
)
from sbpack.render.owner_column import spread_owners
from sbpack.render.section_pdf import Destination, Heading, SectionPdf
from sbpack.render.tags.seam import our_tags
from sbpack.render.tags.untold import untold_findings

_BASE = "sbpack:/"
"""What the engine takes for the page's address: the same on every machine."""
_POINTS = 0.75
"""PDF points in a CSS pixel."""


def layout_section(html: str, pictures: Mapping[str, bytes]) -> SectionPdf:
    """Lay out one section that shows these pictures."""
    fetcher = SectionFetcher(pictures)
    with engine_messages() as messages:
        page = HTML(string=html, base_url=_BASE, url_fetcher=fetcher)
        document = _render(page, fetcher)
        for sheet in document.pages:
            spread_owners(sheet._page_box)
        with our_tags():
            pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    findings = (
        *log_findings(messages),
        *untold_findings(page.etree_element),
        *refusal_findings(fetcher.refused),
        *font_findings(document.fonts.values()),
        *overflow_findings(document.pages),
        *room_findings(len(document.pages), page.etree_element.find("body").get("data-pages")),
    )
    return SectionPdf(pdf, len(document.pages), _destinations(document), _headings(document), findings)


def _render(page: HTML, fetcher: SectionFetcher) -> Document:
    fonts = FontConfiguration()
    faces = CSS(string=font_css(), base_url=_BASE, url_fetcher=fetcher, font_config=fonts)
    return page.render(stylesheets=[faces], font_config=fonts, pdf_variant="pdf/ua-1")


def _destinations(document: Document) -> dict[str, Destination]:
    """Return every place with an id; one that runs over pages is where it begins."""
    destinations: dict[str, Destination] = {}
    for number, page in enumerate(document.pages):
        for name, (left, top, *_) in page.anchors.items():
            destinations.setdefault(name, _destination(number, left, top, page.height))
    return destinations


def _headings(document: Document) -> tuple[Heading, ...]:
    return tuple(
        Heading(level, " ".join(title.split()), _destination(number, left, top, page.height))
        for number, page in enumerate(document.pages)
        for level, title, (left, top), _ in page.bookmarks
    )


def _destination(page: int, left: float, top: float, height: float) -> Destination:
    return Destination(page, round(left * _POINTS, 2), round((height - top) * _POINTS, 2))
