"""Everyone whose name the sources settle, and where a text writes it in another way."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from sbpack.findings.span import Span
from sbpack.model.minutes import Minutes
from sbpack.model.near_names import is_name_misspelt
from sbpack.model.person_name import PersonName, fold, is_title, person_name

_WORD = r"(?:[A-Z]\.|[A-Z\u00c0-\u00d6\u00d8-\u00de][\w'\u2019\u2010\u2011-]{0,60})"
_SMALL_WORD = r"(?:al|ap|bin|da|de|del|den|der|di|du|el|la|le|van|von)"
_RUN = re.compile(rf"(?<!\w){_WORD}(?:[ \u00a0]+(?:{_SMALL_WORD}[ \u00a0]+)*{_WORD})+")
"""Words with capitals in a row, such as `Chief Superintendent Andy Brittain`."""
_PART = re.compile(r"[^ \u00a0]+")
_POSSESSIVE = re.compile(r"(?:['\u2019][sS]?|-)$")
_MOST_WORDS = 4
_PLAIN = str.maketrans({"\u2019": "'", "\u2018": "'", "\u2010": "-", "\u2011": "-", "\u00a0": " "})


@dataclass(frozen=True)
class KnownPerson:
    """Somebody with the name as it is rightly written."""

    name: PersonName
    span: Span
    """Where it is so written."""
    initials: str = ""
    """The key of a member."""


@dataclass(frozen=True)
class OtherSpelling:
    """A name in a text that is somebody's, written in another way."""

    start: int
    end: int
    written: str
    person: KnownPerson
    is_same_letters: bool
    """Whether only capitals, spaces, accents or punctuation differ."""


@dataclass(frozen=True)
class _Word:
    """One word of a run."""

    start: int
    end: int
    folded: str


@dataclass(frozen=True)
class KnownPeople:
    """Everyone known, ready to be looked up."""

    people: tuple[KnownPerson, ...]

    @cached_property
    def _by_key(self) -> dict[str, list[KnownPerson]]:
        found: defaultdict[str, list[KnownPerson]] = defaultdict(list)
        for person in self.people:
            found[person.name.key].append(person)
        return found

    @cached_property
    def _by_letters(self) -> dict[str, list[KnownPerson]]:
        """Return the people by the first letters of forename and surname, which hardly anybody gets wrong."""
        found: defaultdict[str, list[KnownPerson]] = defaultdict(list)
        for person in self.people:
            found[person.name.forename[:1] + person.name.surname[:1]].append(person)
        return found

    def __contains__(self, name: PersonName) -> bool:
        """Whether somebody has this name, whatever its punctuation."""
        return name.key in self._by_key

    def other_spellings(self, text: str) -> Iterator[OtherSpelling]:
        """Yield the names in a text that are somebody's and not written as that person's are."""
        for run in _RUN.finditer(text):
            written = run[0]
            if written not in self._seen:
                self._seen[written] = tuple(self._in_run(written))
            for found in self._seen[written]:
                yield replace(found, start=run.start() + found.start, end=run.start() + found.end)

    @cached_property
    def _seen(self) -> dict[str, tuple[OtherSpelling, ...]]:
        """Keep what was found in each run: minutes say the same names over and over."""
        return {}

    def _in_run(self, text: str) -> Iterator[OtherSpelling]:
        words = list(_words(text))
        place = 0
        while place < len(words) - 1:
            count, found = self._at(text, words, place)
            if found is not None:
                yield found
            place += count

    def _at(self, text: str, words: list[_Word], place: int) -> tuple[int, OtherSpelling | None]:
        """Return how many words the name that begins at a word has, and what is wrong with it."""
        ends = range(min(place + _MOST_WORDS, len(words)), place + 1, -1)
        for end in ends:
            same = self._by_key.get("".join(word.folded for word in words[place:end]))
            if same:
                start, stop = words[place].start, words[end - 1].end
                written = text[start:stop]
                if any(_is_alike(written, person.name.written) for person in same):
                    return end - place, None
                return end - place, OtherSpelling(start, stop, written, same[0], True)
        for end in ends:
            if person := self._misspelt(words[place].folded, "".join(word.folded for word in words[place + 1 : end])):
                start, stop = words[place].start, words[end - 1].end
                return end - place, OtherSpelling(start, stop, text[start:stop], person, False)
        return 1, None

    def _misspelt(self, forename: str, surname: str) -> KnownPerson | None:
        """Return whose name two words seem to be."""
        if is_title(forename):
            return None
        near = self._by_letters.get(forename[:1] + surname[:1], ())
        return next(
            (one for one in near if is_name_misspelt((forename, surname), (one.name.forename, one.name.surname))), None
        )


def _words(text: str) -> Iterator[_Word]:
    for part in _PART.finditer(text):
        bare = _POSSESSIVE.sub("", part[0]) or part[0]
        yield _Word(part.start(), part.start() + len(bare), fold(bare))


def _is_alike(written: str, known: str) -> bool:
    """Whether a name is written as it should be; capitals throughout, and the shape of apostrophes, are no matter."""
    plain, right = (" ".join(text.translate(_PLAIN).split()) for text in (written, known))
    return plain == right or (plain.isupper() and plain == right.upper())


def known_people(named: Iterable[tuple[str, Span, str]], minutes: Iterable[Minutes]) -> KnownPeople:
    """Return everyone whom members.yaml names, and those whom minutes name who are not one of them misspelt.

    Of the former a name, its place and initials are given. Somebody whom a meeting lists beside the person with a name
    like it is somebody else.
    """
    people = tuple(_people(named))
    register = KnownPeople(people)
    others: dict[str, KnownPerson] = {}
    for one in minutes:
        attendance = tuple(_people(_attendance(one)))
        there = {person.name.key for person in attendance}
        for person in attendance:
            spellings = list(register.other_spellings(person.name.written))
            if person.name not in register and all(found.person.name.key in there for found in spellings):
                others.setdefault(person.name.key, person)
    return KnownPeople((*people, *others.values()))


def _people(named: Iterable[tuple[str, Span, str]]) -> Iterator[KnownPerson]:
    for written, span, initials in named:
        if name := person_name(re.split(r",| \(", written)[0]):
            yield KnownPerson(name, span, initials)


def _attendance(minutes: Minutes) -> Iterator[tuple[str, Span, str]]:
    """Yield everyone whom the head of minutes names, substitutes among them."""
    for attendee in (*minutes.present, *minutes.also_present, *minutes.apologies):
        if attendee.member is not None or not attendee.key:
            yield (attendee.member.name if attendee.member else attendee.name), attendee.span, attendee.key
        if attendee.substitute:
            yield attendee.substitute, attendee.span, ""
