"""A pack is what the board was on its day."""

from datetime import date
from pathlib import Path

from sbpack.packs.pack import CitedMinute, Deadline
from tests.attachments import slides
from tests.boards import MEMBERS, meeting, minutes, model, pack

PAPER = "---\nkind: paper\ntitle: {title}\n---\nText.\n"


def test_names_and_offices_are_of_the_day(tmp_path: Path) -> None:
    files = {"meetings/2023-11-01/meeting.yaml": meeting(), "meetings/2024-03-06/meeting.yaml": meeting()}
    before, after = (pack(tmp_path, day, files) for day in ("2023-11-01", "2024-03-06"))
    assert (before.body, after.body) == ("Elmbridge Vale Strategic Group", "Elmbridge Vale Safety Board")
    assert [member.office_on(before.date) for member in before.members] == ["chairman", None]
    assert [member.office_on(after.date) for member in after.members] == [None, "chairman"]


def test_the_last_day_for_questions_is_worked_out_for_a_meeting_that_is_held(tmp_path: Path) -> None:
    rule = "rules:\n  - {rule: questions, days: 4, unit: working days before, made_by: Standing order 12}\n"
    files = {"members.yaml": MEMBERS + rule, "meetings/2017-10-16/meeting.yaml": meeting()}
    assert pack(tmp_path / "held", "2017-10-16", files).questions == Deadline(date(2017, 10, 10), "Standing order 12")
    files["meetings/2017-10-16/meeting.yaml"] = "cancelled: {reason: Snow}\n" + meeting()
    assert pack(tmp_path / "cancelled", "2017-10-16", files).questions is None


def test_titles_are_derived(tmp_path: Path) -> None:
    found = pack(
        tmp_path,
        "2024-03-06",
        {
            "meetings/2024-01-10/meeting.yaml": meeting(),
            "meetings/2024-01-10/minutes.md": minutes("## 7 Lights\n"),
            "meetings/2024-03-06/meeting.yaml": meeting(
                "minutes_of: 2024-01-10", 'next_meeting: {date: 2024-05-08, time: "18:30", venue: Old Hall}'
            ),
        },
    )
    first, last = found.agenda
    assert first.title == "Minutes of the meeting held on 10 January 2024"
    assert first.sections == ("item-1-minutes",)
    assert (last.title, last.notes) == (
        "Date and time of next meeting",
        ("Wednesday 8 May 2024, 6.30 pm, Old Hall",),
    )


def test_an_item_bears_the_title_of_its_only_paper(tmp_path: Path) -> None:
    folder = "meetings/2024-03-06"
    found = pack(
        tmp_path,
        "2024-03-06",
        {
            f"{folder}/meeting.yaml": meeting(
                "papers: [lamps.md, {file: map.md, annex_of: lamps.md}]",
                "papers: [{title: Plan of the exercise, to_follow: true}]",
            ),
            f"{folder}/lamps.md": PAPER.format(title="Lamps"),
            f"{folder}/map.md": PAPER.format(title="Map"),
        },
    )
    assert [entry.title for entry in found.agenda] == ["Lamps", "Plan of the exercise"]
    assert [section.title for section in found.sections[1:]] == ["Lamps", "Map"]


def test_minutes_that_are_not_there_are_to_follow(tmp_path: Path) -> None:
    found = pack(tmp_path, "2024-03-06", {"meetings/2024-03-06/meeting.yaml": meeting("minutes_of: 2024-01-10")})
    assert found.agenda[0].notes == ("To follow",)
    assert found.agenda[0].sections == ()


def test_sub_items_have_letters_sections_and_stamps_of_their_own(tmp_path: Path) -> None:
    folder = "meetings/2024-03-06"
    found = pack(
        tmp_path,
        "2024-03-06",
        {
            f"{folder}/meeting.yaml": meeting(
                "{title: Reports, papers: [all.md], items: [{title: A, papers: [a.md, b.md]}, {title: B}]}"
            ),
            **{f"{folder}/{name}.md": PAPER.format(title=name) for name in ("all", "a", "b")},
        },
    )
    (entry,) = found.agenda
    assert entry.sections == ("item-1-all",)
    assert [(sub.number, sub.sections) for sub in entry.items] == [
        ("1a", ("item-1a-a", "item-1a-b")),
        ("1b", ()),
    ]
    assert [section.stamp for section in found.sections] == ["", "Agenda Item 1", "Agenda Item 1a", ""]


