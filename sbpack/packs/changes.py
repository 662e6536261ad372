"""An agenda with its papers as it was published and as it is: which items and papers came, went or changed."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sbpack.board.agenda import Attachment, Edition
from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Minutes
from sbpack.board.papers import Paper
from sbpack.board.publication import SINCE_PUBLICATION, PublishedItem, PublishedPaper, PublishedVolume
from sbpack.findings.finding import Span
from sbpack.packs.make_pack import item_title, pack_sections, part_2_sections
from sbpack.packs.pack import MembersPack, Pack, PublicPack, Section


@dataclass(frozen=True)
class IssuedPaper:
    """A paper as it would be published now; minutes and matters arising count as papers of their items."""

    title: str
    file: str
    """From the root."""
    sha256: str
    shows: tuple[tuple[str, str], ...]
    """The tables and pictures in it, each with its SHA-256."""
    chosen: str
    """The pages of an attached PDF as the officer may have written them: `1-2, 5`."""
    section: str
    """The id of its section."""
    is_part_2: bool
    """Whether it is exempt."""
    span: Span


@dataclass(frozen=True)
class IssuedItem:
    """An agenda item as it would be published now."""

    number: str
    title: str
    papers: tuple[IssuedPaper, ...]
    urgent: str
    """Why the chairman takes it though it came late."""
    span: Span
    exempt_title: str = ""
    """The title that members read; empty in public, and where they read the same."""
    exempt_span: Span | None = None


def issued_items(board: Board, meeting: Meeting, edition: Edition = Edition.PUBLIC) -> tuple[IssuedItem, ...]:
    """Return items and sub-items of a meeting with their papers, in the order of the agenda, in public of Part 1."""
    exempt = part_2_sections(board, meeting) if edition is Edition.MEMBERS else ()
    sections = (*pack_sections(board, meeting), *exempt)

    def digest(path: str) -> str:
        """Return the digest of a file of this meeting, or of the one whose minutes it carries."""
        others = (other.digests[path] for other in board.meetings if path in other.digests)
        return meeting.digests.get(path) or next(others, "")

    def paper(section: Section) -> IssuedPaper:
        used = section.subject.used_files if isinstance(section.subject, Paper | Minutes) else ()
        return IssuedPaper(
            title=section.full_title,
            file=section.source,
            sha256=digest(section.source),
            shows=tuple((path, digest(path)) for path in sorted({*used} - {section.source})),
            chosen=_chosen(section),
            section=section.id,
            is_part_2=bool(section.part_2),
            span=section.span,
        )

    return tuple(
        IssuedItem(
            number=item.number,
            title=item_title(item, meeting),
            papers=tuple(paper(section) for section in sections if section.item == item.number),
            urgent=item.urgent,
            span=item.span,
            exempt_title=item.part_2.title if item.part_2 and edition is Edition.MEMBERS else "",
            exempt_span=item.part_2.title_span if item.part_2 and edition is Edition.MEMBERS else None,
        )
        for item in meeting.items()
    )


def _chosen(section: Section) -> str:
    pages = section.subject.pages if isinstance(section.subject, Attachment) else ()
    runs: list[tuple[int, int]] = []
    for page in pages:
        if runs and runs[-1][1] == page - 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return ", ".join(str(first) if first == last else f"{first}-{last}" for first, last in runs)


@dataclass(frozen=True)
class ItemPair:
    """An item as it was published and as it is now; one of them is None for an item that went or came."""

    was: PublishedItem | None
    now: IssuedItem | None


@dataclass(frozen=True)
class PaperPair:
    """A paper as it was published and as it is now; one of them is None for a paper that went or came."""

    item: ItemPair
    was: PublishedPaper | None
    now: IssuedPaper | None

    @property
    def is_changed(self) -> bool:
        """Whether the paper was published and is still there, with another content."""
        was, now = ((one.title, one.sha256, one.shows, one.chosen) if one else None for one in (self.was, self.now))
        return was is not None and now is not None and was != now


def item_pairs(was: Sequence[PublishedItem], now: Sequence[IssuedItem]) -> tuple[ItemPair, ...]:
    """Return which item is which: by title, else by a paper that both have, else by number; those that went come last.

    A number alone counts only where both agendas have as many items: otherwise one went and another came.
    """
    found: dict[int, PublishedItem] = {}
    tests: tuple[Callable[[PublishedItem, IssuedItem], bool], ...] = (
        lambda old, new: old.title.casefold() == new.title.casefold(),
        lambda old, new: bool({paper.file for paper in old.papers} & {paper.file for paper in new.papers}),
        lambda old, new: len(was) == len(now) and old.number == new.number,
    )
    for is_same in tests:
        left = [item for item in was if not any(item is other for other in found.values())]
        for place, item in enumerate(now):
            match = next((other for other in left if is_same(other, item)), None) if place not in found else None
            if match is not None:
                found[place] = match
                left = [other for other in left if other is not match]
    pairs = [ItemPair(found.get(place), item) for place, item in enumerate(now)]
    gone = [item for item in was if not any(item is other for other in found.values())]
    return (*pairs, *(ItemPair(item, None) for item in gone))


def paper_pairs(pairs: Iterable[ItemPair]) -> Iterator[PaperPair]:
    """Yield which paper is which in each item, those that went last; a paper moved to another item went and came."""
    for pair in pairs:
        left = list(pair.was.papers) if pair.was else []
        for now in pair.now.papers if pair.now else ():
            same_file = [one for one in left if (one.file, one.is_part_2) == (now.file, now.is_part_2)]
            match = next((paper for paper in same_file if paper.chosen == now.chosen), next(iter(same_file), None))
            if match is not None:
                left.remove(match)
            yield PaperPair(pair, match, now)
        yield from (PaperPair(pair, paper, None) for paper in left)


def moved(pairs: Iterable[ItemPair]) -> tuple[ItemPair, ...]:
    """Return the items that have other numbers than they were published with."""
    return tuple(pair for pair in pairs if pair.was and pair.now and pair.was.number != pair.now.number)


def is_reordered(pairs: Iterable[ItemPair], was: Sequence[PublishedItem]) -> bool:
    """Whether items that were published follow one another in another order."""
    places = [was.index(pair.was) for pair in pairs if pair.was and pair.now]
    return places != sorted(places)


def published_before(pack: Pack) -> PublishedVolume | None:
    """Return what was published last under the name of a volume, to those for whom its edition is."""
    record = pack.meeting.published_to(pack.edition)
    name = pack.volume.name.removesuffix(SINCE_PUBLICATION)
    return record.last_of(name) if record else None


def told_apart(pack: PublicPack | MembersPack) -> PublicPack | MembersPack:
    """Return a volume under a name that nobody was given, with a first line that says what was published instead."""
    title = f"{pack.volume.title} (not as published)"
    record = pack.meeting.published_to(pack.edition)
    volumes = (*record.volumes, *record.after_the_meeting) if record else ()
    published = []
    for volume in {volume.name: volume for volume in volumes}.values():
        if volume.name == pack.volume.name:
            version = f", version {volume.version}," if volume.version > 1 else ""
            published.append(f"the {pack.volume.title}{version} was published on {long_date(volume.date)}")
        elif pack.volume.name == "pack" and volume.is_supplement:
            published.append(f"{volume.name.replace('-', ' ')} on {long_date(volume.date)}")
    told = " and ".join(published)
    words = f"{told[:1].upper()}{told[1:]}. This file is made from what has changed since; its pages may be others."
    pack = replace(
        pack,
        volume=replace(pack.volume, name=f"{pack.volume.name}{SINCE_PUBLICATION}", title=title),
        not_as_published=words,
    )
    if isinstance(pack, MembersPack) and pack.part_1:
        # Part 1 has the same pages in both editions of a build.
        return replace(pack, part_1=replace(pack.part_1, not_as_published=words))
    return pack
