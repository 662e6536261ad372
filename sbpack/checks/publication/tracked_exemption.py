"""Part 2 in a public repository."""

from collections.abc import Iterator

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Span
from sbpack.read.part_1 import has_private_contacts

_HELP = (
    "move it to the same folder below the private root, and ask whoever keeps the repository to take it out of its past"
)


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    if not board.is_public:
        return
    for path in meeting.files:
        if path in board.exempt_files and path not in board.kept_apart:
            name = path.removeprefix(f"{meeting.folder}/")
            yield Finding(Span(path), f"`{name}` is exempt and lies in a public repository", _HELP)
    # What follows is in files that have to be published, whether git keeps them yet or not.
    for item in meeting.items():
        block = item.part_2
        names = [entry for entry in item.papers if entry.part_2 and entry.span.path == meeting.span.path]
        if block and (names or (not block.is_stub and block.is_written_here)):
            message = f"meeting.yaml says of item {item.number} what is exempt, in a public repository"
            help_line = f'keep the reason here, and put the rest into part-2.yaml under `items:` and `"{item.number}"`'
            yield Finding(item.span, message, help_line)
    for paper in meeting.papers:
        if paper.path not in board.exempt_files and has_private_contacts(paper.head):
            message = f"`{paper.name}.md` has contacts that are not public, in a public repository"
            help_line = "keep the public ones here; list a whole directory in part-2.yaml, in the private root"
            yield Finding(paper.span, message, help_line)
