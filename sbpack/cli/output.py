"""Standard output, whose reader may want no more of it: `sbpack build --all | head -1` still builds all."""

import os
import sys


def hand_over(line: str) -> None:
    """Print a line of what was asked for at once."""
    try:
        print(line, flush=True)
    except BrokenPipeError:
        _to_nowhere()


def finish() -> None:
    """Print what is still to be printed."""
    try:
        sys.stdout.flush()
    except BrokenPipeError:
        _to_nowhere()


def _to_nowhere() -> None:
    """Let everything further go nowhere; Python would try again at its end, and complain."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
