"""Why a volume is not published."""


class NotPublished(Exception):  # noqa: N818 - said of a volume
    """A volume cannot be published as things stand."""

    def __init__(self, message: str, help_line: str) -> None:
        """Keep why, and what to do."""
        self.help_line = help_line
        super().__init__(message)
