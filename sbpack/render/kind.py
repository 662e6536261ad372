"""What a kind of paper declares at the head of its template: which fields its papers may have."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from sbpack.sources.yaml_file import read_yaml_map
from sbpack.sources.yaml_node import YamlList, YamlMap, YamlNode, YamlText

Form = Literal["text", "date", "flag", "list", "map", "prose"]
Value = str | bool | date | tuple["Value", ...] | dict[str, "Value"] | None

_HEAD = re.compile(r"\s*\{#-?(?P<yaml>.*?)-?#\}", re.DOTALL)


@dataclass(frozen=True)
class DeclaredField:
    """One field that papers of a kind may have."""

    form: Form
    required: bool
    about: str


@dataclass(frozen=True)
class Kind:
    """A kind of paper as its template declares it."""

    name: str
    about: str
    fields: Mapping[str, DeclaredField]
    """By name; `kind` and `title` are always allowed and not declared."""


def read_kind(path: str, template: str) -> Kind | None:
    """Read the declaration in the first comment of a template; None for one that sets no papers."""
    head = _HEAD.match(template)
    if head is None:
        return None
    node, _ = read_yaml_map(path, head["yaml"].strip("\n"))
    if node is None or not isinstance(node.get("kind"), YamlText):
        return None
    fields = node.get("fields")
    declared = {entry.key.text: _field(entry.value) for entry in fields.entries} if isinstance(fields, YamlMap) else {}
    return Kind(_text(node, "kind"), _text(node, "about"), declared)


def field_values(kind: Kind | None, head: YamlMap | None) -> dict[str, Value]:
    """Return every declared field as a plain value, those not written as empty ones of their form."""
    written = {entry.key.text: entry.value for entry in head.entries} if head else {}
    forms: dict[str, Form] = {name: declared.form for name, declared in kind.fields.items()} if kind else {}
    return {name: _value(forms.get(name, "text"), written.get(name)) for name in {**forms, **written}}


def _field(node: YamlNode) -> DeclaredField:
    form = next(
        (known for known in get_args(Form) if isinstance(node, YamlMap) and _text(node, "form") == known), "text"
    )
    if not isinstance(node, YamlMap):
        return DeclaredField("text", False, "")
    return DeclaredField(form, _text(node, "required") == "true", _text(node, "about"))


def _text(node: YamlMap, key: str) -> str:
    value = node.get(key)
    return value.text if isinstance(value, YamlText) else ""


def _value(form: Form, node: YamlNode | None) -> Value:
    match form:
        case "flag":
            return isinstance(node, YamlText) and node.text == "true"
        case "date":
            return _date(node.text) if isinstance(node, YamlText) else None
        case "list":
            return _plain(node) if isinstance(node, YamlList) else ((_plain(node),) if node else ())
        case "map":
            return _plain(node) if isinstance(node, YamlMap) else {}
        case "text" | "prose":
            return _plain(node) if node else ""


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
