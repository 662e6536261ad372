"""A change of a board, and how it is found: two lists matched, two wordings compared word by word."""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Generic, Literal, TypeVar, get_args

from rapidfuzz.distance import LCSseq

from sbpack.findings.suggest import series
from sbpack.repository.commits import Commit
from sbpack.text.marks import ActionReference

Kind = Literal[
    "meeting called", "meeting removed", "meeting moved", "meeting postponed", "meeting cancelled",
    "meeting inquorate", "meeting reinstated", "time changed", "place changed", "date of publication changed",
    "pack published", "supplement published", "minutes published",
    "item added", "item removed", "item moved", "item renamed", "item changed",
    "paper added", "paper replaced", "paper changed", "paper renamed", "paper moved", "paper withdrawn",
    "update written", "update changed", "update removed",
    "minutes written", "minutes removed", "minutes changed", "minutes agreed",
    "minute added", "minute changed", "minute renamed", "minute removed",
    "resolution added", "resolution changed", "resolution removed",
    "action recorded", "action numbered", "action changed", "action owners changed", "action due date changed",
    "action removed",
    "action closed", "action stays open", "action becomes a rule", "action superseded", "action withdrawn",
    "action done in part",
    "action record removed",
    "attendance recorded", "attendance changed",
    "member joined", "member left", "member changed", "member renamed", "member removed", "office changed",
    "group added", "group changed", "group removed",
    "board renamed", "contact changed", "usual venue changed", "rule of procedure changed", "standard text changed",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)

OF_THE_RECORD: tuple[Kind, ...] = ("pack published", "supplement published", "minutes published")
"""What is no change of what was published, but that it was."""
MINUTES = "Minutes"
"""What changes of a meeting's own minutes stand under."""

RunKind = Literal["same", "added", "removed"]


@dataclass(frozen=True)
class Run:
    """Some words that stayed, came or went."""

    kind: RunKind
    text: str
    """With the space before it, if there is one."""

    @property
    def lead(self) -> str:
        """The space before it, or nothing."""
        return self.text[: len(self.text) - len(self.words)]

    @property
    def words(self) -> str:
        """The text without that space."""
        return self.text.lstrip()


@dataclass(frozen=True)
class Rewording:
    """A title or a passage word by word."""

    of: str
    """What was reworded, such as `title`."""
    runs: tuple[Run, ...]

    @property
    def before(self) -> str:
        """All the words as they were."""
        return "".join(run.text for run in self.runs if run.kind != "added").strip()

    @property
    def after(self) -> str:
        """All the words as they are."""
        return "".join(run.text for run in self.runs if run.kind != "removed").strip()

    @property
    def outcome(self) -> str:
        """The field with its words as they are."""
        return f"{self.of}: {self.after}"


@dataclass(frozen=True)
class Change:
    """One change, as the minutes of a clerk would put it."""

    kind: Kind
    words: str
    """A clause that can be read aloud, such as `item 6 added: Crime update`."""
    outcome: tuple[str, ...] = ()
    """What it is about and how that is afterwards, without numbers that other changes move: two parents of a merge that
    differ from it in the same outcome differ by what the merge itself did."""
    item: str = ""
    """The number of its agenda item, as printed afterwards; before, for what is gone."""
    heading: str = ""
    """What it stands under in a list by items."""
    meeting: date | None = None
    """Of whose folder it is; none for a change of members.yaml alone."""
    path: str = ""
    """The file of the paper or minutes."""
    action: ActionReference | None = None
    is_part_2: bool = False
    """Whether the public edition of the sources does not show it, or shows it otherwise."""
    people: tuple[str, ...] = ()
    """Initials or keys of those whom it is about: the member, the owners before and after."""
    rewordings: tuple[Rewording, ...] = ()


@dataclass(frozen=True)
class LogEntry:
    """One commit with what it changed."""

    commit: Commit
    changes: tuple[Change, ...]
    broken: tuple[str, ...] = ()
    """Files that cannot be read in it; they count as they were before."""
    begins_clone: bool = False
    """Whether a shallow clone begins with it, so that nobody can say what it changed."""


_ALIKE = 60
"""How alike two things must be, of 100, to be one that was renamed or reworded."""

Thing = TypeVar("Thing")
Fields = Sequence[tuple[str, Callable[[Thing], str]]]
"""What is compared of a thing: the name of each field, and its text."""


@dataclass(frozen=True)
class Matched(Generic[Thing]):
    """Which things of one list are which of another."""

    pairs: Sequence[tuple[Thing, Thing]]
    gone: Sequence[Thing]
    new: Sequence[Thing]


