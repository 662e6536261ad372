"""Who was at a meeting, as the head of its minutes says.

- What the head of minutes says of their life: which earlier ones were agreed, how corrected; when these came out.
"""

import re
from collections.abc import Iterator
from datetime import date

from sbpack.board.board import Board
from sbpack.board.members import Attendee, Movement
from sbpack.board.minutes import Agreement, Correction
from sbpack.findings.finding import Finding, Span
from sbpack.text.fields import Fields, parse_date
from sbpack.text.marks import MINUTE_NUMBER
from sbpack.text.yaml_nodes import YamlList, YamlMap, YamlNode, YamlText

_OF_MOVEMENT = ("who", "time", "minute")


def read_attendees(fields: Fields, key: str, day: date, board: Board, findings: list[Finding]) -> tuple[Attendee, ...]:
    """Return the people of a list, each by initials or by name."""
    found = (_attendee(node, day, board, findings) for node in fields.items(key))
    return tuple(attendee for attendee in found if attendee is not None)


def _attendee(node: YamlNode, day: date, board: Board, findings: list[Finding]) -> Attendee | None:
    match node:
        case YamlText(text=initials, span=span):
            return _by_initials(initials, span, day, board)
        case YamlMap():
            fields = Fields(node, findings)
            attendee = Attendee(fields.required_text("name"), fields.text("role"), node.span)
            fields.close()
            return attendee if attendee.name else None
        case _:
            findings.append(
                Finding(
                    node.span,
                    "a list stands where a person belongs",
                    "write initials, or `{name: …, role: …}`",
                    rule="wrong-shape",
                )
            )
            return None


def _by_initials(initials: str, span: Span, day: date, board: Board, substitute: str = "") -> Attendee:
    member = board.member(initials, day)
    if member is None:
        return Attendee(initials, "", span, substitute=substitute, key=initials)
    role = ", ".join(part for part in (member.role, member.organisation) if part)
    return Attendee(member.full_name, role, span, member, member.office_on(day), substitute, initials)


def with_substitutes(
    apologies: tuple[Attendee, ...],
    substitutes: YamlMap | None,
    day: date,
    board: Board,
    findings: list[Finding],
) -> tuple[Attendee, ...]:
    """Add those who sent somebody else; a substitute for a member says that the member was away."""
    if substitutes is None:
        return apologies
    fields = Fields(substitutes, findings)
    found = [
        _by_initials(entry.key.text, entry.key.span, day, board, fields.text(entry.key.text))
        for entry in substitutes.entries
    ]
    named = {attendee.key for attendee in found}
    return (*(attendee for attendee in apologies if attendee.key == "" or attendee.key not in named), *found)


def read_movements(fields: Fields, key: str, day: date, board: Board, findings: list[Finding]) -> tuple[Movement, ...]:
    """Return who arrived or left, when, and during which minute."""
    node = fields.node(key)
    if isinstance(node, YamlText) and not node.text:
        return ()
    entries = node.items if isinstance(node, YamlList) else () if node is None else (node,)
    is_right = isinstance(node, YamlList) and all(isinstance(entry, YamlMap) and not _names(entry) for entry in entries)
    if node is not None and not is_right:
        message = f"`{key}` says of each person who it was, when, and at which minute"
        who = next(filter(None, map(_who, entries)), "…")
        write = f'write `{key}: [{{who: {who}, time: "…", minute: …}}]`'
        help_line = "put it in square brackets, as one entry of a list" if isinstance(node, YamlMap) else write
        fields.wrong_shape(node, message, help_line)
        entries = tuple(entry for entry in entries if not _names(entry))
    maps = (entry for entry in entries if isinstance(entry, YamlMap))
    return tuple(_movement(Fields(entry, findings), day, board, findings) for entry in maps)


def _who(entry: YamlNode) -> str:
    """Return the person of an entry, however much it says."""
    who = entry.get("who") if isinstance(entry, YamlMap) else None
    return who.text if isinstance(who, YamlText) else _names(entry)


def _names(entry: YamlNode) -> str:
    """Return the person whom an entry names without saying more: `LB` or `{LB}`; nothing where it has keys."""
    match entry:
        case YamlText(text=text):
            return text
        case YamlMap(entries=(only,)) if only.key.text not in _OF_MOVEMENT and _is_empty(only.value):
            return only.key.text
        case _:
            return ""


