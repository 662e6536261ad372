"""What the exit status means."""

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
