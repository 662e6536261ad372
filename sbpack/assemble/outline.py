"""Bookmarks: the table of contents beside the page."""

from collections.abc import Iterable, Iterator

import pikepdf
from pikepdf import OutlineItem, String

from sbpack.assemble.assembly import Assembly, Bookmark
from sbpack.assemble.join import destination_array
from sbpack.render.section_pdf import Heading


def add_outline(pdf: pikepdf.Pdf, assembly: Assembly) -> None:
    """Write the bookmarks.

    Items with papers or sub-items stand open and headings are folded away, so that a reader sees the agenda at first
    and the contents of a paper on asking.
    """
    pages = list(pdf.pages)
    with pdf.open_outline() as outline:
        outline.root.extend(_items(assembly.bookmarks, assembly, pages))


def _items(bookmarks: Iterable[Bookmark], assembly: Assembly, pages: list[pikepdf.Page]) -> Iterator[OutlineItem]:
    parts = {part.id: part for part in assembly.parts}
    starts = {place.id: place.first_page - assembly.plan.first_page for place in assembly.plan.placements}
    for bookmark in bookmarks:
        section = parts[bookmark.part].section
        own_pages = pages[starts[bookmark.part] :][: section.page_count]
        item = OutlineItem(bookmark.title, String(bookmark.part))
        if bookmark.headings:
            item.children.extend(_nested(section.headings, own_pages))
        item.is_closed = bool(item.children)
        item.children.extend(_items(bookmark.children, assembly, pages))
        yield item


def _nested(headings: Iterable[Heading], pages: list[pikepdf.Page]) -> list[OutlineItem]:
    """Hang each heading below the last one of a lesser level."""
    top: list[OutlineItem] = []
    above: list[tuple[int, OutlineItem]] = []
    for heading in headings:
        item = OutlineItem(heading.title, destination_array(pages, heading.destination))
        item.is_closed = True
        while above and above[-1][0] >= heading.level:
            above.pop()
        (above[-1][1].children if above else top).append(item)
        above.append((heading.level, item))
    return top
