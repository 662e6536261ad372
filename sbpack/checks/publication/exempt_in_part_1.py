"""Exempt business in what the public reads.

## What it does
Checks that nothing is in both parts: a paper, table or picture that is listed as exempt and shown by a paper of Part 1
as well, a row of matters-arising.md that answers an action of an exempt minute, and a correction in the head of
minutes.md to one.

## Why it matters
What is listed as exempt once was meant to be kept from the public. So no pack is made until it is in one part alone.

## Example
    ## 78.1 open

    Counsel was instructed.

in matters-arising.md, where minute 78 is exempt. Use instead the same row in matters-arising-part-2.md.
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each thing that is in both parts."""
    yield from _papers(meeting)
    yield from _rows(meeting, board)
    yield from _corrections(meeting, board)


def _papers(meeting: Meeting) -> Iterator[Finding]:
    entries = [*meeting.listed()]
    public = {entry.path for entry in entries if entry.part_2 is None}
    shown = {path: paper for paper in meeting.papers if paper.path in public for path in paper.used_files}
    for entry in entries:
        if entry.part_2 is None:
            continue
        name = entry.path.removeprefix(f"{meeting.folder}/")
        paper = meeting.paper(entry.path)
        both = [path for path in (entry.path, *(paper.used_files if paper else ())) if path in shown or path in public]
        if entry.path in public:
            yield Finding(entry.span, f"`{name}` is listed in Part 1 as well", "keep it in one of the two parts")
        elif both:
            file = both[0].removeprefix(f"{meeting.folder}/")
            message = f"the exempt paper `{name}` shows `{file}`, which a paper of Part 1 shows as well"
            yield Finding(entry.span, message, "give Part 2 a file of its own, or take it out of Part 1")


def _rows(meeting: Meeting, board: Board) -> Iterator[Finding]:
    register = board.register_before(meeting.date)
    for row in meeting.matters_arising.rows if meeting.matters_arising else ():
        if row.is_part_2:
            continue
        for reference in row.references:
            entry = register.entry(reference)
            if entry is not None and entry.action.is_part_2:
                message = f"action `{reference}` is exempt, and this row is read by the public"
                yield Finding(row.span, message, "move the row to matters-arising-part-2.md")


def _corrections(meeting: Meeting, board: Board) -> Iterator[Finding]:
    for agreement in meeting.minutes.agreed if meeting.minutes else ():
        other = board.meeting(agreement.of)
        exempt = {minute.number for minute in other.minutes.exempt} if other and other.minutes else set()
        for correction in agreement.corrections:
            if correction.minute in exempt:
                message = f"minute {correction.minute} is exempt, and this correction to it is read by the public"
                yield Finding(correction.span, message, "move it to `agreed` in the head of minutes-part-2.md")
