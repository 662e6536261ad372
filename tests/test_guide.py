"""Every example of the guide is built, every picture shows the page made today, every message is the one printed."""

from pathlib import Path

import pypdfium2
import pytest

from docs.guide_pages import GUIDE, build_board, kept_digest, text_digest, write_board
from sbpack.build.checked import check_meetings
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.findings.formats.full import format_full
from sbpack.repository.folder import FolderRepository

WITHOUT_A_HEAD = {"front-sheet", "minutes", "attachment", "picture"}
"""Kinds of section that no paper's front matter names."""
SLIPS = (
    ("meeting.yaml", 'title: "Quarter 3 of 2023/24: update"', "title: Quarter 3 of 2023/24: update"),
    ("meeting.yaml", "papers: [hate-crime.md]", "papers: [hatecrime.md]"),
    (
        "matters-arising.md",
        "## 26.1 open\n\nThe speeds were measured until 14 February 2024. The report is being written.\n\n",
        "",
    ),
)
"""The mistakes whose messages the guide shows: the file, what it says, what was typed."""


def test_every_kind_has_an_example_that_is_built_and_pictures_that_are_true(tmp_path: Path) -> None:
    write_board(tmp_path)
    _, findings = check_meetings(FolderRepository(tmp_path), [])
    assert findings == ()
    pack = build_board(tmp_path)
    assert pack.compiled.findings == ()
    assert pack.compiled.pdf is not None
    assert {section.kind for section in pack.sections} == set(pack.modelled.sources.kinds) | WITHOUT_A_HEAD
    assert {page.picture for page in pack.pages} == set((GUIDE.parent / "guide").glob("*.png"))
    with pypdfium2.PdfDocument(pack.compiled.pdf) as document:
        stale = {
            page.picture.name for page in pack.pages if kept_digest(page.picture) != text_digest(document, page.number)
        }
    assert stale == set(), "draw them anew with `make guide`"


@pytest.mark.parametrize(("name", "said", "typed"), SLIPS, ids=[typed or said[:9] for _, said, typed in SLIPS])
def test_every_message_is_shown_as_it_is_printed(tmp_path: Path, name: str, said: str, typed: str) -> None:
    write_board(tmp_path)
    file = tmp_path / "meetings" / "2024-03-06" / name
    text = file.read_text(encoding="utf-8")
    assert text.count(said) == 1
    file.write_text(text.replace(said, typed), encoding="utf-8")
    sources, findings = check_meetings(FolderRepository(tmp_path), [])
    printed = format_full(findings, RULES_BY_NAME, sources.texts).rstrip("\n")
    assert f"```text\n{printed}\n```\n" in GUIDE.read_text(encoding="utf-8")
