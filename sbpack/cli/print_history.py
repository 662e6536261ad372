"""How wide and how coloured lines of history are."""

import shutil
import sys

from sbpack.write.history.lines import Paint, plain

_PIPED_WIDTH = 100
_WIDEST = 100
"""Columns beyond which lines are hard to follow."""
_BOLD = "\x1b[1m{}\x1b[0m"


def line_width() -> int:
    """Return how many columns a line may have."""
    return min(shutil.get_terminal_size().columns, _WIDEST) if sys.stdout.isatty() else _PIPED_WIDTH


def paint() -> Paint:
    """Return what makes headings bold, on a terminal alone."""
    return (lambda text, _style: _BOLD.format(text)) if sys.stdout.isatty() else plain
