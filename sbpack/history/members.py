"""What changed in members.yaml: who sits on the board, and who speaks for it.

- What changed in what members.yaml says of the board itself, as a day has it.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from sbpack.board.board import Board
from sbpack.board.dates import Period, long_date
from sbpack.board.members import Group, Member, RuleOfProcedure
from sbpack.findings.suggest import series
from sbpack.history.change import Change, Kind, Rewording
from sbpack.history.match import match, reword

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


PARTICULARS_HEADING = "The board"


def particular_changes(before: Board, after: Board, day: date) -> Iterator[Change]:
    """Yield what is otherwise on a day: the board's name, its contact, its venue, its rules, its standard texts."""
    yield from _reworded("board renamed", "board renamed", before.name_on(day), after.name_on(day))
    yield from _reworded("contact changed", "contact changed", _contact(before, day), _contact(after, day))
    was, now = (str(board.venue_on(day) or "") for board in (before, after))
    yield from _reworded("usual venue changed", "usual venue changed", was, now)
    yield from _named("rule of procedure changed", "rule of procedure", _rules(before, day), _rules(after, day))
    yield from _named("standard text changed", "standard text", _texts(before, day), _texts(after, day))


def _reworded(kind: Kind, what: str, was: str, now: str) -> Iterator[Change]:
    if was != now:
        words = f"{what} to {now or 'none'}" + (f", was {was}" if was else "")
        yield _particulars_change(kind, words, now, reword("name", was, now))


def _named(kind: Kind, what: str, was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Change]:
    for name in dict.fromkeys((*now, *was)):
        if was.get(name) != now.get(name):
            verb = "added" if name not in was else "removed" if name not in now else "changed"
            said = reword(what, was.get(name, ""), now.get(name, ""))
            yield _particulars_change(kind, f"{what} {verb}: {name}", f"{name} {now.get(name, '')}", said)


def _contact(board: Board, day: date) -> str:
    contact = board.contact_on(day)
    return ", ".join(filter(None, (contact.name, contact.role, contact.telephone, contact.email))) if contact else ""


def _rules(board: Board, day: date) -> dict[str, str]:
    return {str(rule.name): _rule(rule) for rule in reversed(board.rules) if rule.period.covers(day)}


def _rule(rule: RuleOfProcedure) -> str:
    """Say what a rule demands."""
    days = rule.time_before if rule.days is not None else ""
    members = f"{rule.members} members" if rule.members is not None else ""
    kinds = (kind.text for kind in rule.kinds)
    return ", ".join(filter(None, (days, members, *rule.items, *rule.names, *kinds, f"by {rule.made_by}")))


def _texts(board: Board, day: date) -> dict[str, str]:
    return {text.name: text.text for text in reversed(board.texts) if text.period.covers(day)}


def _particulars_change(kind: Kind, words: str, outcome: str, rewording: Rewording) -> Change:
    return Change(kind, words, (outcome,), heading=PARTICULARS_HEADING, rewordings=(rewording,))
