"""Small boards of every shape: what must hold of a pack holds of theirs."""

from datetime import date
from pathlib import Path

import pytest

from tests import pack_proofs

PACKS = Path(__file__).parent / "packs"


@pytest.mark.parametrize(
    ("board", "day"),
    [
        ("sub-items", date(2024, 3, 6)),
        ("one-sided", date(2024, 3, 6)),
    ],
)
def test_a_small_board(board: str, day: date) -> None:
    built = pack_proofs.build(PACKS / board, day)
    assert built.compiled.findings == ()
    pack_proofs.prove(built)


def test_owners_of_a_minute_that_runs_over_three_pages(tmp_path: Path) -> None:
    """The owners are found beside their words on whichever page those fall, also two on one line."""
    members = "".join(f"  - initials: M{number}\n    name: Member {number}\n" for number in range(40))
    (tmp_path / "members.yaml").write_text(
        "council: Borough\nnames:\n  - name: Long Board\nvenues:\n  - name: Hall\n"
        f"contacts:\n  - name: Officer\nmembers:\n{members}"
        "groups:\n  - key: LEADS\n    label: SUB GROUP LEADS\n    name: Leads of the sub-groups\n"
    )
    earlier = tmp_path / "meetings" / "2024-01-10"
    earlier.mkdir(parents=True)
    (earlier / "meeting.yaml").write_text('time: "10:00"\nagenda:\n  - title: One thing\n')
    (earlier / "minutes.md").write_text(_long_minute())
    later = tmp_path / "meetings" / "2024-03-06"
    later.mkdir()
    (later / "meeting.yaml").write_text('time: "10:00"\nagenda:\n  - minutes_of: 2024-01-10\n')
    built = pack_proofs.build(tmp_path, date(2024, 3, 6))
    placed = built.manifest["sections"][1]
    assert placed["last_page"] - placed["first_page"] + 1 >= 4
    assert pack_proofs.prove_owners(built) == 43
    pack_proofs.prove(built)


def _long_minute() -> str:
    """One minute of some 43 actions: in paragraphs of every length, lists, nested lists, quotations and resolutions."""
    lines = ["---", "present: [M0, M1]", "closed: '12:00'", "---", "## 1 One long minute", ""]
    for number in range(0, 40, 4):
        filler = " ".join(f"word{number}x{place}" for place in range(20 + 7 * number))
        lines += [
            f"Alpha{number} {filler} to the end. [1.{number + 1} @M{number}]",
            "",
            f"Short{number} beta. [1.{number + 2} @M{number + 1}] Then gamma{number}. [1.{number + 3} @M{number + 2}]",
            "",
            f"- first point {number} of a list",
            f"- second point {number} with more words than fit on a single line of the minutes, so that it wraps round",
            f"  - a point below it, delta{number} [1.{number + 4} @M{number + 3}]",
            "",
        ]
    lines += [
        "**RESOLVED** that:",
        "",
        "1. the first epsilon be done; [1.41 @M1 @M2]",
        "2. the second zeta be done; and [1.42 @LEADS]",
        "3. the third eta be done. [1.43 @M39 due next meeting]",
    ]
    return "\n".join(lines) + "\n"
