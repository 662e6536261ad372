"""Fonts that an attached page uses and does not bring along.

A reader sets such a page in whatever its machine has; PDF/UA-1 (7.21.4.1) forbids it.
"""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream

from sbpack.render.attachments.content import operator_name

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_SHOW = {"Tj", "TJ", "'", '"'}
_FONT_NAME = re.compile(rb"\bTf\b")
_INVISIBLE = 3
"""The way of setting the words under a scan, which are searched and not seen."""


def missing_fonts(form: Stream) -> tuple[bool, bool]:
    """Return whether a form shows text in a simple font that is missing, and whether in one of thousands of letters.

    For the first kind every reader of PDF has something that looks the same, for the second none.
    """
    missing = {font.get("/Subtype") == Name.Type0 for font in _missing(form)}
    return False in missing, True in missing


def _missing(form: Stream) -> Iterator[Object]:
    """Yield the fonts that a form and the forms in it show text in, and that are not in the file."""
    seen: set[tuple[int, int]] = set()
    waiting = [form]
    while waiting:
        stream = waiting.pop()
        if stream.objgen in seen:
            continue
        seen.add(stream.objgen)
        resources = stream.get("/Resources", Dictionary())
        inner = [*resources.get("/XObject", Dictionary()).values(), *resources.get("/Pattern", Dictionary()).values()]
        waiting += [item for item in inner if isinstance(item, Stream) and ("/PatternType" in item or "/BBox" in item)]
        fonts = resources.get("/Font", Dictionary())
        missing = {
            name: font for name, font in fonts.items() if isinstance(font, Dictionary) and not _is_embedded(font)
        }
        if missing:
            yield from (missing[name] for name in _names_shown(stream) if name in missing)


def _names_shown(stream: Stream) -> set[str]:
    """Return the names of the fonts in which a content shows text that is seen."""
    if not _FONT_NAME.search(stream.read_bytes()):
        return set()
    names: set[str] = set()
    font, mode, before = "", 0, []
    for instruction in pikepdf.parse_content_stream(stream, "q Q Tf Tr Tj TJ ' \""):
        operands = instruction.operands
        match operator_name(instruction):
            case "q":
                before.append((font, mode))
            case "Q" if before:
                font, mode = before.pop()
            case "Tf" if operands:
                font = str(operands[0])
            case "Tr" if operands:
                mode = int(operands[0])
            case shown if shown in _SHOW and mode != _INVISIBLE:
                names.add(font)
    return names


def _is_embedded(font: Dictionary) -> bool:
    if font.get("/Subtype") == Name.Type3:
        return True
    below = font.get("/DescendantFonts")
    if isinstance(below, Array):
        return len(below) > 0 and isinstance(below[0], Dictionary) and _is_embedded(below[0])
    descriptor = font.get("/FontDescriptor")
    return isinstance(descriptor, Dictionary) and any(isinstance(descriptor.get(name), Stream) for name in _FILES)
