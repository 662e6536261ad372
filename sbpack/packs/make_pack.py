"""The agenda pack of a meeting, as the public reads it and as members do: the same, and after it what is exempt."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from sbpack.board.agenda import Edition, Item, PaperEntry
from sbpack.board.board import Board
from sbpack.board.dates import clock, long_date, weekday_date
from sbpack.board.exempt import SCHEDULE_12A, series_of
from sbpack.board.matters_arising import Row
from sbpack.board.meeting import Cancelled, Inquorate, Meeting, Postponed
from sbpack.board.minutes import Minute
from sbpack.board.papers import Paper
from sbpack.board.read_board import PublicBoard
from sbpack.board.register import Entry, sitting_before
from sbpack.board.text_names import slug, unique_name
from sbpack.packs.pack import (
    AgendaEntry,
    Annex,
    CitedMinute,
    Deadline,
    ExemptEntry,
    Matter,
    MembersPack,
    Notice,
    PublicPack,
    Section,
)
from sbpack.read.part_1 import has_private_contacts

FRONT_SHEET = "front-sheet"
PART_2_SHEET = "part-2"
"""The section with which Part 2 begins: what of each item is exempt, and why."""
ATTACHMENT = "attachment"
PICTURE = "picture"
FOR_MEMBERS = "Members\u2019 edition, with Part 2"
"""On the first page of a pack that holds Part 2, and in the footer of every page: nobody sends out the wrong one."""


def pack_sections(board: Board, meeting: Meeting) -> Iterator[Section]:
    """Yield the front sheet, then the sections of each item; an item's first page has its stamp."""
    yield Section(FRONT_SHEET, FRONT_SHEET, f"Agenda, {weekday_date(meeting.date)}", f"{meeting.folder}/meeting.yaml")
    yield from _stamped(board, meeting, is_part_2=False)


def part_2_sections(board: Board, meeting: Meeting) -> tuple[Section, ...]:
    """Return the sheet of Part 2 and the exempt sections of each item; nothing without exempt business."""
    found = tuple(_stamped(board, meeting, is_part_2=True))
    if not found and not any(item.part_2 and not item.part_2.is_stub for item in meeting.items()):
        return ()
    own = (item.part_2.reason for item in meeting.items() if item.part_2)
    reasons = series_of((*own, *(reason for section in found for reason in section.part_2)))
    sheet = Section(PART_2_SHEET, PART_2_SHEET, "Part 2: exempt business", meeting.span.path, part_2=reasons)
    return (sheet, *found)


def _stamped(board: Board, meeting: Meeting, *, is_part_2: bool) -> Iterator[Section]:
    taken: set[str] = set()
    for item in meeting.items():
        stamp = f"Agenda Item {item.number}"
        for section in _item_sections(item, board, meeting, is_part_2=is_part_2):
            section_id = unique_name(f"{'part-2-' if is_part_2 else ''}item-{item.number}-{section.id}", taken)
            both = ", ".join(filter(None, (stamp, section.label)))
            stamps = both if is_part_2 else stamp or section.label
            yield replace(section, id=section_id, item=item.number, stamp=stamps)
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


def _item_sections(item: Item, board: Board, meeting: Meeting, *, is_part_2: bool) -> Iterator[Section]:
    title = item_title(item, meeting)
    # An item with exempt papers that gives no reason has a finding.
    reason = item.part_2.reason if item.part_2 else SCHEDULE_12A[0]
    earlier = board.meeting(item.minutes_of) if item.minutes_of else None
    if earlier:
        yield from (exempt_minutes if is_part_2 else minutes_sections)(earlier, title)
    matters = meeting.matters_arising if item.matters_arising_report is not None else None
    if matters and is_part_2 and matters.part_2:
        paper = matters.part_2
        yield Section(slug(paper.name), paper.kind, paper.title or title, paper.path, paper, part_2=(reason,))
    elif matters and not is_part_2:
        paper = matters.paper
        yield Section(slug(paper.name), paper.kind, title, paper.path, paper)
    for entry in item.papers:
        for section in paper_section(entry, meeting) if not entry.is_tabled else ():
            if bool(entry.part_2) is is_part_2:
                yield replace(section, part_2=(entry.part_2,) if entry.part_2 else ())
            elif is_part_2 and isinstance(section.subject, Paper) and has_private_contacts(section.subject.head):
                yield replace(section, title=f"{section.title}: all contacts", part_2=(reason,))


