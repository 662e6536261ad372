"""What files of text say: manifests, lists, pages, sources."""

import re
from collections.abc import Iterator
from html import unescape
from urllib.parse import unquote

from sbpack.leaks.surface import Surface

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


def written_surfaces(text: str, place: str = "") -> Iterator[Surface]:
    """Yield a text, to be told by its lines, and what it says where parts of it are written in another way."""
    said = _KEYS.sub(_blanks, _ENGINE.sub(_blanks, text))
    yield Surface(place, said, is_line_by_line=True)
    if text.startswith("BEGIN:VCALENDAR"):
        yield Surface(place or "in a folded line", _FOLDED.sub("", text))


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
    """Return as much white space, in as many lines."""
    return re.sub(r"\S", " ", match[0])
