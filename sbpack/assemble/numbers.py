"""The numbers by which pages and links find their way back into the tree, counted through the whole pack.

This is done in a section while it is still a file of its own, so that its tree can then be copied whole. Its ids begin
with its own name already: one that two sections shared would tie a cell to another paper's table.
"""

from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Object


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
