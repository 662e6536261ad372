"""Who changed what and when: a real repository with branches, a merge, a moved folder and a broken file."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from sbpack.cli.app import app
from sbpack.cli.exit import CannotRun
from tests.history.clerk import BOARD, Clerk, agenda, minutes, paper
from tests.history.conftest import Told

JANUARY = "meetings/2024-01-10"
MAY = "meetings/2024-05-01"
PARKS = [f"Paragraph {number} of the paper on parks." for number in range(6)]


def story(entries: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Return what each commit changed, by its subject."""
    return {entry["subject"]: [change["words"] for change in entry["changes"]] for entry in entries}


def refused(*arguments: str) -> CannotRun:
    """Return why a command did nothing."""
    error = CliRunner().invoke(app, [*arguments]).exception
    assert isinstance(error, CannotRun), error
    return error


def test_commits_are_told_with_their_authors_the_oldest_first(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=agenda("title: Apologies", "title: Parks", "title: Libraries"))
    last = clerk.commit("One more item", "2024-01-20", author="Tom Okafor")
    first, second = told("log", "2024-03-06")
    assert (first["author"], first["date"]) == ("Priya Shah", "2024-01-02")
    assert [change["change"] for change in first["changes"]] == ["meeting called", "item added", "item added"]
    assert (second["author"], second["date"], second["commit"]) == ("Tom Okafor", "2024-01-20", last)
    assert story([second]) == {"One more item": ["item 3 added: Libraries"]}


def test_what_the_board_cannot_see_is_no_history(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=agenda("title: Apologies", "title: Parks").replace("  - ", "  -   "))
    clerk.put(f"{JANUARY}/meeting.yaml", agenda("title: Other business"))
    clerk.commit("Another meeting, and spaces", "2024-01-03")
    assert len(told("log", "2024-03-06")) == 1


def test_a_clean_merge_is_not_told_and_its_branches_are(clerk: Clerk, told: Told) -> None:
    clerk.git("checkout", "-q", "-b", "papers")
    clerk.write(meeting=agenda("title: Apologies", "{title: Parks, papers: [parks.md]}"), parks=paper("Parks", *PARKS))
    clerk.commit("The paper", "2024-01-03", author="Tom Okafor")
    clerk.git("checkout", "-q", "main")
    clerk.put("members.yaml", BOARD.replace("Superintendent", "Inspector"))
    clerk.commit("A new rank", "2024-01-04")
    clerk.git("merge", "-q", "-m", "Papers and members", "papers", day="2024-01-05")
    assert story(told("log", "2024-03-06")) == {
        "The board, and its meeting in March": [
            "meeting called for Wednesday 6 March 2024 at 10.00 am",
            "item 1 added: Apologies",
            "item 2 added: Parks",
        ],
        "The paper": ["paper “Parks” added to item 2"],
        "A new rank": ["Tom Okafor (TO) has the role Inspector, was Superintendent"],
    }


def test_a_merge_is_told_for_what_it_did_itself(clerk: Clerk, told: Told) -> None:
    clerk.git("checkout", "-q", "-b", "side")
    clerk.write(meeting=agenda("title: Apologies", "title: Parks and rivers"))
    clerk.commit("Rivers", "2024-01-03")
    clerk.git("checkout", "-q", "main")
    clerk.write(meeting=agenda("title: Apologies", "title: Parks and roads"))
    clerk.commit("Roads", "2024-01-04")
    with pytest.raises(subprocess.CalledProcessError):
        clerk.git("merge", "-q", "side")
    clerk.write(meeting=agenda("title: Apologies", "title: Parks, rivers and roads"))
    clerk.commit("Both", "2024-01-05")
    (words,) = story(told("log", "2024-03-06"))["Both"]
    assert words.startswith("item 2 renamed: Parks, rivers and roads, was Parks and r")


