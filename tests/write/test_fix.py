"""`sbpack fix` from the files to the files."""

from pathlib import Path

import pytest

from sbpack.cli.exit import ExitCode
from sbpack.cli.fix import fix
from tests.boards import MEMBERS, meeting, minutes

JANUARY = "meetings/2024-01-10"
DRAFT = b"---\r\npresent: [RS]\r\n---\r\n## 2 Lights\r\n\r\nCaf\xc3\xa9\t[@TO] and [@RS]\r\n"


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / JANUARY
    folder.mkdir(parents=True)
    (tmp_path / "members.yaml").write_text(MEMBERS)
    (folder / "meeting.yaml").write_text(meeting())
    (folder / "minutes.md").write_bytes(DRAFT)
    monkeypatch.chdir(tmp_path)
    return folder


def test_line_ends_stay(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    numbered = DRAFT.replace(b"[@TO]", b"[2.1 @TO]").replace(b"[@RS]", b"[2.2 @RS]")
    assert fix(diff=True) == ExitCode.CLEAN
    assert "+Caf\u00e9\t[2.1 @TO] and [2.2 @RS]\n" in capsys.readouterr().out
    assert (board / "minutes.md").read_bytes() == DRAFT
    assert fix(diff=False) == ExitCode.CLEAN
    assert (board / "minutes.md").read_bytes() == numbered
    assert fix(diff=False) == ExitCode.CLEAN
    assert (board / "minutes.md").read_bytes() == numbered


@pytest.mark.parametrize("diff", [False, True])
def test_a_file_in_another_encoding_is_refused_and_the_others_are_repaired(
    board: Path, capsys: pytest.CaptureFixture[str], diff: bool
) -> None:
    latin = DRAFT.replace(b"\xc3\xa9", b"\xe9")
    (board / "minutes.md").write_bytes(latin + b"\r\n![](t.csv)\r\n")
    (board / "t.csv").write_bytes(b"\xef\xbb\xbfThing,Who\r\nA map,[@TO]\r\n")
    assert fix(diff=diff) == ExitCode.FINDINGS
    said = capsys.readouterr().err
    refusal = "not repaired, the file is not UTF-8: byte E9 stands here"
    assert f"{JANUARY}/minutes.md: {refusal}\nhelp: save it again as UTF-8" in said
    assert (board / "minutes.md").read_bytes().startswith(latin)
    number = b"" if diff else b"2.3 "
    assert (board / "t.csv").read_bytes() == b"\xef\xbb\xbfThing,Who\r\nA map,[" + number + b"@TO]\r\n"


def test_a_link_stays_a_link(board: Path) -> None:
    (board / "minutes.md").rename(board / "draft.txt")
    (board / "minutes.md").symlink_to("draft.txt")
    assert fix(diff=False) == ExitCode.CLEAN
    assert (board / "minutes.md").is_symlink()
    assert b"[2.1 @TO]" in (board / "draft.txt").read_bytes()


def test_a_link_to_another_source_is_repaired_under_its_own_name(board: Path) -> None:
    (board / "minutes.md").write_text(minutes("## 2 Lights\n\nA map of ((Housing)) is old.\n"))
    march = board.parent / "2024-03-06"
    march.mkdir()
    (march / "meeting.yaml").write_text(meeting("title: Old\n    papers: [old.md]"))
    (march / "old.md").symlink_to("../2024-01-10/minutes.md")
    before = (board / "minutes.md").read_bytes()
    assert fix(diff=False) == ExitCode.CLEAN
    assert (march / "old.md").is_symlink()
    assert (board / "minutes.md").read_bytes() == before.replace(b"((Housing))", b"(Housing)")


def test_names_of_files_move_no_cursor(board: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (board.parent / "2099-01-01").mkdir()
    paper = board.parent / "2099-01-01" / "a\x1b[31m.md"
    paper.write_text("---\nkind: paper\ntitle: A\n---\nThe ((old)) map.\n")
    (board.parent / "2099-01-01" / "meeting.yaml").write_text(meeting('title: A\n    papers: ["a\\e[31m.md"]'))
    assert fix(diff=True) == ExitCode.CLEAN
    assert fix(diff=False) == ExitCode.CLEAN
    said = capsys.readouterr()
    assert "+The (old) map." in said.out
    assert "\x1b" not in said.out + said.err
