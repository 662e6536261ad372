"""What Part 1 says of what Part 2 says: no secret, wherever it stands."""

from collections.abc import Iterable, Iterator
from contextlib import suppress

from sbpack.leaks.candidates import as_read
from sbpack.leaks.markup import is_markup, markup_text
from sbpack.leaks.reading import NotRead, surfaces_of
from sbpack.leaks.search import Search
from sbpack.leaks.secret import Found
from sbpack.leaks.surface import Surface
from sbpack.sources.said import Text


def known_from(texts: Iterable[Text], search: Search) -> set[Found]:
    """Return what stands in texts, as they are typed or as they are read; they are searched as outputs are."""
    return {
        found
        for where, typed in texts
        for words in dict.fromkeys((typed, as_read(typed), readable(Text(where, typed))))
        for found, _ in search.found_in(Surface(where, words))
    }


def readable(text: Text) -> str:
    """Return what a text says; of a drawing or a page only what stands between its tags."""
    return markup_text(text.words) if is_markup(text.where) else text.words


def texts_attached(path: str, data: bytes) -> Iterator[Text]:
    """Yield what an attached PDF says to people; raises NotRead."""
    return (Text(path, surface.words) for surface in surfaces_of(path, data) if surface.is_for_people)


def known_from_attached(files: Iterable[tuple[str, bytes]], search: Search) -> set[Found]:
    """Return what stands in attached PDFs; what no program can read of them is known to nobody."""
    known: set[Found] = set()
    for path, data in files:
        with suppress(NotRead):
            known |= known_from(texts_attached(path, data), search)
    return known
