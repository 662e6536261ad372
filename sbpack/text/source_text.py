"""Bytes to text: one character a character, and a finding for every byte that would shift or hide something.

- Text that knows where it came from, however it was cut.
- Names that people write with spaces, hyphens or capitals, as they are compared.
"""

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, islice

from sbpack.findings.finding import Finding, Related, Span


@dataclass(frozen=True)
class SourceText:
    """The whole text of one file, or the lines of it from `first_line` on."""

    path: str
    text: str
    first_line: int = 1

    @cached_property
    def line_starts(self) -> list[int]:
        """The offset of the first character of each line."""
        return [0, *accumulate(len(line) + 1 for line in self.text.split("\n")[:-1])]

    def place(self, offset: int) -> tuple[int, int]:
        """Return line and column of an offset."""
        index = bisect_right(self.line_starts, max(offset, 0)) - 1
        return index + self.first_line, offset - self.line_starts[index] + 1

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from `start` to before `end`."""
        line, column = self.place(start)
        length = max(end - start, 0)
        next_line = line - self.first_line + 1
        if next_line == len(self.line_starts) or start + length < self.line_starts[next_line]:
            return Span(self.path, line, column, line, column + length)
        return Span(self.path, line, column, *self.place(start + length))

    def offset(self, line: int, column: int) -> int:
        """Return the offset of a line and column; the opposite of `place`."""
        index = min(max(line - self.first_line, 0), len(self.line_starts) - 1)
        return self.line_starts[index] + column - 1

    def stretch(self, span: Span) -> tuple[int, int]:
        """Return the offsets of a place and of the first character after it; the opposite of `span`."""
        return self.offset(*span[1:3]), self.offset(*span[3:5])

    def excerpt(self, start: int = 0, end: int | None = None) -> "Excerpt":
        """Return the characters from `start` to before `end` as an excerpt."""
        return Excerpt(self, self.text[start:end], ((0, start),))


Pieces = Sequence[tuple[int, int]]
"""Pairs of an offset in a cut text and the offset that it had before, ascending; in between both run in step."""


@dataclass(frozen=True)
class Excerpt:
    """Text taken out of a file with characters left out, such as a table cell without the backslashes of its pipes."""

    source: SourceText
    text: str
    pieces: Pieces = ((0, 0),)

    @cached_property
    def _starts(self) -> list[int]:
        return [here for here, _ in self.pieces]

    def offset(self, offset: int) -> int:
        """Return where a character of the excerpt stands in the file's text."""
        index = bisect_right(self._starts, offset) - 1
        if index < 0:
            return self.pieces[0][1]
        here, there = self.pieces[index]
        return there + offset - here

    def span(self, start: int, end: int) -> Span:
        """Return the place of the characters from `start` to before `end`."""
        first = self.offset(start)
        return self.source.span(first, self.offset(end - 1) + 1 if end > start else first)

    @property
    def whole(self) -> Span:
        """The place of all of it."""
        return self.span(0, len(self.text))

    def cut(self, text: str, pieces: Pieces) -> "Excerpt":
        """Return an excerpt of this excerpt; the pieces lead from the new text to this one."""
        return Excerpt(self.source, text, tuple(self._through(pieces, len(text))))

    def part(self, start: int, end: int) -> "Excerpt":
        """Return the characters from `start` to before `end`."""
        return self.cut(self.text[start:end], ((0, start),))

    def _through(self, pieces: Pieces, length: int) -> list[tuple[int, int]]:
        if len(self.pieces) == 1:
            return [(new, self.offset(here)) for new, here in pieces]
        through: list[tuple[int, int]] = []
        for index, (new, here) in enumerate(pieces):
            stop = pieces[index + 1][0] if index + 1 < len(pieces) else length
            through.append((new, self.offset(here)))
            first = bisect_right(self._starts, here)
            last = bisect_right(self._starts, here + stop - new - 1)
            through += [(new + self._starts[inner] - here, self.pieces[inner][1]) for inner in range(first, last)]
        return through


LARGEST_TEXT = 2 * 1024 * 1024
"""Bytes that a text source may have; the longest pack ever seen had a twentieth of it."""
MOST_PLACES = 30
"""How many places of one cause a finding names."""

BYTE_ORDER_MARK = "\ufeff"
_LINE_BREAKS = "\u0085\u2028\u2029"
ODD_CHARACTER = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)

_FEW = 8
"""Pairs of bytes in which zeros may stand by accident."""

_ENDLESS_WORD = re.compile(r"(?<!\S)\S{4000,}")
_ENDLESS_LINE = re.compile(r"^.{60000,}$", re.MULTILINE)
_CONFLICT = re.compile(r"^(?:(?P<begin><{7} .*)|(?P<middle>={7})|(?P<end>>{7} .*))$", re.MULTILINE)


def read_text(path: str, data: bytes, byte_order_mark: bool = False) -> tuple[str | None, list[Finding]]:
    """Return the text of a file, or None when it is none.

    A spreadsheet's export always begins with a byte-order mark: `byte_order_mark` lets that pass.
    """
    if len(data) > LARGEST_TEXT:
        size = f"{len(data) / 1024 / 1024:.1f} MB"
        message = f"the file has {size}, more than a text source may have"
        return None, [Finding(Span(path), message, help="at most 2 MB are read", rule="too-large")]
    text, findings = _decode(path, data)
    if text is None:
        return None, findings
    if byte_order_mark:
        text = text.removeprefix(BYTE_ORDER_MARK)
    clean, found = clean_text(path, text)
    return clean, [*findings, *found, *_conflicts(path, clean), *_endless(path, clean)]


