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
        # Columns of a table have a finding of the rule about tables.
        is_table = len(_COLUMNS.findall(text)) > 1 or _GRID.search(text)
        for found in _SPACES.finditer(text) if not is_table else ():
            if not _AFTER_STOP.search(text, max(0, found.start() - 4), found.start()):
                message, help_line = "several spaces stand here for one", "write one space"
                finding = replace(_finding(wording, found.span(), " ", message, help_line), severity=Severity.NOTE)
                is_column = len(found[0]) >= _COLUMN
                yield replace(finding, help=f"{help_line}{_OR_TABLE}", fixes=()) if is_column else finding
        for found in _SPACE_BEFORE.finditer(text):
            yield _finding(wording, found.span("spaces"), "", f"a space stands before `{found['sign']}`", "delete it")
        for found in (found for form in _NO_SPACE_AFTER for found in form.finditer(text)):
            chunk = re.split(r"\s", text[: found.start()])[-1] + text[found.start() :].split(maxsplit=1)[0]
            if not _ADDRESS.search(chunk):
                message = f"no space stands after `{found[0]}`"
                yield _finding(wording, found.span(), f"{found[0]} ", message, "write one")


def _finding(wording: Wording, place: tuple[int, int], text: str, message: str, help_line: str) -> Finding:
    is_words = not (wording.is_number(place[0]) or _begins_a_list(wording, place))
    span = wording.exact_place(*place) if is_words else None
    fixes = (Replacement(span, text, before=wording.text[slice(*place)]),) if span else ()
    return Finding(wording.place(*place), message, help_line, fixes=fixes)


def _begins_a_list(wording: Wording, place: tuple[int, int]) -> bool:
    """Whether a line that begins `2 . Lamps` would, without the space, be the item of a list."""
    number = _NUMBER.search(wording.text, max(0, place[0] - _LONGEST_NUMBER), place[0])
    if number is None or wording.text[place[1] : place[1] + 1] != ".":
        return False
    begin = number.start()
    return begin == 0 or wording.exact_place(begin - 1, place[0]) is None
