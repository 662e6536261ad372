"""Searching what is told for what only Part 2 says, as every output for the public is searched."""

from collections.abc import Callable

from sbpack.history.spoken import Spoken
from sbpack.leaks.only_in_part_2 import secrets_of
from sbpack.leaks.said import Said, Text
from sbpack.leaks.search import Search
from sbpack.leaks.surface import Surface


def tells(part_2: Spoken, part_1: Spoken) -> Callable[[str], bool]:
    """Return what says whether a text tells anything that Part 2 says and Part 1 does not."""
    search = Search(secrets_of(_said(part_2), _said(part_1)))
    return lambda text: next(search.found_in(Surface("", text)), None) is not None


def _said(spoken: Spoken) -> Said:
    return Said(tuple(Text(*text) for text in spoken.texts), spoken.files)
