"""What the rules of one Markdown reading share: the text with its places, the findings, the files it shows."""

from collections.abc import Callable, MutableMapping
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.sources.allowance import Comment, Shown
from sbpack.sources.source_text import Excerpt

Load = Callable[[str], bytes | None]
"""Returns the bytes of a file by its path from the root, None where there is none.

Raises OSError for one that is there and cannot be read, which has a finding of its own."""

_KEY = "reading"


@dataclass
class Reading:
    """Kept in markdown-it's environment while one text is parsed."""

    path: str
    document: Excerpt
    """The text that is parsed as blocks."""
    load: Load
    findings: list[Finding] = field(default_factory=list)
    used_files: list[str] = field(default_factory=list)
    inline: Excerpt | None = None
    """The inline content that is parsed at the moment."""
    nested: int = 0
    """Where in `inline` a text begins that is parsed by itself: an image's text, an inline footnote."""
    comments: list[Comment] = field(default_factory=list)
    """In which nothing counts but what they allow."""
    shown: list[Shown] = field(default_factory=list)
    """Each file that is shown, as often as it is."""
    refused: list[Span] = field(default_factory=list)
    """Marks that were refused, each with its finding."""
    in_cell: bool = False
    """Whether the text is a cell of a table in a file."""
    too_deep: bool = False
    signs: int = 0
    """Of mark-up that were met so far."""

    @property
    def here(self) -> Excerpt:
        """The inline content, or the document between two of them."""
        return self.inline if self.inline is not None else self.document

    def environment(self) -> dict[str, Any]:
        """Return the environment that carries this reading."""
        return {_KEY: self}

    def report(self, span: Span, message: str, rule: str, help_line: str = "") -> None:
        """Add a finding."""
        self.findings.append(Finding(span, message, help=help_line, rule=rule))

    def report_depth(self, span: Span) -> None:
        """Say once that something is nested too deep."""
        if not self.too_deep:
            self.too_deep = True
            self.report(span, "this is nested too deep to be read", "too-deep", "write it without so many levels")


def reading_of(environment: MutableMapping[str, Any]) -> Reading:
    """Return the reading that an environment carries."""
    found = environment[_KEY]
    if not isinstance(found, Reading):
        raise TypeError("the environment of markdown-it carries no reading")
    return found


def span_of(token: Token) -> Span:
    """Return the place of a token."""
    span = token.meta["span"]
    if not isinstance(span, Span):
        raise TypeError("a token carries no span")
    return span
