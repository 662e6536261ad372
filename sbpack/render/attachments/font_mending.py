"""The map of a font that says which letters its codes stand for, read with patience and written as every reader likes.

- What a font of an attached page leaves out or writes wrongly, put right where that is certain.

Programs write ranges longer than their lists, letters that are none, more pairs than they announce.
"""

import codecs
import re
from collections.abc import Iterator, Mapping

import pikepdf
import uharfbuzz
from pikepdf import Array, Dictionary, Name, Stream

_PART = re.compile(rb"\bbegin(bfchar|bfrange)\b(.*?)\bend\1\b", re.DOTALL)
_PLAIN = re.compile(rb"(?:\s|<[0-9A-Fa-f\s]*>|[\[\]])*")
"""Codes and lists of codes; anything else is beyond this reader."""
_CODE = rb"<([0-9A-Fa-f\s]*)>\s*"
_PAIR = re.compile(_CODE + _CODE)
_RANGE = re.compile(_CODE + _CODE + rb"(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])\s*")
_LISTED = re.compile(_CODE)
_MOST_CODES = 70_000
_MOST = 100
"""Pairs in one part, by the specification."""
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

NO_LETTERS = {b"", b"\0\0", b"\xfe\xff", b"\xff\xfe"}
"""What PDF/UA-1 7.21.7 does not take for a letter."""
UNKNOWN = b"\xff\xfd"
"""The letter that stands for one that nobody knows."""
Letters = dict[int, bytes]
"""Letters, in UTF-16 with the high byte first, by code."""


def read_letters(content: bytes) -> tuple[int, Letters] | None:
    """Return how many bytes a code has, and the letters; None for a map that is better left as it is."""
    if b"usecmap" in content:
        return None
    letters: Letters = {}
    lengths: set[int] = set()
    for part in _PART.finditer(content):
        if not _PLAIN.fullmatch(part[2]):
            return None
        for code, letter in _pairs(part[2]) if part[1] == b"bfchar" else _ranges(part[2]):
            lengths.add(len(code))
            letters.setdefault(int.from_bytes(code), UNKNOWN if letter in NO_LETTERS else letter)
            if len(letters) > _MOST_CODES:
                return None
    if len(lengths) != 1 or not lengths <= {1, 2} or any(len(letter) % 2 for letter in letters.values()):
        return None
    return lengths.pop(), letters


def written_letters(length: int, letters: Mapping[int, bytes]) -> bytes:
    """Return a map for codes of so many bytes."""
    codes = sorted(letters)
    parts = []
    for some in (codes[start : start + _MOST] for start in range(0, len(codes), _MOST)):
        lines = "".join(f"<{code:0{2 * length}X}> <{letters[code].hex().upper()}>\n" for code in some)
        parts.append(f"{len(some)} beginbfchar\n{lines}endbfchar\n")
    return _MAP.format("00" * length, "FF" * length, "".join(parts)).encode("ascii")


def _pairs(part: bytes) -> Iterator[tuple[bytes, bytes]]:
    for pair in _PAIR.finditer(part):
        yield _bytes(pair[1]), _bytes(pair[2])


def _ranges(part: bytes) -> Iterator[tuple[bytes, bytes]]:
    for found in _RANGE.finditer(part):
        first, last = _bytes(found[1]), _bytes(found[2])
        codes = range(int.from_bytes(first), min(int.from_bytes(last), int.from_bytes(first) + _MOST_CODES) + 1)
        listed = _following(_bytes(found[3]), len(codes)) if found[4] is None else _listed(found[4])
        for code, letter in zip(codes, listed, strict=False):
            yield code.to_bytes(len(last)), letter


def _listed(letters: bytes) -> Iterator[bytes]:
    for letter in _LISTED.finditer(letters):
        yield _bytes(letter[1])


def _following(letter: bytes, count: int) -> Iterator[bytes]:
    """Yield a letter and those that follow it; of several together the last one moves on."""
    before, last = letter[:-2], int.from_bytes(letter[-2:])
    for number in range(last, min(last + count, 1 << 16)):
        yield before + number.to_bytes(2)


def _bytes(code: bytes) -> bytes:
    """Return what is written in digits; where one is missing at the end it is a nought, as everywhere in a PDF."""
    digits = "".join(code.decode("ascii").split())
    return bytes.fromhex(digits + "0" * (len(digits) % 2))


_UNICODE = codecs.lookup("utf-16-be")
"""Looked up at once, for codecs are files too."""
_NOT_SAID = range(0xD800, 0xF900)
"""Halves of pairs, and numbers that every font gives to signs as it likes."""


def mend_font(pdf: pikepdf.Pdf, font: Dictionary) -> None:
    """Mend what is certain; PDF/UA-1 7.21.3.2 and 7.21.7."""
    below = font.get("/DescendantFonts")
    inner = below[0] if isinstance(below, Array) and len(below) == 1 else None
    glyphs: Mapping[int, bytes] = {}
    try:
        if isinstance(inner, Dictionary) and inner.get("/Subtype") == Name.CIDFontType2:
            if "/CIDToGIDMap" not in inner:
                # Every reader takes it for that.
                inner.CIDToGIDMap = Name.Identity
            if font.get("/Encoding") == Name("/Identity-H"):
                glyphs = _letters_of_glyphs(inner)
        _mend_letters(pdf, font, glyphs)
    except (pikepdf.PdfError, ValueError):
        # What is damaged so is judged with its page.
        return


def _mend_letters(pdf: pikepdf.Pdf, font: Dictionary, known: Mapping[int, bytes]) -> None:
    """Write the map of letters anew, with those that it lacks and the font itself knows."""
    stated = font.get("/ToUnicode")
    read = read_letters(stated.read_bytes()) if isinstance(stated, Stream) else (2, Letters())
    if read is None:
        return
    length, letters = read
    if length == 2:
        letters = {
            **letters,
            **{code: letter for code, letter in known.items() if letters.get(code, UNKNOWN) == UNKNOWN},
        }
    if letters:
        font.ToUnicode = pdf.make_stream(written_letters(length, letters))


def _letters_of_glyphs(inner: Dictionary) -> Letters:
    """Return the letters of codes that stand for glyphs, where the font has a table of its glyphs' letters."""
    descriptor = inner.get("/FontDescriptor")
    program = descriptor.get("/FontFile2") if isinstance(descriptor, Dictionary) else None
    if not isinstance(program, Stream):
        return {}
    letters = _letters(program.read_bytes())
    numbers = inner.get("/CIDToGIDMap")
    if not isinstance(numbers, Stream):
        return letters
    listed = numbers.read_bytes()
    glyphs = (int.from_bytes(listed[place : place + 2]) for place in range(0, len(listed) - 1, 2))
    return {code: letters[glyph] for code, glyph in enumerate(glyphs) if glyph in letters}


def _letters(program: bytes) -> Letters:
    """Return the letter of each glyph; of several the first in Unicode, which is the plain one."""
    face = uharfbuzz.Face(program)
    font = uharfbuzz.Font(face)
    found: Letters = {}
    for letter in face.unicodes:
        if letter < ord(" ") or letter in _NOT_SAID:
            continue
        glyph, written = font.get_nominal_glyph(letter), _UNICODE.encode(chr(letter))[0]
        if glyph and written not in NO_LETTERS:
            found.setdefault(glyph, written)
    return found
