"""Leaks as findings, which stop the build."""

from collections.abc import Iterator, Sequence

from sbpack.findings.finding import Finding, Related
from sbpack.findings.span import Span
from sbpack.leaks.leak import Leak

RULE = "leak"
_MOST = 20
"""Leaks told one by one: a whole paper in the wrong pack has hundreds."""
_HELP = (
    "find what brings it there, such as a template of the board's own; if it may be public, let Part 1 say it as well"
)
_CANNOT = "take out what no program can read, or save it anew"


def leak_findings(leaks: Sequence[Leak], span: Span) -> Iterator[Finding]:
    """Yield a finding for each leak at a place in the sources that stands for the output."""
    for leak in leaks[:_MOST]:
        said = (Related(Span(leak.where), "Part 2 says it here"),) if leak.where else ()
        yield Finding(span, _message(leak), _CANNOT if leak.kind == "unread" else _HELP, said, rule=RULE)
    rest = len(leaks) - _MOST
    if rest > 0:
        more = "one more passage, name or number" if rest == 1 else f"{rest} more passages, names and numbers"
        stand = "stands" if rest == 1 else "stand"
        yield Finding(span, f"{more} of Part 2 {stand} in {leaks[-1].output}", _HELP, rule=RULE)


def _message(leak: Leak) -> str:
    if leak.kind == "unread":
        what = f"`{leak.words}` of Part 2" if leak.words else f"what stands {leak.place or 'there'}"
        return f"{leak.output} cannot be searched for Part 2: no program can read {what}"
    place = f"{leak.place} of" if leak.place else "in"
    others = leak.places - 1
    also = "" if not others else ", and in one other place" if others == 1 else f", and in {others} other places"
    return f"`{leak.words}` of Part 2 stands {place} {leak.output}{also}"
