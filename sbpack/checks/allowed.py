"""Findings that an officer allowed in place, with a reason."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from sbpack.checks.all_rules import ALL_RULES
from sbpack.checks.allowed_places import AllowedPlaces
from sbpack.findings.finding import Finding
from sbpack.findings.rule import Rule
from sbpack.findings.span import Span
from sbpack.findings.suggest import suggestion
from sbpack.sources.allowance import Allowance

FOUND_IN_BUILDS = "LAY"
"""The family of rules that only a layout finds, so that no check can say that it finds nothing."""
_RULES: Mapping[str, Rule] = {key: rule for rule in ALL_RULES for key in (rule.code.casefold(), rule.name)}


def without_allowed(
    findings: Iterable[Finding], allowances: Sequence[Allowance], *, judged: Iterable[Rule] = ()
) -> list[Finding]:
    """Return the findings that nobody allowed, with those about the allowances themselves.

    A finding in several places loses those that are allowed. An allowance of a rule among those `judged` that met
    nothing is a finding.
    """
    known = [(allowance, _names(allowance)) for allowance in allowances]
    allowed = AllowedPlaces(known)
    met: set[tuple[Allowance, str]] = set()
    kept = []
    for finding in findings:
        places = []
        for span in (finding.span, *finding.also):
            covering = list(allowed.covering(finding.rule, span))
            met.update((allowance, finding.rule) for allowance in covering)
            if not covering:
                places.append(span)
        if places:
            kept.append(_without(finding, places, allowed))
    kept += (finding for allowance in allowances for finding in _mistakes(allowance))
    wanted = {rule.name for rule in judged if rule.family != FOUND_IN_BUILDS}
    kept += (
        Finding(
            allowance.span,
            f"`{name}` is allowed here and finds nothing",
            "delete the comment, or the name of the rule from it",
            rule="unused-allowance",
        )
        for allowance, names in known
        for name in names
        if name in wanted and (allowance, name) not in met
    )
    return kept


def _without(finding: Finding, places: Sequence[Span], allowed: AllowedPlaces) -> Finding:
    """Return a finding of these places alone, with none of the repairs that would change what is allowed."""
    fixes = tuple(fix for fix in finding.fixes if not any(allowed.covering(finding.rule, fix.span)))
    if len(places) == 1 + len(finding.also) and len(fixes) == len(finding.fixes):
        return finding
    return replace(finding, span=places[0], also=tuple(places[1:]), fixes=fixes)


def _names(allowance: Allowance) -> tuple[str, ...]:
    """Return the names of the rules that it allows, and may."""
    rules = (_RULES.get(written.casefold()) for written in allowance.rules)
    return tuple(rule.name for rule in rules if rule is not None and rule.can_be_allowed)


def _mistakes(allowance: Allowance) -> Iterator[Finding]:
    for written in allowance.rules:
        rule = _RULES.get(written.casefold())
        if rule is None:
            help_line = suggestion(written, _RULES, "`sbpack explain` lists the rules")
            yield Finding(allowance.span, f"there is no rule `{written}`", help_line, rule="bad-allowance")
        elif not rule.can_be_allowed:
            why = "no pack could be laid out truly" if rule.blocks_build else "the pack leaves out what it finds"
            message = f"`{rule.name}` cannot be allowed: {why}"
            yield Finding(
                allowance.span, message, f"`sbpack explain {rule.name}` says what to do", rule="bad-allowance"
            )
