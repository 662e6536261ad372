"""Days as the sources write them: `2023-12-06`, and none of the other forms that ISO 8601 has."""

import re
from datetime import date

ISO_DATE = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"
"""A pattern of what looks like a day; only `parse_iso_date` knows whether the calendar has it."""
_ISO_DATE = re.compile(ISO_DATE)


def looks_like_iso_date(text: str) -> bool:
    """Whether a text has the form of a day, on the calendar or not."""
    return _ISO_DATE.fullmatch(text) is not None


def parse_iso_date(text: str) -> date | None:
    """Return the day that a text is, or None; `20231206` and `2023-W49-3` are none."""
    if not looks_like_iso_date(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
