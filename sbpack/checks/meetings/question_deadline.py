"""Deadline for questions that is not the one of the rules, or that had gone by."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.dates import find_dates, weekday_date
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding, Related, Severity

_SENTENCE = r"(?:[^.!?;]|\.(?=[0-9]|[ap]\.?m))"
_SENDING = re.compile(
    rf"(?:\b(?:send|submit|lodge|notice\s+of)\s+(?:\w+\s+){{0,3}}questions?\b"
    rf"|\bquestions?\b(?={_SENTENCE}*\b(?:reach|receiv|submi|sen[dt]|giv|arriv|lodg|deadline|notice|in\s+writing)))"
    rf"(?!{_SENTENCE}*\b(?:repl|answer|respon))"
    rf"{_SENTENCE}*\b(?:by|before|no\s+later\s+than|not\s+later\s+than|until|deadline)\b{_SENTENCE}{{0,40}}$",
    re.IGNORECASE,
)
_LONGEST = 300
"""Characters before a date among which its sentence is looked for."""
_DAY_BEFORE = re.compile(r"\bbefore\s+(?:the\s+)?$", re.IGNORECASE)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    rule = board.rule_on("questions", meeting.date)
    if rule is None or rule.days is None or meeting.move is not None:
        return
    last = rule.last_day(meeting.date)
    if meeting.published and last < meeting.published <= meeting.date:
        yield Finding(
            meeting.place_of("published"),
            f"the pack was published after the last day for questions, {weekday_date(last)} ({rule.made_by})",
            "publish it earlier, or agree to take late questions and say so in a note",
            (Related(rule.span, "the rule"),),
        )
    wordings = (one for one in meeting.wordings if one.key in ("note", "title") and one.span.path == meeting.span.path)
    for wording, stated in ((one, stated) for one in wordings for stated in find_dates(one.text)):
        before = wording.text[max(0, stated.start - _LONGEST) : stated.start]
        day = stated.nearest(meeting.date)
        if day is not None and day != last and _SENDING.search(before) and not _DAY_BEFORE.search(before):
            yield Finding(
                wording.place(stated.start, stated.end),
                f"questions are due by {weekday_date(last)} ({rule.made_by}), not by {weekday_date(day)}",
                f"write `{weekday_date(last)}`, or nothing: the front sheet says it",
                (Related(rule.span, "the rule"),),
                severity=Severity.ERROR,
            )
