"""What a PDF says: its pages, read by two programs that share no code, and every string, name and stream besides."""

import logging
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
import pypdfium2
from pikepdf import Array, Dictionary, Name, Object, Stream, String
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DecodedStreamObject, IndirectObject, NameObject

from sbpack.leaks.read_text import ReadableText, as_text, printable_runs, readable_markup

Number = tuple[int, int]
"""Number and generation of an object."""


class CarriedFile(NamedTuple):
    """A file inside a PDF."""

    name: str
    number: Number
    content: bytes


def carried_files(pdf: pikepdf.Pdf) -> Iterator[CarriedFile]:
    """Yield every embedded file, also one that no list of the PDF names."""
    names: dict[Number, str] = {}
    for one in pdf.objects:
        if isinstance(one, Dictionary) and isinstance(one.get("/EF"), Dictionary):
            name = one.get("/UF", one.get("/F"))
            streams = (stream for stream in one.EF.values() if isinstance(stream, Stream))
            names |= {stream.objgen: str(name) if isinstance(name, String) else "" for stream in streams}
    for one in pdf.objects:
        if isinstance(one, Stream) and (one.objgen in names or one.get("/Type") == "/EmbeddedFile"):
            yield CarriedFile(names.get(one.objgen, "") or "without a name", one.objgen, one.read_bytes())


_NAMES = frozenset(
    """
    A Action ActualText AF AFRelationship AIS Alt Annot Annots AP application/json Article Artifact AS Ascent
    ASCII85Decode ASCIIHexDecode Attached Author AvgWidth B Background Base BaseEncoding BaseFont BaseVersion BBox BG
    BitsPerComponent BitsPerCoordinate BitsPerFlag BitsPerSample BlackIs1 BleedBox Block BlockQuote BM Border
    BorderStyle Bottom Bounds BS C C0 C1 CA ca CalGray CalRGB Cap CapHeight Caption Catalog CCITTFaxDecode Center CF
    CharProcs CharSet CheckSum CIDFontType0 CIDFontType0C CIDFontType2 CIDSet CIDSystemInfo CIDToGIDMap ClassMap CMap
    Color Colorants Colors ColorSpace ColorTransform ColSpan Column Columns Compatible Contents Coords Count
    CreationDate Creator CropBox CS D DA Darken Data DCTDecode Decimal Decode DecodeParms Default DefaultCMYK
    DefaultGray DefaultRGB Desc DescendantFonts Descent Dest DestOutputProfile Dests DeviceCMYK DeviceGray DeviceN
    DeviceRGB Differences Disc DisplayDocTitle Div Document Domain DP DR Duplex DV DW E EF Em EmbeddedFile
    EmbeddedFiles Encode Encoding End Extend Extends ExtGState F FFilter Figure Filespec Filter First FirstChar Fit
    FitB FitBH FitBV FitH FitR FitV FixedPrint Flags FlateDecode Font FontBBox FontDescriptor FontFamily FontFile
    FontFile2 FontFile3 FontMatrix FontName FontStretch FontWeight Footer Form Formula Function Functions FunctionType
    Gamma GoTo GoToR Group H H1 H2 H3 H4 H5 H6 Header Headers Height HT I ICCBased ID Identity Identity-H Identity-V
    IDTree IM Image image/jpeg image/png ImageMask Index Indexed Info Inline InlineShape Intent Interpolate IRT
    ItalicAngle IX JavaScript JBIG2Decode JPXDecode K Keywords Kids L Lab lab-d50 lab-d65 Lang Last LastChar Layout
    Lbl LBody LC Leading Length Length1 Length2 Length3 LI Lighten Limits LineHeight Link List ListNumbering LJ
    LowerAlpha LowerRoman Luminosity LW LZWDecode M MacRomanEncoding Margin Marked MarkInfo Mask Matrix Matte MaxWidth
    MCID MCR MediaBox Metadata MissingWidth ML ModDate Movie Multiply N Name Names Namespace Namespaces
    NeedAppearances Next NM None NonStruct Normal Note NS Nums O Obj OBJR ObjStm OCG OCGs OCProperties ON OP op Open
    OpenAction OPM Opt Order Ordered Ordering Outlines OutputCondition OutputConditionIdentifier OutputIntent
    OutputIntents Overlay P Page PageLabels PageLayout PageMode Pages Pagination PaintType Params Parent ParentTree
    ParentTreeNextKey Part Pattern PatternType PDF Perceptual Pg PieceInfo Placement Popup Predictor Prev Print
    PrintScaling Process ProcSet Producer Properties PS Q Quote R Range RC Rect Reference Registry
    RelativeColorimetric Resources RI RL RoleMap Root Rotate Row RowSpan RT RunLengthDecode S SA Saturation Scope
    Screen Sect Separation Shading ShadingType Size SM SMask SMaskInData Source SpaceAfter SpaceBefore Span sRGB St
    Standard StandardEncoding Start StemH StemV Stream Strong StructElem StructParent StructParents StructTreeRoot
    Style Subject Subtype Summary Supplement Suspects Symbol T Table Tabs TBody TD Text text/plain TextAlign
    TextIndent TFoot TH THead TilingType Title TOC TOCI Top ToUnicode TR TR2 Transparency TrapNet Trapped TrimBox
    TrueType Type Type0 Type1 Type1C Type3 UF Underline Unspecified UpperAlpha UpperRoman URI UseNone UseOutlines
    UserUnit V Version ViewerPreferences ViewState VP W W2 WhitePoint Widget Width Widths WinAnsiEncoding WMode
    XHeight XML XObject XRef XRefStm XStep XYZ YStep ZapfDingbats
    """.split()  # noqa: SIM905 - a table of words
)
_MADE = re.compile(r"[A-Z]{6}(?:\+.*)?|Sbpack[A-Z][a-z]+|[A-Za-z]{1,3}-?\d+(?:\.\d+)?|Source(?:Sans|Serif|-).*")
"""What programs make up: subsets of fonts, numbered resources."""

