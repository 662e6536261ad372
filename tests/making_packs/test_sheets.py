"""What comes out after a meeting: its minutes alone, its decisions, the actions that are open."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.board.agenda import Edition
from sbpack.board.minutes import Minutes
from sbpack.build.checked import model
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.packs.pack import MembersPack, Pack
from sbpack.packs.pack_sources import pack_sources
from sbpack.packs.volumes import ActionSheet, DecisionSheet, NotThere, VolumeKind
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from tests.boards import MEMBERS, meeting, minutes

JANUARY, MARCH, MAY = "meetings/2024-01-10", "meetings/2024-03-06", "meetings/2024-05-08"
NEXT = "present: [RS, TO]\nnext_meeting: {date: 2024-03-06}"
LIGHTS = """\
## 7 Lights

Report EV24001

**RESOLVED** that:

1. the lamps be mended; [7.1 @TO due 2024-01-31]
2. it be told. [7.2 @RS @LEADS due next meeting]

## 8 Roads

Nothing was said.

## 9 Parks

The Board **AGREED** that a map be drawn. [9.1 @RS]

> **Post-meeting note** **RESOLVED** that the map be green.
"""
BOARD = {
    f"{JANUARY}/meeting.yaml": meeting(),
    f"{JANUARY}/minutes.md": minutes(LIGHTS, NEXT),
    f"{MARCH}/meeting.yaml": meeting("minutes_of: 2024-01-10", "matters_arising: {report: EV24002}"),
    f"{MARCH}/matters-arising.md": "---\n---\n## 7.1 open\n\nOne is left.\n\n## 7.2 done\n\n## 9.1 oral\n\n"
    "## minute 8 open\n\n> Nothing was said.\n\nNor is there now.\n",
}
THEY_AGREED = "## 10 Minutes of 10 January 2024\n\nThe minutes were agreed.\n"
AGREED = {f"{MARCH}/minutes.md": minutes(THEY_AGREED, "present: [TO]")}
EXEMPT = {
    f"{JANUARY}/minutes.md": minutes(f"{LIGHTS}\n## 10 A house\n", f"{NEXT}\npart_2: {{10: 3}}"),
    f"{JANUARY}/minutes-part-2.md": "## 10 Quarry House\n\n**RESOLVED** that it be bought. [10.1 @TO]\n",
}


def volume(
    folder: Path,
    kind: VolumeKind,
    files: dict[str, str],
    day: str = "2024-01-10",
    edition: Edition = Edition.PUBLIC,
) -> tuple[Pack, dict[str, str]]:
    """Return a volume of the board that files make, and the digests of what it is made from."""
    for path, text in {"members.yaml": MEMBERS, **files}.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    modelled = model(*read_sources(FolderRepository(folder)))
    held = modelled.board.meeting(date.fromisoformat(day))
    assert held is not None
    made = modelled.volume(held.date, edition, kind)
    assert [one for one in modelled.judge(made) if RULES_BY_NAME[one.rule].blocks_build] == []
    digests = {path: modelled.digests(edition)[path] for path in pack_sources(made, [])}
    return made, digests | dict(made.volume.records)


def test_the_decision_sheet_has_every_resolution_with_its_actions(tmp_path: Path) -> None:
    sheet = volume(tmp_path, VolumeKind.DECISIONS, BOARD)[0].sheet
    assert isinstance(sheet, DecisionSheet)
    assert [attendee.name for attendee in sheet.presiding] == ["Rosa Silva"]
    assert [(one.minute.number, one.minute.report) for one in sheet.decisions] == [("7", "EV24001"), ("9", "")]
    lights, parks = sheet.decisions
    (listed,) = lights.resolutions
    assert (listed.resolution.lead, [part.text for part in listed.parts]) == (
        "RESOLVED that:",
        ["the lamps be mended", "it be told."],
    )
    actions = [action for part in listed.parts for action in part.actions]
    asked = [(action.number, [str(owner) for owner in action.owners], action.due) for action in actions]
    assert asked == [
        ("7.1", ["Tom Okafor"], "31 January 2024"),
        ("7.2", ["Rosa Silva", "The leads of all sub-groups"], "6 March 2024, the next meeting"),
    ]
    assert [(one.resolution.lead, one.parts[0].text) for one in parks.resolutions] == [
        ("", "The Board AGREED that a map be drawn."),
        ("RESOLVED that", "the map be green."),
    ]


def test_the_action_sheet_has_what_is_open_by_owner_and_day(tmp_path: Path) -> None:
    sheet = volume(tmp_path, VolumeKind.ACTIONS, BOARD)[0].sheet
    assert isinstance(sheet, ActionSheet)
    assert (sheet.actions, sheet.overdue, sheet.matters) == (3, 0, 0)
    assert [(str(one.owner), [action.number for action in one.actions]) for one in sheet.owners] == [
        ("Rosa Silva", ["7.2", "9.1"]),
        ("Tom Okafor", ["7.1"]),
        ("The leads of all sub-groups", ["7.2"]),
    ]
    shared = sheet.owners[0].actions[0]
    assert (shared.title, shared.status, shared.due) == ("Lights", "new", "6 March 2024, the next meeting")
    assert [str(other) for other in shared.others] == ["The leads of all sub-groups"]


def test_the_action_sheet_after_the_next_meeting_says_what_that_was_told(tmp_path: Path) -> None:
    sheet = volume(tmp_path, VolumeKind.ACTIONS, BOARD | AGREED, "2024-03-06")[0].sheet
    assert isinstance(sheet, ActionSheet)
    assert (sheet.actions, sheet.overdue, sheet.matters) == (2, 1, 1)
    told = [
        (str(one.owner), action.number, action.status, action.told, action.update)
        for one in sheet.owners
        for action in one.actions
    ]
    assert told == [
        ("Rosa Silva", "9.1", "open", date(2024, 3, 6), ""),
        ("Tom Okafor", "7.1", "overdue", date(2024, 3, 6), "One is left."),
        ("None", "minute 8", "open", date(2024, 3, 6), "Nor is there now."),
    ]


@pytest.mark.parametrize("kind", [VolumeKind.MINUTES, VolumeKind.DECISIONS, VolumeKind.ACTIONS])
def test_what_is_not_written_is_not_there(tmp_path: Path, kind: VolumeKind) -> None:
    with pytest.raises(NotThere, match="there are no minutes of 2024-03-06"):
        volume(tmp_path, kind, BOARD, "2024-03-06")
    moved = {f"{MARCH}/meeting.yaml": f"{meeting()}cancelled: {{reason: Snow.}}\n"}
    with pytest.raises(NotThere, match="was not held as called"):
        volume(tmp_path, kind, BOARD | moved, "2024-03-06")


def test_minutes_are_a_draft_until_they_are_agreed(tmp_path: Path) -> None:
    draft, before = volume(tmp_path, VolumeKind.MINUTES, BOARD)
    agreed, after = volume(tmp_path, VolumeKind.MINUTES, BOARD | AGREED)
    assert (draft.is_draft, draft.volume.title, draft.volume.issued) == (True, "draft minutes", date(2024, 1, 10))
    assert (agreed.is_draft, agreed.volume.title, agreed.volume.issued) == (False, "minutes", date(2024, 3, 6))
    assert {path: after[path] for path in before} == before
    assert set(after) - set(before) == {f"{MARCH}/minutes.md (agreed)"}


def test_of_the_later_minutes_only_that_they_agreed_these_counts(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    _, agreed = volume(tmp_path / "a", VolumeKind.MINUTES, BOARD | AGREED)
    more = {f"{MARCH}/minutes.md": minutes(f"{THEY_AGREED}\n## 11 Lamps\n\nThey were dark.\n", "present: [TO]")}
    assert volume(tmp_path / "b", VolumeKind.MINUTES, BOARD | more)[1] == agreed
    corrected = {f"{MARCH}/minutes.md": minutes(THEY_AGREED, "agreed: {2024-01-10: [No lamps]}")}
    assert volume(tmp_path / "c", VolumeKind.MINUTES, BOARD | corrected)[1] != agreed


def test_nothing_later_changes_the_action_sheet(tmp_path: Path) -> None:
    january = {path: text for path, text in BOARD.items() if path.startswith(JANUARY)}
    then, before = volume(tmp_path / "then", VolumeKind.ACTIONS, january)
    now, after = volume(tmp_path / "now", VolumeKind.ACTIONS, BOARD | AGREED)
    assert now.sheet == then.sheet
    assert after == before


def test_minutes_come_out_on_a_day_of_their_own(tmp_path: Path) -> None:
    published = {f"{JANUARY}/minutes.md": minutes(LIGHTS, f"{NEXT}\npublished: 2024-01-17")}
    made, _ = volume(tmp_path, VolumeKind.DECISIONS, BOARD | published)
    assert made.volume.issued == date(2024, 1, 17)


def test_what_is_exempt_stands_on_a_sheet_of_its_own_for_members(tmp_path: Path) -> None:
    for kind in (VolumeKind.MINUTES, VolumeKind.DECISIONS, VolumeKind.ACTIONS):
        public, digests = volume(tmp_path, kind, BOARD | EXEMPT)
        members, more = volume(tmp_path, kind, BOARD | EXEMPT, edition=Edition.MEMBERS)
        assert isinstance(members, MembersPack)
        assert members.part_1 == public
        assert "Quarry" not in repr(public)
        assert not any("part-2" in path for path in digests)
        assert f"{JANUARY}/minutes-part-2.md" in more
        first, exempt = members.sections
        assert (first.part_2, [reason.key for reason in exempt.part_2]) == ((), ["3"])
        match kind:
            case VolumeKind.MINUTES:
                assert isinstance(exempt.subject, Minutes)
                assert [minute.title for minute in exempt.subject.minutes] == ["Quarry House"]
            case VolumeKind.DECISIONS:
                assert isinstance(members.sheet, DecisionSheet)
                assert [one.minute.title for one in members.sheet.decisions] == ["Quarry House"]
            case _:
                assert isinstance(members.sheet, ActionSheet)
                assert [action.number for one in members.sheet.owners for action in one.actions] == ["10.1"]


def test_corrections_to_exempt_minutes_are_for_members(tmp_path: Path) -> None:
    files = BOARD | EXEMPT | AGREED
    secret = {f"{MARCH}/minutes-part-2.md": "---\nagreed: {2024-01-10: [10: for bought read rented]}\n---\n"}
    public, digests = volume(tmp_path, VolumeKind.MINUTES, files | secret)
    assert public.agreement is not None
    assert "rented" not in repr(public)
    members, more = volume(tmp_path, VolumeKind.MINUTES, files | secret, edition=Edition.MEMBERS)
    assert members.agreement is not None
    assert [str(correction) for correction in members.agreement.exempt] == ["minute 10: for bought read rented"]
    said = f"{MARCH}/minutes.md (agreed)"
    assert digests[said] != more[said]


def test_without_anything_exempt_members_read_what_the_public_reads(tmp_path: Path) -> None:
    for kind in (VolumeKind.MINUTES, VolumeKind.DECISIONS, VolumeKind.ACTIONS):
        members, _ = volume(tmp_path, kind, BOARD, edition=Edition.MEMBERS)
        assert len(members.sections) == 1
        assert members.view_of(members.sections[0]).edition is Edition.PUBLIC
