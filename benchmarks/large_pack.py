"""Make a board whose next pack has as many papers as one likes, the same one for the same seed.

    python benchmarks/large_pack.py FOLDER PAPERS [SEED]

A paper has six to ten pages, as those of real boards have: prose, lists in lists, tables, landscape plans, footnotes,
links, and references to the minutes of the meeting before, whose actions are all answered. `sbpack check` finds
nothing in it.
"""

import re
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count, product
from pathlib import Path

from archive.clerk import Clerk, Shape
from archive.people import Holder, draw_holders, members_lines, on_board
from archive.speech import Speech
from archive.words import PLACES
from large.kinds import KINDS, Asked, Files
from large.phrases import SUBJECTS
from large.writer import Writer, slug

BEFORE, DAY = date(2025, 10, 8), date(2025, 12, 10)
"""The meeting whose minutes the pack carries, and the meeting of the pack."""
SEED = 1
SHAPE = Shape(minutes=20, actions=24, papers=0)
MOST = len(SUBJECTS) * len(PLACES)
"""Papers: one on each subject in each place."""
REFERRING = 0.3
"""The chance that a paper speaks of the minutes; each such paragraph prints the number of a page."""
_ACTION = re.compile(r"\[(\d+\.\d+) @")
_MINUTE = re.compile(r"^## (\d+) ", re.MULTILINE)


def write_board(folder: Path, papers: int, seed: int = SEED) -> None:
    """Write members.yaml, the meeting before with its minutes, and the meeting with so many papers."""
    assert 0 < papers <= MOST
    speech = Speech(seed)
    holders = draw_holders(speech, BEFORE, DAY)
    files = dict(Clerk(speech, SHAPE, holders, (BEFORE, DAY)).files())
    del files[f"meetings/{DAY}/minutes.md"]
    minutes = files[f"meetings/{BEFORE}/minutes.md"]
    references = [f"minute {number}" for number in _MINUTE.findall(minutes)]
    references += [f"action {number}" for number in _ACTION.findall(minutes)]
    files |= {"members.yaml": _members(holders), f"meetings/{DAY}/meeting.yaml": _meeting(papers)}
    for asked, writer in _asked(papers, speech, [holder.name for holder in on_board(holders, DAY)], references):
        made: Files = KINDS[(asked.place - 1) % len(KINDS)](writer, asked)
        files |= {f"meetings/{DAY}/{name}": text for name, text in made.items()}
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")


def titles(papers: int) -> list[tuple[str, list[str]]]:
    """Return each subject with the titles of its papers: an item with its sub-items."""
    places = [(subject, place) for place, subject in product(PLACES, SUBJECTS)][:papers]
    subjects = dict.fromkeys(subject for subject, _ in places)
    return [(subject, [f"{subject} in {place}" for other, place in places if other == subject]) for subject in subjects]


def _asked(
    papers: int, speech: Speech, authors: Sequence[str], references: Sequence[str]
) -> Iterator[tuple[Asked, Writer]]:
    number = count(1)
    for subject, entries in titles(papers):
        for title in entries:
            place = title.removeprefix(f"{subject} in ")
            asked = Asked(title, slug(title), speech.one(authors), DAY, next(number))
            yield asked, Writer(speech, subject, place, references if speech.happens(REFERRING) else ())


def _meeting(papers: int) -> str:
    lines = ['time: "10:00"', "published: 2025-11-28", "agenda:"]
    lines += ["  - title: Apologies for absence", "  - title: Declarations of interest", f"  - minutes_of: {BEFORE}"]
    lines += ["  - title: Matters arising", f"    matters_arising: {{report: EV{DAY:%y}500}}"]
    for subject, entries in titles(papers):
        lines += [f"  - title: {subject}", "    items:"]
        lines += [f"      - papers: [{slug(title)}.md]" for title in entries]
    return "\n".join([*lines, '  - next_meeting: {date: 2026-02-11, time: "10:00"}', ""])


def _members(holders: Sequence[Holder]) -> str:
    lines = ["council: Borough of Elmbridge Vale", "language: en-GB"]
    lines += ["names: [{name: Elmbridge Vale Safety Board}]", "venues: [{name: Town Hall}]"]
    lines += ["contacts: [{name: Priya Shah, email: priya.shah@example.gov.uk}]"]
    return "\n".join([*lines, *members_lines(holders), f"archive: {{begins: {BEFORE}, begins_with: 1}}", ""])


if __name__ == "__main__":
    write_board(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]) if len(sys.argv) > 3 else SEED)
