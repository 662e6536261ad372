"""Somebody undertook something, and the minute records no action."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.minute_text import OPEN, RESOLUTION_OPEN, blocks_of, means_actions, resolved_in
from sbpack.board.minutes import Minute
from sbpack.checks.members._people import initials_of_somebody
from sbpack.findings.finding import Finding, Severity, Span
from sbpack.text.wording import wordings_of

_MODAL = re.compile(r"\b(?:would|will|undertook|promised|offered|agreed to|intended to|was to|were to|should)\b")
_DO = (
    r"(?:arrange|ask|bring|circulate|contact|draft|draw up|find out|follow up|inform|invite|liaise|look into|organise"
    r"|prepare|produce|provide|pursue|raise|report|send|set up|share|submit|write)"
)
_SOMEBODY = re.compile(
    r"\b(?:He|She|They|[Oo]fficers|[Pp]artners|[A-Z][\w\u2019'-]+(?:\s+[A-Z][\w\u2019'-]+)*)\s+"
    r"(?:would|will|undertook\s+to|promised\s+to|offered\s+to|agreed\s+to|intended\s+to|was\s+to|were\s+to)\s+"
    rf"(?:also\s+|then\s+)?{_DO}\b"
)
_SOMETHING = re.compile(
    r"\b(?:would|will|was\s+to|were\s+to|should)\s+(?:go\s+out|be\s+(?:arranged|brought|circulated|drafted|prepared|"
    r"provided|put\s+to|scheduled|sent|shared|submitted|written))\b"
)
_WHENEVER = re.compile(r"(?:^|[.!?;:]\s+)(?:If|When|Whenever|Where|Unless|Under)\b[^.!?]*$")
"""How a sentence begins that says what is done as a rule."""
_LONGEST_SENTENCE = 2000
_ANYBODY = re.compile(r"(?:Callers|Members of|Parents|People|Pupils|Residents|Tenants|Victims|Witnesses)\b")
_EACH = re.compile(r"\s+(?:to\s+)?(?:any|each|every)\b")
_LEFT_OUT = ("blockquote_open", OPEN, RESOLUTION_OPEN)
"""What others said, and resolutions, which `resolution-without-action` looks at."""
_FEWEST = 2
"""One such sentence in minutes without actions may be no more than a manner of speaking."""


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    without = [minute for minute in meeting.minuted if not means_actions(minute.body)]
    has_actions = len(without) < len(meeting.minuted)
    patterns = (_SOMEBODY,) if has_actions else (_SOMEBODY, _SOMETHING)
    places = [place for minute in without for place in _commitments(minute, patterns)]
    if len(places) < (1 if has_actions else _FEWEST):
        return
    example = initials_of_somebody(board, meeting.date)
    sentences = "a sentence commits" if len(places) == 1 else f"{len(places)} sentences commit"
    where = "there" if has_actions else "in any of these minutes"
    yield Finding(
        places[0],
        f"{sentences} somebody, and no action is recorded {where}",
        f"add a mark with the owner's initials at the end of the sentence, such as `[@{example}]`",
        also=tuple(places[1:]),
        severity=Severity.NOTE if has_actions else None,
    )


def _commitments(minute: Minute, patterns: tuple[re.Pattern[str], ...]) -> Iterator[Span]:
    for block in blocks_of(minute.body.tokens):
        if block[0].type in _LEFT_OUT or resolved_in(block) or not any(_MODAL.search(token.content) for token in block):
            continue
        for wording in wordings_of(block):
            found = (match for pattern in patterns for match in pattern.finditer(wording.text))
            yield from (wording.place(*span) for span in sorted(match.span() for match in found if not _is_rule(match)))


def _is_rule(match: re.Match[str]) -> bool:
    """Whether a sentence says what somebody does as a rule, and not what was undertaken."""
    text, start = match.string, match.start()
    before = max(start - _LONGEST_SENTENCE, 0)
    begin = max(before, *(text.rfind(stop, before, start) for stop in ".!?"))
    return bool(_ANYBODY.match(match[0]) or _EACH.match(text, match.end()) or _WHENEVER.search(text, begin, start))
