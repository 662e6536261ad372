"""What rules about minutes and their actions must not find, and where the line is."""

from datetime import date
from pathlib import Path

import pytest

from tests import boards
from tests.boards import meeting, minutes
from tests.checks.found import found


def minuted(body: str, head: str = "present: [RS]", agenda: str = "") -> dict[str, str]:
    return {
        "2024-01-10/meeting.yaml": agenda or meeting(),
        "2024-01-10/minutes.md": minutes(f"## 1 Business\n\n{body}\n", head),
    }


@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("RESOLVED that the report be noted.", "**RESOLVED**"),
        ("RESOLVED: the report was noted.", "**RESOLVED**"),
        ("It was RESOLVED\nthat the report be noted.", "**RESOLVED**"),
        ("Resolved that the report be noted.", "**RESOLVED**"),
        ("**Agreed that** the report be noted.", "AGREED"),
        ("It was **agreed**, that the report be noted.", "AGREED"),
        ("**It was agreed** that the report be noted.", None),
        ("**Mill Lane AGREED** that the report be noted.", None),
    ],
)
def test_a_resolution_is_made_bold_capitals_where_that_is_certain(tmp_path: Path, text: str, fixed: str | None) -> None:
    (finding,) = found("plain-resolved", tmp_path, minuted(text))
    assert (finding.fixes[0].text if finding.fixes else None) == fixed


@pytest.mark.parametrize(
    "text",
    [
        "**RESOLVED** that the report be noted.",
        "**RESOLVED that the report be noted.**",
        "It was **AGREED** that the report be noted.",
        "Members agreed that the report was long.",
        "Agreed: nothing.",
        "The **agreed** budget was shown.",
        "The Board had not RESOLVED anything.",
        "The words \N{LEFT DOUBLE QUOTATION MARK}RESOLVED that\N{RIGHT DOUBLE QUOTATION MARK} were left out.",
        "> RESOLVED that another board be quoted.",
        "`RESOLVED that` is how it is written.",
        "*RESOLVED that* is how it is written.",
        "**RESOLVED** that the words RESOLVED that be written in bold.",
    ],
)
def test_what_is_no_resolution_is_left_alone(tmp_path: Path, text: str) -> None:
    assert found("plain-resolved", tmp_path, minuted(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "> **Reply** by the Chairman",
        "> **answer:** No.",
        "> **Update** from the Police",
        "> **Questionnaire** for residents",
        "> **Penge** A letter from a resident.",
        "> Repply by nobody",
        "**Repply** outside a quotation",
        "> A letter.\n>\n> **Answers** are wanted.",
    ],
)
def test_other_bold_words_are_the_officers_own(tmp_path: Path, text: str) -> None:
    assert found("misspelt-label", tmp_path, minuted(text)) == []


@pytest.mark.parametrize(
    "label", ["Questions", "Anser", "Writen update", "Supplementry question", "Post-meeting notes"]
)
def test_a_label_with_a_slip_is_found(tmp_path: Path, label: str) -> None:
    assert len(found("misspelt-label", tmp_path, minuted(f"> **{label}** by the Chairman"))) == 1


@pytest.mark.parametrize(
    "body",
    [
        "The minutes of the previous meeting, held on 1 December 2023, were agreed.",
        "The minutes of the last meeting of the committee had not been published.",
        "The Board agreed a plan.",
        "**RESOLVED** that the minutes of the meeting held on 1 December 2023 be agreed.",
    ],
)
def test_minutes_with_a_date_are_dated(tmp_path: Path, body: str) -> None:
    assert found("undated-minutes", tmp_path, minuted(body)) == []


def test_the_date_of_undated_minutes_is_the_agendas(tmp_path: Path) -> None:
    agenda = meeting("minutes_of: 2023-12-01")
    (finding,) = found("undated-minutes", tmp_path, minuted("The minutes of the last meeting were signed.", "", agenda))
    assert finding.help == "write `minutes of the meeting held on 1 December 2023`"


