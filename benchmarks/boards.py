"""The boards whose packs are timed, each in a folder of its own under git, as boards are."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import count
from pathlib import Path

from large.writer import slug
from large_pack import DAY, SEED, titles, write_board

ROOT = Path(__file__).parent.parent
_OPENING = re.compile(r"\A---\n.*?\n---\n(?:.*\n)*?(?=[A-Z]\w+ )", re.DOTALL)
"""Everything up to the first line of prose."""
_GIT = ("git", "-c", "user.name=Clerk", "-c", "user.email=clerk@example.org")


@dataclass(frozen=True)
class Board:
    """A board and the meeting whose pack is timed."""

    name: str
    """As the table is headed."""
    root: Path
    day: date
    paper: Path
    """The one that is changed."""


def december(root: Path) -> Board:
    """Copy the sample board."""
    shutil.copytree(ROOT / "meetings", root / "meetings")
    shutil.copy(ROOT / "members.yaml", root)
    _commit(root)
    day = date(2023, 12, 6)
    return Board("The December pack", root, day, root / "meetings" / f"{day}" / "q2-update.md")


def large(root: Path, papers: int) -> Board:
    """Make a board whose pack has so many papers; the one in the middle is changed."""
    root.mkdir(parents=True)
    write_board(root, papers, SEED)
    _commit(root)
    names = [slug(title) for _, entries in titles(papers) for title in entries]
    return Board(f"{papers} papers", root, DAY, root / "meetings" / f"{DAY}" / f"{names[len(names) // 2]}.md")


def word_changes(paper: Path) -> Iterator[None]:
    """Put another word into the first sentence of a paper each time that the next change is asked for."""
    text = paper.read_text(encoding="utf-8")
    found = _OPENING.match(text)
    assert found is not None, f"{paper} has no prose"
    first, rest = text[found.end() :].split(" ", 1)
    for number in count():
        paper.write_text(f"{found[0]}{first} {_word(number)} {rest}", encoding="utf-8")
        yield


def _word(number: int) -> str:
    """Return another word for every number."""
    return "altered" + "".join(chr(ord("a") + int(figure)) for figure in str(number))


def _commit(root: Path) -> None:
    for command in (("init", "--quiet"), ("add", "--all"), ("commit", "--quiet", "--message", "The board's papers")):
        subprocess.run([*_GIT, *command], cwd=root, check=True)
