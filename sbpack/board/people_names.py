"""Everyone whose name the sources settle, and where a text writes it in another way.

- Names of people, compared as readers compare them: without title, rank, capitals and punctuation.
- Whether one name is another one misspelt, or another person's.
- Posts as people give them, compared: a shorter form of a post is no other one.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import pairwise

from rapidfuzz.distance import OSA, Indel, JaroWinkler

from sbpack.board.minutes import Minutes
from sbpack.findings.finding import Span

_TITLES = frozenset({
    "alderman", "baroness", "canon", "cllr", "councillor", "dame", "dr", "father", "imam", "lady", "lord", "miss", "mr",
    "mrs", "ms", "mx", "prof", "professor", "rabbi", "rev", "revd", "reverend", "sir",
    # ranks of the police, the fire service and the forces
    "acting", "borough", "brigade", "captain", "chief", "colonel", "commander", "commissioner", "constable", "dci",
    "detective", "di", "inspector", "insp", "major", "officer", "pc", "pcso", "sergeant", "sgt", "station",
    "superintendent", "supt", "temporary", "watch",
})  # fmt: skip
"""Words before a name that are no part of it."""
_LETTERS_AFTER = re.compile(r"[A-Z]{2,5}(?:\([A-Z]\))?")
"""`OBE`, `QFSM`: not `Smith`, which has small letters."""
_WORD = re.compile(r"[^\s,]+")


@dataclass(frozen=True)
class PersonName:
    """The name of a person without what stands before and after it."""

    written: str
    words: tuple[str, ...]
    """Forenames and surname."""

    @cached_property
    def key(self) -> str:
        """What two spellings of one name share that differ in capitals and punctuation only."""
        return fold(self.written)

    @cached_property
    def forename(self) -> str:
        """The first name, folded."""
        return fold(self.words[0])

    @cached_property
    def surname(self) -> str:
        """All that follows the first name, folded."""
        return fold("".join(self.words[1:]))

    @cached_property
    def parts(self) -> tuple[str, ...]:
        """The names folded, each half of a double one by itself."""
        return tuple(fold(part) for word in self.words for part in re.split(r"[-\u2010\u2011]", word) if fold(part))

    @cached_property
    def initials(self) -> frozenset[str]:
        """Every two or three initials that would be taken for this person's."""
        first, *others = (word[0].upper() for word in self.words)
        last = [part[0].upper() for part in re.split(r"[-'\u2019]", self.words[-1]) if part]
        ends = {"".join(last), *last}
        return frozenset(
            {*(first + end for end in ends), *(first + "".join(others[:-1]) + end for end in ends), first + others[-1]}
        )


@lru_cache(maxsize=10_000)
def person_name(written: str) -> PersonName | None:
    """Return the name of a person, or None where what is left without titles is not two words or more."""
    words = _WORD.findall(written)
    while words and fold(words[0]) in _TITLES:
        words.pop(0)
    if not all(word == word.upper() for word in words):
        while len(words) > 2 and _LETTERS_AFTER.fullmatch(words[-1]):
            words.pop()
    if len(words) < 2 or not all(word[0].isalpha() for word in words):
        return None
    return PersonName(" ".join(words), tuple(words))


def is_title(word: str) -> bool:
    """Whether a word before a name is a title or rank."""
    return fold(word) in _TITLES


def fold(text: str) -> str:
    """Return the letters of a text alone, without accents and capitals."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text)
    return "".join(filter(str.isalpha, text)).casefold()


def free_initials(name: PersonName, taken: frozenset[str]) -> Iterator[str]:
    """Yield initials for a person that are nobody's: `ShB`, `ShaB`, then `SBr`."""
    first, last = name.words[0], "".join(filter(str.isalpha, name.words[-1]))
    longer = [first[:length] + last[0] for length in range(2, len(first) + 1)]
    longer += [first[0] + last[:length] for length in range(2, len(last) + 1)]
    return (initials for initials in longer if initials not in taken)


_LONG = 8
"""Letters from which a surname may have two slips of the hand."""


def is_name_misspelt(written: tuple[str, str], known: tuple[str, str]) -> bool:
    """Whether a forename and surname, folded, are those of somebody known but for a slip in either."""
    (forename, surname), (known_forename, known_surname) = written, known
    if forename == known_forename:
        return is_surname_misspelt(surname, known_surname)
    if not is_forename_misspelt(forename, known_forename):
        return False
    return surname == known_surname or (_is_one_slip(surname, known_surname) and len(forename) >= 5 <= len(surname))


