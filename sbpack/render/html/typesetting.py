"""Typesetting: where a line may end and may not, how footnotes stand, and the levels and numbers of headings.

A line never parts a day and its month, a time and its half of the day, or a word and its number. Footnotes stand at the
end of their section, so that they are read aloud in one place and in order.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from markdown_it.token import Token
from markupsafe import Markup, escape

MAY_END, MAY_NOT_END = "\u200b", "\u2060"

_LONG = re.compile(r"[^\s\u00a0]{24,}")
_ADDRESS = re.compile(r"^\W*(?:\w+://|www\.|mailto:)|@")
_MAIL = re.compile(r"^[^@/:]+@[\w.-]+\W*$")
_AFTER = re.compile(r"(?<=[/._?&=+#,;:@|\\])(?=[^/._?&=+#,;:@|\\])")
_HYPHEN = re.compile(r"-(?=\w)")
_ENDLESS = re.compile(r"[^\u200b\u2060]{40,}")
_PIECE = re.compile(r".{20}(?!\Z)")


def line_ends(text: str) -> str:
    """Mark where a line may end in each long run of signs; what has spaces enough stays as it is."""
    return _LONG.sub(lambda run: _divided(run[0]), text)


def without_line_ends(text: str) -> str:
    """Return a text as it was before its line ends were marked."""
    return text.replace(MAY_END, "").replace(MAY_NOT_END, "")


def _divided(run: str) -> str:
    if _MAIL.search(run):
        # Whoever copies an e-mail address expects no line to end in it; where it must, the part after @ goes on whole.
        run = _HYPHEN.sub(f"{MAY_NOT_END}-{MAY_NOT_END}", run.replace("@", f"@{MAY_END}"))
    else:
        run = _AFTER.sub(MAY_END, run)
        if _ADDRESS.search(run):
            # A hyphen at the end of a line is taken for that of a divided word, and is lost when the address is copied.
            run = _HYPHEN.sub(f"{MAY_END}-{MAY_NOT_END}", run)
    return _ENDLESS.sub(lambda word: _PIECE.sub(rf"\g<0>{MAY_END}", word[0]), run)


_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\b"
)
_HALF_OF_DAY = r"(?:am|pm|noon)\b|[ap]\.m\."
_BEFORE_NUMBER = ("action", "item", "minute", "page", "paragraph", "part", "priority", "quarter", "section")
_WORD = "|".join(rf"\b[{word[0].upper()}{word[0]}]{word[1:]}s?" for word in _BEFORE_NUMBER)
_GAP = re.compile(
    rf"(?P<day>\d(?:st|nd|rd|th)?)[ \n]+(?={_MONTH})|(?P<hour>\d)[ \n]+(?={_HALF_OF_DAY})|(?P<word>{_WORD})[ \n]+(?=\d)"
)
_TELEPHONE = re.compile(r"(?<![\d.])0\d{2,4}(?: \d{3,4}){1,2}(?!\d)")
_FIGURE = re.compile(r"\d")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_RANGE = re.compile(r"\b[Pp]ages?\u00a0\d+\u2013\d+")


def has_figures(text: str) -> bool:
    """Whether a text has a figure; without one it refers to nothing and has nothing to be held together."""
    return _FIGURE.search(text) is not None


def unbroken(text: str) -> str:
    """Put no-break spaces where a line may not end."""
    if not has_figures(text):
        return text
    text = _TELEPHONE.sub(lambda found: found[0].replace(" ", "\u00a0"), text)
    return _GAP.sub(lambda found: f"{found['day'] or found['hour'] or found['word']}\u00a0", text)


def unbroken_html(text: str) -> Markup:
    """Escape a text; a range of pages stays whole too, whose dash no space can hold, and addresses may be divided."""
    held = line_ends(unbroken(text))
    if not has_figures(text):
        return escape(held)
    parts: list[Markup] = []
    end = 0
    for found in _RANGE.finditer(held):
        parts += [escape(held[end : found.start()]), Markup('<span class="nobreak">{}</span>').format(found[0])]
        end = found.end()
    return Markup("").join([*parts, escape(held[end:])])


def apostrophes(text: str) -> str:
    """Write an apostrophe within a word as printers do."""
    return _APOSTROPHE.sub("\u2019", text)


_OPENING_SPACE = (" ", "\n", "\t")
_NOT_A_WORD = ".,;:!?)\u2019\u201d"


def prepare(tokens: Sequence[Token]) -> list[Token]:
    """Return inline tokens ready for setting, the ones given untouched.

    Text that a line break of the source cut is one text again, so that a reference over the break is found.
    """
    if len(tokens) == 1:
        return list(tokens)
    return _beside_words(_joined(_lone_links(tokens)))


def _lone_links(tokens: Iterable[Token]) -> Iterator[Token]:
    """Leave out links in links: an address in angle brackets can stand in one, and is only text there."""
    depth = 0
    for token in tokens:
        depth += token.type == "link_open"
        if depth < 2 or token.type not in ("link_open", "link_close"):
            yield token
        depth -= token.type == "link_close"


def _joined(tokens: Iterable[Token]) -> Iterator[Token]:
    for is_text, run in groupby(tokens, lambda token: token.type in ("text", "softbreak")):
        pieces = list(run)
        if not is_text or (len(pieces) == 1 and pieces[0].type == "text"):
            yield from pieces
        else:
            words = ("\n" if token.type == "softbreak" else token.content for token in pieces)
            yield Token("text", "", 0, content="".join(words))


def _beside_words(tokens: Iterable[Token]) -> list[Token]:
    """Move the space before a mark behind it, so that no line can break between the word and its mark."""
    result: list[Token] = []
    owed = False
    for token in tokens:
        if token.type == "mark" and result and result[-1].type == "text":
            bare = result[-1].content.rstrip()
            owed = owed or bare != result[-1].content
            result[-1] = result[-1].copy(content=bare)
        elif owed and token.type != "mark":
            owed = False
            starts = token.content[:1] if token.type == "text" else "x"
            if starts and starts not in _OPENING_SPACE and starts not in _NOT_A_WORD:
                result.append(Token("text", "", 0, content=" "))
        result.append(token)
    return result


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


DEEPEST = 6


class LevelShift:
    """Gives each heading the level below the one it stands under, `under` at first, whatever it was written at."""

    def __init__(self, under: int) -> None:
        self._under = under
        self._open: list[int] = []

    def level(self, written: int) -> int:
        """Return the level to print the next heading at."""
        while self._open and self._open[-1] >= written:
            self._open.pop()
        self._open.append(written)
        return min(self._under + len(self._open), DEEPEST)


class Numbering:
    """Counts what stands below a section's number, whose own heading is printed at `level`.

    A heading right below the section takes the next number as a paragraph does; the paragraphs below it are numbered
    one level deeper.
    """

    def __init__(self, section: str, level: int) -> None:
        self._level = level
        self._section = section
        self._heading = ""
        self._count = self._below = 0

    def heading(self, level: int) -> str:
        """Return the number of the next heading, nothing for one that only divides paragraphs."""
        if level != self._level + 1:
            return ""
        self._heading = self._next()
        self._below = 0
        return self._heading

    def paragraph(self) -> str:
        """Return the number of the next paragraph."""
        if not self._heading:
            return self._next()
        self._below += 1
        return f"{self._heading}.{self._below}"

    def _next(self) -> str:
        self._count += 1
        return f"{self._section}.{self._count}"
