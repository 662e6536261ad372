"""One meeting's folder becomes a meeting."""

from collections.abc import Iterator
from datetime import date
from string import ascii_lowercase

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.model.agenda import Item, NextMeeting, PaperEntry
from sbpack.model.board import Board
from sbpack.model.matters_arising import MattersArising
from sbpack.model.meeting import Meeting
from sbpack.model.minutes import Minutes
from sbpack.model.paper import Paper
from sbpack.model.read_matters_arising import read_matters_arising
from sbpack.model.read_members import read_venue
from sbpack.model.read_minutes import read_minutes
from sbpack.model.read_paper import read_paper
from sbpack.sources.fields import Fields
from sbpack.sources.kinds import Kind
from sbpack.sources.read_sources import MeetingSources
from sbpack.sources.yaml_node import YamlList, YamlMap, YamlNode, YamlText


def read_meeting(sources: MeetingSources, board: Board, kinds: dict[str, Kind], findings: list[Finding]) -> Meeting:
    """Return the meeting of one folder; what is wrong in its files goes to `findings`."""
    path = f"{sources.folder}/meeting.yaml"
    fields = Fields(sources.meeting or YamlMap((), Span(path)), findings)
    venue = fields.map("venue")
    venue_fields = Fields(venue, findings) if venue else None
    minutes, matters, papers = _documents(sources, board, kinds, findings)
    meeting = Meeting(
        date=sources.date,
        folder=sources.folder,
        span=Span(path),
        time=fields.time("time"),
        venue=read_venue(venue_fields) if venue_fields else None,
        published=fields.date("published"),
        duplex=fields.flag("duplex", default=True),
        agenda=tuple(
            _item(entry, str(number), sources.folder, findings)
            for number, entry in enumerate(fields.maps("agenda"), start=1)
        ),
        papers=papers,
        minutes=minutes,
        matters_arising=matters,
        files=sources.files,
        was_read=sources.meeting is not None,
    )
    if venue_fields:
        venue_fields.close()
    fields.close()
    return meeting


def _documents(
    sources: MeetingSources, board: Board, kinds: dict[str, Kind], findings: list[Finding]
) -> tuple[Minutes | None, MattersArising | None, tuple[Paper, ...]]:
    minutes = None
    matters = None
    papers = []
    for path, file in sorted(sources.markdown.items()):
        match path.removeprefix(f"{sources.folder}/"):
            case "minutes.md":
                minutes = read_minutes(file, sources.date, board, findings)
            case "matters-arising.md":
                matters = read_matters_arising(file, kinds, findings)
            case _:
                papers.append(read_paper(file, kinds, findings))
    return minutes, matters, tuple(papers)


def _item(entry: YamlMap, number: str, folder: str, findings: list[Finding]) -> Item:
    fields = Fields(entry, findings)
    matters = fields.map("matters_arising")
    next_meeting = fields.map("next_meeting")
    is_sub_item = not number.isdecimal()
    item = Item(
        number=number,
        title=fields.text("title"),
        span=_start(entry),
        note=fields.text("note"),
        presenter=fields.text("presenter"),
        purpose=fields.text("for"),
        papers=tuple(_paper_entries(fields.node("papers"), folder, findings)),
        items=()
        if is_sub_item
        else tuple(
            _item(sub_entry, number + _letter(place), folder, findings)
            for place, sub_entry in enumerate(fields.maps("items"))
        ),
        minutes_of=fields.date("minutes_of"),
        matters_arising_report=_report(matters, findings) if matters else None,
        next_meeting=_next_meeting(Fields(next_meeting, findings)) if next_meeting else None,
    )
    fields.close()
    derived = [key in fields for key in ("minutes_of", "matters_arising", "next_meeting")]
    if not item.title.strip() and not any(derived):
        findings.append(
            Finding(item.span, f"agenda item {number} has no title", "add `title:`", rule="item-without-title")
        )
    if sum(derived) > 1:
        findings.append(
            Finding(
                item.span,
                f"agenda item {number} is several kinds of business at once",
                "give `minutes_of`, `matters_arising` and `next_meeting` items of their own",
                rule="wrong-shape",
            )
        )
    return item


def _start(entry: YamlMap) -> Span:
    return entry.entries[0].key.span if entry.entries else entry.span


def _letter(place: int) -> str:
    """Return a, b, … z, aa, ab, …: the letters of sub-items."""
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, len(ascii_lowercase))
        letters = ascii_lowercase[letter] + letters
    return letters


def _report(node: YamlMap, findings: list[Finding]) -> str:
    fields = Fields(node, findings)
    report = fields.required_text("report")
    fields.close()
    return report


def _next_meeting(fields: Fields) -> NextMeeting | None:
    day: date | None = fields.date("date")
    time, venue = fields.time("time"), fields.text("venue")
    fields.close()
    return None if day is None else NextMeeting(day, time, venue)


def _paper_entries(node: YamlNode | None, folder: str, findings: list[Finding]) -> Iterator[PaperEntry]:
    match node:
        case None:
            return
        case YamlList(items=items):
            for item in items:
                yield from _paper_entry(item, folder, findings)
        case _:
            findings.append(
                Finding(node.span, "`papers` is not a list", "write `papers: [file.md]`", rule="wrong-shape")
            )
            yield from _paper_entry(node, folder, findings)


def _paper_entry(node: YamlNode, folder: str, findings: list[Finding]) -> Iterator[PaperEntry]:
    match node:
        case YamlText(text=name, span=span):
            yield PaperEntry(f"{folder}/{name}", span)
        case YamlMap():
            fields = Fields(node, findings)
            name = fields.required_text("file")
            received = fields.date("received")
            span = fields.span("file")
            fields.close()
            if name:
                yield PaperEntry(f"{folder}/{name}", span, received)
        case YamlList():
            findings.append(
                Finding(node.span, "a list stands where a paper belongs", "name one file", rule="wrong-shape")
            )
