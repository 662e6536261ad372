"""The supplement to a pack: those of its sections that came or changed since it was published, and a sheet of news."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from sbpack.board.agenda import Edition, Issue
from sbpack.board.board import Board
from sbpack.board.dates import long_date
from sbpack.board.meeting import Meeting
from sbpack.board.publication import Publication, PublishedPaper, PublishedVolume
from sbpack.packs.changes import ItemPair, PaperPair, issued_items, item_pairs, paper_pairs
from sbpack.packs.make_pack import PART_2_SHEET, make_members_pack
from sbpack.packs.pack import AgendaEntry, Annex, Matter, MembersPack, Pack, PublicPack, Section
from sbpack.packs.volumes import News, NotThere, Supplement, Volume, VolumeKind


def _news_of(pair: ItemPair, papers: Iterable[PaperPair]) -> Iterator[News]:
    """Yield that an item came or has another title, then its papers; one that came with its only title is told once."""
    of_item, of_papers = list(_news_of_item(pair)), [news for paper in papers for news in _news_of_paper(paper)]
    match of_item, of_papers:
        case [News() as item], [News(text="", is_part_2=False) as paper, *others] if item.title == paper.title:
            yield replace(item, section=paper.section)
            yield from others
        case _:
            yield from (*of_item, *of_papers)


def _news_of_item(pair: ItemPair) -> Iterator[News]:
    was, now = pair.was, pair.now
    if now and not was:
        yield News(now.number, now.title, text=f"a new item{f'; urgent: {now.urgent}' if now.urgent else ''}")
    if now and was and now.title != was.title:
        yield News(now.number, now.title, text=f"published as \u201c{was.title}\u201d")
    if now and was and now.exempt_title != was.exempt_title:
        text = f"published as \u201c{was.exempt_title or was.title}\u201d"
        yield News(now.number, now.exempt_title or now.title, text=text, is_part_2=True)


def _news_of_paper(pair: PaperPair) -> Iterator[News]:
    item = pair.item.now or pair.item.was
    number = item.number if item else ""
    if pair.now and (pair.was is None or pair.is_changed):
        text = f"replaces {_where(pair.was)}" if pair.was else ""
        yield News(number, pair.now.title, pair.now.section, text, pair.now.is_part_2)
    elif pair.was and not pair.now:
        yield News(number, pair.was.title, text=f"withdrawn ({_where(pair.was)})", is_part_2=pair.was.is_part_2)


def _where(paper: PublishedPaper) -> str:
    words = _pages_in_words([paper])
    return f"{words} of the agenda pack" if paper.volume == "pack" else words


def _pages_in_words(papers: Iterable[PublishedPaper]) -> str:
    """Return the pages on which papers were published: `pages 3–6 and 9–12`, `supplement 1, pages 61–66`."""
    by_volume: dict[str, list[PublishedPaper]] = {}
    for paper in papers:
        by_volume.setdefault(paper.volume, []).append(paper)
    return "; ".join(_in_volume(volume, found) for volume, found in by_volume.items())


def _in_volume(volume: str, papers: Iterable[PublishedPaper]) -> str:
    runs: list[tuple[int, int]] = []
    for paper in sorted(papers, key=lambda paper: paper.first_page):
        if runs and runs[-1][1] + 1 >= paper.first_page:
            runs[-1] = (runs[-1][0], max(runs[-1][1], paper.last_page))
        else:
            runs.append((paper.first_page, paper.last_page))
    ranges = [str(first) if first == last else f"{first}\u2013{last}" for first, last in runs]
    is_one = len(runs) == 1 and runs[0][0] == runs[0][1]
    last = ranges.pop()
    pages = f"{'page' if is_one else 'pages'} {', '.join(ranges)}{' and ' if ranges else ''}{last}"
    return pages if volume == "pack" else f"{volume.replace('-', ' ')}, {pages}"


_SHEET = "supplement-sheet"


def make_supplement(pack: PublicPack) -> PublicPack:
    """Return the sections that came after all that was published before the last supplement. Raises NotThere.

    A meeting with exempt business has a public supplement also where only that came: whoever numbers Part 1 for the
    public must not know, and Part 1 has the same pages in both editions.
    """
    since = _since(pack, Edition.PUBLIC)
    if not since.news and not any(entry.part_2 for entry in pack.entries()):
        raise _nothing_came(pack, since)
    title = f"Supplement {since.number}, {long_date(since.issue.date)}"
    sections = (
        Section(_SHEET, _SHEET, title, pack.meeting.span.path),
        *_stamped(section for section in pack.sections if section.id in since.new),
    )
    volume = Volume(
        VolumeKind.SUPPLEMENT,
        name=f"supplement-{since.number}",
        title=f"supplement {since.number} to the agenda pack",
        first_page=max(one.continues_at for one in since.earlier),
        issued=since.issue.date,
        records=_known_then(pack.meeting.publication, pack),
    )
    passes = volume.first_page > max(one.last_page for one in since.earlier) + 2
    return replace(
        pack,
        volume=volume,
        supplement=Supplement(since.number, since.issue.date, since.issue.note, since.news, passes_over_part_2=passes),
        sections=sections,
        agenda=tuple(_entry(entry, since) for entry in pack.agenda),
        annexes=tuple(_annex(annex, since) for annex in pack.annexes),
        matters=tuple(_matter(matter, pack, sections) for matter in pack.matters),
    )


def make_members_supplement(public: PublicPack, board: Board, meeting: Meeting) -> MembersPack:
    """Return the supplement as members read it: the public one, and what of Part 2 came. Raises NotThere."""
    pack = make_members_pack(public, board, meeting)
    since = _since(pack, Edition.MEMBERS)
    news = tuple(one for one in since.news if one.is_part_2)
    assert public.supplement is not None
    if not news and not public.supplement.news:
        raise _nothing_came(pack, since)
    new = since.new | {PART_2_SHEET}  # the index of Part 2, also where nothing of it is new
    part_2 = _stamped(section for section in pack.sections if section.part_2 and section.id in new)
    sections = (*(section for section in pack.sections if not section.part_2), *part_2)
    return replace(
        pack,
        volume=replace(pack.volume, records=(*pack.volume.records, *_known_then(meeting.members_publication, pack))),
        supplement=replace(public.supplement, exempt_news=news),
        sections=sections,
        agenda=tuple(_with_exempt(entry, since) for entry in pack.agenda),
        annexes=tuple(_annex(annex, since) for annex in pack.annexes),
        matters=tuple(_matter(matter, pack, sections) for matter in pack.matters),
    )


@dataclass(frozen=True)
class _Since:
    """What came since the volumes before a supplement."""

    number: int
    issue: Issue
    earlier: tuple[PublishedVolume, ...]
    papers: tuple[PaperPair, ...]
    news: tuple[News, ...]

    @property
    def new(self) -> set[str]:
        """The ids of the sections that came or changed."""
        return {pair.now.section for pair in self.papers if pair.now and (pair.was is None or pair.is_changed)}

    def published(self, number: str, *, is_part_2: bool) -> tuple[PublishedPaper, ...]:
        """Return the papers of an item that stand as they were published."""
        pairs = (pair for pair in self.papers if pair.item.now and pair.item.now.number == number)
        still = (pair.was for pair in pairs if pair.was and pair.now and not pair.is_changed)
        return tuple(paper for paper in still if paper.is_part_2 is is_part_2)


def _since(pack: Pack, edition: Edition) -> _Since:
    """Return what came since all that was published before the last supplement announced. Raises NotThere."""
    meeting = pack.meeting
    record = meeting.published_to(edition)
    if record is None or not record.packs:
        message = f"the pack of {long_date(meeting.date)} was not published, so that nothing can supplement it"
        raise NotThere(message, f"publish it: `sbpack publish {meeting.date.isoformat()}`")
    number = len(meeting.supplements)
    if not number:
        help_line = "add the day on which it is published, `supplements: [YYYY-MM-DD]`"
        raise NotThere(f"{meeting.span.path} names no supplement", help_line)
    places = [place for place, one in enumerate(record.volumes) if one.name == f"supplement-{number}"]
    earlier = record.volumes[: places[0]] if places else record.volumes
    if sum(one.is_supplement for one in earlier) < number - 1:
        message = f"{meeting.span.path} names {number} supplements, and supplement {number - 1} was not published yet"
        raise NotThere(message, "name the next one only: what came goes into it")
    pairs = item_pairs(earlier[-1].items, issued_items(pack.board, meeting, edition))
    papers = tuple(paper_pairs(pairs))
    news = (one for pair in pairs for one in _news_of(pair, (paper for paper in papers if paper.item is pair)))
    return _Since(number, meeting.supplements[-1], earlier, papers, tuple(news))


def _known_then(record: Publication | None, pack: Pack) -> tuple[tuple[str, str], ...]:
    """Return a record, if there is one, with the digest of what stood in it before the supplement."""
    name = f"supplement-{len(pack.meeting.supplements)}"
    if record is None or record.volumes[0].name == name:
        return ()
    before = next((one.before_sha256 for one in record.volumes if one.name == name), None)
    return ((record.path, before or pack.meeting.digests.get(record.path, "")),)


def _nothing_came(pack: Pack, since: _Since) -> NotThere:
    last = long_date(since.earlier[-1].date)
    return NotThere(
        f"nothing came after what was published for {long_date(pack.date)} on {last}",
        "add the papers to their items first, or take the supplement out of meeting.yaml",
    )


def _stamped(sections: Iterator[Section]) -> Iterator[Section]:
    """Yield sections, the first of each item stamped with it; an annex that came without its paper, with both."""
    item = ""
    for section in sections:
        stamps = [f"Agenda Item {section.item}", section.label]
        yield section if section.item == item else replace(section, stamp=", ".join(filter(None, stamps)))
        item = section.item


def _entry(entry: AgendaEntry, since: _Since) -> AgendaEntry:
    return replace(
        entry,
        sections=tuple(section for section in entry.sections if section in since.new),
        items=tuple(_entry(below, since) for below in entry.items),
        earlier=_earlier(since.published(entry.number, is_part_2=False)),
    )


def _with_exempt(entry: AgendaEntry, since: _Since) -> AgendaEntry:
    """Return an entry of the public supplement's agenda with what of its exempt papers came."""
    exempt = entry.exempt and replace(
        entry.exempt,
        sections=tuple(section for section in entry.exempt.sections if section in since.new),
        earlier=_earlier(since.published(entry.number, is_part_2=True)),
    )
    return replace(entry, items=tuple(_with_exempt(below, since) for below in entry.items), exempt=exempt)


def _earlier(papers: Iterable[PublishedPaper]) -> tuple[str, ...]:
    words = _pages_in_words(papers)
    return tuple(part[:1].upper() + part[1:] for part in words.split("; ") if part)


def _annex(annex: Annex, since: _Since) -> Annex:
    """Return an annex as a paper lists it: in this supplement, or where it was published."""
    found = (pair.was for pair in since.papers if pair.now and pair.now.section == annex.section)
    was = next(found, None) if annex.section not in since.new else None
    return replace(annex, section="", elsewhere=f"published before ({_pages_in_words([was])})") if was else annex


def _matter(matter: Matter, pack: Pack, sections: Sequence[Section]) -> Matter:
    """Return a row of matters arising without links to minutes that are in another volume."""
    here = {section.source for section in sections}
    held = {meeting.date: meeting.minutes.path for meeting in pack.board.meetings if meeting.minutes}
    minutes = tuple(one if held.get(one.date) in here else replace(one, anchor="") for one in matter.minutes)
    return replace(matter, minutes=minutes)
