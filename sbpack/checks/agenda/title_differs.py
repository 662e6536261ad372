"""Item and paper with titles that do not go together."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.board.papers import Paper
from sbpack.checks.agenda._title_words import are_alike, plain_words, telling_words
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
    words = telling_words(item)
    if not words or not telling_words(paper.title):
        return True
    fields = (paper.head.get(key) for key in _MORE)
    about = (paper.title, *(field.text for field in fields if isinstance(field, YamlText)))
    return any(
        any(are_alike(word, theirs) for word in words for theirs in telling_words(one))
        or _has_initials(item, one)
        or _has_initials(one, item)
        for one in about
    )


def _has_initials(title: str, other: str) -> bool:
    """Whether a word of a title is made of first letters of another, as SNB is of Safer Neighbourhood Board."""
    initials = "".join(word[0] for word in plain_words(other))
    return any(len(word) > 1 and not word.isdecimal() and word in initials for word in plain_words(title))
