"""Which rules are asked, and as of which day."""

from pathlib import Path

import pytest

from tests.cli.running import Type

SLIPS = """\
time: "10:00"
published: 2024-02-26
agenda:
  - minutes_of: 2024-01-10
  - title: Matters arising
    matters_arising: {report: EV24001}
  - title: Safer parks
    papers: [parks.md]
    colour: green
  - minutes_of: 2024-01-11
"""


@pytest.fixture
def slips(board: Path) -> Path:
    """A board with an unknown key, minutes of no meeting and a file that nothing uses."""
    (board / "meetings" / "2024-03-06" / "meeting.yaml").write_text(SLIPS)
    (board / "meetings" / "2024-03-06" / "spare.csv").write_text("A\n1\n")
    return board


def found(sbpack: Type, *arguments: str) -> set[str]:
    """Return the names of the rules that found something."""
    out = sbpack("check", "--format", "concise", *arguments).out
    return {line.rsplit("(", 1)[1].rstrip(")") for line in out.splitlines()}


@pytest.mark.usefixtures("slips")
@pytest.mark.parametrize(
    ("arguments", "names"),
    [
        ([], {"unknown-key", "unknown-meeting", "unused-file"}),
        (["--select", "unused-file"], {"unused-file"}),
        (["--select", "pap002,SRC014"], {"unused-file", "unknown-key"}),
        (["--select", "src", "--select", "AGE"], {"unknown-key", "unknown-meeting"}),
        (["--ignore", "SRC"], {"unknown-meeting", "unused-file"}),
        (["--select", "SRC,PAP", "--ignore", "unknown-key"], {"unused-file"}),
        (["--select", "SRC", "--ignore", "SRC"], set()),
        (["2024-03-06", "--ignore", "unknown-key"], {"unknown-meeting", "unused-file"}),
    ],
)
def test_rules_are_chosen_by_code_family_and_name(sbpack: Type, arguments: list[str], names: set[str]) -> None:
    assert found(sbpack, *arguments) & {"unknown-key", "unknown-meeting", "unused-file"} == names
    if "--select" in arguments:
        assert found(sbpack, *arguments) == names


@pytest.mark.usefixtures("slips")
def test_the_status_is_that_of_the_rules_chosen(sbpack: Type) -> None:
    assert sbpack("check", "--select", "unknown-key").status == 1
    assert sbpack("check", "--select", "unused-file").status == 0
    assert sbpack("check", "--select", "unused-file", "--strict").status == 1


@pytest.mark.usefixtures("board")
@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_an_unknown_rule_cannot_run(sbpack: Type, option: str) -> None:
    ended = sbpack("check", option, "unknown-kee")
    assert ended.status == 2
    assert "there is no rule `unknown-kee`" in ended.err
    assert "the nearest known name is `unknown-key`" in ended.err


@pytest.mark.usefixtures("board")
def test_a_day_that_is_none_cannot_run(sbpack: Type) -> None:
    assert sbpack("check", "--as-of", "soon").status == 2


def test_an_allowance_of_a_rule_that_is_not_asked_is_not_idle(board: Path, sbpack: Type) -> None:
    meeting = board / "meetings" / "2024-03-06" / "meeting.yaml"
    meeting.write_text(meeting.read_text() + "# allow tab in this file: None is there.\n")
    assert found(sbpack, "--select", "SRC") == {"unused-allowance"}
    assert found(sbpack, "--select", "SRC024,PAP") == set()
    assert found(sbpack, "2024-03-06") == set()


def test_notes_can_be_left_out_and_are_counted(board: Path, sbpack: Type) -> None:
    parks = board / "meetings" / "2024-03-06" / "parks.md"
    parks.write_text(parks.read_text() + "\nTwo  spaces.\n")
    assert "odd-spacing" in sbpack("check").out
    ended = sbpack("check", "--no-notes")
    assert ended.out == ""
    assert "1 note in 2 meetings" in ended.err


@pytest.mark.parametrize(("day", "repaired"), [("2024-03-01", True), ("2024-04-01", False)])
def test_fix_makes_the_repairs_of_a_day(board: Path, sbpack: Type, day: str, repaired: bool) -> None:
    (board / "meetings" / "2024-03-06" / "parks.md").write_text("---\ntitle: Parks\n---\nThe the lamps.\n")
    assert ("+The lamps." in sbpack("fix", "--diff", "--as-of", day).out) is repaired


def test_a_build_is_judged_as_of_a_day(board: Path, sbpack: Type) -> None:
    assert sbpack("build", "2024-03-06", "--as-of", "tomorrow").status == 2
    (board / "meetings" / "2024-03-06" / "parks.md").write_text("---\ntitle: Parks\n---\nThe the lamps.\n")
    assert "warning[WRD001]" in sbpack("build", "2024-03-06").err
    assert "note[WRD001]" in sbpack("build", "2024-03-06", "--as-of", "2024-04-01").err


def test_a_private_root_is_no_board(board: Path, sbpack: Type) -> None:
    (board / "members.yaml").unlink()
    for file in [*board.glob("meetings/*/*")]:
        file.unlink()
    (board / "meetings" / "2024-03-06" / "part-2.yaml").write_text("items: {}\n")
    ended = sbpack("check")
    assert ended.status == 2
    assert ended.err == (
        f"sbpack: {board} is a private root: it holds Part 2 alone\n"
        f"help: change to the root that the public reads, and name this one there: `--private {board}`\n"
    )
