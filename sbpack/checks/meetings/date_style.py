"""Dates and times in other styles than the board's own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import WrittenDate, find_dates
from sbpack.board.meeting import Meeting
from sbpack.checks._grouped import written
from sbpack.findings.finding import Finding, Replacement, Span
from sbpack.text.wording import Wording

_TIME = re.compile(
    r"(?<![\w.:,/£$€-])(?P<hour>0?[1-9]|1[0-2])(?:(?P<mark>[.:])(?P<minute>[0-5][0-9]))?(?P<gap>\s?)(?P<half>[ap]m)(?!\w)"
)
_ANY_TIME = re.compile(r"[0-9]\s?[ap]m\b")
_MONTHS_IN_A_YEAR = 12
_MESSAGES = {
    "ordinal": "the date `{}` is written with `st`, `nd`, `rd` or `th`",
    "numeric": "the date `{}` is written in figures alone",
    "short month": "the month of `{}` is shortened",
    "month first": "the date `{}` has its month first",
    "time": "the time `{}` is not written as the front sheet writes it",
}
_NOT_ALONE = re.compile(
    r"\bthe\s+$|(?<![0-9])[0-9]{1,2}(?:st|nd|rd|th)?\s*(?:,|and|or|to|&|-|\u2013)\s*$", re.IGNORECASE
)
"""What stands before a date that cannot be changed alone: `the 6th December meeting`, `6th and 7th December`."""


@dataclass(frozen=True)
class _Place:
    """One date or time that is written in another style."""

    style: str
    text: str
    better: str
    span: Span
    fix: Replacement | None
    """The repair, if it can be replaced there and only one thing can be meant."""


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    for wordings in written(meeting):
        by_style: dict[str, list[_Place]] = {}
        for place in _places(wordings):
            by_style.setdefault(place.style, []).append(place)
        for style, places in by_style.items():
            first = places[0]
            yield Finding(
                first.span,
                _MESSAGES[style].format(first.text),
                f"write `{first.better}`",
                also=tuple(place.span for place in places[1:]),
                fixes=tuple(place.fix for place in places if place.fix),
            )


def _places(wordings: Iterable[Wording]) -> Iterator[_Place]:
    for wording in wordings:
        if wording.where in ("cell", "quotation"):
            continue
        for stated in find_dates(wording.text):
            if stated.style != "plain" and stated.exists:
                yield _date(stated, wording)
        for found in _TIME.finditer(wording.text) if _ANY_TIME.search(wording.text) else ():
            minute = f".{found['minute']}" if found["minute"] else ""
            better = f"{int(found['hour'])}{minute} {found['half']}"
            if better not in (found[0], "12 am", "12 pm", "12.00 am", "12.00 pm"):
                yield _place("time", wording, found.span(), better, is_certain=True)


def _date(stated: WrittenDate, wording: Wording) -> _Place:
    start, end = stated.start, stated.end
    day = stated.in_year(stated.year or 2000)
    text = wording.text[start:end]
    weekday = re.match(r"[^\W\d]{3,}\.?,?\s+(?:the\s+)?", text) if stated.weekday is not None else None
    start += len(weekday[0]) if weekday else 0
    better = f"{stated.day} {day:%B}" + (f" {stated.year}" if stated.year else "")
    # 06/12/2023 may be the work of a system that puts the month first; nothing else is left to doubt.
    is_certain = stated.style != "numeric" or stated.day > _MONTHS_IN_A_YEAR
    is_certain = is_certain and not _NOT_ALONE.search(wording.text[:start])
    return _place(stated.style, wording, (start, end), better, is_certain=is_certain)


def _place(style: str, wording: Wording, ends: tuple[int, int], better: str, *, is_certain: bool) -> _Place:
    text = wording.text[slice(*ends)]
    exact = wording.exact_place(*ends) if is_certain and not wording.is_number(ends[0]) else None
    fix = Replacement(exact, better, before=text) if exact else None
    return _Place(style, text, better, wording.place(*ends), fix)
