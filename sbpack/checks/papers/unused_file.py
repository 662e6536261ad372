"""A file in a meeting's folder that nothing uses."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import ALWAYS_THERE, Board, unused_files
from sbpack.board.meeting import Meeting
from sbpack.checks.agenda import no_matters_arising
from sbpack.findings.finding import Finding, Span
from sbpack.repository.paths import misnamed

_SAVED_AS = {
    "PDF": "doc docx odt rtf pages ppt pptx pps ppsx odp key odg vsd vsdx xls xlsx xlsm ods numbers htm html eml",
    "JPEG or PNG": "heic heif webp avif gif bmp tif tiff jp2 psd raw",
}
_WITH_TABLES = ("xls", "xlsx", "xlsm", "ods", "numbers")
_MATTERS = "matters-arising.md"


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    matters = [f"{meeting.folder}/{_MATTERS}"] if _has_unlisted_matters(meeting, board, as_of) else []
    for path in (*matters, *unused_files([meeting])):
        name = path.removeprefix(f"{meeting.folder}/")
        meant = next((right for right in ALWAYS_THERE if misnamed(right, [name])), None)
        if meant is not None and f"{meeting.folder}/{meant}" not in meeting.files:
            help_line = f"rename it to `{meant}`"
        elif name == _MATTERS:
            help_line = "add an item with `matters_arising: {report: …}`, or delete it"
        else:
            listed = "list it under `papers:` of its item, show it in a paper, or delete it"
            help_line = how_to_save(name) or listed
        yield Finding(Span(path), f"nothing on the agenda uses `{name}`", help_line)


def _has_unlisted_matters(meeting: Meeting, board: Board, as_of: date) -> bool:
    """Whether no item carries matters-arising.md and no other rule says so."""
    has_item = any(item.matters_arising_report is not None for item in meeting.items())
    is_known = meeting.was_read and meeting.agenda and not (meeting.minutes and not meeting.minutes.head_was_read)
    if f"{meeting.folder}/{_MATTERS}" not in meeting.files or has_item or not is_known:
        return False
    return not any(no_matters_arising.check(meeting, board, as_of))


def how_to_save(name: str) -> str:
    """Return what to do with a file that no pack can hold as it is; nothing where its ending says nothing."""
    ending = name.rpartition(".")[2].casefold()
    form = next((form for form, endings in _SAVED_AS.items() if ending in endings.split()), None)
    if form is None:
        return ""
    as_table = ", or a table alone as CSV (`![…](….csv)` shows it in a paper)" if ending in _WITH_TABLES else ""
    return f"save it as {form}{as_table}, and list that file"
