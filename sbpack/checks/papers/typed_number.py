"""Section numbers that were typed."""

from collections.abc import Iterator

from sbpack.board.meeting import Meeting
from sbpack.checks.papers._numbers import TypedNumber, jumps, mixed, papers_of, typed_numbers
from sbpack.findings.finding import Finding, Related, Replacement

_NUMBERED = ("council-report", "partnership-report", "thematic-report", "matters-arising")
"""Kinds that number their own sections."""


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for paper in papers_of(meeting):
        numbers = typed_numbers(paper.body.wordings)
        if paper.kind in _NUMBERED:
            yield from _typed(numbers)
        else:
            yield from _uneven(numbers)


def _typed(numbers: tuple[TypedNumber, ...]) -> Iterator[Finding]:
    spans = [number.wording.place(0, len(number.text)) for number in numbers]
    exact = [(number, number.wording.exact_place(0, number.length)) for number in numbers]
    if numbers:
        yield Finding(
            spans[0],
            f"`{numbers[0].text}` is typed, and the paper numbers its sections itself",
            "leave the number out" if len(numbers) == 1 else "leave the numbers out",
            also=tuple(spans[1:]),
            fixes=tuple(
                Replacement(span, "", number.wording.text[: number.length])
                for number, span in exact
                if span is not None
            ),
        )


def _uneven(numbers: tuple[TypedNumber, ...]) -> Iterator[Finding]:
    for before, number in jumps(numbers):
        yield Finding(
            number.wording.place(0, len(number.text)),
            f"`{number.text}` follows `{before.text}`",
            "correct the number, or what refers to it",
            (Related(before.wording.place(0, len(before.text)), "the number before"),),
        )
    others = mixed(numbers)
    if others:
        first = next(number for number in numbers if number.wording.where == "heading" and not number.above)
        places = [number.wording.place(0, len(number.text)) for number in others]
        yield Finding(
            places[0],
            f"`{others[0].text}` and `{first.text}` are numbers of two styles",
            "write all numbers of the paper's sections in one way",
            (Related(first.wording.place(0, len(first.text)), "the first one"),),
            also=tuple(places[1:]),
        )
