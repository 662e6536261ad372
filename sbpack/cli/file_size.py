"""Sizes of files, as they are typed and printed."""

import re

from sbpack.cli.cannot_run import CannotRun

_UNITS = {"kb": 1_000, "mb": 1_000_000, "gb": 1_000_000_000}
_TYPED = re.compile(r"(?P<number>[0-9]+(?:\.[0-9]+)?) ?(?P<unit>[kMG]B)", re.IGNORECASE)


def parse_size(text: str) -> int:
    """Return the bytes of a size such as `10MB`; raises CannotRun."""
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        raise CannotRun(f"`{text}` is not a size", "write a number with its unit, such as `--max-size 10MB`")
    return round(float(found["number"]) * _UNITS[found["unit"].casefold()])


def printed_size(count: int) -> str:
    """Return bytes as they are printed: `84 kB`, `1.2 MB`."""
    return f"{count / 1_000_000:.1f} MB" if count >= _UNITS["mb"] else f"{-(-count // 1_000)} kB"
