"""Paper with much to be confirmed.

## What it does
Counts `TBC`, `TBA` and `to be confirmed` in the words of a paper, and reports three or more. A forward plan is full of
them by its nature, and is not asked.

## Why it matters
The board is asked to agree what is not yet known. Before publication is the time to ask whether it is known by now.

## Example
    | Action       | Lead | When |
    |--------------|------|------|
    | Repair lamps | TBC  | TBC  |
    | Cut hedges   | TBC  | May  |

Use instead what is known:
    | Action       | Lead    | When |
    |--------------|---------|------|
    | Repair lamps | R Silva | June |
    | Cut hedges   | TBC     | May  |
"""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.checks.papers.paper_tables import papers_of
from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting

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
