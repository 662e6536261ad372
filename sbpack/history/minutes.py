"""Changes of a meeting's minutes: attendance, front matter, minutes, resolutions, actions, and minutes agreed."""

from collections.abc import Hashable, Iterator
from dataclasses import replace

from markdown_it.token import Token
from rapidfuzz.fuzz import ratio

from sbpack.board.action_list import outcome_of
from sbpack.board.board import Board
from sbpack.board.dates import clock, long_date
from sbpack.board.meeting import Meeting
from sbpack.board.members import Attendee
from sbpack.board.minute_text import RESOLUTION_CLOSE, RESOLUTION_OPEN
from sbpack.board.minutes import Action, ActionChange, Minute, Minutes, Resolution
from sbpack.board.minutes_agreed import agreements_of
from sbpack.findings.suggest import series
from sbpack.history.agenda import alike
from sbpack.history.change import MINUTES, Change, Fields, Kind, Rewording, match, names_of, reword, reword_fields
from sbpack.history.papers import Passage, compare_passages, passages_in
from sbpack.text.dates import parse_iso_date
from sbpack.text.marks import ActionMark
from sbpack.text.marks import Change as Word
from sbpack.text.prose import plain_text

_ABSENT = "not recorded"
_KINDS: dict[Word, Kind] = {
    "closed": "action closed",
    "stays open": "action stays open",
    "becomes a rule": "action becomes a rule",
    "superseded": "action superseded",
    "withdrawn": "action withdrawn",
    "done by": "action done in part",
    "done in part": "action done in part",
}


def minutes_changes(before: Minutes | None, after: Minutes | None, board: Board) -> Iterator[Change]:
    """Yield what changed in minutes, their actions and their attendance; `board` knows who people are."""
    minutes = after or before
    for change in _changes(before, after, board):
        yield replace(change, heading=MINUTES, path=change.path or (minutes.path if minutes else ""))


def _changes(before: Minutes | None, after: Minutes | None, board: Board) -> Iterator[Change]:
    if after is None:
        if before is not None:
            yield Change("minutes removed", "minutes removed", ("removed",))
        return
    if before is None:
        count, numbered = len(after.minutes), after.numbered
        numbers = f", {numbered[0].number} to {numbered[-1].number}" if len(numbered) > 1 else ""
        words = f"minutes written: {count} {'minute' if count == 1 else 'minutes'}{numbers}"
        yield Change("minutes written", words, ("written",))
        others = f", {len(after.also_present)} also present" if after.also_present else ""
        apologies = f"{len(after.apologies)} {'apology' if len(after.apologies) == 1 else 'apologies'}"
        words = f"attendance recorded: {len(after.present)} present{others}, {apologies}"
        people = tuple(attendee.key for attendee, _ in _attendance(after).values() if attendee.key)
        yield Change("attendance recorded", words, (words,), people=people)
    else:
        yield from _attendance_changes(before, after)
        if said := reword_fields(_FRONT_MATTER, before, after):
            outcome = tuple(rewording.outcome for rewording in said)
            yield Change("minutes changed", f"minutes changed: their {names_of(said)}", outcome, rewordings=said)
        yield from _changes_of_minutes(before, after)
    yield from _action_changes(before, after, board)
    yield from _word_changes(before, after, board)


def _attendance_changes(before: Minutes, after: Minutes) -> Iterator[Change]:
    was, now = _attendance(before), _attendance(after)
    for key in dict.fromkeys((*now, *was)):
        attendee, how = now.get(key) or (was[key][0], _ABSENT)
        earlier = was[key][1] if key in was else _ABSENT
        if how != earlier:
            words = f"attendance changed: {_name(attendee)} {how}, was {earlier}"
            people = (attendee.key,) if attendee.key else ()
            yield Change("attendance changed", words, (key, how), people=people)


def of_one_person(change: Change, minutes: Minutes, key: str) -> Change:
    """Return a change with the attendance of one person in place of that of all."""
    if change.kind != "attendance recorded" or change.path != minutes.path or key not in change.people:
        return change
    attendee, how = _attendance(minutes)[key]
    return replace(change, words=f"attendance recorded: {_name(attendee)} {how}")