def minutes_sections(held: Meeting, title: str) -> Iterator[Section]:
    """Yield the minutes of a meeting with all that comes out with them; nothing while they are not written."""
    if held.minutes is None:
        return
    yield Section("minutes", "minutes", title, held.minutes.path, held.minutes)
    for entry in out_with_minutes(held):
        if entry.part_2 is None:
            for section in paper_section(entry, held):
                yield replace(section, annex_of=held.minutes.path)


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
        # Part 1 has the attendance.
        subject = replace(subject, present=(), also_present=(), apologies=(), arrived=(), left=(), closed=None)
        yield Section("minutes", "minutes", title, path, subject, part_2=reasons)
    for entry in annexes:
        for section in paper_section(entry, held):
            yield replace(section, annex_of=path, part_2=(entry.part_2,) if entry.part_2 else reasons)


def _apart(minute: Minute) -> Minute:
    """Return an exempt minute without the actions of its public summary, which Part 1 has."""
    actions = tuple(one for one in minute.actions if one.span.path == minute.span.path)
    changes = tuple(one for one in minute.changes if one.span.path == minute.span.path)
    return replace(minute, actions=actions, changes=changes)


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
    minutes = (
        CitedMinute(one.number, one.title, one.meeting, one.anchor if one.span.path in in_pack else "")
        for one in cited
        if one
    )
    owners = ((owed.key, board.owner(owed.key, owed.since)) for entry in entries for owed in entry.owners)
    return Matter(
        references=tuple(map(str, row.references)) or (f"Minute {row.minute}",),
        minutes=tuple(dict.fromkeys(minutes)),
        words=tuple(action.sentence for action in actions),
        quoted=row.matter,
        owners=tuple(dict.fromkeys(owner.label if owner else key for key, owner in owners)),
        due=", ".join(_dues(entries, board, day)),
        status=row.status,
        update=row.update,
        span=row.span,
    )


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
    rule = board.rule_on("questions", day) if meeting.move is None else None
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
        questions=Deadline(rule.last_day(day), rule.made_by) if rule and rule.days is not None else None,
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


def _entry(item: Item, meeting: Meeting, board: Board, sections: tuple[Section, ...]) -> AgendaEntry:
    earlier = board.meeting(item.minutes_of) if item.minutes_of else None
    minutes = earlier.minutes.minutes if earlier and earlier.minutes else ()
    own = (item.part_2.reason,) if item.part_2 else ()
    return AgendaEntry(
        number=item.number,
        title=item_title(item, meeting),
        notes=tuple(_notes(item, meeting, board)),
        sections=tuple(section.id for section in sections if section.item == item.number),
        items=tuple(_entry(sub_item, meeting, board, sections) for sub_item in item.items),
        span=item.span,
        part_2=series_of((*own, *(minute.part_2 for minute in minutes if minute.part_2))),
    )


def _notes(item: Item, meeting: Meeting, board: Board) -> Iterator[str]:
    if item.presenter:
        yield item.presenter
    if item.purpose:
        yield f"For {item.purpose}"
    if item.urgent:
        yield f"Urgent: {item.urgent}"
    if following := item.next_meeting:
        usual = board.venue_on(meeting.date)
        place = following.venue or (str(usual.name) if usual else "")
        time = clock(following.time) if following.time else ""
        yield ", ".join(filter(None, (weekday_date(following.date), time, place)))
    earlier = board.meeting(item.minutes_of) if item.minutes_of else None
    if item.minutes_of and not (earlier and earlier.minutes):
        yield "To follow"
    yield from _not_in_pack([entry for entry in item.papers if entry.part_2 is None], item, meeting)
    if item.note:
        yield item.note


