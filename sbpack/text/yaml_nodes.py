"""The words of the YAML scanner, said plainly.

- YAML as it was written: every value a text with its place.
- The way from a YAML text back to the characters of its file.
- Spaces that YAML needs and nobody sees missing: after the colon of a key, and after the hyphen of a list.
"""

import re
from dataclasses import dataclass

import yaml

from sbpack.findings.finding import Finding, Span
from sbpack.text.source_text import Excerpt, SourceText


@dataclass(frozen=True)
class YamlText:
    """A scalar, exactly as it was typed: `no`, `10.00` and `0123` stay what they are."""

    text: str
    span: Span


@dataclass(frozen=True)
class YamlList:
    """A sequence."""

    items: tuple["YamlNode", ...]
    span: Span


@dataclass(frozen=True)
class YamlEntry:
    """One key with its value."""

    key: YamlText
    value: "YamlNode"


@dataclass(frozen=True)
class YamlMap:
    """A mapping in the order of the file; no key twice."""

    entries: tuple[YamlEntry, ...]
    span: Span

    def get(self, key: str) -> "YamlNode | None":
        """Return the value of a key, or None."""
        return next((entry.value for entry in self.entries if entry.key.text == key), None)


YamlNode = YamlText | YamlList | YamlMap


_WORD = re.compile(r"\S+")
_BLOCK_HEADER = re.compile(r"[|>][^\n]*\n?")


def excerpt_of(scalar: YamlText, source: SourceText) -> Excerpt:
    """Return the text with the place of every word; a word written with an escape stands about where it is."""
    span = scalar.span
    place = source.offset(span.line, span.column)
    end = max(source.offset(span.end_line, span.end_column), place)
    header = _BLOCK_HEADER.match(source.text, place)
    if header is not None:
        place = header.end()
    elif source.text[place : place + 1] in ("'", '"'):
        place += 1
    pieces: list[tuple[int, int]] = []
    for word in _WORD.finditer(scalar.text):
        while place < end and source.text[place].isspace():
            place += 1
        pieces.append((word.start(), place))
        if source.text.startswith(word[0], place):
            place += len(word[0])
        else:
            written = _WORD.match(source.text, place, end)
            place = written.end() if written else place
    if not pieces or pieces[0][0] > 0:
        pieces.insert(0, (0, pieces[0][1] if pieces else place))
    return Excerpt(source, scalar.text, pieces)


_NO_SPACE = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s:/][^\n]*)")
_HYPHEN = re.compile(r"-(?P<key>[A-Za-z_][\w-]*)")
_LONGEST = 60
"""Characters of a value that a message shows."""


@dataclass(frozen=True)
class Slip:
    """A key with its value, as it was meant."""

    entry: YamlEntry
    finding: Finding


def colon_slip(node: YamlNode) -> Slip | None:
    """Return what a text such as `title:Introductions` was meant to be; None where it is something else."""
    match = _NO_SPACE.fullmatch(node.text) if isinstance(node, YamlText) else None
    if match is None:
        return None
    message = f"there is no space after the colon of `{match['key']}`"
    help_line = f"write `{match['key']}: {shortened(match['value'])}`"
    entry = YamlEntry(YamlText(match["key"], node.span), YamlText(match["value"], _from(node, match.start("value"))))
    return Slip(entry, Finding(node.span, message, help_line, rule="bad-yaml"))


def _from(node: YamlNode, start: int) -> Span:
    """Return the place of a plain text from a character on."""
    span = node.span
    return span._replace(column=span.column + start) if span.line == span.end_line else span


def is_hyphen_slip(key: YamlText) -> bool:
    """Whether a key is the hyphen of a list and a key in one, such as `-title`."""
    return _HYPHEN.fullmatch(key.text) is not None


def hyphen_slip(key: YamlText) -> Finding:
    """Return the finding for such a key."""
    message = f"there is no space after the hyphen of `{key.text}`"
    return Finding(key.span, message, f"write `- {key.text[1:]}: …`", rule="bad-yaml")


def without_hyphens(node: YamlMap) -> YamlMap | YamlList:
    """Return the list that a mapping of such keys was meant to be; any other mapping as it is."""
    if not node.entries or not all(is_hyphen_slip(entry.key) for entry in node.entries):
        return node
    entries = (YamlEntry(YamlText(entry.key.text[1:], entry.key.span), entry.value) for entry in node.entries)
    return YamlList(tuple(YamlMap((entry,), entry.key.span) for entry in entries), node.span)


