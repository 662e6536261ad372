"""Item and paper with titles that do not go together."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.papers import Paper
from sbpack.checks.agenda._title_words import are_alike, initials_of, plain_words, telling_words
from sbpack.findings.finding import Finding, Related
from sbpack.text.yaml_nodes import YamlText

_MORE = ("subject", "sub_group", "author", "strategy")
"""Fields that say what a paper is about, or who speaks in it."""
_QUARTER = re.compile(r"\b(?:quarter|qtr|q)\s*([1-4])\b", re.IGNORECASE)


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    for item in meeting.items():
        entry = item.only_paper
        paper = meeting.paper(entry.path) if entry else None
        if paper is None or not item.title or not paper.title or _go_together(item.title, paper):
            continue
        yield Finding(
            item.span,
            f"item {item.number} is called `{item.title}`, and its paper `{paper.title}`",
            "leave out `title:`, and the item bears the title of its paper; or correct one of them",
            (Related(paper.span, "the paper's title"),),
        )


def _go_together(item: str, paper: Paper) -> bool:
    quarters, of_paper = set(_QUARTER.findall(item)), set(_QUARTER.findall(paper.title))
    if quarters and of_paper and not quarters & of_paper:
        return False
    words, others = telling_words(item), telling_words(paper.title)
    if not words or not others:
        return True
    fields = (paper.head.get(key) for key in _MORE)
    about = (paper.title, *(field.text for field in fields if isinstance(field, YamlText)))
    return any(_share_a_word(item, one) or _share_initials(item, one) for one in about)


def _share_a_word(one: str, other: str) -> bool:
    return any(are_alike(word, theirs) for word in telling_words(one) for theirs in telling_words(other))


def _share_initials(item: str, paper: str) -> bool:
    """Whether a word of one title is made of first letters of the other, as SNB is."""
    return any(
        len(word) > 1 and not word.isdecimal() and word in initials_of(other)
        for one, other in ((item, paper), (paper, item))
        for word in plain_words(one)
    )
