"""Write repairs into sources: into their bytes, so that line ends and every other byte stay as they are."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sbpack.findings.finding import Replacement
from sbpack.text.source_text import BYTE_ORDER_MARK, read_text

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
    replacements: Iterable[Replacement], texts: Mapping[str, str], read: Callable[[str], bytes]
) -> dict[str, Repaired | Refused]:
    """Return every file that a repair changes; `texts` are the files as they were read, `read` gives their bytes."""
    by_path: defaultdict[str, list[Replacement]] = defaultdict(list)
    for replacement in replacements:
        by_path[replacement.span.path].append(replacement)
    return {path: repaired(read(path), texts[path], found) for path, found in by_path.items()}


def repaired(data: bytes, text: str, replacements: Sequence[Replacement]) -> Repaired | Refused:
    """Return a file with all of its repairs, or why it has none of them."""
    now, findings = read_text("", data, byte_order_mark=True)
    uncertain = next((finding for finding in findings if finding.rule in _UNCERTAIN), None)
    if uncertain is not None:
        return Refused(uncertain.message, uncertain.help)
    if now != text:
        return Refused("the file was changed since it was read", "run `sbpack fix` again")
    written = data.decode("utf-8")
    places = _places(replacements, written)
    if not all(written.startswith(one.before, place) for place, one in zip(places, replacements, strict=True)):
        return Refused("what is to be repaired is written with escapes", "make the repair by hand")
    line_end = "\r\n" if "\r\n" in written else "\n"
    new_data = _with(written, places, replacements, line_end).encode()
    new_text = _with(text, _places(replacements, text), replacements)
    if read_text("", new_data, byte_order_mark=True)[0] != new_text:
        return Refused("the repairs would change more than they should", "make them by hand")
    return Repaired(new_data, new_text)


def _places(replacements: Sequence[Replacement], text: str) -> list[int]:
    """Return the offset of each repair; its line and column count characters, a byte-order mark left out."""
    first = len(BYTE_ORDER_MARK) if text.startswith(BYTE_ORDER_MARK) else 0
    line_starts = [first, *(match.end() for match in _LINE_END.finditer(text))]
    return [line_starts[one.span.line - 1] + one.span.column - 1 for one in replacements]


def _with(text: str, places: Sequence[int], replacements: Sequence[Replacement], line_end: str = "\n") -> str:
    parts: list[str] = []
    end = 0
    for place, one in sorted(zip(places, replacements, strict=True), key=lambda pair: pair[0]):
        parts += [text[end:place], one.text.replace("\n", line_end)]
        end = place + len(one.before)
    return "".join([*parts, text[end:]])
