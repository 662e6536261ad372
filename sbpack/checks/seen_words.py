"""The digests that `sbpack fix` writes into matters arising: of the words that each update answers."""

import re
from collections.abc import Iterator
from itertools import chain

from sbpack.findings.finding import Replacement
from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.matters_arising import MattersArising, words_digest
from sbpack.model.meeting import Meeting

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
