"""The exempt sections of a pack, which stand after all of Part 1 in the members' edition."""

from collections.abc import Iterator
from dataclasses import replace

from sbpack.model.agenda import Item
from sbpack.model.board import Board
from sbpack.model.exempt import SCHEDULE_12A, Reason, series_of
from sbpack.model.meeting import Meeting
from sbpack.model.minute import Minute
from sbpack.model.minutes import Minutes
from sbpack.model.pack import Section
from sbpack.model.pack_sections import item_title, out_with_minutes, paper_section
from sbpack.model.paper import Paper
from sbpack.model.slug import slug, unique_name
from sbpack.sources.public_directory import has_private_contacts

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
