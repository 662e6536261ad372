"""Every word of a made-up board is in its pack once, in order, and nothing else is but what templates add."""

from collections.abc import Iterator
from contextlib import ExitStack
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from sbpack.board.agenda import Edition
from tests.effort import examples
from tests.no_word_lost.losses import LOSSES, Loss
from tests.no_word_lost.made_up_board import MadeUpBoard
from tests.no_word_lost.make_board import made_up_board
from tests.no_word_lost.packs import Checked, kept, lost, modelled


def _board(seed: int, most: int = 9) -> MadeUpBoard:
    return made_up_board(Random(seed), most)  # noqa: S311 - nothing secret


@settings(max_examples=examples(4), phases=set(Phase) - {Phase.shrink, Phase.explain})
@given(st.integers(0, 2**32), st.sampled_from(Edition))
def test_a_made_up_board_is_printed_word_by_word(seed: int, edition: Edition) -> None:
    """Two dozen sources a board: about a hundred in a quick run, and more than two thousand in a long one."""
    board, printed = kept(_board(seed), edition)
    assert lost(board, printed) == []


@settings(max_examples=examples(8), phases=set(Phase) - {Phase.shrink, Phase.explain})
@given(st.integers(0, 2**32), st.sampled_from(Edition))
def test_a_larger_board_is_set_word_by_word(seed: int, edition: Edition) -> None:
    board = _board(seed, most=24)
    with modelled(board, edition) as read:
        assert lost(board, read.set()) == []


@pytest.fixture(scope="module")
def read_boards() -> Iterator[list[tuple[MadeUpBoard, Checked]]]:
    """Yield a few boards with many spellings in each of their texts."""
    boards = [_board(seed, most=24) for seed in range(3)]
    with ExitStack() as stack:
        yield [(board, stack.enter_context(modelled(board))) for board in boards]


def test_without_a_planted_loss_nothing_is_found(read_boards: list[tuple[MadeUpBoard, Checked]]) -> None:
    for board, read in read_boards:
        assert lost(board, read.set()) == []


@pytest.mark.parametrize("loss", LOSSES, ids=lambda loss: loss.name)
def test_a_planted_loss_is_found(
    loss: Loss, read_boards: list[tuple[MadeUpBoard, Checked]], monkeypatch: pytest.MonkeyPatch
) -> None:
    loss.plant(monkeypatch)
    assert any(lost(board, read.set()) for board, read in read_boards)
