"""A table in a notation that is not read."""

import re
from collections.abc import Iterator, Sequence

from sbpack.board.meeting import Meeting
from sbpack.checks._grouped import one_finding, texts_of
from sbpack.findings.finding import Finding, Span
from sbpack.text.typed_lines import TypedBlock, TypedLine

_LIST_SIGN = re.compile(r"(?:\S|\(?\w{1,4}[.)])?\t")
_GRID = re.compile(r"\+(?:[-=:]+\+)+")
_RULER = re.compile(r"[|:\s]*-[-|:\s]*")
_GAP = re.compile(r"(?<=[^\s.!?:]) {3,}(?=\S)")
_HELP = "write it as a table: `| … | … |` on each line, and `|---|---|` below the first"


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    for blocks in texts_of(meeting):
        lines = [block for block in blocks if block.where not in (None, "heading", "cell")]
        for found, what in (
            ([span for block in lines for span in _tabbed(block)], "columns parted by tabs are"),
            (_rulers(blocks), "a table drawn with `-` is"),
            ([span for block in lines for span in _barred(block)], "rows with bars and no `---` below the first are"),
            ([span for block in lines for span in _spaced(block)], "columns parted by spaces are"),
        ):
            yield from one_finding(found, f"{what} printed as running text", _HELP)


def _tabbed(block: TypedBlock) -> list[Span]:
    """Return the lines with a tab between words; one line alone counts with two."""
    lines = [(line, _tabs(line.text)) for line in block.lines] if "\t" in block.text else []
    tabbed = [line for line, count in lines if count]
    return [line.place() for line in tabbed] if len(tabbed) > 1 or any(count > 1 for _, count in lines) else []


def _tabs(text: str) -> int:
    """Return how many tabs part words, the one after the sign of a list left out."""
    sign = _LIST_SIGN.match(text)
    rest = text[sign.end() :] if sign else text
    return len(re.findall(r"(?<=\S)\t+(?=\S)", rest))


def _rulers(blocks: Sequence[TypedBlock]) -> list[Span]:
    found: list[Span] = []
    for block in blocks:
        if block.where is None and block.token.type == "hr" and _is_ruler(block):
            found.append(block.span)
        elif block.where and "+-" in block.text:
            grid = [line for line in block.lines if _GRID.fullmatch(line.text)]
            found += [grid[0].place()] if grid else []
    return found


def _is_ruler(block: TypedBlock) -> bool:
    """Whether a line of dashes is in columns: `- - -` is none."""
    dashes = len(block.token.markup) - 1
    spaces = block.span.end_column - block.span.column - dashes
    return block.token.markup.startswith("-") and 0 < spaces < dashes - 1


def _barred(block: TypedBlock) -> list[Span]:
    lines = [line for line in block.lines if _bars(line)] if "|" in block.text else []
    if any(_GRID.fullmatch(line.text) or _RULER.fullmatch(line.text) for line in block.lines):
        return []  # a drawn table, or one whose ruler has a finding of its own
    is_row = len(lines) == 1 and lines[0].text.startswith("|") and lines[0].text.count("|") > 2
    return [line.place() for line in lines] if len(lines) > 1 or is_row else []


def _bars(line: TypedLine) -> bool:
    return " | " in line.text or (line.text.startswith("|") and line.text.endswith("|") and len(line.text) > 2)


def _spaced(block: TypedBlock) -> list[Span]:
    is_other = "+-" in block.text or "|" in block.text
    lines = [line for line in block.lines if _GAP.search(line.text)] if "   " in block.text and not is_other else []
    return [line.place() for line in lines] if len(lines) > 1 else []
