"""What later minutes say of an action: who has it now, by when, and which part of it is done."""

from datetime import date
from pathlib import Path

from sbpack.board.action_list import ActionFilter, ListedAction, list_actions
from tests.boards import meeting, minutes, model

JANUARY, MARCH = "meetings/2024-01-10", "meetings/2024-03-06"
MEMBERS = """\
council: Borough of Elmbridge Vale
names: [{name: Elmbridge Vale Safety Board}]
members:
  - {initials: RS, name: Rosa Silva, offices: [{office: chairman}]}
  - {initials: TO, name: Tom Okafor}
  - {initials: FE, name: Fay Ellis}
groups:
  - {key: LEADS, label: SUB GROUP LEADS, members: [TO, {initials: FE, from: 2024-02-01}]}
"""
EARLIER = minutes(
    "## 1 Lamps\n\nThe lamps would be mended. [1.1 @TO @RS due 2024-02-01]\n\nA map would be drawn. [1.2 @LEADS]\n"
)


def listed(folder: Path, later: str, wanted: ActionFilter | None = None) -> list[ListedAction]:
    files = {
        f"{JANUARY}/meeting.yaml": meeting(),
        f"{JANUARY}/minutes.md": EARLIER,
        f"{MARCH}/meeting.yaml": meeting(),
        f"{MARCH}/minutes.md": minutes(f"## 2 Matters arising\n\n{later}\n"),
    }
    board, findings = model(folder, files, MEMBERS)
    assert [one for one in findings if one.rule in ("broken-mark", "lost-mark")] == []
    return list(list_actions(board, date(2024, 3, 31), wanted or ActionFilter()))


def owed(actions: list[ListedAction]) -> dict[str, tuple[str, list[str], str, bool]]:
    return {one.reference: (one.words, [who.key for who in one.owners], one.due, one.is_overdue) for one in actions}


def test_an_action_is_handed_over_and_given_another_day(tmp_path: Path) -> None:
    found = owed(listed(tmp_path, "Ms Ellis would see to them. [1.1 to @FE due 2024-05-04]"))
    assert found["1.1"] == ("The lamps would be mended.", ["FE"], "4 May 2024", False)


def test_it_stays_open_with_another_owner_or_another_day_alone(tmp_path: Path) -> None:
    found = owed(listed(tmp_path / "a", "He would do it alone. [1.1 stays open @TO]"))
    assert found["1.1"] == ("The lamps would be mended.", ["TO"], "1 February 2024", True)
    found = owed(listed(tmp_path / "b", "By summer. [1.1 due 2024-06-30]"))
    assert found["1.1"] == ("The lamps would be mended.", ["TO", "RS"], "30 June 2024", False)


def test_one_of_two_owners_has_done_their_part(tmp_path: Path) -> None:
    found = owed(listed(tmp_path, "Mr Okafor had mended his. [1.1 done by @TO]"))
    assert found["1.1"] == ("The lamps would be mended.", ["RS"], "1 February 2024", True)


def test_a_mark_behind_another_has_its_words(tmp_path: Path) -> None:
    found = owed(listed(tmp_path, "Ms Ellis would send the plan instead. [1.2 superseded] [2.1 @FE due 2027-05-04]"))
    assert found["2.1"] == ("Ms Ellis would send the plan instead.", ["FE"], "4 May 2027", False)


def test_a_mark_alone_in_its_paragraph_has_the_words_above(tmp_path: Path) -> None:
    found = owed(listed(tmp_path, "The gate would be painted.\n\n[2.1 @RS]"))
    assert found["2.1"][0] == "The gate would be painted."


def test_what_a_group_owes_is_in_the_register_of_everyone_who_is_in_it(tmp_path: Path) -> None:
    for who, own in (("FE", ["1.2"]), ("TO", ["1.1", "1.2"]), ("RS", ["1.1"]), ("LEADS", ["1.2"])):
        found = listed(tmp_path / who, "Nothing was said.", ActionFilter(owner=who))
        assert [one.reference for one in found] == own
