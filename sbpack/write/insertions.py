"""Write repairs into sources."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from sbpack.checks.repairs import Insertion


def repaired_texts(insertions: Iterable[Insertion], texts: Mapping[str, str]) -> dict[str, str]:
    """Return the new text of every file that a repair changes; everything else in it stays as it is."""
    by_path: defaultdict[str, list[Insertion]] = defaultdict(list)
    for insertion in insertions:
        by_path[insertion.span.path].append(insertion)
    return {path: _repaired(texts[path], found) for path, found in by_path.items()}


def _repaired(text: str, insertions: list[Insertion]) -> str:
    lines = text.split("\n")
    for insertion in sorted(insertions, reverse=True):
        line = lines[insertion.span.line - 1]
        column = insertion.span.column - 1
        lines[insertion.span.line - 1] = line[:column] + insertion.text + line[column:]
    return "\n".join(lines)
