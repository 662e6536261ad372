"""Finished PDFs read back as meaning: texts, tags, bookmarks, links.

Everything takes a file or its bytes. Page numbers count from 0, in the file. What a page shows is read by PDFium, which
has no part in writing the files; only the structure tree's own entries are read by pikepdf.

    struct_text(pdf)    [("H1", "Police update"), ("P", "See the plan."), ("Link", "the plan")]
    struct_tree(pdf)    the same as elements with titles, languages, ids, headers
    tag_text(pdf)       the same as indented text, to compare
    page_texts(pdf)     ["Police update … Page 1", …]
    bookmarks(pdf)      [Bookmark(level=0, title="4 Police update", page=2, is_open=False), …]
    links(pdf)          [Link(page=0, contents="the plan", target_page=8, uri=""), …]
    page_labels(pdf)    ["1", "2", …]
"""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object
from pypdfium2 import raw

from tests.pdf_drawn import Drawn, Source, drawn, opened

INLINE = {"Span", "NonStruct", "Link", "Quote", "Em", "Strong", "Code", "Reference"}
"""Their text belongs to the paragraph round them."""


@dataclass(frozen=True)
class Element:
    """A structure element, with its text."""

    tag: str
    """As written, without following the role map."""
    text: str
    """Its own text and that of inline elements in it, in order; not that of blocks in it."""
    children: tuple["Element", ...] = ()
    title: str = ""
    language: str = ""
    alternative: str = ""
    id: str = ""
    headers: tuple[str, ...] = ()
    """Ids of header cells."""
    attributes: tuple[tuple[str, str], ...] = ()
    """All others, by name: `Scope`, `RowSpan`, `ListNumbering`."""

    def walk(self) -> Iterator["Element"]:
        """Yield this element and everything below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class Bookmark:
    """An entry of the table of contents beside the page."""

    level: int
    title: str
    page: int | None
    is_open: bool


@dataclass(frozen=True)
class Link:
    """A link annotation."""

    page: int
    contents: str
    """What a screen reader calls it."""
    target_page: int | None
    """For a link within the file."""
    uri: str
    """For a link out of it."""


def page_texts(pdf: Source) -> list[str]:
    """Return the text of every page, stamps included, each with its lines as laid out."""
    with opened(pdf) as document:
        return [page.get_textpage().get_text_range().replace("\r\n", "\n") for page in document]


def page_labels(pdf: Source) -> list[str]:
    """Return what a reader's page box shows for every page."""
    with opened(pdf) as document:
        return [document.get_page_label(number) for number in range(len(document))]


def bookmarks(pdf: Source) -> list[Bookmark]:
    """Return the bookmarks from top to bottom, as if all were open."""
    found = []
    with opened(pdf) as document:
        for entry in document.get_toc():
            target = entry.get_dest()
            page = target.get_index() if target else None
            found.append(Bookmark(entry.level, entry.get_title(), page, entry.get_count() > 0))
    return found


def links(pdf: Source) -> list[Link]:
    """Return the links, page by page."""
    with opened(pdf) as document:
        return [link for number, page in enumerate(document) for link in _links_on(document, page, number)]


def _links_on(document: Any, page: Any, number: int) -> Iterator[Link]:
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        if raw.FPDFAnnot_GetSubtype(note) == raw.FPDF_ANNOT_LINK:
            link = raw.FPDFAnnot_GetLink(note)
            action = raw.FPDFLink_GetAction(link)
            target = raw.FPDFLink_GetDest(document, link) or (action and raw.FPDFAction_GetDest(document, action))
            target_page = raw.FPDFDest_GetDestPageIndex(document, target) if target else -1
            yield Link(number, _contents(note), target_page if target_page >= 0 else None, _uri(document, action))
        raw.FPDFPage_CloseAnnot(note)


