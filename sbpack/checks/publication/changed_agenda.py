"""Agenda that was changed after it was published."""

from collections.abc import Iterator

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.publication import PublishedItem
from sbpack.checks.publication._published import ANNOUNCE, SincePublication, since_publication
from sbpack.findings.finding import Finding, Related
from sbpack.packs.changes import IssuedItem, is_reordered, moved


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    """Yield a finding for each item that came or went, and one for the order."""
    since = since_publication(meeting, board)
    if since is None or since.has_new_version:
        return
    for pair in since.pairs:
        if pair.was is None and pair.now and not since.has_supplement:
            message = f"{_called(pair.now)} came to the agenda after it was published"
            yield Finding(pair.now.span, message, ANNOUNCE, (Related(since.last.span, "published without it here"),))
        elif pair.now is None and pair.was:
            message = f"{_called(pair.was)} was on the published agenda, and is not there any more"
            help_line = "put it back with its papers and `note: Withdrawn.`, or announce a new version with its note"
            yield Finding(meeting.span, message, help_line, (Related(pair.was.span, "published here"),))
    yield from _order(since)


def _order(since: SincePublication) -> Iterator[Finding]:
    """Yield one finding for items with other numbers, unless one that came or went explains them and has its own."""
    others = [(pair.was, pair.now) for pair in moved(since.pairs) if pair.was and pair.now]
    has_own = any(pair.now is None or (pair.was is None and not since.has_supplement) for pair in since.pairs)
    if not others or (has_own and not is_reordered(since.pairs, since.last.items)):
        return
    was, now = others[0]
    message = f"{_called(now)} was published as item {was.number}, and is item {now.number} now"
    help_line = (
        "put new items at the end of the agenda, or announce a new version with its note"
        " (`versions: [{date: …, note: …}]`), or undo the change"
    )
    also = tuple(other.span for _, other in others[1:])
    yield Finding(now.span, message, help_line, (Related(was.span, "published here"),), also=also)


def _called(item: PublishedItem | IssuedItem) -> str:
    return f"`{item.title}`" if item.title else f"item {item.number}"
