"""`sbpack actions`: the action register."""

import sys
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from rich.console import Console

from sbpack.board.action_list import ActionFilter, ListedAction, list_actions, owner_keys
from sbpack.board.board import Board
from sbpack.board.read_board import model_board, public_board
from sbpack.board.register import sitting_after
from sbpack.cli.exit import CannotRun, ExitCode
from sbpack.cli.find_repository import find_repository, find_sources, known_probes
from sbpack.cli.talk import say
from sbpack.findings.suggest import suggestion
from sbpack.read.part_1 import part_1_of
from sbpack.read.read_sources import read_sources
from sbpack.write.formats import RegisterFormat
from sbpack.write.register_formats import Sender, as_csv, as_json, as_letters, as_table

_PIPED_WIDTH = 140
"""Columns of a table that nobody sees on a terminal."""


@dataclass(frozen=True)
class ActionsRequest:
    """How the actions are to be printed that are asked for."""

    as_of: str | None = None
    output_format: RegisterFormat = RegisterFormat.TABLE
    private: Path | None = None
    """The private root, which holds what is exempt."""
    public: bool = False
    """Whether nothing of Part 2 is printed."""


def actions(wanted: ActionFilter, request: ActionsRequest) -> ExitCode:
    """Print the actions asked for as they stand at the end of a day, today without one."""
    repository = find_sources(find_repository(request.as_of), request.private)
    day = repository.today()
    sources, _ = read_sources(repository, known_probes())
    board: Board = public_board(part_1_of(sources)) if request.public else model_board(sources)[0]
    output_format = request.output_format
    _check_owner(wanted.owner, board)
    if output_format is RegisterFormat.MD:
        wanted = replace(wanted, open=True)  # nobody is asked about what is done
    listed = list_actions(board, day, wanted)
    _print(listed, board, day, wanted.owner, output_format)
    overdue = sum(action.is_overdue for action in listed)
    count = "no actions" if not listed else "1 action" if len(listed) == 1 else f"{len(listed)} actions"
    say(f"{count}{f', {overdue} overdue' if overdue else ''}, as at {day.isoformat()}")
    return ExitCode.CLEAN


def _check_owner(owner: str, board: Board) -> None:
    known = dict.fromkeys(owner_keys(board))
    if owner and owner.casefold() not in {key.casefold() for key in known}:
        raise CannotRun(f"`{owner}` owns no action", suggestion(owner, known, f"known are {', '.join(known)}"))


def _print(
    listed: tuple[ListedAction, ...], board: Board, day: date, owner: str, output_format: RegisterFormat
) -> None:
    match output_format:
        case RegisterFormat.TABLE:
            console = Console(highlight=False, markup=False, width=None if sys.stdout.isatty() else _PIPED_WIDTH)
            if listed:
                console.print(as_table(listed, console.width, owner))
        case RegisterFormat.CSV:
            print(as_csv(listed))
        case RegisterFormat.JSON:
            print(as_json(listed))
        case RegisterFormat.MD:
            sender = Sender(board.name_on(day), board.contact_on(day), sitting_after(board.meetings, day))
            if listed:
                print(as_letters(listed, day, sender, owner))
