"""Section numbers that were typed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sbpack.board.meeting import Meeting
from sbpack.checks.papers._papers import papers_of
from sbpack.findings.finding import Finding, Related, Replacement, Span
from sbpack.text.wording import Wording

_NUMBERED = ("council-report", "partnership-report", "thematic-report", "matters-arising")
"""Kinds that number their own sections."""
_NUMBER = re.compile(r"(?P<number>[1-9]\d?(?:\.(?:0|[1-9]\d?)){0,3})(?P<point>\.?)\s+(?=[A-Z\u2018\u201c'\"(])")
_MONTH = re.compile(
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_MOST = 30
"""Of one level: a larger number is the minutes of an hour, or a day and its month."""


@dataclass(frozen=True)
class _TypedNumber:
    """A number at the beginning of a heading or a paragraph: `1.0 Purpose`, `2. Aim`, `2.11 Text`."""

    parts: tuple[int, ...]
    """(2, 7) for 2.7; (2,) for 2, 2. and 2.0."""
    style: str
    """How a number of the first level is written: `1.0`, `1.` or `1`."""
    wording: Wording
    length: int
    """Of the number with the space after it."""

    @property
    def text(self) -> str:
        return self.wording.text[: self.length].strip()

    @property
    def span(self) -> Span:
        return self.wording.place(0, len(self.text))

    @property
    def is_first_heading(self) -> bool:
        """Whether it numbers a heading of the first level."""
        return self.wording.where == "heading" and len(self.parts) == 1


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for paper in papers_of(meeting):
        numbers = _typed_numbers(paper.body.wordings)
        if paper.kind not in _NUMBERED:
            yield from _jumps(numbers)
            yield from _mixed([number for number in numbers if number.is_first_heading])
        elif numbers:
            message = f"`{numbers[0].text}` is typed, and the paper numbers its sections itself"
            help_line = "leave the number out" if len(numbers) == 1 else "leave the numbers out"
            exact = [(number, number.wording.exact_place(0, number.length)) for number in numbers]
            fixes = tuple(Replacement(span, "", one.wording.text[: one.length]) for one, span in exact if span)
            also = tuple(number.span for number in numbers[1:])
            yield Finding(numbers[0].span, message, help_line, also=also, fixes=fixes)


def _typed_numbers(wordings: tuple[Wording, ...]) -> list[_TypedNumber]:
    """Return the typed numbers that are a numbering: one of them follows another, and sections begin with 1."""
    found = [number for wording in wordings if (number := _typed(wording))]
    there = {number.parts for number in found}
    headings = {number.parts for number in found if number.wording.where == "heading"}
    numbering = {tuple(above) for *above, last in there if (*above, last + 1) in there}
    for *above, last in there:
        if last == 1 and tuple(above) in headings:  # `1.1` below `1.` is a numbering, however short
            numbering |= {tuple(above), tuple(above[:-1])}
    if (1,) not in there:
        numbering.discard(())
    return [number for number in found if number.parts[:-1] in numbering]


def _typed(wording: Wording) -> _TypedNumber | None:
    match = _NUMBER.match(wording.text)
    if (
        match is None
        or _MONTH.match(wording.text, match.end())
        or wording.where not in ("heading", "paragraph", "item")
    ):
        return None
    parts = tuple(map(int, match["number"].split(".")))
    # What is no heading and begins with a bare number counts something.
    if any(part > _MOST for part in parts) or (wording.where != "heading" and len(parts) == 1):
        return None
    is_zero = parts[1:] == (0,)
    style = "1.0" if is_zero else f"1{match['point']}"
    return _TypedNumber(parts[:1] if is_zero else parts, style, wording, match.end())


def _jumps(numbers: list[_TypedNumber]) -> Iterator[Finding]:
    """Yield a finding for each number before which one of its level is left out."""
    by_level: dict[tuple[int, ...], list[_TypedNumber]] = {}
    for number in numbers:
        by_level.setdefault(number.parts[:-1], []).append(number)
    for before, number in (pair for level in by_level.values() for pair in pairwise(level)):
        if number.parts[-1] > before.parts[-1] + 1:
            message = f"`{number.text}` follows `{before.text}`"
            related = (Related(before.span, "the number before"),)
            yield Finding(number.span, message, "correct the number, or what refers to it", related)


def _mixed(headings: list[_TypedNumber]) -> Iterator[Finding]:
    others = [number for number in headings if number.style != headings[0].style]
    if others:
        message = f"`{others[0].text}` and `{headings[0].text}` are numbers of two styles"
        help_line = "write all numbers of the paper's sections in one way"
        related = (Related(headings[0].span, "the first one"),)
        yield Finding(others[0].span, message, help_line, related, also=tuple(one.span for one in others[1:]))
