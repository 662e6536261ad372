"""The board as the public knows it."""

from typing import NewType

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.from_sources import model_board
from sbpack.sources.part_1 import Part1Sources

PublicBoard = NewType("PublicBoard", Board)
"""A board that was modelled from sources without Part 2; what is below alone makes one."""


def public_board(sources: Part1Sources) -> PublicBoard:
    """Model Part 1 of the sources."""
    return model_public_board(sources)[0]


def model_public_board(sources: Part1Sources) -> tuple[PublicBoard, list[Finding]]:
    """Model Part 1 of the sources, and return what is wrong in the shape of its files."""
    board, findings = model_board(sources)
    return PublicBoard(board), findings
