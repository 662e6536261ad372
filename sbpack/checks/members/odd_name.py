"""A name or role with odd punctuation.

## What it does
Checks names, titles, roles and organisations on the register and in the attendance for doubled or unmatched brackets,
`--` for a dash, a colon for a comma, spaces too many or missing, a role within the name, and two people's names in one.

## Why it matters
Front sheet and minutes print these words as they stand, for every reader to see, meeting after meeting.

## Example
    - initials: LW
      name: Louise Watkinson
      role: ((Assistant Director,Public Protection))

Use instead:
    - initials: LW
      name: Louise Watkinson
      role: Assistant Director, Public Protection
"""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.checks.members.written_names import in_attendances, on_the_register
from sbpack.findings.finding import Finding, Replacement
from sbpack.findings.suggest import series
from sbpack.model.board import Board
from sbpack.model.known_people import KnownPeople
from sbpack.model.person_name import person_name
from sbpack.sources.wording import Wording

_CERTAIN = (
    ("double brackets", re.compile(r"\((\((?:[^()]|\([^()]*\))*\))\)"), r"\1"),
    ("brackets around all of it", re.compile(r"^\(([^()]*)\)$"), r"\1"),
    ("a space inside a bracket", re.compile(r"(?<=\() +| +(?=\))"), ""),
    ("a space before a comma", re.compile(r" +(?=,)"), ""),
    ("no space after a comma", re.compile(r",(?=[^\W\d_])"), ", "),
    ("a doubled space", re.compile(r"(?<=\S) {2,}(?=\S)"), " "),
)
"""What is odd, where, and what stands there afterwards."""

_COLON = re.compile(r"(?<=[^\W\d_]):(?=[^\W\d_])")


def check(board: Board, as_of: date) -> Iterator[Finding]:
    """Yield a finding for each text in which something is odd."""
    yield from (found for one in on_the_register(board, "outsiders") for found in _odd(one))
    of_people = (*on_the_register(board, "members", "contacts"), *in_attendances(board))
    for wording in of_people:
        found = list(_odd(wording))
        yield from found or (
            _of_name(wording, board.people) if wording.key not in ("title", "role", "organisation") else ()
        )


def _odd(wording: Wording) -> Iterator[Finding]:
    text = wording.text
    odd = [what for what, pattern, _ in _CERTAIN if pattern.search(text)]
    for _, pattern, repaired in _CERTAIN:
        text = pattern.sub(repaired, text).strip()
    is_certain = True
    if _COLON.search(text):
        odd.append("a colon for a comma")
        # A colon with a space after it would be a key to YAML.
        text = _COLON.sub(", ", text)
    if "--" in text:
        odd.append("`--` for a dash")
        is_certain = False
    if _is_unmatched(text):
        odd.append("an unmatched bracket")
        is_certain = False
    if odd:
        help_line = f"write `{text}`" if is_certain else "write it as it is to be read"
        # Within braces a comma with a space after it begins another key.
        is_certain = is_certain and text.count(", ") <= wording.text.count(",")
        place = wording.exact_place(0, len(wording.text))
        fix = Replacement(place, text, before=wording.text) if is_certain and place else None
        yield Finding(wording.span, f"`{wording.text}` has {series(odd)}", help_line, fix=fix)


def _is_unmatched(text: str) -> bool:
    depth = 0
    for letter in text:
        depth += (letter == "(") - (letter == ")")
        if depth < 0:
            return True
    return depth > 0


def _of_name(wording: Wording, people: KnownPeople) -> Iterator[Finding]:
    """Yield a finding for a name that holds more than a name."""
    name, comma, rest = wording.text.partition(",")
    if comma and len(rest.split()) > 1:
        yield Finding(
            wording.span, f"`{wording.text}` is more than a name", f"write `name: {name}`, `role: {rest.strip()}`"
        )
    words = wording.text.split()
    for place in range(2, len(words) - 1):
        first, second = " ".join(words[:place]), " ".join(words[place:])
        one, other = person_name(first), person_name(second)
        if one and other and one in people and other in people:
            yield Finding(
                wording.span, f"`{wording.text}` is two people", f"write `{first}` and `{second}` as two entries"
            )