def _attendance(minutes: Minutes) -> dict[str, tuple[Attendee, str]]:
    """Return how each person is recorded, by initials or name."""
    found: dict[str, tuple[Attendee, str]] = {}
    groups = (
        ("present", minutes.present),
        ("also present", minutes.also_present),
        ("sent apologies", minutes.apologies),
    )
    for how, attendees in groups:
        for attendee in attendees:
            instead = f", {attendee.substitute} came instead" if attendee.substitute else ""
            found[attendee.key or attendee.name] = (attendee, f"{how}{instead}")
    for verb, movements in (("arrived", minutes.arrived), ("left", minutes.left)):
        for movement in movements:
            at = f" at {clock(movement.time)}" if movement.time else ""
            during = f" during minute {movement.minute}" if movement.minute else ""
            for attendee in movement.people:
                key = attendee.key or attendee.name
                _, how = found.get(key, (attendee, "present"))
                found[key] = (attendee, f"{how}, {verb}{at}{during}")
    return found


def _name(attendee: Attendee) -> str:
    return f"{attendee.name} ({attendee.key})" if attendee.key and attendee.key != attendee.name else attendee.name


def agreement_changes(before: Meeting | None, after: Meeting) -> Iterator[Change]:
    """Yield which minutes are recorded as agreed that were not, which no longer, and which with other corrections."""
    was = {one.of: one for one in agreements_of(before)} if before else {}
    now = {one.of: one for one in agreements_of(after)}
    for day in dict.fromkeys((*was, *now)):
        if day not in now:
            how = "no longer recorded as agreed"
        elif day in was and was[day].corrections == now[day].corrections:
            continue
        else:
            said = series([str(correction) for correction in now[day].corrections])
            how = f"agreed{' otherwise' if day in was else ''}{f', with a correction: {said}' if said else ''}"
        words = f"minutes of {long_date(day)} {how}"
        path = after.minutes.path if after.minutes else ""
        yield Change("minutes agreed", words, (words,), heading=MINUTES, path=path)


def _action_changes(before: Minutes | None, after: Minutes, board: Board) -> Iterator[Change]:
    matched = match(
        before.actions if before else (),
        after.actions,
        (lambda one: one.id if one.number is not None else "", lambda one: (one.minute, one.words)),
        _likeness,
    )
    for one in matched.gone:
        change = _action_change("action removed", one, f"removed: {one.sentence}")
        yield replace(change, path=before.path if before else "")
    for one in matched.new:
        due = f", {_due(one)}" if one.due else ""
        yield _action_change("action recorded", one, f"recorded for {_owners(one, board)}{due}: {one.sentence}")
    for old, one in matched.pairs:
        people = tuple(dict.fromkeys((*old.owners, *one.owners)))
        yield from (replace(change, people=people) for change in _changes_of_action(old, one, board))


def _changes_of_action(old: Action, one: Action, board: Board) -> Iterator[Change]:
    if old.id != one.id:
        yield _action_change("action numbered", one, f"numbered, was {old.id}: {one.sentence}")
    if old.owners != one.owners:
        words = f"given to {_owners(one, board)}, was {_owners(old, board)}"
        yield _action_change("action owners changed", one, words)
    if old.due != one.due:
        words = f"{_due(one) or 'without a date'}, was {_due(old) or 'not dated'}"
        yield _action_change("action due date changed", one, words)
    if old.sentence != one.sentence:
        rewording = reword("words", old.sentence, one.sentence)
        yield _action_change("action changed", one, "reworded", rewording)


def _likeness(one: Action, other: Action) -> float:
    """Return how alike two actions are; a number is another action's, unless one of both has none."""
    is_possible = one.number is None or other.number is None or one.number == other.number
    return ratio(one.words, other.words) if is_possible else 0.0


def _owners(action: Action, board: Board) -> str:
    """Return the owners by what the Action column prints."""
    known = ((key, board.owner(key, action.meeting)) for key in action.owners)
    return series([owner.label if owner else key for key, owner in known]) or "nobody"


def _due(action: Action) -> str:
    day = parse_iso_date(action.due)
    if day is not None:
        return f"due {long_date(day)}"
    return f"due at the {action.due}" if action.due else ""


def _action_change(kind: Kind, one: Action, words: str, *rewordings: Rewording) -> Change:
    outcome = (one.id, one.sentence, one.due, *one.owners)
    reference = one.reference if one.number is not None else None
    words = f"action {one.id} {words}"
    return Change(kind, words, outcome, action=reference, people=one.owners, rewordings=rewordings)


def _word_changes(before: Minutes | None, after: Minutes, board: Board) -> Iterator[Change]:
    """Yield what changed in the board's word on earlier actions."""
    matched = match(before.changes if before else (), after.changes, (lambda one: (*_word(one), one.minute), _word))
    for word in matched.gone:
        words = f"action {word.reference} {outcome_of(word, board)} no longer stands in minute {word.minute}"
        change = _word_change("action record removed", word, words)
        yield replace(change, path=before.path if before else "")
    for word in matched.new:
        kind = _KINDS[word.change]
        if word.change == "stays open" and (word.given_to or word.due):
            kind = "action owners changed" if word.given_to else "action due date changed"
        yield _word_change(kind, word, f"action {word.reference} {outcome_of(word, board)}, by minute {word.minute}")


