"""Why a command stops before it does anything."""


class CannotRun(Exception):  # noqa: N818 - said of a command
    """A command cannot run as it was asked: no root, an unknown date, a folder that cannot be written."""

    def __init__(self, message: str, help_line: str = "") -> None:
        """Keep what is wrong, and what to do about it."""
        self.message = message
        self.help_line = help_line
        super().__init__(message)
