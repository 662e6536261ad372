"""What each part of the business says, as far as the leak test asks."""

from collections.abc import Callable, Iterable, Iterator

from sbpack.leaks.record_words import record_words
from sbpack.sources.exempt_files import files_of_part_1
from sbpack.sources.part_1 import Part1Sources
from sbpack.sources.public_texts import public_texts
from sbpack.sources.read_sources import Sources
from sbpack.sources.said import Said, Text
from sbpack.sources.without_comments import without_comments

_DECK, _DRAWING = ".pdf", ".svg"


def said_in(
    sources: Sources, part_1: Part1Sources, read: Callable[[str], bytes], at_hand: Iterable[str]
) -> tuple[Said, Said]:
    """Return what Part 2 says, and what Part 1 says.

    At hand are the files that may be in what is made: attachments among them are opened, and no others. A source of
    both parts is told as a whole on the side of Part 2: what Part 1 says is no secret anyway. Part 1 says what its
    packs are made from, and what the records of published ones say; a file that nothing lists says nothing.
    """
    here = frozenset(at_hand)
    open_texts = [*public_texts(sources), *_records(part_1)]
    public = files_of_part_1(sources)
    drawn = [Text(path, read(path).decode(errors="replace")) for path in sorted(here) if path.endswith(_DRAWING)]
    decks = [(path, read(path)) for path in sorted(here) if path.endswith(_DECK)]
    written = dict(_members_records(sources))
    kept, known = part_1.digests, {part_1.digests[path] for path in public}  # a picture may have two names
    part_2 = Said(
        texts=(
            *(
                Text(path, written.get(path, text))
                for path, text in sources.texts.items()
                if text != part_1.texts.get(path)
            ),
            *(
                Text(path, digest)
                for path, digest in sources.digests.items()
                if digest != kept.get(path) and digest not in known
            ),
            *(text for text in drawn if text.where not in kept),
        ),
        files=tuple(path for path in sources.digests if path not in kept),
        attached=tuple(deck for deck in decks if deck[0] not in kept),
    )
    return part_2, Said(
        texts=(
            *(text for text in open_texts if text.where in here),
            *(text for text in drawn if text.where in public),
        ),
        files=tuple(sorted(public)),
        attached=tuple(deck for deck in decks if deck[0] in public),
        elsewhere=tuple(text for text in open_texts if text.where not in here),
    )


def _members_records(sources: Sources) -> Iterator[tuple[str, str]]:
    """Yield each record of members' editions with the words in it that the board wrote: sbpack writes the others."""
    for meeting in sources.meetings:
        if meeting.members_publication:
            yield meeting.members_publication.span.path, record_words(meeting.members_publication)


def _records(part_1: Part1Sources) -> Iterator[Text]:
    """Yield the records of published packs: the public was given what they name."""
    for meeting in part_1.meetings:
        path = f"{meeting.folder}/publication.yaml"
        if path in part_1.texts:
            yield Text(path, without_comments(path, part_1.texts[path]))
