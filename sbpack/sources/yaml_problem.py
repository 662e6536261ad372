"""The words of the YAML scanner, said plainly."""

import re

import yaml

from sbpack.findings.finding import Finding
from sbpack.sources.source_text import SourceText
from sbpack.sources.yaml_slips import shortened

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
_NO_SPACE = re.compile(r"\s*(?:- )?(?P<slip>(?P<key>[A-Za-z_][\w-]*):(?P<value>[^\s:/][^\n]*))")
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
            match = _NO_SPACE.match(text)
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