def _is_empty(node: YamlNode) -> bool:
    return isinstance(node, YamlText) and not node.text


def _movement(fields: Fields, day: date, board: Board, findings: list[Finding]) -> Movement:
    who = fields.node("who")
    if who is None:
        fields.required_text("who")
    nodes = who.items if isinstance(who, YamlList) else () if who is None else (who,)
    found = (_attendee(node, day, board, findings) for node in nodes)
    movement = Movement(
        people=tuple(attendee for attendee in found if attendee is not None),
        time=fields.time("time"),
        minute=fields.text("minute"),
        span=fields.span("who"),
        minute_span=fields.span("minute"),
    )
    fields.close()
    return movement


_MINUTE = re.compile(rf"(?:[Mm]inute\s+)?(?P<number>{MINUTE_NUMBER})")
_EXAMPLE = "write `agreed: [YYYY-MM-DD]`, or the corrections as a list below `YYYY-MM-DD:`"


def read_agreed(fields: Fields, day: date) -> tuple[Agreement, ...]:
    """Return what minutes say they agreed: a day, a list of days, or days with the corrections to each."""
    node = fields.node("agreed")
    found = (_agreement(text, corrections, day, fields) for text, corrections in _days(node, fields))
    return tuple(agreement for agreement in found if agreement is not None)


def read_published(fields: Fields, day: date) -> date | None:
    """Return when minutes came out by themselves."""
    published = fields.date("published")
    if published is not None and published < day:
        message = f"minutes of {day.isoformat()} cannot have come out on {published.isoformat()}"
        fields.findings.append(Finding(fields.span("published"), message, "name a later day", rule="bad-date"))
        return None
    return published


def _days(node: YamlNode | None, fields: Fields) -> Iterator[tuple[YamlText, YamlNode | None]]:
    match node:
        case None | YamlText(text=""):
            return
        case YamlText():
            yield node, None
        case YamlMap(entries=entries):
            yield from ((entry.key, entry.value) for entry in entries)
        case YamlList(items=items):
            for item in items:
                if isinstance(item, YamlList):
                    fields.wrong_shape(item, "a list stands where a date belongs", _EXAMPLE)
                else:
                    yield from _days(item, fields)


def _agreement(text: YamlText, corrections: YamlNode | None, day: date, fields: Fields) -> Agreement | None:
    agreed = parse_date(text, fields.findings)
    if agreed is None:
        return None
    if agreed >= day:
        message = f"a meeting of {day.isoformat()} cannot agree the minutes of {agreed.isoformat()}"
        fields.findings.append(Finding(text.span, message, "name an earlier meeting", rule="bad-date"))
        return None
    found = (correction for node in _items(corrections) for correction in _corrections(node, fields))
    return Agreement(agreed, day, corrections=tuple(found), span=text.span)


def _items(node: YamlNode | None) -> tuple[YamlNode, ...]:
    match node:
        case None | YamlText(text=""):
            return ()
        case YamlList(items=items):
            return items
        case YamlText() | YamlMap():
            return (node,)


def _corrections(node: YamlNode, fields: Fields) -> Iterator[Correction]:
    """Yield the corrections of an item; `76: for A read B` is a mapping to YAML, and words to whoever wrote it."""
    match node:
        case YamlText(text=text, span=span):
            before, colon, after = text.partition(":")
            number = _MINUTE.fullmatch(before.strip()) if colon else None
            yield Correction(after.strip(), number["number"], span) if number else Correction(text, "", span)
        case YamlMap(entries=entries):
            for entry in entries:
                number, words = _MINUTE.fullmatch(entry.key.text.strip()), entry.value
                if not isinstance(words, YamlText) or not words.text:
                    fields.wrong_shape(entry.value, "a correction is one sentence", "write `- 76: for … read …`")
                elif number:
                    yield Correction(words.text, number["number"], entry.key.span)
                else:
                    yield Correction(f"{entry.key.text}: {words.text}", "", entry.key.span)
        case YamlList():
            fields.wrong_shape(node, "a list stands where a correction belongs", "write `- 76: for … read …`")
