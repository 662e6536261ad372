"""Findings as JSON hold every part."""

import json

from sbpack.findings.finding import Finding, Span
from sbpack.findings.formats.json import format_json
from tests.findings.sample import FINDINGS, RULES


def place(span: Span) -> dict[str, object]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }


def whole(finding: Finding) -> dict[str, object]:
    rule = RULES[finding.rule]
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity_of(finding).value,
        "message": finding.message,
        "help": finding.help,
        **place(finding.span),
        "also": [place(span) for span in finding.also],
        "related": [{"label": related.label, **place(related.span)} for related in finding.related],
        "fixes": [{"text": fix.text, "before": fix.before, **place(fix.span)} for fix in finding.fixes],
    }


def test_every_part_is_there() -> None:
    text = format_json(FINDINGS, RULES)
    assert text.isascii()
    assert json.loads(text) == [whole(finding) for finding in FINDINGS]


def test_the_keys_as_programs_know_them() -> None:
    (found,) = json.loads(format_json([FINDINGS[0]], RULES))
    assert list(found) == [
        *("code", "name", "severity", "message", "help"),
        *("path", "line", "column", "end_line", "end_column"),
        *("also", "related", "fixes"),
    ]
    assert (found["code"], found["name"], found["severity"]) == ("ACT004", "dropped-action", "error")


def test_nothing_found_is_an_empty_list() -> None:
    assert format_json((), RULES) == "[]"
