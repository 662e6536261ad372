"""A standard text that the board does not have."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import suggestion
from sbpack.text.source_text import plain_name


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
