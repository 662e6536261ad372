"""What is printed on every page: footer, page number, item, watermark.

All of it is marked as artifact, so that a screen reader does not read the board's name after every page.
"""

from math import atan2, cos, hypot, sin

import pikepdf
from pikepdf import Stream

from sbpack.assemble.artifact import OVER, Fonts, Line, add_stamp_resources, artifact, embed_fonts, wrap
from sbpack.assemble.assembly import Assembly
from sbpack.assemble.banner import banner_lines
from sbpack.assemble.page_frame import PageFrame, frame_of
from sbpack.assemble.stamp_font import StampFont, missing_characters, printable
from sbpack.render.fonts import REGULAR, SEMIBOLD

MILLIMETRE = 72 / 25.4
SIDE_MARGIN = 22 * MILLIMETRE
EDGE = 12 * MILLIMETRE
"""From the paper's edge to the baseline of the footer, and to the capitals of the header."""
BANNER_EDGE = 8 * MILLIMETRE
"""From the paper's edge to a banner's capitals: it has three lines, and the margin is no higher than they are."""
FOOTER_SIZE = 9.0
HEADER_SIZE = 9.5
MUTED = "0.294 0.333 0.388"
"""#4b5563, 7.6:1 on white."""
INK = "0.122 0.161 0.216"
ACCENT = "0.043 0.290 0.435"
"""#0b4a6f, 9.5:1 on white."""
FAINT = "0.92 0.92 0.92"
"""Light enough for print over it to keep a contrast of 4.5:1."""


def unprintable_characters(assembly: Assembly) -> tuple[str, ...]:
    """Return the characters of the stamps that the font lacks, which print as question marks."""
    return tuple(sorted(set().union(*(missing_characters(text) for text in _texts(assembly)))))


def stamp_pages(pdf: pikepdf.Pdf, assembly: Assembly) -> None:
    """Print footer and number on every page, and its item on a part's first page."""
    fonts = embed_fonts(pdf, printable(" ".join(("Page 0123456789…", *_texts(assembly)))))
    stamps = {
        place.first_page: part.stamp for part, place in zip(assembly.parts, assembly.plan.placements, strict=True)
    }
    banners = {
        number: part.banner
        for part, place in zip(assembly.parts, assembly.plan.placements, strict=True)
        for number in range(place.first_page, place.last_page + 1)
    }
    before = Stream(pdf, b"q\n")
    watermarks: dict[PageFrame, bytes] = {}
    for number, page in enumerate(pdf.pages, start=assembly.plan.first_page):
        frame = frame_of(page)
        if frame not in watermarks:
            watermarks[frame] = _watermark(printable(assembly.watermark), frame, fonts)
        lines = _footer(assembly, number, frame, fonts)
        after = artifact("Footer", lines, frame, fonts)
        header = banner_lines(banners[number], frame, fonts, _side_margin(frame), BANNER_EDGE)
        if stamp := printable(stamps.get(number, "")):
            header.append(_header(stamp, frame, fonts, BANNER_EDGE if banners[number] else EDGE))
        if header:
            after += artifact("Header", header, frame, fonts)
        wrap(page, before, Stream(pdf, b"\nQ\n" + watermarks[frame] + after))
        add_stamp_resources(page, fonts)


def _texts(assembly: Assembly) -> tuple[str, ...]:
    heads = (text for part in assembly.parts for text in (part.stamp, *part.banner))
    return (assembly.footer_left, assembly.footer_right, assembly.watermark, *heads)


def _footer(assembly: Assembly, number: int, frame: PageFrame, fonts: Fonts) -> list[Line]:
    """Lay out board, page number and date; a name too long for its third of the line is cut short."""
    font = fonts.cut[REGULAR]
    margin = _side_margin(frame)
    page = f"Page {number}"
    centred = (frame.width - font.width(page, FOOTER_SIZE)) / 2
    room = centred - margin - FOOTER_SIZE
    left = _shorten(printable(assembly.footer_left), font, room)
    right = _shorten(printable(assembly.footer_right), font, room)
    right_start = frame.width - margin - font.width(right, FOOTER_SIZE)
    return [
        Line(left, margin, EDGE, REGULAR, FOOTER_SIZE, MUTED),
        Line(page, centred, EDGE, REGULAR, FOOTER_SIZE, INK),
        Line(right, right_start, EDGE, REGULAR, FOOTER_SIZE, MUTED),
    ]


def _header(text: str, frame: PageFrame, fonts: Fonts, edge: float) -> Line:
    font = fonts.cut[SEMIBOLD]
    start = frame.width - _side_margin(frame) - font.width(text, HEADER_SIZE)
    y = frame.height - edge - font.cap_height * HEADER_SIZE / 1000
    return Line(text, start, y, SEMIBOLD, HEADER_SIZE, ACCENT)


def _side_margin(frame: PageFrame) -> float:
    """Keep the margin of A4, and less of it on a page so small that the footer would not fit."""
    return min(SIDE_MARGIN, frame.width / 8)


def _shorten(text: str, font: StampFont, room: float) -> str:
    if font.width(text, FOOTER_SIZE) <= room:
        return text
    while text and font.width(text + "…", FOOTER_SIZE) > room:
        text = text[:-1].rstrip()
    return text + "…" if text else ""


def _watermark(text: str, frame: PageFrame, fonts: Fonts) -> bytes:
    """Set a word across the page from corner to corner, as long as six tenths of the diagonal.

    It lies over what the page shows, for a slide may be coloured from edge to edge; multiplied with it, it darkens
    paper and never lightens print.
    """
    if not text:
        return b""
    font = fonts.cut[SEMIBOLD]
    size = min(0.6 * hypot(frame.width, frame.height) / font.width(text, 1), frame.height / 3)
    angle = atan2(frame.height, frame.width)
    along, across = font.width(text, size) / 2, font.cap_height * size / 2000
    x = frame.width / 2 - along * cos(angle) + across * sin(angle)
    y = frame.height / 2 - along * sin(angle) - across * cos(angle)
    return artifact("Watermark", [Line(text, x, y, SEMIBOLD, size, FAINT, angle)], frame, fonts, OVER)
