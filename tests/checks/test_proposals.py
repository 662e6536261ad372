"""What a finding proposes is itself accepted: written in its place and checked again, the finding is gone.

The cases of all rules are taken, and those of other boards. Each text in backticks that a help proposes to write is
written as an officer would; of several the help leaves a choice between, each alone. A text with a gap, such as `…` or
`YYYY-MM-DD`, leaves something to be filled in, and proposes no spelling.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from sbpack.build.checked import check_meetings
from sbpack.findings.finding import Finding, Span
from tests.cases.test_cases import CASES, TODAY, Case, lay_out
from tests.other_boards.test_other_boards import STORIES
from tests.slips import MemoryRepository

Files = dict[str, bytes]
Texts = Sequence[str]

BASE = Path(__file__).parent.parent / "cases" / "base"
MANUAL = (Path(__file__).parent.parent.parent / "docs" / "sources.md").read_text(encoding="utf-8")
OF_PROGRAMS = re.compile(r"(?:sbpack|ocrmypdf) |Save as$|CSV UTF-8$|\\\|$")
GAP = re.compile(
    r"…|YYYY|HH:MM|\b(?:ACTION|DATE|FIRST|INITIALS|MINUTE|NAME|NUMBER|REASON|RULE|TITLE)\b|\w:$|^meetings/"
)
"""What a text has that leaves something to be filled in; a key alone and a folder do."""
PROPOSES = re.compile(
    r"(?:^|[;,:] |\b(?:or|and|otherwise) )(?:write(?: it)?(?: as)?|(?:write|name) [^;,]+:|rename it to"
    r"|(?:begin|end) (?:this one|the first|each) with|put it back with[^;,]*|add(?: an item| a heading)?"
    r"|(?:add|with) a heading for each[^;]*:|[^;]*such as|the nearest [^;,]+ (?:is|are)) $"
)
"""What stands before a text that is to be written."""
OR = re.compile(r", or (?:as )?| or | with its day, or | in the head with a sentence for each, or ")
AND = re.compile(r", | and | for [^;,]+ and ")
KEY = re.compile(r"(?P<key>[a-z_]+): .+")


def proposed(help_line: str) -> list[list[str]]:
    """Return the texts that a help proposes to write: all of one list together, or all of another instead."""
    found: list[list[str]] = []
    end, goes_on = 0, False
    for match in re.finditer(r"`([^`]+)`", help_line):
        before, end = help_line[end : match.start()], match.end()
        if PROPOSES.search(before) or (goes_on and OR.fullmatch(before)):
            found.append([])
            goes_on = True
        elif not (goes_on and AND.fullmatch(before)):
            goes_on = False
        if goes_on:
            found[-1].append(match[1])
    return [texts for texts in found if not any(map(GAP.search, texts))]


def files_of(case: Case, folder: Path) -> Files:
    """Return the sources of a case that is checked, and not built; none of another."""
    if any(word in info.split()[:2] for info, _ in case.blocks for word in ("build", "part-2", "output")):
        return {}
    others = ("findings", "now", "printed", "fixed")
    blocks = tuple((info, text) for info, text in case.blocks if info.split()[0] not in others)
    lay_out(Case(case.file, case.title, blocks, (0, 0)), folder)
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def check(files: Files) -> Sequence[Finding]:
    return check_meetings(MemoryRepository(files, TODAY), [])[1]


@pytest.mark.parametrize("case", [*CASES, *STORIES], ids=lambda case: f"{case.file.stem}: {case.title}")
def test_what_is_proposed_is_accepted(case: Case, tmp_path: Path) -> None:
    files = files_of(case, tmp_path)
    before = check(files) if files else ()
    for finding in before:
        for texts in proposed(finding.help) if finding.rule not in TO_COME else ():
            written = dict(files)
            HOW.get(finding.rule, write)(written, finding, texts)
            _hold(before, check(written), finding, f"{texts} of `{finding.help}`")
    for rule in {finding.rule for finding in before if finding.fixes}:
        written = dict(files)
        fixed = [finding for finding in before if finding.rule == rule and finding.fixes]
        for fix in sorted({fix for finding in fixed for fix in finding.fixes}, key=lambda fix: fix.span, reverse=True):
            put(written, fix.span, fix.text)
        _hold(before, check(written), fixed[0], "its repair")


@pytest.mark.parametrize("case", [*CASES, *STORIES], ids=lambda case: f"{case.file.stem}: {case.title}")
def test_what_a_help_names_is_proposed_or_known(case: Case, tmp_path: Path) -> None:
    """A text that is none of the proposals has a gap, or stands in the message, the case or the manual."""
    files = files_of(case, tmp_path)
    sources = "\n".join([MANUAL, *files, *(data.decode("utf-8", "replace") for data in files.values())])
    for finding in check(files) if files else ():
        written = {text for texts in proposed(finding.help) for text in texts}
        for text in re.findall(r"`([^`]+)`", finding.help):
            is_known = text.strip('"') in sources + finding.message or OF_PROGRAMS.match(text)
            assert text in written or GAP.search(text) or is_known, f"{finding.rule}: `{text}` of {finding.help}"


def _hold(before: Iterable[Finding], after: Iterable[Finding], finding: Finding, what: str) -> None:
    """Hold the findings after a mend against those before: fewer places of the rule, no more of any other."""
    old, new = _places(before), _places(after)
    assert new[finding.rule] < old[finding.rule], (
        f"{finding.span} {finding.rule} is still found: {finding.message}; {what}"
    )
    more = {name for name in new - old if name not in UNMASKS.get(finding.rule, ())}
    assert not more, f"{finding.span} {finding.rule}: {finding.message}; {what}: now {more}"


def _places(findings: Iterable[Finding]) -> Counter[str]:
    return Counter(finding.rule for finding in findings for _ in (finding.span, *finding.also))


def put(files: Files, span: Span, text: str) -> None:
    """Write a text in a place of one line."""
    lines = _lines(files, span.path)
    line = lines[span.line - 1]
    lines[span.line - 1] = line[: span.column - 1] + text + line[span.end_column - 1 :]
    files[span.path] = "\n".join(lines).encode()


def _lines(files: Files, path: str) -> list[str]:
    return files[path].decode("utf-8-sig").split("\n")


def write(files: Files, finding: Finding, texts: Texts) -> None:
    """Write what is proposed where an officer would, going by what it looks like."""
    subject = _subject(finding)
    if finding.rule == "missing-paper" and texts[0].startswith("## "):
        _paper(files, finding, texts)
        return
    if finding.help.startswith("rename"):
        _rename(files, finding, subject, texts[0])
        return
    span = finding.related[0].span if " the first " in f" {finding.help} " else finding.span
    lines = _lines(files, span.path)
    line = lines[span.line - 1]
    for text in texts:
        match = KEY.fullmatch(text)
        if "add a heading" in finding.help:
            quoted = f"> {subject}\n\n" if text.startswith("## minute") else ""
            lines += ["", text, "", f"{quoted}Soon.", ""]
        elif set(text) == {"#"}:
            lines[span.line - 1] = re.sub(r"^#+", text, line)
        elif text.startswith("## "):
            lines[span.line - 1] = text
        elif match and line[: span.column - 1].endswith(f"{match['key']}: "):
            end = span.end_column if span.end_line == span.line else len(line) + 1
            lines[span.line - 1] = line[: span.column - 3 - len(match["key"])] + text + line[end - 1 :]
        elif match and line[span.column - 1 :].startswith(f"{match['key']}:"):
            lines[span.line - 1] = line[: span.column - 1] + text
        elif match and "{" in line[: span.column]:
            end = span.column + re.search(r"[,}]", line[span.column :]).start()  # type: ignore[union-attr]
            lines[span.line - 1] = f"{line[:end]}, {text}{line[end:]}"
        elif match:
            lines.insert(span.line, " " * (len(line) - len(line.lstrip("- "))) + text)
        else:
            lines[span.line - 1] = _replaced(line, span, subject, text)
    files[span.path] = "\n".join(lines).encode()


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


def _rename(files: Files, finding: Finding, old: str, new: str) -> None:
    """Rename a file in the finding's folder, or beside its file, or that folder."""
    path = finding.span.path
    beside = f"{path}/" if f"{path}/{old}" in files else f"{path.rpartition('/')[0]}/".removeprefix("/")
    for name in [name for name in files if f"{name}/".startswith(f"{beside}{old}/")]:
        files[beside + new + name.removeprefix(beside + old)] = files.pop(name)


