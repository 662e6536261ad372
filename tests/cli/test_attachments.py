"""What an officer hears of files that partners sent, and when they are opened."""

from pathlib import Path

import pytest

from sbpack.sandbox.child import LimitedChild
from tests.attachments import blank, bomb, encrypted, slides
from tests.cli.running import Type

DAY = "2024-03-06"
AGENDA = """\
time: "10:00"
published: 2024-02-26
agenda:
  - minutes_of: 2024-01-10
  - title: Matters arising
    matters_arising: {report: EV24001}
  - title: Safer parks
    papers:
      - parks.md
"""
REFUSED = {
    "locked.pdf": (encrypted("secret"), "it is encrypted or protected with a password"),
    "protected.pdf": (encrypted(""), "it opens without a password and forbids changes"),
    "half.pdf": (slides(3)[:-900], "it is damaged or was cut short"),
    "empty.pdf": (blank(0), "it has no pages"),
    "bomb.pdf": (bomb(), "it unpacks to more than 100 MB"),
    "slides.pdf": (b"PK\x03\x04 a presentation", "it is not a PDF"),
}
HELP = {
    "locked.pdf": "save a copy without a password",
    "slides.pdf": "save it as PDF in the program that made it",
    "bomb.pdf": "save it anew with smaller pictures, or ask for it again",
}


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> list[LimitedChild]:
    """Every process that was started to open a file, on a machine that has kept nothing yet."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    children: list[LimitedChild] = []
    start = LimitedChild._start
    monkeypatch.setattr(LimitedChild, "_start", lambda child: children.append(child) or start(child))
    return children


def attach(board: Path, names: list[str]) -> None:
    papers = "".join(f"      - {{file: {name}, title: {name[:-4].title()}, summary: Lamps}}\n" for name in names)
    (board / "meetings" / DAY / "meeting.yaml").write_text(AGENDA + papers)


def test_each_file_that_cannot_be_in_a_pack_is_told_at_its_line_with_what_to_do(
    board: Path, sbpack: Type, started: list[LimitedChild]
) -> None:
    attach(board, [*REFUSED])
    for name, (data, _) in REFUSED.items():
        (board / "meetings" / DAY / name).write_bytes(data)
    ended = sbpack("check")
    assert ended.status == 1
    for line, (name, (_, problem)) in enumerate(REFUSED.items(), start=10):
        assert (
            f"error[PAP005]: `{name}`: {problem} (bad-attachment)\n  --> meetings/{DAY}/meeting.yaml:{line}:16\n"
        ) in ended.out
        told = ended.out.split(f"`{name}`: {problem}")[1].split("help: ")[1].splitlines()[0]
        assert told == HELP.get(name, told)
        assert told
    assert "no pack, because of `bad-attachment`" in sbpack("build", DAY).err
    assert len(started) == 1, "the build opened again what the check had opened"


def test_a_second_check_opens_nothing(board: Path, sbpack: Type, started: list[LimitedChild]) -> None:
    attach(board, ["slides.pdf"])
    (board / "meetings" / DAY / "slides.pdf").write_bytes(slides(2))
    first = sbpack("check")
    assert (first.status, len(started)) == (0, 1)
    assert (sbpack("check"), len(started)) == (first, 1)
    for verb in (("fix", "--diff"), ("actions",)):
        assert sbpack(*verb).status == 0
    assert len(started) == 1
    (board / "meetings" / DAY / "slides.pdf").write_bytes(encrypted("secret"))
    assert "encrypted" in sbpack("check").out
    assert len(started) == 2


def test_a_cache_that_cannot_be_written_stops_nothing(
    board: Path, sbpack: Type, started: list[LimitedChild], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", "/dev/null")
    attach(board, ["slides.pdf"])
    (board / "meetings" / DAY / "slides.pdf").write_bytes(slides(2))
    assert [sbpack("check").status for _ in range(2)] == [0, 0]
    assert len(started) == 2
