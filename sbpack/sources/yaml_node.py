"""YAML as it was written: every value a text with its place."""

from dataclasses import dataclass

from sbpack.findings.span import Span


@dataclass(frozen=True)
class YamlText:
    """A scalar, exactly as it was typed: `no`, `10.00` and `0123` stay what they are."""

    text: str
    span: Span


@dataclass(frozen=True)
class YamlList:
    """A sequence."""

    items: tuple["YamlNode", ...]
    span: Span


@dataclass(frozen=True)
class YamlEntry:
    """One key with its value."""

    key: YamlText
    value: "YamlNode"


@dataclass(frozen=True)
class YamlMap:
    """A mapping in the order of the file; no key twice."""

    entries: tuple[YamlEntry, ...]
    span: Span

    def get(self, key: str) -> "YamlNode | None":
        """Return the value of a key, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


YamlNode = YamlText | YamlList | YamlMap
