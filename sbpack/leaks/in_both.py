"""What both parts say: nobody but the officer knows whether the public may read it."""

from collections.abc import Iterable

from sbpack.leaks.leak import Leak, Places, told
from sbpack.leaks.search import Search
from sbpack.leaks.secret import Found, Secrets
from sbpack.leaks.surface import Surface

_MOST_PLACES = 3
"""Places that are named of each."""


def said_by_both(part_1: Iterable[Surface], secrets: Secrets) -> tuple[Leak, ...]:
    """Return what Part 1 says of the words of Part 2, each thing with its places, `FILE:LINE` where lines count."""
    found: dict[Found, Places] = {}
    search = Search(secrets)
    for surface in part_1:
        for secret, line in search.found_in(surface):
            found.setdefault(secret, {}).setdefault(f"{surface.place}:{line}" if line else surface.place)
    return tuple(
        Leak(secret.kind, secret.shown, secret.where, ", ".join([*places][:_MOST_PLACES]), "", len(places))
        for secret, places in told(found, secrets)
        if secret.kind != "file name" or "." in secret.shown  # without its ending it is a word like any other
    )
