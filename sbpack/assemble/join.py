"""Sections become one file: pages, structure tree, links.

Each section's tree is copied whole and hung below the pack's. The numbers by which pages and links find their way back
into the tree are counted through the whole pack.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from io import BytesIO
from itertools import product

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from sbpack.assemble.assembly import Assembly, Part
from sbpack.assemble.links import Targets, retarget_links, targets_of
from sbpack.render.section import Destination, SectionPdf
from sbpack.sandbox.pdf_file import as_list, get_nested, seen_page


def join(assembly: Assembly) -> pikepdf.Pdf:
    """Join the parts of a pack, each followed by its blank pages, with one structure tree and working links."""
    pdf = pikepdf.new()
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
    root = pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(
            Type=Name.StructTreeRoot,
            K=Array([document]),
            ParentTree=pdf.make_indirect(Dictionary(Nums=Array())),
            ParentTreeNextKey=0,
            IDTree=pdf.make_indirect(Dictionary(Names=Array())),
        )
    )
    document.P = root
    targets = targets_of(assembly.parts)
    first_blank: pikepdf.Page | None = None
    names: dict[str, Array] = {}
    for part, placement in zip(assembly.parts, assembly.plan.placements, strict=True):
        branch = _join_part(pdf, part, targets, names)
        branch.S, branch.P = Name.Part, document
        branch.T, branch.Lang = String(part.title), String(part.language)
        document.K.append(branch)
        for _ in range(placement.blank_pages):
            first_blank = _join_blank_page(pdf, assembly.blank_page, branch, first_blank)
    ids = root.IDTree.Names.as_list()
    root.IDTree.Names = _in_order(zip(ids[::2], ids[1::2], strict=True))
    destinations = _in_order((String(name), place) for name, place in names.items())
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=destinations)))
    return pdf


def _join_part(pdf: pikepdf.Pdf, part: Part, targets: Targets, names: dict[str, Array]) -> Object:
    """Append a part, add its destinations to `names`, and return its branch of the structure tree."""
    section = _open(part.section)
    parents = _parents_of(section)
    places = retarget_links(section, part, targets, parents)
    pages, branch = _append(pdf, section, parents)
    top = seen_page(pages[0])
    names[part.id] = destination_array(pages, Destination(0, *top.to_page(0, top.height)))
    for name, destination in (part.section.destinations | places).items():
        names[f"{part.id}/{name}"] = destination_array(pages, destination)
    return branch


def _join_blank_page(
    pdf: pikepdf.Pdf, blank_page: SectionPdf, branch: Object, first: pikepdf.Page | None
) -> pikepdf.Page:
    """Append a blank page inside a part, whose printed range includes it; return the pack's first blank page."""
    section = _open(blank_page)
    _drop_ids(section)
    (page,), topmost = _append(pdf, section, _parents_of(section))
    _move_kids(as_list(topmost.get("/K")), branch)
    if first is None:
        return page
    # Every copy says the same, in fonts that need not be in the file sixty times.
    page.obj.Contents, page.obj.Resources = first.obj.Contents, first.obj.Resources
    return first


def _open(section: SectionPdf) -> pikepdf.Pdf:
    pdf = pikepdf.open(BytesIO(section.pdf))
    if len(pdf.pages) != section.page_count:
        raise ValueError(f"a section said to have {section.page_count} pages has {len(pdf.pages)}")
    return pdf


def _append(pdf: pikepdf.Pdf, section: pikepdf.Pdf, parents: dict[int, Object]) -> tuple[list[pikepdf.Page], Object]:
    """Append a section's pages and tree; return them as they are in the pack."""
    _count_on(section, parents, int(pdf.Root.StructTreeRoot.ParentTreeNextKey))
    start = len(pdf.pages)
    for page in section.pages:
        pdf.pages.append(page)
        # The order of links by keyboard is that of the structure; PDF/UA-1 7.18.3 wants it on every page with links.
        pdf.pages[-1].obj.Tabs = Name.S
    return [pdf.pages[number] for number in range(start, len(pdf.pages))], _graft(pdf, section)


