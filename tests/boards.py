"""Small boards written as text, for tests that need no pages."""

from datetime import date
from pathlib import Path

from sbpack.board.board import Board
from sbpack.board.read_board import model_board, public_board
from sbpack.findings.finding import Finding
from sbpack.packs.make_pack import make_pack
from sbpack.packs.pack import Pack
from sbpack.read.part_1 import part_1_of
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository

MEMBERS = """\
council: Borough of Elmbridge Vale
names:
  - name: Elmbridge Vale Strategic Group
    to: 2023-12-31
  - name: Elmbridge Vale Safety Board
    from: 2024-01-01
members:
  - initials: RS
    name: Rosa Silva
    offices:
      - office: chairman
        to: 2024-02-29
  - initials: TO
    name: Tom Okafor
    offices:
      - office: chairman
        from: 2024-03-01
groups:
  - key: LEADS
    label: SUB GROUP LEADS
    name: The leads of all sub-groups
"""


def model(folder: Path, files: dict[str, str], members: str = MEMBERS) -> tuple[Board, list[Finding]]:
    """Write files below a folder and return the board they make, and what was found while reading."""
    for path, text in {"members.yaml": members, **files}.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")
    sources, findings = read_sources(FolderRepository(folder))
    board, found = model_board(sources)
    return board, findings + found


def minutes(body: str, head: str = "present: [RS]") -> str:
    """Return a minutes file."""
    return f"---\n{head}\n---\n{body}"


def meeting(*items: str) -> str:
    """Return a meeting.yaml with items of one line each."""
    return 'time: "10:00"\nagenda:\n' + "".join(f"  - {item}\n" for item in items or ("title: Business",))


def pack(folder: Path, day: str, files: dict[str, str]) -> Pack:
    """Return the pack of a day of the board that files make, which hold nothing wrong."""
    _, findings = model(folder, files)
    assert findings == []
    sources, _ = read_sources(FolderRepository(folder))
    board = public_board(part_1_of(sources))
    found = board.meeting(date.fromisoformat(day))
    assert found is not None
    return make_pack(board, found)
