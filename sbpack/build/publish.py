"""Publication: whether a volume may be published, and the record of it. Nothing is written here."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sbpack.board.agenda import Edition, Issue
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.board.publication import RECORD, PublishedPaper, PublishedVolume, tag_of
from sbpack.build.pack_cache import Compiled
from sbpack.packs.changes import issued_items
from sbpack.packs.make_pack import part_2_sections
from sbpack.packs.pack import Pack
from sbpack.packs.volumes import OF_THE_MINUTES, VolumeKind
from sbpack.repository.paths import PART_2_RECORD, digest_of
from sbpack.write.record import Issued, NotPublished, with_entry

if TYPE_CHECKING:
    from sbpack.build.checked import Checked

_CHANGED_HELP = (
    "add `versions: [{{date: YYYY-MM-DD, note: what is new}}]` to {0}, or name a supplement and run "
    "`sbpack supplement {1}`"
)


@dataclass(frozen=True)
class Record:
    """The record of one edition with a volume more, or as it is where that volume was published already."""

    edition: Edition
    path: str
    """From the root."""
    text: str
    tag: str
    """What git is to call the commit of the record."""
    title: str
    """What was published, in words: `agenda pack of 6 December 2023, version 2`."""
    day: date
    is_new: bool = True
    before: str = ""
    """What the record said before."""

    @property
    def named(self) -> str:
        """What was published, as a sentence names it."""
        return self.title if self.title.startswith("supplement") else f"the {self.title}"

    @property
    def added(self) -> str:
        """What it says now and did not say before."""
        return self.text.removeprefix(self.before.rstrip("\n"))


def editions_of(
    checked: "Checked", meeting: Meeting, kind: VolumeKind, *, has_private_root: bool
) -> tuple[Edition, ...]:
    """Return the editions in which a meeting is published; raises NotPublished where nothing of it can be.

    In a public repository Part 2 and its record stay in the private root: without that nobody knows whether members
    get more pages, and so where the next ones begin.
    """
    if kind not in OF_THE_MINUTES and meeting.published is None:
        raise NotPublished(
            f"{meeting.span.path} does not say when the pack is published", "add the day, `published: YYYY-MM-DD`"
        )
    for name, record in ((RECORD, meeting.publication), (PART_2_RECORD, meeting.members_publication)):
        _check_record(checked, f"{meeting.folder}/{name}", meeting, is_read=record is not None)
    is_exempt = any(item.part_2 for item in meeting.items()) or meeting.holds_part_2
    if checked.board.is_public and is_exempt and not has_private_root:
        raise NotPublished(
            "the meeting has exempt business, and the private root that holds it is not named",
            "name it: `--private DIR`, or SBPACK_PRIVATE in the environment",
        )
    return (Edition.PUBLIC, Edition.MEMBERS) if _has_part_2(checked, meeting, kind) else (Edition.PUBLIC,)


def _has_part_2(checked: "Checked", meeting: Meeting, kind: VolumeKind) -> bool:
    if kind in OF_THE_MINUTES:
        return meeting.minutes is not None and meeting.minutes.part_2 is not None
    return bool(part_2_sections(checked.board, meeting)) or meeting.members_publication is not None


def _check_record(checked: "Checked", path: str, meeting: Meeting, *, is_read: bool) -> None:
    """Raise NotPublished for a record that cannot be read."""
    broken = next((finding for finding in checked.findings if finding.span.path == path), None)
    if broken is not None or (not is_read and path in meeting.files):
        reason = f": {broken.message}" if broken else ""
        raise NotPublished(
            f"{broken.span if broken else path} cannot be read{reason}",
            f"take it back as `sbpack publish` wrote it: `git log -- {path}`",
        )


@dataclass(frozen=True)
class Circumstances:
    """When a record is made, and what the officer says of that."""

    today: date
    reason: str = ""
    """Why it is made on another day than that of publication."""
    private_commit: str | None = None
    """The commit of the private root that holds what is exempt."""
    confirmed: tuple[str, ...] = ()
    """What both parts say and the officer confirmed to be public."""


def records_of(checked: "Checked", volumes: Sequence[tuple[Pack, Compiled]], made: Circumstances) -> tuple[Record, ...]:
    """Return the record of each edition of a volume; raises NotPublished where another one was published.

    Part 1 goes on with the same number in both editions, so that the public record says where, if that is not after
    its own last page.
    """
    next_page = max(_last_page(compiled) for _, compiled in volumes) + 1
    return tuple(_record_of(checked, pack, compiled, next_page, made) for pack, compiled in volumes)


def is_day_of(published: date, today: date) -> bool:
    """Whether what is published on a day is recorded on that day."""
    return published == today


def _record_of(checked: "Checked", pack: Pack, compiled: Compiled, next_page: int, made: Circumstances) -> Record:
    assert compiled.pdf is not None
    assert compiled.manifest is not None
    meeting = pack.meeting
    is_public = pack.edition is Edition.PUBLIC
    publication = meeting.publication if is_public else meeting.members_publication
    last = publication.last_of(pack.volume.name) if publication else None
    is_same = last is not None and last.sources_sha256 == json.loads(compiled.manifest)["sources_sha256"]
    version = _version(pack, last, is_same=is_same)
    issue, named, tag = _issue(meeting, pack, version, made.today)
    path = f"{meeting.folder}/{RECORD if is_public else PART_2_RECORD}"
    text = checked.sources.texts.get(path, "")
    if last:
        done = Record(pack.edition, path, text, tag, named, last.date, is_new=False)
        if is_same:
            return done
        if last.version >= version:
            raise NotPublished(
                f"{done.named} was published on {long_date(last.date)}, and has changed since",
                _CHANGED_HELP.format(meeting.span.path, meeting.date.isoformat()),
            )
    is_on_the_day = is_day_of(issue.date, made.today)
    is_of_the_minutes = pack.volume.kind in OF_THE_MINUTES
    if not is_on_the_day and not made.reason:
        raise NotPublished(
            f"{issue.span} says that {Record(pack.edition, path, text, tag, named, issue.date).named} is published on "
            f"{long_date(issue.date)}, and today is {long_date(made.today)}",
            f'write the day on which it goes out, `{made.today.isoformat()}`, or why the days differ: `--reason "…"`',
        )
    stem = pack.volume.name if is_public else f"{pack.volume.name}-{pack.edition.value}"
    issued = Issued(
        pack=pack,
        version=None if pack.supplement else version,
        items=() if is_of_the_minutes else issued_items(pack.board, meeting, pack.edition),
        day=issue.date,
        note=issue.note,
        files={f"{stem}.pdf": digest_of(compiled.pdf), f"{stem}.json": digest_of(compiled.manifest)},
        listing=compiled.manifest,
        earlier=_earlier(meeting, pack.edition),
        continues_at=None if is_of_the_minutes or next_page <= _last_page(compiled) + 1 else next_page,
        private_commit=None if is_public else made.private_commit,
        recorded=None if is_on_the_day else made.today,
        reason="" if is_on_the_day else made.reason,
        confirmed=() if is_public else made.confirmed,
    )
    return Record(pack.edition, path, with_entry(text, issued), tag, named, issue.date, before=text)


def _version(pack: Pack, last: PublishedVolume | None, *, is_same: bool) -> int:
    """Return which version of a volume it is: of the pack what was announced, of minutes whatever comes next."""
    if pack.volume.kind in OF_THE_MINUTES:
        return 1 if last is None else last.version if is_same else last.version + 1
    return 1 if pack.supplement else pack.meeting.version


def _earlier(meeting: Meeting, edition: Edition) -> tuple[PublishedPaper, ...]:
    known = meeting.published_to(edition)
    return tuple(known.volumes[-1].papers()) if known and known.volumes else ()


def _last_page(compiled: Compiled) -> int:
    listing = json.loads(compiled.manifest or b"{}")
    return int(max(section["last_page"] for section in listing["sections"]))


def _issue(meeting: Meeting, pack: Pack, version: int, today: date) -> tuple[Issue, str, str]:
    """Return when a volume is published with which note, what it is called, and how git is to name it."""
    title = f"{pack.volume.title} of {long_date(meeting.date)}"
    tag = tag_of(meeting.date, pack.volume.name, version)
    if version > 1:
        title = f"{title}, version {version}"
    if pack.supplement is not None:
        return Issue(pack.supplement.day, pack.supplement.note, meeting.span), title, tag
    if pack.volume.kind in OF_THE_MINUTES:
        return Issue(today, "", meeting.span), title, tag
    return meeting.versions[-1] if meeting.versions else Issue(pack.issued, "", meeting.span), title, tag