def _not_in_pack(entries: Sequence[PaperEntry], item: Item, meeting: Meeting) -> Iterator[str]:
    """Yield a line for each paper that is to follow, then for each that is tabled; the annexes of these go with it."""
    for entry in entries:
        if entry.to_follow:
            yield f"{f'{entry.label}, ' if entry.label else ''}{entry.title}: to follow"
    for entry in entries:
        if entry.is_tabled and not entry.annex_of:
            is_the_item = not item.title and entry is item.only_paper
            yield "Tabled at the meeting" if is_the_item else f"{meeting.title_of(entry)}: tabled at the meeting"


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
    def is_of(section: Section) -> bool:
        """Whether a section is the one of the entry: one PDF may be listed twice, for other pages of it."""
        return section.subject == entry.attachment if entry.attachment else section.source == entry.path

    section = next(filter(is_of, sections), None)
    if section or entry.to_follow:
        title = section.title if section else entry.title
        yield Annex(entry.label, title, owner, section.id if section else "", entry.minute)


def make_members_pack(public: PublicPack, board: Board, meeting: Meeting) -> MembersPack:
    """Return the pack as members read it; `board` and `meeting` have Part 2, `public` has not.

    Its agenda is made anew, as it leads to Part 2 as well; every other section of Part 1 is the public one.
    """
    exempt = part_2_sections(board, meeting)
    front_sheet, *others = public.sections
    sections = (replace(front_sheet, stamp=FOR_MEMBERS if exempt else front_sheet.stamp), *others, *exempt)
    items = {item.number: item for item in meeting.items()}
    awaited = (entry for item in meeting.items() for entry in item.papers if entry.part_2 and entry.to_follow)
    return members_edition(
        public,
        board,
        meeting,
        agenda=tuple(_with_exempt(entry, items, exempt, meeting) for entry in public.agenda),
        sections=sections,
        annexes=(
            *exempt_annexes(exempt),
            *(Annex(entry.label, entry.title, entry.annex_of, "") for entry in awaited if entry.annex_of),
        ),
        matters=tuple(matters_of(board, meeting, sections, is_part_2=True)),
    )


def members_edition(public: PublicPack, board: Board, meeting: Meeting, **own: object) -> MembersPack:
    """Return a volume as members read it: the fields of the public one, but for the board, the meeting and `own`."""
    fields = {**vars(public), "board": board, "meeting": meeting, "edition": Edition.MEMBERS, "part_1": public}
    return MembersPack(**{**fields, **own})


def exempt_annexes(sections: Iterable[Section]) -> tuple[Annex, ...]:
    """Return the exempt annexes, as the exempt papers and minutes that they belong to list them."""
    return tuple(Annex(one.label, one.title, one.annex_of, one.id) for one in sections if one.annex_of)


def _with_exempt(
    entry: AgendaEntry, items: dict[str, Item], exempt: tuple[Section, ...], meeting: Meeting
) -> AgendaEntry:
    """Return an entry of the public agenda with what members read beside it."""
    below = tuple(_with_exempt(sub_entry, items, exempt, meeting) for sub_entry in entry.items)
    sections = tuple(section.id for section in exempt if section.item == entry.number)
    item = items[entry.number]
    business = item.part_2
    if not sections and (business is None or business.is_stub):
        return replace(entry, items=below)
    notes = (business.presenter, business.note) if business else ()
    title = (business.title if business else "") or entry.title
    awaited = _not_in_pack([paper for paper in item.papers if paper.part_2], item, meeting)
    return replace(entry, items=below, exempt=ExemptEntry(title, (*filter(None, notes), *awaited), sections))
