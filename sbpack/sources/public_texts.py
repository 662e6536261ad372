"""The words of Part 1 as they are typed, for whoever asks whether the public may read them anyway."""

from collections.abc import Iterator

from sbpack.sources.exempt_files import files_of_part_1
from sbpack.sources.part_1 import exempt_places
from sbpack.sources.read_sources import Sources
from sbpack.sources.said import Text
from sbpack.sources.source_text import SourceText
from sbpack.sources.without_comments import blanked, without_comments


def public_texts(sources: Sources) -> Iterator[Text]:
    """Yield each file that Part 1 is made from, without what is exempt in it and without comments.

    What nobody prints makes no word public: neither a comment nor a file that is listed nowhere.
    """
    _, cut = exempt_places(sources)
    for path in sorted(files_of_part_1(sources) & sources.texts.keys()):
        text = without_comments(path, sources.texts[path])
        yield Text(path, blanked(text, map(SourceText(path, text).stretch, cut.get(path, ()))))
