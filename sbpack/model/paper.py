"""A paper: what belongs to an agenda item, with a kind and a title."""

from dataclasses import dataclass

from sbpack.findings.span import Span
from sbpack.sources.prose import Prose
from sbpack.sources.yaml_node import YamlMap, YamlText


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
