"""What changed in when, where and whether a meeting is held."""

from collections.abc import Iterator

from sbpack.history.change import Change, Kind, Rewording
from sbpack.history.rewording import reword
from sbpack.model.board import Board
from sbpack.model.dates import clock, long_date, weekday_date
from sbpack.model.edition import Edition
from sbpack.model.meeting import Meeting
from sbpack.model.move import Cancelled, Inquorate, Postponed
from sbpack.model.publication import PublishedVolume

HEADING = "The meeting"


def meeting_called(meeting: Meeting, board: Board) -> Change:
    """Return the change by which there is a meeting."""
    time = f" at {clock(meeting.time)}" if meeting.time else ""
    venue = meeting.venue or board.venue_on(meeting.date)
    place = f", {venue}" if venue else ""
    return _change("meeting called", meeting, f"meeting called for {weekday_date(meeting.date)}{time}{place}")


def meeting_removed(meeting: Meeting) -> Change:
    """Return the change by which there is no meeting any more."""
    return _change("meeting removed", meeting, f"meeting of {weekday_date(meeting.date)} removed")


def meeting_changes(before: Meeting, after: Meeting) -> Iterator[Change]:
    """Yield what changed of the meeting itself."""
    if before.date != after.date:
        words = f"meeting moved to {weekday_date(after.date)}, was {weekday_date(before.date)}"
        yield _change("meeting moved", after, words)
    if before.move != after.move:
        yield _moved(after)
    if before.time != after.time:
        was, now = (clock(one.time) if one.time else "not set" for one in (before, after))
        yield _change("time changed", after, f"time changed to {now}, was {was}", reword("time", was, now))
    if str(before.venue or "") != str(after.venue or ""):
        was, now = (str(one.venue or "the usual place") for one in (before, after))
        yield _change("place changed", after, f"place changed to {now}, was {was}", reword("place", was, now))
    if before.published != after.published:
        now = long_date(after.published) if after.published else "none"
        was = f", was {long_date(before.published)}" if before.published else ""
        yield _change("date of publication changed", after, f"date of publication set to {now}{was}")
    known = {(one.name, one.version, one.edition) for one in _volumes(before)}
    for volume in _volumes(after):
        if (volume.name, volume.version, volume.edition) not in known:
            yield _published(volume, after)


def _volumes(meeting: Meeting) -> tuple[PublishedVolume, ...]:
    record = meeting.publication
    return (*record.volumes, *record.after_the_meeting) if record else ()


def _published(volume: PublishedVolume, meeting: Meeting) -> Change:
    edition = "public" if volume.edition is Edition.PUBLIC else "members'"
    name = "pack" if volume.is_pack else volume.name.replace("-", " ")
    version = f", version {volume.version}" if volume.version > 1 else ""
    words = f"{name} published on {long_date(volume.date)}, {edition} edition{version}"
    kind: Kind = "supplement published" if volume.is_supplement else "pack published"
    return _change(kind if volume.is_pack or volume.is_supplement else "minutes published", meeting, words)


def _moved(after: Meeting) -> Change:
    match after.move:
        case Postponed(to=to, reason=reason):
            return _change("meeting postponed", after, f"meeting postponed to {weekday_date(to)}: {reason}")
        case Cancelled(reason=reason):
            return _change("meeting cancelled", after, f"meeting cancelled: {reason}")
        case Inquorate(reason=reason):
            return _change("meeting inquorate", after, f"meeting inquorate: {reason}")
        case None:
            return _change("meeting reinstated", after, "meeting no longer put off or called off")


def _change(kind: Kind, meeting: Meeting, words: str, *rewordings: Rewording) -> Change:
    return Change(
        kind, words, (words.partition(", was")[0],), heading=HEADING, path=meeting.span.path, rewordings=rewordings
    )
