"""A paper: what belongs to an agenda item, with a kind and a title."""

from dataclasses import dataclass
from functools import cached_property

from sbpack.findings.span import Span
from sbpack.sources.prose import Prose
from sbpack.sources.wording import Wording, wordings_in_yaml
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

    @cached_property
    def wordings(self) -> tuple[Wording, ...]:
        """The words of its front matter and its body."""
        return (*wordings_in_yaml(self.head), *self.body.wordings)
