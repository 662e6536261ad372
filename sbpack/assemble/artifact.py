"""Lines of text drawn on a page as artifacts, which no screen reader reads."""

from dataclasses import dataclass
from math import cos, sin

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from sbpack.assemble.font_embedding import embed_font
from sbpack.assemble.page_frame import PageFrame
from sbpack.assemble.stamp_font import StampFont, cut_font
from sbpack.render.fonts import REGULAR, SEMIBOLD

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


def embed_fonts(pdf: pikepdf.Pdf, characters: str) -> Fonts:
    """Cut both weights down to some characters and add them to a PDF."""
    cut = {weight: cut_font(characters, weight) for weight in FONT_NAMES}
    return Fonts(cut, {weight: embed_font(pdf, font) for weight, font in cut.items()})


def artifact(kind: str, lines: list[Line], frame: PageFrame, fonts: Fonts, state: str = "") -> bytes:
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


def wrap(page: pikepdf.Page, before: Stream, after: Stream) -> None:
    """Put streams before and after what a page has, so that its transformations and colours end with it."""
    contents = page.obj.get("/Contents", Array())
    page.obj.Contents = Array([before, *(contents if isinstance(contents, Array) else [contents]), after])


def add_stamp_resources(page: pikepdf.Page, fonts: Fonts) -> None:
    """Add fonts and graphics state to a page's resources, which it may share with every other page of its section."""
    if "/Resources" not in page.obj:
        page.obj.Resources = Dictionary()
    if "/Font" not in page.obj.Resources:
        page.obj.Resources.Font = Dictionary()
    for weight, name in FONT_NAMES.items():
        page.obj.Resources.Font[name] = fonts.embedded[weight]
    if "/ExtGState" not in page.obj.Resources:
        page.obj.Resources.ExtGState = Dictionary()
    page.obj.Resources.ExtGState[OVER] = Dictionary(Type=Name.ExtGState, BM=Name.Multiply)
