"""Tiny boards written into a folder, and their sections."""

import re
from datetime import date
from pathlib import Path

from sbpack.board.read_board import public_board
from sbpack.packs.make_pack import make_pack
from sbpack.packs.pack import Pack
from sbpack.read.kinds import read_kinds
from sbpack.read.part_1 import part_1_of
from sbpack.read.read_sources import read_sources
from sbpack.render.html.environment import make_environment
from sbpack.render.html.page_numbers import PageNumbers
from sbpack.render.html.pictures import pictures_in
from sbpack.render.html.section_html import SectionHtml, section_html
from sbpack.render.layout.layout import layout_section
from sbpack.render.section import SectionPdf
from sbpack.repository.folder import FolderRepository

MEMBERS = """
council: London Borough of Bromley
language: en-GB
names: [{name: Safer Bromley Partnership Board}]
venues: [{name: Civic Centre}]
members:
  - {initials: LB, name: Luke Baldock, offices: [{office: joint chairman}]}
  - {initials: JoM, name: Jamie O'Malley}
  - {initials: AM, name: Amanda Mumford}
groups:
  - {key: SUB-GROUP-LEADS, label: SUB GROUP LEADS, name: The leads of all sub-groups}
texts:
  - {name: legal, text: The Crime and Disorder Act 1998 applies.}
"""
SEPTEMBER, DECEMBER = "meetings/2023-09-21", "meetings/2023-12-06"
AGENDA = """
time: "10:00"
published: 2023-11-23
agenda:
  - title: Introductions
  - minutes_of: 2023-09-21
  - matters_arising: {report: CSD23153}
  - title: A paper
    papers: [paper.md]
    items: [{title: Below it}]
"""
MINUTES = """---
present: [LB, JoM]
apologies: [AM]
closed: "12:30"
---
## 75 Apologies for absence

## 76 Police update

A group would be formed. [76.1 @LB]
"""
MATTERS = """---
contact_officer: Steve Wood
---
## Reason for report

Appendix A updates the Board.

## 76.1 open

It met twice; see item 4.
"""
PAPER = "---\nkind: paper\ntitle: A paper\n---\nText.\n"


def board_at(root: Path, files: dict[str, str | bytes] | None = None) -> Pack:
    """Write a board below a folder, its files or others in their place, and return its pack for December."""
    written: dict[str, str | bytes] = {
        "members.yaml": MEMBERS,
        f"{SEPTEMBER}/meeting.yaml": 'time: "10:00"\nagenda: [{title: Police update}]\n',
        f"{SEPTEMBER}/minutes.md": MINUTES,
        f"{DECEMBER}/meeting.yaml": AGENDA,
        f"{DECEMBER}/matters-arising.md": MATTERS,
        f"{DECEMBER}/paper.md": PAPER,
        **(files or {}),
    }
    for path, content in written.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content if isinstance(content, bytes) else content.encode())
    sources, _ = read_sources(FolderRepository(root))
    board = public_board(part_1_of(sources))
    meeting = board.meeting(date(2023, 12, 6))
    assert meeting is not None
    return make_pack(board, meeting)


def minutes_of(text: str) -> dict[str, str | bytes]:
    """Return the minutes of September with the text of one minute, 76."""
    head = "---\npresent: [LB]\n---\n## 76 Police update\n\n"
    return {f"{SEPTEMBER}/minutes.md": head + text}


def paper_of(text: str, kind: str = "paper", head: str = "") -> dict[str, str | bytes]:
    """Return the paper of December with another text."""
    return {f"{DECEMBER}/paper.md": f"---\nkind: {kind}\ntitle: A paper\n{head}---\n{text}"}


def set_section(
    root: Path, section: str, files: dict[str, str | bytes] | None = None, pages: PageNumbers | None = None
) -> SectionHtml:
    """Set a section of such a board, by its id or the beginning of it."""
    pack = board_at(root, files)
    found = next(part for part in pack.sections if part.id.startswith(section))
    repository = FolderRepository(root)
    kinds, _ = read_kinds(repository)
    return section_html(found, pack, kinds, pages or PageNumbers(), make_environment(repository.read))


def html_of(
    root: Path, section: str, files: dict[str, str | bytes] | None = None, pages: PageNumbers | None = None
) -> str:
    """Return the HTML of a section of such a board without numbers of blocks and line ends before elements."""
    return re.sub(r' data-block="\d+"|\u200b(?=<)', "", set_section(root, section, files, pages).html)


def pdf_of(root: Path, section: str, files: dict[str, str | bytes] | None = None) -> SectionPdf:
    """Lay out a section of such a board."""
    html = set_section(root, section, files).html
    return layout_section(html, pictures_in(html, FolderRepository(root).read))
