"""A table in a notation that is not read."""

import re
from collections.abc import Iterator, Sequence

from sbpack.board.meeting import Meeting
from sbpack.checks._grouped import one_finding, texts_of
from sbpack.findings.finding import Finding, Span
from sbpack.text.typed_lines import TypedBlock, TypedLine

_LIST_SIGN = re.compile(r"\A(?:\S|\(?\w{1,4}[.)])?\t")
_GRID = re.compile(r"\+(?:[-=:]+\+)+")
_RULER = re.compile(r"[|:\s]*-[-|:\s]*")
_GAP = re.compile(r"(?<=[^\s.!?:]) {3,}(?=\S)")
_HELP = "write it as a table: `| … | … |` on each line, and `|---|---|` below the first"


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for blocks in texts_of(meeting):
        texts = [block for block in blocks if block.where not in (None, "heading", "cell")]
        for found, what in (
            ([line.place() for one in texts for line in _tabbed(one)], "columns parted by tabs are"),
            (_rulers(blocks), "a table drawn with `-` is"),
            (
                [line.place() for one in texts for line in _barred(one)],
                "rows with bars and no `---` below the first are",
            ),
            ([line.place() for one in texts for line in _spaced(one)], "columns parted by spaces are"),
        ):
            yield from one_finding(found, f"{what} printed as running text", _HELP)


def _tabbed(block: TypedBlock) -> list[TypedLine]:
    """Return the lines with a tab between words, the one after the sign of a list aside; one alone counts with two."""
    tabs = [len(re.findall(r"(?<=\S)\t+(?=\S)", _LIST_SIGN.sub("", line.text, 1))) for line in block.lines]
    tabbed = [line for line, count in zip(block.lines, tabs, strict=True) if count]
    return tabbed if len(tabbed) > 1 or sum(tabs) > 1 else []


def _rulers(blocks: Sequence[TypedBlock]) -> Iterator[Span]:
    for block in blocks:
        if block.where and "+-" in block.text:
            yield from [line.place() for line in block.lines if _GRID.fullmatch(line.text)][:1]
        elif block.where is None and block.token.type == "hr" and block.token.markup.startswith("-"):
            # A line of dashes in columns; `- - -` is a rule.
            dashes = len(block.token.markup) - 1
            spaces = block.span.end_column - block.span.column - dashes
            if 0 < spaces < dashes - 1:
                yield block.span


def _barred(block: TypedBlock) -> list[TypedLine]:
    if any(_GRID.fullmatch(line.text) or _RULER.fullmatch(line.text) for line in block.lines):
        return []  # a drawn table, or one whose ruler has a finding of its own
    lines = [line for line in block.lines if " | " in line.text or re.fullmatch(r"\|.+\|", line.text)]
    is_row = len(lines) == 1 and lines[0].text.startswith("|") and lines[0].text.count("|") > 2
    return lines if len(lines) > 1 or is_row else []


def _spaced(block: TypedBlock) -> list[TypedLine]:
    is_other = "+-" in block.text or "|" in block.text
    lines = [line for line in block.lines if _GAP.search(line.text)] if not is_other else []
    return lines if len(lines) > 1 else []