_NO_WORDS = frozenset(
    """
    /BaseFont /CharSet /CheckSum /Colorants /ColorSpace /CS /Differences /FontFamily /FontName /Lang /Ordering
    /OutputCondition /OutputConditionIdentifier /Registry
    """.split()  # noqa: SIM905 - a table of words
)
"""Keys whose strings and names belong to fonts, colours and the format, whoever made the file."""
_RESOURCES = ("/CharProcs", "/ExtGState", "/Font", "/Pattern", "/ProcSet", "/Properties", "/Shading", "/XObject")
"""Keys of dictionaries whose own keys are names that a program gave to what a page draws with."""
_TAGS = "in an id of the tags"
_DESTINATION = "in the name of a destination"
_EMBEDDED = "in the name of an embedded file"
_METADATA = "in the metadata"
_PLACES = {
    "/ActualText": "in an alternative text",
    "/Alt": "in an alternative text",
    "/Contents": "in what a link or note says",
    "/D": _DESTINATION,
    "/Desc": "in the description of an embedded file",
    "/Dest": _DESTINATION,
    "/E": "in an alternative text",
    "/F": _EMBEDDED,
    "/Headers": _TAGS,
    "/ID": _TAGS,
    "/P": "in a page label",
    "/T": "in a title of the tags",
    "/UF": _EMBEDDED,
    "/URI": "in a link",
}
"""Where a string stands, by the key of its value."""
_DEEPEST = 100


class StringWalk:
    """A walk through all objects of a file, for their strings and names."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        self._pdf = pdf
        self._pages: dict[Number, str] = {}
        """By the number of a note or link, its page."""
        for page in pdf.pages:
            notes = page.obj.get("/Annots")
            for note in notes if isinstance(notes, Array) else ():
                if isinstance(note, Object) and note.is_indirect:
                    self._pages[note.objgen] = f" on page {page.label}"
        self._information = _number(pdf.trailer.get("/Info"))
        self._destinations = _number(pdf.Root.get("/Dests"))
        self._resources: set[Number] = set()
        self._names: defaultdict[Number, list[str]] = defaultdict(list)

    def texts(self) -> Iterator[ReadableText]:
        """Yield every string, then every name that is not of the format's own."""
        for value in self._pdf.objects:
            if isinstance(value, Object):
                yield from self._in(value, "", 0)
        own = {key: value for key, value in self._pdf.trailer.items() if key != "/ID"}
        yield from self._in_items(own, "", 0)
        for number, names in self._names.items():
            if number not in self._resources:
                yield from (ReadableText("in a name inside the file", name[1:]) for name in names)

    def _in(self, value: object, key: str, depth: int, page: str = "") -> Iterator[ReadableText]:
        """Yield what is written into an object, not what it refers to."""
        if depth > _DEEPEST:
            return
        if isinstance(value, String):
            place = _PLACES.get(key, f"under `{key[1:]}`" if key else "in a string")
            yield ReadableText(f"{place}{page}", str(value), is_for_people=place != _TAGS)
        elif isinstance(value, Name):
            self._note((0, 0), str(value))
        elif isinstance(value, Array):
            if key == "/Names":
                yield from _named(value)
            elif not _is_colour(value):
                for item in value:
                    if isinstance(item, Object) and not item.is_indirect:
                        yield from self._in(item, key, depth + 1, page)
        elif isinstance(value, Dictionary | Stream):
            yield from self._in_dictionary(value, key, depth, page)

    def _in_dictionary(self, value: Object, key: str, depth: int, page: str) -> Iterator[ReadableText]:
        items = dict(value.items())
        number = value.objgen if value.is_indirect else None
        if (number and number == self._destinations) or (key == "/Dests" and "/Kids" not in items):
            yield from (ReadableText(_DESTINATION, name[1:]) for name in items)
        elif key not in _RESOURCES:
            for name in items:
                self._note(number or (0, 0), name)
        place = ""
        if number and number == self._information:
            place = _METADATA
        elif "/Title" in items and "/Parent" in items and "/S" not in items:
            place = "in a bookmark"
        if place:
            yield from (ReadableText(place, str(words)) for words in items.values() if isinstance(words, String))
            items = {name: one for name, one in items.items() if not isinstance(one, String)}
        yield from self._in_items(items, self._pages.get(number, page) if number else page, depth)

    def _in_items(self, items: Mapping[str, object], page: str, depth: int) -> Iterator[ReadableText]:
        for key, value in items.items():
            if not isinstance(value, Object) or key in _NO_WORDS:
                continue
            if not value.is_indirect:
                yield from self._in(value, key, depth + 1, page)
            elif key in _RESOURCES:
                self._resources.add(value.objgen)

    def _note(self, number: Number, name: str) -> None:
        if name[1:] not in _NAMES and not _MADE.fullmatch(name[1:]):
            self._names[number].append(name)


