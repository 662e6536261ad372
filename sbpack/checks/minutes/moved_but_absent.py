"""Somebody arrived or left who was not there."""

from collections.abc import Iterator

from sbpack.board.meeting import Meeting
from sbpack.board.people_names import person_name
from sbpack.findings.finding import Finding


def check(meeting: Meeting, *_: object) -> Iterator[Finding]:
    minutes = meeting.minutes
    if minutes is None:
        return
    there = (*minutes.present, *minutes.also_present)
    names = {_without_title(attendee.name) for attendee in there}
    names |= {_without_title(attendee.substitute) for attendee in minutes.apologies if attendee.substitute}
    for person in (person for movement in (*minutes.arrived, *minutes.left) for person in movement.people):
        is_known = not person.key or person.member is not None
        if is_known and _without_title(person.name) not in names and not any(map(person.is_same, there)):
            message = f"{person.name} arrived or left, and was not present"
            yield Finding(person.span, message, "add them to `present` or `also_present`, or take them out here")


def _without_title(written: str) -> str:
    """Return what `Sergeant Una Frost` and `Una Frost` share."""
    name = person_name(written)
    return name.key if name else written
