"""A name or role that holds something else, or in odd form."""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.people_names import KnownPeople, person_name
from sbpack.checks.members._people import in_attendances, on_the_register
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import series
from sbpack.text.wording import Wording

_AROUND = re.compile(r"^\(([^()]*)\)$")
_SPACE = re.compile(r"(?<=\() +| +(?=\))")
_COLON = re.compile(r"(?<=[^\W\d_]):(?=[^\W\d_])")


def check(board: Board, as_of: date) -> Iterator[Finding]:
    yield from (found for one in on_the_register(board, "outsiders") for found in _odd(one))
    for wording in (*on_the_register(board, "members", "contacts"), *in_attendances(board)):
        is_name = wording.key not in ("title", "role", "organisation")
        yield from list(_odd(wording)) or (_of_name(wording, board.people) if is_name else ())


def _odd(wording: Wording) -> Iterator[Finding]:
    text = wording.text
    odd = []
    if _SPACE.search(text):
        odd.append("a space inside a bracket")
        text = _SPACE.sub("", text)
    if _AROUND.fullmatch(text):
        odd.append("brackets round all of it")
        text = text[1:-1]
    is_certain = True
    if _COLON.search(text):
        odd.append("a colon for a comma")
        text = _COLON.sub(", ", text)
        is_certain = False  # within braces a comma begins another key
    if odd:
        fix = wording.replacement(0, len(wording.text), text) if is_certain else None
        yield Finding(
            wording.span, f"`{wording.text}` has {series(odd)}", f"write `{text}`", fixes=(fix,) if fix else ()
        )


def _of_name(wording: Wording, people: KnownPeople) -> Iterator[Finding]:
    """Yield a finding for a name that holds more than a name."""
    name, comma, rest = wording.text.partition(",")
    # Of a substitute there is nothing but one text.
    if comma and len(rest.split()) > 1 and wording.key == "name":
        yield Finding(
            wording.span, f"`{wording.text}` is more than a name", f"write `name: {name}`; the rest belongs to `role:`"
        )
    words = wording.text.split()
    for place in range(2, len(words) - 1):
        first, second = " ".join(words[:place]), " ".join(words[place:])
        one, other = person_name(first), person_name(second)
        if one and other and one in people and other in people:
            yield Finding(
                wording.span, f"`{wording.text}` is two people", f"write `{first}` and `{second}` as two entries"
            )
