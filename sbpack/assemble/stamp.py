"""What is printed on every page: footer, page number, item, watermark.

All of it is marked as artifact, so that a screen reader does not read the board's name after every page.
"""

from dataclasses import dataclass
from math import atan2, cos, hypot, sin

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from sbpack.assemble.assembly import Assembly
from sbpack.assemble.font_embedding import embed_font
from sbpack.assemble.page_frame import PageFrame, frame_of
from sbpack.assemble.stamp_font import REGULAR, SEMIBOLD, StampFont, cut_font, missing_characters, printable

MILLIMETRE = 72 / 25.4
SIDE_MARGIN = 22 * MILLIMETRE
EDGE = 12 * MILLIMETRE
"""From the paper's edge to the baseline of the footer, and to the capitals of the header."""
FOOTER_SIZE = 9.0
HEADER_SIZE = 9.5
MUTED = "0.294 0.333 0.388"
"""#4b5563, 7.6:1 on white."""
INK = "0.122 0.161 0.216"
ACCENT = "0.043 0.290 0.435"
"""#0b4a6f, 9.5:1 on white."""
FAINT = "0.92 0.92 0.92"
"""Light enough for print over it to keep a contrast of 4.5:1."""
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
    fonts = _embed_fonts(pdf, assembly)
    stamps = {
        place.first_page: part.stamp for part, place in zip(assembly.parts, assembly.plan.placements, strict=True)
    }
    before: dict[PageFrame, Stream] = {}
    for number, page in enumerate(pdf.pages, start=assembly.plan.first_page):
        frame = frame_of(page)
        if frame not in before:
            before[frame] = Stream(pdf, _watermark(printable(assembly.watermark), frame, fonts) + b"q\n")
        lines = _footer(assembly, number, frame, fonts)
        after = _artifact("Footer", lines, frame, fonts)
        if stamp := printable(stamps.get(number, "")):
            after += _artifact("Header", [_header(stamp, frame, fonts)], frame, fonts)
        _wrap(page, before[frame], Stream(pdf, b"\nQ\n" + after))
        _add_fonts(page, fonts)


def _texts(assembly: Assembly) -> tuple[str, ...]:
    return (assembly.footer_left, assembly.footer_right, assembly.watermark, *(part.stamp for part in assembly.parts))


def _embed_fonts(pdf: pikepdf.Pdf, assembly: Assembly) -> Fonts:
    characters = printable(" ".join(("Page 0123456789…", *_texts(assembly))))
    cut = {weight: cut_font(characters, weight) for weight in (REGULAR, SEMIBOLD)}
    return Fonts(cut, {weight: embed_font(pdf, font) for weight, font in cut.items()})


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


def _header(text: str, frame: PageFrame, fonts: Fonts) -> Line:
    font = fonts.cut[SEMIBOLD]
    start = frame.width - _side_margin(frame) - font.width(text, HEADER_SIZE)
    y = frame.height - EDGE - font.cap_height * HEADER_SIZE / 1000
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
    """Set a word across the page from corner to corner, as large as seven tenths of the diagonal allow."""
    if not text:
        return b""
    font = fonts.cut[SEMIBOLD]
    size = min(0.7 * hypot(frame.width, frame.height) / font.width(text, 1), frame.height / 3)
    angle = atan2(frame.height, frame.width)
    along, across = font.width(text, size) / 2, font.cap_height * size / 2000
    x = frame.width / 2 - along * cos(angle) + across * sin(angle)
    y = frame.height / 2 - along * sin(angle) - across * cos(angle)
    return _artifact("Watermark", [Line(text, x, y, SEMIBOLD, size, FAINT, angle)], frame, fonts)


def _artifact(kind: str, lines: list[Line], frame: PageFrame, fonts: Fonts) -> bytes:
    body = [f"/Artifact << /Type /Pagination /Subtype /{kind} >> BDC", "q", f"{_numbers(*frame.matrix)} cm", "BT"]
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


def _wrap(page: pikepdf.Page, before: Stream, after: Stream) -> None:
    """Put streams before and after what a page has, so that its transformations and colours end with it."""
    contents = page.obj.get("/Contents", Array())
    page.obj.Contents = Array([before, *(contents if isinstance(contents, Array) else [contents]), after])


def _add_fonts(page: pikepdf.Page, fonts: Fonts) -> None:
    """Add the fonts to a page's resources, which it may share with every other page of its section."""
    if "/Resources" not in page.obj:
        page.obj.Resources = Dictionary()
    if "/Font" not in page.obj.Resources:
        page.obj.Resources.Font = Dictionary()
    for weight, name in FONT_NAMES.items():
        page.obj.Resources.Font[name] = fonts.embedded[weight]
