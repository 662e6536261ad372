"""The page numbers that a section prints: from the page plan, or guessed from its HTML before there is one."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import ceil

from sbpack.render.section import Destination


@dataclass(frozen=True)
class PlannedPages:
    """The pages of a plan, as printed."""

    ranges: Mapping[str, tuple[int, int]]
    """The first and last page of each section, blank pages counted in."""
    anchors: Mapping[str, int] = field(default_factory=dict)
    """The page of each anchor."""


class PageNumbers:
    """Answers on which page a section or an anchor stands, and remembers what it was asked.

    The caller makes one for each section that it sets. While the plan moves, a section is set again where an answer
    would be another one; a section that asked nothing is never set twice. Without a plan every answer is None, and
    templates print a placeholder as wide as a real number.
    """

    def __init__(self, plan: PlannedPages | None = None) -> None:
        self._plan = plan
        self._pages: dict[str, int | None] = {}
        self._ranges: dict[tuple[str, ...], tuple[int, int] | None] = {}

    @property
    def is_planned(self) -> bool:
        """Whether there is a plan to answer from."""
        return self._plan is not None

    @property
    def was_asked(self) -> bool:
        """Whether what was set depends on the plan."""
        return bool(self._pages or self._ranges)

    def holds_in(self, plan: PlannedPages) -> bool:
        """Whether a section that asked what this was asked would be told the same by a plan."""
        if self._plan is None:
            return not self.was_asked
        other = PageNumbers(plan)
        return all(other.page_of(target) == page for target, page in self._pages.items()) and all(
            other.range_of(sections) == pages for sections, pages in self._ranges.items()
        )

    def page_of(self, target: str) -> int | None:
        """Return the printed page of a section's first page or of an anchor."""
        plan = self._plan or PlannedPages({})
        page = plan.ranges[target][0] if target in plan.ranges else plan.anchors.get(target)
        self._pages[target] = page
        return page

    def range_of(self, sections: Sequence[str]) -> tuple[int, int] | None:
        """Return the first and last printed page of sections that follow one another."""
        plan = self._plan or PlannedPages({})
        ranges = [plan.ranges[section] for section in sections if section in plan.ranges]
        pages = (min(first for first, _ in ranges), max(last for _, last in ranges)) if ranges else None
        self._ranges[tuple(sections)] = pages
        return pages


_BODY = re.compile(r"<body[^>]*>(.*)</body>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NAME = re.compile(r'<[^>]*\bid="([^"]*)"')
_LETTERS = 2_300
"""On a page of reports, minutes and tables, headings and gaps counted in."""


def guess_pages(html: str) -> int:
    """Return how many pages a section may take."""
    return max(1, ceil(len(_TAG.sub("", _body(html))) / _LETTERS))


def guess_destinations(html: str) -> dict[str, Destination]:
    """Return the page on which each element with an id may stand."""
    body, pages = _body(html), guess_pages(html)
    found: dict[str, Destination] = {}
    before = end = 0
    for tag in _TAG.finditer(body):
        before += tag.start() - end
        end = tag.end()
        if name := _NAME.match(tag[0]):
            found[name[1]] = Destination(min(pages - 1, before // _LETTERS), 0.0, 0.0)
    return found


def _body(html: str) -> str:
    found = _BODY.search(html)
    return found[1] if found else html
