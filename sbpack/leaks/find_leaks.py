"""What of Part 2 stands in an output for the public.

- The words of the board in a publication record. All others are sbpack's own, which cannot be secret.
- What each part of the business says, as far as the leak test asks.
- Leaks as findings, which stop the build.
- What both parts say: nobody but the officer knows whether the public may read it.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sbpack.findings.finding import Finding, Related, Span
from sbpack.leaks.only_in_part_2 import known_from, known_from_attached
from sbpack.leaks.read_text import Surface
from sbpack.leaks.reading import NotRead, surfaces_of
from sbpack.leaks.search import Found, Kind, Run, Search, Secret, Secrets
from sbpack.leaks.spelling import spell
from sbpack.read.part_1 import Part1Sources, files_of_part_1
from sbpack.read.read_sources import Sources
from sbpack.read.words import Said, Text, public_texts
from sbpack.text.comments import without_comments
from sbpack.text.source_text import SourceText
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlNode, YamlText

_WRITTEN_BY_THE_BOARD = frozenset(("exempt_title", "file", "note", "sha256", "title"))
"""Keys of titles, notes and names of files, and of the digests of exempt files."""
_OF_THE_VOLUME = "files"
"""The files that sbpack made, which it named itself."""


def record_words(record: YamlMap) -> str:
    """Return the values of a record that come from the board's sources, a paragraph each, without keys and comments."""
    return "\n\n".join(_words(record))


def _words(node: YamlNode) -> Iterator[str]:
    match node:
        case YamlMap():
            for entry in node.entries:
                if isinstance(entry.value, YamlText):
                    yield from (entry.value.text,) if entry.key.text in _WRITTEN_BY_THE_BOARD else ()
                elif entry.key.text != _OF_THE_VOLUME:
                    yield from _words(entry.value)
        case YamlList():
            for item in node.items:
                yield from _words(item)
        case YamlText():
            pass


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


RULE = "leak"
_MOST = 20
"""Leaks told one by one: a whole paper in the wrong pack has hundreds."""
_HELP = (
    "find what brings it there, such as a template of the board's own; if it may be public, let Part 1 say it as well"
)
_HELP_IN_PUBLIC = "look there for what only Part 2 says, which is not repeated here: anybody may read this"
_KINDS = {
    "words": ("words", "stand"),
    "name": ("a name", "stands"),
    "number": ("a number", "stands"),
    "file name": ("the name of a file", "stands"),
}
"""What is found, where it may not be told."""
_CALLED = re.compile(r"`.*`|(?<=on page )(?![0-9ivxlc]+(?:,|$)).*", re.DOTALL)
"""What a place is called by words that may be those of Part 2."""
_ON_PAGE = re.compile(r"\bon page ([0-9]+)\b")
_CANNOT = "take out what no program can read, or save it anew"


def leak_findings(
    leaks: Sequence[Leak],
    span: Span,
    is_public: bool = False,
    texts: Mapping[str, str] = MappingProxyType({}),
    pages: Mapping[str, str] = MappingProxyType({}),
) -> Iterator[Finding]:
    """Yield a finding for each leak at a place in the sources that stands for the output.

    What a public repository builds is printed where everybody may read it: there no finding says what Part 2 says.
    In `texts` are the sources in which Part 2 is looked up, to name the line; `pages` says which source of Part 1 each
    page of the output is made from.
    """
    for leak in leaks[:_MOST]:
        said = (
            (Related(_as_findings_place(leak, texts), "Part 2 says it here"),) if leak.where and not is_public else ()
        )
        if (page := _ON_PAGE.search(leak.place)) and page[1] in pages:
            said = (*said, Related(Span(pages[page[1]]), f"page {page[1]} is made from this"))
        help_line = _CANNOT if leak.kind == "unread" else _HELP_IN_PUBLIC if is_public else _HELP
        yield Finding(span, _message(leak, is_public), help_line, said, rule=RULE)
    rest = len(leaks) - _MOST
    if rest > 0:
        more = "one more passage, name or number" if rest == 1 else f"{rest} more passages, names and numbers"
        stand = "stands" if rest == 1 else "stand"
        yield Finding(
            span, f"{more} of Part 2 {stand} in {leaks[-1].output}", _HELP_IN_PUBLIC if is_public else _HELP, rule=RULE
        )


def _as_findings_place(leak: Leak, texts: Mapping[str, str]) -> Span:
    """Return where a source of Part 2 says something; the file alone where its words stand in another form."""
    text = texts.get(leak.where, "")
    letters = spell(leak.words.removesuffix(" …")).row
    spelling = spell(text)
    start = spelling.row.find(letters) if letters else -1
    first = next((word for word in spelling.words if word.start == start), None)
    last = next((word for word in spelling.words if word.end >= start + len(letters)), None)
    if first is None or last is None or spelling.text.count("\n") != text.count("\n"):
        return Span(leak.where)
    return SourceText(leak.where, spelling.text).span(first.first, max(first.last, last.last))


def _message(leak: Leak, is_public: bool) -> str:
    place = _CALLED.sub("of some name", leak.place) if is_public else leak.place
    if leak.kind == "unread":
        what = f"`{leak.words}` of Part 2" if leak.words else f"what stands {place or 'there'}"
        what = "an attached file of Part 2" if leak.words and is_public else what
        return f"{leak.output} cannot be searched for Part 2: no program can read {what}"
    where = f"{place} of" if place else "in"
    others = leak.places - 1
    also = "" if not others else ", and in one other place" if others == 1 else f", and in {others} other places"
    what, stands = _KINDS[leak.kind] if is_public else (f"`{leak.words}`", "stands")
    return f"{what} of Part 2 {stands} {where} {leak.output}{also}"


_MOST_PLACES = 3
"""Places that are named of each."""


def said_by_both(part_1: Iterable[Surface], secrets: Secrets) -> tuple[Leak, ...]:
    """Return what Part 1 says of the words of Part 2, each thing with its places, `FILE:LINE` where lines count."""
    found: dict[Found, Places] = {}
    search = Search(secrets)
    for surface in part_1:
        for secret, line in search.found_in(surface):
            found.setdefault(secret, {}).setdefault(f"{surface.place}:{line}" if line else surface.place)
    return tuple(
        Leak(secret.kind, secret.shown, secret.where, ", ".join([*places][:_MOST_PLACES]), "", len(places))
        for secret, places in told(found, secrets)
        if secret.kind != "file name" or "." in secret.shown  # without its ending it is a word like any other
    )
