"""Agenda that was changed after it was published."""

from collections.abc import Iterator

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.checks.publication._published import ANNOUNCE, ANNOUNCE_VERSION, SincePublication, called, since_publication
from sbpack.findings.finding import Finding, Related
from sbpack.packs.changes import is_reordered, moved


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    """Yield a finding for each item that came or went, and one for the order."""
    since = since_publication(meeting, board)
    if since is None or since.has_new_version:
        return
    for pair in since.pairs:
        if pair.was is None and pair.now and not since.has_supplement:
            message = f"{called(pair.now.title, pair.now.number)} came to the agenda after it was published"
            yield Finding(pair.now.span, message, ANNOUNCE, (Related(since.last.span, "published without it here"),))
        elif pair.now is None and pair.was:
            yield Finding(
                meeting.span,
                f"{called(pair.was.title, pair.was.number)} was on the published agenda, and is not there any more",
                "put it back with its papers and `note: Withdrawn.`, or announce a new version with its note",
                (Related(pair.was.span, "published here"),),
            )
    yield from _order(since)


def _order(since: SincePublication) -> Iterator[Finding]:
    """Yield one finding for items with other numbers, unless one that came or went explains them and has its own."""
    others = moved(since.pairs)
    has_own = any(pair.now is None or (pair.was is None and not since.has_supplement) for pair in since.pairs)
    if not others or (has_own and not is_reordered(since.pairs, since.last.items)):
        return
    first = others[0]
    assert first.now
    assert first.was
    yield Finding(
        first.now.span,
        f"{called(first.now.title, first.now.number)} was published as item {first.was.number}, "
        f"and is item {first.now.number} now",
        f"put new items at the end of the agenda, or {ANNOUNCE_VERSION}",
        (Related(first.was.span, "published here"),),
        also=tuple(pair.now.span for pair in others[1:] if pair.now),
    )
