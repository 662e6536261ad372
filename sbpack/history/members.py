"""Changes of members.yaml: members and groups, each with the time that it concerns, and the board's own particulars."""

from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

from sbpack.board.board import Board, Contact, StandardText
from sbpack.board.dates import Period, long_date
from sbpack.board.members import Group, Member, RuleOfProcedure
from sbpack.findings.suggest import series
from sbpack.history.change import Change, Fields, Kind, Rewording, match, reword, reword_fields

HEADING = "Members"
Dated = TypeVar("Dated", RuleOfProcedure, StandardText)


def member_changes(before: Board, after: Board) -> Iterator[tuple[Change, Period]]:
    """Yield what changed in the entries of members, groups and outsiders, each with the time that it concerns."""
    members = match(
        before.members,
        after.members,
        (
            lambda one: (*_when(one), one.title, one.role, one.organisation, one.offices),
            _when,
            lambda one: (one.initials, one.name),
            lambda one: one.initials,
            lambda one: one.name,
        ),
    )
    for one in members.gone:
        yield _change("member removed", one, f"{_name(one)} removed from the members"), one.period
    for one in members.new:
        earlier = next((old for old in after.members if old is not one and _goes_on(old, one)), None)
        yield _joined(one, earlier), one.period
    for old, one in members.pairs:
        ends = one.period.end if one.period.end != old.period.end else None
        goes_on = ends is not None and any(_goes_on(one, other) for other in after.members)
        for change in _changes_of_member(old, one, goes_on):
            yield change, _span_of_both(old.period, one.period)
    groups = match(before.groups, after.groups, (_group_fields, lambda one: one.key))
    for group in groups.gone:
        yield _group_change("group removed", group, "removed"), group.period
    for group in groups.new:
        yield _group_change("group added", group, "added"), group.period
    for was, group in groups.pairs:
        if _group_fields(was) != _group_fields(group):
            old_name = f", was {was.name} ({was.key})" if (was.name, was.key) != (group.name, group.key) else ""
            yield _group_change("group changed", group, f"changed{old_name}"), group.period


def _joined(one: Member, earlier: Member | None) -> Change:
    since = f" from {long_date(one.period.start)}" if one.period.start else ""
    if earlier is None:
        post = ", ".join(filter(None, (one.role, one.organisation, _offices(one))))
        return _change("member joined", one, f"{_name(one)} joined{since}{f': {post}' if post else ''}")
    said = reword_fields(_FIELDS, earlier, one)
    told = series([f"{rewording.of} {rewording.after or 'none'}" for rewording in said])
    kind: Kind = "office changed" if any(rewording.of == "office" for rewording in said) else "member changed"
    return _change(kind, one, f"{_name(one)} changed{since}: {told or 'another place in the order'}", *said)


def _changes_of_member(old: Member, one: Member, goes_on: bool) -> Iterator[Change]:
    if (old.name, old.title, old.initials) != (one.name, one.title, one.initials):
        rewording = reword("name", _name(old), _name(one))
        yield _change("member renamed", one, f"{_name(one)} renamed, was {_name(old)}", rewording)
    start, end = one.period.start, one.period.end
    if end != old.period.end and not goes_on:
        words = f"{_name(one)} left on {long_date(end)}" if end else f"{_name(one)} is a member still"
        was = f", was {long_date(old.period.end)}" if old.period.end else ""
        yield _change("member left" if end else "member changed", one, f"{words}{was}")
    if start != old.period.start:
        since = f"a member since {long_date(start)}" if start else "a member from the beginning"
        was = f", was {long_date(old.period.start)}" if old.period.start else ""
        yield _change("member changed", one, f"{_name(one)} {since}{was}")
    for rewording in reword_fields(_FIELDS, old, one):
        kind: Kind = "office changed" if rewording.of == "office" else "member changed"
        words = f"{_name(one)} has the {rewording.of} {rewording.after or 'none'}, was {rewording.before or 'none'}"
        yield _change(kind, one, words, rewording)


