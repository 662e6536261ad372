"""A pack is a view of the board by meeting and edition."""

from collections.abc import Iterable, Iterator, Sequence

from sbpack.model.agenda import Item, NextMeeting, PaperEntry, Venue
from sbpack.model.board import Board
from sbpack.model.dates import clock, long_date, weekday_date
from sbpack.model.edition import Edition
from sbpack.model.exempt import Reason, series_of
from sbpack.model.meeting import Meeting
from sbpack.model.move import Cancelled, Inquorate, Postponed
from sbpack.model.pack import AgendaEntry, Annex, Deadline, Notice, PublicPack, Section
from sbpack.model.pack_matters import matters_of
from sbpack.model.pack_sections import item_title, out_with_minutes, pack_sections
from sbpack.model.public_board import PublicBoard
from sbpack.model.sittings import sitting_before


def make_pack(board: PublicBoard, meeting: Meeting) -> PublicPack:
    """Return the public pack of a meeting with every name and title as it is on its day."""
    day = meeting.date
    sections = tuple(pack_sections(board, meeting))
    return PublicPack(
        board=board,
        meeting=meeting,
        edition=Edition.PUBLIC,
        body=board.name_on(day),
        contact=board.contact_on(day),
        venue=meeting.venue or board.venue_on(day),
        time=meeting.time,
        members=board.members_on(day),
        notices=tuple(_notices(board, meeting)),
        previous_meeting=sitting_before(board.meetings, day),
        questions=_questions(board, meeting),
        agenda=tuple(_entry(item, meeting, board, sections) for item in meeting.agenda),
        sections=sections,
        annexes=tuple(_annexes(board, meeting, sections)),
        matters=tuple(matters_of(board, meeting, sections)),
    )


def _notices(board: Board, meeting: Meeting) -> Iterator[Notice]:
    """Yield how the meeting was moved, and which earlier ones were put off to it."""
    match meeting.move:
        case Postponed(to=to, reason=reason):
            yield Notice("Postponed", f"to {weekday_date(to)}", reason)
        case Cancelled(reason=reason):
            yield Notice("Cancelled", "", reason)
        case Inquorate(reason=reason):
            yield Notice("Inquorate", "No business was transacted", reason)
        case None:
            pass
    for other in board.put_off_to(meeting.date):
        yield Notice("Postponed", f"from {weekday_date(other.date)}", other.move.reason if other.move else "")
    if meeting.urgency:
        yield Notice("Called at short notice", "", meeting.urgency)
    for number, version in enumerate(meeting.versions, start=2):
        yield Notice(f"Version {number}", f"published {long_date(version.date)}", version.note)


def _questions(board: Board, meeting: Meeting) -> Deadline | None:
    rule = board.rule_on("questions", meeting.date)
    if rule is None or rule.days is None or meeting.move is not None:
        return None
    return Deadline(rule.last_day(meeting.date), rule.made_by)


def _entry(item: Item, meeting: Meeting, board: Board, sections: tuple[Section, ...]) -> AgendaEntry:
    return AgendaEntry(
        number=item.number,
        title=item_title(item, meeting),
        notes=tuple(_notes(item, meeting, board)),
        sections=tuple(section.id for section in sections if section.item == item.number),
        items=tuple(_entry(sub_item, meeting, board, sections) for sub_item in item.items),
        span=item.span,
        part_2=_reasons(item, board),
    )


def _reasons(item: Item, board: Board) -> tuple[Reason, ...]:
    """Return why some of an item's business is exempt: its own, and that of the minutes that it carries."""
    earlier = board.meeting(item.minutes_of) if item.minutes_of else None
    minutes = earlier.minutes.minutes if earlier and earlier.minutes else ()
    own = (item.part_2.reason,) if item.part_2 else ()
    return series_of((*own, *(minute.part_2 for minute in minutes if minute.part_2)))


def _notes(item: Item, meeting: Meeting, board: Board) -> Iterator[str]:
    if item.presenter:
        yield item.presenter
    if item.purpose:
        yield f"For {item.purpose}"
    if item.urgent:
        yield f"Urgent: {item.urgent}"
    if item.next_meeting:
        yield _next_meeting(item.next_meeting, board.venue_on(meeting.date))
    earlier = board.meeting(item.minutes_of) if item.minutes_of else None
    if item.minutes_of and not (earlier and earlier.minutes):
        yield "To follow"
    yield from papers_to_follow(entry for entry in item.papers if entry.part_2 is None)
    yield from papers_tabled((entry for entry in item.papers if entry.part_2 is None), item, meeting)
    if item.note:
        yield item.note


def papers_to_follow(entries: Iterable[PaperEntry]) -> Iterator[str]:
    """Yield a line for each paper that is not there yet."""
    return (f"{_called(entry)}: to follow" for entry in entries if entry.to_follow)


def papers_tabled(entries: Iterable[PaperEntry], item: Item, meeting: Meeting) -> Iterator[str]:
    """Yield a line for each paper that is handed out at the meeting; its annexes go with it."""
    for entry in entries:
        if entry.is_tabled and not entry.annex_of:
            is_the_item = not item.title and entry is item.only_paper
            yield "Tabled at the meeting" if is_the_item else f"{meeting.title_of(entry)}: tabled at the meeting"


def _called(entry: PaperEntry) -> str:
    return f"{entry.label}, {entry.title}" if entry.label else entry.title


def _next_meeting(meeting: NextMeeting, usual: Venue | None) -> str:
    place = meeting.venue or (str(usual.name) if usual else "")
    time = clock(meeting.time) if meeting.time else ""
    return ", ".join(part for part in (weekday_date(meeting.date), time, place) if part)


def _annexes(board: Board, meeting: Meeting, sections: tuple[Section, ...]) -> Iterator[Annex]:
    """Yield the annexes of papers and minutes in the order of the agenda, those that are to follow too."""
    for item in meeting.items():
        here = [section for section in sections if section.item == item.number]
        held = board.meeting(item.minutes_of) if item.minutes_of else None
        yield from annexes_of_minutes(held, here) if held else ()
        for entry in item.papers:
            if entry.annex_of and entry.part_2 is None and not entry.is_tabled:
                yield from _annex(entry, entry.annex_of, here)


def annexes_of_minutes(held: Meeting, sections: Sequence[Section]) -> Iterator[Annex]:
    """Yield what comes out with the minutes of a meeting, among the sections that have them."""
    for entry in out_with_minutes(held) if held.minutes else ():
        if entry.part_2 is None:
            yield from _annex(entry, held.minutes.path if held.minutes else "", sections)


def _annex(entry: PaperEntry, owner: str, sections: Sequence[Section]) -> Iterator[Annex]:
    section = next((section for section in sections if _is_of(section, entry)), None)
    if section or entry.to_follow:
        title = section.title if section else entry.title
        yield Annex(entry.label, title, owner, section.id if section else "", entry.minute)


def _is_of(section: Section, entry: PaperEntry) -> bool:
    """Whether a section is the one of an entry: one PDF may be listed twice, for other pages of it."""
    return section.subject == entry.attachment if entry.attachment else section.source == entry.path
