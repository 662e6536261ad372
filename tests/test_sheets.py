"""The volumes that come out after a meeting, as pages: minutes alone, decision sheet, action sheet."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from sbpack.board.agenda import Edition
from sbpack.build.checked import model
from sbpack.packs.make_pack import ATTACHMENT
from sbpack.packs.pack import Pack
from sbpack.packs.pack_sources import pack_sources
from sbpack.packs.volumes import VolumeKind
from sbpack.read.kinds import read_kinds
from sbpack.read.read_sources import read_sources
from sbpack.render.html.environment import make_environment
from sbpack.render.html.page_numbers import PageNumbers
from sbpack.render.html.section_html import section_html
from sbpack.repository.folder import FolderRepository
from tests import pack_proofs, pdf_reading
from tests.effort import SOAKING

PACKS = Path(__file__).parent / "packs"
WITH_MINUTES = [(file.parents[2].name, file.parent.name) for file in sorted(PACKS.glob("*/meetings/*/minutes.md"))]
SOUND = [(name, day) for name, day in WITH_MINUTES if name != "published-defects"]
"""Those in which nothing is wrong, and everything is read as it was written."""
BOARDS = SOUND if SOAKING else [("nothing-wrong", "2019-02-14"), ("long-history", "2017-07-06")]
KINDS = (VolumeKind.MINUTES, VolumeKind.DECISIONS, VolumeKind.ACTIONS)

MEMBERS = """\
council: Borough of Elmbridge Vale
names: [{name: Elmbridge Vale Safety Board}]
contacts: [{name: Priya Shah, email: priya.shah@example.gov.uk}]
venues: [{name: Town Hall}]
members:
  - {initials: RS, name: Rosa Silva, organisation: Council, offices: [{office: chairman}]}
  - {initials: TO, name: Tom Okafor, organisation: Police}
"""
JANUARY = "meetings/2024-01-10"
FILES = {
    "members.yaml": MEMBERS,
    f"{JANUARY}/meeting.yaml": """\
time: "10:00"
published: 2024-01-02
agenda:
  - title: Lights
    papers: [{file: map.md, tabled: true}]
""",
    f"{JANUARY}/map.md": "---\nkind: paper\ntitle: Map of the lamps\n---\nMill Lane is dark.\n",
    f"{JANUARY}/minutes.md": """\
---
present: [RS, TO]
part_2: {8: 3}
---
## 7 Lights

**RESOLVED** that the lamps be mended. [7.1 @TO due 2024-01-31]

> **Written update** from the works.
>
> It was **AGREED** by e-mail that one lamp be tried first. [7.2 @RS @TO]

## 8 A house
""",
    f"{JANUARY}/minutes-part-2.md": """\
---
---
## 8 Quarry House

**RESOLVED** that Quarry House be bought. [8.1 @RS]
""",
    "meetings/2024-03-06/meeting.yaml": """\
time: "10:00"
published: 2024-02-26
agenda:
  - minutes_of: 2024-01-10
  - title: Matters arising
    matters_arising: {report: EV24002}
""",
    "meetings/2024-03-06/matters-arising.md": "---\n---\n## 7.1 open\n\nOne is left.\n\n## 7.2 done\n",
    "meetings/2024-03-06/matters-arising-part-2.md": "---\ntitle: Matters arising\n---\n## 8.1 done\n",
    "meetings/2024-03-06/minutes.md": """\
---
present: [RS, TO]
agreed:
  2024-01-10:
    - 7: for "mended" read "replaced"
---
## 9 Minutes of the meeting held on 10 January 2024

**RESOLVED** that, as corrected, the minutes be agreed.
""",
}


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a small board in which all that such volumes may hold occurs."""
    root = tmp_path_factory.mktemp("board")
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")
    return root


def words(built: pack_proofs.Built) -> list[str]:
    """Return the words of each page."""
    return [" ".join(text.split()) for text in built.texts]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
