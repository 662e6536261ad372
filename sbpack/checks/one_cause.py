"""Findings in the order of their places, each cause once.

A misspelt name that stands in forty places is one mistake: an officer must not meet it forty times.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.findings.finding import Finding, Severity
from sbpack.findings.suggest import series

_NAME = re.compile(r"`[^`]*`")
_SEVERAL = 4
"""From so many on, errors of one file that differ in names alone become one finding."""
_MOST_NAMED = 3
"""Names that such a finding gives besides the first."""


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings by file, place and rule, each once; one cause in one file is one finding.

    Findings with the same words have one cause, and so have several errors that differ in names alone. An unknown key
    is left out where another finding says that it was meant to keep something back.
    """
    every = tuple(findings)
    marks = {one.span for one in every if one.rule == "misplaced-exemption"}
    unique = _sorted(dict.fromkeys(one for one in every if one.rule != "unknown-key" or one.span not in marks))
    alike = [_joined(same) for same in _by_cause(unique, lambda message: message)]
    together = _by_cause(alike, lambda message: _NAME.sub("``", message))
    return _sorted(found for some in together for found in ([_named(some)] if _is_one_cause(some) else some))


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings, key=lambda one: (one.span, RULES_BY_NAME[one.rule].code, one.message)))


def _by_cause(findings: Iterable[Finding], words_of: Callable[[str], str]) -> Iterable[list[Finding]]:
    causes: defaultdict[tuple[object, ...], list[Finding]] = defaultdict(list)
    for one in findings:
        causes[one.rule, words_of(one.message), one.help, one.severity, one.related, one.span.path].append(one)
    return causes.values()


def _is_one_cause(some: Sequence[Finding]) -> bool:
    """Whether so many errors differ in names alone that one slip made them; slips in words are each their own."""
    return len(some) >= _SEVERAL and RULES_BY_NAME[some[0].rule].severity_of(some[0]) is Severity.ERROR


def _named(some: Sequence[Finding]) -> Finding:
    """Return one finding for several that differ in names alone."""
    names = [found[0] for one in some[1:] if (found := _NAME.search(one.message))]
    more = len(names) - _MOST_NAMED
    shown = [*names[:_MOST_NAMED], f"{more} more"] if more > 0 else names
    return replace(_joined(some), message=f"{some[0].message} (the same of {series(shown)})")


def _joined(same: Sequence[Finding]) -> Finding:
    """Return one finding for several with the same words."""
    first, *further = dict.fromkeys(span for finding in same for span in (finding.span, *finding.also))
    return replace(same[0], span=first, also=tuple(further), fixes=tuple(fix for one in same for fix in one.fixes))
