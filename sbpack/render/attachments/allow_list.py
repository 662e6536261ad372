"""The allow-list of what drawing a page needs: every kind of object with its entries; nothing else reaches a pack.

Files, scripts, actions, metadata and whatever programs note for themselves are left behind by not being named.
"""

from collections.abc import Mapping

from pikepdf import Array, Dictionary, Name, Object, Stream

_PLAIN = ""
"""What holds no dictionary and no stream."""
_ANY = "*"
"""Stands for names that the file's author chose."""
_TYPES = {
    *(Name.XObject, Name.Pattern, Name.ExtGState, Name.Font, Name.FontDescriptor, Name.Group, Name.Mask),
    *(Name.Encoding, Name.CMap),
}


def _entries(words: str) -> dict[str, str]:
    """Read a kind's entries: `Name` for one that is plain, `Name:kind` for one below which there may be more."""
    return {f"/{name}": kind for name, _, kind in (word.partition(":") for word in words.split())}


_DATA = "Length Filter DecodeParms:unpacking "
_KINDS: Mapping[str, Mapping[str, str]] = {
    "data": _entries(_DATA),
    "unpacking": _entries(
        "Predictor Colors BitsPerComponent Columns EarlyChange ColorTransform K EndOfLine EncodedByteAlign Rows "
        "EndOfBlock BlackIs1 DamagedRowsBeforeError JBIG2Globals:data"
    ),
    "resources": _entries(
        "XObject:drawings Pattern:drawings ExtGState:states Font:fonts ColorSpace:colours Shading:shadings"
    ),
    **{f"{kind}s": {_ANY: kind} for kind in ("drawing", "state", "font", "colour", "shading")},
    # Forms, pictures, patterns and glyphs.
    "drawing": _entries(
        _DATA + "Type Subtype FormType BBox Matrix PatternType PaintType TilingType XStep YStep "
        "Width Height BitsPerComponent Intent ImageMask SMaskInData Matte Decode Interpolate "
        "Resources:resources Group:group Shading:shading ExtGState:state ColorSpace:colour Mask:drawing SMask:drawing"
    ),
    "group": _entries("Type S I K CS:colour"),
    "state": _entries(
        "Type LW LC LJ ML D RI OP op OPM FL SM SA BM CA ca AIS TK Font:font SMask:mask TR:colour TR2:colour"
    ),
    "mask": _entries("Type S BC G:drawing TR:colour"),
    # Profiles, inks, tables of colours, and the functions that mix them.
    "colour": _entries(
        _DATA + "N Range WhitePoint BlackPoint Gamma Matrix Subtype Components FunctionType Domain Size BitsPerSample "
        "Order Encode Decode C0 C1 Bounds "
        "Functions:colour Alternate:colour Colorants:colours Process:colour ColorSpace:colour"
    ),
    "shading": _entries(
        _DATA + "ShadingType Background BBox AntiAlias Domain Matrix Coords Extend Decode BitsPerCoordinate "
        "BitsPerComponent BitsPerFlag VerticesPerRow ColorSpace:colour Function:colour"
    ),
    "font": _entries(
        "Type Subtype Name BaseFont FirstChar LastChar Widths FontBBox FontMatrix DW W DW2 W2 "
        "FontDescriptor:description Encoding:letters ToUnicode:letters DescendantFonts:font CharProcs:drawings "
        "Resources:resources CIDSystemInfo:collection CIDToGIDMap:data"
    ),
    # Without the lists of what is in the font, which need not be there and often leave something out.
    "description": _entries(
        "Type FontName FontFamily FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading CapHeight "
        "XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile:font-file FontFile2:font-file FontFile3:font-file"
    ),
    "font-file": _entries(_DATA + "Length1 Length2 Length3 Subtype"),
    "letters": _entries(
        _DATA + "Type BaseEncoding Differences CMapName WMode CIDSystemInfo:collection UseCMap:letters"
    ),
    "collection": _entries("Registry Ordering Supplement"),
}


def strip_to_allowed(form: Stream, stripped: set[tuple[int, int]]) -> None:
    """Take away, in place, whatever a form and all below it need not have to be drawn; `stripped` objects are done."""
    waiting: list[tuple[Object, str]] = [(form, "drawing")]
    while waiting:
        item, kind = waiting.pop()
        if item.is_indirect:
            if item.objgen in stripped:
                continue
            stripped.add(item.objgen)
        if isinstance(item, Array):
            waiting += [(kid, kind) for kid in item if isinstance(kid, Array | Dictionary | Stream)]
            continue
        known = _KINDS[kind]
        # The length of a stream is written anew with it.
        for key in sorted(set(item.keys()) - ({"/Length"} if isinstance(item, Stream) else set())):
            value, of_kind = item.get(key), known.get(key, known.get(_ANY))
            if of_kind is None or (key == "/Type" and value not in _TYPES) or (of_kind == _PLAIN and _is_rich(value)):
                del item[key]
            elif of_kind != _PLAIN and isinstance(value, Array | Dictionary | Stream):
                waiting.append((value, of_kind))


def _is_rich(value: object) -> bool:
    """Whether something is a dictionary or stream, or holds one."""
    waiting, seen = [value], set()
    while waiting:
        item = waiting.pop()
        if isinstance(item, Dictionary | Stream):
            return True
        if isinstance(item, Array) and not (item.is_indirect and item.objgen in seen):
            seen.add(item.objgen)
            waiting.extend(item)
    return False
