"""A volume that is no longer what was published under its name: it has another name, and says so first."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from sbpack.model.dates import long_date
from sbpack.model.edition import Edition
from sbpack.model.pack import MembersPack, Pack, PublicPack
from sbpack.model.publication import SINCE_PUBLICATION, PublishedVolume


def published_before(pack: Pack) -> PublishedVolume | None:
    """Return what was published last under the name of a volume, to those for whom its edition is."""
    meeting = pack.meeting
    record = meeting.publication if pack.edition is Edition.PUBLIC else meeting.members_publication
    name = pack.volume.name.removesuffix(SINCE_PUBLICATION)
    return record.last_of(name) if record else None


def told_apart(pack: PublicPack | MembersPack) -> PublicPack | MembersPack:
    """Return a volume under a name that nobody was given, with a first line that says what was published instead."""
    title = f"{pack.volume.title} (not as published)"
    words = _words(pack)
    volume = replace(pack.volume, name=f"{pack.volume.name}{SINCE_PUBLICATION}", title=title)
    if isinstance(pack, MembersPack):
        # Part 1 has the same pages in both editions of a build.
        part_1 = pack.part_1 and replace(pack.part_1, not_as_published=words)
        return replace(pack, volume=volume, not_as_published=words, part_1=part_1)
    return replace(pack, volume=volume, not_as_published=words)


def _words(pack: Pack) -> str:
    record = pack.meeting.publication if pack.edition is Edition.PUBLIC else pack.meeting.members_publication
    volumes = (*record.volumes, *record.after_the_meeting) if record else ()
    latest = {volume.name: volume for volume in volumes}
    told = " and ".join(_published(pack, latest.values()))
    return f"{told[:1].upper()}{told[1:]}. This file is made from what has changed since; its pages may be others."


def _published(pack: Pack, volumes: Iterable[PublishedVolume]) -> Iterator[str]:
    """Yield when the volume itself was published, and after a pack its supplements."""
    for volume in volumes:
        if volume.name == pack.volume.name:
            version = f", version {volume.version}," if volume.version > 1 else ""
            yield f"the {pack.volume.title}{version} was published on {long_date(volume.date)}"
        elif pack.volume.name == "pack" and volume.is_supplement:
            yield f"{volume.name.replace('-', ' ')} on {long_date(volume.date)}"
