"""A space too many, or one too few."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from sbpack.findings.finding import Finding, Replacement, Severity
from sbpack.text.wording import Wording

_SPACES = re.compile(r"(?<=\S)(?<![.!?:]) {2,}(?=[^\s,;.])")
_COLUMNS = re.compile(r"(?<=[^\s.!?:]) {3,}(?=\S)")
_GRID = re.compile(r"\+[-=–—]+\+|\| +\|| {2,}\|")
_COLUMN = 4
"""So many spaces may part columns: one space is not certain to be meant."""
_OR_TABLE = ", or a table with `|` between its columns"
_AFTER_STOP = re.compile(r"[.!?:][)\]\"'\u2019\u201d]+$")
_SPACE_BEFORE = re.compile(r"(?<=[\w)\]%\u2019\u201d])(?P<spaces> +)(?P<sign>[,;.])(?=\s|$)(?!\s[.,;])")
_NO_SPACE_AFTER = (
    re.compile(r",(?<=[a-z]{2},)(?=[A-Za-z][a-z])"),
    re.compile(r"\.(?:(?<=[a-z]{2}\.)|(?<=[A-Z]{2}\.))(?=(?:The|This|These|There|It|In|He|She|They|We|All)\s)"),
)
"""After a comma between two words; after a full stop before words that begin a sentence."""
_NUMBER = re.compile(r"[0-9]+$")
_LONGEST_NUMBER = 9
"""Digits that may begin the item of a list."""
_ADDRESS = re.compile(r"[/@=\\_]|www\.|\.\w+\.")
"""What shows that characters without a space between them are an address, a path or a name of a computer's."""


def check(wordings: Sequence[Wording]) -> Iterator[Finding]:
    for wording in wordings:
        text = wording.text
        if "  " in text:
            yield from _several(wording)
        if " ," in text or " ." in text or " ;" in text:
            yield from _before(wording)
        yield from _missing(wording)


def _several(wording: Wording) -> Iterator[Finding]:
    if len(_COLUMNS.findall(wording.text)) > 1 or _GRID.search(wording.text):
        return  # the rule about tables says so
    for found in _SPACES.finditer(wording.text):
        if not _AFTER_STOP.search(wording.text, max(0, found.start() - 4), found.start()):
            is_column = len(found[0]) >= _COLUMN
            words = "several spaces stand here for one", f"write one space{_OR_TABLE if is_column else ''}"
            finding = _finding(wording, found.span(), words, " ", Severity.NOTE)
            yield replace(finding, fixes=()) if is_column else finding


def _before(wording: Wording) -> Iterator[Finding]:
    for found in _SPACE_BEFORE.finditer(wording.text):
        words = f"a space stands before `{found['sign']}`", "delete it"
        yield _finding(wording, found.span("spaces"), words, "")


def _missing(wording: Wording) -> Iterator[Finding]:
    for form in _NO_SPACE_AFTER:
        for found in form.finditer(wording.text):
            if not _ADDRESS.search(_chunk(wording.text, found.start())):
                words = f"no space stands after `{found[0]}`", "write one"
                yield _finding(wording, found.span(), words, f"{found[0]} ")


def _chunk(text: str, offset: int) -> str:
    """Return the characters round a place that no space parts."""
    before = text[:offset].rsplit(maxsplit=1)
    after = text[offset:].split(maxsplit=1)
    return f"{before[-1] if before and not text[:offset][-1:].isspace() else ''}{after[0]}"


def _finding(
    wording: Wording, place: tuple[int, int], words: tuple[str, str], text: str, severity: Severity | None = None
) -> Finding:
    message, help_line = words
    is_words = not (wording.is_number(place[0]) or _begins_a_list(wording, place))
    span = wording.exact_place(*place) if is_words else None
    fixes = (Replacement(span, text, before=wording.text[slice(*place)]),) if span else ()
    return Finding(wording.place(*place), message, help_line, severity=severity, fixes=fixes)


def _begins_a_list(wording: Wording, place: tuple[int, int]) -> bool:
    """Whether a line that begins `2 . Lamps` would, without the space, be the item of a list."""
    number = _NUMBER.search(wording.text, max(0, place[0] - _LONGEST_NUMBER), place[0])
    if number is None or wording.text[place[1] : place[1] + 1] != ".":
        return False
    begin = number.start()
    return begin == 0 or wording.exact_place(begin - 1, place[0]) is None
