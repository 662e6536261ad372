"""What the public may see of a directory of contacts: what each contact has marked public, and nothing else."""

from dataclasses import replace

from sbpack.sources.kinds import Kind
from sbpack.sources.yaml_node import YamlList, YamlMap, YamlNode, YamlText

OF_CONTACT = ("name", "role", "telephone", "email")
OF_ORGANISATION = ("activation",)
"""What an organisation may keep to the members. Its name is always public."""


def public_head(head: YamlMap, kind: Kind) -> YamlMap:
    """Return a front matter whose directories hold what is marked public, and nothing else."""
    directories = {field.name for field in kind.fields if field.form == "directory"}
    entries = (
        replace(entry, value=_public_directory(entry.value)) if entry.key.text in directories else entry
        for entry in head.entries
    )
    return replace(head, entries=tuple(entries))


def has_private_contacts(head: YamlMap) -> bool:
    """Whether a front matter has a directory of which something is not marked public."""
    lists = (entry.value for entry in head.entries if isinstance(entry.value, YamlList))
    directories = [node for node in lists if any(_is_organisation(item) for item in node.items)]
    return any(_said(_public_directory(node)) != _said(node) for node in directories)


def _is_organisation(node: YamlNode) -> bool:
    return isinstance(node, YamlMap) and node.get("organisation") is not None


def _said(node: YamlNode) -> list[str]:
    """Return what a directory says, without what of it is public."""
    match node:
        case YamlText(text=text):
            return [text] if text.strip() else []
        case YamlList(items=items):
            return [text for item in items for text in _said(item)]
        case YamlMap(entries=entries):
            return [text for entry in entries if entry.key.text != "public" for text in _said(entry.value)]


def _public_directory(node: YamlNode) -> YamlList:
    items = node.items if isinstance(node, YamlList) else ()
    return YamlList(tuple(_public_organisation(item) for item in items if isinstance(item, YamlMap)), node.span)


def _public_organisation(entry: YamlMap) -> YamlMap:
    """Return an organisation with its name, what of it is public, and the contacts that have anything public."""
    kept = [found for found in entry.entries if found.key.text == "organisation"]
    kept += _public(entry, OF_ORGANISATION).entries
    for found in entry.entries:
        if found.key.text == "contacts" and isinstance(found.value, YamlList):
            shown = (_public(contact, OF_CONTACT) for contact in found.value.items if isinstance(contact, YamlMap))
            items = tuple(one for one in shown if _said(one))
            kept.append(replace(found, value=replace(found.value, items=items)))
    return replace(entry, entries=tuple(kept))


def _public(entry: YamlMap, known: tuple[str, ...]) -> YamlMap:
    """Return what of an entry is known, said and marked public, with the mark."""
    marked = entry.get("public")
    items = marked.items if isinstance(marked, YamlList) else ()
    named = {item.text for item in items if isinstance(item, YamlText)}
    return replace(
        entry,
        entries=tuple(
            found
            for found in entry.entries
            if found.value is marked or (found.key.text in known and found.key.text in named and _said(found.value))
        ),
    )
