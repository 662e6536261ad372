"""Meetings that were postponed, cancelled or inquorate, and what follows them."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.board.meeting import Cancelled, Inquorate, Postponed
from sbpack.board.register import ActionState, said_of_next, sitting_after, sitting_before
from sbpack.packs.pack import Notice
from sbpack.packs.pack_sources import pack_sources
from tests.boards import meeting, minutes, model, pack

JANUARY, MARCH, JUNE = "meetings/2024-01-10", "meetings/2024-03-06", "meetings/2024-06-05"
TO_JUNE = "postponed: {to: 2024-06-05, reason: The hall was flooded.}\n"
ACTION = "## 7 Lights\n\nThe map be shared. [7.1 @TO due next meeting]\n"


def files(moved: str) -> dict[str, str]:
    return {
        f"{JANUARY}/meeting.yaml": meeting("next_meeting: {date: 2024-03-06}"),
        f"{JANUARY}/minutes.md": minutes(ACTION),
        f"{MARCH}/meeting.yaml": moved + meeting("matters_arising: {report: EV1}"),
        f"{MARCH}/matters-arising.md": "## 7.1 done\n\nShared.\n",
        f"{JUNE}/meeting.yaml": meeting("matters_arising: {report: EV2}"),
        f"{JUNE}/matters-arising.md": "## 7.1 open\n\nNot yet.\n",
    }


@pytest.mark.parametrize(
    ("written", "move"),
    [
        (TO_JUNE, Postponed(date(2024, 6, 5), "The hall was flooded.")),
        ("cancelled: {reason: No business.}\n", Cancelled("No business.")),
        ("inquorate: {reason: Four came.}\n", Inquorate("Four came.")),
    ],
)
def test_a_meeting_says_how_it_was_moved_and_hears_nothing(tmp_path: Path, written: str, move: object) -> None:
    board, findings = model(tmp_path, files(written))
    assert findings == []
    assert board.meetings[1].move == move
    assert [entry.state for entry in board.register_before(date(2024, 6, 5)).entries] == [ActionState.OPEN]
    assert sitting_after(board.meetings, date(2024, 1, 10)) == date(2024, 6, 5)
    assert sitting_before(board.meetings, date(2024, 6, 5)) == date(2024, 1, 10)


def test_what_is_due_next_meeting_follows_the_move(tmp_path: Path) -> None:
    assert pack(tmp_path, "2024-06-05", files("")).matters[0].due == "6 March 2024"
    moved = pack(tmp_path, "2024-06-05", files(TO_JUNE))
    assert moved.matters[0].due == "5 June 2024"
    assert f"{MARCH}/meeting.yaml" in pack_sources(moved, ())


def test_the_day_put_off_to_counts_before_anything_is_written_for_it(tmp_path: Path) -> None:
    board, _ = model(tmp_path, {f"{JANUARY}/meeting.yaml": meeting(), f"{MARCH}/meeting.yaml": TO_JUNE + meeting()})
    assert sitting_after(board.meetings, date(2024, 1, 10)) == date(2024, 6, 5)
    assert sitting_after(board.meetings, date(2024, 6, 5)) is None


def test_a_meeting_put_off_twice_is_due_on_the_last_day(tmp_path: Path) -> None:
    june = "postponed: {to: 2024-07-03, reason: An election.}\n"
    board, _ = model(
        tmp_path,
        {
            f"{JANUARY}/meeting.yaml": meeting(),
            f"{MARCH}/meeting.yaml": TO_JUNE + meeting(),
            f"{JUNE}/meeting.yaml": june + meeting(),
        },
    )
    assert sitting_after(board.meetings, date(2024, 1, 10)) == date(2024, 7, 3)


def test_front_sheets_of_both_days_say_so(tmp_path: Path) -> None:
    moved, after = (pack(tmp_path, day, files(TO_JUNE)) for day in ("2024-03-06", "2024-06-05"))
    assert moved.notices == (Notice("Postponed", "to Wednesday 5 June 2024", "The hall was flooded."),)
    assert after.notices == (Notice("Postponed", "from Wednesday 6 March 2024", "The hall was flooded."),)


def test_minutes_have_the_last_word_on_the_next_date(tmp_path: Path) -> None:
    said = "---\npresent: [RS]\nnext_meeting: {date: 2024-06-05, time: '18:30', venue: Old Hall}\n---\n## 7 Lights\n"
    board, findings = model(tmp_path, files("") | {f"{JANUARY}/minutes.md": said})
    assert findings == []
    said_last = said_of_next(board.meetings[0])
    assert said_last is not None
    assert said_last.date == date(2024, 6, 5)


@pytest.mark.parametrize(
    ("written", "rule", "message"),
    [
        ("postponed: {reason: Flood.}\n", "wrong-shape", "`to` is missing"),
        ("postponed: {to: 2024-03-06, reason: Flood.}\n", "bad-date", "cannot be put off"),
        ("cancelled: {}\n", "wrong-shape", "`reason` is missing"),
        (TO_JUNE + "cancelled: {reason: Flood.}\n", "wrong-shape", "`postponed` and `cancelled` at once"),
    ],
)
def test_a_move_that_cannot_be_read_is_a_finding(tmp_path: Path, written: str, rule: str, message: str) -> None:
    _, findings = model(tmp_path, {f"{MARCH}/meeting.yaml": written + meeting()})
    assert [(found.rule, message in found.message) for found in findings] == [(rule, True)]


def test_what_is_called_later_changes_no_earlier_pack(tmp_path: Path) -> None:
    earlier = {path: text for path, text in files("inquorate: {reason: Four came.}\n").items() if JUNE not in path}
    before = pack(tmp_path / "before", "2024-03-06", earlier)
    after = pack(tmp_path / "after", "2024-03-06", earlier | {f"{JUNE}/meeting.yaml": meeting()})
    assert before.matters[0].due == after.matters[0].due == "next meeting"


def test_a_pack_is_made_from_the_calendar_that_it_prints(tmp_path: Path) -> None:
    april = "meetings/2024-04-03"
    alone = pack(tmp_path / "alone", "2024-06-05", files(""))
    among = pack(tmp_path / "among", "2024-06-05", files("") | {f"{april}/meeting.yaml": meeting()})
    assert (alone.previous_meeting, among.previous_meeting) == (date(2024, 3, 6), date(2024, 4, 3))
    assert f"{april}/meeting.yaml" in pack_sources(among, ())


def test_minutes_that_hide_those_in_the_pack_are_among_its_sources(tmp_path: Path) -> None:
    written = {
        f"{JANUARY}/meeting.yaml": meeting(),
        f"{JANUARY}/minutes.md": minutes(ACTION),
        f"{MARCH}/meeting.yaml": meeting(),
        f"{MARCH}/minutes.md": minutes("## 7 Other lights\n"),
        f"{JUNE}/meeting.yaml": meeting("minutes_of: 2024-01-10"),
    }
    assert f"{MARCH}/minutes.md" in pack_sources(pack(tmp_path, "2024-06-05", written), ())
