"""Who sits on the board, and when: every seat passes on after some years."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from archive.speech import Speech
from archive.words import FIRST_NAMES, SEATS, SURNAMES


@dataclass(frozen=True)
class Holder:
    """Someone on the board for a time."""

    initials: str
    name: str
    seat: int
    first: date
    last: date | None


def draw_holders(speech: Speech, begins: date, ends: date) -> tuple[Holder, ...]:
    """Return the holders of every seat from the first day on, in the order of the seats."""
    taken: set[str] = set()
    holders: list[Holder] = []
    for seat in range(len(SEATS)):
        first = begins
        while first <= ends:
            after = first + timedelta(days=365 * speech.random.randrange(3, 9))
            initials, name = _someone(speech, taken)
            holders.append(Holder(initials, name, seat, first, after - timedelta(days=1) if after <= ends else None))
            first = after
    return tuple(holders)


def _someone(speech: Speech, taken: set[str]) -> tuple[str, str]:
    """Return initials that nobody has had yet, and a name to them."""
    while True:
        first, surname = speech.one(FIRST_NAMES), speech.one(SURNAMES)
        for letters, others in ((1, 1), (2, 1), (1, 2), (2, 2)):
            initials = first[:letters] + surname[:others]
            if initials not in taken:
                taken.add(initials)
                return initials, f"{first} {surname}"


def on_board(holders: Sequence[Holder], day: date) -> list[Holder]:
    """Return who holds the seats on a day."""
    return [holder for holder in holders if holder.first <= day and (holder.last is None or day <= holder.last)]


def members_lines(holders: Sequence[Holder]) -> Iterator[str]:
    """Yield the list of members.yaml."""
    yield "members:"
    for holder in holders:
        role, organisation = SEATS[holder.seat]
        yield f"  - initials: {holder.initials}"
        yield f"    name: {holder.name}"
        yield f"    role: {role}"
        yield f"    organisation: {organisation}"
        yield f"    from: {holder.first}"
        if holder.last:
            yield f"    to: {holder.last}"
        if holder.seat < 2:
            yield f"    offices: [{{office: {('chairman', 'vice-chairman')[holder.seat]}}}]"
