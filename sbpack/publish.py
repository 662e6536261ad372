"""Publication: whether a volume may be published, and the record of it. Nothing is written here."""

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sbpack.compiled import Compiled
from sbpack.model.dates import long_date
from sbpack.model.issue import Issue
from sbpack.model.issued import issued_items
from sbpack.model.meeting import Meeting
from sbpack.model.pack import Pack
from sbpack.model.publication import RECORD
from sbpack.write.record import Issued, with_entry

if TYPE_CHECKING:
    from sbpack.check_meetings import Modelled

_CHANGED_HELP = (
    "add `versions: [{{date: 2023-11-28, note: what is new}}]` to {0}, or name a supplement and run "
    "`sbpack supplement {1}`"
)


class NotPublished(Exception):  # noqa: N818 - said of a volume
    """A volume cannot be published as things stand."""

    def __init__(self, message: str, help_line: str) -> None:
        """Keep why, and what to do."""
        self.help_line = help_line
        super().__init__(message)


@dataclass(frozen=True)
class Record:
    """The record with a volume more, or as it is where that volume was published already."""

    path: str
    """From the root."""
    text: str
    tag: str
    """What git is to call the commit of the record."""
    title: str
    """What was published, in words: `agenda pack of 6 December 2023, version 2`."""
    day: date
    is_new: bool = True

    @property
    def named(self) -> str:
        """What was published, as a sentence names it."""
        return self.title if self.title.startswith("supplement") else f"the {self.title}"


def check_ready(modelled: "Modelled", meeting: Meeting) -> None:
    """Raise NotPublished where nothing of a meeting can be published, whatever its pack is like."""
    path = f"{meeting.folder}/{RECORD}"
    if meeting.published is None:
        raise NotPublished(
            f"{meeting.span.path} does not say when the pack is published", "add the day, `published: 2023-11-28`"
        )
    broken = next((finding for finding in modelled.findings if finding.span.path == path), None)
    if broken is not None or (meeting.publication is None and path in meeting.files):
        reason = f": {broken.message}" if broken else ""
        raise NotPublished(
            f"{broken.span if broken else path} cannot be read{reason}",
            f"take it back as `sbpack publish` wrote it: `git log -- {path}`",
        )


def record_of(modelled: "Modelled", meeting: Meeting, pack: Pack, compiled: Compiled) -> Record:
    """Return the record with a volume more; raises NotPublished where another was published and no new one is named.

    Raises SourceChanged where the sources are not those of the volume any more.
    """
    assert compiled.pdf is not None
    assert compiled.manifest is not None
    issue, named, tag = _issue(meeting, pack)
    path = f"{meeting.folder}/{RECORD}"
    text = modelled.sources.texts.get(path, "")
    volumes = meeting.publication.volumes if meeting.publication else ()
    last = next((volume for volume in reversed(volumes) if volume.name == pack.volume.name), None)
    if last:
        known = Record(path, text, tag, named, last.date, is_new=False)
        if last.sources_sha256 == json.loads(compiled.manifest)["sources_sha256"]:
            return known
        if pack.supplement is not None or last.version >= meeting.version:
            raise NotPublished(
                f"{known.named} was published on {long_date(last.date)}, and has changed since",
                _CHANGED_HELP.format(meeting.span.path, meeting.date.isoformat()),
            )
    stem = pack.volume.name
    issued = Issued(
        pack=pack,
        items=issued_items(modelled.board, meeting),
        day=issue.date,
        note=issue.note,
        files={f"{stem}.pdf": _digest(compiled.pdf), f"{stem}.json": _digest(compiled.manifest)},
        listing=compiled.manifest,
        earlier=tuple(volumes[-1].papers()) if volumes else (),
    )
    return Record(path, with_entry(text, issued), tag, named, issue.date)


def _issue(meeting: Meeting, pack: Pack) -> tuple[Issue, str, str]:
    """Return when a volume is published with which note, what it is called, and how git is to name it."""
    assert meeting.published is not None
    day = meeting.date.isoformat()
    title = f"{pack.volume.title} of {long_date(meeting.date)}"
    if pack.supplement is not None:
        supplement = pack.supplement
        issue = Issue(supplement.day, supplement.note, meeting.span)
        return issue, title, f"pack-{day}-supplement-{supplement.number}"
    if not meeting.versions:
        return Issue(meeting.published, "", meeting.span), title, f"pack-{day}"
    return meeting.versions[-1], f"{title}, version {meeting.version}", f"pack-{day}-v{meeting.version}"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
