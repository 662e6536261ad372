"""What the public log and diff leave out: business that is exempt in any revision, and personal data taken out since.

Every commit has a public edition of its own, in which an item has the title that it had then. An officer who moved it
to Part 2 meant that title to be read no more.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import Literal, NamedTuple

from sbpack.board.agenda import PaperEntry
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.personal_data import personal_data
from sbpack.history.change import Change, LogEntry, Rewording, reword
from sbpack.history.past import Files, Past, Step, days_of, paths_changed
from sbpack.leaks.only_in_part_2 import secrets_of
from sbpack.leaks.read_text import ReadableText
from sbpack.leaks.search import Search
from sbpack.read.part_1 import Said

Matter = Literal["agenda", "minutes", "updates"]
_MATTERS: dict[str, Matter] = {
    "item": "agenda",
    "paper": "agenda",
    "update": "updates",
    "minute": "minutes",
    "resolution": "minutes",
    "action": "minutes",
}
"""The kind of business that a change is about, by the first word of its kind."""
_REMOVE_ALL = ("meeting removed", "meeting moved", "minutes removed", "minutes changed")
"""Changes after which any of a meeting's business may be gone."""


class Exempt(NamedTuple):
    """A piece of exempt business, by what stays the same while more is written about it."""

    matter: Matter
    day: date
    """Of the meeting."""
    name: str
    """Of an item its title for members or its subject, of a paper its file, of the rest the number."""


def exempt_business(board: Board) -> frozenset[Exempt]:
    """Return the exempt items, papers, minutes and updates of a board.

    Counts would not do: one item may be made exempt while another is made public.
    """
    return frozenset(one for meeting in board.meetings for one in _exempt_of(meeting))


def _exempt_of(meeting: Meeting) -> Iterator[Exempt]:
    def file(entry: PaperEntry) -> str:
        return entry.path.removeprefix(f"{meeting.folder}/")  # which it keeps when its meeting moves

    for item in meeting.items():
        if item.part_2 is not None:
            papers = [file(entry) for entry in item.papers if entry.part_2]
            name = item.part_2.title or "\n".join((item.title, *(papers or [item.number])))
            yield Exempt("agenda", meeting.date, f"item {name}")
    for entry in meeting.listed():
        if entry.part_2 is not None:
            yield Exempt("agenda", meeting.date, f"paper {file(entry)}")
    for minute in meeting.minutes.exempt if meeting.minutes else ():
        yield Exempt("minutes", meeting.date, minute.number)
    for row in meeting.matters_arising.rows if meeting.matters_arising else ():
        if row.is_part_2:
            yield Exempt("updates", meeting.date, " ".join((*map(str, row.references), row.minute)))


def redact(change: Change, because: str = "not told, since business of the meeting was made exempt") -> Change:
    """Return a change without anything but its kind and meeting."""
    return Change(change.kind, f"{change.kind}: {because}", meeting=change.meeting, heading="Exempt business")


def redact_secrets(changes: Iterable[Change], part_2: Said, part_1: Said) -> tuple[Change, ...]:
    """Return changes, redacted where they have anything that Part 2 says and Part 1 does not.

    They are searched as every output for the public is. `part_1` is that of the last revision: what was public before
    counts for nothing.
    """
    if not (part_2.texts or part_2.files):
        return tuple(changes)
    search = Search(secrets_of(part_2, part_1))

    def has_secret(change: Change) -> bool:
        return any(True for text in (change.path, *_texts(change)) for _ in search.found_in(ReadableText("", text)))

    return tuple(redact(change, "it is exempt now") if has_secret(change) else change for change in changes)


def matter_of(change: Change) -> Matter | None:
    """Return which business a change is about; None for membership, times of meetings and attendance."""
    return _MATTERS.get(change.kind.partition(" ")[0])


def may_remove(change: Change) -> bool:
    """Whether a change is of business that was there before, and may have become exempt."""
    return matter_of(change) is not None and change.kind.rpartition(" ")[2] not in ("added", "written", "recorded")


