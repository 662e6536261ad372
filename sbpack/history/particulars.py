"""What changed in what members.yaml says of the board itself, as a day has it."""

from collections.abc import Iterator, Mapping
from datetime import date

from sbpack.history.change import Change, Kind, Rewording
from sbpack.history.rewording import reword
from sbpack.model.board import Board
from sbpack.model.procedure import RuleOfProcedure

HEADING = "The board"


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
        yield _change(kind, words, now, reword("name", was, now))


def _named(kind: Kind, what: str, was: Mapping[str, str], now: Mapping[str, str]) -> Iterator[Change]:
    for name in dict.fromkeys((*now, *was)):
        if was.get(name) != now.get(name):
            verb = "added" if name not in was else "removed" if name not in now else "changed"
            said = reword(what, was.get(name, ""), now.get(name, ""))
            yield _change(kind, f"{what} {verb}: {name}", f"{name} {now.get(name, '')}", said)


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


def _change(kind: Kind, words: str, outcome: str, rewording: Rewording) -> Change:
    return Change(kind, words, (outcome,), heading=HEADING, rewordings=(rewording,))
