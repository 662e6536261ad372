"""Findings as they are named from a folder further up."""

from dataclasses import replace

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span


def prefixed(finding: Finding, prefix: str) -> Finding:
    """Return the finding with the path of every place below `prefix`, which is empty or ends with a slash."""

    def move(span: Span) -> Span:
        return span._replace(path=prefix + span.path)

    return replace(
        finding,
        span=move(finding.span),
        also=tuple(map(move, finding.also)),
        related=tuple(replace(related, span=move(related.span)) for related in finding.related),
        fixes=tuple(replace(fix, span=move(fix.span)) for fix in finding.fixes),
    )
