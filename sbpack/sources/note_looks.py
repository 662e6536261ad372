"""Looks for notes that cover something and leave it to every reader of PDF how they are drawn."""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream

_DRAWN = {"/Square", "/Circle", "/Polygon", "/PolyLine", "/Ink", "/Line", "/Highlight"}


def notes_on(page: pikepdf.Page) -> Iterator[Dictionary]:
    """Yield the notes of a page of whatever kind."""
    notes = page.obj.get("/Annots")
    yield from (note for note in (notes if isinstance(notes, Array) else ()) if isinstance(note, Dictionary))


def draw_missing_looks(pdf: pikepdf.Pdf) -> bool:
    """Give every shape that somebody drew over a page a look of its own; return whether there was one without."""
    bare = [
        note
        for page in pdf.pages
        for note in notes_on(page)
        if "/AP" not in note and str(note.get("/Subtype")) in _DRAWN and len(_numbers(note.get("/Rect"))) == 4
    ]
    for note in bare:
        _draw(pdf, note)
    return bool(bare)


def _draw(pdf: pikepdf.Pdf, note: Dictionary) -> None:
    box = _numbers(note.Rect)
    box = [min(box[0::2]), min(box[1::2]), max(box[0::2]), max(box[1::2])]
    kind = str(note.Subtype)
    is_marker = kind == "/Highlight"
    inner = _colour(note.get("/C" if is_marker else "/IC"))
    line = "" if is_marker else _colour(note.get("/C"))
    path = _path(note, kind, box)
    parts = ["/Look gs", f"{inner} rg" if inner else "", f"{line} RG {_width(note):g} w" if line else "", path]
    parts.append("B" if inner and line else "f" if inner else "S" if line else "n")
    opacity = note.get("/CA", 1)
    state = Dictionary(CA=opacity, ca=opacity, BM=Name.Multiply if is_marker else Name.Normal)
    look = Stream(pdf, " ".join(parts).encode("ascii"), Type=Name.XObject, Subtype=Name.Form, BBox=Array(box))
    look.Resources = Dictionary(ExtGState=Dictionary(Look=state))
    note.AP = Dictionary(N=look)


def _path(note: Dictionary, kind: str, box: list[float]) -> str:
    match kind:
        case "/Polygon" | "/PolyLine":
            lines = [_numbers(note.get("/Vertices"))]
        case "/Line":
            lines = [_numbers(note.get("/L"))]
        case "/Ink":
            listed = note.get("/InkList")
            lines = [_numbers(line) for line in (listed if isinstance(listed, Array) else ())]
        case _:
            # A circle covers no more than the box around it.
            return f"{box[0]:g} {box[1]:g} {box[2] - box[0]:g} {box[3] - box[1]:g} re"
    return " ".join(_polyline(line) for line in lines if len(line) >= 4)


def _polyline(numbers: list[float]) -> str:
    points = [f"{x:g} {y:g}" for x, y in zip(numbers[0::2], numbers[1::2], strict=False)]
    return f"{points[0]} m " + " ".join(f"{point} l" for point in points[1:])


def _colour(value: object) -> str:
    """Return a colour as red, green and blue; nothing for none."""
    match _numbers(value):
        case [grey]:
            return f"{grey:g} {grey:g} {grey:g}"
        case [red, green, blue]:
            return f"{red:g} {green:g} {blue:g}"
        case [cyan, magenta, yellow, black]:
            return " ".join(f"{(1 - ink) * (1 - black):g}" for ink in (cyan, magenta, yellow))
        case _:
            return ""


def _width(note: Dictionary) -> float:
    style = note.get("/BS")
    (width, *_) = [*_numbers([style.get("/W")] if isinstance(style, Dictionary) else None), 1.0]
    return width


def _numbers(value: object) -> list[float]:
    """Return the numbers of a list, none where it holds anything else."""
    try:
        return [float(one) for one in value]  # type: ignore[attr-defined]
    except (TypeError, ValueError, ArithmeticError):
        return []
