"""What no end of a line may part: a day and its month, a time and its half of the day, a word and its number."""

import re

from markupsafe import Markup, escape

from sbpack.render.line_ends import line_ends

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_HALF_OF_DAY = r"(?:am|pm|noon)\b|[ap]\.m\."
_BEFORE_NUMBER = ("action", "item", "minute", "page", "paragraph", "part", "priority", "quarter", "section")
_WORD = "|".join(rf"\b[{word[0].upper()}{word[0]}]{word[1:]}s?" for word in _BEFORE_NUMBER)
_GAP = re.compile(
    rf"(?P<day>\d(?:st|nd|rd|th)?)[ \n]+(?={_MONTH})|(?P<hour>\d)[ \n]+(?={_HALF_OF_DAY})|(?P<word>{_WORD})[ \n]+(?=\d)"
)
_TELEPHONE = re.compile(r"(?<![\d.])0\d{2,4}(?: \d{3,4}){1,2}(?!\d)")
_FIGURE = re.compile(r"\d")
_RANGE = re.compile(r"\b[Pp]ages?\u00a0\d+\u2013\d+")


def has_figures(text: str) -> bool:
    """Whether a text has a figure; without one it refers to nothing and has nothing to be held together."""
    return _FIGURE.search(text) is not None


def unbroken(text: str) -> str:
    """Put no-break spaces where a line may not end."""
    if not has_figures(text):
        return text
    text = _TELEPHONE.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    return _GAP.sub(lambda found: f"{found['day'] or found['hour'] or found['word']}\u00a0", text)


def unbroken_html(text: str) -> Markup:
    """Escape a text; a range of pages stays whole too, whose dash no space can hold, and addresses may be divided."""
    held = line_ends(unbroken(text))
    if not has_figures(text):
        return escape(held)
    parts: list[Markup] = []
    end = 0
    for found in _RANGE.finditer(held):
        parts += [escape(held[end : found.start()]), Markup('<span class="nobreak">{}</span>').format(found[0])]
        end = found.end()
    return Markup("").join([*parts, escape(held[end:])])