def _goes_on(old: Member, one: Member) -> bool:
    """Whether an entry follows another of the same person without a day between."""
    follows = old.period.end is not None and one.period.start == old.period.end + timedelta(days=1)
    return follows and (old.initials, old.name) == (one.initials, one.name)


def _span_of_both(old: Period, one: Period) -> Period:
    start = min(old.start, one.start) if old.start and one.start else None
    return Period(start, max(old.end, one.end) if old.end and one.end else None)


def _offices(member: Member) -> str:
    found = []
    for office in member.offices:
        since = f" from {long_date(office.period.start)}" if office.period.start else ""
        found.append(f"{office.name}{since}{f' to {long_date(office.period.end)}' if office.period.end else ''}")
    return series(found)


_FIELDS: Fields[Member] = (
    ("office", _offices),
    ("role", lambda member: member.role),
    ("organisation", lambda member: member.organisation),
)
"""The fields besides name and time."""


def _when(one: Member) -> tuple[object, ...]:
    return (one.initials, one.name, one.period)


def _name(member: Member) -> str:
    return f"{member.full_name} ({member.initials})"


def _change(kind: Kind, one: Member, words: str, *rewordings: Rewording) -> Change:
    outcome = (words.partition(", was ")[0],)
    return Change(kind, words, outcome, heading=HEADING, people=(one.initials,), rewordings=rewordings)


def _group_fields(one: Group) -> tuple[object, ...]:
    return (one.key, one.label, one.name, one.period, one.is_outsider)


def _group_change(kind: Kind, one: Group, words: str) -> Change:
    outcome = (one.key, one.label, one.name, str(one.period))
    return Change(kind, f"group {one.name} ({one.key}) {words}", outcome, heading=HEADING, people=(one.key,))


def particular_changes(before: Board, after: Board, day: date) -> Iterator[Change]:
    """Yield what changed on a day: the board's name, its contact, its venue, its rules, its standard texts."""
    texts: tuple[tuple[Kind, Callable[[Board], str]], ...] = (
        ("board renamed", lambda board: board.name_on(day)),
        ("contact changed", lambda board: _contact(board.contact_on(day))),
        ("usual venue changed", lambda board: str(board.venue_on(day) or "")),
    )
    for kind, text_of in texts:
        was, now = text_of(before), text_of(after)
        if was != now:
            words = f"{kind} to {now or 'none'}{f', was {was}' if was else ''}"
            yield _particular_change(kind, words, now, reword("name", was, now))
    named: tuple[tuple[Kind, Callable[[Board], dict[str, str]]], ...] = (
        ("rule of procedure changed", lambda board: {rule.name: _rule(rule) for rule in _on(day, board.rules)}),
        ("standard text changed", lambda board: {text.name: text.text for text in _on(day, board.texts)}),
    )
    for kind, texts_of in named:
        old, new = texts_of(before), texts_of(after)
        what = kind.removesuffix(" changed")
        for name in dict.fromkeys((*new, *old)):
            if old.get(name) != new.get(name):
                verb = "added" if name not in old else "removed" if name not in new else "changed"
                said = reword(what, old.get(name, ""), new.get(name, ""))
                yield _particular_change(kind, f"{what} {verb}: {name}", f"{name} {new.get(name, '')}", said)


def _contact(contact: Contact | None) -> str:
    return ", ".join(filter(None, (contact.name, contact.role, contact.telephone, contact.email))) if contact else ""


def _rule(rule: RuleOfProcedure) -> str:
    days = rule.time_before if rule.days is not None else ""
    members = f"{rule.members} members" if rule.members is not None else ""
    kinds = (kind.text for kind in rule.kinds)
    return ", ".join(filter(None, (days, members, *rule.items, *rule.names, *kinds, f"by {rule.made_by}")))


def _on(day: date, entries: Sequence[Dated]) -> Iterator[Dated]:
    """Yield the entries that hold on a day, the first of each name last, so that it wins in a dict."""
    return (entry for entry in reversed(entries) if entry.period.covers(day))


def _particular_change(kind: Kind, words: str, outcome: str, rewording: Rewording) -> Change:
    return Change(kind, words, (outcome,), heading="The board", rewordings=(rewording,))
