"""What each HTML element shows on the pages, read from the boxes that the engine laid out.

The engine cuts an element into boxes: one for each line, column and page, and one more for a heading that it repeats.
Here they are one again, because all of them name the same element. The order is that of the HTML, whatever is drawn
first or stands elsewhere: a list's second half on the next page follows its first, an owner in the Action column
stands where its mark was written.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import Element

from weasyprint import Document
from weasyprint.formatting_structure import boxes
from weasyprint.layout.absolute import AbsolutePlaceholder

from sbpack.render.tags.node import Area, Mark

_POINTS = 0.75
"""PDF points in a CSS pixel."""
_OF_ITS_ELEMENT = ("", "first-line", "first-letter")
"""Parts of an element that are its own text; any other is generated."""


@dataclass(eq=False)
class Shown:
    """An element, or what a style sheet puts before or after it, and what it shows."""

    element: Element
    part: str
    """Nothing, or `marker`, `before`, `after`."""
    place: float
    """In the HTML."""
    kids: "list[Mark | Shown]" = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    """Where it can be clicked."""
    rectangle: tuple[float, ...] = ()
    """Of a picture, in points from the lower left corner of its page."""
    bullet: Any = None
    """Of a list item: the style of its label."""


def read_pages(document: Document, streams: Sequence[Any]) -> tuple[Shown, list[Mark]]:
    """Return what the root element shows, and all marks, those of no element too: drawn again, or in a margin.

    Each stream knows the marks of its page by the box that was drawn.
    """
    top = next(child.element for child in document.pages[0]._page_box.children if child.is_for_root_element)
    reader = _Reader(top)
    for number, (page, stream) in enumerate(zip(document.pages, streams, strict=True)):
        reader.page, reader.height, reader.marks = number, page.height, dict(stream._tags)
        reader.read(page._page_box, is_again=False)
        for box in tuple(reader.marks):
            reader.read(box, is_again=False)
    for shown in reader.shown.values():
        shown.kids = _in_source_order(shown.kids)
    return reader.shown[top, ""], reader.seen


class _Reader:
    page = 0
    height = 0.0
    marks: dict[Any, dict[str, Any]]

    def __init__(self, top: Element) -> None:
        self._parents = {child: parent for parent in top.iter() for child in parent}
        self._places = {element: place for place, element in enumerate(top.iter())}
        self._heads: set[Element] = set()
        self.shown: dict[tuple[Element, str], Shown] = {(top, ""): Shown(top, "", 0)}
        self.seen: list[Mark] = []

    def read(self, box: Any, is_again: bool) -> None:
        """Read a box and all in it; `is_again` is a heading that comes again, or a margin."""
        if isinstance(box, AbsolutePlaceholder):
            box = box._box
        is_again = is_again or isinstance(box, boxes.MarginBox)
        if not is_again and isinstance(box, boxes.TableRowGroupBox) and (box.is_header or box.is_footer):
            is_again = box.element in self._heads
            self._heads.add(box.element)
        shown = self._shown_by(box) if box.element is not None and box.element in self._places else None
        found = self.marks.pop(box, None) if isinstance(box, boxes.TextBox | boxes.ReplacedBox) else None
        if found is not None:
            self.seen.append(Mark(self.page, found["mcid"], getattr(box, "text", "")))
            if shown and not is_again:
                shown.kids.append(self.seen[-1])
        if shown and isinstance(box, boxes.ReplacedBox):
            left, top = box.content_box_x(), self.height - box.content_box_y()
            edges = (left, top - box.height, left + box.width, top)
            shown.rectangle = tuple(round(edge * _POINTS, 2) for edge in edges)
        for child in box.children:
            self.read(child, is_again)

    def _shown_by(self, box: Any) -> Shown:
        part = box.element_tag.partition("::")[2]
        shown = self._shown(box.element, "" if part in _OF_ITS_ELEMENT else part)
        if box.element_tag == "li" and "list-item" in box.style["display"]:
            shown.bullet = box.style["list_style_type"]
        if box.link_annotation:
            # The engine makes areas of all boxes in a link.
            link: Element | None = box.element
            while link is not None and not (link.tag == "a" and link.get("href")):
                link = self._parents.get(link)
            (shown if link is None else self._shown(link)).areas.append(Area(self.page, box.link_annotation))
        return shown

    def _shown(self, element: Element, part: str = "") -> Shown:
        known = self.shown.get((element, part))
        if known is None:
            place = self._places[element] if not part else float("inf") if part == "after" else -1
            known = self.shown[element, part] = Shown(element, part, place)
            self._shown(element if part else self._parents[element]).kids.append(known)
        return known


def _in_source_order(kids: list[Mark | Shown]) -> list[Mark | Shown]:
    """Return what an element shows in the order of the HTML; text keeps its place beside what stands in its lines."""
    result: list[Mark | Shown] = []
    furthest = float("-inf")
    for kid in kids:
        if isinstance(kid, Mark) or kid.place >= furthest:
            result.append(kid)
            furthest = furthest if isinstance(kid, Mark) else kid.place
        else:
            after = (isinstance(other, Shown) and other.place > kid.place for other in result)
            result.insert([*after].index(True), kid)
    return result
