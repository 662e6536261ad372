"""One stretch of an output that can be read."""

from typing import NamedTuple


class Surface(NamedTuple):
    """Some words of an output, and where they stand in it."""

    place: str
    """Such as `on page 7`, as it follows `stands`."""
    words: str
    is_for_people: bool = True
    """Whether somebody wrote it to be read: no id and no name of the format's own kind."""
    is_line_by_line: bool = False
    """Whether the place is told by the line."""
