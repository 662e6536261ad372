"""One meeting's folder becomes a meeting.

- Step 2 as a whole: the sources become one frozen board.
- The board as the public knows it.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NewType

from sbpack.board.board import Board
from sbpack.board.matters_arising import MattersArising, read_matters_arising
from sbpack.board.meeting import Cancelled, Inquorate, Meeting, Move, Postponed
from sbpack.board.minutes import Minutes
from sbpack.board.papers import Paper, read_paper
from sbpack.board.publication import Publication, read_publication
from sbpack.board.read_agenda import read_agenda, read_issues
from sbpack.board.read_members import no_members, read_members, read_venue
from sbpack.board.read_minutes import read_minutes
from sbpack.board.read_paper_entries import Shelf
from sbpack.findings.finding import Finding, Span
from sbpack.findings.suggest import suggestion
from sbpack.read.kinds import Kind
from sbpack.read.part_1 import Part1Sources, exempt_files, part_1_of
from sbpack.read.read_sources import MeetingSources, Sources, without_collection
from sbpack.repository.paths import PART_2_MATTERS, PART_2_MINUTES, WHOLLY_EXEMPT
from sbpack.sandbox.probe import Probe
from sbpack.text.fields import Fields
from sbpack.text.yaml_nodes import YamlMap

_MOVES = {"postponed": "to", "cancelled": "reason", "inquorate": "reason"}
"""How a meeting is moved, each with the key that a single value after it means."""


def read_meeting(
    sources: MeetingSources,
    board: Board,
    kinds: dict[str, Kind],
    probes: Mapping[str, Probe],
    findings: list[Finding],
) -> Meeting:
    """Return the meeting of one folder; what is wrong in its files goes to `findings`."""
    path = f"{sources.folder}/meeting.yaml"
    fields = Fields(sources.meeting or YamlMap((), Span(path)), findings)
    shelf = Shelf(sources.folder, probes, findings, board.reasons_on(sources.date), _part_2_items(sources, findings))
    venue = fields.map("venue", only="name")
    venue_fields = Fields(venue, findings) if venue else None
    minutes, matters, papers = _written(sources, board, kinds, shelf)
    published = fields.date("published")
    meeting = Meeting(
        date=sources.date,
        folder=sources.folder,
        span=Span(path),
        time=fields.time("time"),
        venue=read_venue(venue_fields) if venue_fields else None,
        published=published,
        duplex=fields.flag("duplex", default=True),
        agenda=read_agenda(fields.maps("agenda"), shelf),
        papers=papers,
        minutes=minutes,
        matters_arising=matters,
        files=sources.files,
        move=_move(fields, sources),
        written=sources.meeting,
        was_read=sources.meeting is not None,
        urgency=fields.text("urgency"),
        versions=read_issues(fields, "versions", published, needs_note=True),
        supplements=read_issues(fields, "supplements", published),
        publication=_publication(sources.publication, sources.publication_text, findings),
        members_publication=_publication(sources.members_publication, sources.members_publication_text, findings),
    )
    if venue_fields:
        venue_fields.close()
    fields.close()
    _check_part_2_items(shelf, meeting)
    return meeting


def _part_2_items(sources: MeetingSources, findings: list[Finding]) -> dict[str, YamlMap]:
    """Return what part-2.yaml says of each item, by its number."""
    if sources.part_2 is None:
        return {}
    fields = Fields(sources.part_2, findings)
    items = fields.map("items", example='{"9": {title: …, papers: […]}}')
    fields.close()
    numbered = Fields(items, findings) if items else None
    blocks = (
        ((entry.key.text, numbered.map(entry.key.text, only="title")) for entry in items.entries)
        if (items and numbered)
        else ()
    )
    return {number: block for number, block in blocks if block is not None}


def _check_part_2_items(shelf: Shelf, meeting: Meeting) -> None:
    """Report the numbers in part-2.yaml that no item has."""
    known = {item.number for item in meeting.items()}
    for number, block in shelf.part_2.items():
        if number not in known and meeting.was_read:
            shelf.say(block.span, f"there is no item {number} on the agenda", "name an item as the agenda numbers it")


def _publication(node: YamlMap | None, text: str, findings: list[Finding]) -> Publication | None:
    return read_publication(node, text, findings) if node else None


def _move(fields: Fields, sources: MeetingSources) -> Move | None:
    """Return how the meeting was moved; one that was moved in two ways is a finding."""
    found = [(key, node) for key, only in _MOVES.items() if (node := fields.map(key, only)) is not None]
    if len(found) > 1:
        keys = " and ".join(f"`{key}`" for key, _ in found)
        fields.wrong_shape(found[1][1], f"a meeting cannot be {keys} at once", "keep what came last")
    moves = [_read_move(key, Fields(node, fields.findings), sources) for key, node in found]
    return next((move for move in moves if move is not None), None)


def _read_move(key: str, fields: Fields, sources: MeetingSources) -> Move | None:
    to = fields.date("to") if key == "postponed" else None
    reason = fields.required_text("reason")
    if key == "postponed" and "to" not in fields:
        fields.required_text("to")
    span = fields.span("to")
    fields.close()
    match key:
        case "cancelled":
            return Cancelled(reason)
        case "inquorate":
            return Inquorate(reason)
    if to is not None and to <= sources.date:
        message = f"the meeting cannot be put off from {sources.date.isoformat()} to {to.isoformat()}"
        fields.findings.append(Finding(span, message, "name a later day", rule="bad-date"))
        return None
    return None if to is None else Postponed(to, reason)


def _written(
    sources: MeetingSources, board: Board, kinds: dict[str, Kind], shelf: Shelf
) -> tuple[Minutes | None, MattersArising | None, tuple[Paper, ...]]:
    minutes = None
    matters = None
    papers = []
    exempt_minutes = sources.markdown.get(f"{sources.folder}/{PART_2_MINUTES}")
    exempt_matters = sources.markdown.get(f"{sources.folder}/{PART_2_MATTERS}")
    for path, file in sorted(sources.markdown.items()):
        match path.removeprefix(f"{sources.folder}/"):
            case "minutes.md":
                minutes = read_minutes(file, sources.date, board, shelf, exempt_minutes)
            case "matters-arising.md":
                matters = read_matters_arising(file, kinds, shelf.findings, exempt_matters)
            case name if name in WHOLLY_EXEMPT:
                continue
            case _:
                papers.append(read_paper(file, kinds, shelf.findings))
    for exempt, other in ((exempt_minutes, "minutes.md"), (exempt_matters, "matters-arising.md")):
        if exempt is not None and f"{sources.folder}/{other}" not in sources.markdown:
            message, help_line = f"there is no {other} beside this", f"write {other} with what the public may read"
            shelf.say(Span(exempt.path), message, help_line, rule="unmarked-exemption")
    return minutes, matters, tuple(papers)


@without_collection()
def model_board(sources: Sources) -> tuple[Board, list[Finding]]:
    """Return the whole board and what is wrong in the shape of its files."""
    findings: list[Finding] = []
    board = read_members(sources.members, findings) if sources.members else no_members(sources.members_file)
    findings += _unknown_kinds(board, sources.kinds)
    # A file that holds both parts counts as what the public reads of it: that is what the record of it says.
    digests = {**sources.digests, **part_1_of(sources).digests}
    meetings = [
        replace(
            read_meeting(meeting, board, sources.kinds, sources.probes, findings),
            digests={path: digests[path] for path in meeting.files if path in digests},
        )
        for meeting in sources.meetings
    ]
    apart = sources.private | sources.untracked
    board = replace(board, exempt_files=exempt_files(sources), private_files=sources.private, kept_apart=apart)
    return board.with_meetings(meetings), findings


def _unknown_kinds(board: Board, kinds: Iterable[str]) -> Iterator[Finding]:
    """Yield a finding for each kind of paper that a rule of procedure names and that has no template."""
    for rule in board.rules:
        for kind in rule.kinds:
            if kind.text not in kinds:
                help_line = suggestion(kind.text, kinds, "a kind is what papers say under `kind:`")
                yield Finding(kind.span, f"there is no kind `{kind.text}`", help_line, rule="wrong-shape")


PublicBoard = NewType("PublicBoard", Board)
"""A board that was modelled from sources without Part 2; what is below alone makes one."""


def public_board(sources: Part1Sources) -> PublicBoard:
    """Model Part 1 of the sources."""
    return model_public_board(sources)[0]


def model_public_board(sources: Part1Sources) -> tuple[PublicBoard, list[Finding]]:
    """Model Part 1 of the sources, and return what is wrong in the shape of its files."""
    board, findings = model_board(sources)
    return PublicBoard(board), findings
