"""The sections of a pack, in the order of its pages."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sbpack.model.agenda import Item, PaperEntry
from sbpack.model.board import Board
from sbpack.model.dates import long_date, weekday_date
from sbpack.model.meeting import Meeting
from sbpack.model.pack import Section
from sbpack.model.slug import slug, unique_name

FRONT_SHEET = "front-sheet"
ATTACHMENT = "attachment"
PICTURE = "picture"


def pack_sections(board: Board, meeting: Meeting) -> Iterator[Section]:
    """Yield the front sheet, then what each item carries; an item's first page bears its stamp."""
    yield Section(FRONT_SHEET, FRONT_SHEET, f"Agenda, {weekday_date(meeting.date)}", f"{meeting.folder}/meeting.yaml")
    taken: set[str] = set()
    for item in meeting.items():
        stamp = f"Agenda Item {item.number}"
        for section in _item_sections(item, board, meeting):
            section_id = unique_name(f"item-{item.number}-{section.id}", taken)
            yield replace(section, id=section_id, item=item.number, stamp=stamp or section.label)
            stamp = ""


def item_title(item: Item, meeting: Meeting) -> str:
    """Return the title of an item, derived where the officer wrote none."""
    if item.title:
        return item.title
    if item.minutes_of:
        return minutes_title(item.minutes_of)
    if item.matters_arising_report is not None:
        written = meeting.matters_arising.paper.title if meeting.matters_arising else ""
        return written or "Matters arising"
    if item.next_meeting:
        return "Date and time of next meeting"
    return meeting.title_of(item.only_paper) if item.only_paper else ""


def _item_sections(item: Item, board: Board, meeting: Meeting) -> Iterator[Section]:
    earlier = board.meeting(item.minutes_of) if item.minutes_of else None
    if earlier:
        yield from minutes_sections(earlier, item_title(item, meeting))
    if item.matters_arising_report is not None and meeting.matters_arising:
        paper = meeting.matters_arising.paper
        yield Section(slug(paper.name), paper.kind, item_title(item, meeting), paper.path, paper)
    for entry in item.papers:
        if entry.part_2 is None and not entry.is_tabled:
            yield from paper_section(entry, meeting)


def minutes_sections(held: Meeting, title: str) -> Iterator[Section]:
    """Yield the minutes of a meeting with all that comes out with them; nothing while they are not written."""
    if held.minutes is None:
        return
    yield Section("minutes", "minutes", title, held.minutes.path, held.minutes)
    for entry in out_with_minutes(held):
        if entry.part_2 is None:
            for section in paper_section(entry, held):
                yield replace(section, annex_of=held.minutes.path)


def out_with_minutes(held: Meeting) -> tuple[PaperEntry, ...]:
    """Return the annexes of a meeting's minutes, and what was tabled at it."""
    tabled = (entry for item in held.items() for entry in item.papers if entry.is_tabled)
    return (*(held.minutes.annexes if held.minutes else ()), *tabled)


def minutes_title(day: date) -> str:
    """Return what the minutes of a day are called."""
    return f"Minutes of the meeting held on {long_date(day)}"


def paper_section(entry: PaperEntry, meeting: Meeting) -> Iterator[Section]:
    """Yield the section of a paper; none for one that is to follow, or whose file has a finding of its own."""
    if attached := entry.attachment:
        kind = PICTURE if attached.is_picture else ATTACHMENT
        found = Section(slug(attached.name), kind, attached.title, attached.path, attached)
    elif paper := meeting.paper(entry.path):
        found = Section(slug(paper.name), paper.kind, paper.title, paper.path, paper)
    else:
        return
    yield replace(found, label=entry.label, annex_of=entry.annex_of)
