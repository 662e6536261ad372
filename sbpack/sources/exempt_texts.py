"""The words of Part 2 as they are typed, for whoever looks for them where they must not be."""

from collections.abc import Iterator

from sbpack.sources.part_1 import exempt_places
from sbpack.sources.part_2 import PART_2_RECORD
from sbpack.sources.read_sources import Sources
from sbpack.sources.said import Text
from sbpack.sources.source_text import SourceText


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
