"""What is compiled stays out of git: a members' edition that is committed by mistake is in its past for good."""

from contextlib import suppress
from pathlib import Path

_IGNORE = "# What sbpack compiles is made again from the sources; git keeps none of it.\n*\n"


def keep_from_git(folder: Path) -> None:
    """Have git ignore all that lies in a folder, unless somebody has said there what it is to ignore."""
    # Where it cannot be written, nothing else can be either, and that is told.
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with (folder / ".gitignore").open("x", encoding="utf-8") as file:
            file.write(_IGNORE)
