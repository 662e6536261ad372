"""What is compiled of a meeting, one file each."""

from dataclasses import dataclass
from datetime import date
from enum import Enum


class VolumeKind(Enum):
    """The kinds of file that are compiled of a meeting, as they are asked for."""

    PACK = "pack"
    SUPPLEMENT = "supplement"
    MINUTES = "minutes"
    DECISIONS = "decisions"
    ACTIONS = "actions"


@dataclass(frozen=True)
class Volume:
    """One of these files: the pack, a supplement to it, the minutes alone, a sheet."""

    kind: VolumeKind
    name: str
    """Of the file, without edition and ending: `pack`, `supplement-1`."""
    title: str
    """What the file calls itself below the board's name: `agenda pack`."""
    first_page: int = 1
    """The number of its first page; a supplement goes on where the last one ended."""
    issued: date | None = None
    """When it is published, where that is not when the pack is."""
    records: tuple[tuple[str, str], ...] = ()
    """What is no source and decides what it is, each with its SHA-256: the publication records that a supplement goes
    on from, or that a later meeting agreed the minutes."""


PACK = Volume(VolumeKind.PACK, "pack", "agenda pack")
OF_THE_MINUTES = (VolumeKind.MINUTES, VolumeKind.DECISIONS, VolumeKind.ACTIONS)
"""The kinds that come out after the meeting, made from its minutes."""


class NotThere(Exception):  # noqa: N818 - said of a volume
    """A volume that a meeting does not have: minutes that nobody has written, a supplement to nothing."""

    def __init__(self, message: str, help_line: str) -> None:
        """Say why, and what to do."""
        self.help_line = help_line
        super().__init__(message)
