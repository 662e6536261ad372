"""What changed in the actions that minutes record, and in the board's word on earlier ones."""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from rapidfuzz.fuzz import ratio

from sbpack.findings.suggest import series
from sbpack.history.change import MINUTES, Change, Kind, Rewording
from sbpack.history.match import match, match_alike
from sbpack.history.rewording import reword
from sbpack.model.action_list import outcome_of
from sbpack.model.board import Board
from sbpack.model.dates import long_date
from sbpack.model.minute import Action, ActionChange
from sbpack.model.minutes import Minutes
from sbpack.sources.iso_date import parse_iso_date
from sbpack.sources.mark import Change as Word

_ALIKE = 60
"""How alike the words of two actions must be, of 100, to be of one."""
_KINDS: dict[Word, Kind] = {
    "closed": "action closed",
    "stays open": "action stays open",
    "becomes a rule": "action becomes a rule",
    "superseded": "action superseded",
    "withdrawn": "action withdrawn",
    "done by": "action done in part",
    "done in part": "action done in part",
}


def action_changes(before: Minutes | None, after: Minutes | None, board: Board) -> Iterator[Change]:
    """Yield what changed in the actions of a meeting; `board` knows the owners."""
    old_ones, new_ones = before.actions if before else (), after.actions if after else ()
    pairs, gone, new = match(old_ones, new_ones, (_numbered, lambda one: (one.minute, one.words)))
    pairs += match_alike(gone, new, _likeness, _ALIKE)
    for one in gone:
        yield _change("action removed", one, f"action {one.id} removed: {one.sentence}", before)
    for one in new:
        owners = _owners(one, board)
        words = f"action {one.id} recorded for {owners}{_due(one.due)}: {one.sentence}"
        yield _change("action recorded", one, words, after)
    for old, one in pairs:
        for change in _of_one(old, one, board, after):
            yield replace(change, people=tuple(dict.fromkeys((*old.owners, *one.owners))))


def word_changes(before: Minutes | None, after: Minutes | None, board: Board) -> Iterator[Change]:
    """Yield what changed in the board's word on earlier actions; `board` knows the owners."""
    keys = (lambda one: (*_word(one), one.minute), _word)
    _, gone, new = match(_words(before), _words(after), keys)
    for word in gone:
        words = f"action {word.reference} {outcome_of(word, board)} no longer stands in minute {word.minute}"
        yield _word_change("action record removed", word, words, before)
    for word in new:
        kind = _kind(word)
        words = f"action {word.reference} {outcome_of(word, board)}, by minute {word.minute}"
        yield _word_change(kind, word, words, after)


def _of_one(old: Action, one: Action, board: Board, minutes: Minutes | None) -> Iterator[Change]:
    if old.id != one.id:
        words = f"action {one.id} numbered, was {old.id}: {one.sentence}"
        yield _change("action numbered", one, words, minutes)
    if old.owners != one.owners:
        words = f"action {one.id} given to {_owners(one, board)}, was {_owners(old, board)}"
        yield _change("action owners changed", one, words, minutes)
    if old.due != one.due:
        now, was = (_due(due).lstrip(", ") for due in (one.due, old.due))
        words = f"action {one.id} {now or 'without a date'}, was {was or 'not dated'}"
        yield _change("action due date changed", one, words, minutes)
    if old.sentence != one.sentence:
        words = f"action {one.id} reworded"
        yield _change("action changed", one, words, minutes, reword("words", old.sentence, one.sentence))


def _numbered(one: Action) -> str:
    return one.id if one.number is not None else ""


def _likeness(one: Action, other: Action) -> float:
    """Return how alike two actions are; a number is another action's, unless one of both has none."""
    is_possible = one.number is None or other.number is None or one.number == other.number
    return ratio(one.words, other.words) if is_possible else 0.0


def _words(minutes: Minutes | None) -> Sequence[ActionChange]:
    return minutes.changes if minutes else ()


def _owners(action: Action, board: Board) -> str:
    """Name the owners by what the Action column prints."""
    known = ((key, board.owner(key, action.meeting)) for key in action.owners)
    return series([owner.label if owner else key for key, owner in known]) or "nobody"


def _due(due: str) -> str:
    day = parse_iso_date(due)
    if day is not None:
        return f", due {long_date(day)}"
    return f", due at the {due}" if due else ""


def _change(kind: Kind, one: Action, words: str, minutes: Minutes | None, rewording: Rewording | None = None) -> Change:
    outcome = (one.id, one.sentence, one.due, *one.owners)
    reference = one.reference if one.number is not None else None
    return Change(
        kind,
        words,
        outcome,
        heading=MINUTES,
        path=minutes.path if minutes else "",
        action=reference,
        people=one.owners,
        rewordings=(rewording,) if rewording else (),
    )


def _word_change(kind: Kind, word: ActionChange, words: str, minutes: Minutes | None) -> Change:
    path = minutes.path if minutes else ""
    outcome = (*map(str, _word(word)), kind)
    return Change(kind, words, outcome, heading=MINUTES, path=path, action=word.reference, people=word.owners)


def _word(one: ActionChange) -> tuple[Hashable, ...]:
    return one.reference, one.change, one.owners, one.due


def _kind(word: ActionChange) -> Kind:
    if word.change == "stays open" and word.given_to:
        return "action owners changed"
    return "action due date changed" if word.change == "stays open" and word.due else _KINDS[word.change]
