"""What is found and yet not repaired: the words would be read as more than words."""

from datetime import date
from pathlib import Path

import pytest

from sbpack.build.checked import CheckOptions, check_meetings
from sbpack.findings.rule import Selection
from sbpack.repository.folder import FolderRepository
from tests.boards import meeting, minutes
from tests.findings_of import findings_of

MINUTES = "meetings/2024-01-10/minutes.md"
BOARD = {"meetings/2024-01-10/meeting.yaml": meeting()}


@pytest.mark.parametrize("organisation", ["(#1 Housing)", "( *x)", "(@home)", "(- North)"])
def test_brackets_that_keep_a_value_from_being_something_else(tmp_path: Path, organisation: str) -> None:
    members = f"outsiders:\n  - key: NR\n    name: Jay Patel\n    organisation: {organisation}\n"
    (found,) = findings_of("odd-name", tmp_path, BOARD, members=members)
    assert not found.fixes


def test_brackets_round_words(tmp_path: Path) -> None:
    members = "outsiders:\n  - key: NR\n    name: Jay Patel\n    organisation: (Housing)\n"
    (found,) = findings_of("odd-name", tmp_path, BOARD, members=members)
    assert [fix.text for fix in found.fixes] == ["Housing"]


@pytest.mark.parametrize(
    ("usual", "written"), [('"Police: North"', '"Police: North"'), ('"Police-North"', "Police-North")]
)
def test_a_usual_spelling_that_needs_quotation_marks_gets_them(tmp_path: Path, usual: str, written: str) -> None:
    text = "members:\n" + "".join(
        f"  - initials: A{number}\n    name: Ann {name}\n    organisation: {organisation}\n"
        for number, (name, organisation) in enumerate((("Ash", usual), ("Bell", usual), ("Cole", "Police North")))
    )
    (tmp_path / "members.yaml").write_text(text)
    options = CheckOptions(Selection(select=("organisation-spelling",)), date(2024, 1, 1))
    (found,) = check_meetings(FolderRepository(tmp_path), [], options)[1]
    assert [fix.text for fix in found.fixes] == [written]


@pytest.mark.parametrize(("heading", "count"), [("6th December 2023", 0), ("10:00am", 0), ("7 Tea on 6th December", 1)])
def test_figures_that_would_be_the_number_of_a_minute(tmp_path: Path, heading: str, count: int) -> None:
    files = {**BOARD, MINUTES: minutes(f"## 1 Apologies\n\nNone.\n\n## {heading}\n\nNoted.\n")}
    (found,) = findings_of("date-style", tmp_path, files)
    assert len(found.fixes) == count


@pytest.mark.parametrize(
    ("words", "count"),
    [("2 . Lamps", 0), ("> 2 . Lamps", 0), ("Lamps\n1 . lit", 0), ("There were 2 .", 1), ("## 2 , Lamps", 0)],
)
def test_a_number_that_would_begin_a_list(tmp_path: Path, words: str, count: int) -> None:
    files = {**BOARD, MINUTES: minutes(f"## 1 Apologies\n\n{words}\n")}
    (found,) = findings_of("odd-spacing", tmp_path, files)
    assert len(found.fixes) == count


@pytest.mark.parametrize(("heading", "count"), [("14 ((a)) Lamps", 0), ("14 Lamps ((again))", 1)])
def test_brackets_beside_the_number_of_a_minute(tmp_path: Path, heading: str, count: int) -> None:
    files = {**BOARD, MINUTES: minutes(f"## {heading}\n\nNoted.\n")}
    (found,) = findings_of("stray-bracket", tmp_path, files)
    assert len(found.fixes) == count
