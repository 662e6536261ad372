"""Meeting without business.

## What it does
Checks that a meeting has an agenda. One that cannot be read has a finding of its own.

## Why it matters
A front sheet without an agenda summons members to nothing.

## Example
    time: "10:00"

Use instead:
    time: "10:00"
    agenda:
      - title: Introductions
"""

from collections.abc import Iterator
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.sources.yaml_node import YamlList, YamlMap


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding when there is no item."""
    if meeting.was_read and not meeting.agenda and meeting.move is None and _is_left_out(meeting.written):
        yield Finding(meeting.span, "the meeting has no agenda", "add `agenda:` with at least one item")


def _is_left_out(written: YamlMap | None) -> bool:
    """Whether nothing stands under `agenda`, not even what is no list."""
    agenda = written.get("agenda") if written else None
    return agenda is None or (isinstance(agenda, YamlList) and not agenda.items)
