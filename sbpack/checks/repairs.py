"""The repairs that are certain: what `sbpack fix` writes.

- The digests that `sbpack fix` writes into matters arising: of the words that each update answers.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import chain

from sbpack.board.board import Board, past_files
from sbpack.board.matters_arising import MattersArising, words_digest
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Action
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.findings.finding import Finding, Replacement, Span
from sbpack.repository.paths import PART_2_MATTERS
from sbpack.text.broken_marks import mentioned_actions

_FENCE = "---"
_KEY = re.compile(r"(['\"]?)seen\1\s*:\s*(?P<value>.*)")


def unseen_words(meeting: Meeting, board: Board, text: str) -> Iterator[Replacement]:
    """Yield what writes a digest for each answered action that has none; `text` is that of matters-arising.md."""
    matters = meeting.matters_arising
    if matters is None or not matters.head_was_read:
        return
    register = board.register_before(meeting.date)
    seen = {entry.action.reference for one in matters.seen if (entry := register.entry(one.reference))}
    lines = []
    for reference in dict.fromkeys(
        chain.from_iterable(row.references for row in matters.rows if not (row.update.is_empty or row.is_part_2))
    ):
        entry = register.entry(reference)
        if entry is not None and entry.action.number is not None and entry.action.reference not in seen:
            lines.append(f'"{reference}": {words_digest(entry.action.words)}')
    if lines:
        yield from _written(lines, matters, text)


def _written(entries: list[str], matters: MattersArising, text: str) -> Iterator[Replacement]:
    """Yield one insertion that adds entries to `seen`, or `seen` to the front matter, or a front matter to the file."""
    path = matters.paper.path
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        yield _at(path, 1, "".join((f"{_FENCE}\n", *_block(entries), f"{_FENCE}\n")))
        return
    end = next(number for number, line in enumerate(lines[1:], start=2) if line.rstrip() == _FENCE)
    keys = ((number, _KEY.match(line)) for number, line in enumerate(lines[:end], start=1))
    key, found = next(((number, found) for number, found in keys if found), (0, None))
    if found is None:
        yield _at(path, end, "".join(_block(entries)))
    elif not found["value"] or found["value"].startswith("#"):
        indent = " " * (matters.seen[0].span.column - 1 if matters.seen else 2)
        yield _at(path, key + 1, "".join(f"{indent}{entry}\n" for entry in entries))
    # In braces on one line: the officer writes them, and may go on.


def _block(entries: list[str]) -> Iterator[str]:
    yield "seen:  # the minuted words that each update answers; delete a line once its update was read again\n"
    yield from (f"  {entry}\n" for entry in entries)


def _at(path: str, line: int, text: str) -> Replacement:
    return Replacement(Span(path, line, 1, line, 1), text)


_MATTERS = ("/matters-arising.md", f"/{PART_2_MATTERS}")


@dataclass(frozen=True)
class Repair:
    """One repair, and what to tell the officer of it."""

    replacement: Replacement
    what: str


def repairs(
    board: Board, texts: Mapping[str, str], as_of: date, findings: Iterable[Finding] = ()
) -> tuple[Repair, ...]:
    """Return every certain repair: numbers of draft action marks, digests of minuted words, what findings bring along.

    A number is above every number of its minute that anything mentions, so that no reference ever changes its meaning.
    A meeting that was held keeps its papers as they were, and its minutes once they were agreed. What was published
    keeps its words, and what compares many files never changes the minutes of a meeting that was held.
    """
    found: dict[Span, Repair] = {}
    for meeting in board.meetings:
        for repair in _numbers(meeting, board, texts):
            found.setdefault(repair.replacement.span, repair)  # a table from a file may be shown twice
    for meeting in board.meetings:
        matters = meeting.matters_arising
        if matters is not None and meeting.date >= as_of:
            for replacement in unseen_words(meeting, board, texts[matters.paper.path]):
                found[replacement.span] = Repair(replacement, "noted the minuted words that the updates answer")
    past = past_files(board, as_of).union(_published(board))
    past_or_held = past | past_files(board, as_of, minutes_too=True)
    for finding in findings:
        kept = past_or_held if _asks_the_board(finding.rule) else past
        for replacement in finding.fixes:
            if replacement.span.path in kept:
                continue
            found.setdefault(replacement.span, Repair(replacement, f"mended: {finding.message}"))
    return tuple(_apart(sorted(found.values(), key=lambda repair: repair.replacement.span)))


def _asks_the_board(rule: str) -> bool:
    return rule in RULES_BY_NAME and RULES_BY_NAME[rule].board is not None


def _published(board: Board) -> Iterator[str]:
    """Yield the files that published packs were made from, but not the minutes, which are written later."""
    for meeting in board.meetings:
        if meeting.publication or meeting.members_publication:
            later = {meeting.minutes.path, *meeting.minutes.used_files} if meeting.minutes else set()
            yield from (path for path in meeting.files if path not in later)


def _apart(repairs_in_order: Iterable[Repair]) -> Iterator[Repair]:
    """Yield the repairs that touch none before them: two in one place are not certain together."""
    last: Span | None = None
    for repair in repairs_in_order:
        span = repair.replacement.span
        is_apart = last is None or span.path != last.path
        if is_apart or (last is not None and (span.line, span.column) >= (last.end_line, last.end_column)):
            yield repair
            last = span


def _numbers(meeting: Meeting, board: Board, texts: Mapping[str, str]) -> Iterator[Repair]:
    actions = [action for action in meeting.minutes.actions if action.minute] if meeting.minutes else []
    if all(action.number is not None for action in actions):
        return
    highest = _highest_mentioned(meeting, board, texts)
    for action in actions:  # a mark that stands in another minute than it says counts in both
        highest[action.minute] = max(highest[action.minute], action.number or 0)
    asked = _asked_for(meeting, board, actions)
    for action in actions:
        if action.number is None:
            highest[action.minute] += 1
            number = (
                f"{action.minute}.{asked[action.minute].pop(0) if asked[action.minute] else highest[action.minute]}"
            )
            path, line, column = action.span.path, action.span.line, action.span.column + 1
            span = Span(path, line, column, line, column + 1)
            yield Repair(Replacement(span, f"{number} @", before="@"), f"numbered {number}")


def _asked_for(meeting: Meeting, board: Board, actions: Iterable[Action]) -> defaultdict[str, list[int]]:
    """Return, by minute, the numbers by which rows of later tables answer its actions that have none yet.

    Whoever wrote them meant these actions, in order; only as many numbers as actions leave no doubt.
    """
    without = Counter(action.minute for action in actions if action.number is None)
    asked: defaultdict[str, set[int]] = defaultdict(set)
    for later in board.meetings:
        if later.date > meeting.date:
            register = board.register_before(later.date)
            rows = later.matters_arising.rows if later.matters_arising else ()
            for reference in (reference for row in rows for reference in row.references):
                minute = register.minute(reference.minute, reference.meeting)
                if minute and minute.meeting == meeting.date and register.entry(reference) is None:
                    asked[reference.minute].add(reference.number)
    certain = {minute: sorted(found) for minute, found in asked.items() if len(found) == without[minute]}
    return defaultdict(list, certain)


def _highest_mentioned(meeting: Meeting, board: Board, texts: Mapping[str, str]) -> defaultdict[str, int]:
    """Return, by minute of this meeting, the highest action number that any source of this day or later mentions."""
    earlier = {path for other in board.meetings if other.date < meeting.date for path in other.files}
    highest: defaultdict[str, int] = defaultdict(int)
    for path, text in texts.items():
        if path in earlier:
            continue
        for reference in mentioned_actions(text, has_rows=path.endswith(_MATTERS)):
            if reference.meeting in (None, meeting.date):
                highest[reference.minute] = max(highest[reference.minute], reference.number)
    return highest
