"""What the assembler is given: a pack's parts, bookmarks and metadata, and the plan of which pages each part takes."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from sbpack.render.section import SectionPdf


@dataclass(frozen=True)
class Placement:
    """The pages of one section in the pack; numbers as printed, both ends counted."""

    id: str
    first_page: int
    last_page: int
    """Includes the blank pages."""
    page_count: int
    """The section's own pages, without the blank ones."""

    @property
    def blank_pages(self) -> int:
        """How many blank pages follow the section's own."""
        return self.last_page - self.first_page + 1 - self.page_count


@dataclass(frozen=True)
class PagePlan:
    """Where every section of a pack stands, in order."""

    first_page: int
    placements: tuple[Placement, ...]

    @property
    def last_page(self) -> int:
        """The last printed number; one less than the first for an empty plan."""
        return self.placements[-1].last_page if self.placements else self.first_page - 1

    @property
    def page_count(self) -> int:
        """How many pages the plan takes, blank ones counted."""
        return self.last_page - self.first_page + 1

    def range_of(self, section_ids: Iterable[str]) -> tuple[int, int] | None:
        """Return the first and last page of sections, blank pages counted in; None for no sections."""
        places = [self[section_id] for section_id in section_ids]
        return (min(place.first_page for place in places), max(place.last_page for place in places)) if places else None

    def __getitem__(self, section_id: str) -> Placement:
        return self._by_id[section_id]

    @cached_property
    def _by_id(self) -> Mapping[str, Placement]:
        return {placement.id: placement for placement in self.placements}


def plan_pages(
    page_counts: Iterable[tuple[str, int]],
    first_page: int = 1,
    *,
    duplex: bool = True,
    at_least: PagePlan | None = None,
) -> PagePlan:
    """Place sections one after another from `first_page`.

    With `duplex` every section starts on an odd page, so that it can be lifted out of a pack printed on both sides; a
    blank page fills up the one before. A section never takes fewer pages than in `at_least`, an earlier plan of the
    same sections: otherwise a front sheet that prints page ranges could grow and shrink for ever.
    """
    least = {place.id: place.last_page - place.first_page + 1 for place in at_least.placements} if at_least else {}
    placements = []
    start = page = first_page + (1 if duplex and first_page % 2 == 0 else 0)
    for section_id, page_count in page_counts:
        taken = max(page_count, least.get(section_id, 0))
        if duplex and (page + taken - 1) % 2 == 1:
            taken += 1
        placements.append(Placement(section_id, page, page + taken - 1, page_count))
        page += taken
    return PagePlan(start, tuple(placements))


@dataclass(frozen=True)
class Part:
    """One section of the pack, ready to be joined."""

    id: str
    """The section's name within the pack, such as `item-5` or `item-8-delivery-plan`; `pack:ID` links come here."""
    title: str
    section: SectionPdf
    language: str = "en-GB"
    stamp: str = ""
    """What stands at the top right of its first page, such as `Agenda Item 5`."""
    banner: tuple[str, ...] = ()
    """What stands at the top left of each of its pages, blank ones too: a heading, and what explains it."""


@dataclass(frozen=True)
class Bookmark:
    """An entry of the reader's table of contents; goes to the first page of a part."""

    title: str
    part: str
    """The id of the part it goes to."""
    children: tuple["Bookmark", ...] = ()
    headings: bool = False
    """Whether the headings of the part hang below it."""


@dataclass(frozen=True)
class Metadata:
    """What the finished file says of itself."""

    title: str
    author: str
    language: str
    published: date
    """The only date inside the file, so that the same sources give the same bytes."""


@dataclass(frozen=True)
class EmbeddedFile:
    """A file that the finished file carries inside, for programs rather than readers."""

    name: str
    mime_type: str
    description: str
    content: bytes
    day: date
    """Its only date."""


@dataclass(frozen=True)
class Assembly:
    """A whole pack, rendered and planned."""

    parts: tuple[Part, ...]
    plan: PagePlan
    blank_page: SectionPdf
    """One page reading that it is left intentionally blank, set after a part that the plan says so of."""
    bookmarks: tuple[Bookmark, ...]
    metadata: Metadata
    footer_left: str
    footer_right: str
    watermark: str = ""
    embedded: tuple[EmbeddedFile, ...] = ()
