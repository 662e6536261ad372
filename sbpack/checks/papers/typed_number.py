"""Section numbers that were typed.

## What it does
Checks, in kinds of paper that number their sections (council, partnership and thematic reports, matters arising), that
no heading or paragraph begins with a number of its own; in other papers, that typed numbers keep one style and leave
none out.

## Why it matters
The page would read `1 1.0 Purpose`. Numbers typed by hand go wrong as paragraphs are moved: 1.0, 2. and 3.0 in one
report, and 2.11 after 2.7; then nobody finds the paragraph that somebody speaks of.

## Example
    ## 1.0 Purpose

    1.1 The report asks for lamps.

Use instead:
    ## Purpose

    The report asks for lamps.
"""

from collections.abc import Iterator
from datetime import date

from sbpack.checks.papers.paper_tables import papers_of
from sbpack.checks.papers.typed_numbers import TypedNumber, jumps, mixed, typed_numbers
from sbpack.findings.finding import Finding, Related, Replacement
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting

_NUMBERED = ("council-report", "partnership-report", "thematic-report", "matters-arising")
"""Kinds that number their own sections."""


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each typed number that is printed twice, jumps or is of another style."""
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
