"""Whatever slips into the files of a board, a check ends, its places are places, and a fix is what it says."""

import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from sbpack.build.checked import CheckOptions, check_meetings, model
from sbpack.build.make_repairs import MadeRepairs, make_repairs
from sbpack.checks.all_rules import ALL_RULES, RULES_BY_NAME
from sbpack.findings.finding import Finding, Severity, Span
from sbpack.findings.formats.concise import format_concise
from sbpack.findings.formats.full import format_full
from sbpack.findings.formats.github import format_github
from sbpack.findings.formats.json import format_json
from sbpack.findings.formats.sarif import format_sarif
from sbpack.findings.rule import Selection
from sbpack.read.read_sources import Sources, read_sources
from sbpack.text.wording import Wording
from tests.effort import examples
from tests.slips import MemoryRepository, slipped_boards

NO_TEXT_ON_A_TERMINAL = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
MOST_FIXES = 4
"""Runs of `sbpack fix` after which nothing is left to repair."""
NOT_YET_ASKED = Counter({"dropped-action": 99})
"""What is said of an action once it has a number."""


def places(finding: Finding) -> Iterator[Span]:
    """Yield every place that a finding names."""
    yield from (finding.span, *finding.also)
    yield from (related.span for related in finding.related)
    yield from (fix.span for fix in finding.fixes)


def is_within(span: Span, sources: Sources, repository: MemoryRepository) -> bool:
    """Whether a place lies within its file, and ends where it begins or after it."""
    if span.line == 0:
        parts = tuple(path for path in repository.paths() if path == span.path or path.startswith(f"{span.path}/"))
        return bool(parts) or span.path == "members.yaml"
    lines = sources.texts[span.path].split("\n")
    begin, end = span[1:3], span[3:5] if span.end_line else span[1:3]
    return begin <= end and all(
        1 <= line <= len(lines) and 1 <= column <= len(lines[line - 1]) + 1 for line, column in (begin, end)
    )


@settings(max_examples=examples(25))
@given(slipped_boards(), st.data())
def test_a_check_of_any_board(repository: MemoryRepository, data: st.DataObject) -> None:
    sources, findings = check_meetings(repository, [])
    for finding in findings:
        for span in places(finding):
            assert is_within(span, sources, repository), (span, finding)
        for fix in finding.fixes:
            line = sources.texts[fix.span.path].split("\n")[fix.span.line - 1]
            assert line.startswith(fix.before, fix.span.column - 1), fix
            assert fix.span.line == fix.span.end_line
    every_format_prints(findings, sources)
    names = sorted({finding.rule for finding in findings} | {data.draw(st.sampled_from(ALL_RULES)).name})
    names.remove("unused-allowance") if "unused-allowance" in names else None
    name = data.draw(st.sampled_from(names))
    _, selected = check_meetings(repository, [], CheckOptions(Selection(select=(name,))))
    assert selected == tuple(finding for finding in findings if finding.rule == name)


def every_format_prints(findings: tuple[Finding, ...], sources: Sources) -> None:
    """Print findings in every format, and read back what can be read."""
    full = format_full(findings, RULES_BY_NAME, sources.texts)
    concise = format_concise(findings, RULES_BY_NAME)
    github = format_github(findings, RULES_BY_NAME, "board/")
    for text in (full, concise, github):
        assert not NO_TEXT_ON_A_TERMINAL.search(text)
    assert len(concise.split("\n")) == max(1, sum(1 + len(finding.also) for finding in findings))
    commands = [line for line in github.split("\n") if line]
    assert all(re.match(r"::(error|warning|notice) file=[^:,]+[,:]", line) for line in commands)
    assert len(commands) >= len(findings)
    assert len(json.loads(format_json(findings, RULES_BY_NAME))) == len(findings)
    (run,) = json.loads(format_sarif(findings, RULES_BY_NAME, "board/"))["runs"]
    assert len(run["results"]) == len(findings)


@settings(max_examples=examples(12))
@given(slipped_boards())
def test_a_fix_of_any_board(repository: MemoryRepository) -> None:
    _, before = check_meetings(repository, [])
    known = errors(before)
    for _ in range(MOST_FIXES):
        made = make_repairs(repository)
        if not made.changed:
            break
        if any(repair.replacement.before == "@" for repair in made.repairs):
            known += NOT_YET_ASKED
        repository = fixed(repository, made)
    else:
        raise AssertionError([(repair.what, repair.replacement) for repair in made.repairs])
    _, after = check_meetings(repository, [])
    assert errors(after) <= known, errors(after) - known


def fixed(repository: MemoryRepository, made: MadeRepairs) -> MemoryRepository:
    """Return the board with the repairs, once they are seen to have changed no words but what they say."""
    written = {path: file.data for path, file in made.changed.items()}
    now = replace(repository, files={**repository.files, **written})
    repairs = [repair.replacement for repair in made.repairs if repair.replacement.span.path in written]
    if not any("\n" in repair.text for repair in repairs):  # lines put in would move all places
        before, after = wordings(repository), wordings(now)
        assert [one.where for one in before] == [one.where for one in after]
        for one, other in zip(before, after, strict=True):
            said = [repair for repair in repairs if stands_in(repair.span, one.span)]
            added = sum(len(repair.text.strip("*")) - len(repair.before) for repair in said if repair.before != "@")
            assert one.text == other.text if not said else len(other.text) == len(one.text) + added, (one, other)
    return now


def wordings(repository: MemoryRepository) -> tuple[Wording, ...]:
    """Return all words of a board."""
    board = model(*read_sources(repository)).board
    return (*board.wordings, *(wording for meeting in board.meetings for wording in meeting.wordings))


def stands_in(span: Span, whole: Span) -> bool:
    """Whether a place lies within another one."""
    return span.path == whole.path and whole[1:3] <= span[1:3] and span[3:5] <= whole[3:5]


def errors(findings: tuple[Finding, ...]) -> Counter[str]:
    """Count errors by rule: their words may quote what was repaired."""
    return Counter(
        finding.rule for finding in findings if RULES_BY_NAME[finding.rule].severity_of(finding) is Severity.ERROR
    )
