"""What a part of a board's business says, as far as it is searched for, or searched.

- The words of Part 2 as they are typed, for whoever looks for them where they must not be.
- The words of Part 1 as they are typed, for whoever asks whether the public may read them anyway.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from sbpack.read.part_1 import exempt_places, files_of_part_1
from sbpack.read.read_sources import Sources
from sbpack.repository.paths import PART_2_RECORD
from sbpack.text.comments import blanked, without_comments
from sbpack.text.source_text import SourceText


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


def exempt_texts(sources: Sources) -> Iterator[Text]:
    """Yield each file that says something exempt, with that: all of it, or what is cut out for the public.

    What was recorded of the members' edition says nothing that these files do not.
    """
    files, cut = exempt_places(sources)
    for path in sorted(files & sources.texts.keys()):
        if not path.endswith(PART_2_RECORD):
            yield Text(path, sources.texts[path])
    for path, spans in sorted(cut.items()):
        source = SourceText(path, sources.texts.get(path, ""))
        for start, end in map(source.stretch, spans):
            yield Text(path, source.text[start:end])


def public_texts(sources: Sources) -> Iterator[Text]:
    """Yield each file that Part 1 is made from, without what is exempt in it and without comments.

    What nobody prints makes no word public: neither a comment nor a file that is listed nowhere.
    """
    _, cut = exempt_places(sources)
    for path in sorted(files_of_part_1(sources) & sources.texts.keys()):
        text = without_comments(path, sources.texts[path])
        yield Text(path, blanked(text, map(SourceText(path, text).stretch, cut.get(path, ()))))
