"""What the streams of a PDF say: metadata, words told beside what is drawn, and whatever else is text."""

import re
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from sbpack.leaks.markup import markup_surfaces
from sbpack.leaks.surface import Surface
from sbpack.leaks.written import as_text, printable_runs

Number = tuple[int, int]

_TOLD = re.compile(rb"/(?:ActualText|Alt|E|T|Title|Contents)\s*(\((?:[^()\\]|\\.)*\)|<[0-9A-Fa-f\s]*>)", re.DOTALL)
"""A string in the marks of a stream that draws."""
_DRAWN = re.compile(rb"/([^\s/<>\[\](){}%]+)\s+Do\b")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")
_MAP_OF_LETTERS = b"begincmap"
"""In the stream of a font that tells which glyph is which letter; its words are the format's own."""
_DEEPEST = 5
"""Forms in forms in forms, in which pictures are looked for."""
_OF_THE_FILE = ("/ObjStm", "/XRef")


def stream_surfaces(pdf: pikepdf.Pdf, embedded: frozenset[Number]) -> Iterator[Surface]:
    """Yield what each stream says that is no page's text and no embedded file."""
    contents = {part.objgen: f" on page {page.label}" for page in pdf.pages for part in _contents(page.obj)}
    contents |= {picture: f" on page {page.label}" for page in pdf.pages for picture in _pictures(page.resources, 0)}
    for stream in pdf.objects:
        if isinstance(stream, Stream) and stream.objgen not in embedded:
            yield from _surfaces_in(stream, contents.get(stream.objgen))


def undrawn_forms(pdf: pikepdf.Pdf) -> tuple[Number, ...]:
    """Return the forms and patterns that no page draws, and that are read apart."""
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


def _surfaces_in(stream: Stream, page: str | None) -> Iterator[Surface]:
    if stream.get("/Type") in _OF_THE_FILE:
        return
    if stream.get("/Subtype") == "/Image":
        for run in printable_runs(stream.read_raw_bytes()):
            yield Surface(f"in the own data of a picture{page or ''}", run, is_for_people=False)
        return
    data = _decoded(stream)
    if page is not None or _is_form(stream):
        for told in _TOLD.findall(data):
            yield Surface(f"in an alternative text{page or ''}", str(Object.parse(told)))
    elif stream.get("/Type") == "/Metadata" or stream.get("/Subtype") == "/XML":
        yield from markup_surfaces("in the metadata", as_text(data) or "", "")
    elif _MAP_OF_LETTERS not in data:
        words = as_text(data)
        if words is not None:
            yield Surface("in a stream of the file", words)


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
    for form in forms.values() if isinstance(forms, Dictionary) and depth < _DEEPEST else ():
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
