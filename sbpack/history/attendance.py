"""What changed in the record of who was there."""

from collections.abc import Iterator
from dataclasses import replace

from sbpack.history.change import MINUTES, Change
from sbpack.model.dates import clock
from sbpack.model.member import Attendee, Movement
from sbpack.model.minutes import Minutes

_ABSENT = "not recorded"


def attendance_changes(before: Minutes | None, after: Minutes | None) -> Iterator[Change]:
    """Yield who was recorded in another way; of new minutes, how many were there."""
    if after is None:
        return
    if before is None:
        others = f", {len(after.also_present)} also present" if after.also_present else ""
        apologies = len(after.apologies)
        words = (
            f"attendance recorded: {len(after.present)} present{others}, "
            f"{apologies} {'apology' if apologies == 1 else 'apologies'}"
        )
        people = tuple(attendee.key for attendee, _ in _recorded(after).values() if attendee.key)
        yield Change("attendance recorded", words, (words,), heading=MINUTES, path=after.path, people=people)
        return
    was, now = _recorded(before), _recorded(after)
    for key in dict.fromkeys((*now, *was)):
        attendee, how = now.get(key) or (was[key][0], _ABSENT)
        earlier = was[key][1] if key in was else _ABSENT
        if how != earlier:
            words = f"attendance changed: {_name(attendee)} {how}, was {earlier}"
            people = (attendee.key,) if attendee.key else ()
            yield Change("attendance changed", words, (key, how), heading=MINUTES, path=after.path, people=people)


def of_one_person(change: Change, minutes: Minutes, key: str) -> Change:
    """Return a change that tells the attendance of one person where it told that of all."""
    if change.kind != "attendance recorded" or change.path != minutes.path or key not in change.people:
        return change
    attendee, how = _recorded(minutes)[key]
    return replace(change, words=f"attendance recorded: {_name(attendee)} {how}")


def _recorded(minutes: Minutes) -> dict[str, tuple[Attendee, str]]:
    """Return how each person is recorded, by initials or name."""
    found: dict[str, tuple[Attendee, str]] = {}
    groups = (
        ("present", minutes.present),
        ("also present", minutes.also_present),
        ("sent apologies", minutes.apologies),
    )
    for how, attendees in groups:
        for attendee in attendees:
            instead = f", {attendee.substitute} came instead" if attendee.substitute else ""
            found[attendee.key or attendee.name] = (attendee, f"{how}{instead}")
    for verb, movements in (("arrived", minutes.arrived), ("left", minutes.left)):
        for movement in movements:
            for attendee in movement.people:
                key = attendee.key or attendee.name
                _, how = found.get(key, (attendee, "present"))
                found[key] = (attendee, f"{how}, {verb}{_when(movement)}")
    return found


def _when(movement: Movement) -> str:
    at = f" at {clock(movement.time)}" if movement.time else ""
    return f"{at} during minute {movement.minute}" if movement.minute else at


def _name(attendee: Attendee) -> str:
    return f"{attendee.name} ({attendee.key})" if attendee.key and attendee.key != attendee.name else attendee.name
