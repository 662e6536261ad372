"""Findings that an officer allowed in place, with a reason.

- Step 3 as a whole: the board is held against every rule.
- Which allowances speak of a place, found without asking each of them.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import accumulate
from typing import assert_never

from sbpack.board.board import Board, is_over, past_files
from sbpack.board.meeting import Meeting
from sbpack.checks.all_rules import ALL_RULES
from sbpack.findings.finding import Finding, Severity, Span
from sbpack.findings.rule import Rule, Settled
from sbpack.findings.suggest import suggestion
from sbpack.text.comments import Allowance
from sbpack.text.source_text import LARGEST_TEXT
from sbpack.text.wording import Wording


def run_checks(
    board: Board, meetings: Iterable[Meeting], as_of: date, rules: Iterable[Rule] = ALL_RULES
) -> list[Finding]:
    """Return what rules find in the board and in these meetings, as things stood on a day."""
    return list(_findings(board, tuple(meetings), as_of, rules))


def _findings(board: Board, meetings: tuple[Meeting, ...], as_of: date, rules: Iterable[Rule]) -> Iterator[Finding]:
    past = past_files(board, as_of)
    for rule in rules:
        if rule.board:
            found = rule.board(board, as_of)
            found = _settled(found, past) if rule.settled else found
        elif rule.meeting:
            found = (finding for meeting in meetings for finding in _in_meeting(rule, meeting, board, as_of))
            found = _settled(found, past) if rule.settled == "printed" else found
        elif rule.words:
            sources = (board.wordings, *(meeting.wordings for meeting in meetings))
            found = _settled(_in_words(rule, sources), past)
        else:
            continue
        yield from (replace(finding, rule=rule.name) for finding in found)


def _in_words(rule: Rule, sources: Iterable[Sequence[Wording]]) -> Iterator[Finding]:
    return (finding for wordings in sources for finding in rule.words(wordings)) if rule.words else iter(())


def _in_meeting(rule: Rule, meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    found = rule.meeting(meeting, board, as_of) if rule.meeting else iter(())
    # A build judges as of publication; but with its minutes there, a meeting was held, and nothing more is published.
    has_record = rule.of_record and meeting.minutes is not None
    if has_record or _is_settled(rule.settled, meeting, board, as_of):
        found = (replace(finding, severity=Severity.NOTE) for finding in found)
    return found


def _is_settled(settled: Settled, meeting: Meeting, board: Board, as_of: date) -> bool:
    match settled:
        case "held":
            return is_over(meeting, board, as_of)
        case "agreed":
            return board.has_agreed(meeting, as_of)
        case "" | "printed":
            return False
        case _:
            assert_never(settled)


def _settled(findings: Iterable[Finding], past: frozenset[str]) -> Iterator[Finding]:
    """Yield the findings, those that stand in past files alone as notes, without repairs: nobody makes them there."""
    for finding in findings:
        is_past = all(span.path in past for span in (finding.span, *finding.also))
        yield replace(finding, severity=Severity.NOTE, fixes=()) if is_past else finding


_EVERYWHERE = (0, LARGEST_TEXT)
"""From the file as a whole, which counts as line 0, to a line that no file has."""
_Placed = tuple[tuple[int, int], Allowance]


class AllowedPlaces:
    """The allowances of all rules, by rule and file."""

    def __init__(self, allowances: Iterable[tuple[Allowance, tuple[str, ...]]]) -> None:
        """Take allowances, each with the names of the rules that it speaks of."""
        by_place: defaultdict[tuple[str, str], list[_Placed]] = defaultdict(list)
        for allowance, names in allowances:
            for name in names:
                by_place[name, allowance.span.path].append((_lines(allowance), allowance))
                for path in allowance.files:
                    by_place[name, path].append((_EVERYWHERE, allowance))
        self._by_place = {place: _InFile(found) for place, found in by_place.items()}

    def covering(self, rule: str, span: Span) -> Iterator[Allowance]:
        """Yield the allowances of a rule that speak of a place."""
        found = self._by_place.get((rule, span.path))
        if found is not None:
            yield from found.at(span.line)


class _InFile:
    """The allowances of one rule in one file, in the order of their lines."""

    def __init__(self, placed: list[_Placed]) -> None:
        self._placed = sorted(placed, key=lambda one: one[0])
        self._firsts = [first for (first, _), _ in self._placed]
        self._furthest = list(accumulate((last for (_, last), _ in self._placed), max))

    def at(self, line: int) -> Iterator[Allowance]:
        """Yield those that speak of a line: begun at it or above it, and not ended."""
        place = bisect_right(self._firsts, line) - 1
        while place >= 0 and self._furthest[place] >= line:
            (_, last), allowance = self._placed[place]
            if last >= line:
                yield allowance
            place -= 1


def _lines(allowance: Allowance) -> tuple[int, int]:
    return allowance.lines if allowance.lines[1] else _EVERYWHERE


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
