"""Which allowances speak of a place, found without asking each of them."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import accumulate

from sbpack.findings.span import Span
from sbpack.sources.allowance import Allowance
from sbpack.sources.text_file import LARGEST_TEXT

_EVERYWHERE = (0, LARGEST_TEXT)
"""From the file as a whole, which counts as line 0, to a line that no file has."""
_Placed = tuple[tuple[int, int], Allowance]


class AllowedPlaces:
    """The allowances of all rules, by rule and file."""

    def __init__(self, allowances: Iterable[tuple[Allowance, tuple[str, ...]]]) -> None:
        """Take allowances, each with the names of the rules that it speaks of."""
        by_place: defaultdict[tuple[str, str], list[_Placed]] = defaultdict(list)
        for allowance, names in allowances:
            for name in names:
                by_place[name, allowance.span.path].append((_lines(allowance), allowance))
                for path in allowance.files:
                    by_place[name, path].append((_EVERYWHERE, allowance))
        self._by_place = {place: _InFile(found) for place, found in by_place.items()}

    def covering(self, rule: str, span: Span) -> Iterator[Allowance]:
        """Yield the allowances of a rule that speak of a place."""
        found = self._by_place.get((rule, span.path))
        if found is not None:
            yield from found.at(span.line)


class _InFile:
    """The allowances of one rule in one file, in the order of their lines."""

    def __init__(self, placed: list[_Placed]) -> None:
        self._placed = sorted(placed, key=lambda one: one[0])
        self._firsts = [first for (first, _), _ in self._placed]
        self._furthest = list(accumulate((last for (_, last), _ in self._placed), max))

    def at(self, line: int) -> Iterator[Allowance]:
        """Yield those that speak of a line: begun at it or above it, and not ended."""
        place = bisect_right(self._firsts, line) - 1
        while place >= 0 and self._furthest[place] >= line:
            (_, last), allowance = self._placed[place]
            if last >= line:
                yield allowance
            place -= 1


def _lines(allowance: Allowance) -> tuple[int, int]:
    return allowance.lines if allowance.lines[1] else _EVERYWHERE
