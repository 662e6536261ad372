"""The fields of a paper's front matter as a template uses them: plain values, an empty one for what is not written."""

import re
from datetime import date
from typing import assert_never

from markupsafe import Markup

from sbpack.render.unbroken import unbroken_html
from sbpack.render.words import apostrophes
from sbpack.sources.kinds import FieldForm, Kind
from sbpack.sources.public_directory import OF_CONTACT
from sbpack.sources.yaml_node import YamlList, YamlMap, YamlNode, YamlText

_BETWEEN_PARAGRAPHS = re.compile(r"\n[ \t]*\n\s*")

Value = str | bool | date | tuple["Value", ...] | dict[str, "Value"] | None


def field_values(kind: Kind | None, head: YamlMap) -> dict[str, Value]:
    """Return every declared field by its name."""
    fields = kind.fields if kind else ()
    return {field.name: _value(field.form, head.get(field.name)) for field in fields}


def _value(form: FieldForm, node: YamlNode | None) -> Value:  # noqa: PLR0911 - a line a form
    match form:
        case "flag":
            return isinstance(node, YamlText) and node.text == "true"
        case "date":
            return _date(node.text) if isinstance(node, YamlText) else None
        case "list" | "standard texts":
            return _said(node) if isinstance(node, YamlList) else ()
        case "map":
            return _plain(node) if isinstance(node, YamlMap) else {}
        case "prose":
            return _paragraphs(node.text) if isinstance(node, YamlText) else ""
        case "directory":
            return _directory(node) if isinstance(node, YamlList) else ()
        case "text":
            return node.text if isinstance(node, YamlText) else ""
        case _:
            assert_never(form)


def _said(node: YamlList) -> tuple[Value, ...]:
    """Return the items of a list that say anything."""
    return tuple(value for item in node.items if (value := _plain(item)))


def _paragraphs(text: str) -> Markup:
    """Set a text as it was typed, a paragraph after each empty line; what Markdown it holds is printed as it stands."""
    written = (part for part in _BETWEEN_PARAGRAPHS.split(text.strip()) if part)
    return Markup("\n").join(Markup("<p>{}</p>").format(unbroken_html(apostrophes(part))) for part in written)


def _directory(node: YamlList) -> tuple[Value, ...]:
    """Return the organisations with every key that a template may ask for."""
    return tuple(_organisation(entry) for entry in node.items if isinstance(entry, YamlMap))


def _organisation(entry: YamlMap) -> dict[str, Value]:
    contacts = entry.get("contacts")
    people = contacts.items if isinstance(contacts, YamlList) else ()
    return {
        "organisation": _text(entry, "organisation"),
        "activation": _paragraphs(_text(entry, "activation")),
        "contacts": tuple(
            {key: _text(person, key) for key in OF_CONTACT} for person in people if isinstance(person, YamlMap)
        ),
    }


def _text(entry: YamlMap, key: str) -> str:
    node = entry.get(key)
    return node.text if isinstance(node, YamlText) else ""


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
