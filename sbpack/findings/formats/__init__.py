"""How findings are printed, one file a format."""

from enum import StrEnum


class Format(StrEnum):
    """A way to print findings."""

    FULL = "full"
    JSON = "json"
