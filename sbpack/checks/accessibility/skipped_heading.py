"""A heading that skips a level, or stands above the title.

## What it does
Checks that headings in a paper begin at `##` and go down one level at a time, in minutes and in rows of matters
arising too. `sbpack fix` writes the level that is left out.

## Why it matters
The sections of a report, its numbers and its bookmarks come from its headings. The printed pack closes the gap, so
that a heading may look as deep as one that was meant to stand above it.

## Example
    ## Visits

    #### Wardens

Use instead:
    ## Visits

    ### Wardens
"""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from sbpack.findings.finding import Finding, Replacement
from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.sources.prose import Prose
from sbpack.sources.reading import span_of


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each heading that skips a level, and one for all those that stand where the title does."""
    rows = meeting.matters_arising.rows if meeting.matters_arising else ()
    updates = {id(row.update) for row in rows} | {id(row.matter) for row in rows}
    minutes = meeting.minutes.text if meeting.minutes else None  # in which `#` is no minute, and so has a finding
    for prose in meeting.proses:
        headings = tuple(_headings(prose))
        above = [span for _, span, sign in headings if sign == "#"]
        if above and prose is not minutes:
            message = "the title stands in the front matter, and headings begin at `##`"
            yield Finding(
                above[0], message, "write `##`, or delete it where it repeats the title", also=tuple(above[1:])
            )
        yield from _skipped(headings, 2 if id(prose) in updates else 1)


def _headings(prose: Prose) -> Iterator[tuple[int, Span, str]]:
    """Yield level, place and sign of each heading that stands in no quotation and no list."""
    for opening, _ in pairwise(prose.tokens):
        if opening.type == "heading_open" and opening.level == 0:
            yield int(opening.tag[1:]), span_of(opening), opening.markup


def _skipped(headings: tuple[tuple[int, Span, str], ...], under: int) -> Iterator[Finding]:
    """Yield a finding for each heading that stands deeper than one level below the heading above it."""
    above: list[int] = []
    for written, span, sign in headings:
        while above and above[-1] >= written:
            above.pop()
        if written <= under:
            continue
        above.append(written)
        level = under + len(above)
        if written != level:
            hashes = "#" * level
            place = Span(span.path, span.line, span.column, span.line, span.column + written)
            yield Finding(
                span,
                f"a heading of level {written} stands where one of level {level} belongs",
                f"write `{hashes}`",
                fixes=(Replacement(place, hashes, before=sign),) if sign == "#" * written else (),
            )
