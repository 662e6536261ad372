"""Every link says in words where it goes, and stands in the tree where it is read."""

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Name, Object

from tests.pdf_reading import kids_of
from tests.proofs.file_reading import FinishedFile, Tag

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
_SMALLEST = 2.0
"""Points that a link is high and wide at least."""


def every_link_is_tagged(file: FinishedFile) -> Iterator[str]:
    """Yield links without words, and those that no Link element holds at the place that the ParentTree lists."""
    held: dict[tuple[int, int], list[Tag]] = {}
    for tag in file.tags:
        for reference in tag.references:
            held.setdefault(reference.target.objgen, []).append(tag)
    found = set()
    numbers: dict[int, int] = {}
    for number, page in enumerate(file.pages):
        notes = list(page.get("/Annots", Array()))
        if notes and page.get("/Tabs") != Name.S:
            yield f"page {number + 1}: the order of its links by keyboard is not that of the structure"
        for note in notes:
            found.add(note.objgen)
            yield from _wrong_with(file, note, number, held.get(note.objgen, []))
            key = int(note.get("/StructParent", -1))
            if key in numbers:
                yield f"page {number + 1}: a link shares StructParent {key} with one on page {numbers[key]}"
            numbers[key] = number + 1
    for objgen, tags in held.items():
        if objgen not in found:
            yield f"{file.named(tags[0])} holds a link that is on no page"


def _wrong_with(file: FinishedFile, note: Object, page: int, holders: list[Tag]) -> Iterator[str]:
    contents = str(note.get("/Contents", "")).strip()
    name = f"page {page + 1}: the link `{contents}`"
    if note.get("/Subtype") != Name.Link:
        yield f"page {page + 1}: an annotation is no link but {note.get('/Subtype')}"
        return
    if not contents:
        yield f"page {page + 1}: a link has no Contents"
    if len(holders) != 1:
        yield f"{name} stands in the tree {len(holders)} times"
    for holder in holders:
        if holder.role != "Link":
            yield f"{name} stands in a {holder.role}"
        figure = _figure_below(holder)
        if figure is None and not file.text(holder) and not any(mark in file.drawn_in for mark in holder.marks()):
            yield f"{name} has nothing to read"
        listed = file.parent_tree.get(int(note.get("/StructParent", -1)))
        if not isinstance(listed, Dictionary) or listed.objgen != holder.entry.objgen:
            yield f"{name} is not listed under its element in the ParentTree"
        yield from _misplaced(file, name, note, page, holder) if figure is None else _beside(figure, name, note)


def _figure_below(holder: Tag) -> Dictionary | None:
    """Return the figure that a link without marks lies over: the one before it, which says the words of both."""
    if [*holder.marks()]:
        return None
    before = None
    for kid in kids_of(holder.entry.P):
        if kid.objgen == holder.entry.objgen:
            return before
        before = kid if kid.get("/S") == Name.Figure else before
    return None


def _beside(figure: Dictionary, name: str, note: Object) -> Iterator[str]:
    """Yield a link that is not over its figure, or whose words the figure does not say."""
    left, bottom, right, top = _edges(note.Rect)
    box = _edges(figure.A.BBox)
    if not (box[0] - 1 <= left and box[1] - 1 <= bottom and right <= box[2] + 1 and top <= box[3] + 1):
        yield f"{name} is not over its figure"
    if str(note.Contents) not in str(figure.Alt):
        yield f"{name} has words that its figure does not say"


def _misplaced(file: FinishedFile, name: str, note: Object, page: int, holder: Tag) -> Iterator[str]:
    """Yield a link whose rectangle is not over its words."""
    left, bottom, right, top = _edges(note.Rect)
    box = file.box_on(holder, page)
    if min(right - left, top - bottom) < _SMALLEST:
        yield f"{name} is {right - left:.1f} by {top - bottom:.1f} points and cannot be met"
    if box is None:
        repeated = [item.text for item in file.drawn[page] if item.in_artifact and _meet(item.box, note.Rect)]
        if not any(_plain(text) and _plain(text) in _plain(file.text(holder)) for text in repeated):
            yield f"{name} has its words on another page, and not in headings that come again"
    elif not _meet(box, note.Rect):
        yield f"{name} lies beside its words"


def _edges(rectangle: Object) -> tuple[float, float, float, float]:
    left, right = sorted(float(rectangle[index]) for index in (0, 2))
    bottom, top = sorted(float(rectangle[index]) for index in (1, 3))
    return left, bottom, right, top


def _meet(box: tuple[float, float, float, float], rectangle: Object) -> bool:
    left, bottom, right, top = _edges(rectangle)
    return box[0] < right + 1 and box[2] > left - 1 and box[1] < top + 1 and box[3] > bottom - 1


def every_link_says_its_words(file: FinishedFile) -> Iterator[str]:
    """Yield links whose Contents have nothing of what is read at their place, nor of any heading."""
    headings = {_plain(file.text(tag)) for tag in file.tags if tag.role in HEADINGS}
    titles = {_plain(str(tag.entry.get("/T", ""))) for tag in file.tags}
    for tag in file.tags:
        for reference in tag.references:
            contents = _plain(str(reference.target.get("/Contents", "")))
            text = _plain(file.text(tag))
            if text not in contents and contents not in headings | titles and contents != text:
                yield f"the link `{file.text(tag)}` has the Contents `{reference.target.get('/Contents')}`"


def _plain(text: str) -> str:
    return "".join(character for character in text.casefold() if character.isalnum())
