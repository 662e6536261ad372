"""The board as the public knows it."""

from typing import NewType

from sbpack.model.board import Board
from sbpack.model.from_sources import model_board
from sbpack.sources.part_1 import Part1Sources

PublicBoard = NewType("PublicBoard", Board)
"""A board that was modelled from sources without Part 2; `public_board` alone makes one."""


def public_board(sources: Part1Sources) -> PublicBoard:
    """Model Part 1 of the sources; what is wrong in it was found in all of them."""
    board, _ = model_board(sources)
    return PublicBoard(board)
