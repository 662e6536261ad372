"""A word, a few of them, or a full stop, written twice."""

import re
from collections.abc import Iterator, Sequence
from operator import eq

from sbpack.findings.finding import Finding, Replacement
from sbpack.text.wording import Wording

_TWO_STOPS = re.compile(r"(?<=[\w)\]%\u2019\u201d])(?P<once>[.,])(?P=once)(?=$|[\s)\]\u2019\u201d])")
"""Not the three of `wait...`, nor those of a path."""
_MARKS = tuple((mark, f" {mark} ") for mark in '.,;:!?()"\u2018\u2019\u201c\u201d')
"""Each with the space that parts it from a word."""
_TWICE = re.compile(
    r"(?<![\w'\u2019-])(?P<once>[^\W\d_]{2,}(?:\s[^\W\d_]+){0,2})(?:\s+(?P=once)(?![\w'\u2019-]))+", re.IGNORECASE
)
_DOUBLED_WELL = re.compile(
    "had|very|so|far|much|many|more|no|too|really|long|again|never|bye|hear|knock|out|up|over|off|down|through"
)
_NEVER_NAMES = re.compile(
    "an?|and|are|as|at|be|been|by|for|from|have|in|is|it|not|of|on|or|that|the|their|they|this|to|was|were|with|would"
)
"""Small words: in capitals too, twice is a slip."""
_MAY_BE_MEANT = re.compile("that|is|was|in|on|by|for|to|with|her|it|you|who|what|which|do|can|will|may|have")
"""Words that a sentence can rightly have twice, though it seldom has."""
_NAMES_AND_VERBS = re.compile("will|may|mark|grant|bill|pat|sue|rob|drew|wade")
"""People called so may do so: `Will will come`."""
_PARTICLES = re.compile("in|on|by|for|to|with")
_VERB = re.compile(
    r"(?:\w+(?:ed|ing)|went|goes|go|gone|came|comes?|took|takes?|taken|brings?|brought|puts?|sets?|fed|built|sent|let|"
    r"held|holds?|breaks?|broken?|drawn|calls?|carry|carries|moves?|made|dealt|agrees?)\s+$",
    re.IGNORECASE,
)
"""What a particle belongs to, so that the same word may begin what follows: `handed in in April`."""


def check(wordings: Sequence[Wording]) -> Iterator[Finding]:
    for wording in wordings:
        words = _TWICE.finditer(wording.text) if _may_repeat(wording.text) else ()
        for found in (*_TWO_STOPS.finditer(wording.text), *(match for match in words if not _is_meant(match))):
            once, span = found["once"], wording.exact_place(*found.span())
            is_certain = span is not None and not _MAY_BE_MEANT.fullmatch(once.casefold())
            fixes = (Replacement(span, once, before=found[0]),) if span is not None and is_certain else ()
            message = f"`{once}` is written twice in a row"
            yield Finding(wording.place(*found.span()), message, "write it once", fixes=fixes)


def _may_repeat(text: str) -> bool:
    """Whether a word follows itself, or two do, at once or after a third: a quick look before the long one."""
    text = text.casefold()
    for mark, apart in _MARKS:
        text = text.replace(mark, apart)
    words = text.split()
    following = words[1:]
    if any(map(eq, words, following)):
        return True
    pairs = list(zip(words, following, strict=False))
    return len(set(pairs)) < len(pairs) and any(any(map(eq, pairs, pairs[step:])) for step in (2, 3))


def _is_meant(found: re.Match[str]) -> bool:
    """Whether good English, or a name, has these words twice."""
    words = found["once"].casefold().split()
    again = found[0][len(found["once"]) :]
    if len(words) == 1:
        if found["once"].isupper() and again.islower():  # initials: `TO to ask the ramblers`
            return True
        if _DOUBLED_WELL.fullmatch(words[0]) or (
            _PARTICLES.fullmatch(words[0]) and _VERB.search(found.string[: found.start()])
        ):
            return True
        is_name = again != again.lower() or (found[0][0].isupper() and _NAMES_AND_VERBS.fullmatch(words[0]))
        return not _NEVER_NAMES.fullmatch(words[0]) and bool(is_name)
    if len(again.split()) > len(words):
        return True
    # `more and more and more` goes on as it began; a name has capitals in both places.
    goes_on = re.match(rf"\s+{re.escape(words[0])}\b", found.string[found.end() :], re.IGNORECASE)
    went_before = re.search(rf"\b{re.escape(words[-1])}\s+$", found.string[: found.start()], re.IGNORECASE)
    return bool(goes_on or went_before) or again != again.lower()