def shortened(text: str) -> str:
    """Return a text as a message shows it."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


_QUOTES = 'put the value in quotes: "…"'
_PLAIN: tuple[tuple[str, str, str], ...] = (
    ("mapping values are not allowed", "a colon with a space after it stands inside an unquoted value", _QUOTES),
    ("could not find expected ':'", "this line is neither `key: value` nor part of the value before", _QUOTES),
    ("found character that cannot start any token", "an unquoted value cannot begin with this character", _QUOTES),
    ("alphabetic or numeric character", "an unquoted value cannot begin with `*` or `&`", _QUOTES),
    ("found unexpected end of stream", "a quotation mark is never closed", "close it with the same mark"),
    ("found unexpected document indicator", "a quotation mark is never closed", "close it with the same mark"),
    (
        "expected ',' or ']'",
        "a list in square brackets is not closed",
        "close it with `]`; a value with brackets of its own needs quotation marks",
    ),
    (
        "expected ',' or '}'",
        "a mapping in braces is not closed",
        "close it with `}`; a value with a comma or colon needs quotation marks",
    ),
    ("expected '-' indicator", "this line does not belong to the list above it", "indent it like its neighbours"),
    ("expected <block end>", "this line does not belong to what stands above it", "indent it like its neighbours"),
    ("expected key", "this line does not belong to what stands above it", "indent it like its neighbours"),
    ("block sequence entries are not allowed", "a list begins on the line of its key", "begin it on the next line"),
    (
        "unknown escape character",
        "a backslash in double quotes has no meaning here",
        "write it twice, or use single quotes",
    ),
    ("escape", "a backslash in double quotes has no meaning here", "write it twice, or use single quotes"),
    ("expected <document start>", "text stands after the end of what can be read", "remove it, or indent it"),
    ("expected the node content", "a value is missing here", "write it, or remove the key"),
    ("flow node", "a value is missing here", "write it, or remove the key"),
)

_CURLY = "“”‘"
_YAML_PROBLEM_NO_SPACE = re.compile(r"\s*(?:- )?(?P<slip>(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s:/][^\n]*))")
_NO_SPACE_AFTER_HYPHEN = re.compile(r"\s*(?P<slip>-(?P<key>[A-Za-z_][\w-]*):)(?:\s|$)")

_MISSED_COLON = re.compile(r"mapping values|could not find|<document start>|block end")


def yaml_problem(source: SourceText, error: yaml.YAMLError) -> Finding:
    """Return the scanner's complaint as a finding."""
    problem = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "it cannot be read as YAML")
    mark = getattr(error, "problem_mark", None)
    unclosed = "end of stream" in problem or "document indicator" in problem
    if unclosed and getattr(error, "context_mark", None) is not None:
        mark = getattr(error, "context_mark", None)
    start = min(mark.index, len(source.text)) if mark is not None else 0
    if not source.text[start:].strip():
        start = len(source.text[:start].rstrip())
    span = source.span(start, min(start + 1, len(source.text)))
    if "tag" in problem:
        message, help_line = "a tag begins here", "remove it; every value is read as it is typed"
        return Finding(span, message, help=help_line, rule="yaml-tag")
    line_start = source.text.rfind("\n", 0, start) + 1
    line = source.text[line_start:].partition("\n")[0]
    before = source.text[:line_start].rstrip("\n").rpartition("\n")[2]
    before_start = source.text[:line_start].rstrip("\n").rfind("\n") + 1
    if any(mark in line for mark in _CURLY):
        return Finding(span, "curly quotation marks quote nothing in YAML", 'use straight ones: "…"', rule="bad-yaml")
    for text, begins in ((before, before_start), (line, line_start)):
        match = _NO_SPACE_AFTER_HYPHEN.match(text)
        what, better = "hyphen", f"- {match['key']}: …" if match else ""
        if match is None and _MISSED_COLON.search(problem):
            match = _YAML_PROBLEM_NO_SPACE.match(text)
            what, better = "colon", f"{match['key']}: {shortened(match['value'])}" if match else ""
        if match is not None:
            shown = match["slip"].rstrip(":") if what == "hyphen" else match["key"]
            message = f"there is no space after the {what} of `{shown}`"
            place = source.span(begins + match.start("slip"), begins + match.end("slip"))
            return Finding(place, message, f"write `{better}`", rule="bad-yaml")
    for words, message, help_line in _PLAIN:
        if words in problem:
            return Finding(span, message, help=help_line, rule="bad-yaml")
    return Finding(span, f"the YAML cannot be read: {problem}", "compare with docs/sources.md", rule="bad-yaml")
