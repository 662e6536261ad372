"""Splits a Markdown file into its YAML head and its body."""

from dataclasses import dataclass

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.sources.source_text import Excerpt, SourceText
from sbpack.sources.yaml_file import read_yaml_map
from sbpack.sources.yaml_node import YamlMap

_FENCE = "---"


@dataclass(frozen=True)
class FrontMatter:
    """A Markdown file in its two halves."""

    head: YamlMap | None
    body: Excerpt
    head_source: SourceText | None = None
    """The head as it was written, without the lines round it."""


def split_front_matter(path: str, text: str) -> tuple[FrontMatter, list[Finding]]:
    """Return head and body; a file that does not begin with `---` has no head."""
    source = SourceText(path, text)
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return FrontMatter(None, source.excerpt()), []
    end = next((number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE), None)
    if end is None:
        message = "the head that begins here is never closed"
        finding = Finding(Span(path, 1, 1, 1, 4), message, help="put a line `---` after it", rule="bad-yaml")
        return FrontMatter(None, source.excerpt()), [finding]
    body = source.excerpt(source.line_starts[end + 1]) if end + 1 < len(lines) else source.excerpt(len(text))
    head_text = "\n".join(lines[1:end])
    if not head_text.strip():
        return FrontMatter(YamlMap((), Span(path, 1, 1, 1, 4)), body), []
    head, findings = read_yaml_map(path, head_text, first_line=2)
    return FrontMatter(head, body, SourceText(path, head_text, first_line=2)), findings
