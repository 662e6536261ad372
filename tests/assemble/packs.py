"""Whole packs of ready-made sections."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sbpack.assemble.assembly import Assembly, Bookmark, Metadata, Part, plan_pages
from sbpack.render.section import SectionPdf
from tests.assemble.ready_made import named, ready_made

BLANK_PAGE = replace(ready_made(1, links=()), pdf=named(ready_made(1, links=()).pdf, "blank-page"))
METADATA = Metadata("Agenda, 6 December 2023", "Safer Bromley Partnership Board", "en-GB", date(2023, 11, 23))


def part(name: str, section: SectionPdf, stamp: str = "") -> Part:
    """Make a part with a title that no other has."""
    return Part(name, f"Title of {name}", replace(section, pdf=named(section.pdf, name)), stamp=stamp)


def pack(*parts: Part, first_page: int = 1, duplex: bool = True, bookmarks: Sequence[Bookmark] = ()) -> Assembly:
    """Plan parts and make them a pack; without bookmarks given, each part has one."""
    plan = plan_pages([(part.id, part.section.page_count) for part in parts], first_page, duplex=duplex)
    bookmarks = tuple(bookmarks) or tuple(Bookmark(part.title, part.id) for part in parts)
    return Assembly(parts, plan, BLANK_PAGE, bookmarks, METADATA, "Safer Bromley Partnership Board", "6 December 2023")


def of_lengths(*page_counts: int, first_page: int = 1, duplex: bool = True) -> Assembly:
    """Make a pack of items 1, 2, … of so many pages each, stamped with their numbers."""
    parts = [
        part(f"item-{number}", ready_made(page_count), f"Agenda Item {number}")
        for number, page_count in enumerate(page_counts, start=1)
    ]
    return pack(*parts, first_page=first_page, duplex=duplex)


def with_anchor(section: SectionPdf, anchor: str, page: int) -> SectionPdf:
    """Return a section that has one more place to go to."""
    place = replace(section.destinations["end"], page=page)
    return replace(section, destinations={**section.destinations, anchor: place})
