"""What changed in the minutes of a meeting.

- What changed in the record of who was there.
- What changed in which earlier minutes a meeting agreed.
- What changed in the actions that minutes record, and in the board's word on earlier ones.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import replace

from markdown_it.token import Token
from rapidfuzz.fuzz import ratio

from sbpack.board import resolutions
from sbpack.board.action_list import outcome_of
from sbpack.board.board import Board
from sbpack.board.dates import clock, long_date
from sbpack.board.meeting import Meeting
from sbpack.board.members import Attendee, Movement
from sbpack.board.minutes import Action, ActionChange, Agreement, Minute, Minutes, Resolution
from sbpack.board.minutes_agreed import agreements_of
from sbpack.findings.suggest import series
from sbpack.history.agenda import alike
from sbpack.history.change import MINUTES, Change, Kind, Rewording
from sbpack.history.match import match, match_alike, reword
from sbpack.history.papers import Passage, compare_passages
from sbpack.text.dates import parse_iso_date
from sbpack.text.marks import ActionMark
from sbpack.text.marks import Change as Word
from sbpack.text.prose import plain_text

_ABSENT = "not recorded"


def attendance_changes(before: Minutes | None, after: Minutes | None) -> Iterator[Change]:
    """Yield who was recorded in another way; of new minutes, how many were there."""
    if after is None:
        return
    if before is None:
        others = f", {len(after.also_present)} also present" if after.also_present else ""
        apologies = len(after.apologies)
        words = (
            f"attendance recorded: {len(after.present)} present{others}, "
            f"{apologies} {'apology' if apologies == 1 else 'apologies'}"
        )
        people = tuple(attendee.key for attendee, _ in _recorded(after).values() if attendee.key)
        yield Change("attendance recorded", words, (words,), heading=MINUTES, path=after.path, people=people)
        return
    was, now = _recorded(before), _recorded(after)
    for key in dict.fromkeys((*now, *was)):
        attendee, how = now.get(key) or (was[key][0], _ABSENT)
        earlier = was[key][1] if key in was else _ABSENT
        if how != earlier:
            words = f"attendance changed: {_name(attendee)} {how}, was {earlier}"
            people = (attendee.key,) if attendee.key else ()
            yield Change("attendance changed", words, (key, how), heading=MINUTES, path=after.path, people=people)


def of_one_person(change: Change, minutes: Minutes, key: str) -> Change:
    """Return a change that tells the attendance of one person where it told that of all."""
    if change.kind != "attendance recorded" or change.path != minutes.path or key not in change.people:
        return change
    attendee, how = _recorded(minutes)[key]
    return replace(change, words=f"attendance recorded: {_name(attendee)} {how}")


def _recorded(minutes: Minutes) -> dict[str, tuple[Attendee, str]]:
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
            for attendee in movement.people:
                key = attendee.key or attendee.name
                _, how = found.get(key, (attendee, "present"))
                found[key] = (attendee, f"{how}, {verb}{_when(movement)}")
    return found


def _when(movement: Movement) -> str:
    at = f" at {clock(movement.time)}" if movement.time else ""
    return f"{at} during minute {movement.minute}" if movement.minute else at


def _name(attendee: Attendee) -> str:
    return f"{attendee.name} ({attendee.key})" if attendee.key and attendee.key != attendee.name else attendee.name


def agreement_changes(before: Meeting | None, after: Meeting) -> Iterator[Change]:
    """Yield which minutes are recorded as agreed that were not, which no longer, and which with other corrections."""
    was = {one.of: one for one in agreements_of(before)} if before else {}
    now = {one.of: one for one in agreements_of(after)}
    for day in dict.fromkeys((*was, *now)):
        minutes = f"minutes of {long_date(day)}"
        if day not in now:
            yield _change(after, f"{minutes} no longer recorded as agreed")
        elif day not in was:
            yield _change(after, f"{minutes} agreed{_corrected(now[day])}")
        elif was[day].corrections != now[day].corrections:
            yield _change(after, f"{minutes} agreed otherwise{_corrected(now[day])}")


def _corrected(agreement: Agreement) -> str:
    said = series([str(correction) for correction in agreement.corrections])
    return f", with a correction: {said}" if said else ""


def _change(meeting: Meeting, words: str) -> Change:
    path = meeting.minutes.path if meeting.minutes else ""
    return Change("minutes agreed", words, (words,), heading=MINUTES, path=path)


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
        yield _actions_change("action removed", one, f"action {one.id} removed: {one.sentence}", before)
    for one in new:
        owners = _owners(one, board)
        words = f"action {one.id} recorded for {owners}{_due(one.due)}: {one.sentence}"
        yield _actions_change("action recorded", one, words, after)
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
        yield _actions_change("action numbered", one, words, minutes)
    if old.owners != one.owners:
        words = f"action {one.id} given to {_owners(one, board)}, was {_owners(old, board)}"
        yield _actions_change("action owners changed", one, words, minutes)
    if old.due != one.due:
        now, was = (_due(due).lstrip(", ") for due in (one.due, old.due))
        words = f"action {one.id} {now or 'without a date'}, was {was or 'not dated'}"
        yield _actions_change("action due date changed", one, words, minutes)
    if old.sentence != one.sentence:
        words = f"action {one.id} reworded"
        yield _actions_change("action changed", one, words, minutes, reword("words", old.sentence, one.sentence))


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


def _actions_change(
    kind: Kind, one: Action, words: str, minutes: Minutes | None, rewording: Rewording | None = None
) -> Change:
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


_MINUTES_ALIKE = 60


def minutes_changes(before: Minutes | None, after: Minutes | None, board: Board) -> Iterator[Change]:
    """Yield what changed in minutes, their actions and their attendance; `board` knows who people are."""
    if before is None and after is not None:
        count, numbered = len(after.minutes), after.numbered
        numbers = f", {numbered[0].number} to {numbered[-1].number}" if len(numbered) > 1 else ""
        words = f"minutes written: {count} {'minute' if count == 1 else 'minutes'}{numbers}"
        yield Change("minutes written", words, ("written",), heading=MINUTES, path=after.path)
    elif before is not None and after is None:
        yield Change("minutes removed", "minutes removed", ("removed",), heading=MINUTES, path=before.path)
    yield from attendance_changes(before, after)
    if before is not None and after is not None:
        yield from _particulars(before, after)
        yield from _minutes(before, after)
    if after is not None:
        yield from action_changes(before, after, board)
        yield from word_changes(before, after, board)


def _particulars(before: Minutes, after: Minutes) -> Iterator[Change]:
    """Yield one change for what the front matter says besides the attendance."""
    said = [reword(of, old, new) for of, old, new in _sayings(before, after) if old != new]
    if said:
        words = f"minutes changed: their {series([rewording.of for rewording in said])}"
        outcome = tuple(f"{rewording.of}: {rewording.after}" for rewording in said)
        yield Change("minutes changed", words, outcome, heading=MINUTES, path=after.path, rewordings=tuple(said))


def _sayings(before: Minutes, after: Minutes) -> Iterator[tuple[str, str, str]]:
    yield "time of beginning", _time(before, "began"), _time(after, "began")
    yield "closing time", _time(before, "closed"), _time(after, "closed")
    yield "next meeting", _next(before), _next(after)
    yield "date of publication", _published(before), _published(after)
    yield "signature", before.signed_by, after.signed_by


def _time(minutes: Minutes, which: str) -> str:
    moment = minutes.began if which == "began" else minutes.closed
    return clock(moment) if moment else ""


def _published(minutes: Minutes) -> str:
    return long_date(minutes.published) if minutes.published else ""


def _next(minutes: Minutes) -> str:
    found = minutes.next_meeting
    return ", ".join(filter(None, (long_date(found.date), clock(found.time) if found.time else ""))) if found else ""


def _minutes(before: Minutes, after: Minutes) -> Iterator[Change]:
    keys = (lambda one: (one.number or one.title, one.is_stub), lambda one: (one.title.casefold(), one.is_stub))
    pairs, gone, new = match(before.minutes, after.minutes, keys)
    pairs += match_alike(gone, new, lambda one, other: alike(one.title, other.title), _MINUTES_ALIKE)
    for one in gone:
        yield _minutes_change("minute removed", one, _minutes_words(one, "removed"), after)
    for one in new:
        yield _minutes_change("minute added", one, _minutes_words(one, "added"), after)
    for old, one in pairs:
        yield from _minutes_of_one(old, one, after)


def _minutes_of_one(old: Minute, one: Minute, minutes: Minutes) -> Iterator[Change]:
    if (old.number, old.title) != (one.number, one.title):
        was, now = f"{old.number} {old.title}".strip(), f"{one.number} {one.title}".strip()
        words = f"{_minutes_words(one, 'renamed')}, was {_named(old)}"
        yield _minutes_change("minute renamed", one, words, minutes, now, reword("title", was, now))
    text = compare_passages(list(_passages(old.body.tokens)), list(_passages(one.body.tokens)))
    if text.is_any or old.report != one.report:
        told = series([*([text.words] if text.is_any else []), *(["its report"] if old.report != one.report else [])])
        words = f"{_named(one)} changed: {told}"
        yield _minutes_change("minute changed", one, words, minutes, "|".join(text.outcome), *text.rewordings())
    yield from _resolutions(old, one, minutes)


def _resolutions(old: Minute, one: Minute, minutes: Minutes) -> Iterator[Change]:
    """Yield what became of the resolutions of a minute; one that was reworded is the one that stands in its place."""
    pairs, gone, new = match(old.resolutions, one.resolutions, (lambda resolution: resolution.texts,))
    reworded = list(zip(gone, new, strict=False))
    where = one.name
    for resolution in gone[len(reworded) :]:
        words = f"resolution of {where} removed: {_said(resolution)}"
        yield _minutes_change("resolution removed", one, words, minutes, _said(resolution))
    for resolution in new[len(reworded) :]:
        words = f"resolution of {where} added: {_said(resolution)}"
        yield _minutes_change("resolution added", one, words, minutes, _said(resolution))
    pairs += reworded
    for before, after in pairs:
        was, now = _said(before), _said(after)
        if was != now:
            words = f"resolution of {where} changed"
            yield _minutes_change("resolution changed", one, words, minutes, now, reword("resolution", was, now))


def _minutes_words(one: Minute, what: str) -> str:
    return f"{one.name} {what}: {one.title}" if one.number else f"{one.name} {what}"


def _named(one: Minute) -> str:
    return f"{one.name} {one.title}" if one.number else one.name


def _said(resolution: Resolution) -> str:
    return f"{resolution.kind} that {'; '.join(resolution.texts)}"


def _passages(tokens: Sequence[Token]) -> Iterator[Passage]:
    """Yield what a minute says besides its resolutions and its actions, which are told apart."""
    inside = 0
    for token in tokens:
        inside += (token.type == resolutions.OPEN) - (token.type == resolutions.CLOSE)
        if inside:
            continue
        if token.type == "inline":
            text = plain_text(_after_the_last_action(token.children or []))
            if text:
                yield Passage(text)
        elif token.type == "table_block":
            for row in token.meta["table"].rows:
                yield Passage("; ".join(filter(None, (plain_text(cell.tokens) for cell in row))), is_row=True)


def _after_the_last_action(children: list[Token]) -> list[Token]:
    marks = ((place, child.meta["mark"]) for place, child in enumerate(children) if child.type == "mark")
    places = [place for place, mark in marks if isinstance(mark, ActionMark)]
    return children[places[-1] + 1 :] if places else children


def _minutes_change(
    kind: Kind, one: Minute, words: str, minutes: Minutes, outcome: str = "", *said: Rewording
) -> Change:
    about = (one.number, one.title, outcome)
    return Change(kind, words, about, heading=MINUTES, path=minutes.path, rewordings=said)
