"""The README, the page about checking and CONTRIBUTING.md show what is really so."""

import re
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any

import pytest

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.build.checked import check_meetings
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.findings.finding import Finding
from sbpack.findings.formats.full import format_full
from sbpack.repository.folder import FolderRepository
from sbpack.text.dates import parse_iso_date
from tests import boards

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
DECISIONS = (ROOT / "docs" / "decisions.md").read_text(encoding="utf-8")
CHECKING = (ROOT / "docs" / "checking.md").read_text(encoding="utf-8")


def test_the_message_shown_is_the_one_printed(tmp_path: Path) -> None:
    shutil.copy(ROOT / "members.yaml", tmp_path)
    shutil.copytree(ROOT / "meetings", tmp_path / "meetings")
    matters = tmp_path / "meetings" / "2023-12-06" / "matters-arising.md"
    matters.write_text(re.sub(r"^## 76\.4 .*?(?=^## )", "", matters.read_text(), flags=re.MULTILINE | re.DOTALL))
    sources, findings = check_meetings(FolderRepository(tmp_path), [date(2023, 12, 6)])
    printed = format_full(findings, RULES_BY_NAME, sources.texts)
    assert printed
    assert printed in README, printed
    assert printed in CHECKING, printed


@pytest.mark.parametrize("text", [README, CONTRIBUTING], ids=["README", "CONTRIBUTING"])
def test_every_page_that_it_names_is_there(text: str) -> None:
    for target in re.findall(r"\]\(([^)#]+)", text):
        assert (ROOT / target).exists(), target


def test_every_file_that_a_decision_names_is_there() -> None:
    for path in re.findall(r"; `([^`]+)`\)", " ".join(DECISIONS.split())):
        assert (ROOT / path).exists(), path


def test_the_way_of_a_paper_names_files_that_are_there() -> None:
    (table,) = re.findall(r"^\| step \|.*?\n\n", CONTRIBUTING, re.DOTALL | re.MULTILINE)
    for file in re.findall(r"`([a-z_/]+\.py)`", table):
        assert (ROOT / "sbpack" / file.removeprefix("sbpack/")).is_file(), file


def test_the_rule_that_it_shows_works(tmp_path: Path) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", CONTRIBUTING, re.DOTALL)
    body = "## 1 Lamps\n\n1. the lamps be mended. [1.1 @RS due 2024-02-04]\n"
    files = {
        "meetings/2024-01-10/meeting.yaml": boards.meeting(),
        "meetings/2024-01-10/minutes.md": boards.minutes(body),
    }
    board, _ = boards.model(tmp_path, files)
    names: dict[str, Any] = {one.__name__: one for one in (Iterator, Meeting, Board, date, Finding, parse_iso_date)}
    exec(dedent(code), names)  # noqa: S102 - our own words
    found = [one for meeting in board.meetings for one in names["check"](meeting, board, date(2024, 2, 1))]
    assert [one.message for one in found] == ["the action is due on a Sunday"]