def test_of_two_meetings_that_are_meant_each_is_proposed(tmp_path: Path) -> None:
    agenda = meeting("minutes_of: 2023-12-01", "minutes_of: 2023-12-08")
    text = "The minutes of the last meeting and of the extraordinary meeting were signed."
    (finding,) = found("undated-minutes", tmp_path, minuted(text, "", agenda))
    one, other = (f"`minutes of the meeting held on {day} December 2023`" for day in (1, 8))
    assert finding.help == f"write {one} or {other}, whichever is meant"


@pytest.mark.parametrize(
    ("body", "agenda"),
    [
        ("The minutes of its meeting on 1 December 2023 were agreed.", "minutes_of: 2023-12-01"),
        ("The minutes of the meeting held on 2 December 2023 were agreed.", "title: Minutes"),
        ("The minutes of the meeting of 2 December 2023 had been published.", "minutes_of: 2023-12-01"),
        ("The minutes of the Scrutiny Committee of 2 December 2023 were agreed.", "minutes_of: 2023-12-01"),
    ],
)
def test_minutes_of_another_day_are_found_only_where_the_board_agreed_them(
    tmp_path: Path, body: str, agenda: str
) -> None:
    assert found("minutes-of-other-date", tmp_path, minuted(body, agenda=meeting(agenda))) == []


def test_minutes_may_stand_on_the_agenda_by_title(tmp_path: Path) -> None:
    agenda = meeting("minutes_of: 2023-12-01", "title: Minutes of the meeting held on 5 May 2022")
    body = "The minutes of the meeting of 5 May 2022 were agreed, and those of 1 December 2023."
    assert found("minutes-of-other-date", tmp_path, minuted(body, agenda=agenda)) == []


@pytest.mark.parametrize("due", ["due 2024-01-11", "due next meeting", ""])
def test_an_action_may_be_due_at_any_later_time(tmp_path: Path, due: str) -> None:
    assert found("due-before-meeting", tmp_path, minuted(f"A letter. [1.1 @RS {due}]".replace(" ]", "]"))) == []


def test_a_closed_action_may_be_opened_again_or_become_a_rule(tmp_path: Path) -> None:
    files = minuted("A letter. [1.1 @RS] [1.2 @RS]") | {
        "2024-02-07/meeting.yaml": meeting(),
        "2024-02-07/minutes.md": minutes(
            "## 2 Business\n\nSent. [1.1 closed] Shown. [1.2 closed] No. [1.2 stays open]\n"
        ),
        "2024-03-06/meeting.yaml": meeting(),
        "2024-03-06/minutes.md": minutes("## 3 Business\n\nAlways. [1.1 becomes a rule] Now. [1.2 closed]\n"),
    }
    assert found("closed-twice", tmp_path, files) == []


@pytest.mark.parametrize(
    "head",
    [
        "present: [TO, RS]",
        "present: [TO]\nsubstitutes: {RS: Ada Lamb}",
        "present: [TO]\nalso_present: [RS]",
        "present: [TO]",
    ],
)
def test_an_owner_without_apologies_is_not_absent(tmp_path: Path, head: str) -> None:
    assert found("owner-absent", tmp_path, minuted("A letter. [1.1 @RS]", head)) == []


def test_a_group_is_never_absent(tmp_path: Path) -> None:
    assert found("owner-absent", tmp_path, minuted("A letter. [1.1 @LEADS]", "present: [TO]\napologies: [RS]")) == []


DUE = minuted("A letter. [1.1 @RS due 2024-02-01]")
TABLE = meeting("{title: Matters arising, matters_arising: {report: EV24001}}")


def test_an_action_is_overdue_from_the_day_after(tmp_path: Path) -> None:
    assert found("overdue-action", tmp_path, DUE, as_of=date(2024, 2, 1)) == []
    assert len(found("overdue-action", tmp_path, DUE, as_of=date(2024, 2, 2))) == 1


