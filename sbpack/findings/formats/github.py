"""Findings as workflow commands: GitHub shows them on the lines of a change."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from sbpack.findings.finding import Finding, Severity, Span, prefixed
from sbpack.findings.formats.full import other_places
from sbpack.findings.rule import Rule
from sbpack.findings.suggest import visible

SHOWN = 10
"""GitHub shows the first ten annotations of each type in a step."""

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def format_github(findings: Iterable[Finding], rules: Mapping[str, Rule], prefix: str = "") -> str:
    """Return a command for each finding; paths are as `prefix` makes them, from the top of the git repository.

    Further places have commands of their own, after all findings and only while GitHub would show them.
    """
    moved = [prefixed(finding, prefix) for finding in findings]
    severities = [rules[finding.rule].severity_of(finding) for finding in moved]
    lines = [_command(finding, finding.span, rules[finding.rule]) for finding in moved]
    room = {severity: SHOWN - used for severity, used in Counter(severities).items()}
    for finding, severity in zip(moved, severities, strict=True):
        for span in finding.also[: max(room[severity], 0)]:
            lines.append(_command(finding, span, rules[finding.rule]))
            room[severity] -= 1
    return "\n".join(lines)


def _command(finding: Finding, span: Span, rule: Rule) -> str:
    properties = {"file": span.path, **_place(span), "title": f"{rule.code} {rule.name}"}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = _data("\n".join(_message(finding)))
    return f"::{_COMMANDS[rule.severity_of(finding)]} {written}::{message}"


def _place(span: Span) -> dict[str, str]:
    """Return where the annotation stands; GitHub takes columns only within one line."""
    if span.line == 0:
        return {}
    end_line = max(span.end_line, span.line)
    place = {"line": span.line, "endLine": end_line}
    if span.column > 0 and end_line == span.line:
        place["col"] = span.column
        if span.end_column >= span.column:
            place["endColumn"] = span.end_column
    return {name: str(value) for name, value in place.items()}


def _message(finding: Finding) -> Iterator[str]:
    yield finding.message
    if finding.also:
        yield f"the same at {other_places(finding.also)}"
    for related in finding.related:
        yield f"{related.label}: {related.span}"
    if finding.help:
        yield f"help: {finding.help}"


def _data(text: str) -> str:
    """Escape as the runner reads back; the log is a terminal too, so that all but line ends is made visible."""
    shown = re.sub(r"[^\r\n]+", lambda line: visible(line[0]), text)
    return shown.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
