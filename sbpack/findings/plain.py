"""Findings as plain values, to be kept and read again."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from sbpack.findings.finding import Finding, Related, Replacement, Severity
from sbpack.findings.span import Span


def plain(finding: Finding) -> dict[str, object]:
    """Return a finding as values that JSON can hold."""
    return asdict(finding) | {"severity": finding.severity.value if finding.severity else None}


def finding_of(values: Mapping[str, Any]) -> Finding:
    """Return the finding that `plain` made values of; raises ValueError, TypeError or KeyError for any others."""
    return Finding(
        span=_span(values["span"]),
        message=str(values["message"]),
        help=str(values["help"]),
        related=tuple(Related(_span(one["span"]), str(one["label"])) for one in values["related"]),
        rule=str(values["rule"]),
        also=tuple(map(_span, values["also"])),
        severity=Severity(values["severity"]) if values["severity"] else None,
        fixes=tuple(Replacement(_span(one["span"]), str(one["text"]), str(one["before"])) for one in values["fixes"]),
    )


def _span(values: Sequence[Any]) -> Span:
    path, *places = values
    return Span(str(path), *map(int, places))
