"""Which pages of the pack each section takes: arithmetic over page counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property


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
        placements = [self[section_id] for section_id in section_ids]
        if not placements:
            return None
        return min(place.first_page for place in placements), max(place.last_page for place in placements)

    def __getitem__(self, section_id: str) -> Placement:
        """Return the placement of a section."""
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
    earlier = {placement.id: placement for placement in at_least.placements} if at_least else {}
    placements = []
    start = page = first_page + (1 if duplex and first_page % 2 == 0 else 0)
    for section_id, page_count in page_counts:
        taken = page_count
        if section_id in earlier:
            taken = max(taken, earlier[section_id].last_page - earlier[section_id].first_page + 1)
        if duplex and (page + taken - 1) % 2 == 1:
            taken += 1
        placements.append(Placement(section_id, page, page + taken - 1, page_count))
        page += taken
    return PagePlan(start, tuple(placements))
