"""Step 3: the board is held against every rule, and findings that an officer allowed in place are taken out."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import product

from sbpack.board.board import Board, is_over, past_files
from sbpack.board.meeting import Meeting
from sbpack.checks.all_rules import ALL_RULES
from sbpack.findings.finding import Finding, Severity, Span
from sbpack.findings.rule import Rule
from sbpack.findings.suggest import suggestion
from sbpack.text.comments import Allowance

_FOUND_IN_BUILDS = "LAY"
"""The family of rules that only a layout finds, so that no check can say that it finds nothing."""
_RULES = {key: rule for rule in ALL_RULES for key in (rule.code.casefold(), rule.name)}


def run_checks(
    board: Board, meetings: Iterable[Meeting], as_of: date, rules: Iterable[Rule] = ALL_RULES
) -> list[Finding]:
    """Return what rules find in the board and in these meetings, as things stood on a day."""
    past, meetings = past_files(board, as_of), tuple(meetings)
    return [
        replace(_settled(finding, past) if rule.words or rule.settled == "printed" else finding, rule=rule.name)
        for rule in rules
        for finding in _findings(rule, board, meetings, as_of)
    ]


def _findings(rule: Rule, board: Board, meetings: tuple[Meeting, ...], as_of: date) -> Iterator[Finding]:
    if rule.board:
        yield from rule.board(board, as_of)
    elif rule.meeting:
        for meeting in meetings:
            is_note = _is_settled(rule, meeting, board, as_of)
            for finding in rule.meeting(meeting, board, as_of):
                yield replace(finding, severity=Severity.NOTE) if is_note else finding
    elif rule.words:
        for wordings in (board.wordings, *(meeting.wordings for meeting in meetings)):
            yield from rule.words(wordings)


def _is_settled(rule: Rule, meeting: Meeting, board: Board, as_of: date) -> bool:
    # A build judges as of publication; but with its minutes there, a meeting was held, and nothing more is published.
    if rule.of_record and meeting.minutes is not None:
        return True
    is_over_now = rule.settled == "held" and is_over(meeting, board, as_of)
    return is_over_now or (rule.settled == "agreed" and board.has_agreed(meeting, as_of))


def _settled(finding: Finding, past: frozenset[str]) -> Finding:
    """Return a finding in past files alone as a note, without repairs: nobody makes them there."""
    is_past = all(span.path in past for span in (finding.span, *finding.also))
    return replace(finding, severity=Severity.NOTE, fixes=()) if is_past else finding


class AllowedPlaces:
    """The allowances of all rules, by rule and file; made of allowances with the names of the rules they speak of."""

    def __init__(self, allowances: Iterable[tuple[Allowance, tuple[str, ...]]]) -> None:
        self._by_place: defaultdict[tuple[str, str], list[Allowance]] = defaultdict(list)
        for allowance, names in allowances:
            for place in product(names, {allowance.span.path, *allowance.files}):
                self._by_place[place].append(allowance)

    def covering(self, rule: str, span: Span) -> Iterator[Allowance]:
        """Yield the allowances of a rule that speak of a place."""
        for allowance in self._by_place.get((rule, span.path), ()):
            first, last = allowance.lines
            if first <= span.line <= last or not last or span.path in allowance.files:
                yield allowance


def without_allowed(
    findings: Iterable[Finding], allowances: Sequence[Allowance], *, judged: Iterable[Rule] = ()
) -> list[Finding]:
    """Return the findings that nobody allowed, with those about the allowances themselves.

    A finding in several places loses those that are allowed. An allowance of a rule among those `judged` that met
    nothing is a finding.
    """
    rules = [(allowance, [_RULES.get(written.casefold()) for written in allowance.rules]) for allowance in allowances]
    known = [(one, tuple(rule.name for rule in named if rule and rule.can_be_allowed)) for one, named in rules]
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
            # A repair would change what is allowed.
            fixes = tuple(fix for fix in finding.fixes if not any(allowed.covering(finding.rule, fix.span)))
            kept.append(replace(finding, span=places[0], also=tuple(places[1:]), fixes=fixes))
    kept += (finding for allowance in allowances for finding in _mistakes(allowance))
    wanted = {rule.name for rule in judged if rule.family != _FOUND_IN_BUILDS}
    unused = ((one, name) for one, names in known for name in names if name in wanted and (one, name) not in met)
    help_line = "delete the comment, or the name of the rule from it"
    return kept + [
        Finding(allowance.span, f"`{name}` is allowed here and finds nothing", help_line, rule="unused-allowance")
        for allowance, name in unused
    ]


def _mistakes(allowance: Allowance) -> Iterator[Finding]:
    for written in allowance.rules:
        rule = _RULES.get(written.casefold())
        if rule is None:
            help_line = suggestion(written, _RULES, "`sbpack explain` lists the rules")
            yield Finding(allowance.span, f"there is no rule `{written}`", help_line, rule="bad-allowance")
        elif not rule.can_be_allowed:
            why = "no pack could be laid out truly" if rule.blocks_build else "the pack leaves out what it finds"
            message, help_line = (
                f"`{rule.name}` cannot be allowed: {why}",
                f"`sbpack explain {rule.name}` says what to do",
            )
            yield Finding(allowance.span, message, help_line, rule="bad-allowance")
