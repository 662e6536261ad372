"""A quoted matter that is not in the words of its minute."""

from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.matters_arising import Row
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Minute
from sbpack.board.text_names import bare, bare_words, likeness, sentences
from sbpack.findings.finding import Finding, Related, Span

_ALIKE = 90
"""Of 100: a comma, a plural or `is` for `was` leave more; words put in another way leave 50 to 85."""
_NEAR = 60
"""From here on a paragraph of the minute is shown as the one that may be meant."""
_FEW_WORDS = 8
"""A matter named, not quoted."""


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    register = board.register_before(meeting.date)
    for row in meeting.rows:
        minute = register.minute(row.minute, row.minute_meeting) if row.minute else None
        if minute and minute.body.wordings and (places := list(_elsewhere(row, minute))):
            yield Finding(
                places[0][0],
                f"minute {minute.number} does not say this",
                f"quote the words of minute {minute.number}, or correct the number",
                (Related(_nearest(places[0][1], minute), f"minute {minute.number}"),),
                also=tuple(span for span, _ in places[1:]),
            )


def _elsewhere(row: Row, minute: Minute) -> Iterator[tuple[Span, str]]:
    """Yield each sentence that is not the minute's, with its words."""
    said = f"{bare(minute.title)} {bare_words(minute.body)}"
    for wording in row.matter.wordings:
        for start, end in sentences(wording.text):
            words = bare(wording.text[start:end])
            if words not in said and not _is_named(words, said) and not likeness(words, said, _ALIKE):
                yield wording.place(start, end), words


def _is_named(words: str, said: str) -> bool:
    """Whether few words are used, and a third of the longer ones are the minute's."""
    found = words.split()
    long = [word for word in found if len(word) > 3]
    known = set(said.split())
    return len(found) <= _FEW_WORDS and 3 * sum(word in known for word in long) >= len(long)


def _nearest(words: str, minute: Minute) -> Span:
    """Return the paragraph of the minute that says something most like it; the minute's heading where none does."""
    scored = [(likeness(words, bare(wording.text), _NEAR), wording.span) for wording in minute.body.wordings]
    score, span = max(scored, key=lambda one: one[0])
    return span if score else minute.span