def match(
    before: Sequence[Thing],
    after: Sequence[Thing],
    keys: Sequence[Callable[[Thing], Hashable]],
    likeness: Callable[[Thing, Thing], float] | None = None,
) -> Matched[Thing]:
    """Return the pairs in the order of `after`, then the pairs that are only alike, the most alike first.

    Two are one thing when they agree in the first key, of those left in the second, and so on; an empty key matches
    nothing. Of several with one key the first goes with the first.
    """
    left, right = dict(enumerate(before)), dict(enumerate(after))
    partners: dict[int, Thing] = {}
    for key in keys:
        waiting: defaultdict[Hashable, list[int]] = defaultdict(list)
        for place, thing in left.items():
            waiting[key(thing)].append(place)
        for place, thing in tuple(right.items()):
            if (known := key(thing)) and waiting[known]:
                partners[place] = left.pop(waiting[known].pop(0))
                del right[place]
    pairs = [(partners[place], after[place]) for place in sorted(partners)]
    if likeness is not None:
        scores = [(likeness(old, new), -one, -other) for one, old in left.items() for other, new in right.items()]
        for score, one, other in sorted(scores, reverse=True):
            if score >= _ALIKE and -one in left and -other in right:
                pairs.append((left.pop(-one), right.pop(-other)))
    return Matched(pairs, tuple(left.values()), tuple(right.values()))


def reword_fields(fields: Fields[Thing], before: Thing, after: Thing) -> tuple[Rewording, ...]:
    """Return the rewordings of those fields whose texts differ."""
    texts = ((name, text_of(before), text_of(after)) for name, text_of in fields)
    return tuple(reword(name, old, new) for name, old, new in texts if old != new)


def names_of(rewordings: Sequence[Rewording]) -> str:
    """Return the names of the fields that were reworded: `note and purpose`."""
    return series([rewording.of for rewording in rewordings])


def out_of_order(places: Sequence[int]) -> set[int]:
    """Return the fewest places without which the others ascend: what was moved, when the rest only made room."""
    best: list[int] = []  # for each length, the end of the ascending run of that length whose end is lowest
    previous: list[int] = []
    for index, place in enumerate(places):
        length = next((one for one, end in enumerate(best) if places[end] >= place), len(best))
        previous.append(best[length - 1] if length else -1)
        best[length : length + 1] = [index]
    kept: set[int] = set()
    index = best[-1] if best else -1
    while index >= 0:
        kept.add(index)
        index = previous[index]
    return {places[one] for one in range(len(places)) if one not in kept}


_TOKEN = re.compile(r" ?(?:[\u00a3$\u20ac]?\d+(?:[.,:/]\d+)*%?(?!\w)|\w+(?:['\u2019-]\w+)*|[^\w ])")
"""A word, a figure or a sign, with the space before it: a full stop stays when the word before it goes."""
_Piece = tuple[RunKind, list[str]]


def reword(of: str, before: str, after: str) -> Rewording:
    """Return how one wording became the other.

    A single word that stayed between others that did not is taken with them: nobody reads word salad aloud.
    """
    old, new = (_TOKEN.findall(" ".join(text.split())) for text in (before, after))
    return Rewording(of, tuple(_joined(_without_islands(list(_pieces(old, new))))))


def _pieces(old: Sequence[str], new: Sequence[str]) -> Iterator[_Piece]:
    for code in LCSseq.opcodes(old, new):
        match code.tag:
            case "equal":
                yield "same", list(new[code.dest_start : code.dest_end])
            case "delete":
                yield "removed", list(old[code.src_start : code.src_end])
            case _:
                yield "added", list(new[code.dest_start : code.dest_end])


def _without_islands(pieces: Sequence[_Piece]) -> Iterator[_Piece]:
    for place, (kind, words) in enumerate(pieces):
        is_island = sum(any(map(str.isalnum, word)) for word in words) <= 1 and 0 < place < len(pieces) - 1
        if kind == "same" and is_island:
            yield "removed", words
            yield "added", words
        else:
            yield kind, words


def _joined(pieces: Iterator[_Piece]) -> Iterator[Run]:
    """Yield the runs: between words that stayed, all that went comes before all that came."""
    for is_same, group in groupby(pieces, key=lambda piece: piece[0] == "same"):
        together = list(group)
        kinds: tuple[RunKind, ...] = ("same",) if is_same else ("removed", "added")
        for kind in kinds:
            words = [word for one, text in together if one == kind for word in text]
            if words:
                yield Run(kind, "".join(words))
