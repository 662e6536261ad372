"""Papers handed out at a meeting: not in its pack, published with its minutes."""

from datetime import date
from pathlib import Path

from sbpack.board.read_board import PublicBoard
from sbpack.packs.make_pack import make_pack
from sbpack.packs.make_volume import make_public_volume
from sbpack.packs.pack import Pack
from sbpack.packs.volumes import VolumeKind
from tests import boards
from tests.boards import minutes

PAPER = "---\nkind: paper\ntitle: {}\n---\nText.\n"
AGENDA = """\
time: "10:00"
agenda:
  - title: Lights
    papers:
      - plan.md
      - {file: map.md, tabled: true}
      - {file: key.md, annex_of: map.md}
      - {title: A letter, tabled: true}
  - papers: [{file: note.md, tabled: true, label: Late note}]
"""
FILES = {
    "meetings/2024-01-10/meeting.yaml": AGENDA,
    "meetings/2024-01-10/minutes.md": minutes("## 7 Lights\n\nA map was shown.\n"),
    "meetings/2024-03-06/meeting.yaml": 'time: "10:00"\nagenda:\n  - minutes_of: 2024-01-10\n',
    **{f"meetings/2024-01-10/{name}.md": PAPER.format(name.title()) for name in ("plan", "map", "key", "note")},
}
TABLED = [("Tabled paper", "Map"), ("Tabled paper, Appendix A", "Key"), ("Late note", "Note")]


def test_the_pack_says_that_they_are_tabled_and_has_none_of_them(tmp_path: Path) -> None:
    pack = boards.pack(tmp_path, "2024-01-10", FILES)
    assert [section.title for section in pack.sections[1:]] == ["Plan"]
    assert [(entry.title, entry.notes) for entry in pack.agenda] == [
        ("Lights", ("Map: tabled at the meeting", "A letter: tabled at the meeting")),
        ("Note", ("Tabled at the meeting",)),
    ]
    assert pack.annexes == ()


def test_they_come_out_with_the_minutes_alone_and_in_the_next_pack(tmp_path: Path) -> None:
    carried = boards.pack(tmp_path, "2024-03-06", FILES)
    held = carried.board.meeting(date(2024, 1, 10))
    assert held is not None
    alone = make_public_volume(PublicBoard(carried.board), held, VolumeKind.MINUTES)
    assert _annexed(carried) == _annexed(alone) == TABLED
    assert [section.stamp for section in alone.sections] == ["", *(label for label, _ in TABLED)]
    assert {annex.annex_of for annex in alone.annexes} == {"meetings/2024-01-10/minutes.md"}


def _annexed(pack: Pack) -> list[tuple[str, str]]:
    assert all(annex.section in {section.id for section in pack.sections} for annex in pack.annexes)
    return [(annex.label, annex.title) for annex in pack.annexes]


def test_a_tabled_paper_does_not_follow(tmp_path: Path) -> None:
    agenda = AGENDA.replace("title: A letter, tabled: true", "title: A letter, tabled: true, to_follow: true")
    board, (finding,) = boards.model(tmp_path, FILES | {"meetings/2024-01-10/meeting.yaml": agenda})
    assert finding.message == "a paper that is tabled at the meeting does not follow before it"
    assert make_pack(PublicBoard(board), board.meetings[0]).sections[1:]
