"""Body called by a name that it does not bear on the day."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from sbpack.board.board import Board
from sbpack.board.dates import Period, long_date
from sbpack.checks._grouped import together, written
from sbpack.findings.finding import Finding, Related, Span
from sbpack.text.wording import Wording, wordings_in_yaml
from sbpack.text.yaml_nodes import YamlList, YamlMap

_OF_ITS_TIME = re.compile(
    r"\b(?:former(?:ly)?|then|previous(?:ly)?|predecessor|old|once|named|called|known as|renamed(?: from)?|until|before"
    r"|replaces|replaced|succeeds|succeeded|will be(?:come)?|proposed|new)\b[^.;]{0,40}\Z",
    re.IGNORECASE,
)
_EXPLAINED = re.compile(r"[\s,(]*(?:as it (?:then )?was|is now|now|since|until|later|which became|became|was)\b")
_YEAR = re.compile(r"(?<!Act )(?<!Regulations )\b(?:19|20)\d\d\b")
"""Not that of a law, which says nothing of when a sentence is about."""
_NEAR = 40
"""Characters between a name and a year, or another word, that belongs to it."""
_NAME_BEFORE = re.compile(r"\b(?P<word>[A-Z][\w'\u2019&-]*)\s+\Z")
_QUOTES = "'\"\u2018\u201c`"


def check(board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each stale name of a meeting, with all its places in the pack, then in the minutes."""
    for meeting in board.meetings:
        yield from _findings(written(meeting), board, meeting.date)
    yield from _findings([_standard_texts(board, as_of)], board, as_of)


def _standard_texts(board: Board, day: date) -> Iterator[Wording]:
    node = board.written.get("texts") if board.written else None
    entries = [entry for entry in node.items if isinstance(entry, YamlMap)] if isinstance(node, YamlList) else []
    for text, entry in zip(board.texts, entries, strict=False):
        if text.period.covers(day):
            yield from wordings_in_yaml(entry.get("text"), "text")


@dataclass(frozen=True)
class _StaleName:
    """A name that is not, on some day, what a body is called."""

    text: str
    now: str
    """What it is called on the day."""
    period: Period
    """When the stale name held."""
    span: Span | None = None
    is_initials: bool = False
    is_part: bool = False
    """Whether it is the end of a longer name, which other bodies may end with too."""


def _findings(texts: Iterable[Iterable[Wording]], board: Board, day: date) -> Iterator[Finding]:
    """Yield one finding for each name that is stale on a day and stands in one of these texts."""
    names = _stale_names(board, day)
    if not names:
        return
    by_text = {_key(name.text): name for name in reversed(names)}
    longest_first = sorted(names, key=lambda name: -len(name.text))
    pattern = re.compile("|".join(map(_pattern_of, longest_first)))
    # The first words of the board's name may stand before the end of an older one.
    opening = ("The", *board.name_on(day).split())
    for wordings in texts:
        yield from together(
            _finding(wording.place(*match.span()), name, day)
            for wording in wordings
            if wording.where != "quotation"
            for match in pattern.finditer(wording.text)
            if (name := by_text.get(_key(match[0])))
            and not _is_of_its_time(match, name)
            and not _is_anothers(match, name, opening)
        )


def _finding(span: Span, name: _StaleName, day: date) -> Finding:
    end, start = name.period.end, name.period.start
    since = f" until {long_date(start)}" if start is not None and start > day else ""
    if end is not None and end < day:
        since = f" since {long_date(end + timedelta(days=1))}"
    message = f"`{name.text}` is called `{name.now}`{since}"
    related = (Related(name.span, "named so for a time"),) if name.span else ()
    return Finding(span, message, f"write `{name.now}`, or say that it was `formerly` called so", related)


def _stale_names(board: Board, day: date) -> list[_StaleName]:
    """Return every name that held at another time, but those that are part of a name that holds."""
    now = board.name_on(day)
    current, stale = [now], []
    for former in board.names if now else ():
        if not former.period.covers(day):
            stale.append(_StaleName(former.name, now, former.period))
            words, others = former.name.split(), now.split()
            same = next((place for place, pair in enumerate(zip(words, others, strict=False)) if pair[0] != pair[1]), 0)
            if same and len(words) - same > 1:
                stale.append(_StaleName(" ".join(words[same:]), now, former.period, is_part=True))
    for body in board.bodies:
        called = body.name_on(day)
        if called is None:
            continue
        current += [called.name, called.initials]
        for name in body.names:
            if not name.period.covers(day):
                stale.append(_StaleName(name.name, called.name, name.period, name.span))
                if name.initials and called.initials:
                    stale.append(_StaleName(name.initials, called.initials, name.period, name.span, is_initials=True))
    return [
        one
        for one in stale
        if not any(one.text.casefold() in name.casefold() for name in (current[:1] if one.is_part else current))
    ]


def _pattern_of(name: _StaleName) -> str:
    """Return the pattern of a name; initials as they are written, `and` also as `&`."""
    words = [re.escape(word) for word in name.text.split()]
    if name.is_initials:
        return r"(?<![\w&])" + r"\s+".join(words) + r"(?![\w&])"
    either = ("(?:and|&)" if word in ("and", re.escape("&")) else word for word in words)
    return r"(?<!\w)(?i:" + r"\s+".join(either) + r")(?!\w)"


def _key(text: str) -> str:
    return " ".join(text.replace("&", "and").split()).casefold()


def _is_of_its_time(match: re.Match[str], name: _StaleName) -> bool:
    """Whether words say that the name is of another time: so called, formerly, in a year of that time, in quotation."""
    text, (start, end) = match.string, match.span()
    if start and text[start - 1] in _QUOTES:
        return True
    if _OF_ITS_TIME.search(text[max(0, start - 60) : start]) or _EXPLAINED.match(text, end):
        return True
    first, last = (day.year if day else None for day in (name.period.start, name.period.end))
    years = map(int, _YEAR.findall(text, max(0, start - _NEAR), end + _NEAR))
    return any((first is None or first <= year) and (last is None or year <= last) for year in years)


def _is_anothers(match: re.Match[str], name: _StaleName, opening: tuple[str, ...]) -> bool:
    """Whether the end of a name belongs to a longer one: the Domestic Abuse Strategic Group."""
    start = match.start()
    before = _NAME_BEFORE.search(match.string, max(0, start - _NEAR), start) if name.is_part else None
    return before is not None and before["word"] not in opening
