"""The names, roles and organisations of people as they are written, each with its place."""

from collections.abc import Iterator

from sbpack.model.board import Board
from sbpack.sources.wording import Wording, wordings_in_yaml

_OF_PEOPLE = ("name", "title", "role", "organisation")
_ATTENDANCE = ("present", "also_present", "apologies", "substitutes", "arrived", "left")


def on_the_register(board: Board, *lists: str) -> Iterator[Wording]:
    """Yield what lists of members.yaml such as `members` say of people."""
    for key in lists if board.written else ():
        for wording in wordings_in_yaml(board.written.get(key) if board.written else None):
            if wording.key in _OF_PEOPLE:
                yield wording


def in_attendances(board: Board) -> Iterator[Wording]:
    """Yield what the heads of all minutes say of people whom they name, substitutes among them."""
    for meeting in board.meetings:
        head = meeting.minutes.head if meeting.minutes else None
        for key in _ATTENDANCE if head else ():
            for wording in wordings_in_yaml(head.get(key) if head else None):
                if wording.key in _OF_PEOPLE or key == "substitutes":
                    yield wording