@pytest.mark.parametrize(("name", "day"), BOARDS)
def test_what_holds_of_every_pack_holds_of_them(name: str, day: str, kind: VolumeKind) -> None:
    built = pack_proofs.build(PACKS / name, date.fromisoformat(day), kind)
    pack_proofs.prove(built)


@pytest.mark.parametrize("edition", Edition, ids=lambda edition: edition.value)
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_members_read_part_2_after_what_the_public_reads(board: Path, kind: VolumeKind, edition: Edition) -> None:
    built = pack_proofs.build(board, date(2024, 1, 10), kind, edition)
    assert built.compiled.findings == ()
    pack_proofs.prove(built)
    exempt = [number for number, text in enumerate(words(built), start=1) if "Quarry House" in text]
    assert exempt == ([] if edition is Edition.PUBLIC else [built.manifest["sections"][-1]["first_page"]])
    assert ("Quarry" in str(pdf_reading.bookmarks(built.pdf))) == (bool(exempt) and kind is not VolumeKind.ACTIONS)


def test_agreed_minutes_say_so_first_and_print_their_corrections_last(board: Path) -> None:
    built = pack_proofs.build(board, date(2024, 1, 10), VolumeKind.MINUTES)
    first, *_ = words(built)
    assert not built.compiled.is_draft
    assert re.search(r"Agreed on 6 March 2024 \(minute 9\), with corrections at the end .* Lights", first)
    assert "mended" in first
    assert 'Agreed on 6 March 2024 with this correction: Minute 7: for "mended" read "replaced"' in first
    assert any("Tabled paper" in text and "Mill Lane is dark" in text for text in words(built)[1:])
    with_annex = [section["source"] for section in built.manifest["sections"]]
    assert with_annex == [f"{JANUARY}/minutes.md", f"{JANUARY}/map.md"]


def test_drafts_say_so_on_their_first_page_and_bear_a_watermark(board: Path, tmp_path: Path) -> None:
    shutil.copytree(board, tmp_path / "board")
    (tmp_path / "board" / "meetings" / "2024-03-06" / "minutes.md").unlink()
    for kind, said in (
        (VolumeKind.MINUTES, "Draft minutes: to be agreed by the next meeting"),
        (VolumeKind.DECISIONS, "Draft decisions: the minutes are to be agreed by the next meeting"),
    ):
        built = pack_proofs.build(tmp_path / "board", date(2024, 1, 10), kind)
        assert built.compiled.is_draft
        assert said in words(built)[0]
        assert all("DRAFT" in text for text in built.texts)
        spoken = " ".join(element.text for element in pdf_reading.struct_tree(built.pdf).walk())
        assert said in " ".join(spoken.split())


def test_the_decision_sheet_has_one_page_for_a_short_meeting(board: Path) -> None:
    (page,) = words(pack_proofs.build(board, date(2024, 1, 10), VolumeKind.DECISIONS))
    for said in (
        "Decision sheet",
        "Wednesday 10 January 2024, 10.00 am",
        "Town Hall",
        "Rosa Silva (Chairman)",
        "RESOLVED that the lamps be mended. Action 7.1: Tom Okafor, by 31 January 2024",
        "It was AGREED by e-mail that one lamp be tried first. Action 7.2: Rosa Silva and Tom Okafor",
    ):
        assert said in page


def test_the_action_sheet_says_what_is_overdue_in_a_word(board: Path) -> None:
    (page,) = words(pack_proofs.build(board, date(2024, 3, 6), VolumeKind.ACTIONS))
    assert "1 action, 1 overdue" in page
    assert "Tom Okafor, Police (TO)" in page
    assert "31 January 2024 Overdue, reported on 6 March 2024" in page
    assert "One is left." in page


