"""Numbers of sections as they were typed before words: `1.0 Purpose`, `2. Aim`, `2.11 Text`."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from sbpack.sources.wording import Wording

_NUMBER = re.compile(r"(?P<number>[1-9]\d?(?:\.(?:0|[1-9]\d?)){0,3})(?P<point>\.?)\s+(?=[A-Z\u2018\u201c'\"(])")
_DAY = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_MOST = 30
"""Of one level: a larger number is the minutes of an hour, or a day and its month."""


@dataclass(frozen=True)
class TypedNumber:
    """A number at the beginning of a heading or a paragraph."""

    parts: tuple[int, ...]
    point: str
    """The point after it, or nothing."""
    wording: Wording
    length: int
    """Of the number with the space after it."""

    @property
    def text(self) -> str:
        """The number as typed."""
        return self.wording.text[: self.length].strip()

    @property
    def style(self) -> str:
        """How a number of the first level is written: `1.0`, `1.` or `1`."""
        return "1.0" if self.parts[1:] == (0,) else f"1{self.point}"

    @property
    def above(self) -> tuple[int, ...]:
        """The numbers that it stands under: (2,) for 2.7; nothing for 2, 2. and 2.0."""
        return () if self.parts[1:] == (0,) else self.parts[:-1]

    @property
    def last(self) -> int:
        """The number within its level: 7 of 2.7; 2 of 2.0."""
        return self.parts[0] if self.parts[1:] == (0,) else self.parts[-1]

    @property
    def whole(self) -> tuple[int, ...]:
        """The number, however its first level is written: (2,) for 2, 2. and 2.0."""
        return (*self.above, self.last)


def typed_numbers(wordings: Iterable[Wording]) -> tuple[TypedNumber, ...]:
    """Return the typed numbers that are a numbering: one of them follows another, and sections begin with 1."""
    found = [number for wording in wordings if (number := _typed(wording))]
    there = {number.whole for number in found}
    headings = {number.whole for number in found if number.wording.where == "heading"}
    numbering = {number.above for number in found if (*number.above, number.last + 1) in there}
    for number in found:
        if number.last == 1 and number.above in headings:  # `1.1` below `1.` is a numbering, however short
            numbering |= {number.above, number.above[:-1]}
    if not any(not number.above and number.last == 1 for number in found):
        numbering.discard(())
    return tuple(number for number in found if number.above in numbering)


def _typed(wording: Wording) -> TypedNumber | None:
    match = _NUMBER.match(wording.text)
    if match is None or _DAY.match(wording.text, match.end()) or wording.where not in ("heading", "paragraph", "item"):
        return None
    parts = tuple(map(int, match["number"].split(".")))
    # What is no heading and begins with a bare number counts something.
    if any(part > _MOST for part in parts) or (wording.where != "heading" and len(parts) == 1):
        return None
    return TypedNumber(parts, match["point"], wording, match.end())


def jumps(numbers: Iterable[TypedNumber]) -> Iterator[tuple[TypedNumber, TypedNumber]]:
    """Yield each number with the one before it of its level, where something is left out between them."""
    by_level: dict[tuple[int, ...], list[TypedNumber]] = {}
    for number in numbers:
        by_level.setdefault(number.above, []).append(number)
    for level in by_level.values():
        yield from ((before, number) for before, number in pairwise(level) if number.last > before.last + 1)


def mixed(numbers: Iterable[TypedNumber]) -> tuple[TypedNumber, ...]:
    """Return the headings of the first level whose style is not that of the first one."""
    headings = [number for number in numbers if number.wording.where == "heading" and not number.above]
    return tuple(number for number in headings if number.style != headings[0].style)
