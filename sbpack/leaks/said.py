"""What a part of a board's business says, as far as the leak test asks."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from sbpack.sources.part_1 import Part1Sources
from sbpack.sources.read_sources import Sources

_DECK, _DRAWING = ".pdf", ".svg"


class Text(NamedTuple):
    """Words of a source, or of what was set from sources."""

    where: str
    """Such as the path of the source."""
    words: str
    """A whole file as it is typed, or the words of one paragraph, heading, cell or picture."""


@dataclass(frozen=True)
class Said:
    """Everything that one part says."""

    texts: tuple[Text, ...] = field(default=(), repr=False)
    files: tuple[str, ...] = ()
    """The paths of its files."""
    attached: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    """The path and bytes of each attached PDF."""
    elsewhere: tuple[Text, ...] = field(default=(), repr=False)
    """Of Part 1: texts that what is made has nothing to do with, such as those of other years."""


def said_in(
    sources: Sources, part_1: Part1Sources, read: Callable[[str], bytes], at_hand: Iterable[str]
) -> tuple[Said, Said]:
    """Return what Part 2 says, and what Part 1 says.

    At hand are the files that may be in what is made: attachments among them are opened, and no others. A source of
    both parts is told as a whole on the side of Part 2: what Part 1 says is no secret anyway.
    """
    public, here = part_1.digests, frozenset(at_hand)
    drawn = [Text(path, read(path).decode(errors="replace")) for path in sorted(here) if path.endswith(_DRAWING)]
    decks = [(path, read(path)) for path in sorted(here) if path.endswith(_DECK)]
    known = {*public.values()}  # a picture that both parts show under two names
    open_texts = [Text(path, text) for path, text in part_1.texts.items()]
    part_2 = Said(
        texts=(
            *(Text(path, text) for path, text in sources.texts.items() if text != part_1.texts.get(path)),
            *(Text(path, digest) for path, digest in sources.digests.items() if digest not in known),
            *(text for text in drawn if text.where not in public),
        ),
        files=tuple(path for path in sources.digests if path not in public),
        attached=tuple(deck for deck in decks if deck[0] not in public),
    )
    return part_2, Said(
        texts=(
            *(text for text in open_texts if text.where in here),
            *(text for text in drawn if text.where in public),
        ),
        files=tuple(public),
        attached=tuple(deck for deck in decks if deck[0] in public),
        elsewhere=tuple(text for text in open_texts if text.where not in here),
    )
