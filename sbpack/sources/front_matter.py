"""Splits a Markdown file into its YAML head and its body."""

import re
from dataclasses import dataclass

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.sources.source_text import Excerpt, SourceText
from sbpack.sources.yaml_file import read_yaml_map
from sbpack.sources.yaml_node import YamlMap

_FENCE = "---"
_LIKE_FENCE = re.compile(r"-{2,}|[\u2013\u2014]-?")
"""What a word processor makes of `---`, and what a hand does."""
_HEADING = re.compile(r"#{1,6}\s")
_KEY = re.compile(r"[A-Za-z_]+:")


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
    first, found = _first_fence(source, lines)
    if first is None:
        return FrontMatter(None, source.excerpt()), []
    fences = (_FENCE, lines[first].strip())
    end = next((number for number in range(first + 1, len(lines)) if lines[number].rstrip() in fences), None)
    if end is None:
        message = "the head that begins here is never closed"
        finding = Finding(Span(path, 1, 1, 1, 4), message, help="put a line `---` after it", rule="bad-yaml")
        return FrontMatter(None, source.excerpt()), [finding]
    body = source.excerpt(source.line_starts[end + 1]) if end + 1 < len(lines) else source.excerpt(len(text))
    head_text = "\n".join(lines[first + 1 : end])
    if not head_text.strip():
        return FrontMatter(YamlMap((), Span(path, 1, 1, 1, 4)), body), found
    first_line = first + 2
    head, findings = read_yaml_map(path, head_text, first_line)
    return FrontMatter(head, body, SourceText(path, head_text, first_line)), found + findings


def _first_fence(source: SourceText, lines: list[str]) -> tuple[int | None, list[Finding]]:
    """Return the line that opens the head; one that stands lower, or is written in another way, is a finding."""
    if lines[0].rstrip() == _FENCE:
        return 0, []
    place = next((number for number, line in enumerate(lines) if line.strip() and not _HEADING.match(line)), None)
    if (
        place is None
        or not _LIKE_FENCE.fullmatch(lines[place].strip())
        or not _KEY.match("".join(lines[place + 1 :][:1]))
    ):
        return None, []
    fence = lines[place].strip()
    if not any(line.rstrip() in (_FENCE, fence) for line in lines[place + 1 :]):
        return None, []
    start = source.line_starts[place]
    span = source.span(start, start + len(lines[place]))
    message = "the head does not begin with the first line of the file"
    above = [line for line in lines[:place] if line.strip()]
    if above:
        help_line = f"delete `{above[0].strip()[:60]}` above it; a paper has its title in the head, minutes need none"
    elif place:
        help_line = "delete the empty lines above it"
    else:
        message, help_line = "the head does not begin with `---`", "write `---` as the whole first line"
    return place, [Finding(span, message, help_line, rule="bad-yaml")]
