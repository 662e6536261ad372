"""Which day an officer meant who did not write it as ISO does: `16/11/2026`, `Monday 16th November 2026`.

- Days as the sources write them: `2023-12-06`, and none of the other forms that ISO 8601 has.
"""

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


_MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_GAP = r"\s*[\s./-]\s*"
_DAY_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?{_GAP}(?P<month>\d{{1,2}}|[a-z]{{3,9}})\.?,?{_GAP}(?P<year>\d{{4}}|\d\d)",
    re.ASCII,
)
_MONTH_FIRST = re.compile(
    rf"{_WEEKDAY}(?P<month>[a-z]{{3,9}})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})", re.ASCII
)
_YEAR_FIRST = re.compile(r"(?P<year>\d{4})\s*[\s./-]?\s*(?P<month>\d{1,2})\s*[\s./-]?\s*(?P<day>\d{1,2})", re.ASCII)
_FORMS = (_DAY_FIRST, _MONTH_FIRST, _YEAR_FIRST)
_LONGEST = 40
"""Characters that a day may have: more are a sentence."""


def meant_date(text: str) -> date | None:
    """Return the day of the calendar that a text names, the day before the month as in Britain, or None."""
    if len(text) > _LONGEST:
        return None
    folded = text.strip().casefold()
    match = next((found for form in _FORMS if (found := form.fullmatch(folded))), None)
    month = _month(match["month"]) if match else None
    if match is None or month is None:
        return None
    year = int(match["year"]) + (2000 if len(match["year"]) == 2 else 0)
    try:
        return date(year, month, int(match["day"]))
    except ValueError:
        return None


def _month(word: str) -> int | None:
    """Return the month that a number, a name or the beginning of a name means."""
    if word.isdecimal():
        return int(word)
    return next(
        (number for number, name in enumerate(_MONTHS, start=1) if name.startswith("sep" if word == "sept" else word)),
        None,
    )
