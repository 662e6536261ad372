"""A stamp font as PDF wants it: Type 0 over CIDFontType2, glyph numbers as codes."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from sbpack.assemble.stamp_font import StampFont


def embed_font(pdf: pikepdf.Pdf, font: StampFont) -> Object:
    """Add a font to a PDF and return the one object that every page shares."""
    name = Name(f"/{font.name}")
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        DW=0,
        W=Array([0, Array(font.widths)]),
        FontDescriptor=_descriptor(pdf, font),
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


def _descriptor(pdf: pikepdf.Pdf, font: StampFont) -> Object:
    symbolic = 4  # The codes are glyph numbers, not those of a standard encoding.
    return pdf.make_indirect(
        Dictionary(
            Type=Name.FontDescriptor,
            FontName=Name(f"/{font.name}"),
            Flags=symbolic,
            FontBBox=Array(font.box),
            ItalicAngle=0,
            Ascent=font.ascent,
            Descent=font.descent,
            CapHeight=font.cap_height,
            StemV=80,
            FontFile2=Stream(pdf, font.program, Length1=len(font.program)),
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
