"""The agenda of meeting.yaml becomes items and sub-items.

- What an item has in Part 2: a block of meeting.yaml, and what part-2.yaml adds to it.
- The versions and supplements that meeting.yaml announces.
"""

from collections.abc import Iterable, Iterator
from datetime import date

from sbpack.board.agenda import ExemptBusiness, Issue, Item, NextMeeting, PaperEntry
from sbpack.board.dates import long_date
from sbpack.board.read_paper_entries import Shelf, read_paper_entries
from sbpack.board.text_names import letter
from sbpack.findings.finding import Finding, Span
from sbpack.repository.paths import PART_2, REASON, with_reason
from sbpack.text.fields import Fields, parse_date
from sbpack.text.yaml_nodes import YamlMap, YamlText


def read_part_2(
    item: Fields, number: str, papers: tuple[PaperEntry, ...], shelf: Shelf
) -> tuple[ExemptBusiness | None, tuple[PaperEntry, ...]]:
    """Return what of an item is exempt, and its papers of Part 2; `papers` are those of Part 1."""
    node = item.node(PART_2)
    added = shelf.part_2.get(number)
    if node is None:
        if added is not None:
            message = f"item {number} is not marked as Part 2 in meeting.yaml"
            shelf.say(added.span, message, f"add `{PART_2}: REASON` to it there, or correct the number here")
        return None, ()
    written = with_reason(node)
    if written is None:
        shelf.say(
            node.span,
            f"`{PART_2}` must say why",
            f"write `{PART_2}: REASON`, or `{PART_2}: {{reason: …, papers: […]}}`",
        )
        return None, ()
    merged = _merged(written, added, shelf)
    if merged.get(REASON) is None:
        # Told at the mark, which the public reads too: so it is an error of both editions.
        help_line = "add `reason: …`, a paragraph of Schedule 12A or a reason of the board's own"
        shelf.say(_mark(item), f"`{PART_2}` of item {number} does not say why", help_line, rule="unmarked-exemption")
        return None, ()
    block = Fields(merged, shelf.findings)
    reason = shelf.reasons.read(block, REASON)
    business = None
    exempt_papers: tuple[PaperEntry, ...] = ()
    title, note, presenter = block.text("title"), block.text("note"), block.text("presenter")
    listed = block.node("papers")
    if reason is not None:
        here = {entry.key.text for entry in written.entries} & {"title", "note", "presenter"}
        business = ExemptBusiness(
            reason, title, note, presenter, node.span, is_written_here=bool(here), title_span=block.span("title")
        )
        exempt_papers = read_paper_entries(listed, shelf, papers, reason)
    block.close()
    return business, exempt_papers


def _mark(item: Fields) -> Span:
    """Return the place of the mark itself."""
    return next(entry.key.span for entry in item.map_node.entries if entry.key.text == PART_2)


def _merged(written: YamlMap, added: YamlMap | None, shelf: Shelf) -> YamlMap:
    """Return a block with what part-2.yaml adds to it; what stands in both is a finding."""
    if added is None:
        return written
    known = {entry.key.text for entry in written.entries}
    for entry in added.entries:
        if entry.key.text in known:
            message = f"`{entry.key.text}` stands in meeting.yaml already"
            shelf.say(entry.key.span, message, "keep it in one of the two files")
    return YamlMap((*written.entries, *(entry for entry in added.entries if entry.key.text not in known)), written.span)


_EXAMPLE = "{date: YYYY-MM-DD, note: …}"


def read_issues(fields: Fields, key: str, published: date | None, *, needs_note: bool = False) -> tuple[Issue, ...]:
    """Return what a list announces, in order; one day alone stands for an entry without a note.

    What was issued before the pack, or before the entry above it, is a finding.
    """
    found: list[Issue] = []
    for issue in _each(fields, key, needs_note=needs_note):
        earlier = found[-1].date if found else published
        if earlier is not None and issue.date < earlier:
            what = "what was issued before it" if found else "the pack"
            message = f"{long_date(issue.date)} is before {what}, {long_date(earlier)}"
            fields.findings.append(
                Finding(issue.span, message, "correct the earlier or the later day", rule="bad-date")
            )
        found.append(issue)
    return tuple(found)


def _each(fields: Fields, key: str, *, needs_note: bool) -> Iterator[Issue]:
    for node in fields.items(key, _EXAMPLE):
        match node:
            case YamlText() if not needs_note:
                day, note, span = parse_date(node, fields.findings), "", node.span
            case YamlMap():
                inner = Fields(node, fields.findings)
                day, span = inner.date("date"), inner.span("date")
                if not inner.text("date"):
                    inner.required_text("date")
                note = inner.required_text("note") if needs_note else inner.text("note")
                inner.close()
            case _:
                fields.wrong_shape(node, f"an item of `{key}` must have keys", f"write `{key}: [{_EXAMPLE}]`")
                continue
        if day is not None:
            yield Issue(day, note, span)


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
