"""Footnotes stand at the end of their section: read aloud and printed, they come in one place and in order."""

from collections.abc import Iterator, Sequence

from markdown_it.token import Token
from markupsafe import Markup


def without_notes(tokens: Sequence[Token]) -> Sequence[Token]:
    """Leave out the block of notes with which the tokens of a file end."""
    start = next((place for place, token in enumerate(tokens) if token.type == "footnote_block_open"), len(tokens))
    return tokens[:start]


def notes(tokens: Sequence[Token]) -> Iterator[tuple[int, Sequence[Token]]]:
    """Yield the number and the tokens of each note."""
    start = 0
    for place, token in enumerate(tokens):
        if token.type == "footnote_open":
            start = place + 1
        elif token.type == "footnote_close":
            yield token_number(tokens[start - 1]), tokens[start:place]


def token_number(token: Token) -> int:
    """Return the number of a note as printed."""
    return int(token.meta["id"]) + 1


def call_html(token: Token) -> Markup:
    """Set the call of a note: a small number that leads to it."""
    number = token_number(token)
    name = "" if token.meta.get("subId") else Markup(' id="call-{}"').format(number)
    link = Markup('<a role="doc-noteref" href="#note-{0}" aria-label="Note {0}">{0}</a>').format(number)
    return Markup("<sup{}>{}</sup>").format(name, link)


def note_html(number: int, html: Markup) -> Markup:
    """Set a note: its number, which leads back to its call, and what it says."""
    return Markup(
        '<div class="footnote" role="doc-footnote" id="note-{0}">'
        '<p><a role="doc-backlink" href="#call-{0}" aria-label="Back to note {0} in the text">{0}</a></p>\n{1}</div>\n'
    ).format(number, html)
