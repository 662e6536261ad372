"""What rules about matters arising must not find, and where the line is."""

from datetime import date
from pathlib import Path

import pytest

from tests.boards import meeting, minutes
from tests.checks.found import found

AGENDA = meeting("{title: Matters arising, matters_arising: {report: EV24001}}")
MINUTES = minutes("""\
## 1 Roads

The Chairman of the committee said that about 3,800 road users a year were now being killed, which in his view made this
a crime of high harm. He wanted the Mayor to be told by letter that the Police had to deal with speeding.

Reviews would be sent out in due course; they had lessons to teach.
""")


def rows(*parts: str) -> str:
    return "---\ncontact_officer: Priya Shah\n---\n" + "\n\n".join(parts) + "\n"


def tables(first: str, second: str, between: str = "") -> dict[str, str]:
    """Return three meetings: the first is minuted, the others are told of matters arising."""
    return {
        "2023-09-01/meeting.yaml": meeting(),
        "2023-09-01/minutes.md": MINUTES,
        "2023-12-01/meeting.yaml": AGENDA,
        "2023-12-01/matters-arising.md": first,
        "2023-12-01/minutes.md": minutes(f"## 2 Matters arising\n\n{between}\n"),
        "2024-03-06/meeting.yaml": AGENDA,
        "2024-03-06/matters-arising.md": second,
    }


OPEN = "## minute 1 open\n\n> The Mayor to be told by letter\n\nOutstanding."


@pytest.mark.parametrize(
    ("first", "second", "between"),
    [
        (OPEN, OPEN, ""),
        (OPEN, "## minute 1 open\n\n> A letter about speeding\n\nStill outstanding.", ""),
        (OPEN, "## minute 2023-09-01/1 done\n\nIt went.", ""),
        (OPEN.replace("open", "done"), "", ""),
        (OPEN.replace("open", "withdrawn"), "", ""),
        (OPEN, "", "The letter of minute 1 had gone."),
        (OPEN, "## Commentary\n\nOn minute 1 nothing more can be done.", ""),
    ],
)
def test_a_matter_that_is_answered_is_not_dropped(tmp_path: Path, first: str, second: str, between: str) -> None:
    assert found("dropped-matter", tmp_path, tables(rows(first), rows(second), between)) == []


def test_a_matter_is_dropped_once_in_the_first_table_without_it(tmp_path: Path) -> None:
    files = tables(rows(OPEN), rows())
    assert [finding.related[0].span.line for finding in found("dropped-matter", tmp_path, files)] == [6]
    later = {"2024-05-01/meeting.yaml": AGENDA, "2024-05-01/matters-arising.md": rows()}
    assert len(found("dropped-matter", tmp_path, files | later)) == 1


@pytest.mark.parametrize("as_of", [date(2024, 3, 1), date(2024, 3, 6), date(2034, 3, 6)])
def test_an_action_left_out_stays_an_error_of_every_table_that_lacks_it(tmp_path: Path, as_of: date) -> None:
    """No day makes it right: whoever knows why it is missing allows it with the reason."""
    files = tables(rows(), rows()) | {
        "2023-09-01/minutes.md": minutes("## 1 Roads\n\nThe lamps be lit. [1.1 @RS]\n"),
        "2024-03-06/meeting.yaml": meeting(
            "minutes_of: 2023-12-01", "{title: Matters arising, matters_arising: {report: EV24002}}"
        ),
    }
    found_in = found("dropped-action", tmp_path, files, as_of=as_of)
    assert [finding.severity for finding in found_in] == [None, None]


def test_of_two_matters_the_one_quoted_least_alike_is_dropped(tmp_path: Path) -> None:
    reviews = "## minute 1 oral\n\n> Reviews would be sent out in due course"
    files = tables(rows(OPEN, reviews), rows("## minute 1 open\n\n> The reviews would be sent out\n\nTwo went."))
    assert [finding.message for finding in found("dropped-matter", tmp_path, files)] == [
        "the matter `The Mayor to be told by letter` of minute 1 was not reported back"
    ]


def test_a_meeting_that_did_not_sit_was_told_nothing(tmp_path: Path) -> None:
    cancelled = AGENDA + "cancelled: {because: the hall was flooded}\n"
    files = tables(rows(OPEN), rows(OPEN)) | {
        "2024-01-10/meeting.yaml": cancelled,
        "2024-01-10/matters-arising.md": rows(),
    }
    assert found("dropped-matter", tmp_path, files) == []


@pytest.mark.parametrize(
    "quoted",
    [
        "The Chairman of the Committee said that about 3,800 road users a year were now being killed",
        "He wanted the Mayor to be told by letter that the Police have to deal with speeding!",
        "Reviews would be sent out in due course.",
        "*Reviews* would be sent out\n> in due course; they had lessons to teach",
        "A letter about speeding.",
        "a crime of high harm […] deal with speeding",
        "Roads",
        "Whether speeding needs a letter.",
    ],
)
def test_the_words_of_the_minute_have_not_drifted(tmp_path: Path, quoted: str) -> None:
    row = f"## minute 1 open\n\n> {quoted}\n\nOutstanding."
    assert found("drifted-quote", tmp_path, tables(rows(row), rows())) == []


@pytest.mark.parametrize(
    "quoted",
    [
        "The Chairman said that the deaths of road users were now in the region of 3800 per year.",
        "It was noted that the plan needed further work before completion and dissemination.",
        "Reviews would be sent out in due course. It was agreed that every partner would have to read all of them.",
        "Potholes near the station.",
    ],
)
def test_other_words_have_drifted(tmp_path: Path, quoted: str) -> None:
    row = f"## minute 1 open\n\n> {quoted}\n\nOutstanding."
    assert len(found("drifted-quote", tmp_path, tables(rows(row), rows()))) == 1


@pytest.mark.parametrize(
    "row",
    [
        "## minute 1 oral",
        "## minute 1 done",
        "## minute 1 oral\n\nTo be provided at the meeting.",
        "## minute 1 open\n\nTo be provided at the meeting, since the figures come that morning.",
        "## minute 1 open\n\nNo update was received from the Police.",
        "## minute 1 open\n\nAn update was given to the committee on 4 May.",
        "## minute 1 open\n\nReported to the Board in May.",
    ],
)
def test_a_row_that_says_something_has_an_update(tmp_path: Path, row: str) -> None:
    assert found("no-update", tmp_path, tables(rows(row), rows())) == []


@pytest.mark.parametrize(
    "update",
    [
        "TBC",
        "T.B.C.",
        "Verbal update",
        "Verbal update at the meeting.",
        "A verbal update will be provided at the meeting.",
        "To be reported at the next meeting",
        "To be given orally",
        "Update to follow.",
        "-",
        "N/A",
    ],
)
def test_a_promise_is_no_update(tmp_path: Path, update: str) -> None:
    row = f"## minute 1 open\n\n{update}"
    assert len(found("no-update", tmp_path, tables(rows(row), rows()))) == 1


def test_a_table_that_nobody_has_begun_is_one_finding(tmp_path: Path) -> None:
    second = OPEN.replace("The Mayor to be told by letter", "Reviews would be sent out")
    files = tables(rows(OPEN, second), rows())
    (matters,) = found("dropped-matter", tmp_path, files)
    assert matters.message == "none of the 2 matters left open on 2023-12-01 is reported back"
    assert matters.help.endswith("below: `## minute 1 open`")
    begun = tables(rows(OPEN, second), rows(OPEN))
    assert len(found("dropped-matter", tmp_path, begun)) == 1