@pytest.mark.parametrize(("name", "day"), WITH_MINUTES if SOAKING else WITH_MINUTES[::4])
def test_nothing_written_later_changes_them_but_that_they_were_agreed(name: str, day: str, tmp_path: Path) -> None:
    then = tmp_path / "board"
    shutil.copytree(PACKS / name, then)
    for folder in (then / "meetings").iterdir():
        if folder.name > day:
            shutil.rmtree(folder)
    for kind in KINDS:
        now, known = _set(PACKS / name, day, kind)
        before, known_before = _set(then, day, kind)
        assert known == known_before
        if now.agreement is None:
            assert _htmls(now) == _htmls(before)
            assert now.volume == before.volume
        else:
            assert kind is not VolumeKind.ACTIONS
            assert "to be agreed" in _htmls(before)[0]
            assert [_unmarked(html) for html in _htmls(now)] == [_unmarked(html) for html in _htmls(before)]


def _set(root: Path, day: str, kind: VolumeKind) -> tuple[Pack, dict[str, str]]:
    """Return a volume and the digests of its sources."""
    modelled = model(*read_sources(FolderRepository(root)))
    pack = modelled.volume(date.fromisoformat(day), Edition.PUBLIC, kind)
    return pack, {path: modelled.sources.digests[path] for path in pack_sources(pack, [])}


def _htmls(pack: Pack) -> list[str]:
    sections = (section for section in pack.sections if section.kind != ATTACHMENT)
    kinds, _ = read_kinds(FolderRepository(PACKS))
    environment = make_environment()
    return [section_html(section, pack, kinds, PageNumbers(), environment).html for section in sections]


def _unmarked(html: str) -> str:
    """Return a section without what says whether it is agreed, and the numbers of its blocks."""
    without = re.sub(r'<p class="standing".*?</p>|<div class="corrections".*?</div>', "", html, flags=re.DOTALL)
    return re.sub(r' data-block="\d+"|\s+', " ", without)


def test_a_board_may_set_its_own_sheets(board: Path, tmp_path: Path) -> None:
    own = tmp_path / "board"
    shutil.copytree(board, own)
    template = own / "templates" / "pack" / "decisions.html"
    template.parent.mkdir(parents=True)
    template.write_text(
        '{% extends "pack/base.html" %}{% block body %}<h1>What we decided</h1>'
        "{% for one in sheet.decisions %}<p>{{ one.minute.title }}</p>{% endfor %}{% endblock %}"
    )
    (page,) = words(pack_proofs.build(own, date(2024, 1, 10), VolumeKind.DECISIONS))
    assert page.startswith("What we decided Lights")


UNNUMBERED = """\
---
present: [RS, TO]
---
<!-- allow minute-without-number in this file: Ours have no numbers. -->
The chairman opened the meeting.

## Old business

{old}

# 24/117 Any other business

There was none.
"""


@pytest.mark.parametrize(
    ("old", "said"),
    [
        ("It was **RESOLVED** that the school be closed.", "Old business It was RESOLVED that the school be closed."),
        ("Motion carried 5-0-1.", "The minutes record no resolution as such."),
        ("Nothing was said.", "Nothing was resolved."),
    ],
)
def test_minutes_without_numbers_are_printed_in_order_with_what_they_resolved(
    board: Path, tmp_path: Path, old: str, said: str
) -> None:
    shutil.copytree(board, tmp_path / "board")
    root = tmp_path / "board"
    (root / JANUARY / "minutes-part-2.md").unlink()
    (root / JANUARY / "minutes.md").write_text(UNNUMBERED.format(old=old), encoding="utf-8")
    minutes = " ".join(words(pack_proofs.build(root, date(2024, 1, 10), VolumeKind.MINUTES)))
    plain = old.replace("*", "")
    there = f"The chairman opened the meeting. Old business {plain} 24/117 Any other business There was none."
    assert there in minutes.replace(" DRAFT", "")
    sheet = words(pack_proofs.build(root, date(2024, 1, 10), VolumeKind.DECISIONS))
    assert said in sheet[0]
