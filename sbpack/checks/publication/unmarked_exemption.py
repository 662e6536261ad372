"""Exempt business of which the public agenda says nothing."""

from collections.abc import Iterator

from sbpack.board.agenda import Item
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding
from sbpack.read.part_1 import has_private_contacts


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    for item in meeting.items():
        why = _exempt(item, meeting)
        if why and item.part_2 is None:
            help_line = (
                "add `part_2: REASON` to the item, with the paragraph of Schedule 12A or a reason of the board's own"
            )
            yield Finding(
                item.span, f"item {item.number} does not say that some of its business is exempt: {why}", help_line
            )

    yield from _rows(meeting, board)


def _rows(meeting: Meeting, board: Board) -> Iterator[Finding]:
    """Yield a finding for each action of Part 1 that the public would miss, as it is reported in Part 2 alone."""
    rows = meeting.matters_arising.rows if meeting.matters_arising else ()
    told = {reference for row in rows if not row.is_part_2 for reference in row.references}
    register = board.register_before(meeting.date)
    for row in rows if any(row.is_part_2 for row in rows) else ():
        for reference in row.references if row.is_part_2 else ():
            entry = register.entry(reference)
            if entry is not None and not entry.action.is_part_2 and reference not in told:
                message = f"action `{reference}` is public, and the public reads of no answer to it"
                help_line = "add a row to matters-arising.md with what the public may read, or move this one there"
                yield Finding(row.span, message, help_line)


def _exempt(item: Item, meeting: Meeting) -> str:
    """Return what of an item is exempt without a mark of its own."""
    matters = meeting.matters_arising
    if item.matters_arising_report is not None and matters and matters.part_2:
        return "matters-arising-part-2.md has rows"
    papers = [paper for entry in item.papers if entry.part_2 is None and (paper := meeting.paper(entry.path))]
    names = [paper.name for paper in papers if has_private_contacts(paper.head)]
    return f"not all contacts in `{names[0]}.md` are public" if names else ""
