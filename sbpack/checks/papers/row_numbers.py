"""A number that a numbered table has twice, or leaves out."""

import re
from collections.abc import Iterator
from itertools import pairwise

from sbpack.board.meeting import Meeting
from sbpack.checks.papers._papers import columns_of, papers_of, tables_of
from sbpack.findings.finding import Finding
from sbpack.text.tables import Cell

_NUMBERS_ROWS = re.compile(r"no\.?|nos?\.?|nr\.?|number|#|item|row|ref(?:erence)?\.?", re.IGNORECASE)
_LEAST = 3
"""Rows below which a count cannot be told from figures."""


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    """Yield a finding for each row out of its count, one a table."""
    for paper in papers_of(meeting):
        for table in tables_of(paper):
            first = next((one for one in columns_of(table) if one.number == 0), None)
            if first is not None and _NUMBERS_ROWS.fullmatch(first.heading):
                yield from _out_of_count(first.cells)


def _out_of_count(cells: tuple[Cell, ...]) -> Iterator[Finding]:
    counted = [(cell, int(text)) for cell in cells if (text := cell.text.strip().rstrip(".")).isdecimal()]
    numbers = [number for _, number in counted]
    if len(numbers) < _LEAST or numbers[0] != 1 or numbers != sorted(numbers):
        return
    for (_, before), (cell, number) in pairwise(counted):
        if number == before:
            yield Finding(cell.span, f"the number {number} stands twice", f"write `{number + 1}`, and count on")
            return
        if number > before + 1:
            message = f"the number {number} follows {before}"
            yield Finding(cell.span, message, f"write `{before + 1}`, and count on; or add the row that is missing")
            return
