"""Exempt business of which the public agenda says nothing."""

from collections.abc import Iterator

from sbpack.board.agenda import Item
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding
from sbpack.read.part_1 import has_private_contacts


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    for item in meeting.items():
        if item.part_2 is None and (why := _exempt(item, meeting)):
            message = f"item {item.number} does not say that some of its business is exempt: {why}"
            reason = "with the paragraph of Schedule 12A or a reason of the board's own"
            yield Finding(item.span, message, f"add `part_2: REASON` to the item, {reason}")
    # An action of Part 1 that is reported in Part 2 alone: the public would miss it.
    told = {reference for row in meeting.rows if not row.is_part_2 for reference in row.references}
    register = board.register_before(meeting.date)
    exempt = ((reference, row.span) for row in meeting.rows if row.is_part_2 for reference in row.references)
    for reference, span in exempt:
        entry = register.entry(reference)
        if entry is not None and not entry.action.is_part_2 and reference not in told:
            message = f"action `{reference}` is public, and the public reads of no answer to it"
            help_line = "add a row to matters-arising.md with what the public may read, or move this one there"
            yield Finding(span, message, help_line)


def _exempt(item: Item, meeting: Meeting) -> str:
    """Return what of an item is exempt without a mark of its own."""
    matters = meeting.matters_arising
    if item.matters_arising_report is not None and matters and matters.part_2:
        return "matters-arising-part-2.md has rows"
    papers = (paper for entry in item.papers if entry.part_2 is None and (paper := meeting.paper(entry.path)))
    name = next((paper.name for paper in papers if has_private_contacts(paper.head)), "")
    return f"not all contacts in `{name}.md` are public" if name else ""
