"""Findings a line each, for editors, search and a quick look."""

from collections.abc import Iterable, Iterator, Mapping

from sbpack.findings.finding import Finding
from sbpack.findings.rule import Rule
from sbpack.findings.suggest import visible


def format_concise(findings: Iterable[Finding], rules: Mapping[str, Rule]) -> str:
    """Return a line for each place of each finding: `notes.md:3:5: error[ACT004] message (dropped-action)`."""
    return "\n".join(line for finding in findings for line in _lines(finding, rules[finding.rule]))


def _lines(finding: Finding, rule: Rule) -> Iterator[str]:
    severity = rule.severity_of(finding).value
    for span in (finding.span, *finding.also):
        yield visible(f"{span}: {severity}[{rule.code}] {finding.message} ({rule.name})")