def redact_personal_data(changes: Iterable[Change], part_1: Callable[[], Said]) -> tuple[Change, ...]:
    """Return changes without telephone numbers, addresses and the like that Part 1 no longer has.

    `part_1` returns that of the last revision. It is called only where a change holds anything personal.
    """
    found = tuple(changes)
    personal = {match[0] for change in found for text in _texts(change) for match, _ in personal_data(text)}
    if not personal:
        return found
    gone = personal - {match[0] for text in part_1().texts for match, _ in personal_data(text.words)}

    def masked(text: str) -> str:
        for match, kind in reversed(list(personal_data(text))):
            if match[0] in gone:
                text = f"{text[: match.start()]}[{kind}]{text[match.end() :]}"
        return text

    def reworded(rewording: Rewording) -> Rewording:
        before, after = masked(rewording.before), masked(rewording.after)
        is_same = (before, after) == (rewording.before, rewording.after)
        return rewording if is_same else reword(rewording.of, before, after)

    return tuple(
        replace(
            change,
            words=masked(change.words),
            heading=masked(change.heading),
            rewordings=tuple(map(reworded, change.rewordings)),
        )
        for change in found
    )


def _texts(change: Change) -> Iterator[str]:
    yield from (change.words, change.heading)
    for rewording in change.rewordings:
        yield from (rewording.before, rewording.after)


class RedactedMeetings:
    """The meetings whose earlier changes the public log redacts, since any of their business became exempt later.

    `days` are those of one meeting, which was moved.
    """

    def __init__(self, past: Past, days: Sequence[date] = ()) -> None:
        self._past = past
        self._days = days
        self._last: Files = {}
        self._until: dict[tuple[date, Matter], int] = {}
        """By meeting and kind of business, the last entry that made anything of it exempt."""

    def note(self, step: Step, place: int) -> None:
        """Note what the commit of an entry made exempt, though the business may have been removed long before."""
        self._last = step.files
        before = step.before[0] if step.before else {}
        days = days_of(paths_changed(before, step.files))
        if days:
            for one in self._exempt(step.files, days) - self._exempt(before, days):
                self._until[one.day, one.matter] = place

    def redact(self, entries: Sequence[LogEntry]) -> tuple[LogEntry, ...]:
        """Return the entries as the public may read them."""
        self._until = {
            (day, matter): until
            for (day, matter), until in self._until.items()
            if any(_may_remove_any(change, matter) for entry in entries[: until + 1] for change in entry.changes)
        }
        part_2, part_1 = self._past.said(self._last)
        found = [
            redact(change) if self._is_redacted(change, place) else change
            for place, entry in enumerate(entries)
            for change in entry.changes
        ]
        public = redact_secrets(found, part_2, part_1)
        changes = iter(redact_personal_data(public, self._part_1))
        return tuple(replace(entry, changes=tuple(islice(changes, len(entry.changes)))) for entry in entries)

    def _part_1(self) -> Said:
        return self._past.board(self._last, days_of(self._last)).part_1

    def _is_redacted(self, change: Change, place: int) -> bool:
        matter = matter_of(change)
        until = self._until.get((self._one(change.meeting), matter), -1) if change.meeting and matter else -1
        return place < until or (place == until and may_remove(change))

    def _exempt(self, files: Files, days: set[date]) -> set[Exempt]:
        business = exempt_business(self._past.board(files, days).members)
        return {one._replace(day=self._one(one.day)) for one in business}

    def _one(self, day: date) -> date:
        """Return one day for all those of a meeting that was moved."""
        return self._days[0] if day in self._days else day


def _may_remove_any(change: Change, matter: Matter) -> bool:
    """Whether business of a kind may be gone by a change; until then all that was added is public still."""
    return change.kind in _REMOVE_ALL or (matter_of(change) == matter and may_remove(change))
