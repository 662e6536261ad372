"""Which titles a reader takes for one and the same."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.checks.agenda import minutes_not_carried, missing_standing_item, title_differs
from tests.boards import MEMBERS, meeting, model

DAY = date(2024, 3, 6)
FOLDER = "meetings/2024-03-06"


def differs(folder: Path, item: str, paper: str, head: str = "") -> bool:
    files = {
        f"{FOLDER}/meeting.yaml": meeting(f'{{title: "{item}", papers: [one.md]}}'),
        f"{FOLDER}/one.md": f'---\nkind: thematic-report\ntitle: "{paper}"\n{head}---\nText.\n',
    }
    board, _ = model(folder, files)
    return any(title_differs.check(board.meetings[0], board, DAY))


@pytest.mark.parametrize(
    ("item", "paper"),
    [
        ("Quarter 2 update", "2023/24 Quarter 2 (July to September 2023) update"),
        ("FORWARD PLAN", "Forward plan, 2024"),
        ("Inspection of probation", "Findings of the inspectors"),
        ("Reports from the sub-groups", "What the four sub-groups ask for"),
        ("SNB update", "Safer Neighbourhood Board: report of the Chairman"),
        ("Emerging issues", "Thefts from vans"),
        ("Consider draft SBP Strategy outline and delivery plan", "Strategy on a page"),
        ("Crime Performance Dashboard: January 2023 update", "Crime performance dashboard – March 2023"),
        ("Any other business", "Lamps"),
    ],
)
def test_titles_that_go_together(tmp_path: Path, item: str, paper: str) -> None:
    assert not differs(tmp_path, item, paper)


@pytest.mark.parametrize(
    ("item", "paper"),
    [
        ("Police update", "Probation update"),
        ("Quarter 1 update", "2023/24 Q2 update"),
        ("Domestic abuse", "Two rooms at the old library"),
    ],
)
def test_titles_that_do_not(tmp_path: Path, item: str, paper: str) -> None:
    assert differs(tmp_path, item, paper)


def test_the_paper_says_what_it_is_about(tmp_path: Path) -> None:
    assert not differs(tmp_path, "Youth justice", "Two rooms", "author: Alun Bevan, Youth Justice Manager\n")


STANDING = """rules:
  - {rule: standing items, items: [Apologies for absence, Matters arising, Any other business], made_by: The Board}
"""


@pytest.mark.parametrize(
    ("titles", "missing"),
    [
        (["Welcome and apologies", "Matters arising from the last meeting", "Other business"], ""),
        (["Apologies", "Matters arising", "Business plan 2024"], "`Any other business`"),
        (["Apologies", "Matters arising", "AOB"], ""),
        (["Absence of pupils", "Matters arising", "AOB: any other business"], "`Apologies for absence`"),
    ],
)
def test_standing_items_in_other_words(tmp_path: Path, titles: list[str], missing: str) -> None:
    agenda = meeting(*(f'title: "{title}"' for title in titles))
    board, _ = model(tmp_path, {f"{FOLDER}/meeting.yaml": agenda}, MEMBERS + STANDING)
    found = [*missing_standing_item.check(board.meetings[0], board, DAY)]
    assert [finding.message for finding in found] == (
        [f"the agenda has no item {missing} (The Board)"] if missing else []
    )


@pytest.mark.parametrize(
    ("last", "item", "is_found"),
    [
        ("", "title: Minutes of the meeting held on 10 January 2024", False),
        ("", "title: Minutes of the last meeting", True),
        ("cancelled: {reason: Snow.}\n", "title: Lamps", False),
    ],
)
def test_minutes_are_carried_by_their_title(tmp_path: Path, last: str, item: str, is_found: bool) -> None:
    files = {"meetings/2024-01-10/meeting.yaml": last + meeting(), f"{FOLDER}/meeting.yaml": meeting(item)}
    board, _ = model(tmp_path, files)
    assert any(minutes_not_carried.check(board.meetings[-1], board, DAY)) is is_found