def _add(files: Files, finding: Finding, texts: Texts) -> None:
    """Write a mark, a note's sign or an address behind the finding's place, whose words stay."""
    span = finding.span
    line = _lines(files, span.path)[span.line - 1]
    end = span.end_column if span.end_line == span.line else len(line) + 1
    put(files, Span(span.path, span.line, end, span.line, end), f" {texts[0]}")


def _mark(files: Files, finding: Finding, texts: Texts) -> None:
    """Write a mark at the end of the line in which an action stands; one in a table as a sentence below it."""
    path, line = finding.span.path, finding.span.line
    lines = _lines(files, path)
    if lines[line - 1].startswith("|"):
        rest = next(number for number in range(line, len(lines)) if not lines[number].startswith("|"))
        lines[line - 1 : rest] = [f"Somebody acts. {texts[0]}"]
    else:
        lines[line - 1] += f" {texts[0]}"
    files[path] = "\n".join(lines).encode()


def _in_text(files: Files, finding: Finding, texts: Texts) -> None:
    files[finding.span.path] = files[finding.span.path].replace(b".\n", f".{texts[0]}\n".encode(), 1)


def _in_head(files: Files, finding: Finding, texts: Texts) -> None:
    files[finding.span.path] = files[finding.span.path].replace(b"---\n", f"---\n{texts[0]}\n".encode(), 1)


