"""The layout of one section by WeasyPrint: HTML in, tagged PDF out.

The engine may fetch the pack's fonts and the pictures that it was given, nothing from disk or network. A process parses
each style sheet once. Import this module only where there is something to lay out: the engine is slow to load.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from weasyprint import CSS, HTML, Document
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher, URLFetcherResponse

from sbpack.render.engine import FONTS, face_file, face_named, font_css
from sbpack.render.html.pictures import picture_path, printable
from sbpack.render.html.typesetting import without_line_ends
from sbpack.render.layout.boxes import spread_owners
from sbpack.render.layout.findings import ENGINE_LOG, engine_complaints, layout_findings
from sbpack.render.layout.wide_tables import MOST_ROUNDS, next_looks, table_findings, wide_tables, with_looks
from sbpack.render.places import Blocks
from sbpack.render.section import PACK_SCHEME, Destination, Heading, SectionPdf
from sbpack.render.tags.weasyprint_patch import patch_weasyprint
from sbpack.sandbox.picture import check_picture
from sbpack.text.known_letters import usual_letters


class SectionFetcher(URLFetcher):  # type: ignore[misc]
    """Serves fonts, and pictures by their path from the root. The engine goes on after a refusal: each is recorded."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        super().__init__(allowed_protocols=())
        self._pictures = pictures
        self.refused: list[tuple[str, str]] = []
        """The address of what was asked for, and why it was not given."""

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:  # noqa: ARG002
        """Return a font or an image, or refuse."""
        try:
            return URLFetcherResponse(url, self._bytes(url))
        except (OSError, ValueError) as error:
            self.refused.append((url, str(error)))
            raise

    def _bytes(self, url: str) -> bytes:
        face = face_named(url.removeprefix(FONTS)) if url.startswith(FONTS) else None
        if face is not None:
            return face_file(face)
        data = self._pictures.get(picture_path(url))
        if data is None:
            raise ValueError("there is no such file below the root")
        if reason := check_picture(data):
            raise ValueError(reason)
        return data


BASE = "sbpack:/"
"""What the engine takes for the address of whatever it reads: the same on every machine."""
_MOST = 64
_FETCHING = ("@import", "@font-face")
"""What a sheet of a board's own may ask for while it is parsed: each section has to hear what it was refused."""


@dataclass(frozen=True)
class Faces:
    """The fonts of the pack, as the engine wants them: the faces, and the sheet that declares them."""

    config: FontConfiguration
    sheet: CSS


def _faces() -> Faces:
    config = FontConfiguration()
    return Faces(config, CSS(string=font_css(), base_url=BASE, url_fetcher=SectionFetcher({}), font_config=config))


_shared_faces = lru_cache(maxsize=1)(_faces)


def take_sheets(root: Any) -> list[CSS]:
    """Take the styles out of a page and return them parsed; what the engine complained of, it complains of again.

    They are the author's, and given to the engine apart they rank as the reader's: all of them are taken, or none.
    """
    styles = [element for element in root.iter("style") if element.text]
    if any(element.attrib for element in styles) or root.find(".//link") is not None:
        return []
    if any(word in element.text.lower() for element in styles for word in _FETCHING):
        return []
    sheets = []
    for element in styles:
        sheet, complaints = _parsed(element.text)
        element.text = ""
        sheets.append(sheet)
        for record in complaints:
            ENGINE_LOG.handle(record)
    return sheets


@lru_cache(maxsize=_MOST)
def _parsed(text: str) -> tuple[CSS, tuple[logging.LogRecord, ...]]:
    with engine_complaints() as complaints:
        sheet = CSS(string=text, base_url=BASE, url_fetcher=SectionFetcher({}), font_config=_shared_faces().config)
    return sheet, tuple(complaints)


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
    with engine_complaints() as complaints:
        laid_out = _lay_out(html, pictures)
        for _ in range(MOST_ROUNDS):
            looks = next_looks(wide_tables(laid_out.document.pages), laid_out.blocks)
            if not looks:
                break
            complaints.clear()
            laid_out = _lay_out(with_looks(laid_out.html, looks), pictures)
        document = laid_out.document
        for sheet in document.pages:
            spread_owners(sheet._page_box)
        with patch_weasyprint(prefix):
            pdf: bytes = document.write_pdf(pdf_variant="pdf/ua-1")
    findings = (
        *layout_findings(document, laid_out.blocks, pictures, complaints, laid_out.fetcher.refused),
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
    # A section that declares other fonts has all of them for itself.
    faces = _faces() if "@font-face" in html else _shared_faces()
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
