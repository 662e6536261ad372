"""The leak test: words of Part 2 in an output for the public, as findings that stop the build."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from sbpack.findings.finding import Finding, Related, Span
from sbpack.leaks.only_in_part_2 import known_from, known_from_attached
from sbpack.leaks.read_text import ReadableText
from sbpack.leaks.reading import NotRead, readable_texts_of
from sbpack.leaks.search import Found, Kind, Run, Search, Secret, Secrets
from sbpack.leaks.spelling import spell
from sbpack.read.part_1 import Part1Sources, Said, Text, files_of_part_1, public_texts
from sbpack.read.read_sources import Sources
from sbpack.text.comments import without_comments
from sbpack.text.source_text import SourceText
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlNode, YamlText

_WRITTEN_BY_THE_BOARD = frozenset(("exempt_title", "file", "note", "sha256", "title"))
"""Keys of titles, notes and names of files, and of the digests of exempt files."""


def record_words(record: YamlMap) -> str:
    """Return the values of a record that come from the board's sources, a paragraph each, without keys and comments.

    All others are sbpack's own, which cannot be secret.
    """
    return "\n\n".join(_words(record))


def _words(node: YamlNode) -> Iterator[str]:
    match node:
        case YamlMap():
            for entry in node.entries:
                if isinstance(entry.value, YamlText):
                    yield from (entry.value.text,) if entry.key.text in _WRITTEN_BY_THE_BOARD else ()
                elif entry.key.text != "files":  # of the volume, which sbpack names itself
                    yield from _words(entry.value)
        case YamlList():
            for item in node.items:
                yield from _words(item)
        case YamlText():
            pass


def said_in(
    sources: Sources, part_1: Part1Sources, read: Callable[[str], bytes], at_hand: Iterable[str]
) -> tuple[Said, Said]:
    """Return what Part 2 says, and what Part 1 says.

    At hand are the files that may be in what is made: attachments among them are opened, and no others. A source of
    both parts counts as a whole for Part 2: what Part 1 says is no secret anyway. Part 1 says what its packs are made
    from, and what the records of published ones say; a file that nothing lists says nothing.
    """
    here = frozenset(at_hand)
    records = (f"{meeting.folder}/publication.yaml" for meeting in part_1.meetings)
    texts = part_1.texts
    open_texts = [
        *public_texts(sources),
        *(Text(path, without_comments(path, texts[path])) for path in records if path in texts),
    ]
    public = files_of_part_1(sources)
    drawn = [Text(path, read(path).decode(errors="replace")) for path in sorted(here) if path.endswith(".svg")]
    decks = [(path, read(path)) for path in sorted(here) if path.endswith(".pdf")]
    members_records = [meeting.members_publication for meeting in sources.meetings if meeting.members_publication]
    written = {record.span.path: record_words(record) for record in members_records}
    kept, known = part_1.digests, {part_1.digests[path] for path in public}  # a picture may have two names
    part_2 = Said(
        texts=(
            *(Text(path, written.get(path, text)) for path, text in sources.texts.items() if text != texts.get(path)),
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


_NEAR = 8
"""Words between the beginnings of two runs that are one passage."""

Places = dict[str, None]


@dataclass(frozen=True)
class Leak:
    """One secret that an output gives away."""

    kind: Kind
    """`unread` for something that no program can read."""
    words: str
    """As Part 2 writes them, cut short where they are long."""
    where: str
    """The source in Part 2."""
    place: str
    """The first in the output, such as `on page 7`."""
    output: str
    """The name of the output."""
    places: int = 1
    """The number of places in the output."""


def leaks_in(
    name: str, data: bytes, secrets: Secrets, set_from_part_1: Callable[[], Iterable[Text]] = tuple
) -> tuple[Leak, ...]:
    """Return the words in an output that only Part 2 contains, each secret once, with its first place.

    Words that are only put together when Part 1 is set, such as a name with its office, are no leak. `set_from_part_1`
    is called where words were found; it never excuses a name, a number or the name of a file.
    """
    if not secrets:
        return ()
    unread = tuple(Leak("unread", path, path, "", name) for path in secrets.unread)
    search = Search(secrets)
    found: dict[Found, Places] = {}
    try:
        texts = readable_texts_of(name, data)
    except NotRead as error:
        return (*unread, Leak("unread", "", "", error.place, name))
    for readable in (*texts, ReadableText("in the name", name)):
        for secret, line in search.found_in(readable):
            place = ", ".join(filter(None, (readable.place, f"on line {line}" if readable.is_line_by_line else "")))
            found.setdefault(secret, {}).setdefault(place)
    known: set[Found] = known_from(secrets.elsewhere, search) if found else set()
    if found.keys() - known:
        known |= known_from_attached(secrets.attached, search)
    if any(map(_is_words, found.keys() - known)):
        known |= set(filter(_is_words, known_from(set_from_part_1(), search)))
    left = {secret: places for secret, places in found.items() if secret not in known}
    return (
        *unread,
        *(
            Leak(secret.kind, secret.shown, secret.where, next(iter(places)), name, len(places))
            for secret, places in merge_runs(left, secrets)
        ),
    )


def _is_words(found: Found) -> bool:
    return isinstance(found, Run) or found.kind == "words"


def merge_runs(found: dict[Found, Places], secrets: Secrets) -> list[tuple[Secret, Places]]:
    """Return each secret with its places, runs that belong together as one, without what is only part of another."""
    runs: defaultdict[int, dict[Run, Places]] = defaultdict(dict)
    merged: list[tuple[Secret, Places, str]] = []
    for secret, places in found.items():
        if isinstance(secret, Run):
            runs[secret.passage][secret] = places
        else:
            merged.append((secret, places, spell(secret.shown).row))
    for of_passage in runs.values():
        for together in _together(sorted(of_passage)):
            secret, letters = secrets.passage(together[0], together[-1])
            merged.append((secret, {place: None for run in together for place in of_passage[run]}, letters))
    return [
        (secret, places)
        for secret, places, letters in merged
        if not any(
            letters in longer and len(letters) < len(longer) and places.keys() <= elsewhere.keys()
            for _, elsewhere, longer in merged
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
    yield together


RULE = "leak"
_MOST = 20
"""Leaks with a finding each: a whole paper in the wrong pack has hundreds."""
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
"""The kind of what is found and its verb, for findings that may not repeat its words."""
_CALLED = re.compile(r"`.*`|(?<=on page )(?![0-9ivxlc]+(?:,|$)).*", re.DOTALL)
"""A name of a place whose words may be those of Part 2."""
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

    Everybody may read what a build of a public repository prints: then no finding repeats words of Part 2. In `texts`
    the lines of Part 2 are looked up; `pages` has the source of Part 1 that each page of the output is made from.
    """
    for leak in leaks[:_MOST]:
        related = []
        if leak.where and not is_public:
            related.append(Related(_place_in_part_2(leak, texts), "Part 2 says it here"))
        if (page := _ON_PAGE.search(leak.place)) and page[1] in pages:
            related.append(Related(Span(pages[page[1]]), f"page {page[1]} is made from this"))
        help_line = _CANNOT if leak.kind == "unread" else _HELP_IN_PUBLIC if is_public else _HELP
        yield Finding(span, _message(leak, is_public), help_line, tuple(related), rule=RULE)
    rest = len(leaks) - _MOST
    if rest > 0:
        more = "one more passage, name or number" if rest == 1 else f"{rest} more passages, names and numbers"
        stand = "stands" if rest == 1 else "stand"
        message = f"{more} of Part 2 {stand} in {leaks[-1].output}"
        yield Finding(span, message, _HELP_IN_PUBLIC if is_public else _HELP, rule=RULE)


def _place_in_part_2(leak: Leak, texts: Mapping[str, str]) -> Span:
    """Return the place in a source of Part 2; the file alone where its words have another form."""
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


def words_in_both_parts(part_1: Iterable[ReadableText], secrets: Secrets) -> tuple[Leak, ...]:
    """Return the words of Part 2 that Part 1 says too, with their places: `FILE:LINE` where lines count.

    Nobody but the officer knows whether the public may read them.
    """
    found: dict[Found, Places] = {}
    search = Search(secrets)
    for readable in part_1:
        for secret, line in search.found_in(readable):
            found.setdefault(secret, {}).setdefault(f"{readable.place}:{line}" if line else readable.place)
    return tuple(
        Leak(secret.kind, secret.shown, secret.where, ", ".join([*places][:_MOST_PLACES]), "", len(places))
        for secret, places in merge_runs(found, secrets)
        if secret.kind != "file name" or "." in secret.shown  # without its ending it is a word like any other
    )
