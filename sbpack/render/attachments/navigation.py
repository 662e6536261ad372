"""Bookmarks and links of an attached PDF that the pack carries on: to its own pages, to the web and to mail."""

import re
from collections.abc import Iterable, Iterator, Mapping

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

from sbpack.render.attachments import LONGEST_TITLE, MOST_BOOKMARKS
from sbpack.render.attachments.omissions import ACTIONS
from sbpack.render.attachments.pages import AttachedLink, Place
from sbpack.sandbox.page_flaws import HIDDEN_FLAGS, annotations_on
from sbpack.sandbox.page_objects import Box
from sbpack.sandbox.pdf_file import SeenPage, corners, get_nested

_DEEPEST = 5
MOST_LINKS = 2_000
"""Of one page."""
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[!-~]{1,2000}", re.IGNORECASE)
"""Other letters are written as % and two digits in an address."""
Bookmark = tuple[int, str, int]
"""The level, from 1, the title, and the index of its page among those that were taken."""
PageIndexes = Mapping[tuple[int, int], int]
"""The index of each page that was taken, by its object."""


def read_bookmarks(pdf: pikepdf.Pdf, indexes: PageIndexes) -> list[Bookmark]:
    """Return the bookmarks that lead to pages which were taken; none of an outline that cannot be read."""
    try:
        with pdf.open_outline(max_depth=_DEEPEST, strict=False) as outline:
            found = _bookmarks(pdf, outline.root, indexes, 1)
            return [bookmark for _, bookmark in zip(range(MOST_BOOKMARKS), found, strict=False)]
    except (pikepdf.PdfError, pikepdf.OutlineStructureError, TypeError, ValueError, KeyError, AttributeError):
        return []


def _bookmarks(pdf: pikepdf.Pdf, items: Iterable[OutlineItem], indexes: PageIndexes, level: int) -> Iterator[Bookmark]:
    for item in items:
        index = indexes.get(_target_page(pdf, item.destination, item.action))
        title = "".join(letter for letter in " ".join(item.title.split()) if letter.isprintable())[:LONGEST_TITLE]
        if index is not None and title:
            yield level, title, index
        yield from _bookmarks(pdf, item.children, indexes, level + 1 if index is not None and title else level)


def _target_page(pdf: pikepdf.Pdf, destination: object, action: object) -> tuple[int, int]:
    """Return the object of the page that a bookmark or link leads to; that of none where it leads elsewhere."""
    place = destination
    if place is None and get_nested(action, "/S") == Name.GoTo:
        place = get_nested(action, "/D")
    if isinstance(place, str | String | Name):
        name, old = str(place), pdf.Root.get("/Dests")
        tree = get_nested(pdf.Root, "/Names", "/Dests")
        if isinstance(old, Dictionary) and f"/{name.lstrip('/')}" in old:
            place = old[f"/{name.lstrip('/')}"]
        else:
            place = pikepdf.NameTree(tree).get(name) if isinstance(tree, Dictionary) else None
    if isinstance(place, Dictionary):
        place = place.get("/D")
    page = place[0] if isinstance(place, Array) and len(place) > 0 else None
    return page.objgen if isinstance(page, Dictionary) else (0, 0)


def links_on(
    pdf: pikepdf.Pdf, page: pikepdf.Page, seen: SeenPage, place: Place, indexes: PageIndexes
) -> list[AttachedLink | None]:
    """Return the links of a page that the pack carries, and None for those that no reader of the pack could follow."""
    found: list[AttachedLink | None] = []
    for note in annotations_on(page):
        flags = note.get("/F", 0)
        is_hidden = isinstance(flags, int) and bool(flags & HIDDEN_FLAGS)
        # What would start a program is an omission of its own.
        is_wanted = not is_hidden and str(get_nested(note, "/A", "/S")) not in ACTIONS
        if note.get("/Subtype") == Name.Link and is_wanted and (box := _seen_box(note, seen, place)) is not None:
            found.append(_link(pdf, note, box, indexes))
    kept = [link for link in found if link is not None][:MOST_LINKS]
    return [*kept, None] if len(kept) < len(found) else [*kept]


def _link(pdf: pikepdf.Pdf, note: Dictionary, box: Box, indexes: PageIndexes) -> AttachedLink | None:
    """Return a link, or None for one to another file, a program or a page left out."""
    action = note.get("/A")
    if get_nested(action, "/S") == Name.URI:
        address = str(get_nested(action, "/URI") or "")
        return AttachedLink(box, address) if _ADDRESS.fullmatch(address) else None
    index = indexes.get(_target_page(pdf, note.get("/Dest"), action))
    return AttachedLink(box, index=index) if index is not None else None


def _seen_box(note: Dictionary, seen: SeenPage, place: Place) -> Box | None:
    """Return where an annotation stands on its new page, as far as that page shows it."""
    own = corners(note.get("/Rect"))
    if own is None:
        return None
    a, b, c, d, e, f = seen.placed(place.x, place.y, place.scale)
    points = [(a * x + c * y + e, b * x + d * y + f) for x in own[0::2] for y in own[1::2]]
    across, up = [x for x, _ in points], [y for _, y in points]
    left, bottom, right, top = place.box
    part = max(min(across), left), max(min(up), bottom), min(max(across), right), min(max(up), top)
    return part if part[0] < part[2] and part[1] < part[3] else None
