"""What minutes hold besides their text: who came and went, passages set apart, minutes under a minute."""

from datetime import date, time
from pathlib import Path

import pytest

from sbpack.board.minutes import Minute, Minutes
from sbpack.findings.finding import Finding
from sbpack.text.prose import plain_text
from tests.boards import meeting, model

FOLDER = "meetings/2024-01-10"


def read(folder: Path, text: str, head: str = "present: [RS]") -> tuple[Minutes, list[Finding]]:
    files = {f"{FOLDER}/meeting.yaml": meeting(), f"{FOLDER}/minutes.md": f"---\n{head}\n---\n{text}"}
    board, findings = model(folder, files)
    (held,) = board.meetings
    assert held.minutes is not None
    return held.minutes, findings


def set_apart(minute: Minute) -> list[tuple[str, str]]:
    """Return each passage of a minute with its words."""
    found = []
    opened = 0
    for place, token in enumerate(minute.body.tokens):
        if token.type == "passage_open":
            opened = place
        elif token.type == "passage_close":
            found.append((minute.body.tokens[opened].meta["kind"], plain_text(minute.body.tokens[opened:place])))
    return found


def test_a_question_its_reply_an_update_and_a_note(tmp_path: Path) -> None:
    minutes, findings = read(
        tmp_path,
        "## 51 Questions\n\n"
        "> **Question** from Mr Boon\n>\n> Why is it dark?\n\n"
        "> **Reply** by the Chairman\n>\n> - the lamps;\n> - the bulbs. [51.1 @RS]\n\n"
        "> **Supplementary question**: who pays?\n\n"
        "> **Written update** from Tom Okafor, in his absence\n>\n> All is well.\n\n"
        "> **Post-meeting note** The bulbs came.\n\n"
        "> A quotation, **Question** in it.\n",
    )
    assert findings == []
    (minute,) = minutes.minutes
    assert set_apart(minute) == [
        ("question", "Question from Mr Boon Why is it dark?"),
        ("reply", "Reply by the Chairman the lamps; the bulbs."),
        ("question", "Supplementary question: who pays?"),
        ("update", "Written update from Tom Okafor, in his absence All is well."),
        ("note", "Post-meeting note The bulbs came."),
    ]
    assert [token.type for token in minute.body.tokens].count("blockquote_open") == 1
    assert [(action.id, action.words) for action in minute.actions] == [("51.1", "the bulbs.")]


def test_questions_and_replies_in_one_quotation_are_parted(tmp_path: Path) -> None:
    minutes, findings = read(
        tmp_path,
        "## 51 Questions\n\n"
        "> **Question** Why?\n>\n> Indeed.\n>\n> **Reply** So.\n>\n> **Supplementary question** How?\n\n"
        "> **Written update** from the railway\n>\n> **Question** one was settled.\n\n"
        "> A quotation.\n>\n> **Question** in it.\n",
    )
    assert findings == []
    assert set_apart(minutes.minutes[0]) == [
        ("question", "Question Why? Indeed."),
        ("reply", "Reply So."),
        ("question", "Supplementary question How?"),
        ("update", "Written update from the railway Question one was settled."),
    ]


def test_questions_and_replies_may_have_numbers(tmp_path: Path) -> None:
    minutes, findings = read(
        tmp_path,
        "## 51 Questions\n\n"
        "> **Question 1** Why?\n>\n> **Reply 1:** So.\n>\n> **Question No. 12a** How?\n\n"
        "> **Question time** came.\n",
    )
    assert findings == []
    assert set_apart(minutes.minutes[0]) == [
        ("question", "Question 1 Why?"),
        ("reply", "Reply 1: So."),
        ("question", "Question No. 12a How?"),
    ]


def test_deeper_headings_that_carry_on_the_numbering_are_minutes(tmp_path: Path) -> None:
    minutes, findings = read(
        tmp_path,
        "## 155 Reports\n\nThe leads were thanked.\n\n### Order of business\n\nAs printed.\n\n"
        "### 156 Gangs\n\nReport EV24007\n\nA map. [156.1 @RS]\n\n### 2023 figures\n\nNine.\n\n"
        "### 156a Lines\n\n**RESOLVED** that it be noted.\n\n### 156b Boats\n\nNone. [156b.1 @TO]\n\n"
        "### 157 Vans\n\nTwo.\n\n"
        "## 158 Close\n",
    )
    assert findings == []
    assert [(minute.number, minute.under) for minute in minutes.minutes] == [
        ("155", ""),
        ("156", "155"),
        ("156a", "155"),
        ("156b", "155"),
        ("157", "155"),
        ("158", ""),
    ]
    reports, gangs, lines = minutes.minutes[:3]
    assert "Order of business" in plain_text(reports.body.tokens)
    assert "2023 figures Nine." in plain_text(gangs.body.tokens)
    assert gangs.report == "EV24007"
    assert lines.resolutions[0].texts == ("it be noted.",)
    assert [action.id for action in minutes.actions] == ["156.1", "156b.1"]
    assert gangs.anchor != lines.anchor


def test_people_come_and_go(tmp_path: Path) -> None:
    minutes, findings = read(
        tmp_path,
        "## 7 Lights\n\n## 8 Roads\n",
        "present: [RS, TO]\nalso_present: [{name: Jo Hale}]\n"
        "arrived: [{who: TO, time: '10:45', minute: 8}]\nleft: [{who: [RS, {name: Jo Hale}], minute: 8}, {who: TO}]",
    )
    assert findings == []
    (came,) = minutes.arrived
    assert ([person.name for person in came.people], came.time, came.minute) == (["Tom Okafor"], time(10, 45), "8")
    assert [[person.name for person in movement.people] for movement in minutes.left] == [
        ["Rosa Silva", "Jo Hale"],
        ["Tom Okafor"],
    ]


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ("arrived: [{time: '10:45'}]", "`who` is missing"),
        ("left: [{who: RS, tme: '10:45'}]", "unknown key `tme`"),
        ("left: RS", "`left` says of each person who it was, when, and at which minute"),
        ("left: [{who: RS, time: 10.45am}]", "`10.45am` is not a time"),
    ],
)
def test_movements_that_cannot_be_read(tmp_path: Path, written: str, message: str) -> None:
    _, findings = read(tmp_path, "## 7 Lights\n", f"present: [RS]\n{written}")
    assert [found.message for found in findings] == [message]


def test_the_empty_minute_of_the_next_meeting_is_written_from_the_head(tmp_path: Path) -> None:
    minutes, findings = read(
        tmp_path,
        "## 7 Date and time of next meeting\n\n## 8 Next meeting of the Forum\n\nIn May.\n",
        "present: [RS]\nnext_meeting: {date: 2024-03-06, time: '18:30', venue: Old Hall}",
    )
    assert findings == []
    assert minutes.next_meeting is not None
    assert minutes.next_meeting.date == date(2024, 3, 6)
    assert [minute.names_next_meeting for minute in minutes.minutes] == [True, False]


def test_a_heading_in_a_quotation_or_list_divides_nothing(tmp_path: Path) -> None:
    minutes, _ = read(
        tmp_path,
        "## 70 One\n\n> Do the thing [70.1 @RS]\n>\n> ### 71 Sub\n>\n> More.\n\n- First.\n\n  ## 72 Deep\n\n  Last.\n",
    )
    (minute,) = minutes.minutes
    assert [action.words for action in minutes.actions] == ["Do the thing"]
    assert plain_text(minute.body.tokens) == "Do the thing 71 Sub More. First. 72 Deep Last."
