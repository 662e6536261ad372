"""A quotation whose bold label is nearly one of the known ones."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from markdown_it.token import Token

from sbpack.board.meeting import Meeting
from sbpack.board.minute_text import LABELS, OPEN, blocks_of, is_label, label_of
from sbpack.findings.finding import Finding
from sbpack.text.wording import wordings_of

_NEAR = 0.8
"""`Repply`, `Answers` and `Post meeting notes` are nearer; `Questionnaire` and `Update` are not."""


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for minute in meeting.minuted:
        for paragraph in _labelled(minute.body.tokens):
            label = label_of(paragraph)
            known = next(iter(get_close_matches(label.capitalize(), LABELS, 1, _NEAR)), "") if label else ""
            if known and not is_label(label):
                wording = next(wordings_of(paragraph))
                start = wording.text.find(label)
                message = f"`{label}` is not a label of a passage"
                help_line = f"the nearest known label is `**{known}**`"
                yield Finding(wording.place(start, start + len(label)), message, help_line)


def _labelled(tokens: Sequence[Token]) -> Iterator[Sequence[Token]]:
    """Yield the paragraphs that may begin a passage: the first of a quotation, every one of a passage."""
    for block in blocks_of(tokens):
        if block[0].type == OPEN:
            yield from blocks_of(block[1:-1])
        elif block[0].type == "blockquote_open":
            yield next(blocks_of(block[1:-1]), block)
