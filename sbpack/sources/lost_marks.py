"""Finds action marks where nobody looks for actions: everywhere but in the text of a minute."""

from collections.abc import Iterable, Iterator

from markdown_it.token import Token

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.sources.mark_like import is_escaped
from sbpack.sources.mark_rule import MARK
from sbpack.sources.prose import MarkdownFile, split_by_heading
from sbpack.sources.source_text import SourceText
from sbpack.sources.yaml_node import YamlList, YamlMap, YamlNode, YamlText
from sbpack.sources.yaml_scalar import excerpt_of

_RECORD_IT = "record it in a minute; a backslash before the bracket makes it plain text"
_TAKE_IT_OUT = "record it in a minute, and delete it here"
_MOVE_IT = "put it into the text below the heading"


def lost_in_minutes(file: MarkdownFile) -> Iterator[Finding]:
    """Yield the marks in the headings of minutes."""
    _, parts = split_by_heading(file.body, 2)
    for part in parts:
        yield from _lost([part.heading], "a heading records no action", _MOVE_IT)


def lost_in_paper(file: MarkdownFile) -> Iterator[Finding]:
    """Yield the marks in a paper, in its tables from files too."""
    yield from _lost(file.body.line_tokens(), "marks are read in minutes only", _RECORD_IT)


def lost_in_yaml(node: YamlNode | None, file_text: str) -> Iterator[Finding]:
    """Yield the marks in the texts of a YAML file or of a front matter; `file_text` is the whole file."""
    if node is None:
        return
    source = SourceText(node.span.path, file_text)
    for scalar in _scalars(node):
        for match in MARK.finditer(scalar.text):
            if not is_escaped(scalar.text, match.start()):
                span = excerpt_of(scalar, source).span(*match.span())
                yield _finding(span, match[0], "marks are read in minutes only", _TAKE_IT_OUT)


def _lost(lines: Iterable[Token], why: str, help_line: str) -> Iterator[Finding]:
    for line in lines:
        for token in line.children or []:
            if token.type == "mark":
                yield _finding(token.meta["span"], token.content, why, help_line)


def _finding(span: Span, mark: str, why: str, help_line: str) -> Finding:
    return Finding(span, f"the action mark `{' '.join(mark.split())}` is lost: {why}", help_line, rule="lost-mark")


def _scalars(node: YamlNode) -> Iterator[YamlText]:
    match node:
        case YamlText():
            yield node
        case YamlList():
            for item in node.items:
                yield from _scalars(item)
        case YamlMap():
            for entry in node.entries:
                yield from _scalars(entry.value)
