"""A Markdown file becomes a paper; its kind's declaration says what its front matter may hold.

- A paper: what belongs to an agenda item, with a kind and a title.
- A directory of contacts: what its front matter may hold.
"""

from dataclasses import dataclass
from functools import cached_property
from typing import assert_never

from sbpack.findings.finding import Finding, Span
from sbpack.findings.suggest import nearest, suggestion
from sbpack.read.kinds import Kind, KindField
from sbpack.read.part_1 import OF_CONTACT, OF_ORGANISATION
from sbpack.text.fields import Fields
from sbpack.text.prose import MarkdownFile, Prose
from sbpack.text.source_text import plain_name
from sbpack.text.wording import Wording, wordings_in_yaml
from sbpack.text.yaml_nodes import YamlMap, YamlText


@dataclass(frozen=True)
class Paper:
    """One paper; its kind names the template that sets it."""

    path: str
    kind: str
    title: str
    head: YamlMap
    """The front matter as written; the template's own declaration says what may stand in it."""
    body: Prose
    span: Span
    used_files: tuple[str, ...] = ()
    standard_texts: tuple[YamlText, ...] = ()
    """The names of the board's standard texts that it prints."""

    @property
    def name(self) -> str:
        """The file's name without folder and ending."""
        return self.path.rsplit("/", 1)[-1].rsplit(".", 1)[0]

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The words of its front matter and its body."""
        return (*wordings_in_yaml(self.head), *self.body.wordings)


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


def _read_entry(fields: Fields, known: tuple[str, ...]) -> None:
    """Read what stands in an organisation or a contact, and which of it is marked public."""
    for key in known:
        fields.text(key)
    for name in fields.texts("public"):
        if name.text not in known:
            otherwise = "it may name " + ", ".join(f"`{key}`" for key in known)
            fields.wrong_shape(name, f"`public` cannot name `{name.text}`", suggestion(name.text, known, otherwise))


_PLAIN = "paper"
"""What a paper is set as whose own word about it cannot be read."""


def read_paper(file: MarkdownFile, kinds: dict[str, Kind], findings: list[Finding], default_kind: str = "") -> Paper:
    """Return a paper; an unknown kind, or a field that its kind does not know, goes to `findings`."""
    head = file.head or YamlMap((), Span(file.path, 1, 1))
    fields = Fields(head, findings)
    if not file.head_was_read:
        name = file.path.rsplit("/", 1)[-1]
        return Paper(file.path, default_kind or _PLAIN, name, head, file.body, head.span, used_files=file.used_files)
    kind = fields.text("kind", default_kind)
    title = fields.text("title") if default_kind else fields.required_text("title")
    standard_texts: list[YamlText] = []
    if kind in kinds:
        for field in kinds[kind].fields:
            read_field(fields, field)
            standard_texts += fields.texts(field.name) if field.form == "standard texts" else ()
        fields.close()
    elif not kind:
        findings.append(
            Finding(
                head.span,
                "the paper does not say what kind it is",
                "begin the file with `---`, `kind: …`, `title: …`, `---`",
                rule="unknown-kind",
            )
        )
    else:
        findings.append(
            Finding(
                fields.span("kind"),
                f"`{kind}` is not a kind of paper",
                suggestion(kind, kinds, f"known kinds are {', '.join(sorted(kinds))}"),
                rule="unknown-kind",
            )
        )
    return Paper(
        path=file.path,
        kind=kind,
        title=title,
        head=head,
        body=file.body,
        span=fields.span("title"),
        used_files=file.used_files,
        standard_texts=tuple(standard_texts),
    )


def read_field(fields: Fields, field: KindField) -> None:
    """Read one declared field for its findings alone; templates take the values from the front matter."""
    if field.required and field.name not in fields:
        fields.wrong_shape(fields.map_node, f"`{field.name}` is missing", f"add `{field.name}: …`")
    match field.form:
        case "text" | "prose":
            fields.text(field.name)
        case "date":
            fields.date(field.name)
        case "flag":
            fields.flag(field.name)
        case "list":
            _read_choices(fields, field)
        case "map":
            _read_meanings(fields, field.name)
        case "directory":
            read_directory(fields, field.name)
        case "standard texts":
            pass  # read for their names
        case _:
            assert_never(field.form)


def _read_choices(fields: Fields, field: KindField) -> None:
    """Read a list; an item that is almost one of the field's choices is a finding."""
    known = {plain_name(choice): choice for choice in field.choices}
    for item in fields.items(field.name):
        if isinstance(item, YamlText) and plain_name(item.text) not in known:
            near = nearest(plain_name(item.text), known)
            if near is not None:
                message = f"`{field.name}` knows no `{item.text}`"
                fields.wrong_shape(item, message, f"the nearest known name is `{known[near]}`")


def _read_meanings(fields: Fields, key: str) -> None:
    """Read a mapping such as a RAG key; a key without a text is a finding."""
    node = fields.map(key, example="{R: late, G: on track}")
    for entry in node.entries if node else ():
        if not isinstance(entry.value, YamlText) or not entry.value.text.strip():
            message = f"`{key}` does not say what `{entry.key.text}` means"
            fields.wrong_shape(entry.key, message, f"write `{entry.key.text}: …`")
