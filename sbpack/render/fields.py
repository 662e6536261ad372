"""The fields of a paper's front matter as a template uses them: plain values, an empty one for what is not written."""

from collections.abc import Callable
from datetime import date
from typing import assert_never

from markupsafe import Markup

from sbpack.sources.kinds import FieldForm, Kind
from sbpack.sources.yaml_node import YamlList, YamlMap, YamlNode, YamlText

Value = str | bool | date | tuple["Value", ...] | dict[str, "Value"] | None


def field_values(kind: Kind | None, head: YamlMap, set_prose: Callable[[YamlText], Markup]) -> dict[str, Value]:
    """Return every declared field; `set_prose` sets the Markdown of one that holds prose."""
    fields = kind.fields if kind else ()
    return {field.name: _value(field.form, head.get(field.name), set_prose) for field in fields}


def _value(form: FieldForm, node: YamlNode | None, set_prose: Callable[[YamlText], Markup]) -> Value:
    match form:
        case "flag":
            return isinstance(node, YamlText) and node.text == "true"
        case "date":
            return _date(node.text) if isinstance(node, YamlText) else None
        case "list":
            return tuple(_plain(item) for item in node.items) if isinstance(node, YamlList) else ()
        case "map":
            return _plain(node) if isinstance(node, YamlMap) else {}
        case "prose":
            return set_prose(node) if isinstance(node, YamlText) else ""
        case "text":
            return node.text if isinstance(node, YamlText) else ""
        case _:
            assert_never(form)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _plain(node: YamlNode) -> Value:
    match node:
        case YamlText(text=text):
            return text
        case YamlList(items=items):
            return tuple(_plain(item) for item in items)
        case YamlMap(entries=entries):
            return {entry.key.text: _plain(entry.value) for entry in entries}
        case _:
            assert_never(node)
