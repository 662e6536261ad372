"""Formats of the action register and of the history, apart from the code that writes them: every command loads this."""

from collections.abc import Callable
from enum import StrEnum


class RegisterFormat(StrEnum):
    """A format of the action register."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"
    MD = "md"
    """A letter to each owner."""


class HistoryFormat(StrEnum):
    """A format of `log` and `diff`."""

    TABLE = "table"
    CSV = "csv"
    JSON = "json"


Paint = Callable[[str, str], str]
"""Colours a text by a style's name; without a terminal it returns the text."""


def plain(text: str, _style: str) -> str:
    """Return the text."""
    return text


_FORMULA = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""What a spreadsheet would take for the beginning of a formula, spaces before it or not."""


def safe_value(value: str) -> str:
    """Return a value that no spreadsheet runs: partners write the words."""
    return f"'{value}" if value.lstrip().startswith(_FORMULA) else value
