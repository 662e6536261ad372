"""What of Part 2 stands in an output for the public."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from sbpack.leaks.known import known_from, known_from_attached
from sbpack.leaks.reading import NotRead, surfaces_of
from sbpack.leaks.search import Search
from sbpack.leaks.secret import Found, Kind, Run, Secret, Secrets
from sbpack.leaks.spelling import spell
from sbpack.leaks.surface import Surface
from sbpack.sources.said import Text

_NEAR = 8
"""Words between the beginnings of two runs that are one passage."""
_OWN_NAME = "in the name"

Places = dict[str, None]


@dataclass(frozen=True)
class Leak:
    """One secret that an output gives away."""

    kind: Kind
    """`unread` where nobody can tell, since something cannot be read."""
    words: str
    """As Part 2 writes them, cut short where they are long."""
    where: str
    """The source in Part 2."""
    place: str
    """Where they stand first in the output, such as `on page 7`."""
    output: str
    """The name of the output."""
    places: int = 1
    """In how many places they stand."""


def leaks_in(
    name: str, data: bytes, secrets: Secrets, set_from_part_1: Callable[[], Iterable[Text]] = tuple
) -> tuple[Leak, ...]:
    """Return what an output of a name holds that only Part 2 contains; a secret is told once, at its first place.

    Words that are only put together when Part 1 is set, such as a name with its office, are no leak. What was set is
    asked for where words were found; it never excuses a name, a number or the name of a file.
    """
    if not secrets:
        return ()
    unread = tuple(Leak("unread", path, path, "", name) for path in secrets.unread)
    try:
        found = _found(name, data, secrets)
    except NotRead as error:
        return (*unread, Leak("unread", "", "", error.place, name))
    if found:
        _forget(found, known_from(secrets.elsewhere, Search(secrets)))
    if found:
        _forget(found, known_from_attached(secrets.attached, Search(secrets)))
    if any(map(_is_words, found)):
        _forget(found, filter(_is_words, known_from(set_from_part_1(), Search(secrets))))
    return (*unread, *(_leak(secret, places, name) for secret, places in told(found, secrets)))


def _found(name: str, data: bytes, secrets: Secrets) -> dict[Found, Places]:
    """Return what stands in an output, with its places in order; raises NotRead."""
    found: dict[Found, Places] = {}
    search = Search(secrets)
    for surface in (*surfaces_of(name, data), Surface(_OWN_NAME, name)):
        for secret, line in search.found_in(surface):
            found.setdefault(secret, {}).setdefault(_place(surface, line))
    return found


def _forget(found: dict[Found, Places], known: Iterable[Found]) -> None:
    for secret in known:
        found.pop(secret, None)


def _is_words(found: Found) -> bool:
    return isinstance(found, Run) or found.kind == "words"


def _place(surface: Surface, line: int) -> str:
    if not surface.is_line_by_line:
        return surface.place
    return f"{surface.place}, on line {line}" if surface.place else f"on line {line}"


def _leak(secret: Secret, places: Places, output: str) -> Leak:
    return Leak(secret.kind, secret.shown, secret.where, next(iter(places)), output, len(places))


def told(found: dict[Found, Places], secrets: Secrets) -> list[tuple[Secret, Places]]:
    """Return each secret with its places, runs that belong together as one, without what is only part of another."""
    runs: defaultdict[int, dict[Run, Places]] = defaultdict(dict)
    told: list[tuple[Secret, Places, str]] = []
    for secret, places in found.items():
        if isinstance(secret, Run):
            runs[secret.passage][secret] = places
        else:
            told.append((secret, places, spell(secret.shown).row))
    for of_passage in runs.values():
        for together in _together(sorted(of_passage)):
            secret, letters = secrets.passage(together[0], together[-1])
            told.append((secret, {place: None for run in together for place in of_passage[run]}, letters))
    return [
        (secret, places)
        for secret, places, letters in told
        if not any(
            letters in longer and len(letters) < len(longer) and places.keys() <= elsewhere.keys()
            for _, elsewhere, longer in told
        )
    ]


def _together(runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the runs of a passage that follow one another."""
    together: list[Run] = []
    for run in runs:
        if together and run.word - together[-1].word > _NEAR:
            yield together
            together = []
        together.append(run)
    if together:
        yield together
