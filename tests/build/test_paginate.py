"""Sections rendered until their page numbers hold: from any first page, every finding at its source."""

from dataclasses import replace
from pathlib import Path

import pytest

from sbpack.build.paginate import Paginated, lost_findings, pack_assembly, paginate
from sbpack.read.kinds import read_kinds
from sbpack.repository.folder import FolderRepository
from tests.pdf_reading import page_texts
from tests.render.boards import DECEMBER, board_at, paper_of
from tests.shared_workers import shared_workers


def _settled(root: Path, files: dict[str, str | bytes], first_page: int) -> Paginated:
    pack = board_at(root, files)
    pack = replace(pack, volume=replace(pack.volume, first_page=first_page))
    repository = FolderRepository(root)
    kinds, _ = read_kinds(repository)
    with shared_workers() as workers:
        return paginate(pack, kinds, repository.read, workers)


def test_a_plan_may_begin_at_a_later_page(tmp_path: Path) -> None:
    broken = {**paper_of("![Chart](chart.png)\n"), f"{DECEMBER}/chart.png": b"no picture"}
    settled = _settled(tmp_path, broken, 31)
    assert settled.plan.first_page == 31
    agenda = " ".join(" ".join(page_texts(settled.sections["front-sheet"].pdf)).split())
    minutes = settled.plan["item-2-minutes"]
    assert f"Pages {minutes.first_page}–{minutes.last_page}" in agenda
    assert minutes.first_page > 31
    assert [(finding.rule, finding.span.path) for finding in settled.findings] == [
        ("missing-image", f"{DECEMBER}/paper.md")
    ]


def test_a_wrong_guess_changes_nothing_that_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = paper_of("See minute 76.\n")
    right = _settled(tmp_path / "right", files, 1)
    monkeypatch.setattr("sbpack.build.paginate.guess_pages", lambda _html: 9)
    monkeypatch.setattr("sbpack.build.paginate.guess_destinations", lambda _html: {})
    wrong = _settled(tmp_path / "wrong", files, 1)
    assert wrong.plan == right.plan
    assert {name: section.pdf for name, section in wrong.sections.items()} == {
        name: section.pdf for name, section in right.sections.items()
    }


def test_a_section_that_was_kept_tells_where_its_words_stand_now(tmp_path: Path) -> None:
    text = "Plain.\n\nA snowman \u2603.\n\n| Place |\n|---|\n| \u2603 |\n"
    first = _settled(tmp_path / "first", paper_of(text), 1)
    moved = _settled(tmp_path / "moved", paper_of(f"<!-- moved -->\n\n{text}"), 1)
    assert moved.sections == first.sections, "nothing of it was made again"
    places = [
        [(span.path, span.line) for finding in settled.findings for span in (finding.span, *finding.also)]
        for settled in (first, moved)
    ]
    path = f"{DECEMBER}/paper.md"
    assert places == [[(path, 7), (path, 11)], [(path, 9), (path, 13)]]


def test_a_link_of_a_template_to_nothing_is_found_where_its_words_stand(tmp_path: Path) -> None:
    template = (
        '{#\nkind: paper\nabout: A paper\n#}\n{% extends "pack/base.html" %}{% block body %}<h1>A</h1><ul><li>One<br>'
        '<li{{ at(paper) }}><p><a href="pack:nowhere">There</a></p></ul>{% endblock %}'
    )
    files = {**paper_of("Text.\n"), "templates/pack/paper.html": template}
    pack = board_at(tmp_path, files)
    settled = _settled(tmp_path, files, 1)
    (lost,) = lost_findings(pack, settled, pack_assembly(pack, settled))
    assert (lost.rule, lost.span.path, lost.span.line) == ("missing-target", f"{DECEMBER}/paper.md", 3)
