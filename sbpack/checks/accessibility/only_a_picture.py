"""A paper that is nothing but a picture."""

from collections.abc import Iterator

from markdown_it.token import Token

from sbpack.board.meeting import Meeting
from sbpack.board.papers import Paper
from sbpack.findings.finding import Finding
from sbpack.text.prose import Prose


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for paper in meeting.papers:
        pictures = pictures_alone(paper)
        if pictures:
            help_line = "write below it what it says, or attach the file with a summary of its own"
            yield Finding(pictures[0].meta["span"], f"`{paper.title}` is nothing but a picture", help_line)


def pictures_alone(paper: Paper) -> tuple[Token, ...]:
    """Return the pictures of a paper that holds nothing else."""
    pictures = tuple(token for token in paper.body.inline_tokens() if token.type == "image")
    return () if pictures and _says_anything(paper.body) else pictures


def _says_anything(prose: Prose) -> bool:
    """Whether there are words besides headings and the texts of pictures."""
    if any(token.type == "table_block" for token in prose.tokens):
        return True
    return any(any(map(str.isalnum, wording.text)) for wording in prose.wordings if wording.where != "heading")