def test_a_row_has_all_that_the_minutes_know(tmp_path: Path) -> None:
    found = pack(
        tmp_path,
        "2024-03-06",
        {
            "meetings/2024-01-10/meeting.yaml": meeting(),
            "meetings/2024-01-10/minutes.md": minutes(
                "## 7 Lights\n\nThe map be shared; and [7.1 @LEADS @TO due next meeting]\n\nA word. [7.2 @RS]\n"
            ),
            "meetings/2024-03-06/meeting.yaml": meeting("minutes_of: 2024-01-10", "matters_arising: {report: EV1}"),
            "meetings/2024-03-06/matters-arising.md": "## 7.1, 7.2 done\n\nShared.\n",
        },
    )
    (row,) = found.matters
    assert row.references == ("7.1", "7.2")
    assert row.minutes == (CitedMinute("7", "Lights", date(2024, 1, 10), "minute-2024-01-10-7"),)
    assert row.words == ("The map be shared", "A word.")
    assert row.owners == ("SUB GROUP LEADS", "TO", "RS")
    assert row.due == "7.1: 6 March 2024"


def test_members_come_and_go(tmp_path: Path) -> None:
    members = MEMBERS.replace("    name: Tom Okafor\n", "    name: Tom Okafor\n    from: 2024-02-01\n")
    board, _ = model(tmp_path, {}, members)
    assert [member.initials for member in board.members_on(date(2024, 1, 31))] == ["RS"]
    assert [member.initials for member in board.members_on(date(2024, 2, 1))] == ["RS", "TO"]


def test_one_row_may_cite_several_minutes_and_one_of_before_a_restart(tmp_path: Path) -> None:
    found = pack(
        tmp_path,
        "2024-05-08",
        {
            "meetings/2024-01-10/meeting.yaml": meeting(),
            "meetings/2024-01-10/minutes.md": minutes(
                "## 1 Lights\n\nA map. [1.1 @RS]\n\n## 2 Roads\n\nA sign. [2.1 @TO]\n"
            ),
            "meetings/2024-03-06/meeting.yaml": meeting(),
            "meetings/2024-03-06/minutes.md": minutes("## 1 Parks\n"),
            "meetings/2024-05-08/meeting.yaml": meeting("matters_arising: {report: EV1}"),
            "meetings/2024-05-08/matters-arising.md": (
                "## 1.1, 2.1 done\n\nBoth.\n\n## minute 2024-01-10/1 open\n\n> Lamps.\n\nSoon.\n"
            ),
        },
    )
    both, lamps = found.matters
    assert [minute.title for minute in both.minutes] == ["Lights", "Roads"]
    assert both.owners == ("RS", "TO")
    assert [(minute.title, minute.date.month) for minute in lamps.minutes] == [("Lights", 1)]
    assert lamps.references == ("Minute 1",)


def test_rules_of_procedure_are_dated(tmp_path: Path) -> None:
    rules = (
        "rules:\n"
        "  - {rule: notice, days: 3, made_by: Standing order 4, to: 2023-12-31}\n"
        "  - {rule: notice, days: 5, made_by: Standing order 9, from: 2024-01-01}\n"
        "  - {rule: questions, days: 4, unit: working days before, made_by: Standing order 10}\n"
        "  - {rule: quorum, members: 6, made_by: Terms of reference}\n"
    )
    board, findings = model(tmp_path, {}, MEMBERS + rules)
    assert findings == []
    before, after = (board.rule_on("notice", date(year, 6, 1)) for year in (2023, 2024))
    assert before is not None
    assert after is not None
    assert (before.days, after.days, after.made_by) == (3, 5, "Standing order 9")
    assert board.rule_on("standing items", date(2024, 6, 1)) is None


def test_one_pdf_may_be_two_annexes_for_different_pages(tmp_path: Path) -> None:
    folder = "meetings/2024-03-06"
    (tmp_path / folder).mkdir(parents=True)
    (tmp_path / folder / "a.pdf").write_bytes(slides(2))
    found = pack(
        tmp_path,
        "2024-03-06",
        {
            f"{folder}/meeting.yaml": meeting(
                "{title: Plan, papers: [p.md, {file: a.pdf, title: One, summary: S, pages: 1, annex_of: p.md}, "
                "{file: a.pdf, title: Two, summary: S, pages: 2, annex_of: p.md}]}"
            ),
            f"{folder}/p.md": PAPER.format(title="Plan"),
        },
    )
    assert [(annex.label, annex.title, annex.section) for annex in found.annexes] == [
        ("Appendix A", "One", "item-1-a"),
        ("Appendix B", "Two", "item-1-a-2"),
    ]
