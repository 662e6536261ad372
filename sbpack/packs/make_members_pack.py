"""The exempt sections of a pack, which stand after all of Part 1 in the members' edition.

- The members' edition: the public pack, and after it what is exempt.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace

from sbpack.board.agenda import Edition, Item
from sbpack.board.board import Board
from sbpack.board.exempt import SCHEDULE_12A, Reason, series_of
from sbpack.board.meeting import Meeting
from sbpack.board.minutes import Minute, Minutes
from sbpack.board.papers import Paper
from sbpack.board.text_names import slug, unique_name
from sbpack.packs.make_pack import (
    item_title,
    matters_of,
    out_with_minutes,
    paper_section,
    papers_tabled,
    papers_to_follow,
)
from sbpack.packs.pack import AgendaEntry, Annex, ExemptEntry, MembersPack, Pack, PublicPack, Section
from sbpack.read.part_1 import has_private_contacts

PART_2_SHEET = "part-2"
"""The section with which Part 2 begins: what of each item is exempt, and why."""


def part_2_sections(board: Board, meeting: Meeting) -> tuple[Section, ...]:
    """Return the sheet of Part 2 and what each item carries there; nothing for a meeting without exempt business."""
    taken: set[str] = set()
    found: list[Section] = []
    for item in meeting.items():
        stamp = f"Agenda Item {item.number}"
        for section in _item_sections(item, board, meeting):
            section_id = unique_name(f"part-2-item-{item.number}-{section.id}", taken)
            stamps = ", ".join(filter(None, (stamp, section.label)))
            found.append(replace(section, id=section_id, item=item.number, stamp=stamps))
            stamp = ""
    has_business = any(item.part_2 and not item.part_2.is_stub for item in meeting.items())
    if not found and not has_business:
        return ()
    own = (item.part_2.reason for item in meeting.items() if item.part_2)
    reasons = series_of((*own, *(reason for section in found for reason in section.part_2)))
    sheet = Section(PART_2_SHEET, PART_2_SHEET, "Part 2: exempt business", meeting.span.path, part_2=reasons)
    return (sheet, *found)


def _item_sections(item: Item, board: Board, meeting: Meeting) -> Iterator[Section]:
    earlier = board.meeting(item.minutes_of) if item.minutes_of else None
    if earlier and earlier.minutes:
        yield from exempt_minutes(earlier, item_title(item, meeting))
    matters = meeting.matters_arising
    if item.matters_arising_report is not None and matters and matters.part_2:
        paper = matters.part_2
        title = paper.title or item_title(item, meeting)
        yield Section(slug(paper.name), paper.kind, title, paper.path, paper, part_2=(_reason(item),))
    for entry in item.papers:
        for section in paper_section(entry, meeting) if not entry.is_tabled else ():
            if entry.part_2 is not None:
                yield replace(section, part_2=(entry.part_2,))
            elif isinstance(section.subject, Paper) and has_private_contacts(section.subject.head):
                title = f"{section.title}: all contacts"
                yield replace(section, title=title, part_2=(_reason(item),))


def exempt_minutes(held: Meeting, title: str) -> Iterator[Section]:
    """Yield the exempt minutes of a meeting with all that comes out with them; nothing where there are none."""
    minutes = held.minutes
    annexes = tuple(entry for entry in out_with_minutes(held) if entry.part_2)
    if minutes is None or (minutes.part_2 is None and not annexes):
        return
    records = tuple(_apart(minute) for minute in minutes.exempt)
    reasons = series_of(minute.part_2 for minute in records if minute.part_2)
    path = minutes.part_2.path if minutes.part_2 else minutes.path
    if records and minutes.part_2:
        subject = replace(minutes, path=path, minutes=records, annexes=annexes, used_files=minutes.part_2.used_files)
        yield Section("minutes", "minutes", title, path, _unattended(subject), part_2=reasons)
    for entry in annexes:
        for section in paper_section(entry, held):
            yield replace(section, annex_of=path, part_2=(entry.part_2,) if entry.part_2 else reasons)


def _apart(minute: Minute) -> Minute:
    """Return an exempt minute without what its public summary, which Part 1 has, says of actions."""
    actions = tuple(one for one in minute.actions if one.span.path == minute.span.path)
    changes = tuple(one for one in minute.changes if one.span.path == minute.span.path)
    return replace(minute, actions=actions, changes=changes)


def _unattended(minutes: Minutes) -> Minutes:
    """Return minutes without the attendance, which Part 1 has."""
    return replace(minutes, present=(), also_present=(), apologies=(), arrived=(), left=(), closed=None)


def _reason(item: Item) -> Reason:
    """Return why an item's business is exempt; an item that does not say so has a finding."""
    return item.part_2.reason if item.part_2 else SCHEDULE_12A[0]


FOR_MEMBERS = "Members\u2019 edition, with Part 2"
"""On the first page of a pack that holds Part 2, and at the foot of every page: nobody sends out the wrong one."""


def make_members_pack(public: PublicPack, board: Board, meeting: Meeting) -> MembersPack:
    """Return the pack as members read it; `board` and `meeting` know Part 2, `public` does not.

    Its agenda is set anew, as it leads to Part 2 as well; every other section of Part 1 is the public one.
    """
    exempt = part_2_sections(board, meeting)
    front_sheet, *others = public.sections
    stamp = FOR_MEMBERS if exempt else front_sheet.stamp
    sections = (replace(front_sheet, stamp=stamp), *others, *exempt)
    items = {item.number: item for item in meeting.items()}
    return members_edition(
        public,
        {
            "board": board,
            "meeting": meeting,
            "agenda": tuple(_entry(entry, items, exempt, meeting) for entry in public.agenda),
            "sections": sections,
            "annexes": tuple(_annexes(meeting, exempt)),
            "matters": tuple(matters_of(board, meeting, sections, is_part_2=True)),
        },
    )


def members_edition(public: PublicPack, beside: Mapping[str, object]) -> MembersPack:
    """Return a volume as members read it: what is public of it, but for the fields that are said anew."""
    shared = {field.name: getattr(public, field.name) for field in fields(Pack)}
    return MembersPack(**{**shared, "edition": Edition.MEMBERS, **beside, "part_1": public})


def _entry(entry: AgendaEntry, items: dict[str, Item], exempt: tuple[Section, ...], meeting: Meeting) -> AgendaEntry:
    """Return an entry of the public agenda with what members read beside it."""
    below = tuple(_entry(sub_entry, items, exempt, meeting) for sub_entry in entry.items)
    sections = tuple(section.id for section in exempt if section.item == entry.number)
    item = items[entry.number]
    business = item.part_2
    if not sections and (business is None or business.is_stub):
        return replace(entry, items=below)
    papers = tuple(paper for paper in item.papers if paper.part_2)
    notes = (business.presenter, business.note) if business else ()
    title = (business.title if business else "") or entry.title
    awaited = (*papers_to_follow(papers), *papers_tabled(papers, item, meeting))
    found = ExemptEntry(title, (*filter(None, notes), *awaited), sections)
    return replace(entry, items=below, exempt=found)


def _annexes(meeting: Meeting, exempt: tuple[Section, ...]) -> list[Annex]:
    """Return the exempt annexes, as the exempt papers and minutes that they belong to list them."""
    here = [section for section in exempt if section.annex_of]
    found = [Annex(section.label, section.title, section.annex_of, section.id) for section in here]
    awaited = (entry for item in meeting.items() for entry in item.papers if entry.part_2 and entry.to_follow)
    return [*found, *(Annex(entry.label, entry.title, entry.annex_of, "") for entry in awaited if entry.annex_of)]
