"""What holds of any comparison, whatever is compared."""

from itertools import combinations, pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sbpack.board.read_board import model_board
from sbpack.history.change import KINDS, out_of_order, reword
from sbpack.history.compare import changes, pack_changes
from sbpack.history.papers import Passage, compare_passages
from sbpack.read.read_sources import read_sources
from sbpack.repository.folder import FolderRepository
from sbpack.repository.views import Unprobed

PACKS = sorted(path for path in (Path(__file__).parent.parent / "packs").iterdir() if path.is_dir())
PASSAGES = st.lists(st.sampled_from([Passage(text) for text in ("a b c", "a b d", "x y", "z")]), max_size=8)


@pytest.mark.parametrize("folder", PACKS, ids=lambda path: path.name)
def test_a_board_is_like_itself_and_tells_everything_when_it_is_new(folder: Path) -> None:
    (board, _), (again, _) = (model_board(read_sources(FolderRepository(folder), Unprobed())[0]) for _ in range(2))
    for meeting in board.meetings:
        assert pack_changes(board, again, meeting.date) == ()
        told = [change.kind for change in changes(None, board, meeting.date)]
        assert told.count("meeting called") == 1
        assert told.count("item added") == len(tuple(meeting.items()))
        assert told.count("action recorded") == len(meeting.minutes.actions if meeting.minutes else ())


@given(st.lists(st.integers(0, 30), unique=True, max_size=8))
def test_as_few_items_as_possible_are_said_to_have_moved(places: list[int]) -> None:
    moved = out_of_order(places)
    stayed = [place for place in places if place not in moved]
    assert all(first < second for first, second in pairwise(stayed))
    longer = combinations(places, len(stayed) + 1)
    assert not any(all(first < second for first, second in pairwise(run)) for run in longer)


@given(st.text("ab c.,(£5", max_size=40), st.text(max_size=40))
def test_a_rewording_holds_both_wordings_whole(before: str, after: str) -> None:
    rewording = reword("title", before, after)
    assert (rewording.before, rewording.after) == (" ".join(before.split()), " ".join(after.split()))


@given(PASSAGES, PASSAGES)
def test_every_passage_is_accounted_for(before: list[Passage], after: list[Passage]) -> None:
    change = compare_passages(before, after)
    assert change.stayed + len(change.changed) + len(change.removed) == len(before)
    assert change.stayed + len(change.changed) + len(change.added) == len(after)
    assert change.is_any == (before != after)


def test_every_kind_of_change_is_in_the_page_for_auditors() -> None:
    text = (Path(__file__).parent.parent.parent / "docs" / "history.md").read_text(encoding="utf-8")
    rows = [line.split("|")[2] for line in text.splitlines() if line.startswith("| ") and line.count("|") == 3]
    listed = {kind.strip() for row in rows for kind in row.split(",")}
    assert set(KINDS) <= listed
