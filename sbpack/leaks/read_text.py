"""What files of text say, such as manifests, lists and sources; of HTML and XML with the values in their tags."""

import re
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import unquote


class ReadableText(NamedTuple):
    """Some words of an output, and their place in it."""

    place: str
    """Such as `on page 7`, as it follows `stands`."""
    words: str
    is_for_people: bool = True
    """Whether somebody wrote it to be read: no id and no name of the format's own kind."""
    is_line_by_line: bool = False
    """Whether a place in it has a line number."""


_ENDINGS = (".html", ".htm", ".xhtml", ".xml", ".svg")
_OF_THE_FORMAT = ("xmlns", "xml:lang", "lang")
"""Attributes whose values nobody wrote: addresses of formats, and languages, such as `x-default`."""


class _Texts(HTMLParser):
    """Collects everything but the tags."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.texts: list[str] = []
        self.values: list[str] = []

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def handle_comment(self, data: str) -> None:
        self.values.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.values += [value for name, value in attrs if value and not name.startswith(_OF_THE_FORMAT)]


def is_markup(name: str) -> bool:
    """Whether a file's name says that it holds tags."""
    return name.casefold().endswith(_ENDINGS)


def markup_text(text: str) -> str:
    """Return what is between the tags, each piece on a line."""
    return "\n".join(_read(text).texts)


def readable_markup(place: str, text: str, beside: str) -> Iterator[ReadableText]:
    """Yield what is between the tags of a text at a place, and what is in them at another, if that has a name."""
    parser = _read(text)
    yield ReadableText(place, " ".join(parser.texts))
    yield ReadableText(place, "".join(parser.texts))
    yield from (ReadableText(beside or place, value) for value in parser.values)


def _read(text: str) -> _Texts:
    parser = _Texts()
    parser.feed(text)
    parser.close()
    return parser


_BEGINS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_ESCAPED = re.compile(r"\\u([0-9A-Fa-f]{4})|\\x([0-9A-Fa-f]{2})")
_RUN = re.compile(rb"[\x20-\x7e]{12,}")
"""What may be words in a photograph: cameras and programs put some there."""
_KEYS = re.compile(
    r"(?<=[\n{,\-\s])(\"?)(?:chosen|commit|continues_at|date|edition|engine|file|files|first_page|in|items|kind|last_page|meeting"
    r"|note|number|pages|papers|part_2|published|sections|sha256|shows|source|source_sha256|sources_sha256|title|version"
    r"|volume)\1[ ]*(?=:\s)"
)
"""Keys of manifests and records, which say nothing of a board."""
_ENGINE = re.compile(r"(?<=\"engine\": )\{[^{}]*\}")
"""Where a manifest names programs and their versions."""
_FOLDED = re.compile(r"\r?\n[ \t]")
"""How calendars go on in the next line, in the middle of a word."""


def as_text(data: bytes) -> str | None:
    """Return the text of a file, None where it is no text."""
    for begin, encoding in _BEGINS:
        if data.startswith(begin):
            return data.decode(encoding, errors="replace")
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return None
    return None if _CONTROL.search(text) else text


def printable_runs(data: bytes) -> Iterator[str]:
    """Yield what may be words in a file that is no text."""
    return (run.decode("ascii") for run in _RUN.findall(data))


def readable_lines(text: str, place: str = "") -> Iterator[ReadableText]:
    """Yield a text, line by line, and a calendar once more with its folded lines joined."""
    words = _KEYS.sub(_blanks, _ENGINE.sub(_blanks, text))
    yield ReadableText(place, words, is_line_by_line=True)
    if text.startswith("BEGIN:VCALENDAR"):
        yield ReadableText(place or "in a folded line", _FOLDED.sub("", text))


def readings(words: str) -> Iterator[str]:
    """Yield the ways in which words may be read that have signs written by their numbers."""
    yield words
    if "%" in words and (read := unquote(words)) != words:
        yield read
    if "\\" in words and (read := _ESCAPED.sub(lambda match: chr(int(match[1] or match[2], 16)), words)) != words:
        yield read
    if "&" in words and (read := unescape(words)) != words:
        yield read


def _blanks(match: re.Match[str]) -> str:
    return re.sub(r"\S", " ", match[0])
