"""Write repairs into sources: into their bytes, so that line ends and every other byte stay as they are."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sbpack.checks.repairs import Insertion
from sbpack.sources.text_file import BYTE_ORDER_MARK, read_text

_LINE_END = re.compile(r"\r\n|\r|\n")
_UNCERTAIN = ("not-utf8", "odd-character", "too-large")
"""Rules whose findings mean that places in the text as it was read are not those in the file."""


@dataclass(frozen=True)
class Repaired:
    """A file with its repairs."""

    data: bytes
    text: str
    """As it will be read."""


@dataclass(frozen=True)
class Refused:
    """A file that is left as it is."""

    reason: str
    help: str


def repaired_files(
    insertions: Iterable[Insertion], texts: Mapping[str, str], read: Callable[[str], bytes]
) -> dict[str, Repaired | Refused]:
    """Return every file that a repair changes; `texts` are the files as they were read, `read` gives their bytes."""
    by_path: defaultdict[str, list[Insertion]] = defaultdict(list)
    for insertion in insertions:
        by_path[insertion.span.path].append(insertion)
    return {path: repaired(read(path), texts[path], found) for path, found in by_path.items()}


def repaired(data: bytes, text: str, insertions: Sequence[Insertion]) -> Repaired | Refused:
    """Return a file with all of its repairs, or why it has none of them."""
    now, findings = read_text("", data, byte_order_mark=True)
    uncertain = next((finding for finding in findings if finding.rule in _UNCERTAIN), None)
    if uncertain is not None:
        return Refused(uncertain.message, uncertain.help)
    if now != text:
        return Refused("the file was changed since it was read", "run `sbpack fix` again")
    written = data.decode("utf-8")
    places = _places(insertions, written)
    if not all(written.startswith("[@", place - 1) for place in places):
        return Refused("a mark in it is written with escapes", "write the mark as it is read, `[@LB]`")
    new_data = _with(written, places, insertions).encode()
    new_text = _with(text, _places(insertions, text), insertions)
    if read_text("", new_data, byte_order_mark=True)[0] != new_text:
        return Refused("the repairs would change more than they should", "write the numbers by hand")
    return Repaired(new_data, new_text)


def _places(insertions: Sequence[Insertion], text: str) -> list[int]:
    """Return the offset of each repair; its line and column count characters, a byte-order mark left out."""
    first = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    line_starts = [first, *(match.end() for match in _LINE_END.finditer(text))]
    return [line_starts[insertion.span.line - 1] + insertion.span.column - 1 for insertion in insertions]


def _with(text: str, places: Sequence[int], insertions: Sequence[Insertion]) -> str:
    parts: list[str] = []
    end = 0
    for place, insertion in sorted(zip(places, insertions, strict=True)):
        parts += [text[end:place], insertion.text]
        end = place
    return "".join([*parts, text[end:]])
