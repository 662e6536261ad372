"""Tagged sections as the layout engine might have written them, made in a millisecond instead of a second."""

from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from sbpack.assemble.stamp_font import StampFont, cut_font, embed_font
from sbpack.render.engine import REGULAR
from sbpack.render.section import Destination, Heading, SectionPdf

A4 = (0, 0, 595, 842)
CHARACTERS = "".join(map(chr, range(32, 127)))
LINKS = ("pack:item-1", "#end")
"""To a part, and to an anchor of the section itself."""


@dataclass
class _Writing:
    """A section that is being written."""

    pdf: pikepdf.Pdf
    font: StampFont
    document: Object
    parents: list[list[Object]] = field(default_factory=list)
    """By page, the elements in the order of their MCIDs."""
    link_parents: list[Object] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    """Of the page that is being written."""


def texts_of(page_count: int, links: tuple[str, ...] = LINKS) -> list[tuple[str, str]]:
    """Return tags and texts of `ready_made(page_count, links)` in reading order."""
    texts = []
    for page in range(1, page_count + 1):
        texts += [("H1" if page == 1 else "H2", f"Heading {page} of {page_count}"), ("P", f"Words on page {page}.")]
        texts += [(tag, f"see {link}") for link in links if page == 1 for tag in ("P", "Link")]
    return [*texts, ("TH", "Quarter"), ("TH", "Count"), ("TD", "Q1"), ("TD", f"{page_count} cases")]


@lru_cache(maxsize=64)
def ready_made(
    page_count: int,
    links: tuple[str, ...] = LINKS,
    box: tuple[float, float, float, float] = A4,
    rotate: int = 0,
    crop: tuple[float, float, float, float] | None = None,
) -> SectionPdf:
    """Make a section that has a heading and a paragraph on every page, links on its first and a table on its last.

    A link of `#NAME` is a named destination, `@2` an explicit one of the section's page 2, all others are URIs.
    """
    pdf = pikepdf.new()
    font = cut_font(CHARACTERS, REGULAR)
    fonts = Dictionary(F1=embed_font(pdf, font))
    resources = pdf.make_indirect(Dictionary(Font=fonts))
    root = pdf.Root.StructTreeRoot = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root, K=Array()))
    root.K = Array([document])
    writing = _Writing(pdf, font, document)
    for number in range(page_count):
        pdf.add_blank_page(page_size=(box[2] - box[0], box[3] - box[1]))
        page = pdf.pages[-1]
        page.obj.MediaBox, page.obj.StructParents, page.obj.Resources = Array(box), number, resources
        if crop:
            page.obj.CropBox = Array(crop)
        if rotate:
            page.obj.Rotate = rotate
    for number, page in enumerate(pdf.pages):
        _write_page(writing, page, number, page_count, links)
    parents = [*map(Array, writing.parents), *writing.link_parents]
    root.ParentTree = Dictionary(Nums=Array([value for pair in enumerate(parents) for value in pair]))
    output = BytesIO()
    pdf.save(output, deterministic_id=True)
    headings = tuple(
        Heading(min(number, 1) + 1, f"Heading {number + 1} of {page_count}", Destination(number, 72, 780))
        for number in range(page_count)
    )
    destinations = {"end": Destination(page_count - 1, 72, 600), "start": Destination(0, 72, 780)}
    to_pack = tuple(link for link in links if link.startswith("pack:"))
    return SectionPdf(output.getvalue(), page_count, destinations, headings, to_pack)


