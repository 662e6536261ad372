"""Sections become one file: pages, structure tree, links.

- One structure tree out of many: each section's is copied whole and hung below the pack's.
- The numbers by which pages and links find their way back into the tree, counted through the whole pack.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String

from sbpack.assemble.assembly import Assembly, Part
from sbpack.assemble.links import Targets, retarget_links, targets_of
from sbpack.assemble.stamp import frame_of
from sbpack.render.section import Destination, SectionPdf


def plant(pdf: pikepdf.Pdf) -> None:
    """Give a new PDF a structure tree of one empty Document."""
    document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
    pdf.Root.StructTreeRoot = pdf.make_indirect(
        Dictionary(
            Type=Name.StructTreeRoot,
            K=Array([document]),
            ParentTree=pdf.make_indirect(Dictionary(Nums=Array())),
            ParentTreeNextKey=0,
            IDTree=pdf.make_indirect(Dictionary(Names=Array())),
        )
    )
    document.P = pdf.Root.StructTreeRoot


def next_number(pdf: pikepdf.Pdf) -> int:
    """Return the number by which the first page of the next section finds its way into the tree."""
    return int(pdf.Root.StructTreeRoot.ParentTreeNextKey)


def graft(pdf: pikepdf.Pdf, section: pikepdf.Pdf) -> Object:
    """Copy the tree of a section whose pages are in the pack already, and return its topmost element.

    The pages must come first: qpdf then knows the copies that the tree's page references mean.
    """
    pack_root = pdf.Root.StructTreeRoot
    copied = pdf.copy_foreign(section.Root.StructTreeRoot)
    pack_root.ParentTreeNextKey = next_number(pdf) + int(copied.ParentTreeNextKey)
    pack_root.ParentTree.Nums.extend(copied.ParentTree.Nums)
    if "/IDTree" in copied:
        pack_root.IDTree.Names.extend(copied.IDTree.Names)
    return _topmost(pdf, copied)


def _topmost(pdf: pikepdf.Pdf, root: Object) -> Object:
    """Return the one Document of a tree, or a new element round whatever stands there instead."""
    kids = kids_of(root)
    if len(kids) == 1 and kids[0].get("/S") == Name.Document:
        kids[0].K = Array(kids_of(kids[0]))
        return kids[0]
    topmost = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array(kids)))
    for kid in kids:
        kid.P = topmost
    return topmost


def kids_of(element: Object) -> list[Object]:
    """Return what a structure element holds, in order, whether it is written as nothing, one thing or a list."""
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def add_branch(pdf: pikepdf.Pdf, branch: Object, title: str, language: str) -> None:
    """Hang a section's topmost element below the pack's Document, as a Part."""
    document = pdf.Root.StructTreeRoot.K[0]
    branch.S = Name.Part
    branch.P = document
    branch.T = String(title)
    branch.Lang = String(language)
    document.K.append(branch)


def move_kids(source: Object, branch: Object) -> None:
    """Let another element take everything that one holds."""
    for kid in kids_of(source):
        kid.P = branch
        branch.K.append(kid)


def sort_ids(pdf: pikepdf.Pdf) -> None:
    """Put the ids in order, which readers rely on to find one."""
    names = pdf.Root.StructTreeRoot.IDTree.Names.as_list()
    pairs = sorted(zip(names[::2], names[1::2], strict=True), key=lambda pair: bytes(pair[0]))
    pdf.Root.StructTreeRoot.IDTree.Names = Array([value for pair in pairs for value in pair])


def parents_of(section: pikepdf.Pdf) -> dict[int, Object]:
    """Return a section's structure elements by StructParent number, and its lists of them by StructParents number."""
    tree = section.Root.get("/StructTreeRoot", Dictionary()).get("/ParentTree")
    return dict(_numbers(tree)) if tree is not None else {}


def _numbers(node: Object) -> Iterator[tuple[int, Object]]:
    pairs = iter(node.get("/Nums", Array()))
    for key in pairs:
        yield int(key), next(pairs)
    for kid in node.get("/Kids", Array()):
        yield from _numbers(kid)


