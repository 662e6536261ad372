"""A file in a meeting's folder that nothing uses."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import ALWAYS_THERE, Board, unused_files
from sbpack.board.meeting import Meeting
from sbpack.checks.agenda import no_matters_arising
from sbpack.checks.papers._numbers import how_to_save
from sbpack.findings.finding import Finding, Span
from sbpack.repository.paths import misnamed

_CARRIED = {"matters-arising.md": "add an item with `matters_arising: {report: …}`, or delete it"}
"""Files that no item lists under `papers:`."""


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    for path in (*_unlisted_matters(meeting, board, as_of), *unused_files([meeting])):
        name = path.removeprefix(f"{meeting.folder}/")
        meant = next((right for right in ALWAYS_THERE if misnamed(right, [name])), None)
        otherwise = (
            _CARRIED.get(name)
            or how_to_save(name)
            or "list it under `papers:` of its item, show it in a paper, or delete it"
        )
        is_free = meant is not None and f"{meeting.folder}/{meant}" not in meeting.files
        yield Finding(
            Span(path), f"nothing on the agenda uses `{name}`", f"rename it to `{meant}`" if is_free else otherwise
        )


def _unlisted_matters(meeting: Meeting, board: Board, as_of: date) -> tuple[str, ...]:
    """Return matters-arising.md where no item carries it and no other rule says so."""
    path = f"{meeting.folder}/matters-arising.md"
    has_item = any(item.matters_arising_report is not None for item in meeting.items())
    is_known = meeting.was_read and meeting.agenda and not (meeting.minutes and not meeting.minutes.head_was_read)
    if path not in meeting.files or has_item or not is_known or any(no_matters_arising.check(meeting, board, as_of)):
        return ()
    return (path,)
