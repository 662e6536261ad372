"""The action register as text, one file a format."""

from enum import StrEnum


class RegisterFormat(StrEnum):
    """A way to print the action register."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MD = "md"
    """A letter to each owner."""
