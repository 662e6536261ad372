"""What an officer types, and what comes back: status, files, words."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from tests import pdf_reading
from tests.cli.running import Type

DAY = "2024-03-06"


def test_build_writes_pack_and_manifest_that_belong_together(board: Path, sbpack: Type) -> None:
    ended = sbpack("build", DAY)
    assert ended.status == 0, ended.err
    assert ended.out == f"build/{DAY}/pack.pdf\n"
    manifest = json.loads((board / "build" / DAY / "pack.json").read_text())
    assert (manifest["meeting"], manifest["edition"], manifest["commit"]) == (DAY, "public", None)
    assert [item["title"] for item in manifest["items"]] == [
        "Minutes of the meeting held on 10 January 2024",
        "Matters arising",
        "Safer parks",
    ]
    assert hashlib.sha256((board / "build" / DAY / "pack.pdf").read_bytes()).hexdigest() == manifest["sha256"]
    assert {path.name for path in (board / "build" / DAY).iterdir()} == {"pack.pdf", "pack.json"}


def test_build_names_the_six_steps_in_order(board: Path, sbpack: Type) -> None:
    words = [line.split()[0] for line in sbpack("build", DAY, "--verbose").err.splitlines()[:-1]]
    assert list(dict.fromkeys(words)) == ["read", "model", "check", "render", "assemble", "write"]


def test_commands_work_below_the_root_and_write_elsewhere(
    board: Path, sbpack: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(board / "meetings" / DAY)
    assert sbpack("check").status == 0
    assert sbpack("build", DAY, "-o", str(board / "elsewhere")).status == 0
    assert (board / "elsewhere" / DAY / "pack.pdf").is_file()
    assert not (board / "build").exists()


def test_an_unknown_date_lists_the_known_ones(board: Path, sbpack: Type) -> None:
    ended = sbpack("build", "2024-03-07")
    assert ended.status == 2
    assert "there is no meeting on 2024-03-07" in ended.err
    assert "2024-01-10  Wednesday 10 January 2024" in ended.err
    assert "2024-03-06  Wednesday 6 March 2024" in ended.err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build", "6 March"], "`6 March` is not a date"),
        (["build"], "`--all`"),
        (["build", "--all", DAY], "`--all`"),
        (["check", "--format", "html"], "html"),
        (["check", "soon"], "`soon` is not a date"),
        (["bild", DAY], "bild"),
    ],
)
def test_what_cannot_run_ends_with_2(board: Path, sbpack: Type, arguments: list[str], words: str) -> None:
    ended = sbpack(*arguments)
    assert ended.status == 2
    assert words in ended.err
    assert "Traceback" not in ended.err


def test_no_root_ends_with_2(tmp_path: Path, sbpack: Type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    ended = sbpack("check")
    assert ended.status == 2
    assert "no `meetings/`" in ended.err


def test_errors_that_can_be_set_make_a_draft(board: Path, sbpack: Type) -> None:
    matters = board / "meetings" / DAY / "matters-arising.md"
    matters.write_text(matters.read_text().replace("## 2.2 open\n\nTwo lamps are still dark.\n", ""))
    ended = sbpack("build", DAY)
    assert ended.status == 1
    assert "action `2.2` was not reported back" in ended.err
    assert "marked DRAFT" in ended.err
    pdf = board / "build" / DAY / "pack.pdf"
    assert all("DRAFT" in text for text in pdf_reading.page_texts(pdf))


def test_errors_that_cannot_be_set_keep_the_old_pack(board: Path, sbpack: Type) -> None:
    assert sbpack("build", DAY).status == 0
    before = {path: path.read_bytes() for path in (board / "build" / DAY).iterdir()}
    (board / "meetings" / DAY / "parks.md").unlink()
    ended = sbpack("build", DAY)
    assert ended.status == 1
    assert "`parks.md` is not in meetings/2024-03-06" in ended.err
    assert ended.err.endswith("no pack, because of `missing-paper`: 1 error; the pack that was there is unchanged\n")
    assert {path: path.read_bytes() for path in (board / "build" / DAY).iterdir()} == before


def test_where_no_pack_was_there_none_is_said_to_be(board: Path, sbpack: Type) -> None:
    (board / "meetings" / DAY / "parks.md").unlink()
    assert sbpack("build", DAY).err.endswith("no pack, because of `missing-paper`: 1 error\n")


def test_a_check_of_one_meeting_says_which_minutes_it_leaves_out(board: Path, sbpack: Type) -> None:
    left_out = "meetings/2024-01-10/minutes.md goes into a later pack: `sbpack check` alone looks at it too\n"
    assert (
        sbpack("check", "2024-01-10").err
        == f"{left_out}no findings in 1 meeting; `sbpack build` looks at the pages too\n"
    )
    assert (
        sbpack("check", "2024-01-10", DAY).err == "no findings in 2 meetings; `sbpack build` looks at the pages too\n"
    )
    assert sbpack("check").err == "no findings in 2 meetings; `sbpack build` looks at the pages too\n"


def test_a_check_of_one_meeting_says_nothing_of_how_the_last_one_was_called(board: Path, sbpack: Type) -> None:
    last = board / "meetings" / "2024-01-10" / "meeting.yaml"
    last.write_text(last.read_text().replace("2024-01-02", "2024-01-09"))
    members = board / "members.yaml"
    rule = "rules: [{rule: notice, days: 5, unit: clear working days, made_by: The Board}]\n"
    members.write_text(members.read_text() + rule)
    assert "short-notice" in sbpack("check").out
    assert sbpack("check", DAY).out == ""


def test_a_mistake_of_ours_says_so_and_keeps_the_old_pack(
    board: Path, sbpack: Type, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert sbpack("build", DAY).status == 0
    before = (board / "build" / DAY / "pack.pdf").read_bytes()
    monkeypatch.setattr("sbpack.build.compile.assemble", lambda _assembly: 1 / 0)
    ended = sbpack("build", DAY)
    assert ended.status == 3
    assert "a mistake in sbpack, not in your files" in ended.err
    assert (board / "build" / DAY / "pack.pdf").read_bytes() == before


def test_a_later_meeting_in_disorder_does_not_stop_an_earlier_pack(board: Path, sbpack: Type) -> None:
    later = board / "meetings" / "2024-05-08"
    later.mkdir()
    (later / "meeting.yaml").write_text("agenda: [\n")
    assert sbpack("build", DAY).status == 0
    assert sbpack("check").status == 1
    assert sbpack("check", DAY).status == 0


def test_check_prints_json_on_stdout(board: Path, sbpack: Type) -> None:
    (board / "meetings" / DAY / "roads.md").write_text("---\nkind: papper\ntitle: Roads\n---\nText.\n")
    ended = sbpack("check", "--format", "json")
    assert ended.status == 0  # no pack is made from it
    found = {finding["name"]: finding for finding in json.loads(ended.out)}
    assert set(found) == {"unknown-kind", "unused-file"}
    assert found["unknown-kind"]["code"] == "PAP003"
    assert (found["unknown-kind"]["path"], found["unknown-kind"]["line"], found["unknown-kind"]["column"]) == (
        f"meetings/{DAY}/roads.md",
        2,
        7,
    )


def test_strict_lets_warnings_count(board: Path, sbpack: Type) -> None:
    (board / "meetings" / DAY / "roads.md").write_text("---\nkind: paper\ntitle: Roads\n---\nText.\n")
    assert sbpack("check").status == 0
    assert sbpack("check", "--strict").status == 1


def test_fix_numbers_draft_marks_above_every_number_mentioned(board: Path, sbpack: Type) -> None:
    minutes = board / "meetings" / "2024-01-10" / "minutes.md"
    minutes.write_text(minutes.read_text() + "\nA rota [@RS] and a list. [@TO @ALL due next meeting]\n")
    parks = board / "meetings" / DAY / "parks.md"
    parks.write_text(parks.read_text() + "\nSee action 2.6 of January.\n")
    shown = sbpack("fix", "--diff")
    assert "+A rota [2.7 @RS] and a list. [2.8 @TO @ALL due next meeting]" in shown.out
    assert "[@RS]" in minutes.read_text()
    assert sbpack("fix").status == 0
    assert "A rota [2.7 @RS] and a list. [2.8 @TO @ALL due next meeting]" in minutes.read_text()
    assert "nothing to repair" in sbpack("fix").err


def test_fix_says_what_it_mended(board: Path, sbpack: Type) -> None:
    members = board / "members.yaml"
    text = members.read_text()
    members.write_text(text.replace("Director of Housing", "Director of  Housing"))
    assert sbpack("fix").err.endswith(": mended: several spaces stand here for one\n")
    assert members.read_text() == text


def test_checking_writes_nothing(board: Path, sbpack: Type) -> None:
    before = {path: path.stat().st_mtime_ns for path in board.rglob("*")}
    sbpack("check")
    assert {path: path.stat().st_mtime_ns for path in board.rglob("*")} == before


def test_without_duplex_sections_follow_at_once(board: Path, sbpack: Type) -> None:
    meeting = board / "meetings" / DAY / "meeting.yaml"
    meeting.write_text(meeting.read_text() + "duplex: false\n")
    assert sbpack("build", DAY).status == 0
    manifest = json.loads((board / "build" / DAY / "pack.json").read_text())
    starts = [section["first_page"] for section in manifest["sections"]]
    assert starts[1:] == [section["last_page"] + 1 for section in manifest["sections"]][:-1]
    assert any(start % 2 == 0 for start in starts)
    texts = pdf_reading.page_texts(board / "build" / DAY / "pack.pdf")
    assert not any("intentionally blank" in text for text in texts)


def test_build_makes_one_file_of_a_meeting_alone(board: Path, sbpack: Type) -> None:
    ended = sbpack("build", "2024-01-10", "--only", "actions")
    assert (ended.status, ended.out) == (0, "build/2024-01-10/actions.pdf\n")
    assert re.fullmatch(r"1 page, \d+ kB; no findings\n", ended.err)
    manifest = json.loads((board / "build" / "2024-01-10" / "actions.json").read_text())
    assert [section["kind"] for section in manifest["sections"]] == ["actions"]
    draft = sbpack("build", "2024-01-10", "--only", "minutes").err
    assert re.fullmatch(r"1 page, \d+ kB, marked DRAFT; no findings\n", draft)


def test_what_a_meeting_does_not_have_cannot_be_built(board: Path, sbpack: Type) -> None:
    ended = sbpack("build", DAY, "--only", "decisions")
    assert ended.status == 2
    assert ended.err == f"sbpack: there are no minutes of {DAY}\nhelp: write them in meetings/{DAY}/minutes.md\n"
    assert sbpack("build", "--all", "--only", "decisions").out == "build/2024-01-10/decisions.pdf\n"
