"""What the exit status means.

- Why a command stops before it does anything.
"""

from enum import IntEnum


class ExitCode(IntEnum):
    """The statuses of every command."""

    CLEAN = 0
    FINDINGS = 1
    """There are errors, or warnings with `--strict`."""
    CANNOT_RUN = 2
    """No root, an unknown date, a bad option."""
    BUG = 3
    """A mistake of ours."""
    INTERRUPTED = 130


class CannotRun(Exception):  # noqa: N818 - said of a command
    """A command cannot run as it was asked: no root, an unknown date, a folder that cannot be written."""

    def __init__(self, message: str, help_line: str = "") -> None:
        """Keep what is wrong, and what to do about it."""
        self.message = message
        self.help_line = help_line
        super().__init__(message)