def _contents(note: Any) -> str:
    size = raw.FPDFAnnot_GetStringValue(note, b"Contents", None, 0)
    buffer = (ctypes.c_ushort * (size // 2))()
    raw.FPDFAnnot_GetStringValue(note, b"Contents", buffer, size)
    return bytes(buffer).decode("utf-16-le").rstrip("\0")


def _uri(document: Any, action: Any) -> str:
    size = raw.FPDFAction_GetURIPath(document, action, None, 0) if action else 0
    buffer = ctypes.create_string_buffer(max(size, 1))
    if size:
        raw.FPDFAction_GetURIPath(document, action, buffer, size)
    return buffer.value.decode()


def struct_text(pdf: Source) -> list[tuple[str, str]]:
    """Return tag and text of every element that has text, in reading order; spans count as part of their paragraph."""
    found = struct_tree(pdf).walk()
    return [
        (element.tag, element.text) for element in found if element.text and element.tag not in ("Span", "NonStruct")
    ]


def struct_tree(pdf: Source) -> Element:
    """Return the structure tree, from a StructTreeRoot down, with the text that its marks stand for."""
    texts = marked_texts(pdf)
    with pikepdf.open(BytesIO(pdf) if isinstance(pdf, bytes) else pdf) as document:
        pages = {page.obj.objgen: number for number, page in enumerate(document.pages)}
        root = document.Root.StructTreeRoot
        children = [_element(kid, None, pages, texts)[0] for kid in kids_of(root)]
        return Element("StructTreeRoot", "", tuple(children))


def kids_of(element: Object) -> list[Any]:
    """Return what a structure element of pikepdf's holds, however it is written."""
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def marked_texts(pdf: Source) -> dict[tuple[int, int], list[Drawn]]:
    """Return the texts of every page by page number and MCID; those of artifacts under MCID -1."""
    found: dict[tuple[int, int], list[Drawn]] = {}
    for piece in (piece for page in drawn(pdf) for piece in page if piece.kind == "text"):
        found.setdefault((piece.page, piece.mcid), []).append(piece)
    return found


def joined(pieces: list[Drawn]) -> str:
    """Return pieces as one text, with a space where a new line begins."""
    text = ""
    for before, piece in zip([None, *pieces], pieces, strict=False):
        text += piece.text if before is None or piece.follows(before) else f" {piece.text}"
    return " ".join(text.split())


def _element(
    element: Object, page: int | None, pages: dict[Any, int], texts: dict[tuple[int, int], list[Drawn]]
) -> tuple[Element, list[Drawn]]:
    """Return an element, and the pieces that an inline one lends to the block round it."""
    page = pages[element.Pg.objgen] if "/Pg" in element else page
    pieces: list[Drawn] = []
    children = []
    for kid in kids_of(element):
        match kid:
            case int():
                pieces += texts.get((page if page is not None else -1, kid), [])
            case _ if kid.get("/Type") == Name.MCR:
                own_page = pages[kid.Pg.objgen] if "/Pg" in kid else page
                pieces += texts.get((own_page if own_page is not None else -1, int(kid.MCID)), [])
            case _ if "/S" in kid:
                child, lent = _element(kid, page, pages, texts)
                children.append(child)
                pieces += lent
    tag = str(element.S).removeprefix("/")
    found = Element(
        tag=tag,
        text=joined(pieces),
        children=tuple(children),
        title=str(element.get("/T", "")),
        language=str(element.get("/Lang", "")),
        alternative=str(element.get("/Alt", "")),
        id=str(element.get("/ID", "")),
        headers=tuple(str(header) for name, value in _attributes(element) if name == "Headers" for header in value),
        attributes=tuple((name, _written(value)) for name, value in _attributes(element) if name not in _OTHERS),
    )
    return found, pieces if tag in INLINE else []


_OTHERS = ("O", "Headers")


def _attributes(element: Object) -> Iterator[tuple[str, Any]]:
    attributes = element.get("/A", Array())
    for owner in list(attributes) if isinstance(attributes, Array) else [attributes]:
        if isinstance(owner, Dictionary):
            yield from ((name[1:], value) for name, value in owner.items())


def _written(value: Any) -> str:
    return " ".join(map(str, value)) if isinstance(value, Array) else str(value).removeprefix("/")


def tag_text(pdf: Source) -> str:
    """Return the tag tree as indented text: tag, what it says of itself, and its words; header cells by their words."""
    document = struct_tree(pdf).children[0]
    names = {element.id: said(element) for element in document.walk() if element.id}
    return "\n".join(_tag_lines(document, names, 0))


def said(element: Element) -> str:
    """Return the words of an element and of all blocks in it."""
    blocks = [said(child) for child in element.children if child.tag not in INLINE]
    return " ".join(filter(None, [element.text, *blocks]))


def _tag_lines(element: Element, names: dict[str, str], depth: int) -> Iterator[str]:
    told = [
        *([f"lang={element.language}"] if element.language else []),
        *([f"alt={element.alternative!r}"] if element.alternative else []),
        *(f"{name}={value}" for name, value in element.attributes if name != "BBox"),
        *([f"headers={' / '.join(names[header] for header in element.headers)}"] if element.headers else []),
    ]
    about = f" ({', '.join(told)})" if told else ""
    words = f" {element.text}" if element.text else ""
    yield f"{'  ' * depth}{element.tag}{about}{words}"
    for child in element.children:
        yield from _tag_lines(child, names, depth + 1)
