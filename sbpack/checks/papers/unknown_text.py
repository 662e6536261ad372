"""A standard text that the board does not have."""

from collections.abc import Iterator

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import suggestion
from sbpack.text.source_text import plain_name


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    known = [text.name for text in board.texts if text.period.covers(meeting.date)]
    for paper in meeting.papers:
        for name in paper.standard_texts:
            if plain_name(name.text) not in map(plain_name, known):
                otherwise = f"known are {', '.join(known)}" if known else "add it under `texts:` in members.yaml"
                message = f"`{name.text}` is not a standard text of the board"
                yield Finding(name.span, message, suggestion(name.text, known, otherwise))
