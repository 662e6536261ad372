"""Words as they are compared: without case, punctuation and mark-up, so that a new comma makes no other matter.

- Names for links: of sections, and of headings within them.
- Letters that count: of sub-items and appendices.
- The names of headings, to which links in the same paper or the same minutes lead.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_lowercase

from rapidfuzz import fuzz

from sbpack.findings.finding import Span
from sbpack.text.prose import Prose, plain_text
from sbpack.text.wording import LEFT_OUT, Wording

_APOSTROPHES = str.maketrans("", "", "'\u2019")


def slug(title: str) -> str:
    """Return a name that is safe in a link: small letters, figures and hyphens."""
    plain = unicodedata.normalize("NFKD", title.translate(_APOSTROPHES)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.casefold()).strip("-") or "heading"


def unique_name(name: str, taken: set[str]) -> str:
    """Return a name that is not taken yet, numbered if need be, and take it."""
    candidate, count = name, 1
    while candidate in taken:
        count += 1
        candidate = f"{name}-{count}"
    taken.add(candidate)
    return candidate


def letter(place: int) -> str:
    """Return a, b, … z, aa, ab, … for 0, 1, … 25, 26, 27."""
    letters = ""
    place += 1
    while place:
        place, remainder = divmod(place - 1, len(ascii_lowercase))
        letters = ascii_lowercase[remainder] + letters
    return letters


_WORD = re.compile(r"[^\W_]+")
_SENTENCE = re.compile(rf"[^\s{LEFT_OUT}][^.;!?{LEFT_OUT}]*(?:[.;!?](?!\s|$)[^.;!?{LEFT_OUT}]*)*[.;!?]?")
"""Ends with a full stop, a semicolon or the like before a space, or where something is left out that is no words."""


def bare(text: str) -> str:
    """Return the words of a text alone, in small letters, one space between them."""
    return " ".join(_WORD.findall(text.casefold()))


def bare_words(wordings: Iterable[Wording] | Prose) -> str:
    """Return the words of several paragraphs as one run."""
    found = wordings.wordings if isinstance(wordings, Prose) else wordings
    return bare(" ".join(wording.text for wording in found))


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each sentence of a paragraph begins and ends."""
    for match in _SENTENCE.finditer(text):
        yield match.span()


def likeness(words: str, text: str, at_least: float = 0) -> float:
    """Return how nearly bare words stand in a text, from 0 to 100; 0 where that is less than `at_least`."""
    compare = fuzz.partial_ratio if len(text) >= len(words) else fuzz.ratio
    return compare(words, text, score_cutoff=at_least)


def heading_names(proses: Iterable[Prose], taken: Iterable[str] = ()) -> Mapping[Span, str]:
    """Name every heading of a section by its place, no name twice; a second `Aim` is `aim-2`."""
    used = set(taken)
    names: dict[Span, str] = {}
    for prose in proses:
        for opening, inline in zip(prose.tokens, prose.tokens[1:], strict=False):
            if opening.type == "heading_open":
                names[inline.meta["span"]] = unique_name(slug(plain_text([inline])), used)
    return names


def no_such_heading(name: str) -> str:
    """Say that a link leads nowhere; a check and a layout say it in the same words, so that it is told once."""
    return f"a link goes to `#{name}`, and no heading here has that name"