def destination_array(pages: Sequence[pikepdf.Page], destination: Destination) -> Array:
    """Write a destination out, on the section's pages as they are in the pack, at the zoom that the reader has."""
    x, y = (round(Decimal(value), 3) for value in (destination.x, destination.y))
    return Array([pages[destination.page].obj, Name.XYZ, x, y, None])


def _graft(pdf: pikepdf.Pdf, section: pikepdf.Pdf) -> Object:
    """Copy the tree of a section whose pages are in the pack already, and return its one Document, new if need be.

    The pages must come first: qpdf then knows the copies that the tree's page references mean.
    """
    pack_root = pdf.Root.StructTreeRoot
    copied = pdf.copy_foreign(section.Root.StructTreeRoot)
    pack_root.ParentTreeNextKey = int(pack_root.ParentTreeNextKey) + int(copied.ParentTreeNextKey)
    pack_root.ParentTree.Nums.extend(copied.ParentTree.Nums)
    if "/IDTree" in copied:
        pack_root.IDTree.Names.extend(copied.IDTree.Names)
    kids = as_list(copied.get("/K"))
    if len(kids) == 1 and kids[0].get("/S") == Name.Document:
        kids[0].K = Array(as_list(kids[0].get("/K")))
        return kids[0]
    topmost = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
    _move_kids(kids, topmost)
    return topmost


def _move_kids(kids: list[Object], parent: Object) -> None:
    for kid in kids:
        kid.P = parent
        parent.K.append(kid)


def _in_order(entries: Iterable[tuple[Object, Object]]) -> Array:
    """List names and what they name in the order of their bytes, which readers rely on to find one."""
    return Array([value for entry in sorted(entries, key=lambda entry: bytes(entry[0])) for value in entry])


def _parents_of(section: pikepdf.Pdf) -> dict[int, Object]:
    """Return a section's structure elements by StructParent number, and its lists of them by StructParents number."""
    nodes = as_list(get_nested(section.Root, "/StructTreeRoot", "/ParentTree"))
    parents: dict[int, Object] = {}
    for node in nodes:  # it grows meanwhile
        pairs = iter(node.get("/Nums", Array()))
        parents |= {int(key): next(pairs) for key in pairs}
        nodes.extend(node.get("/Kids", Array()))
    return parents


def _count_on(section: pikepdf.Pdf, parents: dict[int, Object], first: int) -> None:
    """Count the pages and links of a section on from a number, before it is copied.

    `parents` is what `_parents_of` gave, less the links dropped since.
    """
    root = section.Root.get("/StructTreeRoot")
    if root is None:
        root = section.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)
    if not root.is_indirect:
        root = section.Root.StructTreeRoot = section.make_indirect(root)
    holders = [holder for page in section.pages for holder in (page.obj, *page.obj.get("/Annots", Array()))]
    for holder, key in product(holders, ("/StructParents", "/StructParent")):
        if key in holder:
            number = int(holder[key])
            if number in parents:
                holder[key] = number + first
            else:  # The number means nothing, and would mean something of the next section's.
                del holder[key]
    numbers = Array()
    for number, value in sorted(parents.items()):
        numbers.append(number + first)
        numbers.append(value if value.is_indirect else section.make_indirect(value))
    root.ParentTree = Dictionary(Nums=numbers)
    root.ParentTreeNextKey = max(parents, default=-1) + 1


def _drop_ids(section: pikepdf.Pdf) -> None:
    """Take the ids out of a section that comes several times: a board's own blank page may hold a table."""
    names = get_nested(section.Root, "/StructTreeRoot", "/IDTree", "/Names")
    if not names:
        return
    for element in as_list(names)[1::2]:
        del element.ID
    section.Root.StructTreeRoot.IDTree.Names = Array()
    for item in section.objects:
        attributes = get_nested(item, "/A")
        if isinstance(attributes, Dictionary) and "/Headers" in attributes:
            del attributes.Headers
