"""A paper that is nothing but a picture.

## What it does
Checks that the text of a paper which shows a picture has words too: a paragraph, a list or a table.

## Why it matters
Nobody can search it, enlarge its letters or have it read out; its text for screen readers is one sentence.

## Example
    ---
    kind: paper
    title: Strategy on a page
    ---
    ![The strategy: three priorities](strategy.png)

Use instead: what the picture says, in words and tables, with the picture beside them.
"""

from collections.abc import Iterator
from datetime import date

from markdown_it.token import Token

from sbpack.findings.finding import Finding
from sbpack.model.board import Board
from sbpack.model.meeting import Meeting
from sbpack.model.paper import Paper
from sbpack.sources.prose import Prose


def check(meeting: Meeting, board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each paper."""
    for paper in meeting.papers:
        pictures = pictures_alone(paper)
        if pictures:
            yield Finding(
                pictures[0].meta["span"],
                f"`{paper.title}` is nothing but a picture",
                "write below it what it says, or attach the file with a summary of its own",
            )


def pictures_alone(paper: Paper) -> tuple[Token, ...]:
    """Return the pictures of a paper that holds nothing else."""
    pictures = tuple(token for token in paper.body.inline_tokens() if token.type == "image")
    return () if pictures and _says_anything(paper.body) else pictures


def _says_anything(prose: Prose) -> bool:
    """Whether there are words besides headings and the texts of pictures."""
    if any(token.type == "table_block" for token in prose.tokens):
        return True
    return any(any(map(str.isalnum, wording.text)) for wording in prose.wordings if wording.where != "heading")
