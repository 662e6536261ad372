"""A board of many years: another name, other officers, numbers that began again, meetings that moved."""

import re
from datetime import date
from pathlib import Path

import pytest

from sbpack.board.papers import Paper
from sbpack.board.register import ActionState, said_of_next, sitting_after
from sbpack.build.checked import check_meetings, model
from sbpack.packs.make_pack import make_pack
from sbpack.packs.pack import Pack
from sbpack.read.read_sources import read_sources
from sbpack.render.html.page_numbers import PageNumbers
from sbpack.render.html.references import references_in
from sbpack.repository.folder import FolderRepository
from tests import pack_proofs
from tests.feature_table import prove_features
from tests.pdf_reading import page_texts

ROOT = Path(__file__).parent / "packs" / "long-history"
BOARD = model(*read_sources(FolderRepository(ROOT))).public


def pack_of(day: date) -> Pack:
    meeting = BOARD.meeting(day)
    assert meeting is not None
    return make_pack(BOARD, meeting)


def test_nothing_is_wrong_with_the_whole_board() -> None:
    assert check_meetings(FolderRepository(ROOT), [])[1] == ()


@pytest.mark.parametrize(
    ("day", "shown", "not_shown"),
    [
        (
            date(2017, 10, 16),
            [
                "Safer Elmbridge Vale Strategic Group",
                "Councillor Hilda Marsh (Chairman)",
                "Owen Pryce (Vice-Chairman)",
                "Gwen Abbot",
                "Committee Room 2, Old Hall",
                "Postponed from Thursday 28 September 2017",
                "Questions from the public: by Tuesday 10 October 2017 (Terms of reference, paragraph 11)",
            ],
            ["Partnership Board", "Okafor", "Joint Chairman", "Priya Shah"],
        ),
        (
            date(2023, 3, 14),
            [
                "Safer Elmbridge Vale Partnership Board",
                "Tom Okafor (Joint Chairman)",
                "Rosa Silva (Joint Chairman)",
                "Priya Shah",
                "Weir Room, Millrace Civic Centre",
            ],
            ["Strategic Group", "Hilda Marsh", "Vice-Chairman", "Gwen Abbot", "Postponed", "Questions from"],
        ),
    ],
    ids=["2017", "2023"],
)
def test_a_pack_is_of_its_day(day: date, shown: list[str], not_shown: list[str]) -> None:
    built = pack_proofs.build(ROOT, day)
    assert built.compiled.findings == ()
    pack_proofs.prove(built)
    prove_features(built.pdf, ROOT / "meetings" / day.isoformat())
    front = built.manifest["sections"][0]
    text = re.sub(r"\s+", " ", " ".join(page_texts(built.pdf)[: front["last_page"]]))
    assert [words for words in shown if words not in text] == []
    assert [words for words in not_shown if words in text] == []


def test_each_sub_item_has_sections_and_stamp_of_its_own() -> None:
    pack = pack_of(date(2017, 10, 16))
    (reports,) = (entry for entry in pack.agenda if entry.number == "12")
    assert [(below.number, len(below.sections)) for below in reports.items] == [
        ("12a", 1),
        ("12b", 2),
        ("12c", 2),
        ("12d", 2),
    ]
    stamps = {section.id: section.stamp for section in pack.sections}
    assert [stamps[below.sections[0]] for below in reports.items] == [f"Agenda Item 12{letter}" for letter in "abcd"]
    assert [annex.label for annex in pack.annexes if annex.annex_of.endswith("gangs.md")] == [
        "Appendix A",
        "Appendix B",
    ]


def test_a_short_reference_means_the_latest_and_a_full_one_its_own_meeting() -> None:
    pack = pack_of(date(2023, 3, 14))
    cited = {
        matter.references: [(minute.number, minute.date.year) for minute in matter.minutes] for matter in pack.matters
    }
    assert cited == {
        ("2017-07-06/145.1",): [("145", 2017)],
        ("49.1",): [("49", 2023)],
        ("51.1",): [("51", 2023)],
        ("51.2",): [("51", 2023)],
        ("Minute 152",): [("152", 2017)],
    }
    owners = {matter.references: matter.owners for matter in pack.matters}
    assert owners[("51.1",)] == ("AB",)


