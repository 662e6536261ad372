"""The links of an attached PDF: to the web and to mail, and from one of its pages to another."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name

from sbpack.render.attachments.bookmarks import page_led_to
from sbpack.render.attachments.losses import ACTIONS
from sbpack.render.attachments.pages import AttachedLink, Box, Place
from sbpack.sandbox.page_flaws import notes_on
from sbpack.sandbox.pdf_file import SeenPage, corners

MOST = 2_000
"""Of one file."""
_ADDRESS = re.compile(r"(?:https?://|mailto:|tel:)[!-~]{1,2000}", re.IGNORECASE)
"""Other letters are written as % and two digits in an address."""


@dataclass(frozen=True)
class PageLinks:
    """Those of one page."""

    kept: tuple[AttachedLink, ...]
    is_complete: bool
    """Whether none leads where no reader of the pack could follow: another file, a program, a page left out."""


_HIDDEN = 2 | 32
"""The flags `Hidden` and `NoView`."""


def links_on(
    pdf: pikepdf.Pdf, page: pikepdf.Page, seen: SeenPage, place: Place, indexes: Mapping[tuple[int, int], int]
) -> PageLinks:
    """Return the links of a page that the pack carries; `indexes` are those of the pages taken, by their object."""
    found = [
        _link(pdf, note, box, indexes)
        for note in notes_on(page)
        if _is_wanted(note) and (box := _seen_box(note, seen, place)) is not None
    ]
    kept = [link for link in found if link is not None]
    return PageLinks(tuple(kept[:MOST]), is_complete=len(kept[:MOST]) == len(found))


def _is_wanted(note: Dictionary) -> bool:
    """Whether a note is a link that a reader may follow; what would start a program is told of by itself."""
    flags, action = note.get("/F", 0), note.get("/A")
    is_hidden = isinstance(flags, int) and bool(flags & _HIDDEN)
    starts = isinstance(action, Dictionary) and str(action.get("/S")) in ACTIONS
    return note.get("/Subtype") == Name.Link and not is_hidden and not starts


def _link(pdf: pikepdf.Pdf, note: Dictionary, box: Box, indexes: Mapping[tuple[int, int], int]) -> AttachedLink | None:
    """Return a link, or None for one that leads where no reader of the pack could follow."""
    action = note.get("/A")
    if isinstance(action, Dictionary) and action.get("/S") == Name.URI:
        address = str(action.get("/URI", ""))
        return AttachedLink(box, address) if _ADDRESS.fullmatch(address) else None
    index = indexes.get(page_led_to(pdf, note.get("/Dest"), action))
    return AttachedLink(box, index=index) if index is not None else None


def _seen_box(note: Dictionary, seen: SeenPage, place: Place) -> Box | None:
    """Return where a note stands on its new page, as far as that page shows it."""
    own = corners(note.get("/Rect"))
    if own is None:
        return None
    a, b, c, d, e, f = seen.placed(place.x, place.y, place.scale)
    points = [(a * x + c * y + e, b * x + d * y + f) for x in own[0::2] for y in own[1::2]]
    across, up = [x for x, _ in points], [y for _, y in points]
    left, bottom, right, top = place.box
    part = max(min(across), left), max(min(up), bottom), min(max(across), right), min(max(up), top)
    return part if part[0] < part[2] and part[1] < part[3] else None
