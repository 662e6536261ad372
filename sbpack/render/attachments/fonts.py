"""The fonts of attached pages: mended where that is certain, and looked for where the file lacks them.

PDF/UA-1 wants every font in the file (7.21.4.1) and a letter for every glyph (7.21.7). Programs write ranges longer
than their lists, letters that are none, more pairs than they announce.
"""

import codecs
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress

import pikepdf
import uharfbuzz
from pikepdf import Array, Dictionary, Name, Object, Stream

from sbpack.sandbox.pdf_file import get_nested

_PART = re.compile(rb"\bbegin(bfchar|bfrange)\b(.*?)\bend\1\b", re.DOTALL)
_PLAIN = re.compile(rb"(?:\s|<[0-9A-Fa-f\s]*>|[\[\]])*")
"""Codes and lists of codes; anything else is beyond this reader."""
_CODE = rb"<([0-9A-Fa-f\s]*)>\s*"
_PAIR = re.compile(_CODE + _CODE)
_RANGE = re.compile(_CODE + _CODE + rb"(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])\s*")
_LISTED = re.compile(_CODE)
_MOST_CODES = 70_000
_MOST_PAIRS = 100
"""In one part, by the specification."""
_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<{}> <{}>
endcodespacerange
{}endcmap
end
end
"""
_UTF_16 = codecs.lookup("utf-16-be")
"""Looked up at once, for codecs are files too, which a limited child cannot open."""
NO_LETTERS = {b"", b"\0\0", b"\xfe\xff", b"\xff\xfe"}
"""What PDF/UA-1 7.21.7 does not take for a letter."""
UNKNOWN = b"\xff\xfd"
"""The letter that stands for one that nobody knows."""
_MEANINGLESS = range(0xD800, 0xF900)
"""Halves of pairs, and numbers that every font gives to signs as it likes."""
Letters = dict[int, bytes]
"""Letters, in UTF-16 with the high byte first, by code."""
_INVISIBLE = 3
"""The way of setting the words under a scan, which are searched and not seen."""


def mend_font(pdf: pikepdf.Pdf, font: Dictionary) -> None:
    """Write the map of letters anew, with those that it lacks and the font itself knows; PDF/UA-1 7.21.3.2, 7.21.7."""
    below = font.get("/DescendantFonts")
    inner = below[0] if isinstance(below, Array) and len(below) == 1 else None
    known: Letters = {}
    with suppress(pikepdf.PdfError, ValueError):  # what is damaged so is judged with its page
        if isinstance(inner, Dictionary) and inner.get("/Subtype") == Name.CIDFontType2:
            if "/CIDToGIDMap" not in inner:
                inner.CIDToGIDMap = Name.Identity  # what every reader takes it for
            if font.get("/Encoding") == Name("/Identity-H"):
                known = _letters_of_glyphs(inner)
        stated = font.get("/ToUnicode")
        read = read_letters(stated.read_bytes()) if isinstance(stated, Stream) else (2, Letters())
        if read is None:
            return
        length, letters = read
        if length == 2:
            letters |= {code: letter for code, letter in known.items() if letters.get(code, UNKNOWN) == UNKNOWN}
        if letters:
            font.ToUnicode = pdf.make_stream(written_letters(length, letters))


def _letters_of_glyphs(inner: Dictionary) -> Letters:
    """Return the letters of codes that stand for glyphs, where the font has a table of its glyphs' letters."""
    program = get_nested(inner, "/FontDescriptor", "/FontFile2")
    if not isinstance(program, Stream):
        return {}
    face = uharfbuzz.Face(program.read_bytes())
    font = uharfbuzz.Font(face)
    letters: Letters = {}
    for letter in face.unicodes:
        if letter >= ord(" ") and letter not in _MEANINGLESS:
            glyph, written = font.get_nominal_glyph(letter), _UTF_16.encode(chr(letter))[0]
            if glyph and written not in NO_LETTERS:
                letters.setdefault(glyph, written)  # of several the first in Unicode, which is the plain one
    numbers = inner.get("/CIDToGIDMap")
    if not isinstance(numbers, Stream):
        return letters
    listed = numbers.read_bytes()
    glyphs = (int.from_bytes(listed[place : place + 2]) for place in range(0, len(listed) - 1, 2))
    return {code: letters[glyph] for code, glyph in enumerate(glyphs) if glyph in letters}