def _word_change(kind: Kind, word: ActionChange, words: str) -> Change:
    return Change(kind, words, (*map(str, _word(word)), kind), action=word.reference, people=word.owners)


def _word(one: ActionChange) -> tuple[Hashable, ...]:
    return one.reference, one.change, one.owners, one.due


def _next(minutes: Minutes) -> str:
    found = minutes.next_meeting
    return ", ".join(filter(None, (long_date(found.date), clock(found.time) if found.time else ""))) if found else ""


_FRONT_MATTER: Fields[Minutes] = (
    ("time of beginning", lambda minutes: clock(minutes.began) if minutes.began else ""),
    ("closing time", lambda minutes: clock(minutes.closed) if minutes.closed else ""),
    ("next meeting", _next),
    ("date of publication", lambda minutes: long_date(minutes.published) if minutes.published else ""),
    ("signature", lambda minutes: minutes.signed_by),
)
"""The fields besides the attendance."""


def _changes_of_minutes(before: Minutes, after: Minutes) -> Iterator[Change]:
    matched = match(
        before.minutes,
        after.minutes,
        (lambda one: (one.number or one.title, one.is_stub), lambda one: (one.title.casefold(), one.is_stub)),
        lambda one, other: alike(one.title, other.title),
    )
    for one in matched.gone:
        yield _minute_change("minute removed", one, _renamed(one, "removed"))
    for one in matched.new:
        yield _minute_change("minute added", one, _renamed(one, "added"))
    for old, one in matched.pairs:
        if (old.number, old.title) != (one.number, one.title):
            was, now = f"{old.number} {old.title}".strip(), f"{one.number} {one.title}".strip()
            words = f"{_renamed(one, 'renamed')}, was {_title(old)}"
            yield _minute_change("minute renamed", one, words, now, reword("title", was, now))
        text = compare_passages(_passages(old), _passages(one))
        told = [*([text.words] if text.is_any else []), *(["its report"] if old.report != one.report else [])]
        if told:
            words = f"{_title(one)} changed: {series(told)}"
            yield _minute_change("minute changed", one, words, "|".join(text.outcome), *text.rewordings())
        yield from _resolution_changes(old, one)


def _resolution_changes(old: Minute, one: Minute) -> Iterator[Change]:
    """Yield what became of the resolutions of a minute; a reworded one is the one in the same place."""
    matched = match(old.resolutions, one.resolutions, (lambda resolution: resolution.texts,))
    reworded = list(zip(matched.gone, matched.new, strict=False))
    for what, unmatched in (("removed", matched.gone), ("added", matched.new)):
        for resolution in unmatched[len(reworded) :]:
            kind: Kind = "resolution removed" if what == "removed" else "resolution added"
            text = _text(resolution)
            yield _minute_change(kind, one, f"resolution of {one.name} {what}: {text}", text)
    for before, after in (*matched.pairs, *reworded):
        was, now = _text(before), _text(after)
        if was != now:
            words = f"resolution of {one.name} changed"
            yield _minute_change("resolution changed", one, words, now, reword("resolution", was, now))


def _renamed(one: Minute, what: str) -> str:
    return f"{one.name} {what}: {one.title}" if one.number else f"{one.name} {what}"


def _title(one: Minute) -> str:
    return f"{one.name} {one.title}" if one.number else one.name


def _text(resolution: Resolution) -> str:
    return f"{resolution.kind} that {'; '.join(resolution.texts)}"


def _passages(minute: Minute) -> list[Passage]:
    """Return the passages of a minute without its resolutions and actions, whose changes are apart."""
    outside = []
    depth = 0
    for token in minute.body.tokens:
        depth += (token.type == RESOLUTION_OPEN) - (token.type == RESOLUTION_CLOSE)
        if not depth:
            outside.append(token)
    return list(passages_in(outside, lambda token: plain_text(_after_the_last_action(token.children or []))))


def _after_the_last_action(children: list[Token]) -> list[Token]:
    marks = ((place, child.meta["mark"]) for place, child in enumerate(children) if child.type == "mark")
    places = [place for place, mark in marks if isinstance(mark, ActionMark)]
    return children[places[-1] + 1 :] if places else children


def _minute_change(kind: Kind, one: Minute, words: str, outcome: str = "", *rewordings: Rewording) -> Change:
    return Change(kind, words, (one.number, one.title, outcome), rewordings=rewordings)
