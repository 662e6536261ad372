"""A link to a heading that is not there."""

from collections.abc import Iterator, Sequence

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.text_names import heading_names, no_such_heading
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import meant
from sbpack.text.prose import Prose
from sbpack.text.source_text import plain_name


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    standard = [f"standard-{plain_name(text.name).replace(' ', '-')}" for text in board.texts]
    for paper in meeting.papers:
        yield from _leading_nowhere([paper.body], standard if paper.standard_texts else ())
    if meeting.matters_arising:
        yield from _leading_nowhere(meeting.matters_arising.proses, ("appendix-a", *standard))
    actions = (f"action-{meeting.date.isoformat()}-{action.id}" for action in meeting.actions)
    anchors = (*(minute.anchor for minute in meeting.minuted), *actions)
    yield from _leading_nowhere([minute.body for minute in meeting.minuted], anchors)


def _leading_nowhere(proses: Sequence[Prose], anchors: Sequence[str]) -> Iterator[Finding]:
    """Yield the links of one section that go to none of its headings, nor to what its template names besides."""
    known = dict.fromkeys(sorted({*heading_names(proses).values(), *anchors}))
    for link in (link for prose in proses for link in prose.links if link.target.startswith("#")):
        name = link.target.removeprefix("#")
        if name not in known:
            near = meant(name, known)
            help_line = "write the heading's words in small letters, joined by hyphens"
            yield Finding(link.span, no_such_heading(name), f"the nearest heading is `#{near}`" if near else help_line)
