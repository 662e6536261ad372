"""The way in: what must be there before the rest is imported, and what is left to do after it."""

import sys

from sbpack.cli.exit_code import ExitCode
from sbpack.cli.interruption import Interrupted, interruptible
from sbpack.cli.output import open_what_is_closed


def start() -> None:
    """Run the command line; an interruption is a line, never a traceback."""
    open_what_is_closed()
    try:
        with interruptible():
            from sbpack.cli.app import main  # noqa: PLC0415 - takes a while, and may be interrupted

            main()
    except Interrupted:
        print("interrupted; every pack is as it was or wholly new", file=sys.stderr)
        sys.exit(ExitCode.INTERRUPTED)
