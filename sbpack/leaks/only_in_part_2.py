"""What only Part 2 contains."""

from collections.abc import Mapping
from typing import TypeVar

from sbpack.leaks.candidates import as_read, file_names_in, link_targets, names_in, phrases_in, runs_in, titles_in
from sbpack.leaks.known import known_from, readable, texts_attached
from sbpack.leaks.numbers import numbers_in
from sbpack.leaks.own_words import own_words
from sbpack.leaks.reading import NotRead
from sbpack.leaks.search import Search
from sbpack.leaks.secret import Found, Passage, Run, Secret, Secrets
from sbpack.leaks.spelling import spell
from sbpack.sources.said import Said, Text

_Found = TypeVar("_Found", bound=Found)


def secrets_of(part_2: Said, part_1: Said) -> Secrets:
    """Return what Part 2 says and Part 1 does not.

    Part 1 is searched as outputs will be, so that nothing that it says is ever taken for a leak. What is attached to
    it, or is elsewhere, waits until there is a doubt: twenty years of it take longer to read than a pack to make.
    """
    texts, unread = [Text(text.where, readable(text)) for text in part_2.texts], []
    for path, data in part_2.attached:
        try:
            texts += texts_attached(path, data)
        except NotRead:
            unread.append(path)
    candidates = _candidates(texts, part_2.files)
    names = (Text(path, path) for path in part_1.files)
    known = known_from((*own_words(), *part_1.texts, *names), Search(candidates)) if candidates else set()
    return Secrets(
        words=_without(candidates.words, known),
        phrases=_without(candidates.phrases, known),
        numbers=_without(candidates.numbers, known),
        runs=_without(candidates.runs, known),
        passages=candidates.passages,
        attached=part_1.attached,
        elsewhere=part_1.elsewhere,
        unread=tuple(unread),
    )


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
