"""A board's own template may do anything wrong: the section is named, and the build ends."""

from pathlib import Path

import pytest

from sbpack.build.paginate import NotRendered, paginate
from sbpack.read.kinds import read_kinds
from sbpack.render.html.environment import TooMuch, bounded
from sbpack.repository.folder import FolderRepository
from tests.render.boards import DECEMBER, board_at, paper_of
from tests.shared_workers import shared_workers

BODY = '{{#\nkind: paper\nabout: A paper\n#}}\n{{% extends "pack/base.html" %}}{{% block body %}}{0}{{% endblock %}}'
LOOP = "{% for one in range(99999) %}{% for other in range(99999) %}{% endfor %}{% endfor %}"
DOUBLING = "{% set all = namespace(words='words') %}{% for _ in range(40) %}{% set all.words = all.words ~ all.words %}"


def _work_for_ever() -> None:
    while True:
        pass


def _said(root: Path, files: dict[str, str | bytes]) -> list[tuple[str, str]]:
    """Return what was found in setting a pack, and in which file."""
    pack, repository = board_at(root, files), FolderRepository(root)
    kinds, _ = read_kinds(repository)
    with shared_workers() as workers, pytest.raises(NotRendered) as told:
        paginate(pack, kinds, repository.read, workers)
    assert {finding.rule for finding in told.value.findings} == {"not-laid-out"}
    return [(finding.span.path, finding.message) for finding in told.value.findings]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("{{ 1 + 'a' }}", "TypeError"),
        ("{{ 'a' | day }}", "AttributeError"),
        ("{{ '%q' | format(1) }}", "ValueError"),
        ("{{ 10 ** 100000 }}", "SecurityError"),
        ("{{ 'a' * 3000000000 }}", "SecurityError"),
        (DOUBLING + "{% endfor %}", "it takes more memory"),
        ("{% macro one() %}{{ one() }}{% endmacro %}{{ one() }}", "RecursionError"),
    ],
)
def test_a_mistake_in_a_template_is_found_at_the_paper(tmp_path: Path, words: str, reason: str) -> None:
    ((path, message),) = _said(tmp_path, {**paper_of("Text.\n"), "templates/pack/paper.html": BODY.format(words)})
    assert path == f"{DECEMBER}/paper.md"
    assert message.startswith(f"this cannot be laid out ({reason}")


def test_a_mistake_in_the_blank_page_is_found_at_the_agenda(tmp_path: Path) -> None:
    ((path, _),) = _said(tmp_path, {"templates/pack/blank-page.html": "{{ 1 + 'a' }}"})
    assert path == f"{DECEMBER}/meeting.yaml"


def test_a_template_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sbpack.render.html.section_html.bounded", lambda: bounded(seconds=0.5))
    ((_, message),) = _said(tmp_path, {**paper_of("Text.\n"), "templates/pack/paper.html": BODY.format(LOOP)})
    assert "(it is still at work after" in message


def test_a_section_of_endless_html_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sbpack.render.html.section_html.LONGEST", 20_000)
    words = BODY.format("{{ 'words ' * 10000 }}")
    ((_, message),) = _said(tmp_path, {**paper_of("Text.\n"), "templates/pack/paper.html": words})
    assert "characters of HTML" in message


def test_bounds_end_where_they_end() -> None:
    with pytest.raises(TooMuch), bounded(seconds=0.01):
        _work_for_ever()
    with pytest.raises(MemoryError), bounded(memory=100_000_000):
        bytearray(200_000_000)
    assert len(bytearray(200_000_000)) == 200_000_000