def _item(files: Files, finding: Finding, texts: Texts) -> None:
    """Write an item of the agenda: the first, or one that was there before at the end."""
    lines = _lines(files, finding.span.path)
    item = lines[place := lines.index("agenda:") + 1]
    indent = item[: item.index("-")]
    if texts[0].startswith("-"):
        lines.insert(place, f"{indent}{texts[0]}")
    else:
        name = "meetings/2024-03-06/parks.md"
        files[name] = (BASE / name).read_bytes()
        lines += [f"{indent}- title: {_subject(finding)}", f"{indent}  papers: [parks.md]", f"{indent}  {texts[0]}", ""]
    files[finding.span.path] = "\n".join(filter(None, lines)).encode()


def _paper(files: Files, finding: Finding, texts: Texts) -> None:
    """Write a paper with headings, or headings in one that is there."""
    folder = finding.span.path.rpartition("/")[0]
    listed = re.findall(r"papers: \[([\w-]+\.md)", "\n".join(_lines(files, finding.span.path)[finding.span.line - 1 :]))
    path = finding.span.path
    if not path.endswith(".md"):
        path = f"{folder}/{_subject(finding) if finding.rule == 'missing-paper' else listed[0]}"
    head = "---\ncontact_officer: Priya Shah\n---\n## Reason for report\n\nText.\n"
    rows = "".join(f"\n{text}\n\nSoon.\n" for text in texts)
    files[path] = files.get(path, head.encode()) + rows.encode()


def _list(files: Files, finding: Finding, texts: Texts) -> None:
    """Begin each line of lists with what is proposed, and each list after an empty line."""
    lines = _lines(files, finding.span.path)
    numbers = [span.line - 1 for span in (finding.span, *finding.also)]
    for number in reversed(numbers):
        first = next(line for line in range(number, -1, -1) if line - 1 not in numbers)
        sign = texts[0].strip() if len(texts) == 1 else f"{number - first + 1}."
        lines[number] = re.sub(r"^\S+", sign, lines[number])
        lines[number:number] = [""] if number == first else []
    files[finding.span.path] = "\n".join(lines).encode()


