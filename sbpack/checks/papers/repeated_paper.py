"""A paper that is listed twice."""

from collections.abc import Iterator

from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Related, Span


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    first: dict[tuple[str, tuple[int, ...]], Span] = {}
    for entry in meeting.listed():
        listed = entry.path, entry.attachment.pages if entry.attachment else ()
        if listed in first:
            name = entry.path.removeprefix(f"{meeting.folder}/")
            message = f"`{name}` is listed twice"
            help_line = "list it once, and name that item in a `note:` here"
            yield Finding(entry.span, message, help_line, (Related(first[listed], "listed here first"),))
        first.setdefault(listed, entry.span)
