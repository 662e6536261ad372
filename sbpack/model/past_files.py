"""Which files nobody changes any more."""

from datetime import date

from sbpack.model.board import Board


def past_files(board: Board, as_of: date, *, minutes_too: bool = False) -> frozenset[str]:
    """Return the files of meetings that were held, those of their minutes once these were agreed or if asked for."""
    past: set[str] = set()
    for meeting in board.meetings:
        if meeting.date < as_of:
            past.update(meeting.files)
            if meeting.minutes and not minutes_too and not board.has_agreed(meeting, as_of):
                past -= {meeting.minutes.path, *meeting.minutes.used_files}
    return frozenset(past)
