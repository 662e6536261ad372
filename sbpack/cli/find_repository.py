"""Where the sources are.

- What builds and checks on this machine found out about attachments.
"""

import os
from datetime import date
from pathlib import Path

from sbpack.board.dates import weekday_date
from sbpack.build.checked import UnknownMeeting
from sbpack.cli.exit import CannotRun
from sbpack.render.engine import engine_identity
from sbpack.repository.cache import KeptFiles, KeptProbes, default_folder
from sbpack.repository.folder import FolderRepository
from sbpack.repository.paths import MEETINGS, WHOLLY_EXEMPT
from sbpack.repository.repository import find_root
from sbpack.repository.views import PART_1_FILES, TwoRoots
from sbpack.text.dates import parse_iso_date

PRIVATE_ROOT = "SBPACK_PRIVATE"
"""The variable of the environment that names the private root for every command."""


def find_repository(as_of: str | None = None) -> FolderRepository:
    """Return the repository above the folder that the command was given in; raises CannotRun without one.

    `as_of` is the day, as typed, that counts as today.
    """
    here = Path.cwd()
    root = find_root(here)
    if root is None:
        raise CannotRun(
            f"there is no `meetings/` and no `members.yaml` in {here} or above",
            "change to the folder that holds the board's meetings",
        )
    if _holds_part_2_alone(root):
        raise CannotRun(
            f"{root} is a private root: it holds Part 2 alone",
            f"change to the root that the public reads, and name this one there: `--private {root}`",
        )
    return FolderRepository(root, None if as_of is None else parse_day(as_of))


def _holds_part_2_alone(root: Path) -> bool:
    files = {file.name for file in (root / MEETINGS).glob("*/*")} if not (root / "members.yaml").exists() else set()
    return not files.isdisjoint(WHOLLY_EXEMPT) and files.isdisjoint(PART_1_FILES)


def find_sources(repository: FolderRepository, private: Path | None) -> FolderRepository | TwoRoots:
    """Return a repository with its private root, if one is named or set in the environment; raises CannotRun."""
    named = private or (Path(os.environ[PRIVATE_ROOT]) if os.environ.get(PRIVATE_ROOT) else None)
    if named is None:
        return repository
    if not (named / MEETINGS).is_dir():
        message = f"the private root {named} has no `{MEETINGS}/`"
        raise CannotRun(message, "name the folder that holds the private `meetings/`")
    if named.resolve() == repository.folder:
        raise CannotRun("the private root is the public one", "name the folder that holds what is exempt")
    if named.resolve().is_relative_to(repository.folder):
        message = f"the private root {named} lies inside the public one"
        raise CannotRun(
            message, "move it beside the public root: what lies inside is published with it sooner or later"
        )
    return TwoRoots(repository, FolderRepository(named))


def parse_day(text: str) -> date:
    """Return a day as typed on the command line; raises CannotRun."""
    day = parse_iso_date(text)
    if day is None:
        raise CannotRun(f"`{text}` is not a date", "write year, month and day, as `YYYY-MM-DD`")
    return day


def unknown_meeting(error: UnknownMeeting) -> CannotRun:
    """Return what to say of a date that no meeting is on."""
    known = "".join(f"\n  {day.isoformat()}  {weekday_date(day)}" for day in error.known)
    return CannotRun(str(error), f"known meetings are{known}" if known else "there are no meetings yet")


def known_probes() -> KeptProbes:
    """Return what is kept in the user's cache folder; where that cannot be used, nothing is."""
    return KeptProbes(KeptFiles(default_folder()), engine_identity)
