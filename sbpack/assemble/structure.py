"""One structure tree out of many: each section's is copied whole and hung below the pack's."""

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, String


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
