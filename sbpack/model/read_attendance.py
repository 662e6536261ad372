"""Who was at a meeting, as the head of its minutes says."""

from datetime import date

from sbpack.findings.finding import Finding
from sbpack.findings.span import Span
from sbpack.model.board import Board
from sbpack.model.member import Attendee, Movement
from sbpack.sources.fields import Fields
from sbpack.sources.yaml_node import YamlList, YamlMap, YamlNode, YamlText

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
