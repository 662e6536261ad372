"""The agenda of meeting.yaml becomes items and sub-items."""

from collections.abc import Iterable
from datetime import date

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.model.agenda import Item, NextMeeting
from sbpack.model.letters import letter
from sbpack.model.read_paper_entries import Shelf, read_paper_entries
from sbpack.model.read_part_2 import read_part_2
from sbpack.sources.fields import Fields
from sbpack.sources.yaml_node import YamlMap


def read_agenda(entries: Iterable[YamlMap], shelf: Shelf) -> tuple[Item, ...]:
    """Return the items in order, numbered as they are printed."""
    return tuple(_item(entry, str(number), shelf) for number, entry in enumerate(entries, start=1))


def _item(entry: YamlMap, number: str, shelf: Shelf) -> Item:
    findings = shelf.findings
    fields = Fields(entry, findings)
    matters = fields.map("matters_arising", only="report")
    next_meeting = fields.map("next_meeting", only="date")
    is_sub_item = not number.isdecimal()
    papers = read_paper_entries(fields.node("papers"), shelf)
    part_2, exempt_papers = read_part_2(fields, number, papers, shelf)
    item = Item(
        number=number,
        title=fields.text("title"),
        span=_start(entry),
        note=fields.text("note"),
        presenter=fields.text("presenter"),
        purpose=fields.text("for"),
        papers=(*papers, *exempt_papers),
        items=()
        if is_sub_item
        else tuple(
            _item(sub_entry, number + letter(place), shelf) for place, sub_entry in enumerate(fields.maps("items"))
        ),
        minutes_of=fields.date("minutes_of"),
        matters_arising_report=_report(matters, findings) if matters else None,
        next_meeting=read_next_meeting(Fields(next_meeting, findings)) if next_meeting else None,
        part_2=part_2,
        urgent=_reason(fields),
    )
    fields.close()
    derived = [key in fields for key in ("minutes_of", "matters_arising", "next_meeting")]
    if not item.title.strip() and not any(derived) and item.only_paper is None:
        several = " that says what its papers are about" if papers else ""
        several = " that the public may read" if part_2 else several
        help_line = f"add `title:`{several}"
        findings.append(Finding(item.span, f"agenda item {number} has no title", help_line, rule="item-without-title"))
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


def _reason(fields: Fields) -> str:
    """Return why an item is urgent; a mark alone says nothing that could be printed or minuted."""
    node, reason = fields.scalar("urgent"), fields.text("urgent")
    if node is not None and reason.casefold() in ("true", "yes", "urgent"):
        message = f"`urgent: {reason}` does not say why"
        fields.wrong_shape(node, message, "write the chairman's reason, in a sentence that the minutes can repeat")
        return ""
    return reason


def _start(entry: YamlMap) -> Span:
    return entry.entries[0].key.span if entry.entries else entry.span


def _report(node: YamlMap, findings: list[Finding]) -> str:
    fields = Fields(node, findings)
    report = fields.required_text("report")
    fields.close()
    return report


def read_next_meeting(fields: Fields) -> NextMeeting | None:
    """Return what is said of the next meeting, or None without a date that can be read."""
    day: date | None = fields.date("date")
    time, venue = fields.time("time"), fields.text("venue")
    span = fields.span("date")
    fields.close()
    return None if day is None else NextMeeting(day, time, venue, span)
