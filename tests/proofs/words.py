"""Words as the sources have them, beside words that were read back."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from markdown_it.token import Token

_GAPS = ("mark", "footnote_ref", "footnote_anchor", "image")
"""Where initials, the number of a note or a picture are read."""
_PAGE_NOTE = re.compile(r"\s*\(page \d+\)|, page \d+(?=[^()]*\))")
"""Printed after a reference to another paper."""
_LOOSE = re.compile("[\\s\u00ad\u200b\ufffe\x02\u2010-]+")


def squeezed(text: str) -> str:
    """Return a text without what a line break may change."""
    return _LOOSE.sub("", unicodedata.normalize("NFKC", _PAGE_NOTE.sub("", text)))


@dataclass(frozen=True)
class Words:
    """A text as the sources have it, cut where initials, the number of a note or a picture are read."""

    pieces: tuple[str, ...]

    def are(self, text: str, before: str = "") -> bool:
        """Whether a text that was read back says this; `before` is a pattern of what may stand before it."""
        pattern = ".*?".join(re.escape(squeezed(piece)) for piece in self.pieces)
        return re.fullmatch(before + pattern, squeezed(text), re.DOTALL) is not None

    @property
    def say_something(self) -> bool:
        """Whether there is anything to read; a comment is nothing."""
        return len(self.pieces) > 1 or self.pieces[0].strip() != ""

    def __str__(self) -> str:
        """Return them as a sentence may quote them."""
        return " … ".join(filter(None, self.pieces))[:60]


def words_of(children: Sequence[Token]) -> Words:
    """Return what a line says."""
    pieces = [""]
    for token in children:
        match token.type:
            case "text" | "code_inline":
                pieces[-1] += token.content
            case "softbreak" | "hardbreak":
                pieces[-1] += " "
            case kind if kind in _GAPS:
                pieces.append("")
    return Words(tuple(pieces))


def together(parts: Sequence[Words]) -> Words:
    """Return texts that follow one another as one."""
    pieces = [""]
    for part in parts:
        pieces[-1] += part.pieces[0]
        pieces += part.pieces[1:]
    return Words(tuple(pieces))
