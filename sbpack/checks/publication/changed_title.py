"""Title that was changed after it was published."""

from collections.abc import Iterator

from sbpack.board.agenda import Edition
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.publication import PublishedItem
from sbpack.checks.publication._published import ANNOUNCE, since_publication
from sbpack.findings.finding import Finding, Related
from sbpack.packs.changes import IssuedItem


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    for edition in Edition if meeting.members_publication else (Edition.PUBLIC,):
        since = since_publication(meeting, board, edition)
        if since is None or since.has_new_version or since.has_supplement:
            continue
        for pair in since.pairs:
            if pair.was and pair.now and _title(pair.was, edition) != _title(pair.now, edition):
                was, now = (_title(item, edition) or item.title for item in (pair.was, pair.now))
                yield Finding(
                    pair.now.exempt_span or pair.now.span,
                    f"item {pair.now.number} is `{now}`, and was published as `{was}`",
                    ANNOUNCE,
                    (Related(pair.was.span, "published here"),),
                )


def _title(item: PublishedItem | IssuedItem, edition: Edition) -> str:
    return item.title if edition is Edition.PUBLIC else item.exempt_title
