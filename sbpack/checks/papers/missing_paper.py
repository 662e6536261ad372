"""A paper that the agenda names and the folder does not hold."""

from collections.abc import Iterator

from sbpack.board.board import Board, unlisted_papers
from sbpack.board.meeting import Meeting
from sbpack.board.register import Register
from sbpack.checks.actions._meant_action import headings_of_rows
from sbpack.checks.papers.unused_file import how_to_save
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import suggestion
from sbpack.sandbox.probe import is_probed

_NOT_PAPERS = {
    "minutes.md": "the next meeting carries it with `minutes_of:`",
    "matters-arising.md": "an item carries it with `matters_arising: {report: …}`",
}


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    if meeting.move is not None:
        return
    names = [path.removeprefix(f"{meeting.folder}/") for path in unlisted_papers(meeting)]
    for entry in meeting.listed():
        name = entry.path.removeprefix(f"{meeting.folder}/")
        if entry.path not in meeting.files:
            otherwise = "add the file, or write `{title: …, to_follow: true}` while it is not here"
            yield Finding(entry.span, f"`{name}` is not in {meeting.folder}", suggestion(name, names, otherwise))
        elif name in _NOT_PAPERS:
            yield Finding(entry.span, f"`{name}` is not a paper", _NOT_PAPERS[name])
        elif not name.endswith(".md") and not is_probed(name):
            otherwise = f"papers are Markdown files, PDFs and pictures; show a table with `![…]({name})` in a paper"
            yield Finding(entry.span, f"`{name}` cannot be set as a paper", how_to_save(name) or otherwise)
    for item in meeting.items():
        if item.matters_arising_report is not None and meeting.matters_arising is None:
            message = f"`matters-arising.md` is not in {meeting.folder}"
            yield Finding(item.span, message, _help_with_rows(board.register_before(meeting.date)))


def _help_with_rows(register: Register) -> str:
    """Return what to write where nobody has begun the table."""
    actions = [entry.action for entry in register.open if entry.action.number is not None]
    if not actions:
        return "write it: what the board asked for and what came of it"
    return f"write it, with a heading for each open action: {headings_of_rows(actions, register)}"
