"""Minutes that were changed after they were agreed."""

from collections.abc import Iterator

from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Agreement
from sbpack.findings.finding import Finding, Related, Span
from sbpack.repository.paths import PART_2_MINUTES


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    """Yield a finding for the minutes, and for whatever else came out with them: what is exempt, annexes, pictures."""
    agreement = board.agreement_of(meeting.date)
    if agreement is None or meeting.minutes is None:
        return
    agreed = _agreed(meeting, agreement, board)
    for path, (digest, place) in agreed.items():
        now = meeting.digests.get(path)
        if now == digest:
            continue
        is_minutes = path.endswith((meeting.minutes.path, PART_2_MINUTES))
        what = "these minutes have" if is_minutes else f"`{path.rsplit('/', 1)[-1]}`, which came with the minutes, has"
        yield Finding(
            Span(path if now else meeting.minutes.path),
            f"{what} {'changed' if now else 'gone'} since they were agreed on {long_date(agreement.on)}",
            f"take back what was agreed; what they ought to say is a correction, `agreed: {{{meeting.date}: "
            f"[for … read …]}}` at the head of the minutes that agree it",
            (Related(place, "as they were agreed"),),
        )


def _agreed(meeting: Meeting, agreement: Agreement, board: Board) -> dict[str, tuple[str, Span]]:
    """Return the digest of each file that was agreed, with the place of its record; none where nothing is recorded."""
    then = board.meeting(agreement.on)
    records = (then.publication, then.members_publication) if then else ()
    found: dict[str, tuple[str, Span]] = {}
    for paper in (paper for one in records if one and one.volumes for paper in one.volumes[-1].papers()):
        files = ((paper.file, paper.sha256), *paper.shows) if paper.file.startswith(f"{meeting.folder}/") else ()
        for path, digest in files:
            found.setdefault(path, (digest, paper.span))
    for record in (meeting.publication, meeting.members_publication) if not found else ():
        for volume in record.after_the_meeting if record else ():
            if volume.name == "minutes" and volume.date >= agreement.on:
                found |= {path: (digest, volume.span) for path, digest in volume.made_from if path not in found}
    return found
