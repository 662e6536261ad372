"""An update that was written for other words than the minutes now have."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.matters_arising import words_digest
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Related


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    register = board.register_before(meeting.date)
    for seen in meeting.matters_arising.seen if meeting.matters_arising else ():
        entry = register.entry(seen.reference)
        if entry is not None and seen.digest != words_digest(entry.action.words):
            yield Finding(
                seen.span,
                f"the minuted words of action `{seen.reference}` changed since its update was written",
                "read the update again, then delete this line; `sbpack fix` writes it anew",
                (Related(entry.action.span, "it now reads"),),
            )
