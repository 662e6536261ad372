"""What a font of an attached page leaves out or writes wrongly, put right where that is certain.

Nothing here moves or changes a glyph; what cannot be put right so makes a picture of its page.
"""

import codecs
import re
from collections.abc import Iterable, Mapping, Sequence

import pikepdf
import uharfbuzz
from pikepdf import Array, Dictionary, Name, Stream

_LETTERS = re.compile(rb"beginbfchar.*?endbfchar", re.DOTALL)
_PAIR = re.compile(rb"(<[0-9A-Fa-f]+>\s*)<([0-9A-Fa-f]+)>")
_NO_LETTERS = (b"0000", b"FEFF", b"FFFE")
_OWN_SIGNS = range(0xE000, 0xF900)
"""Numbers that every font gives to signs as it likes."""
_UNICODE = codecs.lookup("utf-16-be")
"""As maps of letters write it; looked up at once, for codecs are files too."""
_MOST = 100
"""Pairs in one part of a map of letters, by its specification."""
_MAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{}endcmap
end
end
"""


def mend_font(pdf: pikepdf.Pdf, font: Dictionary) -> None:
    """Mend what is certain; PDF/UA-1 7.21.3.2 and 7.21.7."""
    below = font.get("/DescendantFonts")
    inner = below[0] if isinstance(below, Array) and len(below) == 1 else None
    if isinstance(inner, Dictionary) and inner.get("/Subtype") == Name.CIDFontType2:
        if "/CIDToGIDMap" not in inner:
            # Every reader takes it for that.
            inner.CIDToGIDMap = Name.Identity
        if "/ToUnicode" not in font and font.get("/Encoding") == Name("/Identity-H"):
            _name_letters(pdf, font, inner)
    _mend_letters(font.get("/ToUnicode"))


def _mend_letters(letters: object) -> None:
    """Let glyphs that a font maps to what is no letter stand for U+FFFD, an unknown one."""
    if isinstance(letters, Stream):
        try:
            content = letters.read_bytes()
        except pikepdf.PdfError:
            return
        letters.write(_LETTERS.sub(lambda block: _PAIR.sub(_mended, block[0]), content))


def _mended(pair: re.Match[bytes]) -> bytes:
    return pair[1] + b"<FFFD>" if pair[2].upper() in _NO_LETTERS else pair[0]


def _name_letters(pdf: pikepdf.Pdf, font: Dictionary, inner: Dictionary) -> None:
    """Say which letters glyphs stand for, where the font itself has a table of them."""
    descriptor = inner.get("/FontDescriptor")
    program = descriptor.get("/FontFile2") if isinstance(descriptor, Dictionary) else None
    glyphs = inner.get("/CIDToGIDMap")
    try:
        if isinstance(program, Stream) and (letters := _letters(program.read_bytes())):
            numbers = glyphs.read_bytes() if isinstance(glyphs, Stream) else None
            pairs = sorted(_by_code(letters, numbers))
            font.ToUnicode = pdf.make_stream(_map(pairs).encode("ascii"))
    except pikepdf.PdfError:
        return


def _letters(program: bytes) -> Mapping[int, int]:
    """Return the letter of each glyph; of several the first in Unicode, which is the plain one."""
    face = uharfbuzz.Face(program)
    font = uharfbuzz.Font(face)
    found: dict[int, int] = {}
    for letter in face.unicodes:
        glyph = font.get_nominal_glyph(letter)
        if glyph and letter >= ord(" ") and letter not in _OWN_SIGNS:
            found.setdefault(glyph, letter)
    return found


def _by_code(letters: Mapping[int, int], numbers: bytes | None) -> Iterable[tuple[int, int]]:
    """Return codes with their letters; `numbers` has the glyph of each code, and stands for itself where missing."""
    if numbers is None:
        return letters.items()
    glyphs = (int.from_bytes(numbers[place : place + 2]) for place in range(0, len(numbers) - 1, 2))
    return [(code, letters[glyph]) for code, glyph in enumerate(glyphs) if glyph in letters]


def _map(pairs: Sequence[tuple[int, int]]) -> str:
    parts = []
    for some in (pairs[start : start + _MOST] for start in range(0, len(pairs), _MOST)):
        lines = "".join(f"<{code:04X}> <{_UNICODE.encode(chr(letter))[0].hex()}>\n" for code, letter in some)
        parts.append(f"{len(some)} beginbfchar\n{lines}endbfchar\n")
    return _MAP.format("".join(parts))
