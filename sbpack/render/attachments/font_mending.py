"""What a font of an attached page leaves out or writes wrongly, put right where that is certain.

Nothing here moves or changes a glyph; what cannot be put right so makes a picture of its page.
"""

import codecs
from collections.abc import Mapping

import pikepdf
import uharfbuzz
from pikepdf import Array, Dictionary, Name, Stream

from sbpack.render.attachments.letter_map import NO_LETTERS, UNKNOWN, Letters, read_letters, written_letters

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
