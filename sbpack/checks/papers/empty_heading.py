"""Heading with nothing below it."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from markdown_it.token import Token

from sbpack.board.meeting import Meeting
from sbpack.checks.accessibility import only_a_picture, picture_without_text
from sbpack.checks.papers._papers import papers_of
from sbpack.findings.finding import Finding
from sbpack.text.prose import plain_text

_FEW_WORDS = 6
"""Of a picture's text: a name, not what is to be seen."""
_EMPTY = ("nothing", "write what belongs there, or take the heading out")
_PICTURE = ("only a picture", "say what it shows, in a sentence below it or in its own text")
_FRAME = ("paragraph_open", "paragraph_close")


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for paper in papers_of(meeting):
        tokens = paper.body.tokens
        is_all_pictures = any(only_a_picture.pictures_alone(paper))
        places = [place for place, token in enumerate(tokens) if token.type == "heading_open" and token.level == 0]
        for place, following in pairwise([*places, len(tokens)]):
            has_deeper = following < len(tokens) and tokens[following].tag > tokens[place].tag
            wrong = () if has_deeper else _wrong(tokens[place + 3 : following])
            if wrong is _EMPTY or (wrong and not is_all_pictures):
                heading = tokens[place + 1]
                yield Finding(heading.meta["span"], f"below `{plain_text([heading])}` stands {wrong[0]}", wrong[1])


def _wrong(below: Sequence[Token]) -> tuple[str, str] | tuple[()]:
    """Return what is wrong with what stands below a heading, and what to do."""
    if not below:
        return _EMPTY
    children = [child for token in below for child in token.children or () if child.type != "softbreak"]
    is_picture = all(token.type in (*_FRAME, "inline") for token in below) and bool(children)
    is_picture = is_picture and not any(map(_says_something, children))
    return _PICTURE if is_picture and not any(map(picture_without_text.problem_of, children)) else ()


def _says_something(child: Token) -> bool:
    return child.type != "image" or len(plain_text(child.children or []).split()) > _FEW_WORDS
