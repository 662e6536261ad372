"""Title that was changed after it was published.

## What it does
Checks that each item still has the title under which it was published, unless `meeting.yaml` announces a supplement
or a new version of the pack, which print the new one.

## Why it matters
The published title is the notice that the law asks for. Minutes under another one raise the question whether the
business was on the agenda at all.

## Example
    - title: Sale of the Mill Lane depot

where the pack was published with `Mill Lane depot`.

Use instead:
    - title: Mill Lane depot
"""

from collections.abc import Iterator
from datetime import date

from sbpack.checks.publication.since_publication import ANNOUNCE, since_publication
from sbpack.findings.finding import Finding, Related
from sbpack.model.board import Board
from sbpack.model.edition import Edition
from sbpack.model.issued import IssuedItem
from sbpack.model.meeting import Meeting
from sbpack.model.publication import PublishedItem


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each title that is another one now, for the public or for members alone."""
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