@pytest.mark.parametrize(
    "later",
    [
        {"2024-02-07/meeting.yaml": TABLE, "2024-02-07/matters-arising.md": "---\n---\n## 1.1 open\n\nNot yet.\n"},
        {"2024-02-07/meeting.yaml": TABLE, "2024-02-07/matters-arising.md": "---\n---\n## 1.2 open\n\nNot yet.\n"},
        {"2024-04-07/meeting.yaml": TABLE, "2024-04-07/matters-arising.md": "---\n---\n## 1.1 open\n\nNot yet.\n"},
        {"2024-01-30/meeting.yaml": TABLE, "2024-01-30/matters-arising.md": "---\n---\n## 1.1 done\n\nSent.\n"},
        {"2024-02-07/meeting.yaml": meeting(), "2024-02-07/minutes.md": minutes("## 2 B\n\nNo. [1.1 stays open]\n")},
    ],
    ids=["reported", "dropped", "being reported", "done before", "spoken of"],
)
def test_an_action_that_is_heard_of_is_not_overdue(tmp_path: Path, later: dict[str, str]) -> None:
    assert found("overdue-action", tmp_path, DUE | later) == []


def test_an_action_due_at_a_meeting_that_had_no_table_is_overdue(tmp_path: Path) -> None:
    files = minuted("A letter. [1.1 @RS due next meeting]") | {"2024-02-07/meeting.yaml": meeting()}
    assert found("overdue-action", tmp_path, files, boards.MEMBERS, date(2024, 2, 7)) == []
    assert len(found("overdue-action", tmp_path, files, boards.MEMBERS, date(2024, 2, 8))) == 1


@pytest.mark.parametrize(
    "resolved",
    [
        "the report be noted, and the officers thanked for it",
        "the plan be approved",
        "the minutes be signed and the report received",
        "the offer of the Police to send a letter be noted",
        "Councillor Marsh be elected Chairman",
        "the press and public be excluded under section 100A of the Local Government Act 1972",
        "the question and the reply be noted",
        "needles be counted by ward",
    ],
)
def test_a_resolution_that_asks_for_nothing_needs_no_action(tmp_path: Path, resolved: str) -> None:
    assert found("resolution-without-action", tmp_path, minuted(f"**RESOLVED** that {resolved}.")) == []


@pytest.mark.parametrize(
    "resolved",
    [
        "the report be noted and that the Board meet for longer next time",
        "the final version be agreed and put to the Board in December",
        "the final version be agreed and submitted to the next meeting",
        "a letter be written to the Mayor",
        "the Police would look into the lamps",
        "partners consider what they can contribute",
    ],
)
def test_a_resolution_that_asks_for_something_needs_an_action(tmp_path: Path, resolved: str) -> None:
    text = f"**RESOLVED** that {resolved}."
    assert len(found("resolution-without-action", tmp_path, minuted(text))) == 1
    assert found("resolution-without-action", tmp_path, minuted(f"{text} [1.1 @RS]")) == []


@pytest.mark.parametrize(
    "text",
    [
        "The bus would stop at the library. A door would be paid for, and a crossing would be considered.",
        "The flood exercise would be repeated. The refuge would open in the autumn.",
        "The reviews would be sent out in due course.",
        "> The reviews would be sent out. He would write.",
        "He would not send a letter. He thought that they should.",
        "He asked whether figures would be provided.",
        "The Police would contact every victim. Operators would report each incident. Residents would ask why.",
        "If a landlord failed, the Council would send a letter. Under the scheme, the team would write.",
        "> **Reply** by the Chairman\n>\n> The reviews will be sent out. Officers will write.",
        "| Who | What |\n|---|---|\n| He | would be sent |\n",
    ],
)
def test_what_commits_nobody_is_no_commitment(tmp_path: Path, text: str) -> None:
    assert found("unmarked-commitment", tmp_path, minuted(text)) == []
