"""Everyone whom the head of minutes names, with what it says of them."""

from collections.abc import Iterator
from dataclasses import dataclass

from sbpack.findings.span import Span
from sbpack.model.member import Attendee, Member
from sbpack.model.minutes import Minutes
from sbpack.model.person_name import PersonName, person_name


@dataclass(frozen=True)
class Listed:
    """One person in one list of the attendance."""

    attendee: Attendee
    said: str
    """What the list says, as the end of `is …`."""

    @property
    def span(self) -> Span:
        """Where it is written."""
        return self.attendee.span

    @property
    def name(self) -> PersonName | None:
        """The name, for people on the register and others alike."""
        attendee = self.attendee
        return person_name(attendee.member.name if attendee.member else "" if attendee.key else attendee.name)

    @property
    def identity(self) -> str:
        """What entries of one person share."""
        return self.name.key if self.name else self.attendee.key or self.attendee.name


def listed(minutes: Minutes) -> Iterator[Listed]:
    """Yield everyone present, also present, apologising or sending a substitute."""
    for attendee in minutes.present:
        yield Listed(attendee, "present")
    for attendee in minutes.also_present:
        yield Listed(attendee, "also present")
    for attendee in minutes.apologies:
        yield Listed(attendee, f"replaced by {attendee.substitute}" if attendee.substitute else "sending apologies")


def by_name(minutes: Minutes) -> Iterator[tuple[Attendee, PersonName]]:
    """Yield everyone in the attendance who is written by name, as people are who are not on the board."""
    for one in listed(minutes):
        if not one.attendee.key and one.name is not None:
            yield one.attendee, one.name


def members_named(minutes: Minutes) -> frozenset[Member]:
    """Return the members in the attendance by their initials."""
    return frozenset(one.attendee.member for one in listed(minutes) if one.attendee.member is not None)
