"""Tags that the engine writes wrongly, put right in a section before it is kept.

WeasyPrint 70 hangs every block of a list item beside its label, and a nested list after the item that it stands in,
whatever follows there; PDF/UA-1 (7.2) wants an item to be a label and a body. What is drawn first is read first: marks
count up as a page is drawn.
"""

from dataclasses import dataclass
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object

_DEEPEST = 200
"""Elements in one another; a page holds no more that anybody could read."""


def repair_tags(pdf: bytes) -> bytes:
    """Return a section with lists that are lawful: nothing in an item but its label and its body."""
    with pikepdf.open(BytesIO(pdf)) as section:
        root = section.Root.get("/StructTreeRoot")
        if root is None:
            return pdf
        pages = {page.obj.objgen: number for number, page in enumerate(section.pages)}
        _Repair(section, pages).repair(root, _DEEPEST)
        output = BytesIO()
        section.save(output, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return output.getvalue()


@dataclass(frozen=True)
class _Repair:
    section: pikepdf.Pdf
    pages: dict[tuple[int, int], int]
    """The number of each page, by its object."""

    def repair(self, element: Object, depth: int) -> None:
        """Repair an element and all below it."""
        if depth == 0:
            return
        match _tag(element):
            case "/L":
                self._take_nested_lists_in(element)
            case "/LI":
                self._make_body(element)
        for kid in _kids(element):
            if _tag(kid):
                self.repair(kid, depth - 1)

    def _take_nested_lists_in(self, listing: Object) -> None:
        """Move a list that stands beside items into the body of the item before it, to where it was drawn."""
        kept: list[Object] = []
        for kid in _kids(listing):
            if _tag(kid) == "/L" and kept and _tag(kept[-1]) == "/LI":
                kept[-1].K = Array([*_kids(kept[-1]), kid])
                self._make_body(kept[-1])
            else:
                kept.append(kid)
        listing.K = Array(kept)

    def _make_body(self, item: Object) -> None:
        """Gather everything of an item but its label in one body."""
        kids = _kids(item)
        labels = [kid for kid in kids if _tag(kid) == "/Lbl"]
        others = [kid for kid in kids if _tag(kid) != "/Lbl"]
        if not others or [_tag(kid) for kid in others] == ["/LBody"]:
            return
        body = next((kid for kid in others if _tag(kid) == "/LBody"), None)
        if body is None:
            body = self.section.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item))
        inside = [below for kid in others for below in (_kids(kid) if _tag(kid) == "/LBody" else [kid])]
        for kid in inside:
            if _tag(kid):
                kid.P = body
        body.K = Array(sorted(inside, key=lambda kid: self._first_mark(kid, _DEEPEST)))
        item.K = Array([*labels, body])

    def _first_mark(self, element: Object, depth: int, page: int = 0) -> tuple[int, int]:
        """Return page and number of the first mark of an element; a place behind all marks for one without any."""
        if isinstance(element, int):
            return page, element
        if "/MCID" in element:
            return self.pages.get(element.Pg.objgen, page) if "/Pg" in element else page, int(element.MCID)
        here = self.pages.get(element.Pg.objgen, page) if "/Pg" in element else page
        below = (self._first_mark(kid, depth - 1, here) for kid in _kids(element) if depth)
        return min(below, default=(len(self.pages), 0))


def _kids(element: Object) -> list[Object]:
    kids = element.get("/K", Array())
    return list(kids) if isinstance(kids, Array) else [kids]


def _tag(element: Object) -> str:
    return str(element.get("/S", "")) if isinstance(element, Dictionary) else ""
