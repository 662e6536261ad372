"""The stamps on every page: footer, page number, item, watermark, and the banner of Part 2.

All of it is marked as artifact, so that a screen reader does not read the board's name after every page.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import atan2, cos, hypot, sin

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from sbpack.assemble.assembly import Assembly
from sbpack.assemble.stamp_font import StampFont, cut_font, embed_font, missing_characters, printable
from sbpack.render.engine import REGULAR, SEMIBOLD
from sbpack.render.section import SIDE_MARGIN
from sbpack.sandbox.pdf_file import MILLIMETRE, SeenPage, as_list, seen_page

EDGE = 12 * MILLIMETRE
"""From the paper's edge to the baseline of the footer, and to the capitals of the header."""
BANNER_EDGE = 8 * MILLIMETRE
"""From the paper's edge to a banner's capitals: it has three lines, and the margin is no higher than they are."""
FOOTER_SIZE = 9.0
HEADER_SIZE = 9.5
MUTED = "0.294 0.333 0.388"
"""#4b5563, 7.6:1 on white."""
STAMP_INK = "0.122 0.161 0.216"
ACCENT = "0.043 0.290 0.435"
"""#0b4a6f, 9.5:1 on white."""
FAINT = "0.92 0.92 0.92"
"""Light enough for print over it to keep a contrast of 4.5:1."""
_BANNER_SIZE = 9.0
_LEADING = 10.6
_MOST_LINES = 3
"""Below the heading; more would stand in what the page shows."""
OVER = "/SbpackOver"
"""The graphics state of what lies over a page and lets it shine through."""
FONT_NAMES = {REGULAR: "/SbpackRegular", SEMIBOLD: "/SbpackSemibold"}


@dataclass(frozen=True)
class Fonts:
    """The two weights, as measured and as embedded."""

    cut: dict[int, StampFont]
    embedded: dict[int, Object]


@dataclass(frozen=True)
class Line:
    """One line of text at a place measured from the reader's lower left corner."""

    text: str
    x: float
    y: float
    weight: int
    size: float
    colour: str
    angle: float = 0


def unprintable_characters(assembly: Assembly) -> tuple[str, ...]:
    """Return the characters of the stamps that the font lacks, which print as question marks."""
    return tuple(sorted(set().union(*(missing_characters(text) for text in _texts(assembly)))))


def stamp_pages(pdf: pikepdf.Pdf, assembly: Assembly) -> None:
    """Print footer and number on every page, and its item on a part's first page."""
    characters = printable(" ".join(("Page 0123456789…", *_texts(assembly))))
    cut = {weight: cut_font(characters, weight) for weight in FONT_NAMES}
    fonts = Fonts(cut, {weight: embed_font(pdf, font) for weight, font in cut.items()})
    stamps: dict[int, str] = {}
    banners: dict[int, tuple[str, ...]] = {}
    for part, place in zip(assembly.parts, assembly.plan.placements, strict=True):
        stamps[place.first_page] = part.stamp
        banners |= dict.fromkeys(range(place.first_page, place.last_page + 1), part.banner)
    before = Stream(pdf, b"q\n")
    watermarks: dict[SeenPage, bytes] = {}
    for number, page in enumerate(pdf.pages, start=assembly.plan.first_page):
        frame = seen_page(page)
        if frame not in watermarks:
            watermarks[frame] = _watermark(printable(assembly.watermark), frame, fonts)
        lines = _footer(assembly, number, frame, fonts)
        after = _artifact("Footer", lines, frame, fonts)
        header = _banner(banners[number], frame, fonts)
        if stamp := printable(stamps.get(number, "")):
            font = fonts.cut[SEMIBOLD]
            x = frame.width - _side_margin(frame) - font.width(stamp, HEADER_SIZE)
            y = frame.height - (BANNER_EDGE if banners[number] else EDGE) - font.cap_height * HEADER_SIZE / 1000
            header.append(Line(stamp, x, y, SEMIBOLD, HEADER_SIZE, ACCENT))
        if header:
            after += _artifact("Header", header, frame, fonts)
        # Between them the page's own transformations and colours end.
        stamps_over = Stream(pdf, b"\nQ\n" + watermarks[frame] + after)
        page.obj.Contents = Array([before, *as_list(page.obj.get("/Contents")), stamps_over])
        _add_resources(page.obj, fonts)


