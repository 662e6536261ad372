"""Entries of members.yaml: which hold at one time, and what they say of people."""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator
from typing import Protocol, TypeVar

from sbpack.board.board import Board
from sbpack.board.dates import Period, long_date
from sbpack.text.wording import Wording, wordings_in_yaml
from sbpack.text.yaml_nodes import YamlMap

_OF_PEOPLE = ("name", "title", "role", "organisation")
_ATTENDANCE = ("present", "also_present", "apologies", "substitutes", "arrived", "left")


class _Dated(Protocol):
    @property
    def period(self) -> Period: ...


_Entry = TypeVar("_Entry", bound=_Dated)


def entries_at_once(entries: Iterable[tuple[Hashable, _Entry]]) -> Iterator[tuple[_Entry, _Entry]]:
    """Yield the first entry with the same key at the same time, and the later one, for each that has one."""
    before: defaultdict[Hashable, list[_Entry]] = defaultdict(list)
    for key, entry in entries:
        if first := next((other for other in before[key] if other.period.overlaps(entry.period)), None):
            yield first, entry
        before[key].append(entry)


def shared_time(first: Period, second: Period) -> str:
    """Return from when to when both periods hold, as the end of a clause."""
    starts = [period.start for period in (first, second) if period.start]
    ends = [period.end for period in (first, second) if period.end]
    since = f" from {long_date(max(starts))}" if starts else ""
    return since + (f" until {long_date(min(ends))}" if ends else "")


def on_the_register(board: Board, *lists: str) -> Iterator[Wording]:
    """Yield what lists of members.yaml such as `members` say of people: names, roles and organisations."""
    return _of_people(board.written, lists)


def in_attendances(board: Board) -> Iterator[Wording]:
    """Yield what the heads of all minutes say of people whom they name, substitutes among them."""
    for meeting in board.meetings:
        yield from _of_people(meeting.minutes.head if meeting.minutes else None, _ATTENDANCE)


def _of_people(written: YamlMap | None, lists: Iterable[str]) -> Iterator[Wording]:
    for key in lists:
        for wording in wordings_in_yaml(written.get(key) if written else None):
            if wording.key in _OF_PEOPLE or key == "substitutes":
                yield wording
