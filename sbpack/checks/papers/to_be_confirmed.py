"""Paper with much to be confirmed."""

import re
from collections.abc import Iterator

from sbpack.board.meeting import Meeting
from sbpack.checks.papers._papers import papers_of
from sbpack.findings.finding import Finding

_TO_COME = re.compile(r"\b(?:TB[CA]|[Tt]o be (?:confirmed|announced))\b")
_FEW = 3


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for paper in papers_of(meeting):
        if paper.kind == "forward-plan":
            continue
        places = [
            wording.place(*match.span()) for wording in paper.wordings for match in _TO_COME.finditer(wording.text)
        ]
        if len(places) >= _FEW:
            message = f"something is to be confirmed in {len(places)} places of this paper"
            yield Finding(places[0], message, "ask the author what is known by now", also=tuple(places[1:]))