def _artifact(kind: str, lines: list[Line], frame: SeenPage, fonts: Fonts, state: str = "") -> bytes:
    """Write lines as a marked artifact, upright for the reader; `kind` is Header, Footer or Watermark.

    `state` names a graphics state, such as `OVER`, to draw them in.
    """
    body = [f"/Artifact << /Type /Pagination /Subtype /{kind} >> BDC", "q", f"{_numbers(*frame.matrix)} cm"]
    body += [f"{state} gs", "BT"] if state else ["BT"]
    for line in lines:
        slope = cos(line.angle), sin(line.angle), -sin(line.angle), cos(line.angle)
        body += [
            f"{line.colour} rg",
            f"{FONT_NAMES[line.weight]} {_numbers(line.size)} Tf",
            f"{_numbers(*slope, line.x, line.y)} Tm",
            f"{fonts.cut[line.weight].encode(line.text)} Tj",
        ]
    return "\n".join([*body, "ET", "Q", "EMC", ""]).encode("ascii")


def _numbers(*values: float) -> str:
    return " ".join(f"{value:.4f}".rstrip("0").rstrip(".") for value in values)


def _add_resources(page: Object, fonts: Fonts) -> None:
    """Add fonts and graphics state to a page's resources, which it may share with every other page of its section."""
    if "/Resources" not in page:
        page.Resources = Dictionary()
    for kind in ("/Font", "/ExtGState"):
        if kind not in page.Resources:
            page.Resources[kind] = Dictionary()
    for weight, name in FONT_NAMES.items():
        page.Resources.Font[name] = fonts.embedded[weight]
    page.Resources.ExtGState[OVER] = Dictionary(Type=Name.ExtGState, BM=Name.Multiply)


def _banner(banner: Sequence[str], frame: SeenPage, fonts: Fonts) -> list[Line]:
    """Lay out a banner between the margins, its heading first."""
    if not banner:
        return []
    heading, *others = map(printable, banner)
    margin = _side_margin(frame)
    y = frame.height - BANNER_EDGE - fonts.cut[SEMIBOLD].cap_height * HEADER_SIZE / 1000
    wrapped = [line for text in others for line in _wrap(text, fonts.cut[REGULAR], frame.width - 2 * margin)]
    return [Line(heading, margin, y, SEMIBOLD, HEADER_SIZE, STAMP_INK)] + [
        Line(text, margin, y - number * _LEADING, REGULAR, _BANNER_SIZE, STAMP_INK)
        for number, text in enumerate(wrapped[:_MOST_LINES], start=1)
    ]


def _wrap(text: str, font: StampFont, room: float) -> Iterator[str]:
    """Yield a text in lines of a width; a word that is wider stands alone."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and font.width(longer, _BANNER_SIZE) > room:
            yield line
            line = word
        else:
            line = longer
    if line:
        yield line


def _texts(assembly: Assembly) -> tuple[str, ...]:
    heads = (text for part in assembly.parts for text in (part.stamp, *part.banner))
    return (assembly.footer_left, assembly.footer_right, assembly.watermark, *heads)


def _footer(assembly: Assembly, number: int, frame: SeenPage, fonts: Fonts) -> list[Line]:
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
        Line(page, centred, EDGE, REGULAR, FOOTER_SIZE, STAMP_INK),
        Line(right, right_start, EDGE, REGULAR, FOOTER_SIZE, MUTED),
    ]


def _side_margin(frame: SeenPage) -> float:
    """Keep the margin of A4, and less of it on a page so small that the footer would not fit."""
    return min(SIDE_MARGIN * MILLIMETRE, frame.width / 8)


def _shorten(text: str, font: StampFont, room: float) -> str:
    if font.width(text, FOOTER_SIZE) <= room:
        return text
    while text and font.width(text + "…", FOOTER_SIZE) > room:
        text = text[:-1].rstrip()
    return text + "…" if text else ""


def _watermark(text: str, frame: SeenPage, fonts: Fonts) -> bytes:
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
    return _artifact("Watermark", [Line(text, x, y, SEMIBOLD, size, FAINT, angle)], frame, fonts, OVER)
