"""A standard text that the board does not have.

## What it does
Checks that the names a paper gives under a field of standard texts, such as `standard_texts`, stand under `texts:` in
members.yaml on the day of the meeting.

## Why it matters
The report would go out without its legal or financial implications, and nothing would show that they are missing.

## Example
    standard_texts: [legel, financial]

Use instead:
    standard_texts: [legal, financial]
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.findings.suggest import suggestion
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.sources.plain_name import plain_name


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each name of no text."""
    known = [text.name for text in board.texts if text.period.covers(meeting.date)]
    for paper in meeting.papers:
        for name in paper.standard_texts:
            if plain_name(name.text) not in map(plain_name, known):
                otherwise = f"known are {', '.join(known)}" if known else "add it under `texts:` in members.yaml"
                yield Finding(
                    name.span,
                    f"`{name.text}` is no standard text of the board",
                    suggestion(name.text, known, otherwise),
                )
