"""What is written after a pack changes nothing of it: no word, no digest, no mistake that would mark it DRAFT."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from jinja2 import TemplateError

from sbpack.build.checked import find_meeting, model
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.findings.finding import Severity
from sbpack.packs.make_pack import ATTACHMENT, make_pack
from sbpack.packs.pack import Section
from sbpack.packs.pack_sources import pack_sources
from sbpack.read.read_sources import read_sources
from sbpack.render.html.environment import make_environment
from sbpack.render.html.page_numbers import PageNumbers
from sbpack.render.html.section_html import section_html
from sbpack.repository.folder import FolderRepository
from tests.cases.test_cases import CASES, Case, lay_out
from tests.effort import SOAKING

PACKS = Path(__file__).parent / "packs"
BOARDS = sorted(path.name for path in PACKS.iterdir()) if SOAKING else ["published-defects", "sub-items"]
SLIPS = CASES if SOAKING else CASES[::15]


def pack_of(root: Path, day: str) -> tuple[dict[str, str], dict[str, str], set[str]]:
    """Return the HTML of every section, the digest of every source, and the errors."""
    repository = FolderRepository(root)
    modelled = model(*read_sources(repository))
    meeting = find_meeting(modelled.public, date.fromisoformat(day))
    pack = make_pack(modelled.public, meeting)
    environment = make_environment(repository.read)

    def html(section: Section) -> str:
        try:
            return section_html(section, pack, modelled.sources.kinds, PageNumbers(), environment)
        except TemplateError as error:  # then no page is made of it, then or now
            return str(error)

    htmls = {section.id: html(section) for section in pack.sections if section.kind != ATTACHMENT}
    digests = {path: modelled.sources.digests.get(path, "") for path in pack_sources(pack, modelled.template_files)}
    found = modelled.judge(modelled.fullest_pack(meeting.date))
    rules = {one: RULES_BY_NAME[one.rule] for one in found}
    errors = {str(one) for one, rule in rules.items() if rule.severity_of(one) is Severity.ERROR and not rule.of_record}
    return htmls, digests, errors


def prove(root: Path, folder: Path) -> int:
    """Compare each pack with that of its day, when nothing later was written; return how many there are."""
    days = sorted(path.name for path in (root / "meetings").glob("????-??-??") if any(path.iterdir()))
    for day in days:
        then = folder / day
        shutil.copytree(root, then, symlinks=True)
        for later in (other for other in days if other > day):
            shutil.rmtree(then / "meetings" / later)
        for name in ("minutes.md", "publication.yaml"):
            (then / "meetings" / day / name).unlink(missing_ok=True)
        assert pack_of(root, day) == pack_of(then, day), day
    return len(days)


@pytest.mark.parametrize("board", BOARDS)
def test_of_a_board_with_a_history(board: str, tmp_path: Path) -> None:
    assert prove(PACKS / board, tmp_path) > 1


@pytest.mark.parametrize("case", SLIPS, ids=lambda case: f"{case.file.stem}: {case.title}")
def test_of_a_board_with_a_slip(case: Case, tmp_path: Path) -> None:
    root = tmp_path / "board"
    lay_out(case, root)
    prove(root, tmp_path)
