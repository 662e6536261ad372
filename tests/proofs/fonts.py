"""Fonts are in the file, and every letter that is shown in them can be copied and read aloud."""

import re
from collections.abc import Iterator
from functools import partial

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from tests.proofs.file_reading import FinishedFile

_PROGRAMS = ("/FontFile", "/FontFile2", "/FontFile3")
_SHOWN = "Tf Tj TJ ' \" Do"
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_ITEM = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")


def fonts_are_whole(file: FinishedFile) -> Iterator[str]:
    """Yield fonts that are not in the file, and letters that are no text."""
    codes: dict[tuple[int, int], set[int]] = {}
    fonts: dict[tuple[int, int], Object] = {}
    seen: set[tuple[int, int]] = set()
    for page in file.pdf.pages:
        _collect(page, page.obj.get("/Resources", Dictionary()), codes, fonts, seen)
    for objgen, font in fonts.items():
        name = str(font.get("/BaseFont", "/?")).removeprefix("/")
        inner = font.DescendantFonts[0] if font.get("/Subtype") == "/Type0" else font
        if font.get("/Subtype") != "/Type3" and not any(
            program in inner.get("/FontDescriptor", Dictionary()) for program in _PROGRAMS
        ):
            yield f"the font {name} is not in the file"
        if font.get("/Subtype") != "/Type0":
            continue
        if "/ToUnicode" not in font:
            yield f"the font {name} does not say which letters it shows"
            continue
        missing = codes[objgen] - _mapped(font.ToUnicode.read_bytes())
        if missing:
            yield f"the font {name} does not say which letters {sorted(missing)[:5]} are"
        if 0 in codes[objgen]:
            yield f"the font {name} has no glyph for a letter that is shown"


def _collect(
    holder: pikepdf.Page | Stream,
    resources: Object,
    codes: dict[tuple[int, int], set[int]],
    fonts: dict[tuple[int, int], Object],
    seen: set[tuple[int, int]],
) -> None:
    """Collect the codes that a page and the forms on it show, by font."""
    font: Object | None = None
    collect = partial(_collect, codes=codes, fonts=fonts, seen=seen)
    for operands, operator in pikepdf.parse_content_stream(holder, _SHOWN):
        match str(operator):
            case "Tf":
                font = resources.get("/Font", Dictionary()).get(str(operands[0]))
            case "Do":
                form = resources.get("/XObject", Dictionary()).get(str(operands[0]))
                if form is not None and form.get("/Subtype") == "/Form" and form.objgen not in seen:
                    seen.add(form.objgen)
                    collect(form, form.get("/Resources", resources))
            case _ if font is not None:
                fonts[font.objgen] = font
                shown = operands[0] if isinstance(operands[0], Array) else operands[-1:]
                for data in (bytes(text) for text in shown if isinstance(text, pikepdf.String)):
                    found = codes.setdefault(font.objgen, set())
                    found.update(int.from_bytes(data[at : at + 2]) for at in range(0, len(data), 2))


def _mapped(cmap: bytes) -> set[int]:
    """Return the codes for which a map from codes to letters has a letter."""
    mapped: set[int] = set()
    for kind, body in _BLOCK.findall(cmap):
        values: list[bytes | None] = []
        in_list = False
        for text, opening, closing in _ITEM.findall(body):
            if opening or closing:
                in_list = bool(opening)
                values += [b"00"] if opening else []
            elif not in_list:
                values.append(text)
        numbers = [int(value or b"0", 16) for value in values]
        step = 2 if kind == b"bfchar" else 3
        for at in range(0, len(numbers) - step + 1, step):
            last = numbers[at] if kind == b"bfchar" else numbers[at + 1]
            mapped.update(range(numbers[at], last + 1))
    return mapped
