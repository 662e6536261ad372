"""The supplement to a pack: of all its sections, those that came or changed since it was published."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from sbpack.model.changes import ItemPair, PaperPair, item_pairs, paper_pairs
from sbpack.model.dates import long_date
from sbpack.model.issue import Issue
from sbpack.model.issued import issued_items
from sbpack.model.pack import AgendaEntry, Annex, Matter, Pack, Section
from sbpack.model.publication import PublishedPaper, PublishedVolume
from sbpack.model.supplement import Supplement
from sbpack.model.supplement_news import news_of, pages_in_words
from sbpack.model.volume import NotThere, Volume, VolumeKind

SUPPLEMENT_SHEET = "supplement-sheet"
AnyPack = TypeVar("AnyPack", bound=Pack)


def make_supplement(pack: AnyPack) -> AnyPack:
    """Return what of a pack came after all that was published before its last supplement. Raises NotThere."""
    number, issue, earlier = _announced(pack)
    last = earlier[-1]
    pairs = item_pairs(last.items, issued_items(pack.board, pack.meeting))
    papers = tuple(paper_pairs(pairs))
    news = tuple(news_of(pairs, papers))
    if not news:
        raise NotThere(
            f"nothing came after what was published for {long_date(pack.date)} on {long_date(last.date)}",
            "add the papers to their items first, or take the supplement out of meeting.yaml",
        )
    new = {pair.now.section for pair in papers if pair.now and (pair.was is None or pair.is_changed)}
    title = f"Supplement {number}, {long_date(issue.date)}"
    sections = (
        Section(SUPPLEMENT_SHEET, SUPPLEMENT_SHEET, title, pack.meeting.span.path),
        *_stamped(section for section in pack.sections if section.id in new),
    )
    there = {pair.now.section: pair.was for pair in papers if pair.now and pair.was and not pair.is_changed}
    volume = Volume(
        VolumeKind.SUPPLEMENT,
        name=f"supplement-{number}",
        title=f"supplement {number} to the agenda pack",
        first_page=max(one.continues_at for one in earlier),
        issued=issue.date,
        record=(pack.meeting.publication.path, _known(pack, earlier)) if pack.meeting.publication else None,
    )
    return replace(
        pack,
        volume=volume,
        supplement=Supplement(number, issue.date, issue.note, news),
        sections=sections,
        agenda=tuple(_entry(entry, {*new}, _by_item(pairs, papers)) for entry in pack.agenda),
        annexes=tuple(_annex(annex, {*new}, there) for annex in pack.annexes),
        matters=tuple(_matter(matter, pack, sections) for matter in pack.matters),
    )


def _announced(pack: Pack) -> tuple[int, Issue, tuple[PublishedVolume, ...]]:
    """Return the number of the last supplement that is announced, and what was published before it."""
    meeting, record = pack.meeting, pack.meeting.publication
    day = meeting.date.isoformat()
    if record is None or not record.packs:
        message = f"the pack of {long_date(meeting.date)} was not published, so that nothing can supplement it"
        raise NotThere(message, f"publish it: `sbpack publish {day}`")
    number = len(meeting.supplements)
    if not number:
        help_line = "add the day on which it is published, `supplements: [2023-12-01]`"
        raise NotThere(f"{meeting.span.path} names no supplement", help_line)
    places = [place for place, one in enumerate(record.volumes) if one.name == f"supplement-{number}"]
    earlier = record.volumes[: places[0]] if places else record.volumes
    if sum(not one.is_pack for one in earlier) < number - 1:
        message = f"{meeting.span.path} names {number} supplements, and supplement {number - 1} was not published yet"
        raise NotThere(message, "name the next one only: what came goes into it")
    return number, meeting.supplements[-1], earlier


def _known(pack: Pack, earlier: Sequence[PublishedVolume]) -> str:
    """Return the digest of the record as it was when the supplement was made."""
    record = pack.meeting.publication
    after = record.volumes[len(earlier) :] if record else ()
    return after[0].before_sha256 if after else pack.meeting.digests.get(record.path, "") if record else ""


def _stamped(sections: Iterator[Section]) -> Iterator[Section]:
    """Yield sections, the first of each item with its stamp."""
    item = ""
    for section in sections:
        yield section if section.item == item else replace(section, stamp=f"Agenda Item {section.item}")
        item = section.item


def _by_item(pairs: Sequence[ItemPair], papers: Sequence[PaperPair]) -> Mapping[str, tuple[PublishedPaper, ...]]:
    """Return the papers of each item, by its number, that stand as they were published."""
    return {
        pair.now.number: tuple(
            one.was for one in papers if one.item is pair and one.was and one.now and not one.is_changed
        )
        for pair in pairs
        if pair.now
    }


def _entry(entry: AgendaEntry, new: set[str], there: Mapping[str, tuple[PublishedPaper, ...]]) -> AgendaEntry:
    words = pages_in_words(there.get(entry.number, ()))
    return replace(
        entry,
        sections=tuple(section for section in entry.sections if section in new),
        items=tuple(_entry(below, new, there) for below in entry.items),
        earlier=tuple(part[:1].upper() + part[1:] for part in words.split("; ") if part),
    )


def _annex(annex: Annex, new: set[str], there: Mapping[str, PublishedPaper]) -> Annex:
    """Return an annex as a paper lists it: in this supplement, or where it was published."""
    if annex.section in new or annex.section not in there:
        return annex
    return replace(annex, section="", elsewhere=f"published before ({pages_in_words([there[annex.section]])})")


def _matter(matter: Matter, pack: Pack, sections: Sequence[Section]) -> Matter:
    """Return a row of matters arising without links to minutes that are in another volume."""
    here = {section.source for section in sections}
    held = {meeting.date: meeting.minutes.path for meeting in pack.board.meetings if meeting.minutes}
    minutes = tuple(one if held.get(one.date) in here else replace(one, anchor="") for one in matter.minutes)
    return replace(matter, minutes=minutes)
