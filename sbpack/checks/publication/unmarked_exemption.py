"""Exempt business of which the public agenda says nothing.

## What it does
Checks that everything in Part 2 has its mark in Part 1, where the public reads why it is not published: an exempt
minute under `part_2` in the front matter of minutes.md, with a heading there; the item whose rows of matters arising
are exempt, and the item of a directory whose contacts are not all public, under `part_2` in meeting.yaml.

## Why it matters
The agenda and the minutes must be open to inspection as far as they are not exempt (Local Government Act 1972, sections
100B and 100C), so the public learns that there is such business, and which paragraph of Schedule 12A keeps it back.

## Example
    agenda:
      - title: Contacts in an emergency
        papers: [contacts.md]

Use instead:
    agenda:
      - title: Contacts in an emergency
        papers: [contacts.md]
        part_2: 1
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.agenda import Item
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.sources.public_directory import has_private_contacts


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each item that does not say that some of its business is exempt."""
    for item in meeting.items():
        why = _exempt(item, meeting)
        if why and item.part_2 is None:
            help_line = "add `part_2: 1` to the item, with the paragraph of Schedule 12A or a reason of the board's own"
            yield Finding(
                item.span, f"item {item.number} does not say that some of its business is exempt: {why}", help_line
            )


def _exempt(item: Item, meeting: Meeting) -> str:
    """Return what of an item is exempt without a mark of its own."""
    matters = meeting.matters_arising
    if item.matters_arising_report is not None and matters and matters.part_2:
        return "matters-arising-part-2.md has rows"
    papers = [paper for entry in item.papers if entry.part_2 is None and (paper := meeting.paper(entry.path))]
    names = [paper.name for paper in papers if has_private_contacts(paper.head)]
    return f"not all contacts in `{names[0]}.md` are public" if names else ""