def _caption(files: Files, finding: Finding, texts: Texts) -> None:
    lines = _lines(files, finding.span.path)
    row = finding.span.line - 1
    lines[row : row + 3] = [lines[row + 2], lines[row + 1]]
    end = next(number for number in range(row, len(lines)) if not lines[number].startswith("|"))
    lines.insert(end, texts[0])
    files[finding.span.path] = "\n".join(lines).encode()


def _initials(files: Files, finding: Finding, texts: Texts) -> None:
    file = files[finding.span.path].decode()
    for new, name in re.findall(r"`(\w+)` for ([^,;]+?)(?: and|, which)", finding.help):
        file = re.sub(rf"initials: \w+(\n +name: {name}\n)", rf"initials: {new}\1", file)
    files[finding.span.path] = file.encode()


def _office(files: Files, finding: Finding, texts: Texts) -> None:
    (office,) = re.findall(r"\[\{(.+)\}\]", texts[0])
    file = files["members.yaml"].decode()
    if "    offices:\n" not in file:
        file = re.sub(r"(    name: .*\n)(?=    role)", r"\1    offices:\n", file, count=1)
    files["members.yaml"] = file.replace("    offices:\n", f"    offices:\n      - {office}\n", 1).encode()


def _in_attendance(files: Files, finding: Finding, texts: Texts) -> None:
    """Write an entry of the attendance anew, or move it to `present`, or make two entries of it."""
    is_entry = finding.rule == "named-member" or re.search(r" for the entry| as two entries", finding.help)
    if finding.span.path == "members.yaml" or not is_entry:
        write(files, finding, texts)
        return
    file = files[finding.span.path].decode()
    entries = "\n  - ".join(f"{{name: {text}}}" if " " in text else text for text in texts)
    if "under `present`" in finding.help:
        file, entries = file.replace("present: [", f"present: [{entries}, ", 1), ""
    entry = rf"{{name: [^}}]*{re.escape(_subject(finding))}[^}}]*}}"
    before = "(?:, )?" if not entries else ""
    files[finding.span.path] = re.sub(before + entry, entries, file, count=1).encode()


def _levels(files: Files, finding: Finding, _texts: Texts) -> None:
    """Write every heading of the file at its level, for each level follows from those above it."""
    for one in check(files):
        for span in (one.span, *one.also) if one.rule == finding.rule and one.span.path == finding.span.path else ():
            for texts in proposed(one.help):
                write(files, replace(one, span=span), texts)


NEW_ACTION = {"unnumbered-action", "dropped-action", "unknown-action", "no-matters-arising", "not-a-working-day"}
"""What is asked of an action from when on its mark can be read."""
UNMASKS = {
    "action-in-other-words": NEW_ACTION,
    "bad-allowance": {"unused-allowance"},
    "bad-yaml": {"minutes-not-carried", "no-matters-arising"},
    "broken-mark": NEW_ACTION,
    "odd-name": {"repeated-attendee", "unlisted-attendee"},
    "repeated-initials": {"unknown-initials"},
    "repeated-label": {"unmentioned-annex"},
    "resolution-without-action": NEW_ACTION,
    "unknown-initials": {"owner-absent"},
    "unknown-key": {"moved-but-absent"},
    "unmarked-commitment": NEW_ACTION,
    "wrong-shape": {"minute-order"},
}
"""By rule, what can only be found once its finding is mended: what was unreadable before is judged from then on."""
TO_COME = ("owner-gone",)
"""Rules whose proposals are written in minutes that nobody has yet."""
HOW: dict[str, Callable[[Files, Finding, Texts], None]] = {
    "action-in-other-words": _mark,
    "changed-agenda": _item,
    "minutes-not-carried": _item,
    "misspelt-name": _in_attendance,
    "missing-footnote": _in_text,
    "named-member": _in_attendance,
    "no-chairman": _office,
    "no-recommendation": _paper,
    "odd-name": _in_attendance,
    "repeated-initials": _initials,
    "resolution-without-action": _add,
    "skipped-heading": _levels,
    "title-row": _caption,
    "typed-list": _list,
    "unlisted-correction": _in_head,
    "unmarked-commitment": _add,
    "unused-address": _in_text,
}
"""Where a proposal belongs elsewhere than in the finding's place."""
