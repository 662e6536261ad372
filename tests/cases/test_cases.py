"""Every rule has a file here: sources with a slip in them, and what the officer is told.

A case is Markdown. A fenced block whose info names a path is a file, laid over the clean board in `base/`;
`escaped` after the path means that backslash escapes stand for characters that an editor would not keep;
`repeat PATH TIMES` writes the text so many times. A block `remove` takes files away. A block `build` names a
meeting to be built instead of checked. A block `part-2 PATH` is a file of Part 2, and `output NAME` a file for the
public that is searched for what only Part 2 says. The block `findings` is what is printed.

Write the findings anew with `UPDATE_CASES=1 pytest tests/cases`, and read every line that changed.
"""

import os
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from sbpack.build.checked import check_meetings, model
from sbpack.checks.all_rules import ALL_RULES, RULES_BY_NAME
from sbpack.findings.finding import Finding, Span
from sbpack.findings.formats.full import format_full
from sbpack.leaks import Said, Text, leak_findings, leaks_in, secrets_of
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from tests.shared_workers import compiled

HERE = Path(__file__).parent
BLOCK = re.compile(r"^(?P<fence>`{3,})(?P<info>[^\n`]*)\n(?P<text>.*?)^(?P=fence)$", re.MULTILINE | re.DOTALL)
TODAY = date(2024, 3, 1)
WIDTH = 118
"""Columns of a wide terminal."""


@dataclass(frozen=True)
class Case:
    """One example of a rule."""

    file: Path
    title: str
    blocks: tuple[tuple[str, str], ...]
    """Info and text of each fenced block."""
    findings_at: tuple[int, int]
    """Where in the file the expected findings stand."""


def cases_in(folder: Path, expected: str) -> Iterator[Case]:
    """Yield the cases of the Markdown files in a folder, with the place of the block that bears this name."""
    for file in sorted(folder.glob("*.md")):
        text = file.read_text(encoding="utf-8")
        blocks_in_file = list(BLOCK.finditer(text))
        headings = [match.start() for match in re.finditer(r"^## ", text, re.MULTILINE)]
        starts = [
            start for start in headings if not any(block.start() < start < block.end() for block in blocks_in_file)
        ]
        for start, end in pairwise([*starts, len(text)]):
            matches = [block for block in blocks_in_file if start < block.start() < end]
            blocks = tuple((match["info"].strip(), match["text"]) for match in matches)
            place = next(match.span("text") for match in matches if match["info"].strip() == expected)
            title = text[start:].splitlines()[0].removeprefix("## ")
            yield Case(file, title, blocks, place)


CASES = tuple(cases_in(HERE, "findings"))


def lay_out(case: Case, folder: Path) -> None:
    shutil.copytree(HERE / "base", folder, dirs_exist_ok=True)
    for info, text in case.blocks:
        match info.split():
            case ["remove"]:
                for name in text.split():
                    (folder / name).unlink()
            case ["repeat", path, times]:
                (folder / path).write_text(text.rstrip("\n") * int(times), encoding="utf-8")
            case [_, path]:
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(text, encoding="utf-8", newline="")
            case [_, path, "escaped"]:
                target = folder / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(_unescaped(text))


def _unescaped(text: str) -> bytes:
    r"""Return the bytes that `\xNN` and `\uNNNN` stand for, all else as it is."""
    data = re.sub(rb"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)).encode(), text.encode())
    return re.sub(rb"\\x([0-9a-f]{2})", lambda found: bytes([int(found[1], 16)]), data)


def _printed(case: Case, folder: Path) -> tuple[str, tuple[Finding, ...]]:
    """Return what is printed, and the findings."""
    repository = FolderRepository(folder, today=TODAY)
    built = next((text.strip() for info, text in case.blocks if info == "build"), None)
    if built:
        modelled = model(*read_sources(repository))
        day = date.fromisoformat(built)
        findings = compiled(repository, modelled, day).findings
        texts = modelled.sources.texts
    elif any(" output " in info for info, _ in case.blocks):
        sources, _ = read_sources(repository)
        texts = sources.texts
        findings = _leaks(case, texts)
    else:
        sources, findings = check_meetings(repository, [])
        texts = sources.texts
    return format_full(findings, RULES_BY_NAME, texts, width=WIDTH).rstrip("\n") + "\n", findings


def _leaks(case: Case, texts: dict[str, str]) -> tuple[Finding, ...]:
    """Return what is found in an output of the meeting of Part 2's paper."""
    named = [(*info.split()[1:], text) for info, text in case.blocks if len(info.split()) == 3]
    secret = tuple(Text(name, text) for what, name, text in named if what == "part-2")
    part_2 = Said(secret, tuple(text.where for text in secret))
    secrets = secrets_of(part_2, Said(tuple(Text(*item) for item in texts.items()), tuple(texts)))
    meeting = Span(f"{secret[0].where.rpartition('/')[0]}/meeting.yaml")
    outputs = ((name, text.encode()) for what, name, text in named if what == "output")
    return tuple(found for name, data in outputs for found in leak_findings(leaks_in(name, data, secrets), meeting))


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.file.stem}: {case.title}")
def test_case(case: Case, tmp_path: Path) -> None:
    lay_out(case, tmp_path)
    printed, findings = _printed(case, tmp_path)
    assert case.file.stem in {finding.rule for finding in findings}, printed
    assert all(finding.help for finding in findings), printed
    start, end = next(
        found for found in cases_in(HERE, "findings") if (found.file, found.title) == (case.file, case.title)
    ).findings_at
    text = case.file.read_text(encoding="utf-8")
    if os.environ.get("UPDATE_CASES") and printed != text[start:end]:
        case.file.write_text(text[:start] + printed + text[end:], encoding="utf-8")
        pytest.fail("the findings were written anew; run again")
    assert printed == text[start:end]


def test_the_base_is_clean() -> None:
    sources, findings = check_meetings(FolderRepository(HERE / "base", today=TODAY), [])
    assert format_full(findings, RULES_BY_NAME, sources.texts) == ""


def test_every_rule_has_a_case() -> None:
    assert {case.file.stem for case in CASES} == {rule.name for rule in ALL_RULES}
