"""A paper that is listed twice.

## What it does
Checks that a meeting's agenda, and its minutes, list each file once. A PDF may be listed again for other pages of it.

## Why it matters
The paper is printed twice, and a reader looks for the difference; where two items need one paper, a note at the
second one says where it is.

## Example
    - title: Quarter 2 update
      papers: [q2-update.md]
    - title: Forward plan
      papers: [q2-update.md, forward-plan.md]

Use instead:
    - title: Quarter 2 update
      papers: [q2-update.md]
    - title: Forward plan
      papers: [forward-plan.md]
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding, Related
from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each entry after the first that lists a file."""
    first: dict[tuple[str, tuple[int, ...]], Span] = {}
    for entry in meeting.listed():
        listed = entry.path, entry.attachment.pages if entry.attachment else ()
        if listed in first:
            name = entry.path.removeprefix(f"{meeting.folder}/")
            yield Finding(
                entry.span,
                f"`{name}` is listed twice",
                "list it once, and name that item in a `note:` here",
                (Related(first[listed], "listed here first"),),
            )
        first.setdefault(listed, entry.span)
