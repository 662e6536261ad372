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
    """The path and bytes of each attached PDF: of Part 1 those in what is made, of Part 2 any that may slip in."""


def said_in(
    sources: Sources, part_1: Part1Sources, read: Callable[[str], bytes], attached: Iterable[str]
) -> tuple[Said, Said]:
    """Return what Part 2 says, and what Part 1 says; only files that are named are opened.

    A source of both parts is told as a whole on the side of Part 2: what Part 1 says is no secret anyway.
    """
    public, opened = part_1.digests, sorted(attached)
    texts = tuple(Text(path, text) for path, text in sources.texts.items() if text != part_1.texts.get(path))
    known = {*public.values()}  # a picture that both parts show under two names
    digests = tuple(Text(path, digest) for path, digest in sources.digests.items() if digest not in known)
    drawn = {path: Text(path, read(path).decode(errors="replace")) for path in opened if path.endswith(_DRAWING)}
    decks = {path: read(path) for path in opened if path.endswith(_DECK)}
    return (
        Said(
            (*texts, *digests, *(text for path, text in drawn.items() if path not in public)),
            tuple(path for path in sources.digests if path not in public),
            tuple((path, data) for path, data in decks.items() if path not in public),
        ),
        Said(
            (
                *(Text(path, text) for path, text in part_1.texts.items()),
                *(text for path, text in drawn.items() if path in public),
            ),
            tuple(public),
            tuple((path, data) for path, data in decks.items() if path in public),
        ),
    )
