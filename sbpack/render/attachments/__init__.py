"""PDFs that somebody sent, fitted onto pages of a pack: what the pack asks for, without the libraries that do it."""

from dataclasses import dataclass

MOST_BOOKMARKS = 500
"""Of one file; nobody opens more."""
LONGEST_TITLE = 200
"""Letters of one bookmark."""


@dataclass(frozen=True)
class AttachmentPlacement:
    """What a pack takes of an attached PDF, and says of it."""

    title: str
    summary: str
    """What its author says it shows, for those who cannot see it."""
    language: str
    pages: tuple[int, ...] = ()
    """Counted from 1; empty for all."""
    as_pictures: bool = False
    """Whether every page is shown as a picture of itself."""


class AttachmentNotFitted(Exception):  # noqa: N818 - said of a file
    """The file could not be fitted; says why in one clause."""
