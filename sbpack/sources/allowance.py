"""What an officer allows in place, with a reason: `<!-- allow late-paper: The Chairman agreed on 3 May. -->`.

In YAML, the front matter of Markdown included, it is a comment: `# allow late-paper: …`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.sources.source_text import SourceText
from sbpack.sources.yaml_node import YamlList, YamlMap, YamlNode

_RULE = r"(?:[A-Za-z]{3}\d{3}|[a-z]+(?:-[a-z]+)+|tab)"
_ALLOWS = re.compile(rf"\s*allow\s+(?P<rules>{_RULE}(?:\s*(?:,|\band\b)\s*{_RULE})*)\b(?P<rest>.*)", re.DOTALL)
_IN_FILE = re.compile(r"\s+in\s+this\s+file\b")
_YAML_COMMENT = re.compile(r"(?:^|(?<=\s))#(?P<text>[ \t]*allow\b[^\n]*)")
_HELP = "write `allow RULE: why it is right here`"


@dataclass(frozen=True)
class Allowance:
    """Findings of some rules that are right as they stand."""

    span: Span
    """Where it is written."""
    rules: tuple[str, ...]
    """By code or name, as written."""
    reason: str
    lines: tuple[int, int]
    """The first and last line that it speaks of; all of the file where both are 0."""
    files: tuple[str, ...] = ()
    """Tables that its lines show: what is found in them is allowed too."""


@dataclass(frozen=True)
class Comment:
    """A comment in a source, without what opens and closes it."""

    text: str
    span: Span
    is_alone: bool
    """Whether nothing else stands on its lines."""


@dataclass(frozen=True)
class Shown:
    """A table or picture from a file, and where a text shows it."""

    path: str
    span: Span


def read_allowances(
    comments: Iterable[Comment], blocks: Sequence[Span], shown: Sequence[Shown], findings: list[Finding]
) -> Iterator[Allowance]:
    """Yield what comments allow; one on a line of its own speaks of the block below it, any other of its own line.

    `blocks` are the places of the blocks of the same file. An allowance without a reason goes to `findings`.
    """
    ends = _ends(blocks)
    firsts = sorted(ends)
    for comment in comments:
        match = _ALLOWS.fullmatch(comment.text)
        if match is None:
            continue
        in_file = _IN_FILE.match(match["rest"])
        rest = match["rest"][in_file.end() :] if in_file else match["rest"]
        reason = rest.lstrip().removeprefix(":").strip() if rest.lstrip().startswith(":") else ""
        if not reason:
            message = "this allows a finding without saying why"
            findings.append(Finding(comment.span, message, _HELP, rule="bad-allowance"))
            continue
        rules = tuple(re.split(r"\s*(?:,|\band\b)\s*", match["rules"]))
        lines = (0, 0) if in_file else _lines(comment, firsts, ends)
        files = tuple(one.path for one in shown if in_file or lines[0] <= one.span.line <= lines[1])
        yield Allowance(comment.span, rules, " ".join(reason.split()), lines, files)


def _ends(blocks: Iterable[Span]) -> dict[int, int]:
    """Return the last line of what begins on each line."""
    ends: dict[int, int] = {}
    for block in blocks:
        ends[block.line] = max(ends.get(block.line, 0), block.end_line)
    return ends


def _lines(comment: Comment, firsts: Sequence[int], ends: Mapping[int, int]) -> tuple[int, int]:
    """Return the lines that a comment speaks of: from its own to the end of what begins next below it."""
    span = comment.span
    last = max(span.end_line, span.line)
    if comment.is_alone:
        below = bisect_right(firsts, last)
        last = max(last, ends[firsts[below]]) if below < len(firsts) else last
    return span.line, last


def yaml_allowances(node: YamlNode | None, source: SourceText, findings: list[Finding]) -> Iterator[Allowance]:
    """Yield what the comments of a YAML text allow."""
    if "allow" in source.text:
        yield from read_allowances(_yaml_comments(node, source), list(_blocks(node)), (), findings)


def _yaml_comments(node: YamlNode | None, source: SourceText) -> Iterator[Comment]:
    """Yield the comments that may allow something: no event of the parser tells of them."""
    scalars = sorted(_scalars(node))
    for match in _YAML_COMMENT.finditer(source.text):
        span = source.span(*match.span())
        before = bisect_right(scalars, (span.line, span.column), key=lambda one: (one.line, one.column))
        if not before or scalars[before - 1][3:] <= (span.line, span.column):
            beside = source.text[source.offset(span.line, 1) : match.start()]
            yield Comment(match["text"], span, is_alone=not beside.strip())


def _blocks(node: YamlNode | None) -> Iterator[Span]:
    """Yield the place of every entry: its key with its value, or the item of a list."""
    match node:
        case YamlMap():
            for entry in node.entries:
                yield entry.key.span.to(_end(entry.value))
                yield from _blocks(entry.value)
        case YamlList():
            for item in node.items:
                yield item.span.to(_end(item))
                yield from _blocks(item)


def _end(node: YamlNode) -> Span:
    """Return the place of the last scalar: the end of a list or mapping may stand some lines below it."""
    return max(_scalars(node), default=node.span)


def _scalars(node: YamlNode | None) -> Iterator[Span]:
    match node:
        case None:
            return
        case YamlMap():
            for entry in node.entries:
                yield entry.key.span
                yield from _scalars(entry.value)
        case YamlList():
            for item in node.items:
                yield from _scalars(item)
        case _:
            yield node.span
