"""People as minutes list them and as members.yaml has them: by name, by initials, or by initials that fit nobody."""

import re
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from sbpack.board.board import Board
from sbpack.board.dates import Period, long_date
from sbpack.board.meeting import Meeting
from sbpack.board.members import Attendee, Member
from sbpack.board.minutes import Minutes
from sbpack.board.people_names import PersonName, fold, free_initials, is_name_misspelt, person_name
from sbpack.findings.suggest import is_slip, series
from sbpack.text.wording import Wording, wordings_in_yaml
from sbpack.text.yaml_nodes import YamlMap


@dataclass(frozen=True)
class Listed:
    """One person in one list of the attendance."""

    attendee: Attendee
    standing: str
    """How the list has them, as the end of `is …`: `present`, `sending apologies`."""

    @property
    def name(self) -> PersonName | None:
        """The name, for people on the register and others alike."""
        attendee = self.attendee
        return person_name(attendee.member.name if attendee.member else "" if attendee.key else attendee.name)

    @property
    def identity(self) -> str:
        """What entries of one person share."""
        return self.name.key if self.name else self.attendee.key or self.attendee.name


def listed(minutes: Minutes) -> Iterator[Listed]:
    """Yield everyone present, also present, apologising or sending a substitute."""
    yield from (Listed(attendee, "present") for attendee in minutes.present)
    yield from (Listed(attendee, "also present") for attendee in minutes.also_present)
    for attendee in minutes.apologies:
        yield Listed(attendee, f"replaced by {attendee.substitute}" if attendee.substitute else "sending apologies")


def by_name(minutes: Minutes) -> Iterator[tuple[Attendee, PersonName]]:
    """Yield everyone in the attendance who is written by name, as people are who are not on the board."""
    for one in listed(minutes):
        if not one.attendee.key and one.name is not None:
            yield one.attendee, one.name


def written_by_name(meeting: Meeting, board: Board) -> Iterator[tuple[Attendee, Member]]:
    """Yield the people in the attendance whom the register names, and who they are there."""
    for attendee, written in by_name(meeting.minutes) if meeting.minutes else ():
        found = next((member for member in board.members_on(meeting.date) if _is_member(written, member)), None)
        if found is not None:
            yield attendee, found


def _is_member(written: PersonName, member: Member) -> bool:
    """Whether a name is a member's, or differs from it by a second surname."""
    known = person_name(member.name)
    if known is None:
        return False
    if known.key == written.key:
        return True
    (forename, *shorter), (other_forename, *longer) = sorted((known.parts, written.parts), key=len)
    return forename == other_forename and len(longer) == 2 and len(shorter) == 1 and shorter[0] in longer


def members_meant(people: Iterable[Attendee], meeting: Meeting, board: Board) -> frozenset[str] | None:
    """Return the initials of members, also of those written by name, rightly or not, or two in one.

    None where somebody's initials are nobody's: that is a finding of its own, and could be any of them.
    """
    found: set[str] = set()
    for attendee in people:
        if attendee.key:
            if board.member(attendee.key, meeting.date) is None:
                return None
            found.add(attendee.key)
            continue
        name = person_name(attendee.name)
        if name is not None:
            members = board.members_on(meeting.date)
            found |= {one.initials for one in members if _is_member(name, one) or fold(one.name) in name.key}
            found |= {spelling.person.initials for spelling in board.people.other_spellings(name.written)}
    return frozenset(found)


def initials_to_use(names: Iterable[str], board: Board) -> tuple[str, ...]:
    """Return initials for each of some people, all different, which nobody on the register has at any time.

    Where a name is too short for that, its place is empty.
    """
    named = [person_name(name) for name in names]
    taken = frozenset(member.initials for member in board.members) | {group.key for group in board.groups}
    found: list[str] = []
    for name in named:
        others = [other for other in named if other is not None and other != name]
        ways = free_initials(name, taken | frozenset(found)) if name else iter(())
        found.append(next((initials for initials in ways if not _fits_another(initials, others)), ""))
    return tuple(found)


