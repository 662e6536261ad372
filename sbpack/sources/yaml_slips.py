"""Spaces that YAML needs and nobody sees missing: after the colon of a key, and after the hyphen of a list."""

import re
from dataclasses import dataclass

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.sources.yaml_node import YamlEntry, YamlList, YamlMap, YamlNode, YamlText

_NO_SPACE = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s:/][^\n]*)")
_HYPHEN = re.compile(r"-(?P<key>[A-Za-z_][\w-]*)")
_LONGEST = 60
"""Characters of a value that a message shows."""


@dataclass(frozen=True)
class Slip:
    """A key with its value, as it was meant."""

    entry: YamlEntry
    finding: Finding


def colon_slip(node: YamlNode) -> Slip | None:
    """Return what a text such as `title:Introductions` was meant to be; None where it is something else."""
    match = _NO_SPACE.fullmatch(node.text) if isinstance(node, YamlText) else None
    if match is None:
        return None
    message = f"there is no space after the colon of `{match['key']}`"
    help_line = f"write `{match['key']}: {shortened(match['value'])}`"
    entry = YamlEntry(YamlText(match["key"], node.span), YamlText(match["value"], _from(node, match.start("value"))))
    return Slip(entry, Finding(node.span, message, help_line, rule="bad-yaml"))


def _from(node: YamlNode, start: int) -> Span:
    """Return the place of a plain text from a character on."""
    span = node.span
    return span._replace(column=span.column + start) if span.line == span.end_line else span


def is_hyphen_slip(key: YamlText) -> bool:
    """Whether a key is the hyphen of a list and a key in one, such as `-title`."""
    return _HYPHEN.fullmatch(key.text) is not None


def hyphen_slip(key: YamlText) -> Finding:
    """Return the finding for such a key."""
    message = f"there is no space after the hyphen of `{key.text}`"
    return Finding(key.span, message, f"write `- {key.text[1:]}: …`", rule="bad-yaml")


def without_hyphens(node: YamlMap) -> YamlMap | YamlList:
    """Return the list that a mapping of such keys was meant to be; any other mapping as it is."""
    if not node.entries or not all(is_hyphen_slip(entry.key) for entry in node.entries):
        return node
    entries = (YamlEntry(YamlText(entry.key.text[1:], entry.key.span), entry.value) for entry in node.entries)
    return YamlList(tuple(YamlMap((entry,), entry.key.span) for entry in entries), node.span)


def shortened(text: str) -> str:
    """Return a text as a message shows it."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