def count_on(section: pikepdf.Pdf, parents: dict[int, Object], first: int) -> None:
    """Count the pages and links of a section on from a number, before it is copied.

    `parents` is what `parents_of` gave, less the links dropped since.
    """
    root = section.Root.get("/StructTreeRoot")
    if root is None:
        root = section.Root.StructTreeRoot = Dictionary(Type=Name.StructTreeRoot)
    if not root.is_indirect:
        root = section.Root.StructTreeRoot = section.make_indirect(root)
    for page in section.pages:
        _count_on(page.obj, first, parents)
        for note in page.obj.get("/Annots", Array()):
            _count_on(note, first, parents)
    numbers = Array()
    for key, value in sorted(parents.items()):
        numbers.append(key + first)
        numbers.append(value if value.is_indirect else section.make_indirect(value))
    root.ParentTree = Dictionary(Nums=numbers)
    root.ParentTreeNextKey = max(parents, default=-1) + 1


def _count_on(holder: Object, first: int, parents: dict[int, Object]) -> None:
    for key in ("/StructParents", "/StructParent"):
        if key not in holder:
            continue
        number = int(holder[key])
        if number in parents:
            holder[key] = number + first
        else:  # The number means nothing, and would mean something of the next section's.
            del holder[key]


def drop_ids(section: pikepdf.Pdf) -> None:
    """Take the ids out of a section that comes several times: a board's own blank page may hold a table."""
    tree = section.Root.get("/StructTreeRoot", Dictionary()).get("/IDTree", Dictionary())
    named = tree.get("/Names", Array()).as_list()[1::2]
    if not named:
        return
    for element in named:
        del element.ID
    tree.Names = Array()
    for item in section.objects:
        attributes = item.get("/A") if isinstance(item, Dictionary) else None
        if isinstance(attributes, Dictionary) and "/Headers" in attributes:
            del attributes.Headers


def join(assembly: Assembly) -> pikepdf.Pdf:
    """Join the parts of a pack, each followed by its blank pages, with one structure tree and working links."""
    pdf = pikepdf.new()
    plant(pdf)
    targets = targets_of(assembly.parts)
    first_blank: pikepdf.Page | None = None
    names: dict[str, Array] = {}
    for part, placement in zip(assembly.parts, assembly.plan.placements, strict=True):
        branch = _join_part(pdf, part, targets, names)
        for _ in range(placement.blank_pages):
            first_blank = _join_blank_page(pdf, assembly.blank_page, branch, first_blank)
    sort_ids(pdf)
    pdf.Root.Names = Dictionary(Dests=pdf.make_indirect(Dictionary(Names=_name_tree(names))))
    return pdf


def _join_part(pdf: pikepdf.Pdf, part: Part, targets: Targets, names: dict[str, Array]) -> Object:
    """Append a part, add its destinations to `names`, and return its branch of the structure tree."""
    section = _open(part.section)
    parents = parents_of(section)
    links = retarget_links(section, part, targets, parents)
    count_on(section, parents, next_number(pdf))
    pages = _append_pages(pdf, section)
    branch = graft(pdf, section)
    add_branch(pdf, branch, part.title, part.language)
    top = frame_of(pages[0])
    names[part.id] = destination_array(pages, Destination(0, *top.to_page(0, top.height)))
    for name, destination in (part.section.destinations | links.places).items():
        names[f"{part.id}/{name}"] = destination_array(pages, destination)
    return branch


def _join_blank_page(
    pdf: pikepdf.Pdf, blank_page: SectionPdf, branch: Object, first: pikepdf.Page | None
) -> pikepdf.Page:
    """Append a blank page inside a part, whose printed range includes it; return the pack's first blank page."""
    section = _open(blank_page)
    drop_ids(section)
    count_on(section, parents_of(section), next_number(pdf))
    (page,) = _append_pages(pdf, section)
    move_kids(graft(pdf, section), branch)
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


def _append_pages(pdf: pikepdf.Pdf, section: pikepdf.Pdf) -> list[pikepdf.Page]:
    """Append a section's pages and return them as they are in the pack."""
    start = len(pdf.pages)
    for page in section.pages:
        pdf.pages.append(page)
        # The order of links by keyboard is that of the structure; PDF/UA wants it said on every page with links.
        pdf.pages[-1].obj.Tabs = Name.S
    return [pdf.pages[number] for number in range(start, len(pdf.pages))]


def destination_array(pages: Sequence[pikepdf.Page], destination: Destination) -> Array:
    """Write a destination out, on the section's pages as they are in the pack, at the zoom that the reader has."""
    x, y = (round(Decimal(value), 3) for value in (destination.x, destination.y))
    return Array([pages[destination.page].obj, Name.XYZ, x, y, None])


def _name_tree(names: dict[str, Array]) -> Array:
    """List names in the order of their bytes, which readers rely on to find one."""
    pairs = sorted(((String(name), place) for name, place in names.items()), key=lambda pair: bytes(pair[0]))
    return Array([value for pair in pairs for value in pair])
