"""What changed as text, one file a format."""

from enum import StrEnum


class HistoryFormat(StrEnum):
    """A way to print what changed."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
