"""Exempt business in what the public reads."""

from collections.abc import Iterator

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Span


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    exempt = {*board.private_files, *_exempt(meeting)}
    shown: dict[tuple[str, Span], str] = {}
    for path, shown_by, span in _public(meeting):
        shown.setdefault((path, span), shown_by)
    for (path, span), shown_by in shown.items():
        name = path.removeprefix(f"{meeting.folder}/")
        by = f"{shown_by} shows" if shown_by else "Part 1 lists"
        if path in board.private_files:
            message = f"{by} `{name}`, which lies in the private root"
            yield Finding(span, message, "list it in part-2.yaml, or move it to the public root")
        elif path in exempt and shown_by:
            message = f"{by} `{name}`, which an exempt paper shows as well"
            yield Finding(span, message, "give Part 2 a file of its own, or take it out of Part 1")
        elif path in exempt:
            yield Finding(span, f"`{name}` is exempt, and Part 1 lists it as well", "keep it in one of the two parts")
    yield from _rows(meeting, board)
    yield from _corrections(meeting, board)


def _exempt(meeting: Meeting) -> Iterator[str]:
    """Yield the files that Part 2 of a meeting lists and shows."""
    for entry in meeting.listed():
        if entry.part_2 is not None:
            paper = meeting.paper(entry.path)
            yield from (entry.path, *(paper.used_files if paper else ()))
    minutes, matters = meeting.minutes, meeting.matters_arising
    exempt = (minutes.part_2 if minutes else None, matters.part_2 if matters else None)
    yield from (path for one in exempt if one for path in (one.path, *one.used_files))


def _public(meeting: Meeting) -> Iterator[tuple[str, str, Span]]:
    """Yield each file that Part 1 lists or shows, what shows it, and where that stands."""
    minutes, matters = meeting.minutes, meeting.matters_arising
    for entry in meeting.listed():
        if entry.part_2 is None:
            yield entry.path, "", entry.span
            if paper := meeting.paper(entry.path):
                yield from ((path, f"`{paper.name}.md`", paper.span) for path in paper.used_files)
    if minutes:
        yield from ((path, "`minutes.md`", minutes.span) for path in minutes.used_files)
    if matters:
        yield from ((path, "`matters-arising.md`", matters.paper.span) for path in matters.paper.used_files)


def _rows(meeting: Meeting, board: Board) -> Iterator[Finding]:
    register = board.register_before(meeting.date)
    public = ((reference, row.span) for row in meeting.rows if not row.is_part_2 for reference in row.references)
    for reference, span in public:
        entry = register.entry(reference)
        if entry is not None and entry.action.is_part_2:
            message = f"action `{reference}` is exempt, and this row is read by the public"
            yield Finding(span, message, "move the row to matters-arising-part-2.md")


def _corrections(meeting: Meeting, board: Board) -> Iterator[Finding]:
    for agreement in meeting.minutes.agreed if meeting.minutes else ():
        other = board.meeting(agreement.of)
        exempt = {minute.number for minute in other.minutes.exempt} if other and other.minutes else set()
        for correction in agreement.corrections:
            if correction.minute in exempt:
                message = f"minute {correction.minute} is exempt, and this correction to it is read by the public"
                yield Finding(correction.span, message, "move it to `agreed` in the head of minutes-part-2.md")
