"""Minutes that were changed after they were agreed.

## What it does
Checks that agreed minutes are, to the letter, those that the board agreed: as the pack of the meeting that agreed them
had them by its publication record, or, where there is none, as they were published agreed themselves.

## Why it matters
Agreed minutes are what a court takes for the truth. What they ought to have said is a correction, which the board
agrees and everybody can read; it is printed at their end. A file that was quietly changed still says "Agreed on …".

## Example
    The Board **RESOLVED** that three wardens be appointed.

where the agreed minutes said two.

Use instead, at the head of the minutes of the meeting that agreed the correction:
    agreed:
      2023-09-21:
        - 76: for "two wardens" read "three wardens"
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding, Related
from sbpack.findings.span import Span
from sbpack.model.agreement import Agreement
from sbpack.model.board import Board
from sbpack.model.dates import long_date
from sbpack.model.meeting import Meeting
from sbpack.model.publication import Publication


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for the minutes, and one for what of them is exempt."""
    agreement = board.agreement_of(meeting.date)
    if agreement is None or meeting.minutes is None:
        return
    then = board.meeting(agreement.on)
    part_2 = meeting.minutes.part_2
    for path, own, of_the_other in (
        (meeting.minutes.path, meeting.publication, then.publication if then else None),
        (part_2.path if part_2 else "", meeting.members_publication, then.members_publication if then else None),
    ):
        agreed, place = _agreed(path, agreement, own, of_the_other)
        if agreed and agreed != meeting.digests.get(path, agreed):
            yield Finding(
                Span(path),
                f"these minutes have changed since they were agreed on {long_date(agreement.on)}",
                f"take back what was agreed; what they ought to say is a correction, `agreed: {{{meeting.date}: "
                f"[for … read …]}}` at the head of the minutes that agree it",
                (Related(place, "as they were agreed"),),
            )


def _agreed(
    path: str, agreement: Agreement, own: Publication | None, of_the_other: Publication | None
) -> tuple[str, Span]:
    """Return the digest of the file that was agreed with the place of its record; empty where none is recorded."""
    for volume in reversed(of_the_other.volumes if of_the_other else ()):
        for paper in volume.papers():
            if paper.file == path:
                return paper.sha256, paper.span
    for volume in own.after_the_meeting if own else ():
        digest = dict(volume.made_from).get(path, "")
        if volume.name == "minutes" and volume.date >= agreement.on and digest:
            return digest, volume.span
    return "", Span("")
