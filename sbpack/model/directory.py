"""A directory of contacts: what its front matter may hold, and what of it the public may see.

What is not marked public is left out here, before anything else sees it: no template can print what it was never given.
"""

from dataclasses import replace

from sbpack.findings.suggest import suggestion
from sbpack.sources.fields import Fields
from sbpack.sources.kinds import Kind
from sbpack.sources.yaml_node import YamlList, YamlMap, YamlNode, YamlText

OF_CONTACT = ("name", "role", "telephone", "email")
OF_ORGANISATION = ("activation",)
"""What an organisation may keep to the members. Its name is always public."""


def read_directory(fields: Fields, key: str) -> None:
    """Read a directory for its findings alone."""
    for entry in fields.maps(key):
        organisation = Fields(entry, fields.findings)
        organisation.required_text("organisation")
        _read_entry(organisation, OF_ORGANISATION)
        for contact in organisation.maps("contacts"):
            person = Fields(contact, fields.findings)
            _read_entry(person, OF_CONTACT)
            person.close()
        organisation.close()


def public_head(head: YamlMap, kind: Kind) -> YamlMap:
    """Return a front matter whose directories hold what is marked public, and nothing else."""
    directories = {field.name for field in kind.fields if field.form == "directory"}
    entries = (
        replace(entry, value=_public_directory(entry.value)) if entry.key.text in directories else entry
        for entry in head.entries
    )
    return replace(head, entries=tuple(entries))


def _read_entry(fields: Fields, known: tuple[str, ...]) -> None:
    """Read what stands in an organisation or a contact, and which of it is marked public."""
    for key in known:
        fields.text(key)
    for name in fields.texts("public"):
        if name.text not in known:
            otherwise = "it may name " + ", ".join(f"`{key}`" for key in known)
            fields.wrong_shape(name, f"`public` cannot name `{name.text}`", suggestion(name.text, known, otherwise))


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
            kept.append(replace(found, value=replace(found.value, items=tuple(one for one in shown if one.entries))))
    return replace(entry, entries=tuple(kept))


def _public(entry: YamlMap, known: tuple[str, ...]) -> YamlMap:
    """Return what of an entry is known, said and marked public."""
    marked = entry.get("public")
    items = marked.items if isinstance(marked, YamlList) else ()
    named = {item.text for item in items if isinstance(item, YamlText)}
    return replace(
        entry,
        entries=tuple(
            found
            for found in entry.entries
            if found.key.text in known and found.key.text in named
            if isinstance(found.value, YamlText) and found.value.text.strip()
        ),
    )
