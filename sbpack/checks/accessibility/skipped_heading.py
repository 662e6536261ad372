"""A heading that skips a level, or stands above the title."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Replacement, Span
from sbpack.text.prose import Prose
from sbpack.text.source_text import plain_name
from sbpack.text.token_places import span_of


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    titles = {paper.path: plain_name(paper.title) for paper in meeting.papers}
    rows = meeting.matters_arising.rows if meeting.matters_arising else ()
    updates = {id(row.update) for row in rows} | {id(row.matter) for row in rows}
    minutes = meeting.minutes.text if meeting.minutes else None  # in which `#` is no minute, and so has a finding
    for prose in meeting.proses:
        headings = tuple(_headings(prose))
        if prose is not minutes:
            yield from _titles(headings, titles.get(prose.path, ""))
        yield from _skipped(headings, 2 if id(prose) in updates else 1)


@dataclass(frozen=True)
class _Heading:
    """A heading that stands in no quotation and no list."""

    level: int
    span: Span
    sign: str
    text: str


def _headings(prose: Prose) -> Iterator[_Heading]:
    for opening, words in pairwise(prose.tokens):
        if opening.type == "heading_open" and opening.level == 0:
            yield _Heading(int(opening.tag[1:]), span_of(opening), opening.markup, words.content)


def _titles(headings: Sequence[_Heading], title: str) -> Iterator[Finding]:
    """Yield one finding for headings that repeat the title, and one for others of its level."""
    above = [heading for heading in headings if heading.sign == "#"]
    repeated = [heading.span for heading in above if plain_name(heading.text) == title]
    others = [heading.span for heading in above if plain_name(heading.text) != title]
    message = "the title stands in the front matter, and headings begin at `##`"
    for spans, help_line in ((repeated, "delete it: it repeats the title"), (others, "write `##`")):
        if spans:
            yield Finding(spans[0], message, help_line, also=tuple(spans[1:]))


def _skipped(headings: Sequence[_Heading], under: int) -> Iterator[Finding]:
    """Yield a finding for each heading that stands deeper than one level below the heading above it."""
    above: list[int] = []
    for heading in headings:
        written, span, sign = heading.level, heading.span, heading.sign
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
