"""Folders below `meetings/` that are named after no day."""

import re
from collections.abc import Collection

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.sources.iso_date import ISO_DATE, looks_like_iso_date, parse_iso_date
from sbpack.sources.repository import MEETINGS
from sbpack.sources.spoken_date import meant_date

_DAY_AND_MORE = re.compile(rf"(?P<day>{ISO_DATE})(?P<more>.+)")


def misnamed_folder(name: str, known: Collection[str]) -> Finding:
    """Return what is wrong with the name of a folder, and what to call it; `known` are the names of all."""
    message, help_line = _complaint(name, known)
    return Finding(Span(f"{MEETINGS}/{name}"), message, help_line, rule="bad-folder")


def _complaint(name: str, known: Collection[str]) -> tuple[str, str]:
    """Return message and help."""
    message = f"the folder `{name}` is named after no date"
    if looks_like_iso_date(name):
        return f"the folder is named after `{name}`, a day that does not exist", "look the day up in a calendar"
    longer = _DAY_AND_MORE.fullmatch(name)
    if longer is not None and parse_iso_date(longer["day"]):
        day = longer["day"]
        help_line = f"a folder has a day for its name and nothing else: rename it to `{day}`"
        if day in known:
            help_line = f"a day has one folder: where the board meets twice, put both agendas into `{MEETINGS}/{day}`"
        return f"the folder `{name}` has more in its name than a day", help_line
    meant = meant_date(name.replace("_", "-"))
    if meant is not None and meant.isoformat() in known:
        return message, f"move its files into `{MEETINGS}/{meant.isoformat()}`, which is there, and delete it"
    if meant is not None:
        return message, f"rename it to `{meant.isoformat()}`"
    help_line = f"name it after the day of its meeting, as `YYYY-MM-DD`; move what is no meeting out of `{MEETINGS}/`"
    return message, help_line