def _number(value: object) -> Number | None:
    return value.objgen if isinstance(value, Object) and value.is_indirect else None


def _named(pairs: Array) -> Iterator[ReadableText]:
    """Yield the names in a leaf of a name tree, told by what they name."""
    for name, value in zip(pairs[0::2], pairs[1::2], strict=False):
        if isinstance(name, String):
            about = value if isinstance(value, Dictionary) else Dictionary()
            place = _EMBEDDED if "/EF" in about else _TAGS if "/S" in about and "/P" in about else _DESTINATION
            yield ReadableText(place, str(name), is_for_people=place != _TAGS)


def _is_colour(array: Array) -> bool:
    """Whether names in an array are those of inks."""
    return len(array) > 1 and isinstance(array[0], Name) and str(array[0]) in ("/Separation", "/DeviceN")


_TOLD = re.compile(rb"/(?:ActualText|Alt|E|T|Title|Contents)\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)
"""A string in the marks of a stream that draws."""
_DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_MAP_OF_LETTERS = b"begincmap"
"""In the stream of a font that maps glyphs to letters; its words are the format's own."""
_DEEPEST_FORM = 5
"""Forms in forms in forms, in which pictures are looked for."""


def stream_texts(pdf: pikepdf.Pdf, embedded: frozenset[Number]) -> Iterator[ReadableText]:
    """Yield what each stream says that is no page's text and no embedded file."""
    contents = {part.objgen: f" on page {page.label}" for page in pdf.pages for part in _contents(page.obj)}
    contents |= {picture: f" on page {page.label}" for page in pdf.pages for picture in _pictures(page.resources, 0)}
    for stream in pdf.objects:
        if isinstance(stream, Stream) and stream.objgen not in embedded:
            yield from _texts_in(stream, contents.get(stream.objgen))


def undrawn_forms(pdf: pikepdf.Pdf) -> tuple[Number, ...]:
    """Return the forms and patterns that no page draws, which are read separately."""
    drawn: set[Number] = set()
    for page in pdf.pages:
        todo: list[tuple[Object, Object]] = [(page.obj, page.resources)]
        while todo:
            holder, resources = todo.pop()
            for form in _forms_drawn(holder, resources):
                if form.objgen not in drawn:
                    drawn.add(form.objgen)
                    todo.append((form, form.get("/Resources", resources)))
    return tuple(
        one.objgen for one in pdf.objects if isinstance(one, Stream) and _is_form(one) and one.objgen not in drawn
    )


def _texts_in(stream: Stream, page: str | None) -> Iterator[ReadableText]:
    if stream.get("/Type") in ("/ObjStm", "/XRef"):  # the file's own
        return
    if stream.get("/Subtype") == "/Image":
        for run in printable_runs(stream.read_raw_bytes()):
            yield ReadableText(f"in the own data of a picture{page or ''}", run, is_for_people=False)
        return
    data = _decoded(stream)
    if page is not None or _is_form(stream):
        for told in _TOLD.findall(data):
            yield ReadableText(f"in an alternative text{page or ''}", str(Object.parse(told)))
    elif stream.get("/Type") == "/Metadata" or stream.get("/Subtype") == "/XML":
        yield from readable_markup("in the metadata", as_text(data) or "", "")
    elif _MAP_OF_LETTERS not in data and (words := as_text(data)) is not None:
        yield ReadableText("in a stream of the file", words)


def _decoded(stream: Object) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _contents(page: Object) -> tuple[Object, ...]:
    contents = page.get("/Contents")
    if isinstance(contents, Array):
        return tuple(part for part in contents if isinstance(part, Stream))
    return (contents,) if isinstance(contents, Stream) else ()


def _pictures(resources: Object, depth: int) -> Iterator[Number]:
    """Yield the pictures that a page has at hand, those in its forms too."""
    forms = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    for form in forms.values() if isinstance(forms, Dictionary) and depth < _DEEPEST_FORM else ():
        if isinstance(form, Stream) and form.get("/Subtype") == "/Image":
            yield form.objgen
        elif isinstance(form, Stream):
            yield from _pictures(form.get("/Resources", Dictionary()), depth + 1)


def _is_form(stream: Object) -> bool:
    return stream.get("/Subtype") == "/Form" or "/PatternType" in stream


def _forms_drawn(holder: Object, resources: Object) -> Iterator[Object]:
    """Yield the forms that a page or another form draws."""
    forms = resources.get("/XObject") if isinstance(resources, Dictionary) else None
    if not isinstance(forms, Dictionary) or not len(forms):
        return
    parts = (holder,) if isinstance(holder, Stream) else _contents(holder)
    content = b"\n".join(_decoded(part) for part in parts)
    for name in set(_DRAWN.findall(content)):
        written = _ESCAPED.sub(lambda match: bytes.fromhex(match[1].decode()), name)
        form = forms.get("/" + written.decode(errors="replace"))
        if isinstance(form, Stream) and form.get("/Subtype") == "/Form":
            yield form


_LINE_OF_GLYPHS = re.compile(rb"\[\s*(?:<[0-9A-Fa-f]*>[\s\d.-]*)+\]\s*TJ")
_CLOSER = re.compile(rb">\s{0,4}-?\d{0,2}(?:\.\d{1,9})?\s{0,4}<")
_WORD = re.compile(r"\w+")

logging.getLogger("pypdf").setLevel(logging.CRITICAL)


class Unread(Exception):  # noqa: N818 - said of the page
    """Neither program can read a page."""


def page_texts(data: bytes, first: int, last: int) -> Iterator[ReadableText]:
    """Yield the text of each page from one number to before another, as each program reads it; raises Unread."""
    reader, document = _opened(data)
    for number in range(first, min(last, len(document))):
        place = f"on page {document.get_page_label(number) or number + 1}"
        texts = [text for text in (_by_pdfium(document, number), _by_pypdf(reader, number)) if text is not None]
        if not texts:
            raise Unread(place)
        # Mostly they read the same words.
        yield from (ReadableText(place, text) for text in {tuple(_WORD.findall(text)): text for text in texts}.values())


def form_texts(data: bytes, forms: Iterable[Number]) -> Iterator[ReadableText]:
    """Yield the text of forms that no page draws, such as the look of a note; PDFium does not read those."""
    for number, generation in forms:
        try:
            reader, _ = _opened(data)
            form: Any = reader.get_object(IndirectObject(number, generation, reader))
            yield ReadableText("in what no page draws", reader.pages[0].extract_xform_text(form))
        except Exception:  # noqa: S112 - it raises what it likes, and may be given what is no form
            continue


def page_count(data: bytes) -> int:
    """Return how many pages a PDF has."""
    return len(_opened(data)[1])


@lru_cache(maxsize=1)
def _opened(data: bytes) -> tuple[PdfReader, Any]:
    """Open a file for both programs. It stays open: whoever reads some pages of a long one will read others."""
    return PdfReader(BytesIO(data)), pypdfium2.PdfDocument(data)


def _by_pdfium(document: Any, number: int) -> str | None:
    try:
        page = document[number]
        text = page.get_textpage()
    except pypdfium2.PdfiumError:
        return None
    words: str = text.get_text_range()
    text.close()
    page.close()
    return words


def _by_pypdf(reader: PdfReader, number: int) -> str | None:
    try:
        page = reader.pages[number]
        contents = page.get("/Contents", ArrayObject()).get_object()
        parts = contents if isinstance(contents, ArrayObject) else [contents]
        joined = DecodedStreamObject()
        joined.set_data(b"\n".join(_with_whole_strings(part.get_object().get_data()) for part in parts))
        page[NameObject("/Contents")] = joined
        return page.extract_text()
    except Exception:  # it raises what it likes; where neither program can read a page, that is told
        return None


def _with_whole_strings(content: bytes) -> bytes:
    """Return a content stream whose glyphs are not moved by less than a tenth of their size.

    Each pair of letters that is set closer makes pypdf begin anew, which takes it three quarters of its time.
    """
    return _LINE_OF_GLYPHS.sub(lambda line: _CLOSER.sub(b"", line[0]), content)