def test_a_merge_that_throws_work_away_says_so(clerk: Clerk, told: Told) -> None:
    clerk.git("checkout", "-q", "-b", "side")
    clerk.write(meeting=agenda("title: Apologies", "title: Parks", "title: Libraries"))
    clerk.commit("Libraries", "2024-01-03")
    clerk.git("checkout", "-q", "main")
    clerk.git("merge", "-q", "-s", "ours", "-m", "Not this", "side", day="2024-01-04")
    found = story(told("log", "2024-03-06"))
    assert found["Libraries"] == ["item 3 added: Libraries"]
    assert found["Not this"] == ["item 3 removed: Libraries"]


def test_a_meeting_that_was_moved_keeps_its_history(clerk: Clerk, told: Told) -> None:
    clerk.git("mv", "meetings/2024-03-06", "meetings/2024-03-13")
    clerk.commit("A week later", "2024-01-20")
    clerk.put("meetings/2024-03-13/meeting.yaml", agenda("title: Apologies", "title: Parks", "title: Rivers"))
    clerk.commit("Rivers", "2024-01-21")
    found = story(told("log", "2024-03-13"))
    assert "item 2 added: Parks" in found["The board, and its meeting in March"]
    assert found["A week later"] == ["meeting moved to Wednesday 13 March 2024, was Wednesday 6 March 2024"]
    assert found["Rivers"] == ["item 3 added: Rivers"]
    assert story(told("log", "2024-03-06"))["A week later"] == ["meeting of Wednesday 6 March 2024 removed"]


def test_a_file_that_was_broken_for_a_while_lost_nothing(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=agenda("title: Apologies", "title: [Parks"))
    clerk.commit("A slip", "2024-01-03", author="Tom Okafor")
    clerk.put("members.yaml", BOARD.replace("Superintendent", "Inspector"))
    clerk.commit("A new rank", "2024-01-04")
    clerk.write(meeting=agenda("title: Apologies", "title: Parks", "title: Roads"))
    clerk.commit("Mended", "2024-01-05")
    entries = told("log", "2024-03-06")
    assert [entry["unreadable"] for entry in entries] == [[], ["meetings/2024-03-06/meeting.yaml"], [], []]
    assert story(entries)["A new rank"] == ["Tom Okafor (TO) has the role Inspector, was Superintendent"]
    assert story(entries)["Mended"] == ["item 3 added: Roads"]


@pytest.fixture
def with_actions(clerk: Clerk) -> Clerk:
    """Actions of January, reported on in March and closed by its minutes; May began its numbers anew."""
    clerk.put(f"{JANUARY}/meeting.yaml", agenda("title: Lights"))
    clerk.put(f"{JANUARY}/minutes.md", minutes("## 2 Lights\n\nThe lamps would be mended. [@RS]\n\nSeen. [2.2 @TO]\n"))
    clerk.commit("Draft minutes", "2024-01-11")
    clerk.put(
        f"{JANUARY}/minutes.md", minutes("## 2 Lights\n\nThe lamps would be mended. [2.1 @RS]\n\nSeen. [2.2 @TO]\n")
    )
    clerk.commit("Numbers", "2024-01-12")
    clerk.write(meeting=agenda("matters_arising: {report: EV1}"))
    clerk.put("meetings/2024-03-06/matters-arising.md", "---\ntitle: M\n---\n## 2.1 open\n\nHalf.\n\n## 2.2 open\n")
    clerk.commit("Matters arising", "2024-02-20", author="Tom Okafor")
    clerk.write(minutes=minutes("## 3 Matters\n\nAll are lit. [2.1 closed]\n\nMore. [3.1 @TO]\n"))
    clerk.commit("Minutes of March", "2024-03-08")
    clerk.put(f"{MAY}/meeting.yaml", agenda("title: Rivers"))
    clerk.put(f"{MAY}/minutes.md", minutes("## 2 Rivers\n\nThe banks would be cleared. [2.1 @TO]\n"))
    clerk.commit("Minutes of May", "2024-05-02")
    return clerk


