"""Whether words around `minute 76` or `item 8` say that it is somebody else's."""

import re

_WORD_BEFORE = re.compile(r"(?P<word>[\w'\u2019&-]+)\s+\Z")
_ANOTHERS = re.compile(r"\s*/|\s*\(\s*[A-Z\d]|,\s+[A-Z\d]|\s+(?i:in|from|dated|of|at|on|to)\b")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OPENING = _words("See Under In As At The This And From With By For To After Since Board Group Matters If When")
_BODIES = _words("executive cabinet council committee panel pds forum trust")
_LENGTHS = _words("five ten fifteen twenty thirty sixty ninety few several every")
_BEFORE_ITEM = _words(
    "a after agenda and as at before by for from in is of on or see so than that the this to under with"
)
_LONGEST_WORD = 40


def may_be_anothers(text: str, start: int, end: int) -> bool:
    """Whether the minute named there may be another body's, or no minute at all but sixty seconds.

    Executive minute 76, minute 76 (Executive), a 30-minute 5 km walk.
    """
    word = _word_before(text, start)
    if _ANOTHERS.match(text, end) or text[max(0, start - 1) : start] in ("-", "/"):
        return True
    if word[:1].isdigit() or word.casefold() in _BODIES | _LENGTHS or word.endswith(("'s", "\u2019s")):
        return word not in ("Board's", "Board\u2019s")
    return word[:1].isupper() and word not in _OPENING


def is_own_item(text: str, start: int, end: int) -> bool:
    """Whether an item named there is one of the agenda: `line item 5` and `Item 5: lamps` are none."""
    if start == 0 or _ANOTHERS.match(text, end):
        return False
    word = _word_before(text, start)
    if not word:
        return text[start - 1] in "(," or text[:start].rstrip()[-1:] in "(;,"
    return word.casefold() in _BEFORE_ITEM


def _word_before(text: str, start: int) -> str:
    before = _WORD_BEFORE.search(text[max(0, start - _LONGEST_WORD) : start])
    return before["word"] if before else ""
