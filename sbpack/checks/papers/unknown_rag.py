"""RAG value that is no rating."""

from collections.abc import Iterator

from sbpack.board.meeting import Meeting
from sbpack.board.papers import Paper
from sbpack.checks.papers._papers import columns_of, papers_of, tables_of
from sbpack.findings.finding import Finding, Severity, Span
from sbpack.text.yaml_nodes import YamlMap, YamlText

_RATINGS = ("r", "a", "g", "b", "red", "amber", "green", "blue")
_NONE = ("", "-", "\u2013", "\u2014", "n/a", "tbc")
_LONGEST = 40


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    """Yield a finding for each value that is no rating, with all the cells that hold it."""
    for paper in papers_of(meeting):
        places: dict[str, list[Span]] = {}
        known = {*_RATINGS, *_NONE, *_key(paper)}
        for table in tables_of(paper):
            column = next((one for one in columns_of(table) if table.options.rag in one.names), None)
            for cell in column.cells if column and table.options.rag else ():
                if cell.text.strip().casefold() not in known:
                    places.setdefault(cell.text.strip(), []).append(cell.span)
        key = paper.head.get("rag_key")
        if key is not None and not any(table.options.rag for table in tables_of(paper)):
            message = "the RAG key explains letters, and no table has a column of them"
            help_line = "write `{rag=…}` with the column's heading below its table, or delete the key"
            yield Finding(key.span, message, help_line, severity=Severity.WARNING)
        for said, spans in places.items():
            shown = said if len(said) <= _LONGEST else f"{said[: _LONGEST - 1]}…"
            help_line = "write R, A, G or B, or explain the letter under `rag_key:` in the paper's head"
            yield Finding(spans[0], f"`{shown}` is not a RAG rating", help_line, also=tuple(spans[1:]))


def _key(paper: Paper) -> Iterator[str]:
    """Yield the letters that a paper explains, and what they mean."""
    node = paper.head.get("rag_key")
    for entry in node.entries if isinstance(node, YamlMap) else ():
        yield entry.key.text.casefold()
        if isinstance(entry.value, YamlText):
            yield entry.value.text.casefold()
