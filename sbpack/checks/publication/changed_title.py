"""Title that was changed after it was published."""

from collections.abc import Iterator

from sbpack.board.agenda import Edition
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.checks.publication._published import ANNOUNCE, unannounced
from sbpack.findings.finding import Finding, Related


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    for edition in Edition if meeting.members_publication else (Edition.PUBLIC,):
        since = unannounced(meeting, board, edition)
        for was, now in ((pair.was, pair.now) for pair in since.pairs) if since else ():
            if was is None or now is None:
                continue
            titles = [item.title if edition is Edition.PUBLIC else item.exempt_title for item in (was, now)]
            if titles[0] != titles[1]:
                before, after = titles[0] or was.title, titles[1] or now.title
                message = f"item {now.number} is `{after}`, and was published as `{before}`"
                related = (Related(was.span, "published here"),)
                yield Finding(now.exempt_span or now.span, message, ANNOUNCE, related)
