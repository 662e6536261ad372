"""What a finding proposes is itself accepted: written in its place and checked again, the finding is gone.

The cases of all rules are taken, and each help that begins with what is to be written is done as an officer would.
A proposal with `…` or `YYYY` in it leaves something to be filled in, and is none of a spelling.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import count
from pathlib import Path

import pytest

from sbpack.check_meetings import check_meetings
from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.sources.repository import FolderRepository
from tests.cases.test_cases import CASES, TODAY, Case, lay_out

PROPOSAL = re.compile(
    r"^(?:write|rename it to|begin (?:this one|the first) with|end the first with|add an item"
    r"|the nearest (?!open action)[\w ]+? (?:is|are)|the nearest open action without a row is)"
    r" (?P<texts>`[^`]+`(?:(?:, | and )`[^`]+`)*)"
)
KEY = re.compile(r"(?P<key>[a-z_]+): .+")
UNMASKS = {
    "action-in-other-words": {"unnumbered-action", "not-a-working-day"},
    "bad-allowance": {"unused-allowance"},
    "bad-yaml": {"minutes-not-carried", "no-matters-arising"},
    "broken-mark": {"unnumbered-action", "dropped-action", "unknown-action"},
    "odd-name": {"repeated-attendee", "unlisted-attendee"},
    "repeated-initials": {"unknown-initials"},
    "repeated-label": {"unmentioned-annex"},
    "skipped-heading": {"empty-heading"},
    "unknown-initials": {"owner-absent"},
}
"""By rule, what can only be found once its finding is mended: what was unreadable before is judged from then on."""
TOGETHER = {"skipped-heading"}
"""Rules whose proposals hold for a file in which all of them are done."""


def proposed(finding: Finding) -> list[str]:
    """Return the texts that a help proposes to write as they stand."""
    match = PROPOSAL.match(finding.help)
    texts = re.findall(r"`([^`]+)`", match["texts"]) if match else []
    return [] if any(sign in text for text in texts for sign in ("…", "YYYY")) else texts


def cases_with(rule: str) -> list[Case]:
    """Return the cases of a rule that are checked, and not built."""
    others = ("build", "part-2", "output")
    return [
        case
        for case in CASES
        if case.file.stem == rule and not any(word in info.split()[:2] for info, _ in case.blocks for word in others)
    ]


def found(folder: Path) -> Sequence[Finding]:
    return check_meetings(FolderRepository(folder, today=TODAY), [])[1]


RULES = sorted({case.file.stem for case in CASES})


@pytest.mark.parametrize("rule", RULES)
def test_what_is_proposed_is_accepted(rule: str, tmp_path: Path) -> None:
    folders = (tmp_path / str(number) for number in count())
    for case in cases_with(rule):
        lay_out(case, before_folder := next(folders))
        before = found(before_folder)
        for finding in before:
            if finding.rule == rule and proposed(finding):
                lay_out(case, folder := next(folders))
                for one in reversed(before) if rule in TOGETHER else [finding]:
                    if one.rule == rule:
                        HOW.get(rule, write)(folder, one, proposed(one))
                _hold(before, found(folder), rule, f"{case.title}: {finding.message}; {finding.help}")


@pytest.mark.parametrize("rule", RULES)
def test_what_sbpack_fix_writes_is_accepted(rule: str, tmp_path: Path) -> None:
    for number, case in enumerate(cases_with(rule)):
        lay_out(case, folder := tmp_path / str(number))
        before = found(folder)
        fixes = {fix for finding in before if finding.rule == rule for fix in finding.fixes}
        for fix in sorted(fixes, key=lambda fix: fix.span, reverse=True):
            put(folder, fix.span, fix.text)
        if fixes:
            _hold(before, found(folder), rule, case.title)


def _hold(before: Iterable[Finding], after: Iterable[Finding], rule: str, what: str) -> None:
    """Hold the findings after a mend against those before: fewer places of the rule, no more of any other."""
    old, new = _places(before), _places(after)
    assert new[rule] < old[rule], f"it is still found: {what}"
    assert not {name for name in new - old if name not in UNMASKS.get(rule, ())}, what


def _places(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(finding.rule for finding in findings for _ in (finding.span, *finding.also))


def put(folder: Path, span: Span, text: str) -> None:
    """Write a text in a place of one line."""
    path = folder / span.path
    lines = path.read_text(encoding="utf-8").split("\n")
    line = lines[span.line - 1]
    assert span.line == span.end_line
    lines[span.line - 1] = line[: span.column - 1] + text + line[span.end_column - 1 :]
    path.write_text("\n".join(lines), encoding="utf-8")


def write(folder: Path, finding: Finding, texts: Sequence[str]) -> None:
    """Write what is proposed where an officer would, going by what it looks like."""
    span, path = finding.span, folder / finding.span.path
    if "rename" in finding.help:
        beside = path if path.is_dir() and (path / _subject(finding)).exists() else path.parent
        (beside / _subject(finding)).rename(beside / texts[0])
        return
    if " the first " in f" {finding.help} ":
        span = finding.related[0].span
    lines = path.read_text(encoding="utf-8").split("\n")
    line = lines[span.line - 1]
    subject = _subject(finding)
    for text in texts:
        if text.startswith("- minutes_of:"):
            place = lines.index("agenda:")
            lines.insert(place + 1, f"  {text}")
        elif set(text) == {"#"}:
            lines[span.line - 1] = re.sub(r"^#+", text, line)
        elif text.startswith("## "):
            lines[span.line - 1] = text
        elif (match := KEY.fullmatch(text)) and line[: span.column - 1].endswith(f"{match['key']}: "):
            end = span.end_column if span.end_line == span.line else len(line) + 1
            lines[span.line - 1] = line[: span.column - 3 - len(match["key"])] + text + line[end - 1 :]
        elif match and line[span.column - 1 :].startswith(f"{match['key']}:"):
            lines[span.line - 1] = line[: span.column - 1] + text
        elif match and "{" in line[: span.column]:
            end = span.column + re.search(r"[,}]", line[span.column :]).start()  # type: ignore[union-attr]
            lines[span.line - 1] = f"{line[:end]}, {text}{line[end:]}"
        elif match:
            indent = len(line) - len(line.lstrip("- "))
            lines.insert(span.line, " " * indent + text)
        else:
            lines[span.line - 1] = _replaced(line, span, subject, text)
    path.write_text("\n".join(lines), encoding="utf-8")


def _subject(finding: Finding) -> str:
    """Return what a message names first: in backticks, or a day."""
    return next(iter(re.findall(r"`([^`]+)`", finding.message) or re.findall(r"\d{4}-\d\d-\d\d", finding.message)), "")


def _replaced(line: str, span: Span, subject: str, text: str) -> str:
    """Return a line in which what the message names, or else the whole place, is what is proposed."""
    start, end = span.column - 1, span.end_column - 1 if span.end_line == span.line else len(line)
    if subject and subject in line[start:]:
        start = line.index(subject, start)
        end = start + len(subject)
    return line[:start] + text + line[end:]


def _initials(folder: Path, finding: Finding, texts: Sequence[str]) -> None:
    path = folder / finding.span.path
    file = path.read_text(encoding="utf-8")
    for new, name in re.findall(r"`(\w+)` for ([^,;]+?)(?: and|, which)", finding.help):
        file = re.sub(rf"initials: \w+(\n +name: {name}\n)", rf"initials: {new}\1", file)
    path.write_text(file, encoding="utf-8")


def _office(folder: Path, finding: Finding, texts: Sequence[str]) -> None:
    path = folder / "members.yaml"
    (office,) = re.findall(r"\[\{(.+)\}\]", texts[0])
    file = path.read_text(encoding="utf-8")
    if "    offices:\n" not in file:
        file = re.sub(r"(    name: .*\n)(?=    role)", r"\1    offices:\n", file, count=1)
    path.write_text(file.replace("    offices:\n", f"    offices:\n      - {office}\n", 1), encoding="utf-8")


def _reference(folder: Path, finding: Finding, texts: Sequence[str]) -> None:
    path = folder / finding.span.path
    file = path.read_text(encoding="utf-8")
    path.write_text(file.replace(".\n", f".{texts[0]}\n", 1), encoding="utf-8")


def _in_attendance(folder: Path, finding: Finding, texts: Sequence[str]) -> None:
    """Write an entry of the attendance anew, or move it to `present`, or make two entries of it."""
    is_entry = finding.rule == "named-member" or re.search(r" for the entry| as two entries", finding.help)
    if finding.span.path == "members.yaml" or not is_entry:
        write(folder, finding, texts)
        return
    path = folder / finding.span.path
    file = path.read_text(encoding="utf-8")
    entries = "\n  - ".join(f"{{name: {text}}}" if " " in text else text for text in texts)
    if "under `present`" in finding.help:
        file, entries = file.replace("present: [", f"present: [{entries}, ", 1), ""
    entry = rf"{{name: [^}}]*{re.escape(_subject(finding))}[^}}]*}}"
    before = "(?:, )?" if not entries else ""
    path.write_text(re.sub(before + entry, entries, file, count=1), encoding="utf-8")


HOW: dict[str, Callable[[Path, Finding, Sequence[str]], None]] = {
    "repeated-initials": _initials,
    "no-chairman": _office,
    "odd-name": _in_attendance,
    "missing-footnote": _reference,
    "misspelt-name": _in_attendance,
    "named-member": _in_attendance,
    "unused-address": _reference,
}
"""Where a proposal belongs elsewhere than in the finding's place."""
