"""Papers and minutes that go on and on are checked in little time, whatever they go on with."""

from datetime import date
from time import process_time

import pytest

from sbpack.build.checked import check_meetings
from tests.effort import SOAKING
from tests.slips import BOARDS, MemoryRepository

LENGTH = 300_000 if SOAKING else 60_000
"""Characters; a long paper of the real kind has as many as the smaller number."""
SECONDS = 120 if SOAKING else 5
"""For any of them; most take less than one, and the longer ones less than ten."""
PAPER = "meetings/2024-03-06/parks.md"
MINUTES = "meetings/2024-01-10/minutes.md"
HEADS = {PAPER: "---\nkind: paper\ntitle: Parks\n---\n", MINUTES: "---\npresent: [RS]\n---\n## 2 Lights\n\n"}

SHAPES = {
    "brackets": (PAPER, lambda number: "(" * 20 + f" x{number} " + ")" * 19 + "\n\n"),
    "names": (PAPER, lambda number: f"Rosa Silva{number % 7} and Tom Okafor came. " + "\n\n" * (number % 9 == 0)),
    "capitals without a space": (PAPER, lambda _number: "O'" * 1900 + "\n\n"),
    "dates": (PAPER, lambda number: f"{number % 28 + 1}th May {2000 + number % 50}, " + "\n\n" * (number % 50 == 0)),
    "references": (PAPER, lambda number: f"minute {number}, action 2.{number},\n" + "\n" * (number % 40 == 0)),
    "doubled words": (PAPER, lambda number: f"that that{number % 3} is is " + "\n\n" * (number % 80 == 0)),
    "typed numbers": (PAPER, lambda number: f"## {number % 30 + 1}.{number % 20 + 1} Aim\n\n"),
    "tables": (PAPER, lambda number: "| a | b |\n|---|---|\n" * (number == 0) + f"| {number} | x{number} |\n"),
    "allowances": (PAPER, lambda number: f"<!-- allow doubled-word: Why {number}. -->\n\nthat that\n\n"),
    "conflicts": (PAPER, lambda _number: "<<<<<<< a\n=======\n"),
    "broken links": (PAPER, lambda number: f"## Heading {number * 7919}\n\n[where](#heading-{number * 104729}x)\n\n"),
    "actions": (MINUTES, lambda number: f"Point {number} would be done. [2.{number + 1} @RS]\n\n"),
    "drafts": (MINUTES, lambda number: f"Point {number} would be done. [@RS]\n\n"),
    "owners whom nobody knows": (MINUTES, lambda number: f"Point {number}. [2.{number + 1} @X{number}]\n\n"),
    "undertakings in one paragraph": (MINUTES, lambda number: f"Rosa Silva agreed to write {number}\n"),
    "minutes": (MINUTES, lambda number: f"## {number + 3} Matter {number}\n\nSee minute {number * 7 % 900}.\n\n"),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_an_endless_text_is_checked_in_little_time(shape: str) -> None:
    path, piece = SHAPES[shape]
    pieces = []
    length = 0
    while length < LENGTH:
        pieces.append(piece(len(pieces)))
        length += len(pieces[-1])
    files = {**BOARDS["base"], path: (HEADS[path] + "".join(pieces)).encode()}
    start = process_time()
    check_meetings(MemoryRepository(files, date(2024, 3, 1)), [])
    assert process_time() - start < SECONDS
