"""Names and levels of headings: every one has an id, and none skips a level."""

from collections.abc import Iterable, Mapping

from sbpack.findings.span import Span
from sbpack.model.slug import slug, unique_name
from sbpack.sources.prose import Prose, plain_text

DEEPEST = 6


def heading_slugs(proses: Iterable[Prose], taken: Iterable[str] = ()) -> Mapping[Span, str]:
    """Name every heading of a section by its place, no name twice; a second `Aim` is `aim-2`."""
    used = set(taken)
    slugs: dict[Span, str] = {}
    for prose in proses:
        for opening, inline in zip(prose.tokens, prose.tokens[1:], strict=False):
            if opening.type == "heading_open":
                slugs[inline.meta["span"]] = unique_name(slug(plain_text([inline])), used)
    return slugs


class LevelShift:
    """Gives each heading the level below the one it stands under, whatever level it was written at."""

    def __init__(self, under: int) -> None:
        """Begin below a heading of level `under`."""
        self._under = under
        self._open: list[int] = []

    def level(self, written: int) -> int:
        """Return the level to print the next heading at."""
        while self._open and self._open[-1] >= written:
            self._open.pop()
        self._open.append(written)
        return min(self._under + len(self._open), DEEPEST)
