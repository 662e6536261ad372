"""The page numbers that a section prints, known once the plan stands."""

from collections.abc import Mapping, Sequence


class PageNumbers:
    """Answers on which page a section or an anchor stands, and remembers whether it was asked.

    The caller makes one for each section from the plan it has so far. A section that asked is rendered again while the
    plan moves; one that did not is never rendered twice. Without a plan every answer is None, and templates print a
    placeholder as wide as a real number.
    """

    def __init__(
        self, ranges: Mapping[str, tuple[int, int]] | None = None, anchors: Mapping[str, int] | None = None
    ) -> None:
        """Take the printed first and last page of each section, blank pages counted in, and the page of each anchor."""
        self._ranges = ranges
        self._anchors = anchors or {}
        self._was_asked = False

    @property
    def is_planned(self) -> bool:
        """Whether there is a plan to answer from."""
        return self._ranges is not None

    @property
    def was_asked(self) -> bool:
        """Whether what was rendered depends on the plan."""
        return self._was_asked

    def page_of(self, target: str) -> int | None:
        """Return the printed page of a section's first page or of an anchor."""
        self._was_asked = True
        if self._ranges is None:
            return None
        if target in self._ranges:
            return self._ranges[target][0]
        return self._anchors.get(target)

    def range_of(self, sections: Sequence[str]) -> tuple[int, int] | None:
        """Return the first and last printed page of sections that follow one another."""
        self._was_asked = True
        if self._ranges is None:
            return None
        ranges = [self._ranges[section] for section in sections if section in self._ranges]
        return (min(first for first, _ in ranges), max(last for _, last in ranges)) if ranges else None
