"""A broken action mark as it should have been written, where that is certain."""

import re

from sbpack.sources.mark import NEXT_MEETING
from sbpack.sources.mark_like import INITIALS
from sbpack.sources.mark_rule import MARK
from sbpack.sources.reference import MINUTE_NUMBER, REFERENCE
from sbpack.sources.spoken_date import meant_date

_OWNER = r"@?[^\W\d_][\w'\u2019-]*"
_BETWEEN = r"(?:\s*[,;/&+]\s*(?:and\s+)?|\s+and\s+|\s+)"
_LOOSE = re.compile(
    rf"[\[(]\s*(?:(?:{REFERENCE}|{MINUTE_NUMBER}\.?)(?=[\s:,@])[\s:,]*)?"
    rf"(?P<owners>{_OWNER}(?:{_BETWEEN}(?!(?:due|by)\b){_OWNER}){{0,20}})"
    r"(?:[\s,;]*\b(?:due|by)\b[\s:]*(?:on\s+|by\s+|the\s+)*(?P<due>[^\[\]]{1,40}?))?[\s.]*[\])]",
    re.IGNORECASE,
)
_PARTS = re.compile(rf"(?:{_BETWEEN})")
NAME_IN_WORDS = re.compile(r"@[\w'\u2019-]+ +(?!and\b)[^\W\d_@]")
"""A name of several words behind one sign."""
_AFTER_SIGN = re.compile(r"@ +")
_INITIALS = re.compile(INITIALS)


def repaired_mark(text: str) -> str | None:
    """Return the mark that a text was meant to be: owners parted by spaces, each with its `@`, the day as ISO has it.

    None where a reader could doubt: words that are no initials and have no `@`, a day that nobody can name.
    """
    match = _LOOSE.fullmatch(_AFTER_SIGN.sub("@", " ".join(text.split())))
    parts = _PARTS.split(match["owners"]) if match else []
    if match is None or not ("@" in match["owners"] or all(map(_INITIALS.fullmatch, parts))):
        return None
    if "@" in match["owners"] and NAME_IN_WORDS.search(match["owners"]):
        return None  # `@Ms Lowe` is one person, and `@SUB GROUP LEADS` one group
    owners = [f"@{part.lstrip('@')}" for part in parts]
    due = _due(match["due"])
    if due is None:
        return None
    reference = f"{match['minute']}.{match['number']}" if match["minute"] else ""
    if match["meeting"]:
        reference = f"{match['meeting']}/{reference}"
    repaired = f"[{' '.join(filter(None, [reference, *owners, due]))}]"
    return repaired if MARK.fullmatch(repaired) else None


def _due(written: str | None) -> str | None:
    """Return the end of a mark: nothing without a day, None where it cannot be told which is meant."""
    if not written:
        return ""
    if NEXT_MEETING in written.casefold():
        return f"due {NEXT_MEETING}"
    day = meant_date(written)
    return f"due {day.isoformat()}" if day else None
