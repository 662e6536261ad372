"""A heading that skips a level, or stands above the title."""

from collections.abc import Iterable, Iterator
from itertools import pairwise

from markdown_it.token import Token

from sbpack.board.meeting import Meeting
from sbpack.checks._grouped import one_finding
from sbpack.findings.finding import Finding, Replacement, Span
from sbpack.text.source_text import plain_name
from sbpack.text.token_places import span_of


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    titles = {paper.path: plain_name(paper.title) for paper in meeting.papers}
    below_a_row = {id(prose) for row in meeting.rows for prose in (row.update, row.matter)}
    minutes = meeting.minutes.text if meeting.minutes else None  # in which `#` is no minute, and so has a finding
    for prose in meeting.proses:
        # Not those in quotations and lists.
        headings = [pair for pair in pairwise(prose.tokens) if pair[0].type == "heading_open" and pair[0].level == 0]
        if prose is not minutes:
            yield from _titles(headings, titles.get(prose.path, ""))
        yield from _skipped([opening for opening, _ in headings], 2 if id(prose) in below_a_row else 1)


def _titles(headings: Iterable[tuple[Token, Token]], title: str) -> Iterator[Finding]:
    """Yield one finding for headings that repeat the title, and one for others of its level."""
    places: dict[bool, list[Span]] = {True: [], False: []}
    for opening, words in headings:
        if opening.markup == "#":
            places[plain_name(words.content) == title].append(span_of(opening))
    message = "the title stands in the front matter, and headings begin at `##`"
    yield from one_finding(places[True], message, "delete it: it repeats the title")
    yield from one_finding(places[False], message, "write `##`")


def _skipped(headings: Iterable[Token], under: int) -> Iterator[Finding]:
    """Yield a finding for each heading that stands deeper than one level below the heading above it."""
    above: list[int] = []
    for opening in headings:
        written, span, sign = int(opening.tag[1:]), span_of(opening), opening.markup
        while above and above[-1] >= written:
            above.pop()
        if written <= under:
            continue
        above.append(written)
        level = under + len(above)
        if written != level:
            hashes = "#" * level
            place = Span(span.path, span.line, span.column, span.line, span.column + written)
            fixes = (Replacement(place, hashes, before=sign),) if sign == "#" * written else ()
            message = f"a heading of level {written} stands where one of level {level} belongs"
            yield Finding(span, message, f"write `{hashes}`", fixes=fixes)
