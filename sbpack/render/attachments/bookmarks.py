"""The bookmarks of an attached PDF, which stand below the paper's own in the pack."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, String

MOST = 500
"""Of one file; nobody opens more."""
LONGEST = 200
"""Letters of one title."""
_DEEPEST = 5

Mark = tuple[int, str, int]
"""The level, from 1, the title, and the index of its page among those that were taken."""


def bookmarks(pdf: pikepdf.Pdf, pages: Sequence[pikepdf.Page]) -> list[Mark]:
    """Return the bookmarks that lead to pages which were taken; none of an outline that cannot be read."""
    indexes = {page.obj.objgen: index for index, page in enumerate(pages)}
    try:
        with pdf.open_outline(max_depth=_DEEPEST, strict=False) as outline:
            return [mark for _, mark in zip(range(MOST), _marks(pdf, outline.root, indexes, 1), strict=False)]
    except (pikepdf.PdfError, pikepdf.OutlineStructureError, TypeError, ValueError, KeyError, AttributeError):
        return []


def _marks(
    pdf: pikepdf.Pdf, items: Iterable[OutlineItem], indexes: Mapping[tuple[int, int], int], level: int
) -> Iterator[Mark]:
    for item in items:
        index = indexes.get(page_led_to(pdf, item.destination, item.action))
        title = "".join(letter for letter in " ".join(item.title.split()) if letter.isprintable())[:LONGEST]
        is_kept = index is not None and title != ""
        if index is not None and title:
            yield level, title, index
        yield from _marks(pdf, item.children, indexes, level + 1 if is_kept else level)


def page_led_to(pdf: pikepdf.Pdf, destination: object, action: object) -> tuple[int, int]:
    """Return the object of the page that a bookmark or link leads to; that of none where it leads elsewhere."""
    place = destination
    if place is None and isinstance(action, Dictionary) and action.get("/S") == Name.GoTo:
        place = action.get("/D")
    if isinstance(place, str | String | Name):
        place = _named(pdf, place)
    if isinstance(place, Dictionary):
        place = place.get("/D")
    page = place[0] if isinstance(place, Array) and len(place) > 0 else None
    return page.objgen if isinstance(page, Dictionary) else (0, 0)


def _named(pdf: pikepdf.Pdf, name: str | String | Name) -> object:
    old = pdf.Root.get("/Dests")
    if isinstance(old, Dictionary) and f"/{str(name).lstrip('/')}" in old:
        return old[f"/{str(name).lstrip('/')}"]
    names = pdf.Root.get("/Names")
    tree = names.get("/Dests") if isinstance(names, Dictionary) else None
    return pikepdf.NameTree(tree).get(str(name)) if isinstance(tree, Dictionary) else None
