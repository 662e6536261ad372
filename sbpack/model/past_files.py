"""Which meetings are over, and which files nobody changes any more."""

from datetime import date

from sbpack.model.board import Board
from sbpack.model.meeting import Meeting


def is_over(meeting: Meeting, board: Board, as_of: date) -> bool:
    """Whether a meeting was held and left a trace: minutes, a published pack, or a notice that it moved.

    A day that went by makes no meeting: what nobody published can still be mended. `published:` is believed of a board
    that has no record of publication at all, for it publishes by other means.
    """
    keeps_records = any(other.publication or other.members_publication for other in board.meetings)
    is_published = meeting.publication or meeting.members_publication or (meeting.published and not keeps_records)
    return meeting.date < as_of and bool(is_published or meeting.minutes or meeting.move)


def past_files(board: Board, as_of: date, *, minutes_too: bool = False) -> frozenset[str]:
    """Return the files of meetings that are over, those of their minutes once these were agreed or if asked for."""
    past: set[str] = set()
    for meeting in board.meetings:
        if is_over(meeting, board, as_of):
            past.update(meeting.files)
            if meeting.minutes and not minutes_too and not board.has_agreed(meeting, as_of):
                past -= {meeting.minutes.path, *meeting.minutes.used_files}
    return frozenset(past)
