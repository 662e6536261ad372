"""Searching what is told for what only Part 2 says, as every output for the public is searched."""

from collections.abc import Callable

from sbpack.leaks.only_in_part_2 import secrets_of
from sbpack.leaks.search import Search
from sbpack.leaks.surface import Surface
from sbpack.sources.said import Said


def tells(part_2: Said, part_1: Said) -> Callable[[str], bool]:
    """Return what says whether a text tells anything that Part 2 says and Part 1 does not."""
    search = Search(secrets_of(part_2, part_1))
    return lambda text: next(search.found_in(Surface("", text)), None) is not None
