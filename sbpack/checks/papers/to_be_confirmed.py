"""Paper with much to be confirmed."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.checks.papers._numbers import papers_of
from sbpack.findings.finding import Finding

_TO_COME = re.compile(r"\b(?:TB[CA]|[Tt]o be (?:confirmed|announced))\b")
_FEW = 3


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield one finding for a paper that says it in several places."""
    for paper in papers_of(meeting):
        if paper.kind == "forward-plan":
            continue
        places = [
            wording.place(*match.span()) for wording in paper.wordings for match in _TO_COME.finditer(wording.text)
        ]
        if len(places) >= _FEW:
            yield Finding(
                places[0],
                f"something is to be confirmed in {len(places)} places of this paper",
                "ask the author what is known by now",
                also=tuple(places[1:]),
            )
