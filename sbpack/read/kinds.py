"""The kinds of paper, each declared in the comment at the head of its template."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal, get_args

from sbpack.findings.finding import Finding, Span
from sbpack.repository.paths import OutsideRoot, templates_root
from sbpack.repository.repository import Repository, unreadable
from sbpack.text.fields import Fields
from sbpack.text.source_text import read_text
from sbpack.text.yaml_file import read_yaml_map
from sbpack.text.yaml_nodes import YamlMap

FieldForm = Literal["text", "date", "flag", "list", "map", "prose", "standard texts", "directory"]
FORMS: tuple[FieldForm, ...] = get_args(FieldForm)
TEMPLATES = "templates/pack/"
_HEAD = re.compile(r"\s*\{#-?[ \t]*\n?(?P<yaml>.*?)-?#\}", re.DOTALL)
_DECLARES = re.compile(r"^kind:", re.MULTILINE)


@dataclass(frozen=True)
class KindField:
    """One field that a kind of paper has in its front matter."""

    name: str
    form: FieldForm
    """`prose` is plain text in paragraphs, divided by empty lines; `standard texts` a list of names in members.yaml;
    `directory` a list of organisations with their contacts, each marked with what of it is public."""
    required: bool
    about: str
    span: Span
    """Where it is declared."""
    choices: tuple[str, ...] = ()
    """Of a list: what it usually names. Something else may stand there, but nothing that is almost one of them."""


@dataclass(frozen=True)
class Kind:
    """A kind of paper: which template sets it, and what its front matter may hold besides `kind` and `title`."""

    name: str
    about: str
    fields: tuple[KindField, ...]
    span: Span
    """Where it is declared."""


def read_kinds(repository: Repository) -> tuple[dict[str, Kind], list[Finding]]:
    """Return the kinds by name; a template of the repository takes the place of the package's own."""
    findings: list[Finding] = []
    kinds = {}
    for path, data in sorted(_templates(repository, findings)):
        kind, found = _once(path, data)
        findings += found
        if kind is not None:
            kinds[kind.name] = kind
    return kinds, findings


@lru_cache(maxsize=256)
def _once(path: str, data: bytes) -> tuple[Kind | None, tuple[Finding, ...]]:
    """Return what a template declares and what is wrong there; a history reads the same templates for each commit."""
    findings: list[Finding] = []
    return read_kind(path, data, findings), tuple(findings)


def read_kind(path: str, data: bytes, findings: list[Finding]) -> Kind | None:
    """Return the kind that a template declares, or None when it declares none."""
    text, found = read_text(path, data)
    findings += found
    match = _HEAD.match(text or "")
    if match is None or not _DECLARES.search(match["yaml"]):
        return None
    first_line = (text or "").count("\n", 0, match.start("yaml")) + 1
    node, found = read_yaml_map(path, match["yaml"], first_line)
    findings += found
    return None if node is None else _kind(path, node, findings)


def _templates(repository: Repository, findings: list[Finding]) -> Iterator[tuple[str, bytes]]:
    """Yield every template once, by its path from the root."""
    own = [path for path in repository.paths() if _may_declare(path)]
    for file in sorted((templates_root() / "pack").glob("*.html")):
        if TEMPLATES + file.name not in own:
            yield TEMPLATES + file.name, file.read_bytes()
    for path in own:
        try:
            yield path, repository.read(path)
        except (OSError, OutsideRoot) as error:
            findings.append(unreadable(path, error))


def _may_declare(path: str) -> bool:
    return path.startswith(TEMPLATES) and path.endswith(".html") and "/" not in path.removeprefix(TEMPLATES)


def _kind(path: str, node: YamlMap, findings: list[Finding]) -> Kind:
    fields = Fields(node, findings)
    name, about, declared = fields.required_text("kind"), fields.text("about"), fields.map("fields")
    stem = path.removeprefix(TEMPLATES).removesuffix(".html")
    if name and name != stem:
        message = f"the kind `{name}` is declared in the template of `{stem}`"
        findings.append(Finding(fields.span("kind"), message, help=f"write `kind: {stem}`", rule="wrong-shape"))
    fields.close()
    found = tuple(_fields(declared, findings)) if declared is not None else ()
    return Kind(stem, about, found, fields.span("kind"))


def _fields(node: YamlMap, findings: list[Finding]) -> Iterator[KindField]:
    for entry in node.entries:
        if not isinstance(entry.value, YamlMap):
            message = f"the field `{entry.key.text}` must have keys"
            findings.append(Finding(entry.key.span, message, help="write `{form: text}`", rule="wrong-shape"))
            continue
        fields = Fields(entry.value, findings)
        written = fields.choice("form", FORMS, default="text")
        form = next(known for known in FORMS if known == written)
        required, about = fields.flag("required"), fields.text("about")
        choices = tuple(choice.text for choice in fields.texts("choices"))
        fields.close()
        yield KindField(entry.key.text, form, required, about, entry.key.span, choices)