@lru_cache(maxsize=64)
def named(pdf: bytes, name: str) -> bytes:
    """Return a section whose ids begin with its name, as those of the layout engine do."""
    with pikepdf.open(BytesIO(pdf)) as section:
        ids = Array()
        for item in section.objects:
            if isinstance(item, Dictionary) and "/ID" in item:
                item.ID = String(f"{name}/{item.ID}")
                ids.extend([item.ID, item])
            attributes = item.get("/A") if isinstance(item, Dictionary) else None
            if isinstance(attributes, Dictionary) and "/Headers" in attributes:
                attributes.Headers = Array([String(f"{name}/{header}") for header in attributes.Headers])
        if "/StructTreeRoot" in section.Root:
            section.Root.StructTreeRoot.IDTree = Dictionary(Names=ids)
        output = BytesIO()
        section.save(output, deterministic_id=True)
    return output.getvalue()


def _write_page(writing: _Writing, page: pikepdf.Page, number: int, page_count: int, links: tuple[str, ...]) -> None:
    writing.parents.append([])
    # A page that turns its coordinates over and does not turn them back, as layout engines do.
    writing.lines = ["0.5 0 0 0.5 20 20 cm", "1 0 0 rg"]
    heading = _element(writing, writing.document, "H1" if number == 0 else "H2", page)
    _mark(writing, heading, f"Heading {number + 1} of {page_count}", 780)
    _mark(writing, _element(writing, writing.document, "P", page), f"Words on page {number + 1}.", 760)
    if number == 0:
        for index, link in enumerate(links):
            _write_link(writing, page, link, 740 - 20 * index)
    if number == page_count - 1:
        _write_table(writing, page, page_count)
    page.obj.Contents = Stream(writing.pdf, "\n".join(writing.lines).encode())


def _write_link(writing: _Writing, page: pikepdf.Page, link: str, y: int) -> None:
    element = _element(writing, _element(writing, writing.document, "P", page), "Link", page)
    number = len(writing.pdf.pages) + len(writing.link_parents)
    note = Dictionary(Type=Name.Annot, Subtype=Name.Link, Rect=Array([72, y, 200, y + 12]), StructParent=number)
    note.Contents = String(link)
    match link[0]:
        case "#":
            note.Dest = String(link[1:])
        case "@":
            note.Dest = Array([writing.pdf.pages[int(link[1:]) - 1].obj, Name.XYZ, 72, 700, 0])
        case _:
            note.A = Dictionary(S=Name.URI, URI=String(link))
    note = writing.pdf.make_indirect(note)
    if "/Annots" not in page.obj:
        page.obj.Annots = Array()
    page.obj.Annots.append(note)
    element.K.append(Dictionary(Type=Name.OBJR, Obj=note, Pg=page.obj))
    writing.link_parents.append(element)
    _mark(writing, element, f"see {link}", y)


def _write_table(writing: _Writing, page: pikepdf.Page, page_count: int) -> None:
    table = _element(writing, writing.document, "Table", page)
    head, body = _element(writing, table, "TR", page), _element(writing, table, "TR", page)
    for index, text in enumerate(("Quarter", "Count")):
        cell = _element(writing, head, "TH", page)
        cell.ID, cell.A = String(f"1-0-{index}"), Dictionary(O=Name.Table, Scope=Name.Column)
        _mark(writing, cell, text, 620)
    for index, text in enumerate(("Q1", f"{page_count} cases")):
        cell = _element(writing, body, "TD", page)
        cell.A = Dictionary(O=Name.Table, Headers=Array([String(f"1-0-{index}")]))
        _mark(writing, cell, text, 600)


def _element(writing: _Writing, parent: Object, tag: str, page: pikepdf.Page) -> Object:
    element = writing.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{tag}"), P=parent, K=Array()))
    element.Pg = page.obj
    parent.K.append(element)
    return element


def _mark(writing: _Writing, element: Object, text: str, y: int) -> None:
    """Show a text on the present page as the content of an element."""
    mcid = len(writing.parents[-1])
    writing.parents[-1].append(element)
    element.K.append(mcid)
    tag = str(element.S)
    operand = writing.font.encode(text)
    writing.lines += [f"{tag} << /MCID {mcid} >> BDC", f"BT /F1 12 Tf 72 {y} Td {operand} Tj ET", "EMC"]
