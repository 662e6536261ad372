"""Where the sources are."""

from datetime import date
from pathlib import Path

from sbpack.cli.cannot_run import CannotRun
from sbpack.model.dates import weekday_date
from sbpack.sources.iso_date import parse_iso_date
from sbpack.sources.repository import FolderRepository, find_root
from sbpack.unknown_meeting import UnknownMeeting


def find_repository() -> FolderRepository:
    """Return the repository above the folder that the command was given in; raises CannotRun without one."""
    here = Path.cwd()
    root = find_root(here)
    if root is None:
        raise CannotRun(
            f"there is no `meetings/` and no `members.yaml` in {here} or above",
            "change to the folder that holds the board's meetings",
        )
    return FolderRepository(root)


def parse_day(text: str) -> date:
    """Return a day as typed on the command line; raises CannotRun."""
    day = parse_iso_date(text)
    if day is None:
        raise CannotRun(f"`{text}` is no date", "write year, month and day, such as `2023-12-06`")
    return day


def unknown_meeting(error: UnknownMeeting) -> CannotRun:
    """Return what to say of a date that no meeting is on."""
    known = "".join(f"\n  {day.isoformat()}  {weekday_date(day)}" for day in error.known)
    return CannotRun(str(error), f"known meetings are{known}" if known else "there are no meetings yet")
