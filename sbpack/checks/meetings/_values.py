"""The places of values in meeting.yaml and in the head of minutes."""

from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Span
from sbpack.text.yaml_nodes import YamlMap, YamlNode


def value_at(node: YamlNode | None, *keys: str) -> Span | None:
    """Return the place of a value, found by its keys from the outermost inwards, or None where it is not written."""
    for key in keys:
        node = node.get(key) if isinstance(node, YamlMap) else None
    return node.span if node else None


def in_meeting(meeting: Meeting, *keys: str) -> Span:
    """Return the place of a value in meeting.yaml; without it, the file."""
    return value_at(meeting.written, *keys) or meeting.span
