"""Every kind of thing that drawing a page needs, and the entries of each; nothing else reaches a pack.

Files, scripts, actions, metadata and whatever programs note for themselves are left behind by not being named.
"""

from collections.abc import Mapping

from pikepdf import Array, Dictionary, Name, Object, Stream

PLAIN = ""
"""What holds no dictionary and no stream."""
_ANY = "*"
"""Stands for names that the file's author chose."""
_TYPES = {
    *(Name.XObject, Name.Pattern, Name.ExtGState, Name.Font, Name.FontDescriptor, Name.Group, Name.Mask),
    *(Name.Encoding, Name.CMap),
}


def _plain(*names: str) -> dict[str, str]:
    return {f"/{name}": PLAIN for name in names}


_DATA = {**_plain("Length", "Filter"), "/DecodeParms": "unpacking"}
_KINDS: Mapping[str, Mapping[str, str]] = {
    "data": _DATA,
    "unpacking": {
        **_plain("Predictor", "Colors", "BitsPerComponent", "Columns", "EarlyChange", "ColorTransform"),
        **_plain("K", "EndOfLine", "EncodedByteAlign", "Rows", "EndOfBlock", "BlackIs1", "DamagedRowsBeforeError"),
        "/JBIG2Globals": "data",
    },
    "resources": {
        "/XObject": "drawings",
        "/Pattern": "drawings",
        "/ExtGState": "states",
        "/Font": "fonts",
        "/ColorSpace": "colours",
        "/Shading": "shadings",
    },
    "drawings": {_ANY: "drawing"},
    "states": {_ANY: "state"},
    "fonts": {_ANY: "font"},
    "colours": {_ANY: "colour"},
    "shadings": {_ANY: "shading"},
    # Forms, pictures, patterns and glyphs.
    "drawing": {
        **_DATA,
        **_plain("Type", "Subtype", "FormType", "BBox", "Matrix"),
        **_plain("PatternType", "PaintType", "TilingType", "XStep", "YStep"),
        **_plain("Width", "Height", "BitsPerComponent", "Intent", "ImageMask", "SMaskInData", "Matte", "Decode"),
        **_plain("Interpolate"),
        "/Resources": "resources",
        "/Group": "group",
        "/Shading": "shading",
        "/ExtGState": "state",
        "/ColorSpace": "colour",
        "/Mask": "drawing",
        "/SMask": "drawing",
    },
    "group": {**_plain("Type", "S", "I", "K"), "/CS": "colour"},
    "state": {
        **_plain("Type", "LW", "LC", "LJ", "ML", "D", "RI", "OP", "op", "OPM", "FL", "SM", "SA", "BM", "CA", "ca"),
        **_plain("AIS", "TK"),
        "/Font": "font",
        "/SMask": "mask",
        "/TR": "colour",
        "/TR2": "colour",
    },
    "mask": {**_plain("Type", "S", "BC"), "/G": "drawing", "/TR": "colour"},
    # Profiles, inks, tables of colours, and the functions that mix them.
    "colour": {
        **_DATA,
        **_plain("N", "Range", "WhitePoint", "BlackPoint", "Gamma", "Matrix", "Subtype", "Components"),
        **_plain("FunctionType", "Domain", "Size", "BitsPerSample", "Order", "Encode", "Decode", "C0", "C1", "Bounds"),
        "/Functions": "colour",
        "/Alternate": "colour",
        "/Colorants": "colours",
        "/Process": "colour",
        "/ColorSpace": "colour",
    },
    "shading": {
        **_DATA,
        **_plain("ShadingType", "Background", "BBox", "AntiAlias", "Domain", "Matrix", "Coords", "Extend", "Decode"),
        **_plain("BitsPerCoordinate", "BitsPerComponent", "BitsPerFlag", "VerticesPerRow"),
        "/ColorSpace": "colour",
        "/Function": "colour",
    },
    "font": {
        **_plain("Type", "Subtype", "Name", "BaseFont", "FirstChar", "LastChar", "Widths", "FontBBox", "FontMatrix"),
        **_plain("DW", "W", "DW2", "W2"),
        "/FontDescriptor": "description",
        "/Encoding": "letters",
        "/ToUnicode": "letters",
        "/DescendantFonts": "font",
        "/CharProcs": "drawings",
        "/Resources": "resources",
        "/CIDSystemInfo": "collection",
        "/CIDToGIDMap": "data",
    },
    # Without the lists of what is in the font, which need not be there and often leave something out.
    "description": {
        **_plain("Type", "FontName", "FontFamily", "FontStretch", "FontWeight", "Flags", "FontBBox", "ItalicAngle"),
        **_plain("Ascent", "Descent", "Leading", "CapHeight", "XHeight", "StemV", "StemH", "AvgWidth", "MaxWidth"),
        **_plain("MissingWidth"),
        "/FontFile": "font file",
        "/FontFile2": "font file",
        "/FontFile3": "font file",
    },
    "font file": {**_DATA, **_plain("Length1", "Length2", "Length3", "Subtype")},
    "letters": {
        **_DATA,
        **_plain("Type", "BaseEncoding", "Differences", "CMapName", "WMode"),
        "/CIDSystemInfo": "collection",
        "/UseCMap": "letters",
    },
    "collection": _plain("Registry", "Ordering", "Supplement"),
}


class Grammar:
    """Strips what is drawn, each object of a file once."""

    def __init__(self) -> None:
        """Begin with nothing stripped."""
        self._seen: set[tuple[int, int]] = set()

    def strip(self, form: Stream) -> None:
        """Take away, in place, whatever a form and all below it need not have to be drawn."""
        waiting: list[tuple[Object, str]] = [(form, "drawing")]
        while waiting:
            item, kind = waiting.pop()
            if item.is_indirect:
                if item.objgen in self._seen:
                    continue
                self._seen.add(item.objgen)
            if isinstance(item, Array):
                waiting += [(kid, kind) for kid in item if isinstance(kid, Array | Dictionary | Stream)]
            else:
                waiting += _stripped(item, kind)


def _stripped(item: Object, kind: str) -> list[tuple[Object, str]]:
    """Return the entries below which there may be more, and what they are."""
    known = _KINDS[kind]
    below: list[tuple[Object, str]] = []
    # The length of a stream is written anew with it.
    for key in sorted(set(item.keys()) - ({"/Length"} if isinstance(item, Stream) else set())):
        value, of_kind = item.get(key), known.get(key, known.get(_ANY))
        if of_kind is None or (key == "/Type" and value not in _TYPES) or (of_kind == PLAIN and _is_rich(value)):
            del item[key]
        elif of_kind != PLAIN and isinstance(value, Array | Dictionary | Stream):
            below.append((value, of_kind))
    return below


def _is_rich(value: object) -> bool:
    """Whether something is a dictionary or stream, or holds one."""
    waiting, seen = [value], set()
    while waiting:
        item = waiting.pop()
        if isinstance(item, Dictionary | Stream):
            return True
        if isinstance(item, Array):
            if item.is_indirect and item.objgen in seen:
                continue
            seen.add(item.objgen)
            waiting.extend(item)
    return False