@pytest.mark.parametrize(
    ("day", "text", "linked"),
    [
        (date(2017, 10, 16), "minute 145", "minute-2017-07-06-145"),
        (date(2017, 10, 16), "minute 156a", "minute-2017-07-06-156a"),
        (date(2017, 10, 16), "action 153.3", "action-2017-07-06-153.3"),
        (date(2017, 10, 16), "minute 2017-07-06/145", "minute-2017-07-06-145"),
        (date(2017, 10, 16), "see 2017-07-06/145.1 of that day", "action-2017-07-06-145.1"),
        (date(2017, 10, 16), "minute 145 of 2012", ""),
        (date(2017, 10, 16), "minute 49", ""),  # of 2016, whose minutes are not in this pack
        (date(2023, 3, 14), "minute 49", "minute-2023-01-12-49"),
        (date(2023, 3, 14), "action 49.1", "action-2023-01-12-49.1"),
        (date(2023, 3, 14), "minute 2016-03-10/49", ""),
        (date(2023, 3, 14), "minute 145", ""),
        (date(2023, 3, 14), "minute 55", ""),  # of this very meeting, written afterwards
    ],
)
def test_a_reference_in_prose_leads_to_the_minute_that_it_means(day: date, text: str, linked: str) -> None:
    pack = pack_of(day)
    html = str(references_in(pack, pack.sections[-1], PageNumbers()).link(text))
    assert re.findall(r'href="pack:([^"]*)"', html) == ([linked] if linked else [])


def test_every_number_of_a_list_leads_somewhere() -> None:
    pack = pack_of(date(2017, 10, 16))
    html = str(references_in(pack, pack.sections[-1], PageNumbers()).link("minutes 145 and 156b (see item 8)"))
    assert re.findall(r'href="pack:([^"]*)"', html) == [
        "minute-2017-07-06-145",
        "minute-2017-07-06-156b",
        "item-8-business-plan",
    ]
    assert "</a>, page" in html, "within brackets a page has none of its own"


def test_initials_mean_who_had_them_on_the_day() -> None:
    then, now = (BOARD.member("AB", day) for day in (date(2017, 7, 6), date(2023, 1, 12)))
    assert then is not None
    assert now is not None
    assert (then.name, now.name) == ("Alun Bevan", "Asha Begum")
    assert [member.role for member in BOARD.members if member.initials == "RS"] == [
        "Head of Housing Need",
        "Director of Communities",
    ]
    assert BOARD.member("RS", date(2020, 1, 1)) is None


def test_what_was_due_at_the_next_meeting_follows_the_moves() -> None:
    dues = {
        reference: matter.due
        for day in (date(2017, 10, 16), date(2023, 3, 14))
        for matter in pack_of(day).matters
        for reference in matter.references
    }
    assert dues["148.1"] == "16 October 2017"  # called for 28 September
    assert dues["49.1"] == "14 March 2023"  # called for 23 February


def test_dates_confirmed_and_not_kept_are_known() -> None:
    said = {meeting.date: next_one.date for meeting in BOARD.meetings if (next_one := said_of_next(meeting))}
    for day, confirmed, sat in (("2017-07-06", "2017-09-28", "2017-10-16"), ("2023-01-12", "2023-02-23", "2023-03-14")):
        assert said[date.fromisoformat(day)].isoformat() == confirmed
        assert sitting_after(BOARD.meetings, date.fromisoformat(day)) == date.fromisoformat(sat)


def test_every_way_in_which_an_action_ends_is_in_the_register() -> None:
    states = {entry.action.reference: entry.state for entry in BOARD.registers[-1].entries}
    by_name = {
        f"{reference.meeting}/{reference.minute}.{reference.number}": state for reference, state in states.items()
    }
    assert by_name["2017-07-06/145.1"] is ActionState.CLOSED
    assert by_name["2017-07-06/145.2"] is ActionState.RULE
    assert by_name["2017-07-06/150.1"] is ActionState.SUPERSEDED
    assert by_name["2017-07-06/156a.1"] is ActionState.WITHDRAWN
    assert by_name["2017-07-06/153.1"] is ActionState.DONE
    assert by_name["2023-01-12/51.1"] is ActionState.OPEN


def test_the_directory_shows_what_each_contact_made_public_and_nothing_else() -> None:
    pack = pack_of(date(2017, 10, 16))
    (directory,) = (section for section in pack.sections if section.kind == "contact-directory")
    assert isinstance(directory.subject, Paper)
    kept = repr(directory.subject.head)
    assert "duty.officer" not in kept
    assert "code word" not in kept
    assert "Ada Quint" not in kept
    assert "020 7946 0481" in kept
