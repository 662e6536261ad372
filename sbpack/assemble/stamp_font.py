"""The font of the stamps, cut down to the characters that they use, and embedded with glyph numbers as codes."""

import hashlib
import string
import struct
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import pikepdf
import uharfbuzz
from pikepdf import Array, Dictionary, Name, Object, Stream, String
from uharfbuzz import OTMetricsTag, SubsetFlags, SubsetInputSets

from sbpack.render.engine import FACES, REGULAR, SANS, SEMIBOLD, face_file

WEIGHT_NAMES = {REGULAR: "Regular", SEMIBOLD: "Semibold"}
REPLACEMENT = "?"
_DROPPED_TABLES = ("BASE", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "gasp", "name", "post")
"""Nothing here kerns or substitutes."""
_BOX = struct.Struct(">36x4h")
"""Where the table `head` says how far letters reach."""


@dataclass(frozen=True)
class StampFont:
    """A static TrueType font of a few dozen glyphs. Measures are in thousandths of the type size."""

    name: str
    """With the tag that PDF asks for before the name of a subset."""
    program: bytes
    glyphs: dict[str, int]
    widths: tuple[int, ...]
    """By glyph number."""
    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, int, int, int]

    def width(self, text: str, size: float) -> float:
        """Return how wide a text is, in points."""
        return sum(self.widths[self.glyphs[character]] for character in text) * size / 1000

    def encode(self, text: str) -> str:
        """Write a text as the operand of `Tj`."""
        return f"<{''.join(f'{self.glyphs[character]:04X}' for character in text)}>"


@lru_cache(maxsize=32)
def cut_font(characters: str, weight: int) -> StampFont:
    """Cut Source Sans of one weight down to some characters; the same characters give the same bytes."""
    characters = "".join(sorted({*characters, REPLACEMENT}))
    wanted = uharfbuzz.SubsetInput()
    wanted.flags = SubsetFlags.NO_HINTING | SubsetFlags.NOTDEF_OUTLINE | SubsetFlags.NO_LAYOUT_CLOSURE
    wanted.unicode_set.update(map(ord, characters))
    wanted.sets(SubsetInputSets.DROP_TABLE_TAG).update(int.from_bytes(tag.encode()) for tag in _DROPPED_TABLES)
    cut = uharfbuzz.subset(_face(weight), wanted)
    program = bytes(cut.blob.data)
    tag = "".join(string.ascii_uppercase[byte % 26] for byte in hashlib.sha256(program).digest()[:6])
    font = uharfbuzz.Font(cut)
    extents = font.get_font_extents("ltr")

    def scaled(value: float) -> int:
        return round(value * 1000 / int(cut.upem))

    left, bottom, right, top = map(scaled, _BOX.unpack_from(bytes(cut.reference_table("head").data)))
    glyphs = {character: font.get_nominal_glyph(ord(character)) for character in characters}
    return StampFont(
        name=f"{tag}+SourceSans3-{WEIGHT_NAMES[weight]}",
        program=program,
        glyphs={character: glyph for character, glyph in glyphs.items() if glyph},
        widths=tuple(scaled(font.get_glyph_h_advance(glyph)) for glyph in range(cut.glyph_count)),
        ascent=scaled(extents.ascender),
        descent=scaled(extents.descender),
        cap_height=scaled(uharfbuzz.Font(_face(weight)).get_metric_position(OTMetricsTag.CAP_HEIGHT)),
        box=(left, bottom, right, top),
    )


@lru_cache(maxsize=len(WEIGHT_NAMES))
def _face(weight: int) -> uharfbuzz.Face:
    upright = next(face for face in FACES if (face.family, face.weight, face.style) == (SANS, weight, "normal"))
    return uharfbuzz.Face(uharfbuzz.Blob(face_file(upright)))


@lru_cache(maxsize=1)
def _known_characters() -> frozenset[str]:
    return frozenset(map(chr, _face(REGULAR).unicodes))


def missing_characters(text: str) -> set[str]:
    """Return the characters of a text that the font cannot print."""
    return set(_on_one_line(text)) - _known_characters()


def printable(text: str) -> str:
    """Return a text on one line, with a question mark for each character that the font cannot print."""
    return "".join(character if character in _known_characters() else REPLACEMENT for character in _on_one_line(text))


def _on_one_line(text: str) -> str:
    """Compose letters and their accents, which are set without shaping, and make every gap one space."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def embed_font(pdf: pikepdf.Pdf, font: StampFont) -> Object:
    """Add a font to a PDF and return the one object that every page shares."""
    name = Name(f"/{font.name}")
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        Flags=4,  # symbolic: the codes are glyph numbers, not those of a standard encoding
        FontBBox=Array(font.box),
        ItalicAngle=0,
        Ascent=font.ascent,
        Descent=font.descent,
        CapHeight=font.cap_height,
        StemV=80,
        FontFile2=Stream(pdf, font.program, Length1=len(font.program)),
    )
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        DW=0,
        W=Array([0, Array(font.widths)]),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([pdf.make_indirect(descendant)]),
            ToUnicode=Stream(pdf, _to_unicode(font)),
        )
    )


def _to_unicode(font: StampFont) -> bytes:
    """Write the map by which copied and searched text keeps its letters."""
    mapped = [f"<{glyph:04X}> <{character.encode('utf-16-be').hex()}>" for character, glyph in font.glyphs.items()]
    # A block may have no more than a hundred lines.
    blocks = [mapped[start : start + 100] for start in range(0, len(mapped), 100)]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange",
        *(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks),
        "endcmap",
        "CMapName currentdict /CMap defineresource pop",
        "end",
        "end",
    ]
    return "\n".join(lines).encode("ascii")