def _endless(path: str, text: str) -> Iterator[Finding]:
    """Yield a finding for what no page can hold and no layout ends with: an endless word, an endless line."""
    source = SourceText(path, text)
    for pattern, what in ((_ENDLESS_WORD, "word"), (_ENDLESS_LINE, "line")):
        for match in islice(pattern.finditer(text), MOST_PLACES):
            yield Finding(
                source.span(match.start(), match.end()),
                f"this {what} has {len(match[0]):,} characters",
                "divide it, or leave out what is not text",
                rule="too-large",
            )


def _conflicts(path: str, text: str) -> Iterator[Finding]:
    """Yield a finding for each place where git left two versions of a passage."""
    if "<<<<<<< " not in text:
        return
    source = SourceText(path, text)
    lines = list(_CONFLICT.finditer(text))
    end = max((line.start() for line in lines if line["end"]), default=0)
    middle = max((line.start() for line in lines if line["middle"] and line.start() < end), default=0)
    for line in lines:
        if line["begin"] and line.start() < middle:
            yield Finding(
                source.span(line.start(), line.end()),
                "git could not join two versions of this passage",
                "keep one version, and remove the lines `<<<<<<<`, `=======` and `>>>>>>>`",
                rule="merge-conflict",
            )


def clean_text(path: str, text: str, first_line: int = 1) -> tuple[str, list[Finding]]:
    r"""Return the text with `\n` as its only line break and without odd characters, each reported.

    An odd character is replaced by one other, so that nothing after it moves. A second call finds nothing.
    """
    findings = []
    if text.startswith(BYTE_ORDER_MARK):
        text = text.removeprefix(BYTE_ORDER_MARK)
        message = "the file begins with a byte-order mark"
        help_line = "save it as UTF-8 without a byte-order mark"
        findings.append(Finding(Span(path, 1, 1, 1, 1), message, help=help_line, rule="byte-order-mark"))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not ODD_CHARACTER.search(text):
        return text, findings
    findings += _odd_characters(SourceText(path, text, first_line))
    return ODD_CHARACTER.sub(_in_place_of, text), findings


def _in_place_of(match: re.Match[str]) -> str:
    """Return what is read instead: what nobody sees stays unseen, and parts no words that it did not part."""
    if match[0] in _LINE_BREAKS:
        return " "
    return "\u2060" if match[0] == BYTE_ORDER_MARK else "\ufffd"


def repeated(spans: list[Span], message: str, help_line: str, rule: str) -> Finding:
    """Return one finding for one cause in several places."""
    others = tuple(Related(span, "and here") for span in spans[1:MOST_PLACES])
    if len(spans) > MOST_PLACES:
        message += f" ({len(spans):,} times)"
    return Finding(spans[0], message, help=help_line, related=others, rule=rule)


def limited(findings: list[Finding], most: int = 100) -> list[Finding]:
    """Return findings in the order of their places, only the first `most` of a rule, the number of the rest said."""
    kept: list[Finding] = []
    counts: dict[str, int] = {}
    for finding in sorted(findings, key=lambda finding: finding.span):
        counts[finding.rule] = counts.get(finding.rule, 0) + 1
        if counts[finding.rule] <= most:
            kept.append(finding)
    path = findings[0].span.path if findings else ""
    for rule, count in counts.items():
        if count > most:
            kept.append(
                Finding(
                    Span(path),
                    f"there are at least {count - most:,} more findings of `{rule}`",
                    "mend those that are shown first",
                    rule=rule,
                )
            )
    return kept


def _is_utf_16(data: bytes) -> bool:
    """Whether a file says that it is UTF-16, or has a zero byte in every second place as English text has there."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return True
    pairs = len(data) // 2
    return pairs > _FEW and max(data[0::2].count(0), data[1::2].count(0)) > pairs * 2 // 3


def _decode(path: str, data: bytes) -> tuple[str | None, list[Finding]]:
    if _is_utf_16(data):
        help_line = (
            "save it again as UTF-8: editors ask for the encoding under `Save as`, spreadsheets offer `CSV UTF-8`"
        )
        return None, [Finding(Span(path), "the file is UTF-16, not UTF-8", help_line, rule="not-utf8")]
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
        line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
        finding = Finding(
            Span(path, line, column, line, column + 1),
            f"the file is not UTF-8: byte {data[error.start]:02X} stands here",
            help="save it again as UTF-8: editors ask for the encoding under `Save as`",
            rule="not-utf8",
        )
        text = None if b"\0" in data else data.decode("utf-8", "replace")
        return text, [finding]


def _odd_characters(source: SourceText) -> list[Finding]:
    spans: dict[str, list[Span]] = {}
    for match in ODD_CHARACTER.finditer(source.text):
        spans.setdefault(match[0], []).append(source.span(match.start(), match.end()))
    findings = []
    for character, places in spans.items():
        message = f"the character U+{ord(character):04X} {_effect(character)}"
        findings.append(repeated(places, message, "delete it", "odd-character"))
    return findings


def _effect(character: str) -> str:
    if character in _LINE_BREAKS:
        return "breaks the line without being seen"
    if "\u202a" <= character <= "\u2069":
        return "turns the direction of the text without being seen"
    if character == BYTE_ORDER_MARK:
        return "cannot be seen; it is left over from a file that was pasted"
    return "cannot be printed"


def plain_name(name: str) -> str:
    """Return a name in small letters with single spaces: `Customer-impact` is `customer impact`."""
    return " ".join(re.sub(r"[-_]+", " ", name.casefold()).split())
