"""A mark of Part 2 where it keeps nothing back."""

import re
from collections.abc import Iterable, Iterator

from sbpack.board.agenda import Item
from sbpack.board.board import Board
from sbpack.board.meeting import Meeting
from sbpack.findings.finding import Finding
from sbpack.findings.suggest import series
from sbpack.read.part_1 import has_private_contacts
from sbpack.repository.paths import PART_2, PART_2_MATTERS, PART_2_MINUTES
from sbpack.text.yaml_nodes import YamlEntry, YamlList, YamlMap, YamlNode, YamlText

_MEANT = re.compile(r"part[ _-]?(?:2|ii|two)|exempt(?:ion|ed)?|confidential|restricted|private", re.IGNORECASE)
_HELP = "list what is exempt under the item in meeting.yaml: `part_2: {reason: …, papers: […]}`"


def check(meeting: Meeting, board: Board, *_: object) -> Iterator[Finding]:
    for entry in _entries(meeting):
        value = f": {entry.value.text[:30]}" if isinstance(entry.value, YamlText) else ""
        yield Finding(entry.key.span, f"`{entry.key.text}{value}` keeps nothing back here", _HELP)
    if board.is_public and not board.private_files:
        return  # what is kept back lies elsewhere
    yield from _idle_items(meeting, board)
    for minute in meeting.minuted:
        if minute.is_stub:  # without a record apart the public reads all of it
            message = f"minute {minute.number} is marked as Part 2, and {PART_2_MINUTES} has no record of it"
            help_line = f"move what is exempt of it there, below `## {minute.number} …`, or remove the mark"
            yield Finding(minute.span, message, help_line)


def _idle_items(meeting: Meeting, board: Board) -> Iterator[Finding]:
    """Yield a finding for each item whose mark has nothing to keep back, while the public reads its papers."""
    for item in meeting.items():
        block = item.part_2
        if block is None or any(entry.part_2 for entry in item.papers):
            continue
        below = [entry for one in item.items if one.part_2 is None for entry in one.papers]
        shown = [*(() if block.note else item.papers), *below]
        papers = (paper for entry in item.papers if (paper := meeting.paper(entry.path)))
        if shown and not any(has_private_contacts(paper.head) for paper in papers):
            names = series(sorted({f"`{entry.path.rsplit('/', 1)[-1] or entry.title}`" for entry in shown}))
            message = f"`part_2` of item {item.number} keeps nothing back: the public reads {names}"
            yield Finding(block.span, message, f"{_HELP}; where it is only spoken of, say so there in a `note:`")
        elif block.is_stub and (name := _not_there(item, meeting, board)):
            message = f"`part_2` of item {item.number} keeps nothing back: there is no {name}"
            yield Finding(block.span, message, "write that file, or remove the mark")


def _not_there(item: Item, meeting: Meeting, board: Board) -> str:
    """Return the file that would hold what is exempt of minutes or matters arising, where only the public one is."""
    earlier = board.meeting(item.minutes_of) if item.minutes_of else None
    if earlier and earlier.minutes and not earlier.minutes.part_2:
        return f"{earlier.folder}/{PART_2_MINUTES}"
    matters = meeting.matters_arising
    return PART_2_MATTERS if item.matters_arising_report is not None and matters and not matters.part_2 else ""


def _entries(meeting: Meeting) -> Iterator[YamlEntry]:
    """Yield the entries that look like marks of Part 2 and are none."""
    minutes, matters = meeting.minutes, meeting.matters_arising
    if meeting.written is not None:
        yield from (entry for entry in meeting.written.entries if _is_meant(entry))
        yield from _in_items(meeting.written.get("agenda"))
    heads = [paper.head for paper in meeting.papers]
    heads += [paper.head for paper in (matters.paper, matters.part_2) if paper] if matters else []
    heads += [minutes.part_2.head] if minutes and minutes.part_2 and minutes.part_2.head else []
    yield from (entry for head in heads for entry in head.entries if _is_meant(entry))
    head = minutes.head.entries if minutes and minutes.head else ()
    yield from _meant_in(entry for entry in head if entry.key.text != PART_2)


def _in_items(agenda: YamlNode | None) -> Iterator[YamlEntry]:
    """Yield those in items, where `part_2` alone has effect, and below them."""
    for item in agenda.items if isinstance(agenda, YamlList) else ():
        for entry in item.entries if isinstance(item, YamlMap) else ():
            if entry.key.text == "items":
                yield from _in_items(entry.value)
            elif entry.key.text == PART_2:
                yield from _meant_in(entry.value.entries if isinstance(entry.value, YamlMap) else ())
            else:
                yield from _meant_in([entry])


def _meant_in(entries: Iterable[YamlEntry]) -> Iterator[YamlEntry]:
    """Yield the entries that look like marks, and where they do not, those anywhere below them that do."""
    for entry in entries:
        below = [] if _is_meant(entry) else [entry.value]
        yield from () if below else (entry,)
        while below:
            node = below.pop()
            if isinstance(node, YamlMap):
                yield from (inner for inner in node.entries if _is_meant(inner))
                below += [inner.value for inner in node.entries]
            elif isinstance(node, YamlList):
                below += node.items


def _is_meant(entry: YamlEntry) -> bool:
    value = entry.value.text.strip() if isinstance(entry.value, YamlText) else ""
    is_number = entry.key.text.casefold() == "part" and value.casefold() in ("2", "ii", "two")
    return is_number or _MEANT.fullmatch(entry.key.text.strip()) is not None
