"""A pack is a view of the board by meeting and edition."""

from collections.abc import Iterator
from datetime import date

from sbpack.model.agenda import Item, NextMeeting, Venue
from sbpack.model.board import Board
from sbpack.model.dates import clock, long_date, weekday_date
from sbpack.model.edition import Edition
from sbpack.model.matters_arising import Row
from sbpack.model.meeting import Meeting
from sbpack.model.minute import Action, Minute
from sbpack.model.pack import AgendaEntry, CitedMinute, Matter, Pack, Section
from sbpack.model.register import Register
from sbpack.model.slug import slug, unique_name
from sbpack.sources.mark import NEXT_MEETING

FRONT_SHEET = "front-sheet"


def make_pack(board: Board, meeting: Meeting, edition: Edition) -> Pack:
    """Return the pack of a meeting with every name and title as it is on its day."""
    day = meeting.date
    sections = tuple(_sections(board, meeting))
    return Pack(
        board=board,
        meeting=meeting,
        edition=edition,
        body=board.name_on(day),
        contact=board.contact_on(day),
        venue=meeting.venue or board.venue_on(day),
        time=meeting.time,
        members=board.members_on(day),
        agenda=tuple(_entry(item, meeting, board, sections) for item in meeting.agenda),
        sections=sections,
        matters=tuple(_matters(board, meeting, sections)),
    )


def item_title(item: Item, meeting: Meeting) -> str:
    """Return the title of an item, derived where the officer wrote none."""
    if item.title:
        return item.title
    if item.minutes_of:
        return f"Minutes of the meeting held on {long_date(item.minutes_of)}"
    if item.matters_arising_report is not None:
        written = meeting.matters_arising.paper.title if meeting.matters_arising else ""
        return written or "Matters arising"
    return "Date and time of next meeting" if item.next_meeting else ""


def _sections(board: Board, meeting: Meeting) -> Iterator[Section]:
    yield Section(FRONT_SHEET, FRONT_SHEET, f"Agenda, {weekday_date(meeting.date)}", f"{meeting.folder}/meeting.yaml")
    taken: set[str] = set()
    for item in meeting.items():
        stamp = f"Agenda Item {item.number}"
        for section in _item_sections(item, board, meeting):
            section_id = unique_name(section.id, taken)
            yield Section(section_id, section.kind, section.title, section.source, section.subject, item.number, stamp)
            stamp = ""


def _item_sections(item: Item, board: Board, meeting: Meeting) -> Iterator[Section]:
    prefix = f"item-{item.number}"
    earlier = board.meeting(item.minutes_of) if item.minutes_of else None
    if earlier and earlier.minutes:
        yield Section(f"{prefix}-minutes", "minutes", item_title(item, meeting), earlier.minutes.path, earlier.minutes)
    if item.matters_arising_report is not None and meeting.matters_arising:
        paper = meeting.matters_arising.paper
        yield Section(f"{prefix}-{slug(paper.name)}", paper.kind, item_title(item, meeting), paper.path, paper)
    for entry in item.papers:
        if found := meeting.paper(entry.path):
            yield Section(f"{prefix}-{slug(found.name)}", found.kind, found.title, found.path, found)


def _entry(item: Item, meeting: Meeting, board: Board, sections: tuple[Section, ...]) -> AgendaEntry:
    return AgendaEntry(
        number=item.number,
        title=item_title(item, meeting),
        notes=tuple(_notes(item, meeting, board)),
        sections=tuple(section.id for section in sections if section.item == item.number),
        items=tuple(_entry(sub_item, meeting, board, sections) for sub_item in item.items),
    )


def _notes(item: Item, meeting: Meeting, board: Board) -> Iterator[str]:
    if item.presenter:
        yield item.presenter
    if item.purpose:
        yield f"For {item.purpose}"
    if item.next_meeting:
        yield _next_meeting(item.next_meeting, board.venue_on(meeting.date))
    earlier = board.meeting(item.minutes_of) if item.minutes_of else None
    if item.minutes_of and not (earlier and earlier.minutes):
        yield "To follow"
    if item.note:
        yield item.note


def _next_meeting(meeting: NextMeeting, usual: Venue | None) -> str:
    place = meeting.venue or (str(usual.name) if usual else "")
    time = clock(meeting.time) if meeting.time else ""
    return ", ".join(part for part in (weekday_date(meeting.date), time, place) if part)


def _matters(board: Board, meeting: Meeting, sections: tuple[Section, ...]) -> Iterator[Matter]:
    if meeting.matters_arising is None:
        return
    register = board.register_before(meeting.date)
    in_pack = {section.source for section in sections if section.kind == "minutes"}
    for row in meeting.matters_arising.rows:
        yield _matter(row, register, board, in_pack)


def _matter(row: Row, register: Register, board: Board, in_pack: set[str]) -> Matter:
    actions = [entry.action for reference in row.references if (entry := register.entry(reference))]
    cited = {action.minute: register.minute(action.minute, action.meeting) for action in actions}
    if row.minute:
        cited[row.minute] = register.minute(row.minute, row.minute_meeting)
    return Matter(
        references=tuple(map(str, row.references)) or (f"Minute {row.minute}",),
        minutes=tuple(_cited(minute, in_pack) for minute in cited.values() if minute),
        words=tuple(_capitalised(action.words) for action in actions),
        quoted=row.matter,
        owners=tuple(dict.fromkeys(owner for action in actions for owner in _owners(action, board))),
        due=", ".join(dict.fromkeys(due for action in actions if (due := _due(action, board)))),
        status=row.status,
        update=row.update,
    )


def _cited(minute: Minute, in_pack: set[str]) -> CitedMinute:
    anchor = minute.anchor if minute.span.path in in_pack else ""
    return CitedMinute(minute.number, minute.title, minute.meeting, anchor)


def _owners(action: Action, board: Board) -> Iterator[str]:
    for key in action.owners:
        owner = board.owner(key, action.meeting)
        yield owner.label if owner else key


def _due(action: Action, board: Board) -> str:
    if action.due == NEXT_MEETING:
        later = (meeting.date for meeting in board.meetings if meeting.date > action.meeting)
        following = next(later, None)
        return long_date(following) if following else NEXT_MEETING
    return long_date(date.fromisoformat(action.due)) if action.due else ""


def _capitalised(words: str) -> str:
    return words[:1].upper() + words[1:]