def is_surname_misspelt(written: str, known: str) -> bool:
    """Whether a surname is another one misspelt: Brittan and Brittain, not Harris and Harrison."""
    if written[:1] != known[:1]:
        return False
    if _is_one_slip(written, known):
        return True
    if min(len(written), len(known)) < _LONG or written.startswith(known) or known.startswith(written):
        return False
    if OSA.distance(written, known, score_cutoff=2) <= 2:
        return JaroWinkler.similarity(written, known) >= 0.9
    # The letters of one, in another order: Shamonivoc and Sahmanovic.
    return Indel.normalized_similarity("".join(sorted(written)), "".join(sorted(known))) >= 0.9


def is_forename_misspelt(written: str, known: str) -> bool:
    """Whether a forename is another one misspelt: Claire and Clare, not Paul and Paula or Tim and Jim."""
    if written[:1] != known[:1] or not _is_one_slip(written, known):
        return False
    shorter, longer = sorted((written, known), key=len)
    return not (longer.startswith(shorter) and longer[-1:] in ("a", "e", "y", "i"))


def _is_one_slip(written: str, known: str) -> bool:
    """Whether one letter is too many, too few or another, or two stand in the other order."""
    if written == known or OSA.distance(written, known, score_cutoff=1) > 1:
        return False
    # One letter for another makes most short names other names: Page and Pace, Mark and Mary.
    return min(len(written), len(known)) >= (5 if len(written) == len(known) else 3)


_POST_WORD = re.compile(r"[^\W_]+(?:['\u2019-][^\W_]+)*")
_SMALL_WORDS = frozenset({"a", "an", "and", "at", "for", "from", "in", "of", "on", "the", "to", "with"})
_RANKS = frozenset({"assistant", "associate", "chief", "deputy", "vice"})
"""Words that make another post of the one that they stand before."""


def is_same_post(first: str, second: str, council: str) -> bool:
    """Whether two texts give one post: the words of one are among the other's, rank for rank.

    What only says that somebody works for the council is no difference.
    """
    one, other = _words(first), _words(second)
    one, other = _spelt_out(one, other), _spelt_out(other, one)
    employer = {word.casefold() for word in _words(council)} | {_initials(_words(council)), "council"}
    few, many = sorted(
        ([word.casefold() for word in words if word.casefold() not in employer] for words in (one, other)), key=len
    )
    bare_few, bare_many = ({_bare(word) for word in words} for words in (few, many))
    if not (bare_few <= bare_many or bare_many <= bare_few):
        return False
    return not any(rank in _RANKS and rank not in bare_few and _bare(word) in bare_few for rank, word in pairwise(many))


def _words(text: str) -> list[str]:
    return [word for word in _POST_WORD.findall(text) if word.casefold() not in _SMALL_WORDS]


def _spelt_out(words: list[str], other: list[str]) -> list[str]:
    """Return the words with initials such as `SNB` written out where the other text has the words."""
    found: list[str] = []
    for word in words:
        length = len(word)
        runs = (other[start : start + length] for start in range(len(other) - length + 1))
        full = next((run for run in runs if word.isupper() and length > 1 and _initials(run) == word.casefold()), None)
        found += full or [word]
    return found


def _initials(words: list[str]) -> str:
    return "".join(word[0] for word in words).casefold()


def _bare(word: str) -> str:
    """Return a word without hyphens, apostrophes and the plural."""
    plain = "".join(filter(str.isalnum, word))
    return plain.removesuffix("s") if len(plain) > 3 else plain


_KNOWN_PEOPLE_WORD = r"(?:[A-Z]\.|[A-Z\u00c0-\u00d6\u00d8-\u00de][\w'\u2019\u2010\u2011-]{0,60})"
_SMALL_WORD = r"(?:al|ap|bin|da|de|del|den|der|di|du|el|la|le|van|von)"
_RUN = re.compile(rf"(?<!\w){_KNOWN_PEOPLE_WORD}(?:[ \u00a0]+(?:{_SMALL_WORD}[ \u00a0]+)*{_KNOWN_PEOPLE_WORD})+")
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
        words = list(_known_people_words(text))
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


def _known_people_words(text: str) -> Iterator[_Word]:
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
