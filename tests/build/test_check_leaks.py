"""A build for the public stops where anything that only Part 2 contains has found its way into what it made."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sbpack.assemble.assembly import Assembly, Bookmark
from sbpack.build import compile as pipeline
from sbpack.build.checked import check_meetings, model
from sbpack.build.pack_cache import Compiled
from sbpack.build.paginate import pack_assembly
from sbpack.findings.finding import Finding
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from sbpack.repository.paths import templates_root
from sbpack.write.pack_files import embedded_manifest
from tests.shared_workers import compiled

DAY = "meetings/2024-01-10"
MEMBERS = """\
council: Quarry Borough Council
names: [{name: Quarry Safety Board}]
contacts: [{name: Ann Oakes, email: clerk@example.gov.uk}]
venues: [{name: Town Hall}]
members: [{initials: LB, name: Lena Brook, offices: [{office: chairman}]}]
"""
MEETING = """\
time: "10:00"
published: 2023-12-29
agenda:
  - title: Youth justice
    papers: [youth.md]
  - title: Housing fraud
    part_2: {reason: 3, title: Sublet flats in Wrenfield Court, papers: [pellworth-flats.md]}
"""
YOUTH = "---\nkind: paper\ntitle: Youth justice\n---\nSix young people are known to the Board.\n"
EXEMPT = """\
---
kind: paper
title: The landlord of fourteen flats
---
Zachary Pellworth owes 774512 pounds of rent for flats that he sublet.
"""


@pytest.fixture
def board(tmp_path: Path) -> Path:
    """Return the folder of a board with one exempt item."""
    files = {
        "members.yaml": MEMBERS,
        f"{DAY}/meeting.yaml": MEETING,
        f"{DAY}/youth.md": YOUTH,
        f"{DAY}/pellworth-flats.md": EXEMPT,
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    return tmp_path


def build(board: Path) -> Compiled:
    """Compile the public pack."""
    repository = FolderRepository(board)
    return compiled(repository, model(*read_sources(repository)), date(2024, 1, 10))


def leaks(found: Iterable[Finding]) -> list[str]:
    """Return what is said of leaks."""
    return [finding.message for finding in found if finding.rule == "leak"]


def with_template(board: Path, old: str, new: str) -> None:
    """Give the board a front sheet of its own, with a word of it changed."""
    text = (templates_root() / "pack" / "front-sheet.html").read_text(encoding="utf-8")
    assert text.count(old) == 1
    (board / "templates" / "pack").mkdir(parents=True)
    (board / "templates" / "pack" / "front-sheet.html").write_text(text.replace(old, new), encoding="utf-8")


def test_an_honest_pack_is_made(board: Path) -> None:
    made = build(board)
    assert made.pdf is not None
    assert not leaks(made.findings)


@pytest.mark.parametrize(
    ("planted", "said"),
    [
        ("<h2>Agenda, and Pellworth</h2>", "`Pellworth` of Part 2 stands on page 2 of pack.pdf"),
        ("<h2>Agenda and 774,512</h2>", "`774512` of Part 2 stands on page 2 of pack.pdf"),
        ('<h2 id="pellworth-flats">Agenda</h2>', "of Part 2 stands"),
        ('<h2>Agenda <a href="https://example.org/wrenfield">online</a></h2>', "`Wrenfield` of Part 2 stands"),
        ("<h2>Agenda</h2><p>Rent for flats that he sublet: see members</p>", "of Part 2 stands on page 2 of pack.pdf"),
    ],
    ids=["a name", "a number", "a file name", "a link", "some words"],
)
def test_a_leak_through_a_template_stops_the_pack(board: Path, planted: str, said: str) -> None:
    with_template(board, "<h2>Agenda</h2>", planted)
    made = build(board)
    assert made.pdf is None
    assert set(made.stopping) == {"leak"}
    assert any(said in message for message in leaks(made.findings)), leaks(made.findings)


def test_a_leak_is_told_with_its_line_in_part_2_and_the_source_of_its_page(board: Path) -> None:
    with_template(board, "<h2>Agenda</h2>", "<h2>Agenda, and Pellworth</h2>")
    (found,) = (one for one in build(board).findings if "pack.pdf" in one.message)
    assert [(f"{one.span}", one.label) for one in found.related] == [
        (f"{DAY}/pellworth-flats.md:5:9", "Part 2 says it here"),
        (f"{DAY}/meeting.yaml", "page 2 is made from this"),
    ]


def test_a_leak_through_a_bookmark_stops_the_pack(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def with_bookmark(*given: object) -> Assembly:
        assembly = pack_assembly(*given)  # type: ignore[arg-type]
        return replace(assembly, bookmarks=(*assembly.bookmarks, Bookmark("2 Wrenfield Court", "front-sheet")))

    monkeypatch.setattr(pipeline, "pack_assembly", with_bookmark)
    made = build(board)
    assert made.pdf is None
    assert any("Wrenfield" in message and "bookmark" in message for message in leaks(made.findings))


def test_a_leak_through_the_manifest_stops_the_pack(board: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def with_file(*given: object) -> bytes:
        return embedded_manifest(*given).replace(
            b"meetings/2024-01-10/youth.md", b"meetings/2024-01-10/pellworth-flats.md"
        )  # type: ignore[arg-type]

    monkeypatch.setattr(pipeline, "embedded_manifest", with_file)
    made = build(board)
    assert made.pdf is None
    told = leaks(made.findings)
    assert any("pellworth-flats" in message and "pack.pdf" in message for message in told)
    assert any("pellworth-flats" in message and "pack.json" in message for message in told)


def test_what_part_1_says_as_well_is_no_leak(board: Path) -> None:
    (board / DAY / "youth.md").write_text(YOUTH + "\nZachary Pellworth spoke.\n", encoding="utf-8")
    assert build(board).pdf is not None


def test_only_what_is_exempt_can_leak(board: Path) -> None:
    (board / DAY / "meeting.yaml").write_text(
        MEETING.replace(
            "part_2: {reason: 3, title: Sublet flats in Wrenfield Court, papers: [pellworth-flats.md]}",
            "papers: [pellworth-flats.md]",
        ),
        encoding="utf-8",
    )
    assert build(board).pdf is not None


PARKS = "time: '10:00'\nagenda: [{title: Parks}]\n"
DRAFT = EXEMPT.replace("of rent", "in rent")


@pytest.mark.parametrize(
    "files",
    [
        {f"{DAY}/pellworth-draft.md": EXEMPT},
        {f"{DAY}/draft.md": DRAFT},
        {
            "meetings/2023-11-08/meeting.yaml": "time: '10:00'\nagenda: [{title: Parks}]\n",
            "meetings/2023-11-08/x.md": DRAFT,
        },
        {f"{DAY}/meeting.yaml": "# Zachary Pellworth spoke of 774512\n" + MEETING},
        {f"{DAY}/youth.md": YOUTH + "\n<!-- Pellworth may come; 774512 -->\n"},
        {f"{DAY}/youth.md": YOUTH + "\nKnown to <!-- Pellworth, 774512 --> all.\n"},
        {f"{DAY}/youth.md": YOUTH.replace("kind:", "# Pellworth and 774512\nkind:")},
        {f"{DAY}/youth.md": YOUTH + "\n[//]: # (Pellworth and 774512)\n"},
        {"members.yaml": MEMBERS.replace("names:", "names: # Pellworth, 774512\n ")},
    ],
    ids=["a copy", "a draft", "another year", "YAML", "a comment", "in a line", "a head", "a reference", "members"],
)
def test_what_nobody_prints_makes_no_word_public(board: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (board / path).parent.mkdir(exist_ok=True)
        (board / path).write_text(text, encoding="utf-8")
    with_template(board, "<h2>Agenda</h2>", "<h2>Agenda, Pellworth, 774,512</h2>")
    made = build(board)
    told = leaks(made.findings)
    assert made.pdf is None
    assert any("`Pellworth` of Part 2" in message for message in told), told
    assert any("`774512` of Part 2" in message for message in told), told


@pytest.mark.parametrize("name", ["./pellworth-flats.md", "drafts/../pellworth-flats.md", "' pellworth-flats.md'"])
def test_a_paper_is_exempt_however_its_name_is_written(board: Path, name: str) -> None:
    (board / DAY / "meeting.yaml").write_text(MEETING.replace("pellworth-flats.md", name), encoding="utf-8")
    with_template(board, "<h2>Agenda</h2>", "<h2>Agenda, and Pellworth</h2>")
    made = build(board)
    assert made.pdf is None
    assert set(made.stopping) == {"leak"}
    assert not [one for one in check_meetings(FolderRepository(board), [])[1] if one.rule == "missing-paper"]


def test_no_other_meeting_makes_an_exempt_paper_public(board: Path) -> None:
    (board / "meetings" / "2023-11-08").mkdir()
    (board / "meetings" / "2023-11-08" / "meeting.yaml").write_text(
        PARKS.replace("Parks", "Parks, papers: [../2024-01-10/pellworth-flats.md]"), encoding="utf-8"
    )
    with_template(board, "<h2>Agenda</h2>", "<h2>Agenda, and Zachary</h2>")
    assert set(build(board).stopping) == {"leak"}
