"""Links, bookmarks and names lead to the page and the height of what they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

from tests.proofs.annotations import HEADINGS
from tests.proofs.file_reading import FinishedFile, Tag
from tests.proofs.nesting import branches

_CLOSE = 3.0
"""Points by which a place may lie below the upper edge of its element's letters."""


_ITEM = re.compile(r"\d+[a-z]? ")
"""What the bookmark of an item begins with; a minute may happen to have its number and its title."""


@dataclass(frozen=True)
class Place:
    """Where a destination leads."""

    page: int
    top: float | None
    """Points from the lower edge; None for the page as it stands."""

    def shows(self, file: FinishedFile, tag: Tag) -> bool:
        """Whether an element begins on the page, at or below the place."""
        first = next(iter(file.pieces(tag)), None)
        return first is not None and first.page == self.page and (self.top is None or first.top <= self.top + _CLOSE)


def place_of(file: FinishedFile, destination: Object | None) -> Place | None:
    """Return where a destination leads, however it is written; None where it leads nowhere."""
    if isinstance(destination, Dictionary):
        destination = destination.get("/D")
    if isinstance(destination, pikepdf.String | Name):
        found = _names(file).get(str(destination))
        return place_of(file, found) if found is not None else None
    if not isinstance(destination, Array) or not len(destination):
        return None
    page = file.page_of(destination[0])
    if page is None:
        return None
    box = [float(value) for value in pikepdf.Page(file.pages[page]).mediabox]
    if destination[1] != Name.XYZ:
        return Place(page, None)
    if destination[3] is None:
        return Place(page, None)
    top = float(destination[3])
    left = float(destination[2] or 0)
    is_on_page = box[0] - 1 <= left <= box[2] + 1 and box[1] - 1 <= top <= box[3] + 1
    return Place(page, top) if is_on_page else None


@lru_cache(maxsize=8)
def _names(file: FinishedFile) -> dict[str, Object]:
    tree = file.pdf.Root.get("/Names", Dictionary()).get("/Dests")
    old = file.pdf.Root.get("/Dests", Dictionary())
    named = dict(pikepdf.NameTree(tree).items()) if tree is not None else {}
    return named | {name.removeprefix("/"): value for name, value in old.items()}


def link_place(file: FinishedFile, note: Object) -> Place | None:
    """Return where a link within the file leads."""
    action = note.get("/A", Dictionary())
    return place_of(file, action.get("/D") if action.get("/S") == Name.GoTo else note.get("/Dest"))


def uri_of(note: Object) -> str:
    """Return where a link out of the file leads."""
    return str(note.get("/A", Dictionary()).get("/URI", ""))


def links_lead_somewhere(file: FinishedFile) -> Iterator[str]:
    """Yield links that lead out of the file by no address, or in it to no page."""
    for number, page in enumerate(file.pages):
        for note in page.get("/Annots", Array()):
            if note.get("/Subtype") == Name.Link and not uri_of(note) and link_place(file, note) is None:
                yield f"page {number + 1}: the link `{note.get('/Contents', '')}` leads nowhere"


def names_lead_somewhere(file: FinishedFile) -> Iterator[str]:
    """Yield names of places that lead to no page, and a list of them in which a reader finds nothing."""
    for name in _names(file):
        if place_of(file, _names(file)[name]) is None:
            yield f"the name `{name}` leads nowhere"
    tree = file.pdf.Root.get("/Names", Dictionary()).get("/Dests", Dictionary())
    listed = [bytes(value) for value in list(tree.get("/Names", Array()))[::2]]
    if listed != sorted(set(listed)):
        yield "the names of places are not in order"


def bookmarks_lead_to_their_headings(file: FinishedFile) -> Iterator[str]:
    """Yield bookmarks that lead nowhere, or to a place where their words do not begin though they do elsewhere."""
    headings: dict[str, list[Tag]] = {}
    for tag in file.tags:
        if tag.role in HEADINGS:
            headings.setdefault(plain(file.text(tag)), []).append(tag)
    titles = {first_page(branch): plain(str(branch.entry.get("/T", ""))) for branch in branches(file)}
    pages = []
    found = bookmarks(file)
    if not found:
        yield "there are no bookmarks"
    for title, place in found:
        if place is None:
            yield f"the bookmark `{title}` leads nowhere"
            continue
        pages.append(place.page)
        meant = headings.get(plain(title), [])
        if titles.get(place.page, "").startswith(plain(title)) or (place.page in titles and _ITEM.match(title)):
            continue
        if meant and not any(place.shows(file, tag) for tag in meant):
            yield f"the bookmark `{title}` leads to page {place.page + 1}, where it does not begin"
    if pages != sorted(pages):
        yield "the bookmarks are not in the order of the pages"


def first_page(branch: Tag) -> int:
    """Return the first page of a branch, or -1 where it has none."""
    return min((mark.page for mark in branch.marks() if mark.page is not None), default=-1)


def bookmarks(file: FinishedFile) -> list[tuple[str, Place | None]]:
    """Return the title and the place of every bookmark, from top to bottom."""
    with file.pdf.open_outline() as outline:
        items = list(_below(list(outline.root)))
    return [(item.title, place_of(file, _destination(item))) for item in items]


def _below(items: list[pikepdf.OutlineItem]) -> Iterator[pikepdf.OutlineItem]:
    for item in items:
        yield item
        yield from _below(item.children)


def _destination(item: pikepdf.OutlineItem) -> Object | None:
    return item.destination if item.destination is not None else (item.action or {}).get("/D")


def pages_have_their_labels(file: FinishedFile) -> Iterator[str]:
    """Yield pages whose labels are not their numbers, counted on from the first."""
    labels = file.pdf.Root.get("/PageLabels")
    if labels is None:
        yield "there are no page labels"
        return
    printed = [pikepdf.Page(page).label for page in file.pages]
    for number, (one, other) in enumerate(pairwise(printed), start=1):
        if not (one.isdigit() and other.isdigit() and int(other) == int(one) + 1):
            yield f"page {number + 1} has the label `{other}` after `{one}`"
    for number, (page, label) in enumerate(zip(file.drawn, printed, strict=True), start=1):
        if not any(item.in_artifact and item.text.strip() == f"Page {label}" for item in page):
            yield f"page {number} has the label `{label}`, which is not printed on it"


def plain(text: str) -> str:
    """Return the letters and figures of a text."""
    return "".join(character for character in text.casefold() if character.isalnum())
