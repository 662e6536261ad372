"""Findings as JSON, for programs."""

import json
from collections.abc import Iterable, Mapping

from sbpack.findings.finding import Finding, Replacement, Span
from sbpack.findings.rule import Rule


def format_json(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> str:
    """Return a list with one object a finding; lines and columns count from 1, line 0 is the file as a whole."""
    # Plain ASCII: the name of a file may hold bytes that are no text, which no terminal takes.
    return json.dumps([_finding(finding, rules[finding.rule]) for finding in findings], indent=2)


def _finding(finding: Finding, rule: Rule) -> dict[str, object]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity_of(finding).value,
        "message": finding.message,
        "help": finding.help,
        **_place(finding.span),
        "also": [_place(span) for span in finding.also],
        "related": [{"label": related.label, **_place(related.span)} for related in finding.related],
        "fixes": [_fix(fix) for fix in finding.fixes],
    }


def _fix(fix: Replacement) -> dict[str, object]:
    return {"text": fix.text, "before": fix.before, **_place(fix.span)}


def _place(span: Span) -> dict[str, object]:
    return {
        "path": span.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
