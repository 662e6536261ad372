"""What it takes to damage a finished file: find an element, move it, and write a page anew."""

from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Stream

from tests.pdf_reading import kids_of
from tests.proofs.file_reading import FinishedFile, Tag

Instruction = pikepdf.ContentStreamInstruction | pikepdf.ContentStreamInlineImage


def saved(file: FinishedFile) -> bytes:
    """Return the file as it now is."""
    output = BytesIO()
    file.pdf.save(output)
    return output.getvalue()


def tags(file: FinishedFile, role: str, text: str = "") -> list[Tag]:
    """Return the elements of a role whose text has some words in it."""
    return [tag for tag in file.tags if tag.role == role and text in file.text(tag)]


def tag(file: FinishedFile, role: str, text: str = "") -> Tag:
    """Return the last of them: the innermost of elements in one another."""
    return tags(file, role, text)[-1]


def kids(one: Tag) -> list[Object]:
    """Return what an element holds, as it is written."""
    return list(kids_of(one.entry))


def take_out(one: Tag) -> None:
    """Take an element out of the one that it stands in."""
    assert one.parent is not None
    holder = one.parent.entry
    holder.K = Array([kid for kid in kids_of(holder) if not _is_same(kid, one.entry)])


def hang(entry: Object, below: Tag, at: int) -> None:
    """Hang an element at a place below another."""
    entry.P = below.entry
    found = kids(below)
    found.insert(at, entry)
    below.entry.K = Array(found)


def _is_same(one: object, other: Object) -> bool:
    return isinstance(one, Dictionary) and one.objgen == other.objgen


def notes(file: FinishedFile, contents: str = "") -> list[Object]:
    """Return the links whose words have some in them."""
    found = [note for page in file.pages for note in page.get("/Annots", Array())]
    return [note for note in found if contents in str(note.get("/Contents", ""))]


def set_attribute(one: Tag, name: str, value: object) -> None:
    """Give an element another value for an attribute."""
    attributes = one.entry.get("/A", Array())
    for owner in attributes if isinstance(attributes, Array) else [attributes]:
        if name in owner:
            owner[name] = value
            return
    raise AssertionError(f"the {one.role} has no {name}")


def rewrite(file: FinishedFile, page: int, change: Callable[[Instruction], Instruction]) -> None:
    """Write what a page draws anew."""
    changed = [change(item) for item in pikepdf.parse_content_stream(file.pdf.pages[page])]
    file.pages[page].Contents = Stream(file.pdf, pikepdf.unparse_content_stream(changed))


def artifacts_in_place_of(file: FinishedFile, page: int, mcids: set[int] | None = None) -> None:
    """Let marks of a page be artifacts, and take them out of the tree, so that all but the silence is lawful."""

    def change(item: Instruction) -> Instruction:
        is_mark = str(item.operator) == "BDC" and "/MCID" in item.operands[1]
        if is_mark and (mcids is None or int(item.operands[1].MCID) in mcids):
            return pikepdf.ContentStreamInstruction([Name.Artifact], Operator("BMC"))
        return item

    rewrite(file, page, change)
    for one in file.tags:
        gone = {mark.mcid for mark in one.own_marks if mark.page == page and (mcids is None or mark.mcid in mcids)}
        if gone:
            kept = [kid for kid, read in zip(kids(one), one.kids, strict=True) if getattr(read, "mcid", -1) not in gone]
            one.entry.K = Array(kept)
    for one in reversed(file.tags):
        if not kids(one):
            take_out(one)
