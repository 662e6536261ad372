"""What changed in the minutes of a meeting."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token

from sbpack.findings.suggest import series
from sbpack.history.actions import action_changes, word_changes
from sbpack.history.agenda import alike
from sbpack.history.attendance import attendance_changes
from sbpack.history.change import MINUTES, Change, Kind, Rewording
from sbpack.history.match import match, match_alike
from sbpack.history.rewording import reword
from sbpack.history.texts import Passage, compare_passages
from sbpack.model import resolutions
from sbpack.model.board import Board
from sbpack.model.dates import clock, long_date
from sbpack.model.minute import Minute, Resolution
from sbpack.model.minutes import Minutes
from sbpack.sources.mark import ActionMark
from sbpack.sources.prose import plain_text

_ALIKE = 60


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
    pairs += match_alike(gone, new, lambda one, other: alike(one.title, other.title), _ALIKE)
    for one in gone:
        yield _change("minute removed", one, _words(one, "removed"), after)
    for one in new:
        yield _change("minute added", one, _words(one, "added"), after)
    for old, one in pairs:
        yield from _of_one(old, one, after)


def _of_one(old: Minute, one: Minute, minutes: Minutes) -> Iterator[Change]:
    if (old.number, old.title) != (one.number, one.title):
        was, now = f"{old.number} {old.title}".strip(), f"{one.number} {one.title}".strip()
        words = f"{_words(one, 'renamed')}, was {_named(old)}"
        yield _change("minute renamed", one, words, minutes, now, reword("title", was, now))
    text = compare_passages(list(_passages(old.body.tokens)), list(_passages(one.body.tokens)))
    if text.is_any or old.report != one.report:
        told = series([*([text.words] if text.is_any else []), *(["its report"] if old.report != one.report else [])])
        words = f"{_named(one)} changed: {told}"
        yield _change("minute changed", one, words, minutes, "|".join(text.outcome), *text.rewordings())
    yield from _resolutions(old, one, minutes)


def _resolutions(old: Minute, one: Minute, minutes: Minutes) -> Iterator[Change]:
    """Yield what became of the resolutions of a minute; one that was reworded is the one that stands in its place."""
    pairs, gone, new = match(old.resolutions, one.resolutions, (lambda resolution: resolution.texts,))
    reworded = list(zip(gone, new, strict=False))
    where = one.name
    for resolution in gone[len(reworded) :]:
        words = f"resolution of {where} removed: {_said(resolution)}"
        yield _change("resolution removed", one, words, minutes, _said(resolution))
    for resolution in new[len(reworded) :]:
        words = f"resolution of {where} added: {_said(resolution)}"
        yield _change("resolution added", one, words, minutes, _said(resolution))
    pairs += reworded
    for before, after in pairs:
        was, now = _said(before), _said(after)
        if was != now:
            words = f"resolution of {where} changed"
            yield _change("resolution changed", one, words, minutes, now, reword("resolution", was, now))


def _words(one: Minute, what: str) -> str:
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


def _change(kind: Kind, one: Minute, words: str, minutes: Minutes, outcome: str = "", *said: Rewording) -> Change:
    about = (one.number, one.title, outcome)
    return Change(kind, words, about, heading=MINUTES, path=minutes.path, rewordings=said)