@pytest.mark.usefixtures("with_actions")
def test_an_action_from_its_record_to_its_end(told: Told) -> None:
    assert story(told("log", "--action", "2024-01-10/2.1")) == {
        "Numbers": ["action 2.1 numbered, was 2.?: The lamps would be mended."],
        "Matters arising": ["action 2.1 reported open: Half."],
        "Minutes of March": ["action 2.1 closed, by minute 3"],
    }
    (may,) = told("log", "--action", "2.1")  # the short form means the latest
    assert (may["subject"], may["changes"][0]["action"]) == ("Minutes of May", "2024-05-01/2.1")


@pytest.mark.usefixtures("with_actions")
def test_a_member_with_attendance_and_actions(told: Told, with_actions: Clerk) -> None:
    with_actions.put("members.yaml", BOARD.replace("    role: Superintendent\n", "    to: 2024-06-30\n"))
    with_actions.commit("Tom leaves", "2024-06-01")
    found = story(told("log", "--member", "TO"))
    assert found["The board, and its meeting in March"] == ["Tom Okafor (TO) joined: Superintendent"]
    assert found["Draft minutes"] == [
        "attendance recorded: Tom Okafor (TO) present",
        "action 2.2 recorded for TO: Seen.",
    ]
    assert "Numbers" not in found
    assert found["Matters arising"] == ["action 2.2 reported open"]
    assert found["Tom leaves"] == [
        "Tom Okafor (TO) left on 30 June 2024",
        "Tom Okafor (TO) has the role none, was Superintendent",
    ]


def test_addresses_are_never_told(clerk: Clerk) -> None:
    clerk.write(meeting=agenda("title: Apologies"))
    clerk.commit("For tom@example.org", "2024-01-03", author="tom.okafor@example.org")
    result = CliRunner().invoke(app, ["log", "2024-03-06"])
    assert "3 January 2024, tom.okafor, commit" in result.stdout
    assert "@" not in result.stdout


