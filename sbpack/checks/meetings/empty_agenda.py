"""Meeting without business."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding
from sbpack.text.yaml_nodes import YamlList, YamlMap


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    if meeting.was_read and not meeting.agenda and meeting.move is None and _is_left_out(meeting.written):
        yield Finding(meeting.span, "the meeting has no agenda", "add `agenda:` with at least one item")


def _is_left_out(written: YamlMap | None) -> bool:
    """Whether nothing stands under `agenda`, not even what is no list."""
    agenda = written.get("agenda") if written else None
    return agenda is None or (isinstance(agenda, YamlList) and not agenda.items)
