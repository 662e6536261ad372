"""The repairs that are certain: what `sbpack fix` writes."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sbpack.board.board import Board, past_files
from sbpack.board.matters_arising import MattersArising, words_digest
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Action
from sbpack.checks.all_rules import RULES_BY_NAME
from sbpack.findings.finding import Finding, Replacement, Span
from sbpack.repository.paths import PART_2_MATTERS
from sbpack.text.broken_marks import mentioned_actions

_FENCE = "---"
_SEEN = re.compile(r"(['\"]?)seen\1\s*:\s*(?P<value>.*)")
_SEEN_LINE = "seen:  # the minuted words that each update answers; delete a line once its update was read again\n"
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
        if matters is not None and matters.head_was_read and meeting.date >= as_of:
            entries = _unseen(matters, meeting.date, board)
            replacement = _added_to_seen(entries, matters, texts[matters.paper.path]) if entries else None
            if replacement:
                found[replacement.span] = Repair(replacement, "noted the minuted words that the updates answer")
    past = past_files(board, as_of).union(_published(board))
    past_or_held = past | past_files(board, as_of, minutes_too=True)
    for finding in findings:
        rule = RULES_BY_NAME.get(finding.rule)
        kept = past_or_held if rule and rule.board else past
        for replacement in finding.fixes:
            if replacement.span.path not in kept:
                found.setdefault(replacement.span, Repair(replacement, f"mended: {finding.message}"))
    return tuple(_apart(sorted(found.values(), key=lambda repair: repair.replacement.span)))


def _published(board: Board) -> Iterator[str]:
    """Yield the files that published packs were made from, but not the minutes, which are written later."""
    for meeting in board.meetings:
        if meeting.publication or meeting.members_publication:
            later = {meeting.minutes.path, *meeting.minutes.used_files} if meeting.minutes else set()
            yield from (path for path in meeting.files if path not in later)


def _apart(repairs_in_order: Iterable[Repair]) -> Iterator[Repair]:
    """Yield the repairs that touch none before them: two in one place are not certain together."""
    last = Span("")
    for repair in repairs_in_order:
        span = repair.replacement.span
        if span.path != last.path or (span.line, span.column) >= (last.end_line, last.end_column):
            yield repair
            last = span


def _unseen(matters: MattersArising, day: date, board: Board) -> list[str]:
    """Return the entries of `seen`, with a digest, for each answered action that has none."""
    register = board.register_before(day)
    seen = {entry.action.reference for one in matters.seen if (entry := register.entry(one.reference))}
    rows = (row for row in matters.rows if not (row.update.is_empty or row.is_part_2))
    answered = dict.fromkeys(reference for row in rows for reference in row.references)
    return [
        f'"{reference}": {words_digest(entry.action.words)}'
        for reference in answered
        if (entry := register.entry(reference)) and entry.action.number is not None
        if entry.action.reference not in seen
    ]


def _added_to_seen(entries: list[str], matters: MattersArising, text: str) -> Replacement | None:
    """Return what adds entries to `seen`, or `seen` to the front matter, or a front matter to the file."""
    lines = [line.rstrip() for line in text.split("\n")]
    block = "".join((_SEEN_LINE, *(f"  {entry}\n" for entry in entries)))
    if lines[0] != _FENCE:
        line, added = 1, f"{_FENCE}\n{block}{_FENCE}\n"
    else:
        end = lines.index(_FENCE, 1) + 1
        line, key = next(
            ((at, found) for at, text in enumerate(lines[:end], 2) if (found := _SEEN.match(text))), (end, None)
        )
        added = block
        if key and key["value"] and not key["value"].startswith("#"):
            return None  # in braces on one line: the officer writes them, and may go on
        if key:
            indent = " " * (matters.seen[0].span.column - 1 if matters.seen else 2)
            added = "".join(f"{indent}{entry}\n" for entry in entries)
    return Replacement(Span(matters.paper.path, line, 1, line, 1), added)


def _numbers(meeting: Meeting, board: Board, texts: Mapping[str, str]) -> Iterator[Repair]:
    """Yield a number for each action that has none."""
    actions = [action for action in meeting.actions if action.minute]
    if all(action.number is not None for action in actions):
        return
    highest = _highest_mentioned(meeting, board, texts)
    for action in actions:  # a mark that stands in another minute than it says counts in both
        highest[action.minute] = max(highest[action.minute], action.number or 0)
    asked = _asked_for(meeting, board, actions)
    for action in actions:
        if action.number is None:
            highest[action.minute] += 1
            numbers = asked.get(action.minute)
            number = f"{action.minute}.{numbers.pop(0) if numbers else highest[action.minute]}"
            path, line, column = action.span.path, action.span.line, action.span.column + 1
            span = Span(path, line, column, line, column + 1)
            yield Repair(Replacement(span, f"{number} @", before="@"), f"numbered {number}")


def _asked_for(meeting: Meeting, board: Board, actions: Iterable[Action]) -> dict[str, list[int]]:
    """Return, by minute, the numbers by which rows of later tables answer its actions that have none yet.

    Whoever wrote them meant these actions, in order; only as many numbers as actions leave no doubt.
    """
    without = Counter(action.minute for action in actions if action.number is None)
    asked: defaultdict[str, set[int]] = defaultdict(set)
    for later in board.meetings:
        if later.date > meeting.date:
            register = board.register_before(later.date)
            for reference in (reference for row in later.rows for reference in row.references):
                minute = register.minute(reference.minute, reference.meeting)
                if minute and minute.meeting == meeting.date and register.entry(reference) is None:
                    asked[reference.minute].add(reference.number)
    return {minute: sorted(found) for minute, found in asked.items() if len(found) == without[minute]}


def _highest_mentioned(meeting: Meeting, board: Board, texts: Mapping[str, str]) -> defaultdict[str, int]:
    """Return, by minute of this meeting, the highest action number that any source of this day or later mentions."""
    earlier = {path for other in board.meetings if other.date < meeting.date for path in other.files}
    highest: defaultdict[str, int] = defaultdict(int)
    for path, text in texts.items():
        for reference in mentioned_actions(text, has_rows=path.endswith(_MATTERS)) if path not in earlier else ():
            if reference.meeting in (None, meeting.date):
                highest[reference.minute] = max(highest[reference.minute], reference.number)
    return highest