def read_letters(content: bytes) -> tuple[int, Letters] | None:
    """Return how many bytes a code has, and the letters; None for a map that is better left as it is."""
    if b"usecmap" in content:
        return None
    letters: Letters = {}
    lengths: set[int] = set()
    for part in _PART.finditer(content):
        if not _PLAIN.fullmatch(part[2]):
            return None
        for code, letter in _entries(part[1], part[2]):
            lengths.add(len(code))
            letters.setdefault(int.from_bytes(code), UNKNOWN if letter in NO_LETTERS else letter)
            if len(letters) > _MOST_CODES:
                return None
    if len(lengths) != 1 or not lengths <= {1, 2} or any(len(letter) % 2 for letter in letters.values()):
        return None
    return lengths.pop(), letters


def _entries(kind: bytes, part: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield the codes of one part of a map, each with its letter."""
    if kind == b"bfchar":
        yield from ((_from_hex(pair[1]), _from_hex(pair[2])) for pair in _PAIR.finditer(part))
        return
    for found in _RANGE.finditer(part):
        first, last = _from_hex(found[1]), _from_hex(found[2])
        codes = range(int.from_bytes(first), min(int.from_bytes(last), int.from_bytes(first) + _MOST_CODES) + 1)
        if found[4] is not None:
            letters = [_from_hex(letter[1]) for letter in _LISTED.finditer(found[4])]
        else:  # of several letters together the last one moves on
            letter = _from_hex(found[3])
            number = int.from_bytes(letter[-2:])
            numbers = range(number, min(number + len(codes), 1 << 16))
            letters = [letter[:-2] + one.to_bytes(2) for one in numbers]
        for code, letter in zip(codes, letters, strict=False):
            yield code.to_bytes(len(last)), letter


def _from_hex(code: bytes) -> bytes:
    """Return what is written in digits; where one is missing at the end it is a nought, as everywhere in a PDF."""
    digits = "".join(code.decode("ascii").split())
    return bytes.fromhex(digits + "0" * (len(digits) % 2))


def written_letters(length: int, letters: Mapping[int, bytes]) -> bytes:
    """Return a map for codes of so many bytes."""
    codes = sorted(letters)
    parts = []
    for some in (codes[start : start + _MOST_PAIRS] for start in range(0, len(codes), _MOST_PAIRS)):
        lines = "".join(f"<{code:0{2 * length}X}> <{letters[code].hex().upper()}>\n" for code in some)
        parts.append(f"{len(some)} beginbfchar\n{lines}endbfchar\n")
    return _MAP.format("00" * length, "FF" * length, "".join(parts)).encode("ascii")


def missing_fonts(form: Stream) -> tuple[bool, bool]:
    """Return whether a form shows text in a simple font that is missing, and whether in one of thousands of letters.

    For the first kind every reader of PDF has something that looks the same, for the second none.
    """
    kinds: set[bool] = set()
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
        fonts = resources.get("/Font", Dictionary()).items()
        missing = {name: font for name, font in fonts if isinstance(font, Dictionary) and not _is_embedded(font)}
        if missing:
            kinds |= {missing[name].get("/Subtype") == Name.Type0 for name in _shown_in(stream) if name in missing}
    return False in kinds, True in kinds


def _shown_in(stream: Stream) -> set[str]:
    """Return the names of the fonts in which a content shows text that is seen."""
    names: set[str] = set()
    font, mode, before = "", 0, []
    for instruction in pikepdf.parse_content_stream(stream, "q Q Tf Tr Tj TJ ' \""):
        operands = instruction.operands
        match bytes(instruction.operator):
            case b"q":
                before.append((font, mode))
            case b"Q" if before:
                font, mode = before.pop()
            case b"Tf" if operands:
                font = str(operands[0])
            case b"Tr" if operands:
                mode = int(operands[0])
            case b"Tj" | b"TJ" | b"'" | b'"' if mode != _INVISIBLE:
                names.add(font)
    return names


def _is_embedded(font: Object) -> bool:
    if font.get("/Subtype") == Name.Type3:
        return True
    below = font.get("/DescendantFonts")
    if isinstance(below, Array):
        return len(below) > 0 and isinstance(below[0], Dictionary) and _is_embedded(below[0])
    files = ("/FontFile", "/FontFile2", "/FontFile3")
    return any(isinstance(get_nested(font, "/FontDescriptor", name), Stream) for name in files)
