"""The numbers that `sbpack fix` gives: above every number that anything mentions."""

from pathlib import Path

import pytest

from sbpack.checks.repairs import Repair, repairs
from sbpack.model.from_sources import model_board
from sbpack.sources.read_sources import read_sources
from sbpack.sources.repository import FolderRepository
from tests.boards import meeting, minutes, model

JANUARY = "meetings/2024-01-10"
MARCH = "meetings/2024-03-06"
BODY = "## 2 Lights\n\nA map would be shared. [2.1 @TO]\n\nA rota. [@RS]\n\n## 3 Roads\n\nNoted.\n"


def found(folder: Path, files: dict[str, str]) -> tuple[Repair, ...]:
    model(
        folder,
        {
            f"{JANUARY}/meeting.yaml": meeting(),
            f"{JANUARY}/minutes.md": minutes(BODY),
            f"{MARCH}/meeting.yaml": meeting(),
            **files,
        },
    )
    sources, _ = read_sources(FolderRepository(folder))
    board, _ = model_board(sources)
    return repairs(board, sources.texts)


@pytest.mark.parametrize(
    "mention",
    [
        "See action 2.9.",
        "See actions 2.9 and 2.4.",
        "See actions 2.4, 2.9 or 2.5.",
        "ACTIONS 2.4 AND 2.9",
        "The **actions** *2.9*",
        "> the last\n> action\n> 2.9",
        "<!-- action 2.9 -->",
        "<!-- [2.9 @RS] -->",
        "[2.9 @RS, @TO]",
        "\\[2.9 @RS]",
        "`[2.9 @RS]`",
        "[2.9 clsed]",
        "[2.4, 2.9 closed]",
        "As 2024-01-10/2.9 has it.",
    ],
)
def test_a_number_is_above_every_one_mentioned(tmp_path: Path, mention: str) -> None:
    papers = {f"{MARCH}/paper.md": f"---\nkind: paper\ntitle: Paper\n---\n{mention}\n"}
    assert [repair.what for repair in found(tmp_path, papers)] == ["numbered 2.10"]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (f"{JANUARY}/minutes.md", minutes(BODY + "\nMisplaced. [2.9 @RS]\n")),
        (f"{JANUARY}/meeting.yaml", meeting("{title: Lights, note: See action 2.9}")),
        (f"{MARCH}/minutes.md", minutes("## 4 Roads\n\n[2.9 closed]\n")),
        (f"{MARCH}/matters-arising.md", "## 2.4, 2.9 finished\n"),
        (f"{MARCH}/matters-arising.md", "<!--\n## 2.9 done\n-->\n"),
    ],
)
def test_a_number_is_mentioned_in_any_file(tmp_path: Path, path: str, text: str) -> None:
    assert [repair.what for repair in found(tmp_path, {path: text})] == ["numbered 2.10"]


@pytest.mark.parametrize(
    "text",
    [
        "Inflation is 2.75%, the cost £2.9m or £2.9 in total.",
        "An action 2.75% above, [2.9 million](https://x.org), [£2.9 for all; @RS is thanked].",
        "## 2.9 Background",
        "As 2017-07-06/2.9 has it, and 2024-02-30/2.9.",
        "action 2." + "9" * 5000,
    ],
)
def test_a_figure_is_no_number_of_an_action(tmp_path: Path, text: str) -> None:
    papers = {f"{MARCH}/paper.md": f"---\nkind: paper\ntitle: Paper\n---\n{text}\n"}
    assert [repair.what for repair in found(tmp_path, papers)] == ["numbered 2.2"]


def test_what_was_written_before_the_meeting_means_older_actions(tmp_path: Path) -> None:
    older = {"meetings/2023-11-01/meeting.yaml": meeting(), "meetings/2023-11-01/minutes.md": minutes("[2.9 closed]")}
    assert [repair.what for repair in found(tmp_path, older)] == ["numbered 2.2"]


def test_a_mark_in_a_table_that_is_shown_twice_has_one_number(tmp_path: Path) -> None:
    files = {
        f"{JANUARY}/minutes.md": minutes("## 2 Lights\n\n![One](t.csv)\n\n![Two](t.csv)\n"),
        f"{JANUARY}/t.csv": "Thing,Who\nA map,[@TO]\n",
    }
    (repair,) = found(tmp_path, files)
    assert (str(repair.replacement.span), repair.replacement.text) == (f"{JANUARY}/t.csv:2:8", "2.1 @")