def _fits_another(initials: str, others: Iterable[PersonName]) -> bool:
    """Whether a reader could take initials such as `ShB` for somebody else of the same letters."""
    return any(
        (other.words[0].startswith(initials[:-1]) and other.words[-1].startswith(initials[-1]))
        or (other.words[0].startswith(initials[0]) and other.words[-1].startswith(initials[1:]))
        for other in others
    )


def initials_of_somebody(board: Board, day: date) -> str:
    """Return the initials of a member, for a help line to show what they look like on this board."""
    return next((member.initials for member in board.members_on(day)), "INITIALS")


_MOST_NEAR = 3
"""People that a help line names: of more, none was meant more than another."""
_BETWEEN = re.compile(r"\s*(?:[;/&+]|\band\b)\s*|\s+")


def help_for_initials(
    initials: str, board: Board, day: date, otherwise: str, listed: Collection[str] = frozenset()
) -> str:
    """Return the way out: another time on the board, whose name has them, initials for a name, or `otherwise`.

    Whoever is listed beside them already was not meant.
    """
    members = [member for member in board.members_on(day) if member.initials not in listed]
    if at_other_times := [member for member in board.members if member.initials == initials]:
        member = at_other_times[-1]
        return f"`{initials}` is {member.full_name} at another time: see `from` and `to` in {member.span}"
    named = ((member, person_name(member.name)) for member in members)
    if could_be := [member for member, name in named if name and initials.upper() in name.initials]:
        names = [f"{member.full_name} (`{member.initials}`)" for member in could_be]
        return f"`{initials}` could be {series(names, 'or')}"
    known = {member.initials: member.full_name for member in members}
    groups = {group.key: group.name for group in board.groups if group.period.covers(day) and group.key not in listed}
    if meant := _by_name(initials, known):
        return f"write the initials of {known[meant]}: `{meant}`"
    if near := _by_near_name(initials, known):
        return f"write `{near}` for {known[near]}; otherwise {otherwise}"
    words = [word for word in _BETWEEN.split(initials) if word]
    if len(words) < 2:
        return _nearest(initials, known | groups, otherwise)
    return f"write a comma between them: `{', '.join(words)}`" if all(word in known for word in words) else otherwise


def _nearest(initials: str, known: Mapping[str, str], otherwise: str) -> str:
    near = [candidate for candidate in known if is_slip(initials, candidate)]
    if not near or len(near) > _MOST_NEAR:
        return otherwise
    if len(near) > 1:
        names = [f"{known[candidate]} (`{candidate}`)" for candidate in near]
        return f"`{initials}` could be {series(names, 'or')}; otherwise {otherwise}"
    return f"the nearest known initials are `{near[0]}`, {known[near[0]]}; otherwise {otherwise}"


def _by_name(text: str, known: Mapping[str, str]) -> str | None:
    """Return the initials of the one member whose name, or whose last name, a text is or ends with."""
    words = text.casefold().split()
    names = {initials: name.casefold().split() for initials, name in known.items()}
    whole = [initials for initials, name in names.items() if len(words) > 1 and words[-2:] == name[-2:]]
    last = [initials for initials, name in names.items() if len(words) == 1 and words == name[-1:]]
    found = whole or last
    return found[0] if len(found) == 1 else None


def _by_near_name(text: str, known: Mapping[str, str]) -> str | None:
    """Return the initials of the one member whose name a text is but for a slip or a shorter forename: Cath Jessop."""
    written = person_name(text)
    if written is None or text.isupper():
        return None
    found = [
        initials
        for initials, full_name in known.items()
        if (name := person_name(full_name))
        and (
            is_name_misspelt((written.forename, written.surname), (name.forename, name.surname))
            or (written.surname == name.surname and written.forename[:1] == name.forename[:1])
        )
    ]
    return found[0] if len(found) == 1 else None


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
