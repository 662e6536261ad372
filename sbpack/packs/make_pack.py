"""A pack is a view of the board by meeting and edition.

- The sections of a pack, in the order of its pages.
- Matters arising as a pack prints them: nothing retyped that the minutes know.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sbpack.board.agenda import Edition, Item, NextMeeting, PaperEntry, Venue
from sbpack.board.board import Board
from sbpack.board.dates import clock, long_date, weekday_date
from sbpack.board.exempt import Reason, series_of
from sbpack.board.matters_arising import Row
from sbpack.board.meeting import Cancelled, Inquorate, Meeting, Postponed
from sbpack.board.minutes import Minute
from sbpack.board.read_board import PublicBoard
from sbpack.board.register import Entry, sitting_before
from sbpack.board.text_names import slug, unique_name
from sbpack.packs.pack import AgendaEntry, Annex, CitedMinute, Deadline, Matter, Notice, PublicPack, Section

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


def matters_of(
    board: Board, meeting: Meeting, sections: tuple[Section, ...], *, is_part_2: bool = False
) -> Iterator[Matter]:
    """Yield the rows of the appendix in one of the two parts, each with the minutes and actions that it answers."""
    if meeting.matters_arising is None:
        return
    in_pack = {section.source for section in sections if section.kind == "minutes"}
    for row in meeting.matters_arising.rows:
        if row.is_part_2 is is_part_2:
            yield _matter(row, board, meeting.date, in_pack)


def _matter(row: Row, board: Board, day: date, in_pack: set[str]) -> Matter:
    register = board.register_before(day)
    entries = [entry for reference in row.references if (entry := register.entry(reference))]
    actions = [entry.action for entry in entries]
    cited = [register.minute(action.minute, action.meeting) for action in actions]
    if row.minute:
        cited.append(register.minute(row.minute, row.minute_meeting))
    return Matter(
        references=tuple(map(str, row.references)) or (f"Minute {row.minute}",),
        minutes=tuple(dict.fromkeys(_cited(minute, in_pack) for minute in cited if minute)),
        words=tuple(action.sentence for action in actions),
        quoted=row.matter,
        owners=tuple(dict.fromkeys(owner for entry in entries for owner in _owners(entry, board))),
        due=", ".join(_dues(entries, board, day)),
        status=row.status,
        update=row.update,
        span=row.span,
    )


def _cited(minute: Minute, in_pack: set[str]) -> CitedMinute:
    anchor = minute.anchor if minute.span.path in in_pack else ""
    return CitedMinute(minute.number, minute.title, minute.meeting, anchor)


def _owners(entry: Entry, board: Board) -> Iterator[str]:
    for owed in entry.owners:
        owner = board.owner(owed.key, owed.since)
        yield owner.label if owner else owed.key


def _dues(entries: Sequence[Entry], board: Board, day: date) -> Iterator[str]:
    """Yield when the actions of a row are due: once for all of them, or each with its own number."""
    dues = [(entry.action.id, entry.due.words(board.meetings, day)) for entry in entries]
    if len({due for _, due in dues}) == 1:
        yield from filter(None, [dues[0][1]])
    else:
        yield from (f"{name}: {due}" for name, due in dues if due)


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
