"""Meeting of the board on a day on which it did not meet."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import dropwhile
from typing import NamedTuple

from sbpack.board.board import Board
from sbpack.board.dates import WrittenDate, find_dates, long_date, weekday_date
from sbpack.board.meeting import Meeting, Postponed
from sbpack.board.register import said_of_next
from sbpack.checks._grouped import together, written
from sbpack.findings.finding import Finding, Related, Span
from sbpack.text.wording import Wording

_NEAR = timedelta(days=10)
_LONGEST = 200
"""Characters before a date in which a meeting is spoken of."""
_MEETS = re.compile(r"\b(?:meeting|meets?|met|sat|convened)\b")
_TITLE = re.compile(r"Minutes of (?:the |our |its )?(?:last |previous )?meeting(?: held)?,? (?:on |of )(?:the )?")


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    for wordings in written(meeting):
        yield from together(_findings(wordings, meeting, board))


def _findings(wordings: Iterable[Wording], meeting: Meeting, board: Board) -> Iterator[Finding]:
    names = _naming(board, meeting.date)
    any_way = _before_its_date(names, names.words)
    days: dict[date, Span] = {}
    for passage in _passages(wordings, meeting.span.path):
        named = [place for place in _dates(passage, meeting) if place.is_of(any_way)]
        if not named:
            continue
        days = days or _days(board)
        path = passage[0].span.path
        titles = [item.title for item in meeting.items() if any(entry.path == path for entry in item.papers)]
        texts = (*titles, *(wording.text for wording in passage))
        certain = _before_its_date(names, names.certain_words(texts))
        for place in named:
            near = min(days, key=lambda other: abs(other - place.day))
            if place.is_of(certain) and place.day not in days and abs(near - place.day) <= _NEAR:
                yield Finding(
                    place.wording.place(place.stated.start, place.stated.end),
                    f"the board has no meeting on {weekday_date(place.day)}",
                    f"write `{long_date(near)}`, if that meeting is meant",
                    (Related(days[near], f"the meeting of {weekday_date(near)}"),),
                )


class _Place(NamedTuple):
    wording: Wording
    stated: WrittenDate
    day: date
    before: str
    is_title: bool
    """Whether it stands in a title of the agenda, where `the meeting` is the board's."""

    def is_of(self, pattern: re.Pattern[str]) -> bool:
        return bool(pattern.search(self.before) or (self.is_title and _TITLE.fullmatch(self.before)))


def _dates(passage: Iterable[Wording], meeting: Meeting) -> Iterator[_Place]:
    for wording in passage:
        for stated in find_dates(wording.text):
            before = wording.text[max(0, stated.start - _LONGEST) : stated.start]
            day = stated.nearest(meeting.date)
            if day is not None and _MEETS.search(before):
                is_title = wording.key == "title" and wording.span.path == meeting.span.path
                yield _Place(wording, stated, day, before, is_title)


def _passages(wordings: Iterable[Wording], agenda: str) -> Iterator[list[Wording]]:
    """Yield wordings that belong together: one value of the agenda, a paper, a minute."""
    passage: list[Wording] = []
    for wording in wordings:
        is_same = bool(passage) and passage[0].span.path == wording.span.path != agenda
        is_minute = wording.level == 2 and wording.span.path.endswith("/minutes.md")
        if passage and (not is_same or is_minute):
            yield passage
            passage = []
        passage.append(wording)
    if passage:
        yield passage


def _days(board: Board) -> dict[date, Span]:
    """Return every day on which the board sat, was called, or said that it would sit, with its place."""
    days: dict[date, Span] = {}
    for meeting in board.meetings:
        for following in filter(None, (said_of_next(meeting), *meeting.next_meetings)):
            days.setdefault(following.date, following.span)
        if isinstance(meeting.move, Postponed):
            days.setdefault(meeting.move.to, meeting.span)
    return days | {meeting.date: meeting.span for meeting in board.meetings}


_SHORTEST = 3
"""Fewer letters stand for too many things."""
_BODIES = ("Board", "Partnership", "Group", "Committee", "Forum", "Panel", "Council", "Trust")
_NO_NAME = frozenset(("The", "This", "Our", "A", "An", "Each", "Every", "That", "Its"))
_ADVERBS = r"(?:(?:also|last|next|first|previous|own|special|extraordinary|quarterly|annual)\s+)?"
_ON = r"(?:\s+(?:which\s+|that\s+)?(?:(?:was|will\s+be|is\s+to\s+be|to\s+be)\s+)?(?:held|took\s+place))?,?\s+(?:on|of)"


@dataclass(frozen=True)
class _Naming:
    """The ways in which one board is named."""

    own: tuple[str, ...]
    """Its names and their initials, which mean no other."""
    words: tuple[str, ...]
    """What it is called where no other body is spoken of: `Board`, `Partnership`."""

    def certain_words(self, texts: tuple[str, ...]) -> tuple[str, ...]:
        """Return those words that mean this board in some texts, because these name no other body of the kind."""
        return tuple(word for word in self.words if not any(self._names_another(word, text) for text in texts))

    def _names_another(self, word: str, text: str) -> bool:
        if any(found[0] not in self.own for found in re.finditer(rf"\b[A-Z]{{2,7}}{word[0]}\b", text)):
            return True
        for found in re.finditer(rf"\b(?:[A-Z][\w'\u2019&-]*\s+(?:and\s+|of\s+|for\s+)?){{1,6}}{word}\b", text):
            words = list(dropwhile(_NO_NAME.__contains__, found[0].split()))
            name = " ".join(words)
            if len(words) > 1 and words[0] not in self.own and not any(own.endswith(name) for own in self.own):
                return True
        return False


def _naming(board: Board, day: date) -> _Naming:
    """Return how a board is named: by all names that it ever had, and by the words of that which it has on a day."""
    names = [name.name for name in board.names if name.name.strip()]
    initials = ["".join(word[0] for word in name.split() if word[0].isupper()) for name in names]
    own = [*names, *(_shortened(name) for name in names), *initials, *(letters[:-1] for letters in initials)]
    own += [group.key for group in board.groups if any(letters.startswith(group.key) for letters in initials)]
    words = (word for word in _BODIES if word in board.name_on(day).split())
    return _Naming(tuple(dict.fromkeys(one for one in own if len(one) >= _SHORTEST)), tuple(words))


@lru_cache(maxsize=64)
def _before_its_date(names: _Naming, words: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of what stands before the date of a meeting of this board: `the SBP meeting on`."""
    called = [rf"(?:[Tt]he\s+)?(?:{'|'.join(map(re.escape, names.own))})"] if names.own else []
    called += [rf"(?:[Tt]he|[Tt]his|[Oo]ur)\s+(?:{'|'.join(words)})"] if words else []
    board = rf"(?:{'|'.join(called) or '(?!)'})"
    its = rf"{board}(?:['\u2019]s?)?(?:,?\s+at\s+its)?\s+{_ADVERBS}"
    meets = r"(?:met|meets|sat|convened|will\s+(?:next\s+)?meet|is\s+to\s+(?:next\s+)?meet)(?:\s+again|\s+next)?\s+on"
    return re.compile(
        rf"\b(?:{its}(?:Board\s+)?meeting{_ON}|{its}{meets}|meeting\s+of\s+{board}{_ON})\s+(?:the\s+)?$",
    )


def _shortened(name: str) -> str:
    """Return a name without its last word, if enough is left to tell it from others."""
    words = name.split()
    return " ".join(words[:-1]) if len(words) > _SHORTEST and words[-1] in _BODIES else ""
