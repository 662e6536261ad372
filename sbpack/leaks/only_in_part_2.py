"""What only Part 2 contains."""

from collections.abc import Iterator, Mapping
from typing import TypeVar

from sbpack.leaks.candidates import as_read, file_names_in, link_targets, names_in, phrases_in, runs_in, titles_in
from sbpack.leaks.markup import is_markup, markup_text
from sbpack.leaks.numbers import numbers_in
from sbpack.leaks.reading import NotRead, surfaces_of
from sbpack.leaks.said import Said, Text
from sbpack.leaks.search import Search
from sbpack.leaks.secret import Found, Passage, Run, Secret, Secrets
from sbpack.leaks.spelling import spell
from sbpack.leaks.surface import Surface

_Found = TypeVar("_Found", bound=Found)


def secrets_of(part_2: Said, part_1: Said) -> Secrets:
    """Return what Part 2 says and Part 1 does not.

    Part 1 is searched as outputs will be, so that nothing that it says is ever taken for a leak.
    """
    texts, unread = _texts(part_2)
    candidates = _candidates(texts, part_2.files)
    known: set[Found] = set()
    search = Search(candidates)
    for surface in _surfaces(part_1) if candidates else ():
        known.update(found for found, _ in search.found_in(surface))
    return Secrets(
        words=_without(candidates.words, known),
        phrases=_without(candidates.phrases, known),
        numbers=_without(candidates.numbers, known),
        runs=_without(candidates.runs, known),
        passages=candidates.passages,
        unread=unread,
    )


def _texts(part: Said) -> tuple[list[Text], tuple[str, ...]]:
    """Return the texts of a part, those in its attached files too, and the files that nobody can read."""
    unread = []
    texts = [text for one in part.texts for text in _without_tags(one)]
    for path, data in part.attached:
        try:
            texts += [Text(path, surface.words) for surface in surfaces_of(path, data) if surface.is_for_people]
        except NotRead:
            unread.append(path)
    return texts, tuple(unread)


def _without_tags(text: Text) -> Iterator[Text]:
    """Yield what a text says; of a drawing or a page only what is to be read."""
    if not is_markup(text.where):
        yield text
    else:
        yield Text(text.where, markup_text(text.words))


def _surfaces(part_1: Said) -> Iterator[Surface]:
    """Yield whatever Part 1 says, also as a reader sees it. What nobody can read of it is known to nobody."""
    texts, _ = _texts(part_1)
    for text in (*texts, *(Text(path, path) for path in part_1.files)):
        yield Surface(text.where, text.words)
        read = as_read(text.words)
        if read != text.words:
            yield Surface(text.where, read)


def _candidates(texts: list[Text], files: tuple[str, ...]) -> Secrets:
    """Return everything in Part 2 that could be recognised."""
    words: dict[str, Secret] = {}
    phrases: dict[str, Secret] = {}
    numbers: dict[str, Secret] = {}
    runs: dict[str, Run] = {}
    passages: list[Passage] = []
    for path in files:
        for letters, form in file_names_in(path):
            kept = words if letters == form.casefold() else phrases
            kept.setdefault(letters, Secret("file name", form, path))
    for where, typed in texts:
        text = as_read(typed)
        spelling = spell(text)
        for letters, form in (*names_in(spelling), *titles_in(typed)):
            words.setdefault(letters, Secret("name", form, where))
        for letters, form in phrases_in(typed):
            phrases.setdefault(letters, Secret("words", form, where))
        for digits, first, last in numbers_in(typed):
            numbers.setdefault(digits, Secret("number", typed[first:last], where))
        for read in (spelling, spell(link_targets(typed))):
            for letters, number in runs_in(read):
                runs.setdefault(letters, Run(len(passages), number))
            passages.append(Passage(where, read))
    return Secrets(words, phrases, numbers, runs, tuple(passages))


def _without(secrets: Mapping[str, _Found], known: set[Found]) -> dict[str, _Found]:
    return {letters: secret for letters, secret in secrets.items() if secret not in known}