def test_a_shallow_copy_does_not_blame_whoever_was_last(
    clerk: Clerk, told: Told, tmp_path_factory: pytest.TempPathFactory
) -> None:
    clerk.write(meeting=agenda("title: Apologies", "title: Parks", "title: Roads"))
    clerk.commit("Roads", "2024-01-03")
    copy: Path = tmp_path_factory.mktemp("copy")
    subprocess.run(
        ["git", "clone", "-q", "--depth", "1", f"file://{clerk.folder}", copy], check=True, capture_output=True
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(copy)
        (only,) = told("log", "2024-03-06")
    assert (only["begins_clone"], only["changes"]) == (True, [])


def test_a_partial_copy_says_what_it_lacks_and_fetches_nothing(
    clerk: Clerk, told: Told, tmp_path_factory: pytest.TempPathFactory
) -> None:
    clerk.write(meeting=agenda("title: Apologies", "title: Parks", "title: Roads"))
    clerk.commit("Roads", "2024-01-03")
    clerk.git("config", "uploadpack.allowFilter", "true")
    copy = tmp_path_factory.mktemp("copy")
    clerk.git("clone", "-q", "--filter=blob:none", f"file://{clerk.folder}", str(copy))
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(copy)
        first, second = told("log", "2024-03-06")
    assert (first["unreadable"], first["changes"]) == (["meetings/2024-03-06/meeting.yaml"], [])
    assert second["changes"][0]["change"] == "meeting called"
    lacking = clerk.git("-C", str(copy), "rev-list", "--objects", "--missing=print", "HEAD")
    assert "?" in lacking


def test_a_board_in_a_folder_of_a_larger_repository(clerk: Clerk, told: Told, monkeypatch: pytest.MonkeyPatch) -> None:
    clerk.put("boards/safety/meetings/2024-03-06/meeting.yaml", agenda("title: Parks"))
    clerk.commit("Another board", "2024-01-03")
    clerk.git("mv", "boards/safety/meetings/2024-03-06", "boards/safety/meetings/2024-03-13")
    clerk.commit("Moved", "2024-01-04")
    monkeypatch.chdir(clerk.folder / "boards" / "safety")
    first, second = told("log", "2024-03-13")
    assert [change["change"] for change in first["changes"]] == ["meeting called", "item added"]
    assert [change["change"] for change in second["changes"]] == ["meeting moved"]


def test_an_agenda_that_began_as_a_copy_has_no_history_of_the_other(clerk: Clerk, told: Told) -> None:
    clerk.put(f"{MAY}/meeting.yaml", agenda("title: Apologies", "title: Parks"))
    clerk.commit("May as March", "2024-01-03")
    assert list(story(told("log", "2024-05-01"))) == ["May as March"]


def test_what_cannot_be_asked(clerk: Clerk, tmp_path: Path) -> None:
    assert "name one meeting" in refused("log").message
    assert "name one meeting" in refused("log", "2024-03-06", "--member", "RS").message
    assert "2024-03-06  Wednesday 6 March 2024" in refused("log", "2024-03-07").help_line
    assert refused("log", "--action", "9.9").message == "no minutes ever recorded action `9.9`"
    assert refused("log", "--action", "nine").message == "`nine` is not an action"
    assert refused("log", "--member", "RX").help_line == "the nearest known name is `RS`"
    assert refused("diff", "2024-03-06", "--", "-p").message == "git knows no revision `-p`"
    assert refused("diff", "2024-03-06", "HEAD~9").message == "git knows no revision `HEAD~9`"
    assert refused("diff", "2024-03-06").message == "nothing was published of the meeting of 2024-03-06"
    clerk.put("meetings/2024-04-03/meeting.yaml", agenda("title: A"))
    assert refused("log", "2024-04-03").message == "the meeting of 2024-04-03 was never committed"


def test_a_folder_without_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "members.yaml").write_text(BOARD)
    monkeypatch.chdir(tmp_path)
    for arguments in (["log", "2024-03-06"], ["log", "--member", "RS"], ["diff", "2024-03-06", "HEAD"]):
        assert refused(*arguments).message.startswith("git knows no history of")


def test_a_broken_side_is_a_finding_not_a_comparison(clerk: Clerk) -> None:
    clerk.write(meeting=agenda("title: Apologies", "title: [Parks"))
    result = CliRunner().invoke(app, ["diff", "2024-03-06", "HEAD"])
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "error[" in result.stderr
    assert "in the files as they are cannot be read: meetings/2024-03-06/meeting.yaml" in result.stderr


def test_lines_fit_the_screen_and_say_what_came_and_went(clerk: Clerk, told: Told) -> None:
    clerk.write(meeting=agenda("title: Apologies", "{title: Parks, papers: [parks.md]}"), parks=paper("Parks", *PARKS))
    clerk.commit("A paper", "2024-01-03")
    clerk.write(parks=paper("Parks", PARKS[0].replace("on parks", "on every park of the borough"), *PARKS[1:]))
    printed = CliRunner().invoke(app, ["diff", "2024-03-06", "HEAD"]).stdout
    assert printed == (
        "Item 2: Parks\n"
        "  - paper “Parks” of item 2 changed: 1 paragraph changed\n"
        "      paragraph: Paragraph 0 of the paper on [removed: parks] [added: every park of the borough].\n"
    )


def test_what_no_commit_has_is_counted(clerk: Clerk) -> None:
    assert "not committed" not in CliRunner().invoke(app, ["log", "2024-03-06"]).stderr
    clerk.write(meeting=agenda("title: Apologies", "title: Parks", "title: Roads"))
    printed = CliRunner().invoke(app, ["log", "2024-03-06"])
    assert "1 change is not committed yet; `sbpack diff 2024-03-06 HEAD` tells which" in printed.stderr
    assert "Roads" not in printed.stdout
