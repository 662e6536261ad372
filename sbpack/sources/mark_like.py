"""What looks like an action mark, read as one or not."""

import re
from collections.abc import Iterator
from heapq import merge

from sbpack.findings.suggest import nearest
from sbpack.sources.iso_date import ISO_DATE
from sbpack.sources.mark_rule import CHANGES

_LIKE = re.compile(
    r"\[(?P<inside>(?:[ \t>]*\n)?[ \t>]*@[^\[\]\n]{0,80}"  # [@, [ @LB, and over a line's end
    rf"|\s*(?:{ISO_DATE}/)?\d++[a-z]?\.\d++(?![\d.])(?P<rest>[^\[\]\n]{{0,80}})"  # [76.2 close
    r"|[^\[\]\n@]{0,30}\d[^\[\]\n@]{0,30}\s@[^\[\]\n]{0,80})\]?"  # [76 @LB]
)
INITIALS = r"(?=[A-Za-z]*[A-Z][A-Za-z]*[A-Z])[A-Z][A-Za-z]{1,4}\b"
"""Short, with two capitals at least: `LB`, `JoM`, `SBP`."""
_ROUND = re.compile(rf"\((?P<rest>)(?:\d+[a-z]?\.\d+\s+)?@{INITIALS}(?:[ ,]+(?:and )?@?{INITIALS})*[^()\n]{{0,40}}\)")
"""A mark in round brackets."""
_BARE = re.compile(rf"{INITIALS}(?:[ ,]+(?:and )?{INITIALS})*(?: due .*)?")
"""Initials without their `@`."""
_NAMED = re.compile(r"(?:Mr|Mrs|Ms|Miss|Mx|Dr|Cllr|Councillor|Sir|Dame|Revd?|Prof)\b\.? [A-Z].*")
"""Somebody by name where an owner belongs."""
_LIKE_CHANGE = re.compile(
    r"\b(clos|stay|becom|supersed|withdr|remain|discharg|complet|due\b|open\b|done\b)", re.IGNORECASE
)


def find_mark_like(text: str) -> Iterator[re.Match[str]]:
    """Yield every bracket that looks like a mark; `rest` is what follows an action's number, None without one."""
    if "[" not in text and "(" not in text:
        return iter(())
    square = (match for match in _LIKE.finditer(text) if match["rest"] is None or _is_like_mark(match))
    return merge(square, _ROUND.finditer(text), key=lambda match: match.start())


def is_escaped(text: str, place: int) -> bool:
    """Whether a backslash makes plain text of the character at a place."""
    start = place
    while start > 0 and text[start - 1] == "\\":
        start -= 1
    return (place - start) % 2 == 1


def _is_like_mark(match: re.Match[str]) -> bool:
    """Whether brackets that begin with an action's number say something about it."""
    rest = match["rest"].strip()
    if not rest:
        return match[0].endswith("]")
    return (
        rest.startswith("@")
        or " @" in rest
        or _BARE.fullmatch(rest) is not None
        or _NAMED.fullmatch(rest) is not None
        or _LIKE_CHANGE.search(rest) is not None
        or nearest(rest, CHANGES) is not None
    )
