"""Meeting without business."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding
from sbpack.text.yaml_nodes import YamlList


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    written = meeting.written.get("agenda") if meeting.written else None
    # Under `agenda` there may be something other than a list, which has a finding of its own.
    is_left_out = written is None or (isinstance(written, YamlList) and not written.items)
    if meeting.was_read and not meeting.agenda and meeting.move is None and is_left_out:
        yield Finding(meeting.span, "the meeting has no agenda", "add `agenda:` with at least one item")
