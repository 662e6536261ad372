"""An update that was written for other words than the minutes now have.

## What it does
Checks each row of matters arising against the digest of the minuted words that `sbpack fix` wrote under `seen` when the
row was new. Where the minutes were corrected since, the row is suspect until somebody has looked at it again.

## Why it matters
An answer to what the minutes no longer say is no answer, and both are printed side by side.

## Example
Minutes, changed after the update was written:
    The lamps in Mill Lane and at the quarry be repaired. [2.2 @RS]

matters-arising.md:
    ---
    seen:
      "2.2": 9f3c21ab
    ---
    ## 2.2 done
    The lamps in Mill Lane were repaired.

Use instead no line for 2.2 under `seen`, once the update was read again and mended; `sbpack fix` writes it anew:
    ---
    ---
    ## 2.2 done
    The lamps in Mill Lane were repaired, and those at the quarry.
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding, Related
from sbpack.model.board import Board
from sbpack.model.matters_arising import words_digest
from sbpack.model.meeting import Meeting


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each digest that is not that of the words."""
    if meeting.matters_arising is None:
        return
    register = board.register_before(meeting.date)
    for seen in meeting.matters_arising.seen:
        entry = register.entry(seen.reference)
        if entry is not None and seen.digest != words_digest(entry.action.words):
            yield Finding(
                seen.span,
                f"the minuted words of action `{seen.reference}` changed since its update was written",
                "read the update again, then delete this line; `sbpack fix` writes it anew",
                (Related(entry.action.span, "it now reads"),),
            )
