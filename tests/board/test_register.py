"""The action register: what is open, and who had the last word."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.board.register import ActionState
from tests.boards import meeting, minutes, model

JANUARY, MARCH, MAY = "meetings/2024-01-10", "meetings/2024-03-06", "meetings/2024-05-08"
FIRST = "## 7 Lights\n\nA map would be shared. [7.1 @TO]\n\nThe lamps be repaired. [7.2 @RS due next meeting]\n"


def states(folder: Path, *, row: str, later: str) -> dict[str, ActionState]:
    """Return where the actions of January stand in May, after what March was told and what it recorded."""
    board, _ = model(
        folder,
        {
            f"{JANUARY}/meeting.yaml": meeting(),
            f"{JANUARY}/minutes.md": minutes(FIRST),
            f"{MARCH}/meeting.yaml": meeting("matters_arising: {report: EV1}"),
            f"{MARCH}/matters-arising.md": row,
            f"{MARCH}/minutes.md": minutes(later),
        },
    )
    return {entry.action.id: entry.state for entry in board.register_before(date(2024, 5, 8)).entries}


@pytest.mark.parametrize(
    ("row", "later", "state"),
    [
        ("", "## 8 Nothing\n", ActionState.OPEN),
        ("## 7.1 open\n\nNot yet.\n", "## 8 Nothing\n", ActionState.OPEN),
        ("## 7.1 oral\n", "## 8 Nothing\n", ActionState.OPEN),
        ("## 7.1 done\n\nShared.\n", "## 8 Nothing\n", ActionState.DONE),
        ("## 7.1 done\n\nShared.\n", "## 8 Arising\n\nNot so. [7.1 stays open]\n", ActionState.OPEN),
        ("## 7.1 open\n\nNot yet.\n", "## 8 Arising\n\nEnough. [7.1 closed]\n", ActionState.CLOSED),
        ("## 7.1 oral\n", "## 8 Arising\n\nAlways. [7.1 becomes a rule]\n", ActionState.RULE),
        ("## 7.1 superseded\n\nBy the plan.\n", "## 8 Nothing\n", ActionState.SUPERSEDED),
        ("## 7.1 open\n\n.\n", "## 8 Arising\n\nNo more. [7.1 withdrawn]\n", ActionState.WITHDRAWN),
    ],
)
def test_the_last_word_counts(tmp_path: Path, row: str, later: str, state: ActionState) -> None:
    found = states(tmp_path, row=row, later=later)
    assert found["7.1"] is state
    assert found["7.2"] is ActionState.OPEN


def test_one_row_answers_several_actions(tmp_path: Path) -> None:
    found = states(tmp_path, row="## 7.1, 7.2 done\n\nBoth.\n", later="## 8 Nothing\n")
    assert set(found.values()) == {ActionState.DONE}


def test_a_register_is_as_at_its_meeting(tmp_path: Path) -> None:
    board, _ = model(
        tmp_path,
        {
            f"{JANUARY}/meeting.yaml": meeting(),
            f"{JANUARY}/minutes.md": minutes(FIRST),
            f"{MARCH}/meeting.yaml": meeting(),
            f"{MARCH}/minutes.md": minutes("## 8 Arising\n\nEnough. [7.1 closed] [7.2 closed]\n"),
        },
    )
    assert board.register_before(date(2024, 1, 10)).entries == ()
    assert len(board.register_before(date(2024, 3, 6)).open) == 2
    assert board.register_before(date(2024, 3, 7)).open == ()


def test_the_short_form_means_the_latest_after_a_restart(tmp_path: Path) -> None:
    board, _ = model(
        tmp_path,
        {
            f"{JANUARY}/meeting.yaml": meeting(),
            f"{JANUARY}/minutes.md": minutes(FIRST),
            f"{MARCH}/meeting.yaml": meeting(),
            f"{MARCH}/minutes.md": minutes("## 7 Roads\n\nA crossing be painted. [7.1 @RS]\n"),
            f"{MAY}/meeting.yaml": meeting("matters_arising: {report: EV2}"),
            f"{MAY}/matters-arising.md": "## 7.1 open\n\nPainted soon.\n\n## 2024-01-10/7.1 done\n\nShared.\n",
        },
    )
    register = board.register_before(date(2024, 5, 8))
    may = board.meetings[-1].matters_arising
    assert may is not None
    meant = [register.entry(row.references[0]) for row in may.rows]
    assert [entry.action.meeting.month if entry else None for entry in meant] == [3, 1]


def test_matters_that_were_never_actions_are_told_apart_by_their_words(tmp_path: Path) -> None:
    told = meeting("matters_arising: {report: EV1}")
    board, _ = model(
        tmp_path,
        {
            f"{JANUARY}/meeting.yaml": meeting(),
            f"{JANUARY}/minutes.md": minutes("## 7 Lights\n\nA letter about speeding. A talk on lamps.\n"),
            f"{MARCH}/meeting.yaml": told,
            f"{MARCH}/matters-arising.md": (
                "## minute 7 open\n\n> A letter about speeding.\n\nSoon.\n\n## minute 7 open\n\n> A talk on lamps.\n"
            ),
            f"{MAY}/meeting.yaml": told,
            f"{MAY}/matters-arising.md": "## minute 7 done\n\n> A letter on speeding.\n\nSent.\n\n## minute 9 open\n",
        },
    )
    found = {
        matter.words: (matter.state, len(matter.reports)) for matter in board.register_on(date(2024, 5, 8)).matters
    }
    assert found == {"A letter on speeding.": (ActionState.DONE, 2), "A talk on lamps.": (ActionState.OPEN, 1)}
    assert all(matter.state is ActionState.OPEN for matter in board.register_before(date(2024, 5, 8)).matters)
