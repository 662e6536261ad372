"""What changed in members.yaml: who sits on the board, and who speaks for it."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta

from sbpack.findings.suggest import series
from sbpack.history.change import Change, Kind, Rewording
from sbpack.history.match import match
from sbpack.history.rewording import reword
from sbpack.model.board import Board
from sbpack.model.dates import long_date
from sbpack.model.member import Group, Member
from sbpack.model.period import Period

HEADING = "Members"


def member_changes(before: Board, after: Board) -> Iterator[tuple[Change, Period]]:
    """Yield what changed in the entries of members, groups and outsiders, each with the time that it concerns."""
    keys = (_whole, _when, lambda one: (one.initials, one.name), lambda one: one.initials, lambda one: one.name)
    pairs, gone, new = match(before.members, after.members, keys)
    for one in gone:
        yield _change("member removed", one, f"{_name(one)} removed from the members", ()), one.period
    for one in new:
        earlier = next((old for old in after.members if old is not one and _goes_on(old, one)), None)
        yield _joined(one, earlier), one.period
    for old, one in pairs:
        ends = one.period.end if one.period.end != old.period.end else None
        goes_on = ends is not None and any(_goes_on(one, other) for other in after.members)
        for change in _of_one(old, one, goes_on):
            yield change, _both(old.period, one.period)
    yield from _groups(before.groups, after.groups)


def _joined(one: Member, earlier: Member | None) -> Change:
    since = f" from {long_date(one.period.start)}" if one.period.start else ""
    if earlier is None:
        post = ", ".join(filter(None, (one.role, one.organisation, _offices(one))))
        return _change("member joined", one, f"{_name(one)} joined{since}{f': {post}' if post else ''}", ())
    said = tuple(_said(earlier, one))
    told = series([f"{rewording.of} {now or 'none'}" for rewording, now in said]) or "another place in the order"
    kind: Kind = "office changed" if any(rewording.of == "office" for rewording, _ in said) else "member changed"
    rewordings = tuple(rewording for rewording, _ in said)
    return _change(kind, one, f"{_name(one)} changed{since}: {told}", rewordings)


def _of_one(old: Member, one: Member, goes_on: bool) -> Iterator[Change]:
    if (old.name, old.title, old.initials) != (one.name, one.title, one.initials):
        rewording = reword("name", _name(old), _name(one))
        yield _change("member renamed", one, f"{_name(one)} renamed, was {_name(old)}", (rewording,))
    start, end = one.period.start, one.period.end
    if end != old.period.end and not goes_on:
        words = f"{_name(one)} left on {long_date(end)}" if end else f"{_name(one)} is a member still"
        was = f", was {long_date(old.period.end)}" if old.period.end else ""
        yield _change("member left" if end else "member changed", one, f"{words}{was}", ())
    if start != old.period.start:
        since = f"a member since {long_date(start)}" if start else "a member from the beginning"
        was = f", was {long_date(old.period.start)}" if old.period.start else ""
        yield _change("member changed", one, f"{_name(one)} {since}{was}", ())
    for rewording, now in _said(old, one):
        kind: Kind = "office changed" if rewording.of == "office" else "member changed"
        words = f"{_name(one)} has the {rewording.of} {now or 'none'}, was {rewording.before or 'none'}"
        yield _change(kind, one, words, (rewording,))


def _said(old: Member, one: Member) -> Iterator[tuple[Rewording, str]]:
    """Yield what an entry says of a member besides name and time, where it is other than before."""
    sayings: tuple[tuple[str, Callable[[Member], str]], ...] = (
        ("office", _offices),
        ("role", lambda member: member.role),
        ("organisation", lambda member: member.organisation),
    )
    for of, get in sayings:
        if get(old) != get(one):
            yield reword(of, get(old), get(one)), get(one)


def _groups(before: Sequence[Group], after: Sequence[Group]) -> Iterator[tuple[Change, Period]]:
    def change(kind: Kind, one: Group, words: str) -> tuple[Change, Period]:
        outcome = (one.key, one.label, one.name, str(one.period))
        return Change(kind, words, outcome, heading=HEADING, people=(one.key,)), one.period

    def whole(one: Group) -> tuple[object, ...]:
        return (one.key, one.label, one.name, one.period, one.is_outsider)

    pairs, gone, new = match(before, after, (whole, lambda one: one.key))
    for one in gone:
        yield change("group removed", one, f"group {one.name} ({one.key}) removed")
    for one in new:
        yield change("group added", one, f"group {one.name} ({one.key}) added")
    for old, one in pairs:
        if whole(old) != whole(one):
            was = f", was {old.name} ({old.key})" if (old.name, old.key) != (one.name, one.key) else ""
            yield change("group changed", one, f"group {one.name} ({one.key}) changed{was}")


def _goes_on(old: Member, one: Member) -> bool:
    """Whether an entry follows another of the same person without a day between."""
    follows = old.period.end is not None and one.period.start == old.period.end + timedelta(days=1)
    return follows and (old.initials, old.name) == (one.initials, one.name)


def _both(old: Period, one: Period) -> Period:
    """Return the time that two periods reach over."""
    starts = [period.start for period in (old, one)]
    ends = [period.end for period in (old, one)]
    known_starts: list[date] = [start for start in starts if start is not None]
    known_ends: list[date] = [end for end in ends if end is not None]
    start = min(known_starts) if len(known_starts) == len(starts) else None
    return Period(start, max(known_ends) if len(known_ends) == len(ends) else None)


def _offices(member: Member) -> str:
    return series([_dated(office.name, office.period) for office in member.offices])


def _dated(name: str, period: Period) -> str:
    since = f" from {long_date(period.start)}" if period.start else ""
    return f"{name}{since}{f' to {long_date(period.end)}' if period.end else ''}"


def _whole(one: Member) -> tuple[object, ...]:
    return (*_when(one), one.title, one.role, one.organisation, one.offices)


def _when(one: Member) -> tuple[object, ...]:
    return (one.initials, one.name, one.period)


def _name(member: Member) -> str:
    return f"{member.full_name} ({member.initials})"


def _change(kind: Kind, one: Member, words: str, rewordings: Sequence[Rewording]) -> Change:
    outcome = (words.partition(", was ")[0],)
    return Change(kind, words, outcome, heading=HEADING, people=(one.initials,), rewordings=tuple(rewordings))
