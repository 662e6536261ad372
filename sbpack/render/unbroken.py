"""What no end of a line may part: a day and its month, a time and its half of the day, a word and its number."""

import re

from markupsafe import Markup, escape

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_HALF_OF_DAY = r"(?:am|pm|noon)\b|[ap]\.m\."
_GAP = re.compile(
    rf"(?:(?<=\d)|(?<=\dst)|(?<=\dnd)|(?<=\drd)|(?<=\dth))[ \n]+(?={_MONTH})"
    rf"|(?<=\d)[ \n]+(?={_HALF_OF_DAY})"
    r"|(?:(?<=\b[Mm]inute)|(?<=\b[Ii]tem)|(?<=\b[Aa]ction)|(?<=\b[Pp]age)"
    r"|(?<=\b[Mm]inutes)|(?<=\b[Ii]tems)|(?<=\b[Aa]ctions)|(?<=\b[Pp]ages))[ \n]+(?=\d)"
)
_RANGE = re.compile(r"\b[Pp]ages?\u00a0\d+\u2013\d+")


def unbroken(text: str) -> str:
    """Put no-break spaces where a line may not end."""
    return _GAP.sub("\u00a0", text)


def unbroken_html(text: str) -> Markup:
    """Escape a text; a range of pages stays whole too, whose dash no space can hold."""
    held = unbroken(text)
    parts: list[Markup] = []
    end = 0
    for found in _RANGE.finditer(held):
        parts += [escape(held[end : found.start()]), Markup('<span class="nobreak">{}</span>').format(found[0])]
        end = found.end()
    return Markup("").join([*parts, escape(held[end:])])
