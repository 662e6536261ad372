"""Two wordings of one title or passage, word by word."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from rapidfuzz.distance import LCSseq

from sbpack.history.change import Rewording, Run, RunKind

_TOKEN = re.compile(r" ?(?:[\u00a3$\u20ac]?\d+(?:[.,:/]\d+)*%?(?!\w)|\w+(?:['\u2019-]\w+)*|[^\w ])")
"""A word, a figure or a sign, with the space before it: a full stop stays when the word before it goes."""
_Piece = tuple[RunKind, list[str]]


def reword(of: str, before: str, after: str) -> Rewording:
    """Return how one wording became the other.

    A single word that stayed between others that did not is taken with them: nobody reads word salad aloud.
    """
    old, new = (_TOKEN.findall(" ".join(text.split())) for text in (before, after))
    return Rewording(of, tuple(_joined(list(_without_islands(list(_pieces(old, new)))))))


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[_Piece]:
    for code in LCSseq.opcodes(old, new):
        match code.tag:
            case "equal":
                yield "same", list(new[code.dest_start : code.dest_end])
            case "delete":
                yield "removed", list(old[code.src_start : code.src_end])
            case _:
                yield "added", list(new[code.dest_start : code.dest_end])


def _without_islands(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    for place, (kind, words) in enumerate(pieces):
        is_island = sum(map(_is_word, words)) <= 1 and 0 < place < len(pieces) - 1
        if kind == "same" and is_island:
            yield "removed", words
            yield "added", words
        else:
            yield kind, words


def _joined(pieces: Sequence[_Piece]) -> Iterator[Run]:
    """Yield the runs: between words that stayed, all that went stands before all that came."""
    for is_same, group in groupby(pieces, key=lambda piece: piece[0] == "same"):
        together = list(group)
        kinds: tuple[RunKind, ...] = ("same",) if is_same else ("removed", "added")
        for kind in kinds:
            words = [word for one, text in together if one == kind for word in text]
            if words:
                yield Run(kind, "".join(words))


def _is_word(token: str) -> bool:
    return any(map(str.isalnum, token))
